"""Migrations lead to the tables of the code, go back, and keep what is recorded."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import inspect

from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.audits import run_audit
from inventaire.store.findings import Narrowing, count_findings
from inventaire.store.migrations import check, downgrade, upgrade
from inventaire.store.session import open_engine, session_factory
from inventaire.store.snapshot import load_snapshot
from tests.factories import (
    CAMILLE,
    NOW,
    TODAY,
    a_record,
    an_organisation,
    filled_values,
    one_of_each,
)


def test_migrations_lead_to_the_tables_of_the_code(database_url: str) -> None:
    assert check(database_url) == []


def test_migrations_go_down_and_up_with_data(database_url: str) -> None:
    engine = open_engine(database_url)
    with session_factory(engine)() as session:
        organisation = an_organisation(session)
        known = one_of_each(session, organisation)
        for kind in KINDS:
            a_record(session, organisation, kind, **filled_values(kind, known))
        session.commit()
        before = load_snapshot(session, organisation, taken_on=TODAY)
    downgrade(database_url, "engagement")
    assert "journal" not in inspect(engine).get_table_names()
    upgrade(database_url)
    with session_factory(engine)() as session:
        # What went down is empty; the inventory below it has not moved.
        assert load_snapshot(session, organisation, taken_on=TODAY) == _without_later_fields(before)
    downgrade(database_url, "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    upgrade(database_url)
    assert check(database_url) == []
    engine.dispose()


def _without_later_fields(snapshot: Snapshot) -> Snapshot:
    """The snapshot as it was before the fields that later migrations brought."""
    assessments = tuple(replace(one, answered_by="") for one in snapshot.assessments)
    datasets = tuple(replace(one, identifier="") for one in snapshot.datasets)
    unmarked = {"library_code": "", "library_edition": None}
    processings = tuple(replace(one, **unmarked) for one in snapshot.processings)
    return replace(snapshot, assessments=assessments, datasets=datasets, processings=processings)


def test_findings_kept_before_are_found_from_their_records_after(database_url: str) -> None:
    engine = open_engine(database_url)
    with session_factory(engine)() as session:
        organisation = an_organisation(session)
        dataset = Ref("dataset", a_record(session, organisation, "dataset"))
        run_audit(session, CAMILLE, organisation, now=NOW)
        session.commit()
        about = Narrowing(record=dataset)
        before = count_findings(session, organisation, about)
    downgrade(database_url, "shares")
    upgrade(database_url)
    with session_factory(engine)() as session:
        assert count_findings(session, organisation, about) == before > 0
    engine.dispose()


def test_sqlite_is_opened_with_foreign_keys_and_room_for_a_reader(tmp_path: object) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/new/folder/base.sqlite")
    with engine.connect() as connection:
        asked = ("foreign_keys", "journal_mode")
        said = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    assert said == [1, "wal"]
    engine.dispose()


def test_postgresql_is_reached_through_psycopg() -> None:
    assert open_engine("postgresql://nobody@localhost/none").driver == "psycopg"

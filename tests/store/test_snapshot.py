"""Rows become facts, whole and quickly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from inventaire.inventory.fields import Ref, fields_of
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.records import System
from inventaire.operations.records import archive_record
from inventaire.store.shapes import kind_called
from inventaire.store.snapshot import UnknownOrganisation, load_record, load_snapshot, names
from tests.factories import (
    CAMILLE,
    NOW,
    TODAY,
    a_record,
    an_organisation,
    filled_values,
    one_of_each,
)


@contextmanager
def counted(session: Session) -> Iterator[list[str]]:
    """The statements sent to the database inside the block."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("kind", [*KINDS, "partner"])
def test_every_field_of_a_record_is_kept_and_read_again(session: Session, kind: str) -> None:
    organisation = an_organisation(session)
    values = filled_values(kind, one_of_each(session, organisation))
    owner = None if kind == "partner" else organisation
    number = a_record(session, owner, kind, **values)
    session.commit()
    session.expire_all()
    fact = load_record(session, owner, kind, number)
    assert fact is not None
    for field in fields_of(kind_called(kind).record):
        assert getattr(fact, field.name) == values[field.name], field.name
    assert (fact.recorded_at, fact.changed_at, fact.version) == (NOW, NOW, 1)


def test_a_snapshot_holds_the_same_facts_as_single_readings(session: Session) -> None:
    organisation = an_organisation(session)
    known = one_of_each(session, organisation)
    for kind in KINDS:
        a_record(session, organisation, kind, **filled_values(kind, known))
    snapshot = load_snapshot(session, organisation, taken_on=TODAY)
    for kind in KINDS:
        for fact in snapshot.of(kind):
            assert fact == load_record(session, organisation, kind, fact.id)
    assert snapshot.organisation.name == "Valbrise"
    assert snapshot.taken_on == TODAY


def test_a_snapshot_takes_as_many_queries_whatever_the_size(session: Session) -> None:
    organisation = an_organisation(session)
    known = one_of_each(session, organisation)
    with counted(session) as few:
        load_snapshot(session, organisation, taken_on=TODAY)
    for _ in range(5):
        for kind in KINDS:
            # References are unique: leave them out.
            values = {k: v for k, v in filled_values(kind, known).items() if k != "reference"}
            a_record(session, organisation, kind, **values)
    with counted(session) as many:
        load_snapshot(session, organisation, taken_on=TODAY)
    assert len(many) == len(few) < 40


def test_a_record_page_takes_few_queries(session: Session) -> None:
    organisation = an_organisation(session)
    known = one_of_each(session, organisation)
    number = a_record(session, organisation, "processing", **filled_values("processing", known))
    with counted(session) as sent:
        load_record(session, organisation, "processing", number)
    assert len(sent) <= 7


def test_archived_records_are_in_the_picture_and_out_of_the_live_one(session: Session) -> None:
    organisation = an_organisation(session)
    system = a_record(session, organisation, "system", name="Paie")
    dataset = a_record(session, organisation, "dataset", name="Bulletins", systems=(system,))
    archive_record(session, CAMILLE, organisation, "system", system, now=NOW)
    snapshot = load_snapshot(session, organisation, taken_on=TODAY)
    assert snapshot.system(system) is not None
    assert snapshot.datasets[0].systems == (system,)
    live = snapshot.live()
    assert live.system(system) is None
    found = live.dataset(dataset)
    assert found is not None
    assert found.systems == ()


def test_nothing_is_read_of_another_organisation(session: Session) -> None:
    ours, theirs = an_organisation(session), an_organisation(session, "Autre")
    system = a_record(session, theirs, "system", name="Secret")
    assert load_record(session, ours, "system", system) is None
    assert names(session, ours, [Ref("system", system)]) == {}
    assert load_snapshot(session, ours, taken_on=TODAY).systems == ()


def test_an_unknown_organisation_is_said_so(session: Session) -> None:
    with pytest.raises(UnknownOrganisation):
        load_snapshot(session, 99, taken_on=TODAY)


def test_a_flow_without_name_is_called_by_its_ends(session: Session) -> None:
    organisation = an_organisation(session)
    system = Ref("system", a_record(session, organisation, "system", name="Paie"))
    actor = Ref("actor", a_record(session, organisation, "actor", name="DGFiP"))
    plain = a_record(session, organisation, "flow", source=system, target=actor)
    named = a_record(session, organisation, "flow", source=actor, target=system, name="Retour")
    refs = [Ref("flow", plain), Ref("flow", named), system]
    assert names(session, organisation, refs) == {
        refs[0]: "Paie → DGFiP",
        refs[1]: "Retour",
        system: "Paie",
    }
    snapshot = load_snapshot(session, organisation, taken_on=TODAY)
    assert snapshot.label(refs[0]) == "Paie → DGFiP"


def test_a_fact_read_is_equal_to_one_built_by_hand(session: Session) -> None:
    organisation = an_organisation(session)
    number = a_record(session, organisation, "system", name="Paie", backups=None, exposed=False)
    fact = load_record(session, organisation, "system", number)
    assert isinstance(fact, System)
    by_hand = System(id=number, name="Paie", exposed=False)
    assert replace(fact, recorded_at=None, changed_at=None) == by_hand

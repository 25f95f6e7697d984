"""What may be done with a record, and what the journal keeps of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import DataLine, RecipientLine
from inventaire.inventory.records import System
from inventaire.operations.journal import entries, headline, kind_label, sentences
from inventaire.operations.records import (
    Conflict,
    UnknownRecord,
    archive_record,
    change_many,
    change_record,
    create_record,
    restore_record,
)
from inventaire.operations.validation import Refused
from inventaire.store.journal import JournalRow
from inventaire.store.session import open_engine, session_factory
from inventaire.store.shapes import table_of
from inventaire.store.snapshot import load_record
from inventaire.store.writing import ForeignRecord
from tests.factories import CAMILLE, NOW, a_record, an_organisation

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def organisation(session: Session) -> int:
    return an_organisation(session)


def change(
    session: Session, organisation: int, kind: str, number: int, version: int | None, **values: Any
) -> bool:
    return change_record(
        session, CAMILLE, organisation, kind, number, values, version=version, now=LATER
    )


def told(session: Session, organisation: int) -> tuple[str, ...]:
    """The latest line of the journal, in sentences."""
    entry = entries(session, organisation)[0]
    return (headline(entry), *sentences(entry))


def test_a_change_is_told_in_readable_french(session: Session, organisation: int) -> None:
    number = a_record(session, organisation, "processing", name="Paie des agents")
    change(session, organisation, "processing", number, 1, legal_bases=("legal_obligation",))
    assert told(session, organisation) == (
        "Camille Durand a modifié « Paie des agents »",
        "Bases légales : (vide) → Obligation légale",
    )
    entry = entries(session, organisation, ref=Ref("processing", number))[0]
    assert (kind_label(entry), entry.at) == ("Traitement", LATER)


def test_links_answers_dates_and_lines_are_told_by_their_words(
    session: Session, organisation: int
) -> None:
    actor = a_record(session, organisation, "actor", name="DGFiP")
    number = a_record(session, organisation, "processing", name="Paie")
    change(
        session,
        organisation,
        "processing",
        number,
        1,
        service=actor,
        notice=False,
        reviewed_on=NOW.date(),
        recipients=(RecipientLine(actor=actor, precision="Prélèvement"),),
        data=(DataLine(category="identity", retention="5 ans"),),
    )
    assert set(told(session, organisation)[1:]) == {
        "Service : (vide) → DGFiP",
        "Personnes informées : (vide) → non",
        "Revu le : (vide) → 23/11/2026",
        "Destinataires : (vide) → DGFiP, Prélèvement",
        "Données et durées de conservation : (vide) → Identité, état civil, 5 ans",
    }


def test_the_journal_outlives_the_names_it_speaks_of(session: Session, organisation: int) -> None:
    actor = a_record(session, organisation, "actor", name="Berger")
    system = a_record(session, organisation, "system", name="Paie", operator=actor)
    change(session, organisation, "actor", actor, 1, name="Levrault")
    change(session, organisation, "system", system, 1, operator=None)
    assert told(session, organisation)[1] == "Exploité par : Levrault → (vide)"
    created = entries(session, organisation, ref=Ref("system", system))[-1]
    assert "Exploité par : (vide) → Berger" in sentences(created)


def test_a_change_that_changes_nothing_leaves_no_trace(session: Session, organisation: int) -> None:
    number = a_record(session, organisation, "system", name="Paie")
    before = len(entries(session, organisation))
    assert not change(session, organisation, "system", number, 1, name="Paie")
    fact = load_record(session, organisation, "system", number)
    assert fact is not None
    assert fact.version == 1
    assert len(entries(session, organisation)) == before


def test_the_second_of_two_people_is_told_and_loses_nothing(
    session: Session, organisation: int
) -> None:
    number = a_record(session, organisation, "system", name="Paie")
    change(session, organisation, "system", number, 1, name="Paie 2")
    with pytest.raises(Conflict) as told_so:
        change(session, organisation, "system", number, 1, notes="Vu avec la DRH")
    assert told_so.value.current.name == "Paie 2"
    assert told_so.value.current.version == 2
    assert told_so.value.submitted == {"notes": "Vu avec la DRH"}
    fact = load_record(session, organisation, "system", number)
    assert fact is not None
    assert fact.notes == ""


def test_a_change_of_links_alone_is_a_new_version(session: Session, organisation: int) -> None:
    system = a_record(session, organisation, "system")
    number = a_record(session, organisation, "dataset")
    change(session, organisation, "dataset", number, 1, systems=(system,))
    fact = load_record(session, organisation, "dataset", number)
    assert fact is not None
    assert fact.version == 2


def test_a_change_of_lines_alone_is_a_new_version_even_at_the_very_same_instant(
    session: Session, organisation: int
) -> None:
    number = a_record(session, organisation, "processing")
    for seen, category in enumerate(("identity", "health"), start=1):
        lines = (DataLine(category=category),)
        change_record(
            session,
            CAMILLE,
            organisation,
            "processing",
            number,
            {"data": lines},
            version=seen,
            now=NOW,
        )
    with pytest.raises(Conflict):
        change(session, organisation, "processing", number, 2, data=())


def test_two_people_at_the_same_moment_never_overwrite_each_other(
    database_url: str, session: Session
) -> None:
    organisation = an_organisation(session)
    number = a_record(session, organisation, "system", name="Paie")
    session.commit()
    outcomes: list[str] = []

    def edit(name: str) -> None:
        engine = open_engine(database_url)
        with session_factory(engine)() as own:
            try:
                change(own, organisation, "system", number, 1, name=name)
                own.commit()
                outcomes.append("written")
            except Conflict as conflict:
                own.rollback()
                outcomes.append(f"told of {conflict.current.version}")
        engine.dispose()

    threads = [Thread(target=edit, args=(f"Paie {rank}",)) for rank in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["told of 2", "told of 2", "told of 2", "written"]


@pytest.mark.parametrize("kind", ["dataset", "system", "actor", "processing", "flow"])
def test_a_record_of_another_organisation_cannot_be_touched(
    session: Session, organisation: int, kind: str
) -> None:
    theirs = an_organisation(session, "Autre")
    system = Ref("system", a_record(session, theirs, "system"))
    ends = {"source": system, "target": system} if kind == "flow" else {}
    number = a_record(session, theirs, kind, **ends)
    with pytest.raises(UnknownRecord):
        change(session, organisation, kind, number, None, name="Pris")
    with pytest.raises(UnknownRecord):
        archive_record(session, CAMILLE, organisation, kind, number, now=NOW)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("dataset", {"producer": "actor"}),
        ("dataset", {"systems": "system"}),
        ("processing", {"recipients": "actor"}),
        ("action", {"about": "dataset"}),
    ],
)
def test_a_link_to_another_organisation_is_refused_and_nothing_is_written(
    session: Session, organisation: int, kind: str, values: dict[str, str]
) -> None:
    theirs = an_organisation(session, "Autre")
    ((field, to),) = values.items()
    foreign = a_record(session, theirs, to)
    value: Any = {
        "producer": foreign,
        "systems": (foreign,),
        "recipients": (RecipientLine(actor=foreign),),
        "about": Ref(to, foreign),
    }[field]
    with pytest.raises(ForeignRecord) as refused:
        a_record(session, organisation, kind, **{field: value})
    assert (refused.value.field, refused.value.ref) == (field, Ref(to, foreign))
    number = a_record(session, organisation, kind)
    with pytest.raises(ForeignRecord):
        change(session, organisation, kind, number, 1, **{field: value})
    assert session.scalars(select(table_of(kind).c.id)).all() == [number]


def test_an_end_of_the_wrong_kind_is_refused(session: Session, organisation: int) -> None:
    dataset = a_record(session, organisation, "dataset")
    system = Ref("system", a_record(session, organisation, "system"))
    with pytest.raises(ForeignRecord):
        a_record(session, organisation, "flow", source=system, target=Ref("dataset", dataset))


def test_what_is_archived_comes_back_and_keeps_its_links(
    session: Session, organisation: int
) -> None:
    system = a_record(session, organisation, "system", name="Paie")
    dataset = a_record(session, organisation, "dataset", systems=(system,))
    archive_record(session, CAMILLE, organisation, "system", system, now=NOW)
    assert told(session, organisation) == ("Camille Durand a archivé « Paie »",)
    change(session, organisation, "dataset", dataset, 1, notes="vu", systems=(system,))
    restore_record(session, CAMILLE, organisation, "system", system, now=NOW)
    fact = load_record(session, organisation, "system", system)
    assert isinstance(fact, System)
    assert (fact.archived, fact.version) == (False, 3)


def test_a_reference_is_held_by_one_processing_in_force(
    session: Session, organisation: int
) -> None:
    first = a_record(session, organisation, "processing", name="Paie", reference="T-1")
    with pytest.raises(Refused) as refused:
        a_record(session, organisation, "processing", reference="T-1")
    assert "déjà celle de « Paie »" in str(refused.value.errors["reference"])
    archive_record(session, CAMILLE, organisation, "processing", first, now=NOW)
    a_record(session, organisation, "processing", name="Nouvelle paie", reference="T-1")
    with pytest.raises(Refused):
        restore_record(session, CAMILLE, organisation, "processing", first, now=NOW)


def test_a_record_cannot_be_its_own_parent(session: Session, organisation: int) -> None:
    number = a_record(session, organisation, "actor")
    with pytest.raises(Refused):
        change(session, organisation, "actor", number, 1, parent=number)


def test_many_records_change_at_once_with_a_line_for_each(
    session: Session, organisation: int
) -> None:
    numbers = [a_record(session, organisation, "dataset", name=f"Jeu {n}") for n in range(3)]
    change(session, organisation, "dataset", numbers[0], 1, publication_status="published")
    lines = len(entries(session, organisation))
    changed = change_many(
        session,
        CAMILLE,
        organisation,
        "dataset",
        numbers,
        "publication_status",
        "published",
        now=NOW,
    )
    assert changed == 2
    assert len(entries(session, organisation)) == lines + 2


def test_a_bulk_edit_with_a_foreign_record_changes_nothing(
    session: Session, organisation: int
) -> None:
    ours = a_record(session, organisation, "dataset")
    foreign = a_record(session, an_organisation(session, "Autre"), "dataset")
    session.commit()
    with pytest.raises(UnknownRecord):
        change_many(
            session, CAMILLE, organisation, "dataset", [ours, foreign], "notes", "x", now=NOW
        )
    session.rollback()
    fact = load_record(session, organisation, "dataset", ours)
    assert fact is not None
    assert fact.notes == ""


@contextmanager
def no_commit(session: Session) -> Iterator[None]:
    """Fails where an operation commits: whoever called it decides."""

    def fail(_session: Session) -> None:
        raise AssertionError("an operation committed")

    event.listen(session, "before_commit", fail)
    yield
    event.remove(session, "before_commit", fail)


def test_operations_never_commit(session: Session, organisation: int) -> None:
    with no_commit(session):
        number = a_record(session, organisation, "system")
        change(session, organisation, "system", number, 1, name="Autre nom")
        archive_record(session, CAMILLE, organisation, "system", number, now=NOW)


def test_a_partner_belongs_to_the_installation(session: Session, organisation: int) -> None:
    number = create_record(session, CAMILLE, None, "partner", {"name": "CNFPT"}, now=NOW)
    assert change_record(
        session, CAMILLE, None, "partner", number, {"territory": "Landes"}, version=1, now=NOW
    )
    row = session.scalars(select(JournalRow).order_by(JournalRow.id.desc())).first()
    assert row is not None
    assert (row.organisation_id, row.kind) == (None, "partner")

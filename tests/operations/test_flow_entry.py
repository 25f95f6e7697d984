"""Flows saved from their text: in one go, with a line in the journal, undone as an import is."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from inventaire.exchange.flow_text.changes import Entry
from inventaire.exchange.flow_text.writing import show_flows
from inventaire.inventory.fields import Ref
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.flow_entry import Saved, save_flows, saved_texts, summary, undo_flows
from inventaire.operations.imports import imports_of
from inventaire.operations.journal import entries, headline
from inventaire.operations.records import UnknownRecord, change_record
from inventaire.operations.undoing import CannotUndo
from inventaire.store.snapshot import load_snapshot
from tests.factories import CAMILLE, NOW, TODAY, a_record, an_organisation


@pytest.fixture
def organisation(session: Session) -> int:
    """Payroll that goes to the tax office by API."""
    number = an_organisation(session)
    system = Ref("system", a_record(session, number, "system", name="Paie"))
    office = Ref("actor", a_record(session, number, "actor", name="DGFiP"))
    dsn = a_record(session, number, "dataset", name="DSN")
    values = {"source": system, "target": office, "datasets": (dsn,), "medium": "api"}
    a_record(session, number, "flow", **values, legal_ground="CGI art. 87")
    return number


def recorded(session: Session, organisation: int) -> Snapshot:
    return load_snapshot(session, organisation, taken_on=TODAY)


def begun(session: Session, organisation: int) -> Entry:
    """The text as somebody opens it."""
    snapshot = recorded(session, organisation)
    shown = show_flows(snapshot, snapshot.flows)
    return Entry(text="\n".join(one.text for one in shown), shown=shown)


def save(session: Session, organisation: int, entry: Entry, text: str) -> Saved:
    typed = Entry(text=text, shown=entry.shown)
    return save_flows(session, CAMILLE, organisation, typed, now=NOW)


def text_of(session: Session, organisation: int) -> list[str]:
    snapshot = recorded(session, organisation)
    return [one.text for one in show_flows(snapshot, snapshot.flows)]


def test_what_is_typed_is_recorded_and_read_back(session: Session, organisation: int) -> None:
    entry = begun(session, organisation)
    assert entry.text == "Paie -> DGFiP : DSN, API"
    text = (
        "Paie -> DGFiP : DSN, mensuel, SFTP, chiffré\n"
        "Accueil -> Tableur inscriptions -> Service enfance : dossier enfant (santé), papier\n"
    )
    saved = save(session, organisation, entry, text)
    assert saved.entry.text == text
    assert text_of(session, organisation) == [
        "Paie -> DGFiP : DSN, mensuel, SFTP, chiffré",
        "Accueil -> Tableur inscriptions : dossier enfant, papier",
        "Tableur inscriptions -> Service enfance : dossier enfant, papier",
    ]
    snapshot = recorded(session, organisation)
    assert snapshot.flows[0].legal_ground == "CGI art. 87"
    assert {d.name: d.data_categories for d in snapshot.datasets}["dossier enfant"] == ("health",)
    told = "2 flux créés, 1 flux modifié, 4 fiches créées"
    assert summary(saved.proposed.changes) == told
    lines = [headline(line) for line in entries(session, organisation)]
    assert f"Camille Durand a enregistré des flux par le texte : {told}" in lines
    assert save(session, organisation, saved.entry, saved.entry.text).row is None


def test_what_was_saved_is_undone_whole(session: Session, organisation: int) -> None:
    entry = begun(session, organisation)
    saved = save(session, organisation, entry, "Paie -> URSSAF [acteur] : DSN, API\nPaie -> CAF")
    assert saved.row is not None
    undo_flows(session, CAMILLE, organisation, saved.row.id, now=NOW)
    assert text_of(session, organisation) == ["Paie -> DGFiP : DSN, API"]
    live = recorded(session, organisation).live()
    assert {record.name for record in live.actors} == {"DGFiP"}
    assert saved_texts(session, organisation, most=5)[0].state == "undone"
    assert not imports_of(session, organisation)


def test_a_line_taken_away_archives_its_flow_and_undoing_restores_it(
    session: Session, organisation: int
) -> None:
    saved = save(session, organisation, begun(session, organisation), "")
    assert saved.row is not None
    assert text_of(session, organisation) == []
    undo_flows(session, CAMILLE, organisation, saved.row.id, now=NOW)
    assert text_of(session, organisation) == ["Paie -> DGFiP : DSN, API"]


def test_what_somebody_worked_on_since_is_not_undone(session: Session, organisation: int) -> None:
    saved = save(session, organisation, begun(session, organisation), "Paie -> DGFiP : DSN")
    assert saved.row is not None
    number = saved.entry.shown[0].flow
    values = {"frequency": "ANNUAL"}
    change_record(session, CAMILLE, organisation, "flow", number, values, version=None, now=NOW)
    with pytest.raises(CannotUndo):
        undo_flows(session, CAMILLE, organisation, saved.row.id, now=NOW)


def test_two_people_who_change_one_flow_are_told_and_neither_loses_a_word(
    session: Session, organisation: int
) -> None:
    mine, yours = begun(session, organisation), begun(session, organisation)
    save(session, organisation, yours, "Paie -> DGFiP : DSN, mensuel, API\nPaie -> CAF : DSN")
    text = "Paie -> DGFiP : DSN, SFTP\nPaie -> MSA : DSN\nPaie -> CAF : DSN"
    saved = save(session, organisation, mine, text)
    assert [note.line for note in saved.proposed.errors] == [1]
    assert saved.entry.text == text
    assert text_of(session, organisation) == [
        "Paie -> DGFiP : DSN, mensuel, API",
        "Paie -> CAF : DSN",
        "Paie -> MSA : DSN",
    ]
    save(session, organisation, saved.entry, saved.entry.text)
    assert text_of(session, organisation)[0] == "Paie -> DGFiP : DSN, SFTP"


def test_what_could_not_be_read_stays_in_the_text_and_the_rest_is_saved(
    session: Session, organisation: int
) -> None:
    text = "Paie -> DGFiP : DSN, API\nPaie -> \nPaie -> CAF"
    saved = save(session, organisation, begun(session, organisation), text)
    assert saved.entry.text == text
    assert text_of(session, organisation) == ["Paie -> DGFiP : DSN, API", "Paie -> CAF"]


def test_flows_of_others_join_the_text(session: Session, organisation: int) -> None:
    mine, yours = begun(session, organisation), begun(session, organisation)
    save(session, organisation, yours, f"{yours.text}\nPaie -> CAF")
    typed = Entry(text=f"{mine.text}\nPaie -> MSA", shown=mine.shown)
    saved = save_flows(
        session, CAMILLE, organisation, typed, now=NOW, scope=lambda snapshot: snapshot.flows
    )
    assert saved.entry.text.splitlines() == [
        "Paie -> DGFiP : DSN, API",
        "Paie -> MSA",
        "Paie -> CAF",
    ]


def test_another_organisation_can_undo_nothing_of_it(session: Session, organisation: int) -> None:
    saved = save(session, organisation, begun(session, organisation), "Paie -> CAF")
    assert saved.row is not None
    elsewhere = an_organisation(session, "Ailleurs")
    with pytest.raises(UnknownRecord):
        undo_flows(session, CAMILLE, elsewhere, saved.row.id, now=NOW)


def test_flows_of_another_organisation_are_out_of_reach(
    session: Session, organisation: int
) -> None:
    elsewhere = an_organisation(session, "Ailleurs")
    foreign = begun(session, organisation)
    save(session, elsewhere, foreign, "Paie -> DGFiP : DSN, papier")
    assert text_of(session, organisation) == ["Paie -> DGFiP : DSN, API"]
    assert text_of(session, elsewhere) == ["Paie -> DGFiP : DSN, papier"]

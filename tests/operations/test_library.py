"""Typical processing added to a register: previewed, applied in one go, undone, offered anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from inventaire.inventory.library import LIBRARY
from inventaire.inventory.library.entry import Entry, Revision
from inventaire.inventory.processing import Processing
from inventaire.operations.imports import apply_import, imports_of, undo_import
from inventaire.operations.journal import entries, headline
from inventaire.operations.library import (
    preview_library,
    proposed_entries,
    proposed_news,
    taken_from,
)
from inventaire.operations.records import change_record
from inventaire.store.snapshot import load_snapshot
from tests.factories import CAMILLE, NOW, TODAY, an_organisation

LATER = date(2027, 3, 1)


@pytest.fixture
def organisation(session: Session) -> int:
    return an_organisation(session)


def add(
    session: Session,
    organisation: int,
    *codes: str,
    library: Mapping[str, Entry] = LIBRARY,
) -> int:
    """Add entries and give the number of the import."""
    changes = proposed_entries(session, organisation, codes, today=TODAY, library=library)
    row = preview_library(session, CAMILLE, organisation, changes, now=NOW)
    apply_import(session, CAMILLE, organisation, row.id, None, now=NOW)
    return row.id


def register(session: Session, organisation: int) -> dict[str, Processing]:
    snapshot = load_snapshot(session, organisation, taken_on=TODAY)
    return {one.library_code: one for one in snapshot.processings if not one.archived}


def test_several_entries_are_added_in_one_go_and_told_by_the_journal(
    session: Session, organisation: int
) -> None:
    add(session, organisation, "C01", "H02")
    held = register(session, organisation)
    assert set(held) == {"C01", "H02"}
    assert held["H02"].nir_ground == "payroll"
    assert held["C01"].data[0].final_fate == "keep"
    assert "Bibliothèque : État civil, Paie et déclarations sociales" in headline(
        entries(session, organisation)[0]
    )
    assert [row.format for row in imports_of(session, organisation)] == ["library"]


def test_the_whole_library_can_be_added_to_every_kind_of_organisation(session: Session) -> None:
    for form in ("commune", "association", "company"):
        number = an_organisation(session, form, legal_form=form)
        add(session, number, *LIBRARY)
        assert set(register(session, number)) == set(LIBRARY)


def test_adding_the_same_twice_changes_nothing(session: Session, organisation: int) -> None:
    add(session, organisation, "C01", "H02")
    again = proposed_entries(session, organisation, ["C01", "H02"], today=TODAY)
    assert not again.changes
    assert len(again.unchanged) == 2


def test_what_was_added_is_undone_in_one_go_and_may_be_added_anew(
    session: Session, organisation: int
) -> None:
    number = add(session, organisation, "C01", "H02")
    undo_import(session, CAMILLE, organisation, number, now=NOW)
    assert not register(session, organisation)
    assert not taken_from(session, organisation).by_code
    add(session, organisation, "C01")
    assert set(register(session, organisation)) == {"C01"}


def test_a_later_edition_is_offered_and_keeps_what_people_changed(
    session: Session, organisation: int
) -> None:
    add(session, organisation, "C21")
    known = register(session, organisation)["C21"]
    changed = {"name": "Objets perdus", "purposes": ("Rendre les objets",)}
    change_record(
        session, CAMILLE, organisation, "processing", known.id, changed, version=None, now=NOW
    )
    entry = replace(
        LIBRARY["C21"],
        as_of=LATER,
        text="Nouveau texte",
        revisions=(Revision(LATER, "text", LIBRARY["C21"].text),),
    )
    library = {"C21": entry}
    assert not taken_from(session, organisation).news
    assert [one.name for one in taken_from(session, organisation, library=library).news] == [
        "Objets perdus"
    ]
    changes = proposed_news(session, organisation, [known.id], today=TODAY, library=library)
    row = preview_library(session, CAMILLE, organisation, changes, now=NOW)
    apply_import(session, CAMILLE, organisation, row.id, None, now=NOW)
    held = register(session, organisation)["C21"]
    assert held.name == "Objets perdus"
    assert held.purposes == ("Rendre les objets",)
    assert held.legal_text == "Nouveau texte (à vérifier)"
    assert held.library_edition == LATER
    assert not taken_from(session, organisation, library=library).news


def test_what_another_organisation_took_is_its_own(session: Session, organisation: int) -> None:
    other = an_organisation(session, "Autre")
    add(session, other, "C01")
    assert not taken_from(session, organisation).by_code

"""The collection workbook leaves, is told, and comes back into the database as it was filled."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from inventaire.exchange.collection.layout import every_kind
from inventaire.exchange.formats import propose_changes
from inventaire.i18n import LANGUAGES, speaking
from inventaire.inventory.archive import snapshot_from_json
from inventaire.inventory.changes import Changes
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.collecting import EXPORT, make_archive, make_collection
from inventaire.operations.documents import EXPORT as EXPORT_DOCUMENT
from inventaire.operations.imports import apply_import, store_preview
from inventaire.operations.journal import entries, headline
from inventaire.operations.records import change_record
from inventaire.store.snapshot import UnknownOrganisation, load_snapshot
from tests.factories import CAMILLE, NOW, TODAY, an_organisation, filled_values, one_of_each

EVERY = [kind.code for kind in every_kind()]


@pytest.fixture
def known(session: Session) -> dict[str, int]:
    """An organisation, and a record of every kind in which every field says something."""
    number = an_organisation(session)
    known = one_of_each(session, number)
    for kind, record in known.items():
        values = filled_values(kind, known)
        values = {
            name: one for name, one in values.items() if name not in ("parent", "replaced_by")
        }
        change_record(session, CAMILLE, number, kind, record, values, version=1, now=NOW)
    return {**known, "organisation": number}


def recorded(session: Session, number: int) -> Snapshot:
    return load_snapshot(session, number, taken_on=TODAY)


def bring_back(session: Session, number: int, content: bytes) -> Changes:
    """Read a workbook and apply all of it."""
    layout, changes = propose_changes(content, recorded(session, number))
    row = store_preview(session, CAMILLE, number, "retour.xlsx", layout.code, changes, now=NOW)
    if changes.changes:
        apply_import(session, CAMILLE, number, row.id, None, now=NOW)
    return changes


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_every_kind_comes_back_without_a_change(
    session: Session, known: dict[str, int], language: str
) -> None:
    number = known["organisation"]
    with speaking(language):
        made = make_collection(session, CAMILLE, number, EVERY, now=NOW)
    assert made.records == len(known)
    changes = bring_back(session, number, made.document.content)
    assert (changes.changes, changes.refused, changes.warnings) == ((), (), ())


def filled(content: bytes, sheet: str, cells: dict[str, Any]) -> bytes:
    """The workbook in which somebody typed this, saved again."""
    book = load_workbook(BytesIO(content))
    for name, value in cells.items():
        assert not book[sheet][name].protection.locked
        book[sheet][name] = value
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def test_what_somebody_filled_is_recorded(session: Session, known: dict[str, int]) -> None:
    number = known["organisation"]
    content = make_collection(session, CAMILLE, number, now=NOW).document.content
    content = filled(content, "Acteurs", {"B5": "Accueil", "B6": "Trésorerie"})
    content = filled(
        content, "Traitements – Données et durées", {"B6": "Été « œuvre » 100 %", "E6": "9 ans"}
    )
    before = recorded(session, number)
    bring_back(session, number, content)
    after = recorded(session, number)
    assert [actor.name for actor in after.actors] == ["Accueil", "Trésorerie"]
    assert after.processings[0].data[:-1] == before.processings[0].data
    assert after.processings[0].data[-1].retention == "9 ans"
    assert bring_back(session, number, content).changes == ()


def test_it_is_told_in_the_journal(session: Session, known: dict[str, int]) -> None:
    number = known["organisation"]
    made = make_collection(session, CAMILLE, number, ["actor"], now=NOW)
    assert made.records == 1
    line = entries(session, number)[0]
    assert (line.deed, line.record_name) == (EXPORT, made.document.name)
    assert "a produit le classeur de collecte « classeur-de-collecte-" in headline(line)


def test_everything_leaves_as_plain_data_too(session: Session, known: dict[str, int]) -> None:
    number = known["organisation"]
    document = make_archive(session, CAMILLE, number, now=NOW)
    assert snapshot_from_json(json.loads(document.content)) == recorded(session, number)
    assert entries(session, number)[0].deed == EXPORT_DOCUMENT


def test_nobody_has_the_workbook_of_no_organisation(session: Session) -> None:
    for make in (make_collection, make_archive):
        with pytest.raises(UnknownOrganisation):
            make(session, CAMILLE, 404, now=NOW)

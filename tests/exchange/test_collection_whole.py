"""Collection workbooks that are foreign, moved, damaged, or filled with anything at all."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inventaire.exchange.collection.layout import MARK, USUAL
from inventaire.exchange.readers import Unreadable
from inventaire.inventory.archive import changes_from_json, changes_to_json
from inventaire.inventory.engagement import Action
from inventaire.inventory.fields import Ref
from tests.builders import TODAY, commune, picture
from tests.exchange.collection_case import (
    LEAK,
    PAYROLL,
    PROVIDER,
    SERVICE,
    SOFTWARE,
    brought_back,
    collected,
    edited,
    fields_changed,
    office,
    sheet_of,
    with_rows,
)

BEFORE = office()
WORKBOOK = collected(BEFORE)


@pytest.mark.parametrize(
    ("count", "cells", "said"),
    [
        (10_001, ("", "Nouveau"), "10001 lignes"),
        (1_001, ("ACT-404", "Ancien"), "Plus de 1000 cases"),
    ],
)
def test_more_than_anyone_would_look_at_is_refused_at_once(
    count: int, cells: tuple[str, ...], said: str
) -> None:
    sheet = sheet_of(WORKBOOK, "actor")
    workbook = with_rows(WORKBOOK, sheet, (*sheet.rows, *[cells] * count))
    with pytest.raises(Unreadable) as refusal:
        brought_back(workbook, BEFORE)
    assert said in str(refusal.value.text)


def test_the_workbook_of_others_is_refused() -> None:
    with pytest.raises(Unreadable) as refusal:
        brought_back(WORKBOOK, picture(commune("Ailleurs"), on=TODAY))
    assert "fait pour « Valbrise »" in str(refusal.value.text)


def test_moved_to_another_installation_records_are_found_by_name() -> None:
    provider, service = replace(PROVIDER, id=31), replace(SERVICE, id=32)
    there = replace(
        BEFORE,
        organisation=replace(BEFORE.organisation, id=9),
        actors=(provider, service),
        systems=(replace(BEFORE.systems[0], id=33, operator=31),),
        processings=(replace(PAYROLL, id=34, service=32, systems=(33,)),),
    )
    changes = brought_back(edited(WORKBOOK, "actor", "ACT-2", "country", "Belgique"), there)
    assert fields_changed(changes) == {(Ref("actor", 31), "country"): ("FR", "BE")}


def test_nobody_reads_the_name_of_a_breach_who_was_not_sent_its_sheet() -> None:
    mend = Action(id=1, name="Prévenir les personnes", about=Ref("breach", LEAK.id))
    before = replace(BEFORE, actions=(mend,))
    for kinds in (USUAL, ("action", "evidence")):
        said = str(collected(before, kinds))
        assert LEAK.name not in said
        assert SOFTWARE.name in said
    assert LEAK.name in str(collected(before, ("action", "breach")))
    workbook = collected(before, ("action",))
    assert brought_back(workbook, before).changes == ()
    changes = brought_back(edited(workbook, "action", "AXN-1", "about", SOFTWARE.name), before)
    about = (Ref("breach", LEAK.id), Ref("system", SOFTWARE.id))
    assert fields_changed(changes) == {(Ref("action", 1), "about"): about}
    assert changes.warnings == ()


@pytest.mark.parametrize(
    "rows",
    [
        ((f"{MARK}kept", "1"),),
        ((f"{MARK}kept", "99"), ("about", "1", "Valbrise", "", "fr", "Europe/Paris")),
        ((f"{MARK}kept", "1"), ("about", "un", "Valbrise", "", "fr", "Europe/Paris")),
        ((f"{MARK}kept", "1"), ("about", "1", "Valbrise", "", "xx", "../../etc/passwd"), ("row",)),
    ],
)
def test_what_is_kept_out_of_sight_may_be_damaged(rows: tuple[tuple[str, ...], ...]) -> None:
    workbook = with_rows(WORKBOOK, sheet_of(WORKBOOK, "kept"), rows)
    try:
        changes = brought_back(workbook, BEFORE)
    except Unreadable as refusal:
        assert str(refusal.text)
    else:
        assert not [change for change in changes.changes if change.deed == "create"]


_odd = st.sampled_from(
    ["", "ACT-2", "TRT-7/1", "TRT-99", "[ACT-1]", "Paie & Cie", "; ;", "Oui ; Non", "31/02/2024",
     "-1", "1e400", "9" * 400, "\n\n", "=A1", "x" * 600, "inventaire:actor", "@parent", "name",
     date(9999, 12, 31), "12/03/2024 25:61", "Logiciel de paie → Paie & Cie", "Salarié"]
)  # fmt: skip
_edits = st.lists(
    st.tuples(st.integers(0, 99), st.integers(0, 60), st.integers(0, 45), _odd | st.text()),
    min_size=1,
    max_size=12,
)


@settings(deadline=None, max_examples=120)
@given(_edits)
def test_whatever_is_typed_anywhere_it_is_read_or_refused(
    edits: list[tuple[int, int, int, str]],
) -> None:
    workbook = WORKBOOK
    for rank, row, column, value in edits:
        sheet = workbook.sheets[rank % len(workbook.sheets)]
        rows = [list(one) for one in sheet.rows] + [[] for _more in range(row)]
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = value
        workbook = with_rows(workbook, sheet, [tuple(one) for one in rows])
    try:
        changes = brought_back(workbook, BEFORE)
    except Unreadable as refusal:
        assert str(refusal.text)
        return
    assert changes_from_json(json.loads(json.dumps(changes_to_json(changes)))) == changes
    for ref, _name in fields_changed(changes):
        assert ref.id < 0 or ref.kind == "organisation" or BEFORE.find(ref)

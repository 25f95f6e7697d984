"""What people do to a collection workbook: new rows, slips, copies, and work done meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from inventaire.exchange.sheets import Workbook
from inventaire.inventory.archive import fields_by_name
from inventaire.inventory.changes import Changes
from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.processing import DataLine
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.applying import real_links
from tests.exchange.collection_case import (
    LEAK,
    PAYROLL,
    PROVIDER,
    SERVICE,
    added,
    brought_back,
    collected,
    edited,
    fields_changed,
    office,
    place_of,
    sheet_of,
    typed,
    with_rows,
)

PAYROLL_REF = Ref("processing", PAYROLL.id)
BEFORE = office()
WORKBOOK = collected(BEFORE)
A_YEAR = datetime(2026, 3, 2, 8, 15, tzinfo=UTC)


def edit(code: str, key: str, field: str, value: str) -> Changes:
    return brought_back(edited(WORKBOOK, code, key, field, value), BEFORE)


def told(changes: Changes) -> list[tuple[str, str]]:
    """What is refused: the cell, and why."""
    return [(one.origin.cell if one.origin else "", str(one.text)) for one in changes.refused]


def applied(before: Snapshot, changes: Changes) -> Snapshot:
    """The inventory once the changes are written, new records with numbers of their own."""
    numbers = {c.ref: 100 - c.ref.id for c in changes.changes if c.deed == "create"}
    parts: dict[str, Any] = {kind.plural: list(before.of(kind.code)) for kind in KINDS.values()}
    for change in changes.changes:
        kind = KINDS[change.ref.kind]
        fields = fields_by_name(kind.code)
        values: Any = {
            one.field: real_links(fields[one.field], one.after, numbers) for one in change.fields
        }
        if change.deed == "create":
            parts[kind.plural].append(kind.record(id=numbers[change.ref], **values))
        else:
            at = next(i for i, r in enumerate(parts[kind.plural]) if r.id == change.ref.id)
            parts[kind.plural][at] = replace(parts[kind.plural][at], **values)
    return replace(before, **{name: tuple(found) for name, found in parts.items()})


def test_an_emptied_cell_empties_its_field() -> None:
    changes = edit("processing", "TRT-7", "legal_bases", "")
    assert fields_changed(changes) == {(PAYROLL_REF, "legal_bases"): (("legal_obligation",), ())}


def test_the_change_says_its_sheet_and_its_cell() -> None:
    (change,) = edit("actor", "ACT-2", "country", "Belgique").changes
    (field,) = change.fields
    assert (field.after, field.origin and field.origin.sheet) == ("BE", "Acteurs")


@pytest.mark.parametrize(
    ("code", "key", "field", "typed_in", "said"),
    [
        ("system", "SYS-1", "exposed", "Peut-être", "ni oui ni non"),
        ("system", "SYS-1", "hosting", "Hébergeur clod", "Le plus proche"),
        ("system", "SYS-1", "in_service_since", "un jour", "n'est pas une date"),
        ("actor", "ACT-1", "siren", "12345", "n'est pas un SIREN"),
        ("dataset", "JDD-1", "rows_count", "environ 300", "n'est pas un nombre entier"),
        ("dataset", "JDD-1", "documentation_url", "sur le réseau", "n'est pas une adresse"),
        ("processing", "TRT-7", "name", "", "ne peut pas rester vide"),
        ("breach", "VIO-3", "discovered_at", "hier", "une date et une heure"),
        ("processing", "TRT-7", "service", "Service du personel", "Vouliez-vous dire"),
        ("processing", "TRT-7", "replaced_by", "Un autre", "nouvelle ligne dans la feuille"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused_with_its_cell_and_what_is_expected(
    code: str, key: str, field: str, typed_in: str, said: str
) -> None:
    changes = edit(code, key, field, typed_in)
    ((cell, why),) = told(changes)
    assert (changes.changes, said in why) == ((), True), why
    row, column = place_of(WORKBOOK, code, key, field)
    assert cell == sheet_of(WORKBOOK, code).cell(row, column).origin.cell


def test_a_new_row_is_a_new_record_and_links_by_name() -> None:
    workbook = added(WORKBOOK, "actor", name="Trésorerie", kind="Autorité publique")
    workbook = added(workbook, "system", name="Hélios", operator="Trésorerie")
    changes = brought_back(workbook, BEFORE)
    assert not changes.refused
    (actor, system) = sorted(changes.changes, key=lambda change: change.ref.kind)
    assert (actor.label, system.label) == ("Trésorerie", "Hélios")
    assert ("operator", actor.ref.id) in [(one.field, one.after) for one in system.fields]


def test_a_name_that_nobody_bears_begins_a_record() -> None:
    changes = edit("system", "SYS-1", "owner", "Direction générale")
    created = next(change for change in changes.changes if change.deed == "create")
    assert (created.ref.kind, created.label) == ("actor", "Direction générale")
    assert fields_changed(changes)[Ref("system", 1), "owner"] == (None, created.ref.id)


def test_brought_back_twice_it_changes_nothing_more() -> None:
    workbook = added(WORKBOOK, "actor", name="Trésorerie")
    workbook = added(workbook, "processing", name="Cantine", purposes="Nourrir")
    workbook = added(workbook, "processing.data", parent="Cantine", retention="1 an")
    workbook = added(workbook, "processing.data", parent=PAYROLL.name, retention="2 ans")
    workbook = added(workbook, "flow", source="Logiciel de paie", target="Trésorerie")
    first = brought_back(workbook, BEFORE)
    assert (len(first.changes), first.refused) == (4, ())
    again = brought_back(workbook, applied(BEFORE, first))
    assert (again.changes, again.refused) == ((), ())


def test_two_rows_with_one_key_are_both_refused() -> None:
    sheet = sheet_of(WORKBOOK, "actor")
    copy = next(row for row in sheet.rows if row and row[0] == "ACT-2")
    workbook = with_rows(WORKBOOK, sheet, (*sheet.rows, copy))
    changes = brought_back(typed(workbook, "actor", (len(sheet.rows), 1), "Autre"), BEFORE)
    assert not changes.changes
    assert [why.split(" : ")[0] for _cell, why in told(changes)] == [
        "La clé « ACT-2 » figure sur plusieurs lignes"
    ] * 2


def test_a_second_row_of_a_known_name_is_refused() -> None:
    changes = brought_back(added(WORKBOOK, "actor", name="paie & cie", siren="218600005"), BEFORE)
    assert (changes.changes, "a déjà une ligne" in told(changes)[0][1]) == ((), True)


def test_a_row_without_what_names_it_is_refused() -> None:
    changes = brought_back(added(WORKBOOK, "flow", source="Logiciel de paie"), BEFORE)
    assert (changes.changes, "Il manque « Vers »" in told(changes)[0][1]) == ((), True)


def test_sorting_or_hiding_rows_changes_nothing() -> None:
    workbook: Workbook = WORKBOOK
    for code in ("actor", "processing.data"):
        sheet = sheet_of(workbook, code)
        workbook = with_rows(workbook, sheet, (*sheet.rows[:4], *reversed(sheet.rows[4:])))
    changes = brought_back(workbook, BEFORE)
    assert (changes.changes, changes.refused) == ((), ())


def test_a_line_is_changed_added_and_taken_away() -> None:
    workbook = edited(WORKBOOK, "processing.data", "TRT-7/1", "retention", "6 ans")
    workbook = added(workbook, "processing.data", parent=PAYROLL.name, description="Absences")
    for field in ("category", "description", "retention"):
        workbook = edited(workbook, "processing.data", "TRT-7/2", field, "")
    changes = brought_back(workbook, BEFORE)
    first = replace(PAYROLL.data[0], retention="6 ans")
    assert fields_changed(changes) == {
        (PAYROLL_REF, "data"): (PAYROLL.data, (first, DataLine(description="Absences")))
    }


def test_what_others_recorded_meanwhile_stays() -> None:
    more = DataLine(category="health", retention="1 an")
    since = replace(PAYROLL, data=(PAYROLL.data[1], more, PAYROLL.data[0]), legal_text="CGCT")
    present = replace(BEFORE, processings=(since,))
    assert brought_back(WORKBOOK, present).changes == ()
    workbook = edited(WORKBOOK, "processing.data", "TRT-7/1", "retention", "6 ans")
    changes = brought_back(workbook, present)
    after = (PAYROLL.data[1], more, replace(PAYROLL.data[0], retention="6 ans"))
    assert fields_changed(changes) == {(PAYROLL_REF, "data"): (since.data, after)}


def test_a_cell_changed_on_both_sides_is_said() -> None:
    present = replace(BEFORE, actors=(SERVICE, replace(PROVIDER, country="DE")))
    changes = brought_back(edited(WORKBOOK, "actor", "ACT-2", "country", "Belgique"), present)
    assert fields_changed(changes) == {(Ref("actor", 2), "country"): ("DE", "BE")}
    assert "depuis, dans l'application" in str(changes.warnings[0].text)


def test_a_record_renamed_meanwhile_is_still_the_one_of_its_old_name() -> None:
    present = replace(BEFORE, actors=(SERVICE, replace(PROVIDER, name="Paie et compagnie")))
    changes = brought_back(edited(WORKBOOK, "system", "SYS-1", "owner", PROVIDER.name), present)
    assert fields_changed(changes) == {(Ref("system", 1), "owner"): (None, 2)}


def test_two_records_of_one_name_are_told_apart() -> None:
    twin = replace(PROVIDER, id=5)
    present = replace(BEFORE, actors=(*BEFORE.actors, twin))
    workbook = collected(present)
    assert brought_back(workbook, present).changes == ()
    named = edited(workbook, "system", "SYS-1", "owner", "Paie & Cie [ACT-5]")
    changes = brought_back(named, present)
    assert fields_changed(changes) == {(Ref("system", 1), "owner"): (None, 5)}
    unsure = brought_back(edited(workbook, "system", "SYS-1", "owner", "Paie & Cie"), present)
    assert "peut désigner plusieurs fiches" in told(unsure)[0][1]


def test_a_text_longer_than_a_cell_is_said_and_kept() -> None:
    long = replace(SERVICE, contact="é" * 40_000)
    present = replace(BEFORE, actors=(long, PROVIDER))
    workbook = collected(present)
    row, column = place_of(workbook, "actor", "ACT-1", "contact")
    shown = sheet_of(workbook, "actor").cell(row, column).text
    assert len(shown) <= 32_767
    assert shown.endswith("ce texte est trop long pour une case.")
    assert brought_back(workbook, present).changes == ()
    changes = brought_back(edited(workbook, "actor", "ACT-1", "contact", shown + "!"), present)
    assert (changes.changes, "trop long pour sa case" in told(changes)[0][1]) == ((), True)


def test_moments_are_told_where_they_are_read() -> None:
    row, column = place_of(WORKBOOK, "breach", "VIO-3", "discovered_at")
    assert sheet_of(WORKBOOK, "breach").cell(row, column).text == "01/07/2026 09:30"
    changes = edit("breach", "VIO-3", "discovered_at", "2/3/2026 9h15")
    moment = (LEAK.discovered_at, A_YEAR)
    assert fields_changed(changes) == {(Ref("breach", 3), "discovered_at"): moment}


def test_what_was_archived_meanwhile_is_left() -> None:
    present = replace(BEFORE, systems=(replace(BEFORE.systems[0], archived=True),))
    assert brought_back(WORKBOOK, present).refused == ()
    changes = brought_back(edited(WORKBOOK, "system", "SYS-1", "exposed", "Oui"), present)
    assert (changes.changes, "a été archivé depuis" in told(changes)[0][1]) == ((), True)

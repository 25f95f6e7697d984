"""Inventories that are collected, and what is done to the workbooks in between."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from openpyxl import load_workbook

from inventaire.exchange.collection.layout import MARK, Plan, every_kind, plans
from inventaire.exchange.collection.proposing import propose_collection
from inventaire.exchange.collection.writing import write_collection
from inventaire.exchange.readers import _workbook
from inventaire.exchange.reading_child import read
from inventaire.exchange.sheets import Sheet, Value, Workbook
from inventaire.inventory.changes import Changes
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import DataLine, Processing, RecipientLine, SubjectLine
from inventaire.inventory.protection import Breach
from inventaire.inventory.records import Actor, System
from inventaire.inventory.snapshot import Snapshot
from tests.builders import commune, dataset, picture

PARIS = ZoneInfo("Europe/Paris")
EVERY = tuple(kind.code for kind in every_kind())
PLANS = {plan.code: plan for plan in plans(EVERY)}


def opened(content: bytes) -> Workbook:
    """The workbook as the reader gives it, without the child process that guards it."""
    return _workbook(read(content, rows=100_000, columns=300))


def collected(snapshot: Snapshot, kinds: Collection[str] = EVERY) -> Workbook:
    """The workbook of an inventory, as it comes back untouched."""
    return opened(write_collection(snapshot, kinds, zone=PARIS).content)


def brought_back(workbook: Workbook, before: Snapshot) -> Changes:
    return propose_collection(workbook, before)


def sheet_of(workbook: Workbook, code: str) -> Sheet:
    """The sheet of a kind, or of the lines of one of its fields."""
    return next(sheet for sheet in workbook.sheets if sheet.cell(0, 0).text == f"{MARK}{code}")


def place_of(workbook: Workbook, code: str, key: str, field: str) -> tuple[int, int]:
    """Where a field of the record of a key stands."""
    sheet = sheet_of(workbook, code)
    if code == "organisation":
        return next(r for r in range(len(sheet.rows)) if sheet.cell(r, 0).text == field), 2
    column = list(sheet.rows[0]).index(field)
    row = next(r for r in range(len(sheet.rows)) if r and sheet.cell(r, 0).text == key)
    return row, column


def typed(workbook: Workbook, code: str, place: tuple[int, int], value: Value) -> Workbook:
    """The workbook with something else in a cell."""
    sheet = sheet_of(workbook, code)
    rows = [list(row) for row in sheet.rows]
    rows += [[] for _row in range(place[0] + 1 - len(rows))]
    rows[place[0]] += [""] * (place[1] + 1 - len(rows[place[0]]))
    rows[place[0]][place[1]] = value
    return with_rows(workbook, sheet, [tuple(row) for row in rows])


def with_rows(workbook: Workbook, sheet: Sheet, rows: Collection[tuple[Value, ...]]) -> Workbook:
    """The workbook with other rows in one of its sheets."""
    changed = replace(sheet, rows=tuple(rows))
    return replace(
        workbook, sheets=tuple(changed if one is sheet else one for one in workbook.sheets)
    )


def edited(workbook: Workbook, code: str, key: str, field: str, value: Value) -> Workbook:
    """The workbook in which somebody typed something in the field of a record."""
    return typed(workbook, code, place_of(workbook, code, key, field), value)


def added(workbook: Workbook, code: str, **values: Value) -> Workbook:
    """The workbook with a new row. ``parent``: the record that a line belongs to."""
    sheet = sheet_of(workbook, code)
    row = max(4, len(sheet.rows))
    for name, value in values.items():
        column = list(sheet.rows[0]).index("@parent" if name == "parent" else name)
        workbook = typed(workbook, code, (row, column), value)
    return workbook


def fields_changed(changes: Changes) -> dict[tuple[Ref, str], tuple[Any, Any]]:
    """What changes: before and after, by record and field."""
    return {
        (change.ref, one.field): (one.before, one.after)
        for change in changes.changes
        for one in change.fields
    }


def plan_of(code: str) -> Plan:
    return PLANS[code]


SERVICE = Actor(id=1, name="Service du personnel", kind="internal_service")
PROVIDER = Actor(id=2, name="Paie & Cie", kind="processor", country="FR")
SOFTWARE = System(id=1, name="Logiciel de paie", operator=2, exposed=False)
PAYROLL = Processing(
    id=7,
    name="Gestion de la paie",
    purposes=("Verser les salaires", "Déclarer les cotisations"),
    legal_bases=("legal_obligation",),
    service=1,
    systems=(1,),
    notice=True,
    started_on=date(2018, 5, 25),
    subjects=(SubjectLine(category="employees", minors=False, count=62),),
    data=(
        DataLine(category="identity", retention="5 ans", active_duration=5, active_unit="years"),
        DataLine(category="bank", description="RIB", retention="5 ans"),
    ),
    recipients=(RecipientLine(actor=2, kind="processor"),),
)
LEAK = Breach(id=3, name="Courriel égaré", discovered_at=datetime(2026, 7, 1, 7, 30, tzinfo=UTC))


def office() -> Snapshot:
    """A small town hall: who does what, with which software."""
    staff = replace(dataset("Fichier des agents"), id=1)
    return picture(commune(), SERVICE, PROVIDER, SOFTWARE, staff, PAYROLL, LEAK)


#: What the workbook of the small town hall says: read the difference before you keep it.
DESCRIBED = Path(__file__).parents[2] / "exports" / "classeur-de-collecte.txt"


def described() -> str:
    """The sheets to be filled, as text; a few kinds show what all look like."""
    content = write_collection(office(), ("actor", "system"), zone=PARIS).content
    book = load_workbook(BytesIO(content))
    shown = ("Lisez-moi", "Acteurs", "Systèmes")
    return "\n".join(line for name in shown for line in _told(book[name])) + "\n"


def _told(sheet: Any) -> Iterator[str]:
    yield f"=== {sheet.title}"
    for row in sheet.iter_rows():
        said = ["" if cell.value is None else str(cell.value) for cell in row]
        if any(said):
            yield " | ".join(said).rstrip(" |").replace("\n", " ⏎ ")
        notes = (cell.comment.text.replace("\n", " ⏎ ") for cell in row if cell.comment)
        yield from (f"  ({note})" for note in notes)


if __name__ == "__main__":
    DESCRIBED.write_text(described(), encoding="utf-8")

"""Which sheets are lists, of what, and where their headings stand: below titles, in any order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from inventaire.exchange.lists.tables import (
    REMARK,
    Columns,
    Table,
    headings_at,
    reach_of,
    signature_of,
)
from inventaire.exchange.lists.words import ACTOR_KINDS, KINDS_READ, NAMING, headings_of, several_of
from inventaire.exchange.sheets import Sheet, Workbook, key

#: Titles, logos and blanks may stand above the headings: this many rows.
_ABOVE = 30
#: What a heading begins with and that says nothing.
_INTRODUCED = re.compile(
    r"^(?:the|le|la|les|l|(?:a |une )?(?:general )?description (?:of the|des|de la)) "
)
#: A heading longer than this is a sentence.
_LONGEST = 120
#: A list of ours names two fields at least, and one column in this many.
_FEWEST, _SHARE = 2, 4


class Recalled(NamedTuple):
    """How an organisation said to read these headings, and on which day (ISO)."""

    kind: str
    columns: Columns
    since: str


#: What is remembered, by the signature of headings.
Memory = Mapping[str, Recalled]


def tables_of(
    workbook: Workbook, *, memory: Memory | None = None, kind: str = ""
) -> tuple[Table, ...]:
    """A list for each sheet that may hold one, in the order of the sheets.

    ``kind``: what the whole workbook is said to be a list of. A list that is not understood is
    given too, with no kind: somebody may say what it is.
    """
    found = (_table(sheet, memory or {}, kind) for sheet in workbook.sheets)
    return tuple(table for table in found if table is not None)


def signatures(workbook: Workbook) -> set[str]:
    """What may be remembered of a workbook: the signature of every row that may be headings."""
    return {
        signature_of(cell.text for cell in sheet.row(row))
        for sheet in workbook.sheets
        for row in _headings_rows(sheet)
    }


def _table(sheet: Sheet, memory: Memory, kind: str) -> Table | None:
    if kind:
        return _said_to_be(sheet, kind)
    return _recalled(sheet, memory) or recognised(sheet) or bare_table(sheet)


def _recalled(sheet: Sheet, memory: Memory) -> Table | None:
    for row in _headings_rows(sheet) if memory else ():
        known = memory.get(signature_of(cell.text for cell in sheet.row(row)))
        if known is not None:
            return table_at(sheet, row, known.kind).with_remembered(*known)
    return None


def recognised(sheet: Sheet) -> Table | None:
    """The list that a sheet holds: the row and the kind whose words it uses most."""
    rows = _headings_rows(sheet)
    reach = reach_of(sheet, len(sheet.rows)) if rows else {}
    tables = (table_at(sheet, row, kind, reach) for row in rows for kind in KINDS_READ)
    return max(filter(_is_ours, tables), key=_weight, default=None)


def _said_to_be(sheet: Sheet, kind: str) -> Table | None:
    """The list that a sheet holds where its kind is known: the row that names most fields."""
    rows = _headings_rows(sheet)
    reach = reach_of(sheet, len(sheet.rows)) if rows else {}
    tables = [table_at(sheet, row, kind, reach) for row in rows]
    best = max(tables, key=lambda table: len(table.columns), default=None)
    if best is None or not best.columns:
        best = bare_table(sheet)
    return as_kind(best, kind) if best else None


def bare_table(sheet: Sheet) -> Table | None:
    """The list that a sheet may hold, of what nobody knows, below its first row of headings."""
    row = next(iter(_headings_rows(sheet)), None)
    if row is None or row + 1 >= len(sheet.rows):
        return None
    return table_at(sheet, row, "")


def as_kind(table: Table, kind: str) -> Table:
    """The list read as one of this kind; where no column is called a name, the first one is."""
    read = table_at(table.sheet, table.heading, kind)
    if kind and read.naming is None and read.fields:
        first = next((c for c, name in read.fields.items() if name == REMARK), min(read.fields))
        return replace(read, fields={**read.fields, first: "name"})
    return read


def table_at(sheet: Sheet, row: int, kind: str, reach: Mapping[int, int] | None = None) -> Table:
    """The rows below one as a list of a kind; the first column that names a field has it.

    A field of several things may have several columns.
    ``reach``: that of the sheet, where it is known already.
    """
    end = len(sheet.rows)
    headings = headings_at(sheet, row, reach_of(sheet, end) if reach is None else reach)
    known, several = (headings_of(kind), several_of(kind)) if kind else ({}, frozenset())
    fields: dict[int, str] = {}
    for column, heading in headings.items():
        words = key(heading) if len(heading) <= _LONGEST else ""
        field = known.get(words) or known.get(_INTRODUCED.sub("", words), REMARK)
        taken = field in fields.values() and field not in several
        fields[column] = REMARK if taken else field
    called = (ACTOR_KINDS.get(key(heading), "") for heading in headings.values())
    actors = next(filter(None, called), "") if kind == "actor" else ""
    return Table(sheet, kind, row, headings, fields, end, actors)


def _is_ours(table: Table) -> bool:
    """Whether enough of the headings are the words of the kind, and one names its records."""
    named = {*table.columns.values()}
    words = [key(heading) for heading in table.headings.values() if heading]
    telling = any(word in NAMING[table.kind] for word in words)
    enough = len(named) >= max(_FEWEST, len(words) / _SHARE)
    # A register may have no other name for a processing than what it is for.
    by_purpose = table.kind == "processing" and {"purposes", "subjects", "data"} <= named
    return enough and (("name" in named and telling) or by_purpose)


def _weight(table: Table) -> tuple[int, bool]:
    named = key(table.sheet.name)
    return len(table.columns), any(word in named for word in NAMING[table.kind])


def _headings_rows(sheet: Sheet) -> list[int]:
    """The rows near the top that may be headings: two short cells at least."""
    return [
        row
        for row in range(min(_ABOVE, len(sheet.rows)))
        if sum(1 for cell in sheet.row(row) if 0 < len(cell.text) <= _LONGEST) > 1
    ]

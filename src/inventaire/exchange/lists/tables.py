"""Which sheets are lists, of what, and where their headings stand: below titles, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from inventaire.exchange.lists.words import ACTOR_KINDS, KINDS_READ, NAMING, headings_of
from inventaire.exchange.sheets import Cell, Sheet, Workbook, key, place_of

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


@dataclass(frozen=True, slots=True)
class Table:
    """A list: its sheet, the kind of its records, the row of its headings, the field of columns.

    ``unknown``: the columns that no field is called after, with their headings.
    """

    sheet: Sheet
    kind: str
    heading: int
    columns: Mapping[int, str]
    unknown: Mapping[int, str]
    actor_kind: str = ""

    @property
    def naming(self) -> int:
        """The column that names the records; a register without one names them by purpose."""
        by_field = {field: column for column, field in self.columns.items()}
        return by_field["name"] if "name" in by_field else by_field["purposes"]

    def rows(self) -> Iterator[int]:
        """The rows below the headings that say something; the headings said again say nothing."""
        headings = [cell.key for cell in self.sheet.row(self.heading)]
        for row in range(self.heading + 1, len(self.sheet.rows)):
            said = [cell.key for cell in self.sheet.row(row)]
            if said and said != headings:
                yield row


def is_list(workbook: Workbook) -> bool:
    """Whether a workbook holds at least one list that is understood."""
    return any(table_of(sheet) is not None for sheet in workbook.sheets)


def tables_of(workbook: Workbook) -> tuple[Table, ...]:
    """Every list of a workbook, those first that others name."""
    found = (table_of(sheet) for sheet in workbook.sheets)
    tables = [table for table in found if table is not None]
    order = ("actor", "system", "dataset", "processing")
    return tuple(sorted(tables, key=lambda table: order.index(table.kind)))


def table_of(sheet: Sheet) -> Table | None:
    """The list that a sheet holds: the row and the kind whose words it uses most."""
    best: Table | None = None
    for row in range(min(_ABOVE, len(sheet.rows))):
        cells = [cell for cell in sheet.row(row) if len(cell.text) <= _LONGEST]
        for kind in KINDS_READ:
            table = _as_kind(sheet, row, cells, kind)
            if table is not None and (best is None or _weight(table) > _weight(best)):
                best = table
    return best


def _weight(table: Table) -> tuple[int, bool]:
    named = key(table.sheet.name)
    return len(table.columns), any(word in named for word in NAMING[table.kind])


def _as_kind(sheet: Sheet, row: int, cells: list[Cell], kind: str) -> Table | None:
    """The row read as the headings of a kind; the first column that names a field has it."""
    known = headings_of(kind)
    columns: dict[int, str] = {}
    unknown: dict[int, str] = {}
    for cell in cells:
        column = _column(cell)
        field = known.get(cell.key) or known.get(_INTRODUCED.sub("", cell.key))
        if field is None or field in columns.values():
            unknown[column] = cell.text
        else:
            columns[column] = field
    telling = any(cell.key in NAMING[kind] for cell in cells)
    enough = len(columns) >= max(_FEWEST, len(cells) / _SHARE)
    named = "name" in columns.values() and telling
    # A register may have no other name for a processing than what it is for.
    by_purpose = kind == "processing" and {"purposes", "subjects", "data"} <= {*columns.values()}
    if not enough or not (named or by_purpose):
        return None
    actors = next((ACTOR_KINDS[cell.key] for cell in cells if cell.key in ACTOR_KINDS), "")
    return Table(sheet, kind, row, columns, unknown, actors if kind == "actor" else "")


def _column(cell: Cell) -> int:
    return place_of(cell.origin.cell)[1]

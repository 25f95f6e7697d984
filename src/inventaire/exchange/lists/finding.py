"""Which sheets are lists, of what, and where their headings stand: below titles, in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from inventaire.exchange.lists.columns import read_as, table_at
from inventaire.exchange.lists.headings import BETWEEN, LONGEST, reach_of, two_level
from inventaire.exchange.lists.known import known_table
from inventaire.exchange.lists.tables import REMARK, Columns, Table
from inventaire.exchange.lists.words import KINDS_READ, NAMING, headings_of
from inventaire.exchange.sheets import Sheet, Workbook, key

#: Titles, logos and blanks may stand above the headings: this many rows.
_ABOVE = 30
#: A list of ours names two fields at least, and one column in this many.
_FEWEST, _SHARE = 2, 4
#: A word of a title that is shorter says nothing of the list below.
_TELLING = 6


class Recalled(NamedTuple):
    """How an organisation said to read these headings, and on which day (ISO)."""

    kind: str
    columns: Columns
    since: str


#: What is remembered of headings, by their signature.
Memory = Mapping[str, Recalled]
Recall = Callable[[Set[str]], Memory]


def recall_nothing(_signatures: Set[str]) -> Memory:
    """No headings are remembered."""
    return {}


def tables_of(
    workbook: Workbook, *, recall: Recall = recall_nothing, kind: str = ""
) -> tuple[Table, ...]:
    """The lists of a workbook, in the order of its sheets.

    ``kind``: what the whole of it is said to be a list of. A sheet that is not understood gives a
    list too, with no kind: somebody may say what it is.
    """
    if kind:
        said = (_said_to_be(sheet, kind) for sheet in workbook.sheets)
        return tuple(table for table in said if table is not None)
    found = [(sheet, all_recognised(sheet)) for sheet in workbook.sheets]
    signatures = {table.signature for _sheet, tables in found for table in tables}
    rows = {sign for sheet in workbook.sheets for sign in _signatures(sheet)}
    memory = recall(signatures | rows)
    return tuple(t for sheet, tables in found for t in _as_remembered(sheet, tables, memory))


def _as_remembered(sheet: Sheet, tables: list[Table], memory: Memory) -> Iterable[Table]:
    """The lists of a sheet, read as somebody said before where they did."""
    if not any(table.signature in memory for table in tables):
        for sign, (row, levels) in _signatures(sheet).items():
            if sign in memory:
                table = table_at(sheet, row, memory[sign].kind, levels=levels)
                return [table.with_remembered(*memory[sign])]
    if not tables:
        return filter(None, [bare_table(sheet)])
    return [_remembered(table, memory) for table in tables]


def _remembered(table: Table, memory: Memory) -> Table:
    known = memory.get(table.signature)
    return table.with_remembered(*known) if known else table


def _signatures(sheet: Sheet) -> dict[str, tuple[int, int]]:
    """The rows that may be headings, alone or with the one above, by the signature of each."""
    rows = _headings_rows(sheet, 0)
    reach = reach_of(sheet, len(sheet.rows)) if rows else {}
    found: dict[str, tuple[int, int]] = {}
    for row in rows:
        for levels in _levels(sheet, row, reach):
            signature = table_at(sheet, row, "", levels=levels, reach=reach).signature
            found.setdefault(signature, (row, levels))
    return found


def recognised(sheet: Sheet) -> Table | None:
    """The first list that a sheet holds."""
    return next(iter(all_recognised(sheet)), None)


def all_recognised(sheet: Sheet) -> list[Table]:
    """Every list that a sheet holds: below one another, or side by side."""
    rows = _headings_rows(sheet, 0)
    known = known_table(sheet, rows, reach_of(sheet, len(sheet.rows))) if rows else None
    if known is not None:
        return [known]
    found: list[Table] = []
    start = 0
    while (best := _best(sheet, start)) is not None:
        start, end = _next_headings(sheet, best.heading + 1)
        found += _side_by_side(best if end == best.end else _ended(best, end))
    return found


def _best(sheet: Sheet, start: int) -> Table | None:
    """The row and the kind whose words a sheet uses most, from a row on."""
    rows = _headings_rows(sheet, start)
    reach = reach_of(sheet, len(sheet.rows)) if rows else {}
    tables = (
        table_at(sheet, row, kind, levels=levels, reach=reach)
        for row in rows
        for levels in _levels(sheet, row, reach)
        for kind in KINDS_READ
    )
    ours = list(filter(_is_ours, tables))
    best = max(ours, key=_weight, default=None)
    for table in ours:
        # A longer list may stand below a short one.
        if best and table.heading < best.heading:
            if _next_headings(sheet, table.heading + 1)[0] <= best.heading:
                return max((t for t in ours if t.heading == table.heading), key=_weight)
    return best


def _next_headings(sheet: Sheet, row: int) -> tuple[int, int]:
    """Where the next list begins below a blank row, and where the one above ends."""
    last = len(sheet.rows)
    for heading in range(row + 1, last):
        if _may_begin(sheet, heading):
            for levels in _levels(sheet, heading, reach_of(sheet, last)):
                begins = _title_above(sheet, heading - levels + 1, row)
                tables = (table_at(sheet, heading, kind, levels=levels) for kind in KINDS_READ)
                if begins is not None and any(map(_is_ours, tables)):
                    return heading, begins
    return last, last


def _levels(sheet: Sheet, row: int, reach: Mapping[int, int]) -> tuple[int, ...]:
    """How many rows headings that end in this one may take."""
    return (1, 2) if two_level(sheet, row, reach) else (1,)


def _may_begin(sheet: Sheet, row: int) -> bool:
    """Whether two cells of a row, at least, are words of headings."""
    known = set().union(*(headings_of(kind).keys() for kind in KINDS_READ))
    return sum(1 for cell in sheet.row(row) if cell.key in known) >= _FEWEST


def _title_above(sheet: Sheet, heading: int, first: int) -> int | None:
    """The blank row above these headings and their title, if there is one."""
    row = heading - 1
    while row > first and 0 < len(list(sheet.row(row))) <= 1:
        row -= 1
    return row if row > first and not any(True for _cell in sheet.row(row)) else None


def _ended(table: Table, end: int) -> Table:
    return table_at(table.sheet, table.heading, table.kind, levels=table.levels, end=end)


def _side_by_side(table: Table) -> list[Table]:
    """The lists that stand beside one another, a blank column between them."""
    parts: list[list[int]] = [[]]
    for column, after in pairwise([*table.headings, -1]):
        parts[-1].append(column)
        if after != column + 1:
            parts.append([])
    tables = [_narrowed(table, part) for part in parts if part]
    ours = [table for table in tables if table is not None]
    return ours if len(ours) > 1 and len(ours) == len(parts) - 1 else [table]


def _narrowed(table: Table, columns: list[int]) -> Table | None:
    """The list that these columns alone are, of whichever kind."""
    tables = (read_as(table, kind, columns) for kind in KINDS_READ)
    return max(filter(_is_ours, tables), key=_weight, default=None)


def _said_to_be(sheet: Sheet, kind: str) -> Table | None:
    """The list that a sheet holds where its kind is known: the row that names most fields."""
    rows = _headings_rows(sheet, 0)
    reach = reach_of(sheet, len(sheet.rows)) if rows else {}
    tables = [table_at(sheet, row, kind, reach=reach) for row in rows]
    best = max(tables, key=lambda table: len(table.columns), default=None)
    if best is None or not best.columns:
        best = bare_table(sheet)
    return as_kind(best, kind) if best else None


def bare_table(sheet: Sheet) -> Table | None:
    """The list that a sheet may hold, of what nobody knows, below its first row of headings."""
    row = next(iter(_headings_rows(sheet, 0)), None)
    if row is None or row + 1 >= len(sheet.rows):
        return None
    return table_at(sheet, row, "")


def as_kind(table: Table, kind: str) -> Table:
    """The list read as one of this kind; where no column is called a name, the first one is."""
    read = read_as(table, kind)
    if kind and read.naming is None and read.fields:
        first = next((c for c, name in read.fields.items() if name == REMARK), min(read.fields))
        return replace(read, fields={**read.fields, first: "name"})
    return read


def _is_ours(table: Table) -> bool:
    """Whether enough of the headings are the words of the kind, and one names its records."""
    named = {*table.columns.values()}
    headings = [heading for heading in table.headings.values() if heading]
    words = (key(part) for heading in headings for part in (heading, *heading.split(BETWEEN)))
    telling = any(word in NAMING[table.kind] for word in words) or _is_titled(table)
    enough = len(named) >= max(_FEWEST, len(headings) / _SHARE)
    # A register may have no other name for a processing than what it is for.
    by_purpose = table.kind == "processing" and {"purposes", "subjects", "data"} <= named
    return enough and (("name" in named and telling) or by_purpose)


def _is_titled(table: Table) -> bool:
    """Whether a title above the headings, or the name of the sheet, says of what the list is."""
    above = (table.sheet.cell(row, 0) for row in range(table.heading - table.levels + 1))
    titles = f" {key(table.sheet.name)} {' '.join(cell.key for cell in above)} "
    words = (word for word in NAMING[table.kind] if len(word) >= _TELLING)
    return any(f" {word} " in titles or f" {word}s " in titles for word in words)


def _weight(table: Table) -> tuple[int, bool, int]:
    named = key(table.sheet.name)
    told = any(word in named for word in NAMING[table.kind])
    return len({*table.columns.values()}), told, table.levels


def _headings_rows(sheet: Sheet, start: int) -> list[int]:
    """The rows near the top that may be headings: two short cells at least."""
    return [
        row
        for row in range(start, min(start + _ABOVE, len(sheet.rows)))
        if sum(1 for cell in sheet.row(row) if 0 < len(cell.text) <= LONGEST) > 1
    ]

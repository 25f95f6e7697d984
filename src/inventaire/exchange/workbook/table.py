"""A table of records: headings that stay in sight and repeat on paper, filters, links.

A text too long for its row goes on in the row below: a spreadsheet shows and prints at most a
certain height of a row, whatever it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Generic, TypeVar

from openpyxl.utils import get_column_letter

from inventaire.exchange.workbook.metrics import line_count, units_for
from inventaire.exchange.workbook.sheet import Cell, Sheet, Value, height_of, room_of
from inventaire.exchange.workbook.styles import BAND, HEADING, LINKED, NOTE, TEXT, Style
from inventaire.exchange.workbook.words import cleaned, parts

#: Up to so many lines, a row has its words in its middle rather than at its top.
LOW = 2
#: Lines a row may have; what is longer goes on below.
ROW_LINES = 28

#: Units that the button of a filter takes in a heading.
_BUTTON = 1.5
#: A first column this narrow has no room for the way back.
_NARROW = 14

RecordT = TypeVar("RecordT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[RecordT]):
    """A column: its heading, its width in units, what it shows of a record and how.

    ``group`` is written over neighbours that share it. ``printed`` is false for what is only for
    the screen: such columns come last.
    """

    heading: str
    width: float
    value: Callable[[RecordT], Value]
    style: Style = TEXT
    group: str = ""
    link: Callable[[RecordT], str] | None = None
    dressed: Callable[[RecordT], Style] | None = None
    printed: bool = True

    @property
    def units(self) -> float:
        """Its width, or what the longest word of its heading needs beside the filter's button."""
        needed = units_for(self.heading, size=HEADING.size, bold=True, indent=HEADING.indent)
        return max(self.width, needed + _BUTTON if self.heading else 0)

    def cell(self, record: RecordT) -> Cell:
        """What the column shows of a record."""
        style = self.dressed(record) if self.dressed else self.style
        return Cell(self.value(record), style, self.link(record) if self.link else "")


@dataclass(frozen=True, slots=True)
class Written:
    """Where a table stands: the row of its headings, that of each record, its last row."""

    headings: int
    rows: tuple[int, ...]
    last: int


def write_table(
    sheet: Sheet,
    columns: Sequence[Column[RecordT]],
    records: Iterable[RecordT],
    *,
    back: Cell | None = None,
    carried_on: str = "…",
    nothing: str = "—",
    filtered: bool = True,
) -> Written:
    """Write a table from the next row on, and say where each record stands.

    ``back`` is written beside the groups; ``carried_on`` follows the first cell of the rows where
    a long text goes on; ``nothing`` is said where there is no record.
    """
    _bands(sheet, columns, back)
    headings = _headings(sheet, columns)
    rooms = [room_of(column.units, column.style) for column in columns]
    rows = []
    for record in records:
        rows.append(sheet.row + 1)
        _record(sheet, [column.cell(record) for column in columns], rooms, carried_on)
    if not rows:
        sheet.write([Cell(nothing, NOTE.but(wrap=False))], height=height_of(1, air=8))
    elif filtered:
        last = get_column_letter(len(columns))
        sheet.paper.auto_filter.ref = f"A{headings}:{last}{sheet.row}"
    return Written(headings, tuple(rows), sheet.row)


def widths_of(columns: Sequence[Column[RecordT]]) -> list[float]:
    """How wide the columns are."""
    return [column.units for column in columns]


def printed_columns(columns: Sequence[Column[RecordT]]) -> int:
    """How many of the first columns go on paper."""
    return sum(column.printed for column in columns)


def _bands(sheet: Sheet, columns: Sequence[Column[RecordT]], back: Cell | None) -> None:
    """The names of the groups, each over its columns; the way back where there is none yet."""
    cells: list[Cell | None] = []
    joined = []
    for group, members in groupby(columns, key=lambda column: column.group):
        count = len(list(members))
        blank = Cell(None, BAND) if group else None
        if group and count > 1:
            joined.append((len(cells) + 1, len(cells) + count))
        cells += [Cell(group, BAND) if group else None, *[blank] * (count - 1)]
    if back is not None:
        cells[0] = back
        if columns[0].units < _NARROW:
            joined.append((1, 2))
    sheet.write(cells, height=18)
    for first, last in joined:
        sheet.merge(first, last)


def _headings(sheet: Sheet, columns: Sequence[Column[RecordT]]) -> int:
    lines = [
        # The button of the filter takes some room.
        line_count(c.heading, room_of(c.units - _BUTTON, HEADING))
        for c in columns
    ]
    cells = [Cell(column.heading, HEADING) for column in columns]
    return sheet.write(cells, height=height_of(max(lines), air=8))


def _record(sheet: Sheet, cells: list[Cell], rooms: list[int], carried_on: str) -> None:
    """One record, on as many rows as its longest text asks for."""
    counts = [_lines(cell, available) for cell, available in zip(cells, rooms, strict=True)]
    most = max(counts)
    if most <= ROW_LINES:
        row = [
            _dressed(cell, alone=count == 1, low=most <= LOW)
            for cell, count in zip(cells, counts, strict=True)
        ]
        sheet.write(row, height=height_of(most, air=6))
        return
    for row in _carried(cells, rooms, carried_on):
        most = max(_lines(cell, available) for cell, available in zip(row, rooms, strict=True))
        sheet.write(row, height=height_of(most, air=6))


def _lines(cell: Cell, available: int) -> int:
    """How many lines a cell takes."""
    text = cell.value
    # Even wide signs take little more than three quarters of the size of the font.
    if not isinstance(text, str) or (len(text) * 760 <= available and "\n" not in text):
        return 1
    return line_count(cleaned(text), available) if cell.style.wrap else 1


def _dressed(cell: Cell, *, alone: bool, low: bool) -> Cell:
    """The cell as it stands in its row: in the middle of a low one, underlined where it leads.

    LibreOffice draws a link on one line, whatever its length: only what takes one may be a link.
    """
    link = cell.link if alone else ""
    if not link and not low:
        return cell if cell.link == link else Cell(cell.value, cell.style)
    return Cell(cell.value, _variant(cell.style, linked=bool(link), low=low), link)


@lru_cache(maxsize=512)
def _variant(style: Style, *, linked: bool, low: bool) -> Style:
    if linked:
        style = style.but(colour=LINKED.colour, underlined=True)
    return style.but(down="center") if low else style


def _carried(cells: list[Cell], rooms: list[int], carried_on: str) -> Iterator[list[Cell]]:
    """The rows of a record whose texts go on: each text in its column, its name recalled."""
    texts = [
        parts(cleaned(cell.value), available, ROW_LINES) if isinstance(cell.value, str) else [""]
        for cell, available in zip(cells, rooms, strict=True)
    ]
    first = [
        Cell(text[0] if isinstance(cell.value, str) else cell.value, cell.style)
        for cell, text in zip(cells, texts, strict=True)
    ]
    yield first
    name = texts[0][0].split("\n")[0][:60]
    for number in range(1, max(map(len, texts))):
        row = [
            Cell(text[number] if number < len(text) else None, cell.style)
            for cell, text in zip(cells, texts, strict=True)
        ]
        if row[0].value is None:
            row[0] = Cell(f"{name} {carried_on}", cells[0].style)
        yield row

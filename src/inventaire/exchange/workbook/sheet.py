"""A sheet written row by row from the top, and printed on A4 paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties

from inventaire.exchange.workbook.metrics import line_count, room
from inventaire.exchange.workbook.styles import Style
from inventaire.exchange.workbook.words import cleaned, looks_computed

if TYPE_CHECKING:
    from inventaire.exchange.workbook.book import Book

Value = str | int | float | date | None

#: A spreadsheet refuses to open more links than this on a sheet; what comes after stays text.
LINKS = 60_000
#: The first day that a spreadsheet can count from without mistaking a leap year.
_FIRST_DAY = date(1900, 3, 1)
#: The height of a row that says nothing of it.
_ROW_POINTS = 13.0
#: Points of a line of text, for a font of one point.
_LEADING = 1.275
#: How wide a note is, and how many signs fit on one of its lines.
_NOTE_PIXELS, _NOTE_SIGNS = 320, 46


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. ``link`` is a place of this workbook, as ``Sheet.place`` says it.

    ``note`` is said beside it when it is pointed at.
    """

    value: Value
    style: Style
    link: str = ""
    note: str = ""


def room_of(units: float, style: Style) -> int:
    """How much fits on a line of a cell of this style, so many units wide."""
    return room(units, size=style.size, bold=style.bold, indent=style.indent)


@dataclass(frozen=True, slots=True)
class Span:
    """A cell that takes several columns of a page that is no table."""

    value: Value
    style: Style
    columns: int = 1
    link: str = ""


def height_of(lines: int, *, size: float = 10, air: float = 5) -> float:
    """The height, in points, of a row of so many lines."""
    return round(lines * size * _LEADING + air, 2)


def _comment(text: str) -> Comment:
    """What is said of a cell, in a box high enough for it."""
    lines = sum(1 + len(line) // _NOTE_SIGNS for line in text.split("\n"))
    return Comment(text, "inventaire", height=24 + 16 * lines, width=_NOTE_PIXELS)


def _placed(cells: Iterable[Any], row: int) -> Iterator[Any]:
    """The cells of a row, each told where it stands; nothing is written where there is none."""
    for column, cell in enumerate(cells, start=1):
        if cell is None:
            continue
        cell.row, cell.column = row, column
        if cell._hyperlink is not None:
            cell._hyperlink.ref = cell.coordinate
        yield cell


class Sheet:
    """A sheet of a workbook. Its widths are said before its first row, and rows never go back."""

    def __init__(self, book: Book, title: str, *, colour: str) -> None:
        self.title = title
        self.row = 0
        #: Points of all the rows written.
        self.points = 0.0
        self.book = book
        self.paper: Any = book.workbook.create_sheet(title)
        self.widths: tuple[float, ...] = ()
        self.reduced = True
        self._links = 0
        # What is appended here is made of cells: openpyxl would first try each as a value.
        self.paper._values_to_row = _placed
        self.paper.sheet_properties.tabColor = colour
        self.paper.sheet_view.showGridLines = False

    def open(self, widths: Sequence[float], *, frozen: str = "", reduced: bool = True) -> None:
        """Say how wide the columns are, in units, and what stays in sight (``"B5"``).

        ``reduced``: on paper, the sheet is made as wide as the page; spreadsheets then choose
        themselves where pages end.
        """
        self.widths, self.reduced = tuple(widths), reduced
        self.paper.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=reduced)
        for number, width in enumerate(widths, start=1):
            letter = get_column_letter(number)
            self.paper.column_dimensions[letter] = ColumnDimension(
                self.paper, index=letter, width=width, customWidth=True
            )
        if frozen:
            self.paper.freeze_panes = frozen

    def place(self, row: int, column: int = 1) -> str:
        """The place of a cell, as links name it."""
        return f"{quote_sheetname(self.title)}!{get_column_letter(column)}{row}"

    def write(
        self, cells: Iterable[Cell | None], *, height: float | None = None, hidden: bool = False
    ) -> int:
        """Write the next row, ``height`` points high, and give its number."""
        self.row += 1
        self.points += _ROW_POINTS if height is None else height
        made = [self._made(cell) for cell in cells]
        if height is not None:
            self.paper.row_dimensions[self.row].height = min(height, 409)
        if hidden:
            self.paper.row_dimensions[self.row].hidden = True
        self.paper.append(made)
        # Rows already written are on disk: what was said of them is no longer needed.
        self.paper.row_dimensions.pop(self.row, None)
        return self.row

    def skip(self, rows: int = 1, *, height: float | None = None) -> None:
        """Leave rows empty."""
        for _row in range(rows):
            self.write((), height=height)

    def merge(self, first: int, last: int, *, down: int = 0) -> None:
        """Make one cell of some columns of the last row written and of the next ``down`` rows."""
        area = f"{get_column_letter(first)}{self.row}:{get_column_letter(last)}{self.row + down}"
        self.paper.merged_cells.add(area)

    def write_spans(self, spans: Sequence[Span], *, height: float = 0, air: float = 5) -> int:
        """Write a row of spans, high enough for their texts (at least ``height``); its number."""
        cells: list[Cell | None] = []
        needed = height
        joined = []
        for span in spans:
            first, last = len(cells) + 1, len(cells) + span.columns
            cells.append(Cell(span.value, span.style, span.link))
            cells.extend(Cell(None, span.style) for _column in range(span.columns - 1))
            if span.columns > 1:
                joined.append((first, last))
            if isinstance(span.value, str) and span.style.wrap:
                count = self.lines(cleaned(span.value), first, last, style=span.style)
                needed = max(needed, height_of(count, size=span.style.size, air=air))
        row = self.write(cells, height=needed or None)
        for first, last in joined:
            self.merge(first, last)
        return row

    def lines(self, text: str, first: int, last: int | None = None, *, style: Style) -> int:
        """How many lines a text takes over some columns."""
        units = sum(self.widths[first - 1 : last or first])
        return line_count(text, room_of(units, style))

    def _made(self, cell: Cell | None) -> Any:
        if cell is None:
            return None
        value, style, quoted = cell.value, cell.style, False
        if type(value) is date and value < _FIRST_DAY:
            value = value.strftime("%d/%m/%Y")
        made: Any = WriteOnlyCell(self.paper)
        if isinstance(value, str):
            value = cleaned(value)
            quoted = looks_computed(value)
            # Set beside the setter, which would read « =… » as a formula and cut long texts.
            made.data_type = "s"
        elif isinstance(value, date | datetime):
            made.data_type = "d"
        made._value = value if value != "" else None
        made._style = self.book.styles.of(style, quoted=quoted)
        if cell.link and self._links < LINKS:
            self._links += 1
            made._hyperlink = Hyperlink(ref="", location=cell.link)
        if cell.note:
            made.comment = _comment(cleaned(cell.note))
        return made

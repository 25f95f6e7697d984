"""The register as a workbook of Excel, in the CNIL's layout or as one flat sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from openpyxl.utils import get_column_letter

from inventaire.exchange.phrases import in_words
from inventaire.exchange.register.cells import Grid, Look, Placed, Row
from inventaire.exchange.register.fiche import RegisterFile
from inventaire.exchange.register.layout import grids_of
from inventaire.exchange.workbook.book import Book
from inventaire.exchange.workbook.paper import print_on_paper
from inventaire.exchange.workbook.sheet import Cell, Sheet, Value, height_of
from inventaire.exchange.workbook.styles import (
    DATE,
    HEADING,
    LINKED,
    NAME,
    TEXT,
    TITLE,
    Style,
)
from inventaire.exchange.workbook.table import (
    Column,
    printed_columns,
    widths_of,
    write_table,
)
from inventaire.exchange.workbook.words import cleaned
from inventaire.i18n import _
from inventaire.inventory.fields import Field, Shape, field_of, fields_of
from inventaire.inventory.processing import Processing

#: What art. 30(1) asks: it is always there, and goes on paper.
PRINTED = (
    "name",
    "reference",
    "purposes",
    "legal_bases",
    "subjects",
    "data",
    "recipients",
    "transfers",
    "measures",
)

_LIST_WIDTHS = (42.0, 16.0, 18.0, 18.0, 44.0, 14.0)
_SHEET_WIDTHS = (40.0, 34.0, 18.0, 24.0, 24.0, 26.0)
_STYLES: dict[Look, Style] = {
    Look.TITLE: TITLE,
    Look.HEADING: HEADING,
    Look.LABEL: NAME,
    Look.TEXT: TEXT,
    Look.LINK: LINKED,
}


def as_workbook(register: RegisterFile) -> bytes:
    """A list and a sheet for each processing, each leading to the other."""
    with Book(title=register.title, made_on=register.taken_on) as book:
        grids = grids_of(register)
        sheets = {grid.name: book.add(grid.name) for grid in grids}
        for grid in grids:
            _write(sheets[grid.name], grid, sheets, register)
        return book.to_bytes()


def _write(sheet: Sheet, grid: Grid, sheets: dict[str, Sheet], register: RegisterFile) -> None:
    sheet.open(_LIST_WIDTHS if grid.is_list else _SHEET_WIDTHS)
    for row in grid.rows:
        cells = [_cell(placed, sheets) for placed in row]
        sheet.write(cells, height=_height(sheet, row))
    print_on_paper(
        sheet,
        left=register.organisation,
        centre=register.law,
        repeated="1:1",
        pages=0 if grid.is_list else 2,
    )


def _cell(placed: Placed | None, sheets: dict[str, Sheet]) -> Cell | None:
    if placed is None:
        return None
    style = _STYLES[placed.look]
    if not isinstance(placed.value, str):
        style = DATE.but(across="left", indent=1)
    link = sheets[placed.leads_to].place(1) if placed.leads_to else ""
    return Cell(placed.value, style, link)


def _height(sheet: Sheet, row: Row) -> float:
    """High enough for the longest text of the row, as high as a spreadsheet allows at most."""
    most = max(
        (
            sheet.lines(cleaned(one.value), column, style=_STYLES[one.look])
            for column, one in enumerate(row, start=1)
            if one is not None and isinstance(one.value, str) and one.look is not Look.TITLE
        ),
        default=1,
    )
    is_title = any(one is not None and one.look is Look.TITLE for one in row)
    return min(409.0, 28.0 if is_title else height_of(most, air=6))


def as_flat_workbook(register: RegisterFile) -> bytes:
    """One sheet: a row for each processing, a column for each field that one of them fills."""
    columns = [_column(register, field) for field in filled_fields(register)]
    last = get_column_letter(printed_columns(columns))
    with Book(title=register.title, made_on=register.taken_on) as book:
        sheet = book.add(register.title)
        sheet.open(widths_of(columns), frozen="B3")
        records = [fiche.record for fiche in register.fiches]
        write_table(sheet, columns, records, nothing=_("Aucun traitement."))
        print_on_paper(
            sheet,
            left=register.organisation,
            centre=register.law,
            repeated="1:2",
            area=f"A1:{last}{sheet.row}",
        )
        return book.to_bytes()


def filled_fields(register: RegisterFile) -> list[Field]:
    """The fields in which at least one processing says something; those of art. 30 come first."""
    records = [fiche.record for fiche in register.fiches]
    asked = [field for field in fields_of(Processing) if not field.kept]
    filled = [field for field in asked if any(_says(one, field) for one in records)]
    first = [field_of(Processing, name) for name in PRINTED]
    return [*first, *(field for field in filled if field.name not in PRINTED)]


def _says(record: Processing, field: Field) -> bool:
    return getattr(record, field.name) not in (None, "", ())


def _column(register: RegisterFile, field: Field) -> Column[Processing]:
    wide = field.long or field.shape is Shape.LINES
    return Column(
        heading=_(field.label.text),
        width=40 if wide else 20,
        printed=field.name in PRINTED,
        value=lambda record: _value(register, field, getattr(record, field.name)),
        style=DATE if field.shape is Shape.DATE else NAME if field.name == "name" else TEXT,
    )


def _value(register: RegisterFile, field: Field, value: Any) -> Value:
    if field.shape is Shape.DATE:
        day: Value = value
        return day
    return in_words(register.snapshot, field, value) or None


def flat_rows(register: RegisterFile) -> tuple[list[str], Iterable[list[str]]]:
    """The headings of the flat register and its rows, as text."""
    fields = filled_fields(register)
    rows = (
        [in_words(register.snapshot, one, getattr(fiche.record, one.name)) for one in fields]
        for fiche in register.fiches
    )
    return [_(field.label.text) for field in fields], rows

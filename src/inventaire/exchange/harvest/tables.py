"""A catalogue that is a table: its sheet, its headings, and a dataset for each row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from inventaire.exchange.catalogue.entries import Catalogue
from inventaire.exchange.csv_text import RECKONED
from inventaire.exchange.harvest.entries import Entry, Given, SaidFile
from inventaire.exchange.harvest.layouts import TableLayout
from inventaire.exchange.harvest.words import same_text
from inventaire.exchange.parsing import is_nothing
from inventaire.exchange.sheets import Cell, Sheet, Workbook
from inventaire.inventory.dataset import Dataset

#: Titles and blanks may stand above the headings: this many rows.
_ABOVE = 30
#: What stands between several things; commas stand inside names where semicolons part them.
_SEMICOLONS, _COMMAS = re.compile(r"\s*[;\n]\s*"), re.compile(r"\s*[,\n|]\s*")
_SEVERAL = ("keywords", "systems", "formats")
#: The page of a dataset on a portal, and not one of its files.
_PAGE = re.compile(r"/datasets?/[^/]+/?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CatalogueTable:
    """A sheet in a layout, the row of its headings, and what each column tells."""

    layout: TableLayout
    sheet: Sheet
    heading: int
    columns: Mapping[int, str]

    def tells(self, column: int) -> str | None:
        """What a column tells; nothing where no layout knows it, empty where it says nothing."""
        called = self.columns[column]
        known = self.layout.columns
        if called in known:
            return known[called]
        # A portal counts under names of its own making: « metric.views ».
        return (
            "" if any(k and called.startswith(f"{k} ") for k, v in known.items() if not v) else None
        )


def table_in(workbook: Workbook, layout: TableLayout) -> CatalogueTable | None:
    """The sheet of a workbook that is in a layout, if any."""
    for sheet in workbook.sheets:
        for row in range(min(_ABOVE, len(sheet.rows))):
            columns = {
                column: cell.key
                for column in range(len(sheet.rows[row]))
                if (cell := sheet.cell(row, column)).text
            }
            headings = columns.values()
            named = any(layout.columns.get(one) == "name" for one in headings)
            if named and layout.is_headed(headings):
                return CatalogueTable(layout, sheet, row, columns)
    return None


def given_by(table: CatalogueTable, catalogue: Catalogue) -> Iterator[Given]:
    """The datasets of a table, row by row; one that says nothing is none."""
    for row in range(table.heading + 1, len(table.sheet.rows)):
        cells = {column: _bare(table.sheet.cell(row, column)) for column in table.columns}
        if not any(cell.text for cell in cells.values()):
            continue
        if [cell.key for cell in cells.values()] == list(table.columns.values()):
            continue  # the headings, said again
        told = defaultdict(list)
        for column, cell in cells.items():
            told[table.tells(column)].append(cell)
        title = next((one for one in told["name"] if one.text), told["name"][0])
        identifiers = tuple(one for one in told["identifier"] if not is_nothing(one))
        yield Given(title, identifiers, partial(_entry, table, catalogue, cells))


def _bare(cell: Cell) -> Cell:
    """A cell without the apostrophe that kept a spreadsheet from working it out."""
    if (
        isinstance(cell.value, str)
        and cell.value[:1] == "'"
        and cell.value[1:].startswith(RECKONED)
    ):
        return Cell(cell.value[1:], cell.origin)
    return cell


def _entry(
    table: CatalogueTable, catalogue: Catalogue, cells: Mapping[int, Cell], known: Dataset | None
) -> Entry:
    """What a row says, but what we would write there ourselves of the dataset that is known."""
    says: dict[str, tuple[Cell, ...]] = {}
    others: list[tuple[str, Cell]] = []
    for column, cell in cells.items():
        tells = table.tells(column)
        if tells == "" or is_nothing(cell) or _is_ours(table, catalogue, column, cell, known):
            continue
        if tells is None:
            others.append((table.sheet.cell(table.heading, column).text, cell))
        elif tells in _SEVERAL:
            says[tells] = (*says.get(tells, ()), *_parts(cell))
        elif tells == "address" and _PAGE.search(cell.text):
            says["documentation_url"] = (cell,)
        else:
            says[tells] = (*says.get(tells, ()), cell)
    return Entry(says, _files(says), tuple(others))


def _is_ours(
    table: CatalogueTable, catalogue: Catalogue, column: int, cell: Cell, known: Dataset | None
) -> bool:
    write = table.layout.written.get(table.columns[column])
    if known is None or write is None:
        return False
    ours = write(catalogue, known)
    return same_text(cell.text, ours) or same_text(f"'{cell.text}", ours)


def _parts(cell: Cell) -> list[Cell]:
    between = _SEMICOLONS if ";" in cell.text else _COMMAS
    return [Cell(part, cell.origin) for part in between.split(cell.text) if part]


def _files(says: dict[str, tuple[Cell, ...]]) -> tuple[SaidFile, ...]:
    """The files that a row tells of: the first format is the one of the address."""
    addresses, formats = says.pop("address", ()), says.pop("formats", ())
    sizes = says.pop("megabytes", ())
    files: list[dict[str, Cell]] = [{"url": cell} for cell in addresses]
    for rank, cell in enumerate(formats):
        if rank < len(files):
            files[rank]["format"] = cell
        else:
            files.append({"format": cell})
    if sizes and len(files) == 1:
        files[0]["megabytes"] = sizes[0]
    elif sizes:
        says["megabytes"] = sizes
    if "files" in says and says["files"][0].text == str(len(files)):
        del says["files"]
    return tuple(files)

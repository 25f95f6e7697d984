"""A copy of somebody's .ods file, filled as people fill it: everything else stays as it was."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from io import BytesIO
from typing import Any

from lxml import etree
from openpyxl import Workbook as Xlsx

from inventaire.exchange.readers import read_workbook

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ROWS, _COLUMNS = f"{_TABLE}number-rows-repeated", f"{_TABLE}number-columns-repeated"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


class OdsCopy:
    """A workbook that is being filled. Comments, styles and lists of the original stay."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self._members = [(info, archive.read(info)) for info in archive.infolist()]
        content = next(kept for info, kept in self._members if info.filename == "content.xml")
        self._tree = etree.fromstring(content)

    def write(self, sheet: str, cells: dict[str, Any]) -> OdsCopy:
        """Type these values: texts, or days as days."""
        for name, value in cells.items():
            found = re.fullmatch(r"([A-Z])(\d+)", name)
            assert found is not None
            row = self._row(self._sheet(sheet), int(found[2]) - 1)
            self._fill(self._cell(row, ord(found[1]) - ord("A")), value)
        return self

    def insert_rows(self, sheet: str, *, before: int, count: int = 1) -> OdsCopy:
        """Put empty rows above this one (counted from 1)."""
        row = self._row(self._sheet(sheet), before - 1)
        for _row in range(count):
            empty = etree.Element(f"{_TABLE}table-row")
            etree.SubElement(empty, f"{_TABLE}table-cell")
            row.addprevious(empty)
        return self

    def rename(self, sheet: str, name: str) -> OdsCopy:
        """Give a sheet another name."""
        self._sheet(sheet).set(f"{_TABLE}name", name)
        return self

    def duplicate(self, sheet: str, name: str) -> OdsCopy:
        """A copy of a sheet, after it."""
        original = self._sheet(sheet)
        copy = deepcopy(original)
        copy.set(f"{_TABLE}name", name)
        original.addnext(copy)
        return self

    def remove(self, sheet: str) -> OdsCopy:
        """Take a sheet away."""
        table = self._sheet(sheet)
        table.getparent().remove(table)
        return self

    def bytes(self) -> bytes:
        """The file."""
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for info, kept in self._members:
                changed = info.filename == "content.xml"
                archive.writestr(info, etree.tostring(self._tree) if changed else kept)
        return out.getvalue()

    def _sheet(self, name: str) -> Any:
        tables = self._tree.iter(f"{_TABLE}table")
        return next(table for table in tables if table.get(f"{_TABLE}name") == name)

    def _row(self, table: Any, index: int) -> Any:
        return _alone(table.iter(f"{_TABLE}table-row"), index, _ROWS)

    def _cell(self, row: Any, index: int) -> Any:
        cells = (cell for cell in row if cell.tag in _CELLS)
        return _alone(cells, index, _COLUMNS)

    def _fill(self, cell: Any, value: Any) -> None:
        for old in cell.findall(f"{_TEXT}p"):
            cell.remove(old)
        for name in [key for key in cell.attrib if key.startswith(_OFFICE)]:
            del cell.attrib[name]
        if isinstance(value, date):
            cell.set(f"{_OFFICE}value-type", "date")
            cell.set(f"{_OFFICE}date-value", value.isoformat())
        else:
            cell.set(f"{_OFFICE}value-type", "string")
        for part in str(value).split("\n"):
            etree.SubElement(cell, f"{_TEXT}p").text = part


def _alone(elements: Iterator[Any], index: int, repeated: str) -> Any:
    """The element at a place; a run of equal ones is split around it."""
    for element in list(elements):
        count = int(element.get(repeated, "1"))
        if index < count:
            for length, put in ((index, "addprevious"), (count - index - 1, "addnext")):
                if length:
                    other = deepcopy(element)
                    other.set(repeated, str(length))
                    getattr(element, put)(other)
            element.attrib.pop(repeated, None)
            return element
        index -= count
    raise IndexError(index)


def saved_as_xlsx(data: bytes) -> bytes:
    """The same cells in a workbook of Excel, days as days."""
    book = Xlsx()
    book.remove(book.active)
    for sheet in read_workbook(data).sheets:
        made = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", sheet.name)[:31])
        for row in sheet.rows:
            made.append([None if value == "" else value for value in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()

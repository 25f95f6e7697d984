"""A workbook once read: sheets of cells, each with the address that people know it by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from inventaire.i18n import Text
from inventaire.inventory.changes import Origin
from inventaire.vocabulary.folding import fold

#: What a cell holds: text (numbers too, as people see them), a date, or nothing (``""``).
Value = str | date

_NOT_WORDS = re.compile(r"[^a-z0-9]+")


def key(text: Value) -> str:
    """A label as it is looked for: accents, case, blanks and punctuation aside."""
    return _key(text) if isinstance(text, str) else ""


@lru_cache(maxsize=16_384)
def _key(text: str) -> str:
    return _NOT_WORDS.sub(" ", fold(text)).strip()


def name_key(name: str) -> str:
    """A name as it is looked for; one in other letters than ours stays apart from the others."""
    return key(name) or fold(name)


def column_name(column: int) -> str:
    """« A » for 0, « AA » for 26."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@dataclass(frozen=True, slots=True)
class Cell:
    """A value and where it stands."""

    value: Value
    origin: Origin

    @property
    def text(self) -> str:
        """The value as text, without blanks around it."""
        if isinstance(self.value, date):
            return self.value.isoformat()
        return self.value.strip()

    @property
    def key(self) -> str:
        """The value as a label."""
        return key(self.value)


def span(*cells: Cell | None) -> Origin | None:
    """The cells that make a value, as people name them: « B17:B18 ». They share a sheet."""
    origins = [cell.origin for cell in cells if cell is not None]
    if not origins:
        return None
    places = [place_of(origin.cell) for origin in origins]
    rows, columns = [row for row, _column in places], [column for _row, column in places]
    first = f"{column_name(min(columns))}{min(rows) + 1}"
    last = f"{column_name(max(columns))}{max(rows) + 1}"
    return Origin(origins[0].sheet, first if first == last else f"{first}:{last}")


def place_of(name: str) -> tuple[int, int]:
    """The row and the column of « B12 », from zero."""
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(name[len(letters) :]) - 1, column - 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of values, from the first cell on; rows may be of different lengths."""

    name: str
    rows: tuple[tuple[Value, ...], ...]

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a place; an empty one outside the sheet."""
        value: Value = ""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            value = self.rows[row][column]
        return Cell(value, Origin(self.name, f"{column_name(column)}{row + 1}"))

    def row(self, row: int) -> Iterator[Cell]:
        """The cells of a row that hold something."""
        for column, value in enumerate(self.rows[row]):
            if value != "":
                yield self.cell(row, column)

    def find(self, *labels: str, first_columns: int = 6) -> tuple[int, int] | None:
        """The place of the first cell that says one of these labels, near the left edge."""
        for row, values in enumerate(self.rows):
            for column, value in enumerate(values[:first_columns]):
                if value != "" and key(value) in labels:
                    return row, column
        return None


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a file, in their order, and what is to be said of how they were read."""

    sheets: tuple[Sheet, ...]
    remarks: tuple[Text, ...] = ()


def to_plain(workbook: Workbook) -> list[dict[str, Any]]:
    """The cells of a workbook as plain data, to be kept and read again."""
    return [
        {"name": sheet.name, "rows": [[_plain(value) for value in row] for row in sheet.rows]}
        for sheet in workbook.sheets
    ]


def from_plain(sheets: list[dict[str, Any]]) -> tuple[Sheet, ...]:
    """The sheets that plain data hold."""
    return tuple(
        Sheet(sheet["name"], tuple(tuple(_value(v) for v in row) for row in sheet["rows"]))
        for sheet in sheets
    )


def _plain(value: Value) -> str | dict[str, str]:
    return {"date": value.isoformat()} if isinstance(value, date) else value


def _value(value: Any) -> Value:
    return date.fromisoformat(value["date"]) if isinstance(value, dict) else str(value)

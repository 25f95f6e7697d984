"""Rows of cells as a table: where its headings stand, and the values under each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inventaire.exchange.detection.checks import CHECKS, is_full_name, is_given_name
from inventaire.exchange.detection.headings import read_heading

#: Rows among which headings are looked for: people put a title above.
_ABOVE = 20
_LONGEST_NAME = 200
_VALUE = re.compile(
    r"[+-]?\d[\d\s.,/:%€-]*|\d{4}-\d{2}-\d{2}.*|https?://\S+|(?:m|mme|mlle|monsieur|madame)\.?",
    re.IGNORECASE,
)
_OF_VALUES = ("email", "phone", "nir", "iban", "card", "ip", "device", "plate", "address")
_TECHNICAL = re.compile(r"[A-Za-z]+[a-z0-9]*(?:[_.:][A-Za-z0-9]+)+")
Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sample: names, and under each as many values as there are rows."""

    name: str
    headings: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    #: Whether the file says how its columns are called.
    is_named: bool
    #: Whether there are more rows than were kept.
    is_cut: bool = False

    @property
    def rows(self) -> int:
        """How many rows of values there are."""
        return len(self.columns[0]) if self.columns else 0


def tables_of(sheets: Sequence[Mapping[str, Any]], *, rows: int) -> tuple[Table, ...]:
    """The tables of what was read; sheets that hold none are left out."""
    found = (table_of(sheet["name"], _texts(sheet["rows"]), rows=rows) for sheet in sheets)
    return tuple(table for table in found if table is not None)


def table_of(name: str, cells: Sequence[Row], *, rows: int) -> Table | None:
    """The table of a sheet: its first rows under the headings, none where it is empty."""
    width = max(map(len, cells), default=0)
    if not width:
        return None
    at = _headings_at(cells)
    above = cells[at] if at is not None else ()
    body = [row for row in cells[0 if at is None else at + 1 :] if any(row)]
    # Files that were put end to end say their headings again.
    body = [row for row in body if not above or list(row) != list(above)]
    padded = [[*row, *[""] * (width - len(row))] for row in body[:rows]]
    columns = tuple(zip(*padded, strict=True)) if padded else ((),) * width
    kept = [rank for rank in range(width) if _cell(above, rank) or any(columns[rank])]
    if not kept:
        return None
    return Table(
        name,
        _named(above, kept),
        tuple(columns[rank] for rank in kept),
        is_named=at is not None,
        is_cut=len(body) > rows,
    )


def _texts(rows: Sequence[Sequence[Any]]) -> list[list[str]]:
    return [[_text(value) for value in row] for row in rows]


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else str(value["date"])


def _cell(row: Row, rank: int) -> str:
    return row[rank] if rank < len(row) else ""


def _named(above: Row, kept: Sequence[int]) -> tuple[str, ...]:
    """A name for each column, each once: what has none is called by its rank."""
    names: list[str] = []
    for rank in kept:
        name = " ".join(_cell(above, rank).split())[:_LONGEST_NAME] or f"colonne_{rank + 1}"
        same = sum(1 for other in names if other == name or other.startswith(f"{name} ("))
        names.append(f"{name} ({same + 1})" if same else name)
    return tuple(names)


def _headings_at(cells: Sequence[Row]) -> int | None:
    """The row of headings; none where the first full row is one of values.

    A file without headings must not have its first person taken for names of columns: what might be
    a value is not shown as a heading.
    """
    wide = sorted(sum(map(bool, row)) for row in cells[:_ABOVE])
    enough = max(1, wide[-1] // 2)
    for at, row in enumerate(cells[:_ABOVE]):
        if sum(map(bool, row)) >= enough:
            return at if _are_headings(row, cells[at + 1 :]) else None
    return None


def _are_headings(row: Row, under: Sequence[Row]) -> bool:
    filled = [cell for cell in row if cell]
    values = sum(1 for cell in filled if _is_value(cell))
    if any(_says(cell) for cell in filled):
        return values <= len(filled) * 0.3
    return not values and not any(
        is_given_name(cell) or is_full_name(cell) or _recurs(rank, cell, under)
        for rank, cell in enumerate(row)
        if cell
    )


def _is_value(cell: str) -> bool:
    return (
        len(cell) > _LONGEST_NAME
        or _VALUE.fullmatch(cell) is not None
        or any(CHECKS[kind](cell) for kind in _OF_VALUES)
    )


def _says(cell: str) -> bool:
    heading = read_heading(cell[:_LONGEST_NAME])
    return bool(
        len(cell) < 60
        and (heading.kind or heading.is_name or heading.thing or _TECHNICAL.fullmatch(cell))
    )


def _recurs(rank: int, cell: str, under: Sequence[Row]) -> bool:
    return any(_cell(row, rank) == cell for row in under[:1_000])

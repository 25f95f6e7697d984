"""What a row says, column by column: ticks, precisions beside, lists that dashes part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from inventaire.exchange.lists.columns import said_of
from inventaire.exchange.lists.headings import BETWEEN
from inventaire.exchange.lists.tables import IGNORED, JOINED, REMARK, Table
from inventaire.exchange.lists.values import ticked
from inventaire.exchange.lists.words import RETENTION
from inventaire.exchange.parsing import is_nothing
from inventaire.exchange.sheets import Cell

#: Fields whose values one known layout parts by dashes.
_PARTED = ("data", "recipients", "systems")
_DASH = re.compile(r"\s+-\s+")
_NUMBERED = re.compile(r"^\s*(\d+)\s*:\s*(.*?)\s*$", re.MULTILINE)


class Told(NamedTuple):
    """What a column says in a row; ``about``: what the lines of its field are of."""

    column: int
    field: str
    cell: Cell
    about: str


def told_by(table: Table, row: int) -> Iterator[Told]:
    """What each column of a row says; a column that is joined to another says it with that one.

    Where that one says nothing, or cannot hold more, the joined column is a remark of its own.
    """
    joined = _joined(table)
    told = {column for columns in joined.values() for column in columns}
    for column, field in table.fields.items():
        if field == IGNORED or (field == JOINED and column in told):
            continue
        about = said_of(table, column)
        cell = table.sheet.cell(row, column)
        cell = ticked(cell, about) if about else cell
        if table.layout and field in _PARTED:
            cell = Cell(_DASH.sub(" ; ", cell.text), cell.origin)
        beside = {c: table.sheet.cell(row, c) for c in joined.get(column, ())}
        beside = {c: one for c, one in beside.items() if not is_nothing(one)}
        if beside and not is_nothing(cell) and (about or field == RETENTION):
            cell, beside = _with(cell, about, [*beside.values()]), {}
        if not is_nothing(cell):
            within = about if BETWEEN in table.headings[column] else ""
            yield Told(column, REMARK if field == JOINED else field, cell, within)
        for other, one in beside.items():
            yield Told(other, REMARK, one, "")


def _joined(table: Table) -> dict[int, list[int]]:
    """The columns that are joined to each, in their order."""
    found: dict[int, list[int]] = {}
    last = None
    for column, field in table.fields.items():
        if field != JOINED:
            last = column
        elif last is not None:
            found.setdefault(last, []).append(column)
    return found


def _with(cell: Cell, about: str, beside: list[Cell]) -> Cell:
    """A cell with what columns beside it say; a tick says nothing more by itself."""
    texts = [one.text for one in beside]
    if not about:
        return Cell(_zipped([cell.text, *texts]), cell.origin)
    said = texts if cell.text == about else [cell.text, *texts]
    return Cell(" ; ".join(said), cell.origin)


def _zipped(texts: list[str]) -> str:
    """« 1: 5 ans, 2: 1 an » and « 1: Paie, 2: Congés » are « 5 ans (Paie) ; 1 an (Congés) »."""
    lists = [dict(_NUMBERED.findall(text)) for text in texts]
    if not lists[0]:
        return f"{texts[0]} ({', '.join(texts[1:])})"
    first, *others = lists
    parts = []
    for number, text in first.items():
        more = ", ".join(filter(None, (other.get(number, "") for other in others)))
        parts.append(f"{text} ({more})" if more else text)
    return " ; ".join(parts)

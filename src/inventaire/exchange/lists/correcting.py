"""What somebody says of lists: their kind, their headings, what becomes of their columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from inventaire.exchange.lists.columns import table_at
from inventaire.exchange.lists.finding import as_kind
from inventaire.exchange.lists.headings import reach_of, two_level
from inventaire.exchange.lists.known import can_shift, shifted
from inventaire.exchange.lists.tables import IGNORED, JOINED, REMARK, Table
from inventaire.exchange.lists.words import KINDS_READ, choices_of
from inventaire.exchange.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Correction:
    """What is said of one list: of what, below which row (from zero), what its columns become.

    ``shifted``: whether columns that hold what other headings say are called after what they hold.
    """

    kind: str
    heading: int
    fields: Mapping[int, str]
    shifted: bool = False


def corrected(table: Table, said: Correction) -> Table:
    """The list as it was said to be read; what cannot be said of it stays as it was.

    Another kind, or another row of headings, is read by its own words: what was said of columns
    was said of others.
    """
    kind = said.kind if said.kind in KINDS_READ else ""
    if 0 <= said.heading < table.end and said.heading != table.heading:
        return as_kind(_below(table, said.heading), kind)
    if kind and kind != table.kind:
        return as_kind(table, kind)
    known = {REMARK, IGNORED, JOINED, *(choices_of(kind) if kind else ())}
    asked = {c: name for c, name in said.fields.items() if c in table.fields and name in known}
    read = replace(table, kind=kind, fields={**table.fields, **asked})
    return shifted(read, on=said.shifted) if can_shift(table) else read


def _below(table: Table, row: int) -> Table:
    """The same list, its headings in another row, and in the one above where that one spans."""
    wide = two_level(table.sheet, row, reach_of(table.sheet, table.end))
    return table_at(table.sheet, row, "", levels=2 if wide else 1, end=table.end)


def tables_to_plain(tables: Sequence[Table], sheets: Sequence[Sheet]) -> list[dict[str, Any]]:
    """How lists are read, as plain data."""
    ranks = {id(sheet): rank for rank, sheet in enumerate(sheets)}
    return [
        {
            **{name: getattr(table, name) for name in _PLAIN},
            "sheet": ranks[id(table.sheet)],
            "columns": [[c, table.headings[c], name] for c, name in table.fields.items()],
        }
        for table in tables
    ]


_PLAIN = ("kind", "heading", "levels", "end", "actor_kind", "since", "layout", "shifted")


def tables_from_plain(plain: Sequence[Any], sheets: Sequence[Sheet]) -> tuple[Table, ...]:
    """The lists of these sheets, read as was kept."""
    return tuple(
        Table(
            sheet=sheets[one["sheet"]],
            headings={column: heading for column, heading, _field in one["columns"]},
            fields={column: field for column, _heading, field in one["columns"]},
            **{name: one[name] for name in _PLAIN},
        )
        for one in plain
    )

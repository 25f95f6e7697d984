"""Which field each column of a list fills, by its heading."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from inventaire.exchange.lists.headings import BETWEEN, LONGEST, headings_at, reach_of, two_level
from inventaire.exchange.lists.tables import REMARK, Table
from inventaire.exchange.lists.words import (
    ACTOR_KINDS,
    NAMING,
    RETENTION,
    VAGUE,
    headings_of,
    several_of,
)
from inventaire.exchange.sheets import Sheet, key

#: What a heading ends with and that says nothing of its column.
_ENDED = re.compile(r" (?:if applicable|if possible|si applicable|si possible|le cas echeant)$")
#: What a heading begins with and that says nothing.
_INTRODUCED = re.compile(
    r"^(?:the|le|la|les|l|(?:a |une )?(?:general )?description (?:of the|des|de la)) "
)


def table_at(
    sheet: Sheet,
    row: int,
    kind: str,
    *,
    levels: int = 1,
    end: int | None = None,
    reach: Mapping[int, int] | None = None,
) -> Table:
    """The rows below one as a list of a kind; the first column that names a field has it.

    A field of several things may have several columns. ``levels``: how many rows the headings take.
    ``reach``: that of the sheet, where it is known already.
    """
    last = len(sheet.rows) if end is None else end
    reach = reach_of(sheet, last) if reach is None else reach
    headings = (two_level if levels > 1 else headings_at)(sheet, row, reach)
    return read_as(Table(sheet, "", row, headings, {}, last, levels), kind)


def read_as(table: Table, kind: str, columns: Collection[int] | None = None) -> Table:
    """The list read as one of this kind, by its headings alone; of these columns, if so said."""
    headings = {c: text for c, text in table.headings.items() if columns is None or c in columns}
    called = (ACTOR_KINDS.get(key(heading), "") for heading in headings.values())
    actors = next(filter(None, called), "") if kind == "actor" else ""
    fields = _fields(headings, kind)
    return replace(table, kind=kind, headings=headings, fields=fields, actor_kind=actors, since="")


def _fields(headings: Mapping[int, str], kind: str) -> dict[int, str]:
    if not kind:
        return dict.fromkeys(headings, REMARK)
    several = several_of(kind)
    fields: dict[int, str] = {}
    for column, heading in headings.items():
        field = _named(heading, kind) or _under(heading, [*headings.values()], kind)
        taken = field in fields.values() and field not in several
        fields[column] = REMARK if taken else field
    return fields


def _under(heading: str, every: Sequence[str], kind: str) -> str:
    """The field that a heading names under one that spans it: by itself, or as that one does."""
    over, between, leaf = heading.rpartition(BETWEEN)
    if not between:
        return REMARK
    found = _named(leaf, kind)
    # « Nom » under « Responsable » is another's name.
    begins = every[0].startswith(f"{over}{BETWEEN}") or key(over) in NAMING[kind]
    if found and (begins or key(leaf) not in VAGUE):
        return found
    beside = (one.rpartition(BETWEEN) for one in every)
    alone = not any(_named(leaf, kind) for above, _between, leaf in beside if above == over)
    spanning = _named(over, kind)
    return spanning if alone and spanning in several_of(kind) - {RETENTION} else REMARK


def said_of(table: Table, column: int) -> str:
    """What a column is about, where its heading names no field: « Santé », under « Données ».

    Empty where its heading is the name of the field, and for a field of one thing.
    """
    field, leaf = table.fields[column], table.leaf(column)
    if field == RETENTION or field not in several_of(table.kind):
        return ""
    return "" if _named(leaf, table.kind) == field else leaf


def _named(heading: str, kind: str) -> str:
    words = key(heading) if len(heading) <= LONGEST else ""
    known = headings_of(kind)
    words = _ENDED.sub("", words)
    return known.get(words) or known.get(_INTRODUCED.sub("", words), "") if words else ""

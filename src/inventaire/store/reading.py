"""How rows become facts: statements prepared once for each kind, and what builds the facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Column, Select, bindparam, literal_column, select, union_all
from sqlalchemy.orm import Session
from sqlalchemy.sql.selectable import CompoundSelect

from inventaire.inventory.base import Record
from inventaire.inventory.fields import Field, Ref, Shape, fields_of
from inventaire.store.links import LINES, LINKS
from inventaire.store.shapes import (
    column_names,
    fields_apart,
    fields_in_row,
    kept_ends,
    kind_called,
    line_of,
    table_of,
)

_KEPT = ("id", "archived", "version", "recorded_at", "changed_at")

#: What each field apart holds, by the number of the record: ``{"systems": {12: (3, 4)}}``.
Apart = Mapping[str, Mapping[int, tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Reading:
    """Which columns to select of a kind, and how to make a fact of what they give."""

    record: type[Record]
    columns: tuple[Column[Any], ...]
    plain: tuple[str, ...]
    #: The name of each end, its first column, and its kinds where each has a column of its own.
    ends: tuple[tuple[str, int, tuple[str, ...] | None], ...]

    def facts(self, rows: Iterable[Sequence[Any]], apart: Apart) -> tuple[Any, ...]:
        """The facts of these rows, with what hangs on them."""
        return tuple(self._fact(row, apart) for row in rows)

    def _fact(self, row: Sequence[Any], apart: Apart) -> Any:
        # The row is longer where it holds ends: the plain columns come first.
        values: dict[str, Any] = dict(zip(self.plain, row, strict=False))
        for name, at, kinds in self.ends:
            first, second = row[at], row[at + 1]
            if kinds is None:
                values[name] = Ref(first, second) if first and second is not None else None
            elif first is not None:
                values[name] = Ref(kinds[0], first)
            elif second is not None:
                values[name] = Ref(kinds[1], second)
        for name, by_owner in apart.items():
            found = by_owner.get(row[0])
            if found is not None:
                values[name] = found
        return self.record(**values)


@cache
def reading_of(kind: str, only: frozenset[str] | None = None) -> Reading:
    """How a kind is read: all its fields, or ``only`` those that are asked for."""
    table = table_of(kind)
    fields = [f for f in fields_in_row(kind) if only is None or f.name in only]
    plain = [field for field in fields if field.shape is not Shape.END]
    ends = [field for field in fields if field.shape is Shape.END]
    columns = [table.c[name] for name in _KEPT]
    columns += [table.c[column_names(field)[0]] for field in plain]
    first_end = len(columns)
    columns += [table.c[name] for field in ends for name in column_names(field)]
    return Reading(
        kind_called(kind).record,
        tuple(columns),
        (*_KEPT, *(field.name for field in plain)),
        tuple((f.name, first_end + 2 * rank, kept_ends(f)) for rank, f in enumerate(ends)),
    )


@cache
def _links_statement(
    kind: str, names: tuple[str, ...], one_by_one: bool
) -> Select[Any] | CompoundSelect[Any]:
    parts = []
    for index, name in enumerate(names):
        table = LINKS[kind, name]
        part = select(
            literal_column(str(index)).label("field"),
            table.c.owner_id.label("owner"),
            table.c.linked_id.label("linked"),
            table.c.position.label("position"),
        ).where(table.c.organisation_id == bindparam("organisation"))
        if one_by_one:
            part = part.where(table.c.owner_id.in_(bindparam("owners", expanding=True)))
        parts.append(part)
    return union_all(*parts).order_by("position") if len(parts) > 1 else part.order_by("position")


@cache
def _lines_statement(kind: str, field: Field, one_by_one: bool) -> Select[Any]:
    table = LINES[kind, field.name]
    line = line_of(field)
    columns = [table.c[column_names(inner)[0]] for inner in fields_of(line)]
    statement = select(table.c.owner_id, *columns).where(
        table.c.organisation_id == bindparam("organisation")
    )
    if one_by_one:
        statement = statement.where(table.c.owner_id.in_(bindparam("owners", expanding=True)))
    return statement.order_by(table.c.owner_id, table.c.position)


def read_apart(
    session: Session,
    organisation_id: int | None,
    kind: str,
    *,
    owners: Sequence[int] | None = None,
    only: Iterable[str] | None = None,
) -> Apart:
    """The links and lines of a kind: one query for all its links, one for each field of lines.

    ``owners`` keeps those of some records; ``only`` some of the fields.
    """
    asked = None if only is None else set(only)
    known: dict[str, Any] = {"organisation": organisation_id}
    if owners is not None:
        known["owners"] = owners
    links = tuple(
        f.name for f in fields_apart(kind, Shape.LINKS) if asked is None or f.name in asked
    )
    found: dict[str, Mapping[int, tuple[Any, ...]]] = {}
    if links:
        found.update(_read_links(session, kind, links, known))
    for field in fields_apart(kind, Shape.LINES):
        if asked is None or field.name in asked:
            found[field.name] = _read_lines(session, kind, field, known)
    return found


def _read_links(
    session: Session, kind: str, names: tuple[str, ...], known: Mapping[str, Any]
) -> dict[str, Mapping[int, tuple[Any, ...]]]:
    statement = _links_statement(kind, names, "owners" in known)
    found: list[dict[int, list[int]]] = [defaultdict(list) for _ in names]
    for index, owner, linked, _position in session.execute(statement, known).all():
        found[index][owner].append(linked)
    return {
        name: {owner: tuple(linked) for owner, linked in by_owner.items()}
        for name, by_owner in zip(names, found, strict=True)
    }


def _read_lines(
    session: Session, kind: str, field: Field, known: Mapping[str, Any]
) -> Mapping[int, tuple[Any, ...]]:
    line = line_of(field)
    names = [inner.name for inner in fields_of(line)]
    found: dict[int, list[Any]] = defaultdict(list)
    rows = session.execute(_lines_statement(kind, field, "owners" in known), known).all()
    for owner, *values in rows:
        found[owner].append(line(**dict(zip(names, values, strict=True))))
    return {owner: tuple(lines) for owner, lines in found.items()}

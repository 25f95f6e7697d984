"""What points to a record: one query for every field of every kind that may."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, CompoundSelect, Select, bindparam, literal, select, union_all
from sqlalchemy.orm import Session

from inventaire.inventory.fields import Field, Ref, Shape, fields_of
from inventaire.inventory.kinds import KINDS
from inventaire.store.links import LINES, LINKS
from inventaire.store.shapes import column_names, table_of
from inventaire.store.snapshot import names


@dataclass(frozen=True, slots=True)
class Use:
    """The records of one kind whose field points here, by number and name."""

    kind: str
    field: Field
    records: tuple[tuple[Ref, str], ...]


def uses_of(session: Session, organisation_id: int, ref: Ref) -> tuple[Use, ...]:
    """Everything live that points to this record, in the order of kinds and fields."""
    if not _pointing(ref.kind):
        return ()
    known = {"organisation": organisation_id, "number": ref.id}
    found: dict[tuple[str, str], list[Ref]] = defaultdict(list)
    called: dict[Ref, str] = {}
    for kind, field, number, name in session.execute(_statement(ref.kind), known):
        user = Ref(kind, number)
        found[kind, field].append(user)
        called[user] = name
    nameless = [user for user, name in called.items() if user.kind == "flow" and not name]
    called |= names(session, organisation_id, nameless)
    return tuple(
        Use(kind, field, _sorted(found[kind, field.name], called))
        for kind, field in _pointing(ref.kind)
        if (kind, field.name) in found
    )


def _sorted(refs: list[Ref], called: Mapping[Ref, str]) -> tuple[tuple[Ref, str], ...]:
    unique = dict.fromkeys(refs)
    return tuple(sorted(((ref, called.get(ref, "")) for ref in unique), key=lambda pair: pair[1]))


@cache
def _pointing(to: str) -> tuple[tuple[str, Field], ...]:
    """The fields that may point to a record of this kind, with the kind that holds them."""
    return tuple(
        (kind.code, field)
        for kind in KINDS.values()
        for field in fields_of(kind.record)
        if (field.to is not None and to in field.to.kinds) or _inner(field, to)
    )


def _inner(field: Field, to: str) -> tuple[Field, ...]:
    """The fields of the lines of a field that may point to a record of this kind."""
    if field.line is None:
        return ()
    inner = fields_of(field.line)
    return tuple(one for one in inner if one.to is not None and to in one.to.kinds)


@cache
def _statement(to: str) -> CompoundSelect[Any]:
    """One part for each field: the live records whose field names ``number``."""
    return union_all(*(part for kind, field in _pointing(to) for part in _parts(kind, field, to)))


def _parts(kind: str, field: Field, to: str) -> list[Select[Any]]:
    own = table_of(kind)
    said = (literal(kind), literal(field.name), own.c.id, own.c.name)
    live = select(*said).where(own.c.archived.is_(False))
    number: BindParameter[int] = bindparam("number")
    organisation: BindParameter[int] = bindparam("organisation")
    if field.shape in (Shape.LINKS, Shape.LINES):
        apart = (LINKS if field.shape is Shape.LINKS else LINES)[kind, field.name]
        # Composite foreign keys keep both in one organisation. That of the links is asked for, not
        # that of the records: a database that had both would rather read every record.
        joined = live.join(apart, apart.c.owner_id == own.c.id)
        joined = joined.where(apart.c.organisation_id == organisation)
        inner = [column_names(one)[0] for one in _inner(field, to)] or ["linked_id"]
        return [joined.where(apart.c[column] == number) for column in inner]
    columns = column_names(field)
    live = live.where(own.c.organisation_id == organisation)
    if field.shape is not Shape.END:
        return [live.where(own.c[columns[0]] == number)]
    if columns[0].endswith("_kind"):
        return [live.where(own.c[columns[0]] == to, own.c[columns[1]] == number)]
    return [live.where(own.c[f"{field.name}_{to}_id"] == number)]

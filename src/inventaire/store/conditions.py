"""What a filter and a sort of a list mean, for each shape of field."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Table,
    Text,
    and_,
    case,
    cast,
    exists,
    false,
    func,
    or_,
    select,
)

from inventaire.inventory.fields import Field, Ref, Shape, fields_of
from inventaire.store.links import LINES, LINKS
from inventaire.store.shapes import column_names, kind_called, table_of

#: Asks for what is not filled.
EMPTY = "-"
_ANSWERS = {"yes": True, "no": False, "unknown": None}
_KEPT = ("changed_at", "recorded_at", "id")


def _field(kind: str, name: str) -> Field | None:
    fields = fields_of(kind_called(kind).record)
    return next((field for field in fields if field.name == name), None)


def _apart(kind: str, field: Field) -> Table:
    return (LINKS if field.shape is Shape.LINKS else LINES)[kind, field.name]


def matches(kind: str, name: str, value: str) -> ColumnElement[bool]:
    """The condition that a filter puts on the records of a kind.

    A field or a value that does not exist finds nothing: an address made by hand is no error.
    """
    field = _field(kind, name)
    if field is None:
        return false()
    table = table_of(kind)
    if value == EMPTY:
        return _is_empty(kind, table, field)
    if field.shape in (Shape.LINKS, Shape.LINES):
        return _hangs_on(kind, table, field, value)
    if field.shape is Shape.END:
        return _ends_at(table, field, value)
    column = table.c[column_names(field)[0]]
    if field.shape is Shape.ANSWER:
        return column.is_(_ANSWERS[value]) if value in _ANSWERS else false()
    if field.shape is Shape.CODE:
        return column == value
    if field.shape in (Shape.CODES, Shape.WORDS):
        # The text of the JSON array: a code in it stands between quotation marks.
        return cast(column, Text).contains(f'"{value}"', autoescape=True)
    if field.shape in (Shape.LINK, Shape.INTEGER):
        # PostgreSQL refuses to compare with more than a column can hold.
        digits = 9 if field.shape is Shape.LINK else 15
        return column == int(value) if value.isdecimal() and len(value) <= digits else false()
    if field.shape is Shape.DATE:
        return _dated(column, value)
    return func.lower(column).contains(value.lower(), autoescape=True)


def _is_empty(kind: str, table: Table, field: Field) -> ColumnElement[bool]:
    if field.shape in (Shape.LINKS, Shape.LINES):
        return ~_any(kind, table, field)
    columns = [table.c[name] for name in column_names(field)]
    if field.shape in (Shape.CODES, Shape.WORDS):
        return cast(columns[0], Text) == "[]"
    if field.shape in (Shape.TEXT, Shape.CODE):
        return columns[0] == ""
    if field.shape is Shape.END:
        # The number is always the last column; an end that may lie in two has neither.
        numbers = [column for column in columns if not column.name.endswith("_kind")]
        return and_(*(column.is_(None) for column in numbers))
    return columns[0].is_(None)


def _any(kind: str, table: Table, field: Field, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    apart = _apart(kind, field)
    return exists().where(
        apart.c.organisation_id == table.c.organisation_id, apart.c.owner_id == table.c.id, *more
    )


def _hangs_on(kind: str, table: Table, field: Field, value: str) -> ColumnElement[bool]:
    """A link to the record of this number; for lines, one whose code or link is this value."""
    apart = _apart(kind, field)
    if field.shape is Shape.LINKS:
        number = int(value) if value.isdecimal() and len(value) < 10 else -1
        return _any(kind, table, field, apart.c.linked_id == number)
    hits = []
    for inner in fields_of(field.line) if field.line is not None else ():
        column = apart.c[column_names(inner)[0]]
        if inner.shape is Shape.CODE:
            hits.append(column == value)
        elif inner.shape is Shape.LINK and value.isdecimal() and len(value) < 10:
            hits.append(column == int(value))
    return _any(kind, table, field, or_(false(), *hits))


def _ends_at(table: Table, field: Field, value: str) -> ColumnElement[bool]:
    """An end that is this record, written ``system-12``."""
    ref = read_ref(value)
    if ref is None or field.to is None or ref.kind not in field.to.kinds:
        return false()
    first, second = column_names(field)
    if first.endswith("_kind"):
        return and_(table.c[first] == ref.kind, table.c[second] == ref.id)
    return table.c[f"{field.name}_{ref.kind}_id"] == ref.id


def read_ref(text: str) -> Ref | None:
    """The record that ``system-12`` names; nothing where it names none."""
    kind, _, number = text.rpartition("-")
    return Ref(kind, int(number)) if kind and number.isdecimal() and len(number) < 10 else None


def _dated(column: ColumnElement[Any], value: str) -> ColumnElement[bool]:
    """A day, ``2026-11-23``; before it, ``<2026-11-23``; or from it on, ``>2026-11-23``."""
    try:
        day = date.fromisoformat(value.lstrip("<>"))
    except ValueError:
        return false()
    if value.startswith("<"):
        return column < day
    return column >= day if value.startswith(">") else column == day


def order(kind: str, name: str, *, descending: bool) -> list[ColumnElement[Any]]:
    """What sorts a list: what is not filled comes last, and equals by name."""
    table = table_of(kind)
    field = _field(kind, name)
    key: ColumnElement[Any]
    if name in _KEPT:
        key = table.c[name]
    elif field is None or name == "name":
        key = table.c.sort_name
        return [key.desc() if descending else key.asc(), table.c.id]
    else:
        key = _sort_key(kind, table, field)
    return [
        (key.desc() if descending else key.asc()).nulls_last(),
        table.c.sort_name,
        table.c.id,
    ]


def _sort_key(kind: str, table: Table, field: Field) -> ColumnElement[Any]:
    if field.shape in (Shape.LINKS, Shape.LINES):
        apart = _apart(kind, field)
        return (
            select(func.nullif(func.count(), 0))
            .where(apart.c.organisation_id == table.c.organisation_id)
            .where(apart.c.owner_id == table.c.id)
            .scalar_subquery()
        )
    names = column_names(field)
    column = table.c[names[0]]
    if field.shape is Shape.CODE and field.vocabulary is not None:
        # In the order of the list, which says more than that of the letters.
        codes = {code: rank for rank, code in enumerate(field.vocabulary.codes)}
        return case(codes, value=column, else_=None)
    if field.shape is Shape.LINK and field.to is not None:
        return _name_of(field.to.kinds[0], column)
    if field.shape is Shape.END and not names[0].endswith("_kind") and field.to is not None:
        ends = (_name_of(to, table.c[n]) for to, n in zip(field.to.kinds, names, strict=True))
        return func.coalesce(*ends)
    if field.shape in (Shape.TEXT, Shape.CODE):
        return func.nullif(func.lower(column), "")
    if field.shape in (Shape.CODES, Shape.WORDS):
        return func.nullif(cast(column, Text), "[]")
    return column


def _name_of(kind: str, number: ColumnElement[Any]) -> ColumnElement[Any]:
    other = table_of(kind).alias()
    return select(other.c.sort_name).where(other.c.id == number).scalar_subquery()

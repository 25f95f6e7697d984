"""How each shape of field lies in columns, in one place for all who read and write.

A field bears the same name in the fact and in the row, except links: ``operator`` lies in
``operator_id``; an end that is a system or an actor lies in ``source_system_id`` and
``source_actor_id``; an end of many kinds lies in ``about_kind`` and ``about_id``. Links to several
records and lines lie in tables of their own (``links.py``).
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Table, true

from inventaire.inventory.fields import Field, Ref, Shape, fields_of
from inventaire.inventory.kinds import KINDS, ORGANISATION, PARTNER, Kind
from inventaire.store.records import ROWS

#: Ends that lie in a column for each kind, so that the database can keep them.
_KEPT_ENDS = ("system", "actor")
APART = (Shape.LINKS, Shape.LINES)


def kind_called(code: str) -> Kind:
    """The kind of a code, organisation and partner included; ``KeyError`` for any other."""
    if code == ORGANISATION.code:
        return ORGANISATION
    return PARTNER if code == PARTNER.code else KINDS[code]


def table_of(kind: str) -> Table:
    """The table that keeps a kind of record."""
    table: Table = ROWS[kind].__table__
    return table


def belongs(table: Table, organisation_id: int | None) -> ColumnElement[bool]:
    """The condition that keeps a statement inside one organisation."""
    if table.name == PARTNER.code:
        return true()
    if table.name == ORGANISATION.code:
        return table.c.id == organisation_id
    return table.c.organisation_id == organisation_id


def line_of(field: Field) -> type[Any]:
    """The class of the lines that a field holds."""
    if field.line is None:
        raise TypeError(f"{field.name} holds no lines")
    return field.line


@cache
def fields_in_row(kind: str) -> tuple[Field, ...]:
    """The fields that lie in the table of the kind itself."""
    fields = fields_of(kind_called(kind).record)
    return tuple(field for field in fields if field.shape not in APART)


@cache
def fields_apart(kind: str, shape: Shape) -> tuple[Field, ...]:
    """The fields that lie in tables of their own: ``LINKS`` or ``LINES``."""
    return tuple(field for field in fields_of(kind_called(kind).record) if field.shape is shape)


def kept_ends(field: Field) -> tuple[str, ...] | None:
    """The kinds of an end that has a column for each; nothing for an end of many kinds."""
    return _KEPT_ENDS if field.to is not None and field.to.kinds == _KEPT_ENDS else None


def column_names(field: Field) -> tuple[str, ...]:
    """The columns a field lies in; none where it has a table of its own."""
    if field.shape in APART:
        return ()
    if field.shape is Shape.LINK:
        return (f"{field.name}_id",)
    if field.shape is Shape.END and field.to is not None:
        if field.to.kinds == _KEPT_ENDS:
            return tuple(f"{field.name}_{kind}_id" for kind in field.to.kinds)
        return (f"{field.name}_kind", f"{field.name}_id")
    return (field.name,)


def to_columns(field: Field, value: Any) -> dict[str, Any]:
    """What to write in the columns of a field, for a value in the shape of facts."""
    names = column_names(field)
    if field.shape is not Shape.END or field.to is None:
        return {names[0]: value}
    if field.to.kinds == _KEPT_ENDS:
        return {
            name: value.id if value is not None and value.kind == kind else None
            for name, kind in zip(names, field.to.kinds, strict=True)
        }
    kind, number = (value.kind, value.id) if value is not None else ("", None)
    return {names[0]: kind, names[1]: number}


def refs_in(field: Field, value: Any) -> tuple[Ref, ...]:
    """Every record that a value names, those named by its lines included.

    Zero names one too, which nobody has: it is refused as any other is.
    """
    if value is None or value == ():
        return ()
    if field.shape is Shape.END:
        return (value,)
    if field.shape is Shape.LINES and field.line is not None:
        return tuple(
            ref
            for line in value
            for inner in fields_of(field.line)
            if inner.to is not None
            for ref in refs_in(inner, getattr(line, inner.name))
        )
    if field.to is None:
        return ()
    numbers = value if field.shape is Shape.LINKS else (value,)
    return tuple(Ref(field.to.kinds[0], number) for number in numbers)

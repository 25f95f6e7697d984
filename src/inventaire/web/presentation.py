"""Values of facts in words: one line of text for tables, comparisons and files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inventaire.i18n import _, ngettext
from inventaire.inventory.fields import Field, Ref, Shape, fields_of, is_empty
from inventaire.web.formats import day, moment, number

Names = Mapping[Ref, str]


def plain(field: Field, value: Any, names: Names) -> str:
    """A value as one line of text; empty where nothing was recorded."""
    if is_empty(value):
        return ""
    if field.shape is Shape.LINES:
        return "\n".join(plain_line(line, names) for line in value)
    if field.to is not None:
        return " ; ".join(called(ref, names) for ref in refs(field, value))
    if isinstance(value, tuple):
        return " ; ".join(term(field, one) for one in value)
    return _simple(field, value)


def _simple(field: Field, value: Any) -> str:
    if field.shape is Shape.DATE:
        return day(value, width="short")
    if field.shape is Shape.MOMENT:
        return moment(value)
    if field.shape is Shape.ANSWER:
        return answer(value)
    if field.shape in (Shape.INTEGER, Shape.NUMBER):
        return number(value)
    return term(field, value)


def plain_line(line: Any, names: Names) -> str:
    """A row that lives inside a record, as one line of text."""
    parts = (plain(field, getattr(line, field.name), names) for field in fields_of(type(line)))
    return ", ".join(part for part in parts if part)


def term(field: Field, code: str) -> str:
    """A code in the reader's language; a free text as it is."""
    return _(field.vocabulary.label_of(code)) if field.vocabulary is not None else code


def answer(value: bool | None) -> str:
    """Yes, no, or nothing: what was not answered is not « no »."""
    return "" if value is None else (_("Oui") if value else _("Non"))


def refs(field: Field, value: Any) -> tuple[Ref, ...]:
    """The records that a link leads to."""
    if value is None or field.to is None:
        return ()
    if isinstance(value, Ref):
        return (value,)
    numbers = value if isinstance(value, tuple) else (value,)
    return tuple(Ref(field.to.kinds[0], one) for one in numbers)


def called(ref: Ref, names: Names) -> str:
    """How a record is called; one that nobody named is said so."""
    return names.get(ref) or _("(sans nom)")


def lines_count(value: tuple[Any, ...]) -> str:
    """« 3 lignes »: how much a record holds, where a table has no room for more."""
    return ngettext("%(count)s ligne", "%(count)s lignes", len(value))


def filled_columns(lines: tuple[Any, ...]) -> frozenset[str]:
    """The fields in which at least one of these rows says something."""
    return frozenset(
        field.name
        for line in lines
        for field in fields_of(type(line))
        if not is_empty(getattr(line, field.name))
    )

"""Fields of records as columns: their labels and shapes are read from the facts, typed nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeVar

from inventaire.exchange.phrases import in_words, refs_of
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.workbook.sheet import Value
from inventaire.exchange.workbook.styles import CENTRED, COUNT, DATE, TEXT, Style
from inventaire.exchange.workbook.table import Column
from inventaire.i18n import _
from inventaire.inventory.fields import Field, Shape, field_of, fields_of

RecordT = TypeVar("RecordT")

_STYLES = {
    Shape.DATE: DATE,
    Shape.MOMENT: DATE,
    Shape.INTEGER: COUNT,
    Shape.NUMBER: COUNT,
    Shape.ANSWER: CENTRED,
}


def with_law(field: Field) -> str:
    """The label of a field and, under it, the text that demands it."""
    label = _(field.label.text)
    return f"{label}\n{field.label.law}" if field.label.law else label


def column_of(
    draft: Draft,
    record: type[Any],
    name: str,
    width: float,
    *,
    group: str = "",
    style: Style | None = None,
    law: bool = False,
    value: Callable[[Any], Value] | None = None,
    printed: bool = True,
    linked: bool = False,
) -> Column[Any]:
    """The column of a field: ``value`` says it otherwise, ``linked`` leads to what it names."""
    field = field_of(record, name)
    return Column(
        heading=with_law(field) if law else _(field.label.text),
        width=width,
        value=value or reading(draft, field),
        style=style or _STYLES.get(field.shape, TEXT),
        group=group,
        link=_leading(draft, field) if linked else None,
        printed=printed,
    )


def others(
    draft: Draft, record: type[Any], shown: Iterable[Column[Any]], *, without: Iterable[str] = ()
) -> list[Column[Any]]:
    """The fields that no column shows yet, for the screen only: nothing people said is left out."""
    known = {column.heading.split("\n")[0] for column in shown}
    left_out = set(without)
    return [
        column_of(
            draft,
            record,
            field.name,
            60 if field.long else 20,
            group=_("Compléments (à l'écran)"),
            style=COUNT if field.shape is Shape.LINES else None,
            value=_count(field) if field.shape is Shape.LINES else None,
            printed=False,
        )
        for field in fields_of(record)
        if not field.kept and _(field.label.text) not in known and field.name not in left_out
    ]


def _count(field: Field) -> Callable[[Any], Value]:
    """How many lines a record holds, where there is no room to tell them."""
    return lambda record: len(getattr(record, field.name)) or None


def reading(draft: Draft, field: Field) -> Callable[[Any], Value]:
    """How the value of a field is read from a record, as a cell shows it."""
    name = field.name
    if field.shape in (Shape.TEXT, Shape.DATE, Shape.INTEGER, Shape.NUMBER):
        return lambda record: getattr(record, name) if getattr(record, name) != "" else None
    if field.shape is Shape.MOMENT:
        return lambda record: _day(getattr(record, name))
    return lambda record: in_words(draft, field, getattr(record, name)) or None


def _day(moment: datetime | None) -> Value:
    return moment.date() if moment else None


#: What stands in a narrow column that only leads elsewhere.
ARROW = "→"


def leading(link: Callable[[RecordT], str], *, group: str = "") -> Column[RecordT]:
    """A narrow column that leads to what its neighbour names."""
    return Column(
        heading="",
        width=4,
        value=lambda record: ARROW if link(record) else None,
        style=CENTRED.but(bold=True),
        link=link,
        group=group,
    )


def _leading(draft: Draft, field: Field) -> Callable[[Any], str]:
    """To the record that a field names, where it names one only."""

    def link(record: Any) -> str:
        named = refs_of(field, getattr(record, field.name))
        return draft.place(named[0]) if len(named) == 1 else ""

    return link

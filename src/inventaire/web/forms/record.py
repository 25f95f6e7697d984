"""What the forms of all records have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, ClassVar

import wtforms
from wtforms.fields.core import UnboundField

from inventaire.i18n import N_, Text
from inventaire.inventory.base import Record
from inventaire.inventory.fields import Field, Ref, Shape, fields_of
from inventaire.vocabulary.folding import fold
from inventaire.web.forms.fields import RecordField
from inventaire.web.forms.lines import LinesField
from inventaire.web.forms.linking import Directory, NewRecord
from inventaire.web.forms.sections import Section

#: Creates a record that was named in a link, and gives its reference.
Create = Callable[[NewRecord], Ref]


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A part of a form as it is shown: its fields, and whether it must be looked at now."""

    section: Section
    fields: tuple[RecordField, ...]
    opened: bool

    @property
    def filled(self) -> int:
        """How many of its fields hold something."""
        return sum(1 for field in self.fields if field.is_filled)


class RecordForm(wtforms.Form):
    """The form of one kind of record. What was typed stays, whatever is refused."""

    record: ClassVar[type[Record]]

    def __init__(self, formdata: Any = None, *, fact: Any, directory: Directory) -> None:
        super().__init__(formdata, obj=fact, meta={"directory": directory})
        self.version = int(fact.version)
        if formdata is not None and str(formdata.get("version", "")).isdecimal():
            self.version = int(formdata["version"][:9])

    @classmethod
    def layout(cls) -> Mapping[Section, tuple[Field, ...]]:
        """The fields of the record under the headings of the form: pages show them so too."""
        return _layout(cls)

    @property
    def fields(self) -> Iterator[RecordField]:
        """The lines of the form."""
        return (field for field in self if isinstance(field, RecordField))

    def sections(self, *, looked_at: str = "") -> list[ShownSection]:
        """The parts of the form. ``looked_at`` is a field that its reader came for."""
        by_section: dict[Section, list[RecordField]] = {}
        for field in self.fields:
            by_section.setdefault(field.section, []).append(field)
        return [
            ShownSection(
                section,
                tuple(fields),
                opened=not section.folded
                or any(field.errors or field.short_name == looked_at for field in fields),
            )
            for section, fields in by_section.items()
        ]

    def rearrange(self, typed: Mapping[str, str]) -> bool:
        """Add or take away the row whose button was pressed; false where none was."""
        rows = {field.name: field for field in self.fields if isinstance(field, LinesField)}
        if typed.get("add_line", "") in rows:
            rows[typed["add_line"]].add_line()
            return True
        name, _dash, rank = typed.get("remove_line", "").rpartition("-")
        if name in rows:
            rows[name].remove_line(rank)
            return True
        return False

    def values(self, create: Create, *, only: str = "") -> dict[str, Any]:
        """What was typed, as values of the facts; records named in links are created first.

        ``only`` keeps one field.
        """
        created: dict[tuple[str, str], Ref] = {}

        def settle(value: Any) -> Ref:
            if isinstance(value, Ref):
                return value
            # « Paie » and « PAIE » are one: whoever is named twice is created once.
            key = (value.kind, fold(value.name))
            if key not in created:
                created[key] = create(value)
            return created[key]

        fields = [field for field in self.fields if only in ("", field.short_name)]
        return {field.short_name: _settled(field, settle) for field in fields}

    def refuse(self, errors: Mapping[str, Text]) -> None:
        """Say beside each field why it was refused."""
        for name, text in errors.items():
            field = self._fields.get(name)
            if field is not None:
                field.errors = [*field.errors, str(text)]

    @property
    def all_errors(self) -> list[tuple[RecordField, str]]:
        """Every refusal with its field, in the order of the form."""
        return [(field, str(error)) for field in self.fields for error in field.errors]


@cache
def _layout(form: type[RecordForm]) -> Mapping[Section, tuple[Field, ...]]:
    unbound = sorted(
        (value for value in vars(form).values() if isinstance(value, UnboundField)),
        key=lambda value: value.creation_counter,
    )
    found: dict[Section, list[Field]] = {}
    for value in unbound:
        found.setdefault(value.kwargs["section"], []).append(value.kwargs["spec"])
    return {section: tuple(fields) for section, fields in found.items()}


def _settled(field: RecordField, settle: Callable[[Any], Ref]) -> Any:
    """The value of a field once every link in it leads to a record."""
    value = field.data
    if isinstance(field, LinesField):
        return tuple(_settled_line(line, settle) for line in value)
    if field.spec.to is None or value is None:
        return value
    if field.spec.shape is Shape.END:
        return settle(value)
    if field.spec.shape is Shape.LINKS:
        return tuple(dict.fromkeys(settle(one).id for one in value))
    return value if isinstance(value, int) else settle(value).id


def _settled_line(line: Any, settle: Callable[[Any], Ref]) -> Any:
    links = {
        inner.name: settle(getattr(line, inner.name)).id
        for inner in fields_of(type(line))
        if inner.to is not None and not isinstance(getattr(line, inner.name), (int, type(None)))
    }
    return replace(line, **links) if links else line


#: Said on top of a form that was refused.
REFUSED = N_("La fiche n'est pas enregistrée. Ce que vous avez tapé est resté en place.")

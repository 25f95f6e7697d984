"""The fields of forms, a class for each shape; ``line`` makes the right one for a fact's field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar

import wtforms
from wtforms.utils import unset_value

from inventaire.i18n import N_
from inventaire.inventory.fields import Field, Ref, Shape, field_of
from inventaire.vocabulary.terms import Term
from inventaire.web.clock import ZONE
from inventaire.web.forms.linking import Directory, Linked, NewRecord
from inventaire.web.forms.reading import (
    Unreadable,
    read_date,
    read_integer,
    read_moment,
    read_number,
    read_text,
    read_words,
)
from inventaire.web.forms.sections import ESSENTIAL, Section


class RecordField(wtforms.Field):
    """A field of a record: what was typed stays in it whatever becomes of it."""

    width: ClassVar[str] = "full"
    #: Whether several boxes make one field, so that its label is a legend.
    grouped: ClassVar[bool] = False

    def __init__(
        self,
        *,
        spec: Field,
        section: Section = ESSENTIAL,
        required: bool = False,
        width: str = "",
        begin: Mapping[str, object] | None = None,
        rows: int = 3,
        **known: Any,
    ) -> None:
        super().__init__(spec.label.text, default=spec.empty, **known)
        self.spec = spec
        self.section = section
        self.required = required
        self.wide = width or self.width
        self.begin = dict(begin or {})
        self.rows = rows
        self.typed: list[str] = []
        self.data: Any = spec.empty

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        self.typed = [value for value in valuelist if isinstance(value, str)]
        self.data = self.spec.empty
        try:
            self.data = self.read(self.typed)
        except Unreadable as error:
            raise ValueError(str(error.text)) from error

    def read(self, typed: list[str]) -> Any:
        """The value of what was typed. Raises ``Unreadable``."""
        raise NotImplementedError

    @property
    def shown(self) -> str:
        """What stands in the box: what was typed, else what is recorded."""
        if self.typed:
            return self.typed[0]
        return "" if self.raw_data else self.write(self.data)

    def write(self, value: Any) -> str:
        """A value as it is typed."""
        return "" if value is None else str(value)

    @property
    def is_filled(self) -> bool:
        """Whether something stands in it."""
        return bool(self.typed and any(self.typed)) or self.data not in (None, "", ())

    @property
    def directory(self) -> Directory:
        """Who is called how in the organisation of this form."""
        directory: Directory = self.meta.directory
        return directory


class TextField(RecordField):
    """Free text, on one line or several; one that is fixed is shown and never typed."""

    width = "half"

    def process(
        self, formdata: Any, data: Any = unset_value, extra_filters: Sequence[Any] | None = None
    ) -> None:
        super().process(None if self.spec.fixed else formdata, data, extra_filters)

    def read(self, typed: list[str]) -> Any:
        return read_text("".join(typed[:1]), long=self.spec.long)


class LongTextField(TextField):
    """Free text on several lines."""

    width = "full"


class WordsField(RecordField):
    """Several texts, one a line."""

    def read(self, typed: list[str]) -> Any:
        return read_words("\n".join(typed))

    def write(self, value: Any) -> str:
        return "\n".join(value or ())


class CodeField(RecordField):
    """One term of a vocabulary."""

    width = "half"

    def read(self, typed: list[str]) -> Any:
        return "".join(typed[:1])

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms one may choose: those offered today, and the one that is recorded."""
        chosen = self.data if isinstance(self.data, tuple) else (self.data,)
        every = self.spec.vocabulary or ()
        return tuple(term for term in every if not term.retired or term.code in chosen)

    @property
    def defined(self) -> tuple[Term, ...]:
        """The terms that say what they mean."""
        return tuple(term for term in self.terms if term.definition)


class CodesField(CodeField):
    """Several terms of a vocabulary."""

    width = "full"
    grouped = True

    def read(self, typed: list[str]) -> Any:
        return tuple(dict.fromkeys(code for code in typed if code))


class DateField(RecordField):
    """A day."""

    width = "third"

    def read(self, typed: list[str]) -> Any:
        return read_date("".join(typed[:1]))

    def write(self, value: date | None) -> str:
        return value.strftime("%d/%m/%Y") if value else ""


class MomentField(RecordField):
    """A day and an hour."""

    width = "third"

    def read(self, typed: list[str]) -> Any:
        return read_moment("".join(typed[:1]))

    def write(self, value: datetime | None) -> str:
        return value.astimezone(ZONE).strftime("%d/%m/%Y %H:%M") if value else ""


class IntegerField(RecordField):
    """A whole number."""

    width = "third"

    def read(self, typed: list[str]) -> Any:
        return read_integer("".join(typed[:1]))


class NumberField(RecordField):
    """A number."""

    width = "third"

    def read(self, typed: list[str]) -> Any:
        return read_number("".join(typed[:1]))

    def write(self, value: float | None) -> str:
        return "" if value is None else f"{value:g}".replace(".", ",")


class AnswerField(RecordField):
    """Yes, no, or not answered."""

    width = "half"
    grouped = True
    answers: ClassVar = (("yes", N_("Oui")), ("no", N_("Non")), ("", N_("Non renseigné")))

    def read(self, typed: list[str]) -> Any:
        return {"yes": True, "no": False}.get("".join(typed[:1]))

    def write(self, value: bool | None) -> str:
        return {True: "yes", False: "no"}.get(value, "") if value is not None else ""


class LinkField(RecordField):
    """A link to one record, by its name."""

    width = "half"

    def read(self, typed: list[str]) -> Any:
        text = "".join(typed[:1]).strip()
        return self.directory.read(text, self.kinds, begin=self.begin) if text else None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds it may link to."""
        return self.spec.to.kinds if self.spec.to else ()

    def write(self, value: Any) -> str:
        if isinstance(value, NewRecord):
            return value.name
        ref = Ref(self.kinds[0], value) if isinstance(value, int) else value
        return self.directory.shown(ref) if ref is not None else ""


class LinksField(LinkField):
    """Links to several records, one name a line."""

    width = "full"

    def read(self, typed: list[str]) -> Any:
        lines = [line for text in typed for line in text.splitlines() if line.strip()]
        found: dict[Linked, None] = {}
        for line in lines:
            found[self.directory.read(line, self.kinds, begin=self.begin)] = None
        return tuple(found)

    def write(self, value: Any) -> str:
        return "\n".join(LinkField.write(self, one) for one in value or ())


class EndField(LinkField):
    """A link to a record of one kind or another: its kind, then its name."""

    def process(
        self, formdata: Any, data: Any = unset_value, extra_filters: Sequence[Any] | None = None
    ) -> None:
        key = f"{self.name}-kind"
        self.typed_kind = formdata.get(key, "") if formdata is not None else ""
        super().process(formdata, data, extra_filters)

    def read(self, typed: list[str]) -> Any:
        text = "".join(typed[:1]).strip()
        if not text:
            return None
        chosen = (self.typed_kind,) if self.typed_kind in self.kinds else ()
        others = tuple(kind for kind in self.kinds if kind not in chosen)
        return self.directory.read(text, (*chosen, *others), begin=self.begin)

    @property
    def kind(self) -> str:
        """The kind chosen, or that of the record."""
        if self.typed_kind in self.kinds:
            return self.typed_kind
        return self.data.kind if isinstance(self.data, (Ref, NewRecord)) else ""


_CLASSES: Mapping[Shape, type[RecordField]] = {
    Shape.TEXT: TextField,
    Shape.WORDS: WordsField,
    Shape.CODE: CodeField,
    Shape.CODES: CodesField,
    Shape.DATE: DateField,
    Shape.MOMENT: MomentField,
    Shape.INTEGER: IntegerField,
    Shape.NUMBER: NumberField,
    Shape.ANSWER: AnswerField,
    Shape.LINK: LinkField,
    Shape.LINKS: LinksField,
    Shape.END: EndField,
}


def line(record: type[Any], name: str, section: Section = ESSENTIAL, **known: Any) -> Any:
    """The line of a form for this field of a record.

    ``required`` says it before the refusal does; ``width`` is full, half or third; ``begin`` gives
    the first values of a record created by being named in a link.
    """
    spec = field_of(record, name)
    made = LongTextField if spec.shape is Shape.TEXT and spec.long else _CLASSES[spec.shape]
    return made(spec=spec, section=section, **known)

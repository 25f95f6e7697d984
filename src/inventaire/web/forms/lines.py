"""Rows that live inside a record: a table that grows, with scripts or without."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

import wtforms
from wtforms.utils import unset_value

from inventaire.inventory.fields import field_of
from inventaire.web.forms.fields import RecordField
from inventaire.web.forms.sections import ESSENTIAL, Section

#: More rows than anyone types; an import brings larger tables in.
MOST_LINES = 1_000


class LineForm(wtforms.Form):
    """One row. ``fact_class`` is what it becomes."""

    fact_class: ClassVar[type[Any]]

    def __init__(self, formdata: Any = None, *, name: str, rank: int | str, **known: Any) -> None:
        super().__init__(formdata, prefix=f"{name}-{rank}-", **known)
        self.rank = rank
        self.name_in_form = f"{name}-{rank}"

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in this row."""
        return not any(isinstance(f, RecordField) and f.is_filled for f in self)

    @property
    def fact(self) -> Any:
        """The row as a fact; its links may still be records to create."""
        return self.fact_class(**{field.short_name: field.data for field in self})


class LinesField(RecordField):
    """Several rows. Blank ones are left out of the record."""

    grouped = True

    def __init__(self, *, form_class: type[LineForm], **known: Any) -> None:
        super().__init__(**known)
        self.form_class = form_class
        self.lines: list[LineForm] = []

    def process(
        self,
        formdata: Any,
        data: Any = unset_value,
        extra_filters: Sequence[Any] | None = None,  # noqa: ARG002 — as WTForms calls it
    ) -> None:
        self.process_errors: Any = []
        self.object_data = data
        facts = () if data is unset_value or data is None else data
        if formdata is None:
            self.lines = [self._row(rank, obj=fact) for rank, fact in enumerate(facts)]
        else:
            self.lines = [self._row(rank, formdata=formdata) for rank in self._ranks(formdata)]
        self.data = tuple(row.fact for row in self.lines if not row.is_blank)

    def _ranks(self, formdata: Any) -> list[int]:
        """Which rows were sent, in order."""
        pattern = re.compile(re.escape(self.name) + r"-(\d{1,6})-")
        found = {int(m[1]) for key in formdata if (m := pattern.match(key))}
        return sorted(found)[:MOST_LINES]

    def _row(self, rank: int | str, **known: Any) -> LineForm:
        meta = {"directory": self.directory}
        return self.form_class(name=self.name, rank=rank, meta=meta, **known)

    @property
    def shown_lines(self) -> list[LineForm]:
        """The rows to show: always one more to type in."""
        if self.lines and self.lines[-1].is_blank:
            return self.lines
        return [*self.lines, self._row(self._next_rank)]

    @property
    def blank_line(self) -> LineForm:
        """The row that scripts copy; ``__`` stands for its rank."""
        return self._row("__")

    @property
    def _next_rank(self) -> int:
        return max((int(row.rank) for row in self.lines), default=-1) + 1

    def add_line(self) -> None:
        """One more row to type in."""
        self.lines.append(self._row(self._next_rank))

    def remove_line(self, rank: str) -> None:
        """Take a row away."""
        self.lines = [row for row in self.lines if str(row.rank) != rank]

    @property
    def is_filled(self) -> bool:
        return any(not row.is_blank for row in self.lines)

    def validate(
        self,
        form: Any,  # noqa: ARG002 — as WTForms calls it
        extra_validators: Sequence[Any] = (),  # noqa: ARG002 — as WTForms calls it
    ) -> bool:
        self.errors = [
            error
            for row in self.lines
            if not row.validate()
            for errors in row.errors.values()
            for error in errors
        ]
        return not self.errors


def lines(
    record: type[Any],
    name: str,
    form_class: type[LineForm],
    section: Section = ESSENTIAL,
    **known: Any,
) -> Any:
    """The line of a form for a field that holds rows."""
    spec = field_of(record, name)
    return LinesField(spec=spec, section=section, form_class=form_class, **known)

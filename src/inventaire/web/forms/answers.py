"""The answers to the maturity questionnaire: one of five levels, in words, for each question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from wtforms.utils import unset_value

from inventaire.i18n import N_, Text, _
from inventaire.inventory.fields import field_of
from inventaire.inventory.protection import AnswerLine
from inventaire.vocabulary.questionnaire import AXES, LEVEL_LABELS, Axis, Question
from inventaire.web.forms.fields import RecordField
from inventaire.web.forms.reading import Unreadable, read_text
from inventaire.web.forms.sections import ESSENTIAL, Section

_LEVELS = {str(rank): rank for rank in range(1, len(LEVEL_LABELS) + 1)}


@dataclass(slots=True)
class Asked:
    """One question as it stands in the form: what was typed stays, whatever becomes of it."""

    question: Question
    name: str
    level: str = ""
    evidence: str = ""
    error: str = ""

    @property
    def line(self) -> AnswerLine:
        """The answer. Raises ``Unreadable``."""
        if self.level and self.level not in _LEVELS:
            raise Unreadable(Text(N_("Choisissez un des cinq niveaux.")))
        evidence = read_text(self.evidence, long=True)
        return AnswerLine(
            question=self.question.code, level=_LEVELS.get(self.level), evidence=evidence
        )


class AnswersField(RecordField):
    """Every question of the present questionnaire; a question may stay without answer.

    What is recorded of questions that are asked no more stays.
    """

    grouped = True

    def process(
        self,
        formdata: Any,
        data: Any = unset_value,
        extra_filters: Sequence[Any] | None = None,  # noqa: ARG002 — as WTForms calls it
    ) -> None:
        self.process_errors: Any = []
        known = () if data is unset_value or data is None else tuple(data)
        self.object_data = known
        self.asked = [
            _asked(self.name, question, known, formdata)
            for axis in AXES
            for question in axis.questions
        ]
        codes = {one.question.code for one in self.asked}
        others = tuple(line for line in known if line.question not in codes)
        self.data = (*self._read(), *others)

    def keep(self) -> None:
        """Ask nothing: the answers were given to another version, and stay as they are."""
        self.asked, self.process_errors, self.data = [], [], self.object_data

    def _read(self) -> Iterator[AnswerLine]:
        for one in self.asked:
            try:
                line = one.line
            except Unreadable as unreadable:
                one.error = str(unreadable.text)
                self.process_errors.append(f"{_(one.question.label)} {one.error}")
                continue
            if line.level is not None or line.evidence:
                yield line

    @property
    def axes(self) -> list[tuple[Axis, list[Asked]]]:
        """The questions, axis by axis."""
        by_code = {one.question.code: one for one in self.asked}
        return [(axis, [by_code[q.code] for q in axis.questions]) for axis in AXES if by_code]

    @property
    def level_labels(self) -> tuple[str, ...]:
        """How the five levels are called, from 1 to 5."""
        return LEVEL_LABELS

    @property
    def is_filled(self) -> bool:
        return bool(self.data)


def questions(record: type[Any], name: str, section: Section = ESSENTIAL, **known: Any) -> Any:
    """The line of a form for the answers to the questionnaire."""
    return AnswersField(spec=field_of(record, name), section=section, **known)


def _asked(field: str, question: Question, known: Sequence[AnswerLine], formdata: Any) -> Asked:
    """A question with what was sent, else with what is recorded."""
    name = f"{field}-{question.code}"
    if formdata is not None:
        level = formdata.get(f"{name}-level", "").strip()
        return Asked(question, name, level, formdata.get(f"{name}-evidence", ""))
    line = next((line for line in known if line.question == question.code), AnswerLine())
    return Asked(question, name, "" if line.level is None else str(line.level), line.evidence)

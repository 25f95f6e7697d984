"""How the maturity of an organisation is shown: where it stands, how far it came, what is next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from inventaire.audit.maturity import (
    AxisLevel,
    NextStep,
    before,
    levels_of,
    next_steps,
    trainings_for,
)
from inventaire.i18n import _
from inventaire.inventory.protection import AnswerLine, Assessment
from inventaire.vocabulary.questionnaire import AXES, MATURITY_QUESTIONS, VERSION, Axis
from inventaire.web.radar import Radar, radar_of

#: What the next level asks is said for this many questions, the lowest first.
_STEPS = 6


@dataclass(frozen=True, slots=True)
class AxisLine:
    """Where an axis stands, and where it stood."""

    now: AxisLevel
    before: float | None

    @property
    def gap(self) -> float | None:
        """How far it moved; ``None`` where one of the two is not known."""
        if self.now.level is None or self.before is None:
            return None
        return round(self.now.level - self.before, 1)


@dataclass(frozen=True)
class Progress:
    """One assessment, beside the one that came before it."""

    assessment: Assessment
    earlier: Assessment | None

    @property
    def is_present(self) -> bool:
        """Whether it was made with the present questionnaire: others are not read on its axes."""
        return self.assessment.questionnaire == VERSION

    @cached_property
    def lines(self) -> tuple[AxisLine, ...]:
        """The axes, in the order of the questionnaire."""
        old = levels_of(self.earlier) if self.earlier else ()
        known = {level.axis.code: level.level for level in old}
        return tuple(
            AxisLine(level, known.get(level.axis.code)) for level in levels_of(self.assessment)
        )

    @cached_property
    def radar(self) -> Radar:
        """The same, drawn."""
        return radar_of(
            [_(line.now.axis.label) for line in self.lines],
            [line.now.level for line in self.lines],
            [line.before for line in self.lines],
        )

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(line.now.answered for line in self.lines)

    @property
    def asked(self) -> int:
        """How many questions there are."""
        return sum(len(axis.questions) for axis in AXES)

    @property
    def steps(self) -> Sequence[NextStep]:
        """What the next level asks of the lowest questions."""
        return next_steps(self.assessment)[:_STEPS]

    @property
    def trainings(self) -> Mapping[str, list[Axis]]:
        """The trainings that low axes point to."""
        return trainings_for(line.now for line in self.lines)

    @property
    def answers(self) -> Mapping[str, AnswerLine]:
        """What was answered, by question."""
        return {line.question: line for line in self.assessment.answers}


def progress_of(assessments: Sequence[Assessment], number: int | None) -> Progress | None:
    """The assessment of this number, else the latest with the present questionnaire.

    ``assessments`` come the latest first. Nothing where there is none.
    """
    present = [one for one in assessments if one.questionnaire == VERSION]
    asked = next((one for one in assessments if one.id == number), None)
    shown = asked or next(iter(present or assessments), None)
    return None if shown is None else Progress(shown, before(shown, assessments))


def question_words(line: AnswerLine) -> tuple[str, str]:
    """A question and the level chosen, in words, whatever the version they come from."""
    question = MATURITY_QUESTIONS.get(line.question)
    if question is None:
        return line.question, ""
    return _(question.label), _(question.levels[line.level - 1]) if line.level else ""

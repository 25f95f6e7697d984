"""How mature an organisation is with its data, axis by axis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from inventaire.inventory.protection import Assessment
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.questionnaire import (
    AXES,
    LEVEL_LABELS,
    VERSION,
    Axis,
)


@dataclass(frozen=True, slots=True)
class AxisLevel:
    """The mean level of an axis (1 to 5) over the questions answered; ``None`` without answer."""

    axis: Axis
    level: float | None
    answered: int

    @property
    def is_low(self) -> bool:
        """Whether the axis stands at level 1 or 2."""
        return self.level is not None and self.level < 3

    @property
    def reached(self) -> str:
        """The name of the level that the mean reaches, empty without answer."""
        return "" if self.level is None else LEVEL_LABELS[int(self.level) - 1]


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the next level of a question asks."""

    axis: str
    question: str
    level: int
    asks: str


def _answers(assessment: Assessment) -> Mapping[str, int]:
    """The level given to each question; what is no level at all is no answer."""
    levels = range(1, len(LEVEL_LABELS) + 1)
    return {
        line.question: line.level
        for line in assessment.answers
        if line.level is not None and line.level in levels
    }


def levels_of(assessment: Assessment) -> tuple[AxisLevel, ...]:
    """The level of each axis. Questions of another version of the questionnaire are left out."""
    answers = _answers(assessment)
    found = []
    for axis in AXES:
        levels = [answers[q.code] for q in axis.questions if q.code in answers]
        mean = sum(levels) / len(levels) if levels else None
        found.append(AxisLevel(axis, mean, len(levels)))
    return tuple(found)


def latest_assessment(snapshot: Snapshot) -> Assessment | None:
    """The last assessment made with the present questionnaire, if any."""
    return next((a for a in in_order(snapshot.assessments) if a.questionnaire == VERSION), None)


def in_order(assessments: Iterable[Assessment]) -> list[Assessment]:
    """Assessments, the latest first; those without a date last."""
    return sorted(assessments, key=lambda a: (a.assessed_on or date.min, a.id), reverse=True)


def before(assessment: Assessment, others: Iterable[Assessment]) -> Assessment | None:
    """The assessment that came just before this one, with the same questionnaire."""
    same = in_order(a for a in others if a.questionnaire == assessment.questionnaire)
    older = same[same.index(assessment) + 1 :] if assessment in same else []
    return next(iter(older), None)


def next_steps(assessment: Assessment) -> tuple[NextStep, ...]:
    """For each question answered below the top, what its next level asks, the lowest first."""
    answers = _answers(assessment)
    steps = [
        NextStep(axis.code, question.label, answers[question.code], question.levels[level])
        for axis in AXES
        for question in axis.questions
        if question.code in answers and (level := answers[question.code]) < len(question.levels)
    ]
    return tuple(sorted(steps, key=lambda step: step.level))


def trainings_for(levels: Iterable[AxisLevel]) -> dict[str, list[Axis]]:
    """The trainings that low axes point to, each with these axes."""
    found: dict[str, list[Axis]] = {}
    for level in levels:
        if level.is_low:
            found.setdefault(level.axis.training, []).append(level.axis)
    return found

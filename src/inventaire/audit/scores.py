"""How well a dataset is described on each known scale, criterion by criterion.

A criterion that does not apply, or that nothing recorded can answer, leaves the denominator.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from inventaire.audit.mqa import MQA
from inventaire.audit.scale import Measure, Scale
from inventaire.audit.scales import DATA_GOUV, RIP, SCALES
from inventaire.inventory.dataset import Dataset

#: How each scale is called, by its code.
SCALE_LABELS: Mapping[str, str] = {scale.code: scale.label for scale in SCALES.values()}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a score: what is asked, and whether it is there.

    ``passed`` is ``None`` where the criterion does not apply or cannot be measured.
    """

    measure: Measure
    passed: bool | None

    @property
    def code(self) -> str:
        """Its code within the scale."""
        return self.measure.code

    @property
    def label(self) -> str:
        """What is looked at."""
        return self.measure.label

    @property
    def field(self) -> str:
        """The field where it is mended."""
        return self.measure.field

    @property
    def points(self) -> int:
        """What it is worth."""
        return self.measure.points


@dataclass(frozen=True, slots=True)
class Score:
    """What each criterion of one scale says of one dataset, in the order of the scale."""

    scale: Scale
    passed: tuple[bool | None, ...]

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Each criterion with its answer."""
        return tuple(map(Criterion, self.scale.measures, self.passed))

    @property
    def points(self) -> int:
        """Points obtained."""
        return sum(m.points for m, passed in self.answers if passed)

    @property
    def out_of(self) -> int:
        """Points that could be obtained, without what does not apply."""
        return sum(m.points for m, passed in self.answers if passed is not None)

    @property
    def failed(self) -> tuple[Criterion, ...]:
        """The criteria to mend, those that weigh most first."""
        missing = [c for c in self.criteria if c.passed is False]
        return tuple(sorted(missing, key=lambda c: -c.points))

    @property
    def answers(self) -> Iterator[tuple[Measure, bool | None]]:
        """Each measure with its answer, for those who read thousands of them."""
        return zip(self.scale.measures, self.passed, strict=True)


@dataclass(frozen=True, slots=True)
class Scores:
    """The three scores of one dataset."""

    rip: Score
    data_gouv: Score
    mqa: Score

    def __iter__(self) -> Iterator[Score]:
        yield from (self.rip, self.data_gouv, self.mqa)

    def on(self, scale: str) -> Score:
        """The score on the scale of this code. Raises ``KeyError`` where there is no such scale."""
        return {score.scale.code: score for score in self}[scale]


def score_of(dataset: Dataset, scale: Scale, *, today: date) -> Score:
    """What a scale says of a dataset on a day."""
    return Score(scale, tuple(measure.test(dataset, today) for measure in scale.measures))


def scores_of(dataset: Dataset, *, today: date) -> Scores:
    """The three scores of a dataset on a day, criterion by criterion."""
    return Scores(*(score_of(dataset, scale, today=today) for scale in (RIP, DATA_GOUV, MQA)))

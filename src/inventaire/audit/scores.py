"""How well a dataset is described, on three known scales, each criterion explained.

- RIP: the contents that CRPA R322-7 demands of an entry of the directory.
- data.gouv.fr: the nine criteria of its quality score (udata, ``Dataset.quality``), each worth one.
- MQA: the Metadata Quality Assessment of data.europa.eu, 405 points. A dataset that is not
  published has no address to try: its 100 points of accessibility are left out, the scale is 305.

A criterion that does not apply, or that nothing recorded can answer, leaves the denominator.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from inventaire.audit.scales import DATA_GOUV_MEASURES, MQA_MEASURES, RIP_MEASURES, Measure
from inventaire.i18n import N_
from inventaire.inventory.dataset import Dataset


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One line of a score: what is looked at, in which field, and whether it is there.

    ``passed`` is ``None`` where the criterion does not apply or cannot be measured.
    """

    code: str
    label: str
    field: str
    points: int
    passed: bool | None


@dataclass(frozen=True, slots=True)
class Score:
    """The criteria of one scale for one dataset."""

    scale: str
    criteria: tuple[Criterion, ...]

    @property
    def points(self) -> int:
        """Points obtained."""
        return sum(c.points for c in self.criteria if c.passed)

    @property
    def out_of(self) -> int:
        """Points that could be obtained, without what does not apply."""
        return sum(c.points for c in self.criteria if c.passed is not None)

    @property
    def failed(self) -> tuple[Criterion, ...]:
        """The criteria to mend, those that weigh most first."""
        missing = [c for c in self.criteria if c.passed is False]
        return tuple(sorted(missing, key=lambda c: -c.points))


@dataclass(frozen=True, slots=True)
class Scores:
    """The three scores of one dataset."""

    rip: Score
    data_gouv: Score
    mqa: Score

    def __iter__(self) -> Iterator[Score]:
        yield from (self.rip, self.data_gouv, self.mqa)


SCALE_LABELS = {
    "rip": N_("RIP (R322-7)"),
    "data_gouv": N_("Qualité data.gouv.fr"),
    "mqa": N_("MQA (data.europa.eu)"),
}


def _apply(scale: str, measures: tuple[Measure, ...], dataset: Dataset, today: date) -> Score:
    return Score(
        scale,
        tuple(
            Criterion(
                code=m.code,
                label=m.label,
                field=m.field,
                points=m.points,
                passed=m.test(dataset, today),
            )
            for m in measures
        ),
    )


def scores_of(dataset: Dataset, *, today: date) -> Scores:
    """The three scores of a dataset on a day, criterion by criterion."""
    return Scores(
        _apply("rip", RIP_MEASURES, dataset, today),
        _apply("data_gouv", DATA_GOUV_MEASURES, dataset, today),
        _apply("mqa", MQA_MEASURES, dataset, today),
    )

"""How well the datasets of an organisation are described, all together: where to begin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from inventaire.audit.mqa import ACCESSIBILITY
from inventaire.audit.scale import Measure, Scale
from inventaire.audit.scales import SCALES
from inventaire.audit.scores import Score, Scores, scores_of
from inventaire.inventory.dataset import Dataset


@dataclass(frozen=True, slots=True)
class Described:
    """A dataset and its three scores."""

    dataset: Dataset
    scores: Scores

    def lacks(self, field: str, criterion: str = "") -> bool:
        """Whether a criterion mended in this field fails; ``criterion`` is « mqa.keyword »."""
        return any(
            passed is False
            and field in ("", measure.field)
            and criterion in ("", code_of(score.scale, measure))
            for score in self.scores
            for measure, passed in score.answers
        )


def describe(datasets: Iterable[Dataset], *, today: date) -> list[Described]:
    """The three scores of each dataset."""
    return [Described(dataset, scores_of(dataset, today=today)) for dataset in datasets]


def code_of(scale: Scale, measure: Measure) -> str:
    """How a criterion is named among those of every scale: « mqa.keyword »."""
    return f"{scale.code}.{measure.code}"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where several datasets stand on one scale.

    ``points`` is their mean, ``out_of`` the whole of the scale without the accessibility of the
    MQA, which only a published dataset may have: all are read on the same footing. ``complete``
    counts those to which nothing is missing.
    """

    scale: Scale
    count: int
    complete: int
    points: float
    out_of: int
    #: How many datasets obtained each number of points.
    spread: Counter[int]


def standing(scale: Scale, scores: Sequence[Score]) -> Standing:
    """Where these scores, all of one scale, stand together."""
    apart = ACCESSIBILITY if scale.code == "mqa" else frozenset()
    obtained = [
        sum(m.points for m, passed in score.answers if passed and m.code not in apart)
        for score in scores
    ]
    return Standing(
        scale,
        count=len(scores),
        complete=sum(1 for score in scores if False not in score.passed),
        points=sum(obtained) / len(obtained) if obtained else 0.0,
        out_of=sum(m.points for m in scale.measures if m.code not in apart),
        spread=Counter(obtained),
    )


def standings(described: Sequence[Described]) -> tuple[Standing, ...]:
    """Where these datasets stand on each scale."""
    return tuple(
        standing(scale, [one.scores.on(scale.code) for one in described])
        for scale in SCALES.values()
    )


@dataclass(frozen=True, slots=True)
class Mending:
    """A field to fill: how many datasets it would mend, and which criteria, each with its count."""

    field: str
    datasets: int
    criteria: tuple[tuple[Scale, Measure, int], ...]


def mendings(described: Iterable[Described]) -> tuple[Mending, ...]:
    """The fields that fail most often, those that would mend most datasets first."""
    touched: Counter[str] = Counter()
    failed: Counter[tuple[str, str]] = Counter()
    for one in described:
        missing = [
            (score.scale.code, measure)
            for score in one.scores
            for measure, passed in score.answers
            if passed is False
        ]
        failed.update((scale, measure.code) for scale, measure in missing)
        touched.update({measure.field for _scale, measure in missing})
    by_field: dict[str, list[tuple[Scale, Measure, int]]] = defaultdict(list)
    for scale in SCALES.values():
        for measure in scale.measures:
            if count := failed[scale.code, measure.code]:
                by_field[measure.field].append((scale, measure, count))
    found = [Mending(field, count, tuple(by_field[field])) for field, count in touched.items()]
    return tuple(sorted(found, key=lambda one: (-one.datasets, -len(one.criteria), one.field)))


def by_producer(described: Iterable[Described]) -> dict[int | None, list[Described]]:
    """The datasets of each producer, ``None`` for those that nobody is said to produce."""
    found: dict[int | None, list[Described]] = defaultdict(list)
    for one in described:
        found[one.dataset.producer].append(one)
    return found

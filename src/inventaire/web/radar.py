"""The radar of maturity: six axes, five levels, one line or two; geometry and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Literal

from inventaire.vocabulary.questionnaire import LEVEL_LABELS

#: Units of the drawing: the whole, the outermost ring, where labels stand.
WIDTH, HEIGHT, RADIUS, LABELS = 540, 390, 140, 158
_LINE = 17
LEVELS = len(LEVEL_LABELS)

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Point:
    """A place of the drawing."""

    x: float
    y: float

    def __str__(self) -> str:
        return f"{self.x:g},{self.y:g}"


@dataclass(frozen=True, slots=True)
class Spoke:
    """One axis: where it ends, where its label stands, and its level, which may be unknown."""

    label: tuple[str, ...]
    level: float | None
    end: Point
    place: Point
    anchor: Anchor
    mark: Point | None

    @property
    def lines(self) -> list[tuple[str, float]]:
        """The label line by line, each with its height."""
        return [(text, round(self.place.y + _LINE * n, 1)) for n, text in enumerate(self.label)]


@dataclass(frozen=True, slots=True)
class Shape:
    """Levels joined in the order of the axes; ``closed`` where all of them are known."""

    points: tuple[Point, ...]
    closed: bool

    def __str__(self) -> str:
        return " ".join(map(str, self.points))


@dataclass(frozen=True, slots=True)
class Radar:
    """The whole drawing: rings from the centre, spokes, what is now and what was before."""

    rings: tuple[Shape, ...]
    spokes: tuple[Spoke, ...]
    now: tuple[Shape, ...]
    before: tuple[Shape, ...] = ()
    width: int = WIDTH
    height: int = HEIGHT


def radar_of(
    labels: Sequence[str],
    levels: Sequence[float | None],
    before: Sequence[float | None] = (),
) -> Radar:
    """Lay levels (1 to 5) out on as many axes, the first upwards, then clockwise.

    The centre is no level. A level that nobody knows is no point: the line stops on either side,
    so that « without answer » is never drawn as a low level.
    """
    count = len(labels)
    spokes = tuple(
        _spoke(label, level, rank, count)
        for rank, (label, level) in enumerate(zip(labels, levels, strict=True))
    )
    rings = tuple(
        Shape(tuple(_at(level, rank, count) for rank in range(count)), closed=True)
        for level in range(1, LEVELS + 1)
    )
    return Radar(rings, spokes, _joined(levels), _joined(before))


def _at(level: float, rank: int, count: int, *, radius: float = RADIUS) -> Point:
    """Where a level of an axis stands."""
    angle = 2 * pi * rank / count
    length = radius * level / LEVELS
    return Point(
        round(WIDTH / 2 + length * sin(angle), 1), round(HEIGHT / 2 - length * cos(angle), 1)
    )


def _spoke(label: str, level: float | None, rank: int, count: int) -> Spoke:
    lines = _wrapped(label)
    far = _at(LEVELS, rank, count, radius=LABELS)
    across = sin(2 * pi * rank / count)
    anchor: Anchor = "middle" if abs(across) < 0.1 else "start" if across > 0 else "end"
    # The label grows away from the drawing: upwards above it, downwards below.
    upward = cos(2 * pi * rank / count)
    lift = _LINE * (len(lines) - 1) * (1 + upward) / 2
    return Spoke(
        lines,
        level,
        _at(LEVELS, rank, count),
        Point(far.x, round(far.y - lift + 5, 1)),
        anchor,
        None if level is None else _at(level, rank, count),
    )


def _wrapped(label: str, *, width: int = 16) -> tuple[str, ...]:
    """A label on two lines at most, cut between words nearest to its middle."""
    words = label.split()
    if len(label) <= width or len(words) < 2:
        return (label,)
    cuts = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return min(cuts, key=lambda cut: max(map(len, cut)))


def _joined(levels: Sequence[float | None]) -> tuple[Shape, ...]:
    """Runs of known levels; one closed shape where all are known."""
    count = len(levels)
    if not count or all(level is None for level in levels):
        return ()
    if None not in levels:
        return (Shape(tuple(_known(levels)), closed=True),)
    # Begin after a gap, so that a run that passes the first axis is one run.
    first = levels.index(None)
    turned = [(first + step) % count for step in range(count)]
    runs: list[list[Point]] = [[]]
    for rank in turned:
        level = levels[rank]
        if level is None:
            runs.append([])
        else:
            runs[-1].append(_at(level, rank, count))
    return tuple(Shape(tuple(run), closed=False) for run in runs if run)


def _known(levels: Sequence[float | None]) -> Iterator[Point]:
    for rank, level in enumerate(levels):
        if level is not None:
            yield _at(level, rank, len(levels))

"""The matrix of recommendations: how serious, how much work; drawn by the server."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import get_args

from inventaire.audit.recommendations import Recommendation
from inventaire.audit.rule import Effort, Severity

EFFORTS: tuple[Effort, ...] = get_args(Effort)
SEVERITIES = tuple(sorted(Severity, key=lambda severity: severity.rank))

#: Units of the drawing: the room for row headings, then the cells, then column headings below.
LEFT, WIDTH, HEIGHT, BOTTOM = 96, 128, 62, 34
_LARGEST, _SMALLEST = 26, 11


@dataclass(frozen=True, slots=True)
class Cell:
    """The recommendations that are as serious and take as much work, and where they are drawn."""

    severity: Severity
    effort: Effort
    recommendations: tuple[Recommendation, ...]
    x: int
    y: int
    radius: float

    @property
    def left(self) -> int:
        """Where the cell begins, from the left."""
        return self.x - WIDTH // 2

    @property
    def top(self) -> int:
        """Where the cell begins, from the top."""
        return self.y - HEIGHT // 2


@dataclass(frozen=True, slots=True)
class Matrix:
    """Every cell, row by row, the most serious on top and the quickest at the left."""

    rows: tuple[tuple[Cell, ...], ...]
    width: int = LEFT + WIDTH * len(EFFORTS)
    height: int = HEIGHT * len(SEVERITIES) + BOTTOM


def matrix_of(recommendations: Iterable[Recommendation]) -> Matrix:
    """Lay recommendations out. The area of a disc says how many there are."""
    found: dict[tuple[Severity, Effort], list[Recommendation]] = defaultdict(list)
    for recommendation in recommendations:
        found[recommendation.severity, recommendation.effort].append(recommendation)
    most = max((len(held) for held in found.values()), default=1)
    return Matrix(
        tuple(
            tuple(
                Cell(
                    severity,
                    effort,
                    tuple(found[severity, effort]),
                    x=LEFT + WIDTH * column + WIDTH // 2,
                    y=HEIGHT * row + HEIGHT // 2,
                    radius=_radius(len(found[severity, effort]), most),
                )
                for column, effort in enumerate(EFFORTS)
            )
            for row, severity in enumerate(SEVERITIES)
        )
    )


def _radius(count: int, most: int) -> float:
    return round(max(_SMALLEST, _LARGEST * sqrt(count / most)), 1) if count else 0

"""How many datasets obtained how many points: bars of a small drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

WIDTH, HEIGHT = 240, 64
_GAP, _FLOOR = 3, 1.5
#: Beyond this many points, several share a bar.
_MOST, _STEP = 12, 50


@dataclass(frozen=True, slots=True)
class Bar:
    """Those between two numbers of points, both included."""

    low: int
    high: int
    count: int
    x: float
    y: float
    width: float
    height: float


def bars_of(spread: Mapping[int, int], out_of: int) -> tuple[Bar, ...]:
    """A bar for each number of points up to ``out_of``, for each fifty where there are many."""
    step = 1 if out_of <= _MOST else _STEP
    lows = range(0, out_of + 1, step)
    counts = [sum(n for points, n in spread.items() if low <= points < low + step) for low in lows]
    most = max(1, *counts)
    width = (WIDTH - _GAP * (len(lows) - 1)) / len(lows)
    return tuple(
        Bar(
            low,
            min(low + step - 1, out_of),
            count,
            x=round(rank * (width + _GAP), 1),
            y=round(HEIGHT - (tall := max(_FLOOR, HEIGHT * count / most)), 1),
            width=round(width, 1),
            height=round(tall, 1),
        )
        for rank, (low, count) in enumerate(zip(lows, counts, strict=True))
    )

"""What a measure is, how it is taken, and how it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

_TIMES = 5


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured, and the most that it may be where something is promised."""

    name: str
    value: float
    most: float | None = None
    unit: str = "ms"

    @property
    def is_kept(self) -> bool:
        """Whether it is no more than it may be."""
        return self.most is None or self.value <= self.most

    def __str__(self) -> str:
        told = f"{self.name:52} {self.value:9.1f} {self.unit:2}"
        if self.most is None:
            return told
        return f"{told}  at most {self.most:6.1f}" + ("" if self.is_kept else "  <-- missed")


def took(deed: Callable[[], object], times: int = _TIMES) -> float:
    """The median of a few tries, in milliseconds; the first one, which warms up, aside."""
    deed()
    return median(_once(deed) for _time in range(times))


def _once(deed: Callable[[], object]) -> float:
    start = perf_counter()
    deed()
    return 1000 * (perf_counter() - start)


def tell(title: str, measures: Iterable[Measure]) -> int:
    """Print every measure as it comes; how many are more than they may be."""
    print(f"\n{title}", flush=True)
    missed = 0
    for one in measures:
        print(f"  {one}", flush=True)
        missed += not one.is_kept
    return missed

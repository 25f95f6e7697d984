"""How long questions take on 3 000 places and 6 000 flows: ``python -m tests.benchmarks.asking``.

Propagation is told as a ratio too, against ``networkx.descendants`` of the same starts in the same
run: machines differ, ratios hardly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from time import perf_counter

import networkx as nx

from inventaire.audit.picture import Picture
from inventaire.audit.questions.catalogue import QUESTIONS, telling
from inventaire.audit.reconciliation.whole import reconcile, reconcile_processing
from inventaire.audit.report import in_order
from inventaire.graph.build import ends_of
from inventaire.graph.paths import Spread, spread
from tests.benchmarks.generating import Size, generate

#: Half systems, half actors: what one sees of a department and its partners.
SIZE = Size(system=1800, actor=1200)
_TIMES = 5


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured: its median, in milliseconds, and what it may take."""

    name: str
    milliseconds: float
    most: float

    @property
    def is_kept(self) -> bool:
        """Whether it takes no more than it may."""
        return self.milliseconds <= self.most


def took(deed: Callable[[], object]) -> float:
    """The median of a few tries, in milliseconds; the first one, which warms up, aside."""
    deed()
    return median(_once(deed) for _time in range(_TIMES))


def _once(deed: Callable[[], object]) -> float:
    start = perf_counter()
    deed()
    return 1000 * (perf_counter() - start)


def measures(size: Size = SIZE) -> Iterator[Measure]:
    """Every question of the catalogue, of its most telling subject, and what they stand on."""
    picture = Picture(in_order(generate(size).live()))
    graph = picture.graph
    yield Measure("propagation", took(lambda: spread(graph)), 500)
    for code, question in QUESTIONS.items():
        subject = telling(picture, question) if question.about else None
        yield Measure(code, took(lambda q=question, s=subject: q.ask(picture, s)), 50)
    yield Measure("reconcile", took(lambda: reconcile(picture)), 1000)
    first = picture.register[0]
    yield Measure("reconcile one", took(lambda: reconcile_processing(picture, first)), 100)


def against_networkx(size: Size = SIZE) -> float:
    """How many times longer following all datasets takes than asking networkx for descendants."""
    picture = Picture(in_order(generate(size).live()))
    followed = picture.spread
    return took(lambda: spread(picture.graph)) / took(lambda: _descendants(followed))


def _descendants(followed: Spread) -> None:
    for number, flows in followed.graph.flows_of_dataset.items():
        carrying: nx.DiGraph[object] = nx.DiGraph(ends_of(flow) for flow in flows)
        for start in followed.starts(number):
            if start in carrying:
                nx.descendants(carrying, start)


def main() -> int:
    """Print every measure; 1 where one takes longer than it may."""
    found = list(measures())
    for one in found:
        told = "" if one.is_kept else "  <-- too long"
        print(f"{one.name:14} {one.milliseconds:8.1f} ms  (at most {one.most:.0f}){told}")
    print(f"propagation takes {against_networkx():.1f} × networkx's descendants")
    return 0 if all(one.is_kept for one in found) else 1


if __name__ == "__main__":
    raise SystemExit(main())

"""How long questions take on 3 000 places and 6 000 flows.

Propagation is told as a ratio too, against ``networkx.descendants`` of the same starts in the same
run: machines differ, ratios hardly.
"""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from inventaire.audit.picture import Picture
from inventaire.audit.questions.catalogue import QUESTIONS, telling
from inventaire.audit.reconciliation.whole import reconcile, reconcile_processing
from inventaire.audit.report import in_order
from inventaire.graph.build import ends_of
from inventaire.graph.paths import Spread, spread
from tests.benchmarks.generating import Size, generate
from tests.benchmarks.measuring import Measure, took

#: Half systems, half actors: what one sees of a department and its partners.
SIZE = Size(system=1800, actor=1200)
#: What a question may take where it must walk from many places.
_MOST = {"crossroads": 1000}


def measures(size: Size = SIZE) -> Iterator[Measure]:
    """Every question of the catalogue, of its most telling subject, and what they stand on."""
    picture = Picture(in_order(generate(size).live()))
    graph = picture.graph
    yield Measure("propagation", took(lambda: spread(graph)), 500)
    for code, question in QUESTIONS.items():
        subject = telling(picture, question) if question.about else None
        most = _MOST.get(code, 50)
        yield Measure(code, took(lambda q=question, s=subject: q.ask(picture, s)), most)
    yield Measure("reconcile", took(lambda: reconcile(picture)), 1000)
    first = picture.register[0]
    yield Measure("reconcile one", took(lambda: reconcile_processing(picture, first)), 100)
    yield Measure(
        "propagation, against networkx's descendants", against_networkx(picture), unit="×"
    )


def against_networkx(picture: Picture) -> float:
    """How many times longer following all datasets takes than asking networkx for descendants."""
    followed = picture.spread
    return took(lambda: spread(picture.graph)) / took(lambda: _descendants(followed))


def _descendants(followed: Spread) -> None:
    for number, flows in followed.graph.flows_of_dataset.items():
        carrying: nx.DiGraph[object] = nx.DiGraph(ends_of(flow) for flow in flows)
        for start in followed.starts(number):
            if start in carrying:
                nx.descendants(carrying, start)

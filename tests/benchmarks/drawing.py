"""How long the map takes on 3 000 places and 6 000 flows, drawing included.

A neighbourhood is told as a ratio too, against the bare layout by Graphviz of the same places and
flows, without any word: machines differ, ratios hardly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from inventaire.graph.build import ends_of, flow_graph
from inventaire.graph.composition import Composition, compose
from inventaire.graph.drawing import draw
from inventaire.graph.fitting import BESIDE_A_RECORD, PAGE, Fitted, Frame, fit
from inventaire.graph.paths import Spread, spread
from inventaire.graph.view import View
from inventaire.inventory.fields import Ref
from tests.benchmarks.asking import SIZE
from tests.benchmarks.generating import Size, generate
from tests.benchmarks.measuring import Measure, took

_SECONDS = 10.0


def measures(size: Size = SIZE) -> Iterator[Measure]:
    """The first picture of a neighbourhood, and overviews by each criterion."""
    found = spread(flow_graph(generate(size).live()))
    near = View(centre=_usual(found), depth=1)
    yield Measure("a neighbourhood", took(lambda: drawn(found, near, BESIDE_A_RECORD)), 300)
    hub = View(centre=_busiest(found), depth=1)
    yield Measure("the busiest neighbourhood", took(lambda: drawn(found, hub, BESIDE_A_RECORD)))
    yield Measure("overview by nature", took(lambda: drawn(found, View(), PAGE)), 2000)
    for by in ("holder", "zone"):
        view = View(grouping=by)
        yield Measure(f"overview by {by}", took(lambda v=view: drawn(found, v, PAGE)), 2000)
    every = compose(found, View()).groups
    opened = View(opened=(next(iter(every)).key,))
    yield Measure("a group of it opened", took(lambda: drawn(found, opened, PAGE)), 2000)
    yield Measure("neighbourhood, against a bare layout", against_graphviz(found, near), unit="×")


def drawn(found: Spread, view: View, frame: Frame) -> Composition:
    """What a page shows of a view, drawn."""
    made = compose(found, view)
    assert isinstance(fit(made.scene, frame, seconds=_SECONDS), Fitted)
    return made


def _counts(found: Spread) -> Counter[Ref]:
    return Counter(end for flow in found.graph.flows.values() for end in ends_of(flow))


def _usual(found: Spread) -> Ref:
    """A place with as many flows as half the others have at most."""
    ranked = _counts(found).most_common()
    return ranked[len(ranked) // 2][0]


def _busiest(found: Spread) -> Ref:
    return _counts(found).most_common(1)[0][0]


def against_graphviz(found: Spread, view: View) -> float:
    """How many times longer a neighbourhood takes than laying out its bare graph."""
    scene = compose(found, view).scene
    edges = "\n".join(f"{arrow.source} -> {arrow.target};" for arrow in scene.arrows)
    bare = f"digraph bare {{\n{edges}\n}}\n"
    return took(lambda: drawn(found, view, BESIDE_A_RECORD)) / took(
        lambda: draw(bare, "svg", seconds=_SECONDS)
    )

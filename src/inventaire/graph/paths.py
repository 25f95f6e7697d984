"""Where data end up: the places each dataset reaches, and by which flows.

The meaning of « reaches » is defined in ``docs/propagation.md``. In short: a dataset starts where
it is recorded as held, and at the sources of its flows that nothing feeds; it follows the flows
that carry it; a flow that anonymises stops it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from inventaire.graph.build import FlowGraph, anonymises, ends_of
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow

#: For each place reached, the last flow of the shortest path to it; ``None`` where data start.
Arrivals = Mapping[Ref, Flow | None]


@dataclass(frozen=True)
class Spread:
    """Every place each dataset reaches, with one shortest path to it.

    Among paths of the same length the one whose flow numbers come first is kept, so that the answer
    does not depend on the order in which records are read.
    """

    graph: FlowGraph
    arrivals: Mapping[int, Arrivals]

    def reach(self, dataset: int) -> tuple[Ref, ...]:
        """The places a dataset reaches, the nearest first; where it starts comes before."""
        return tuple(self.arrivals.get(dataset, {}))

    def starts(self, dataset: int) -> tuple[Ref, ...]:
        """Where a dataset starts."""
        return tuple(n for n, last in self.arrivals.get(dataset, {}).items() if last is None)

    def reaches(self, dataset: int, node: Ref) -> bool:
        """Whether a dataset starts at a place or arrives there."""
        return node in self.arrivals.get(dataset, {})

    def path(self, dataset: int, node: Ref) -> tuple[int, ...] | None:
        """The flows by which a dataset arrives, in order; empty where it starts.

        ``None`` where it does not arrive.
        """
        arrivals = self.arrivals.get(dataset, {})
        return way_to(arrivals, node) if node in arrivals else None

    def is_indirect(self, dataset: int, node: Ref) -> bool:
        """Whether a dataset arrives at a place in two flows or more, and in no fewer."""
        return len(self.path(dataset, node) or ()) > 1

    @cached_property
    def _datasets_at(self) -> Mapping[Ref, tuple[int, ...]]:
        found: dict[Ref, list[int]] = defaultdict(list)
        for dataset, arrivals in self.arrivals.items():
            for node in arrivals:
                found[node].append(dataset)
        return {node: tuple(datasets) for node, datasets in found.items()}

    def datasets_at(self, node: Ref) -> tuple[int, ...]:
        """The datasets that a place holds, gives or receives."""
        return self._datasets_at.get(node, ())

    def personal_at(self, node: Ref) -> tuple[int, ...]:
        """Those of them that are known to be personal."""
        return tuple(n for n in self.datasets_at(node) if n in self.graph.personal_datasets)

    def categories_at(self, node: Ref) -> frozenset[str]:
        """The categories of personal data known at a place, recorded there or anywhere upstream."""
        categories = self.graph.categories_of_dataset
        return frozenset().union(*(categories[n] for n in self.datasets_at(node)))

    def places_of(self, category: str) -> Mapping[Ref, int]:
        """Every place where a category is known, and the dataset that brings it by fewest flows."""
        nearest: dict[Ref, tuple[int, int]] = {}
        for dataset, categories in self.graph.categories_of_dataset.items():
            if category not in categories:
                continue
            for node, distance in self.distances(dataset).items():
                known = nearest.get(node)
                if known is None or (distance, dataset) < known:
                    nearest[node] = (distance, dataset)
        return {node: dataset for node, (_distance, dataset) in nearest.items()}

    def distances(self, dataset: int) -> Mapping[Ref, int]:
        """How many flows away each place reached is from where the dataset starts."""
        return distances_of(self.arrivals.get(dataset, {}))

    @cached_property
    def _delivered(self) -> Mapping[int, tuple[int, ...]]:
        found: dict[int, list[int]] = defaultdict(list)
        for dataset, flows in self.graph.flows_of_dataset.items():
            arrivals = self.arrivals.get(dataset, {})
            for flow in flows:
                if flow.source in arrivals and not anonymises(flow):
                    found[flow.id].append(dataset)
        return {flow: tuple(datasets) for flow, datasets in found.items()}

    def delivered_by(self, flow: Flow) -> tuple[int, ...]:
        """The datasets that a flow hands over as recorded: not anonymised by it, nor before it."""
        return self._delivered.get(flow.id, ())

    def personal_delivered_by(self, flow: Flow) -> tuple[int, ...]:
        """The personal datasets that a flow hands over, still personal."""
        return tuple(n for n in self.delivered_by(flow) if n in self.graph.personal_datasets)


def spread(graph: FlowGraph) -> Spread:
    """Follow every dataset of a graph. Linear in the number of (flow, dataset) pairs."""
    known = {dataset.id for dataset in graph.snapshot.datasets}
    followed = sorted(known | graph.flows_of_dataset.keys())
    return Spread(graph, {number: _follow(graph, number) for number in followed})


def _follow(graph: FlowGraph, dataset: int) -> Arrivals:
    """The shortest paths of one dataset, from all its starting points at once."""
    flows = graph.flows_of_dataset.get(dataset, ())
    starts = _starting_points(graph.holders_of_dataset.get(dataset, ()), flows)
    return shortest_ways((flow for flow in flows if not anonymises(flow)), starts)


def shortest_ways(flows: Iterable[Flow], starts: Iterable[Ref]) -> Arrivals:
    """The shortest way to each place that flows lead to, breadth first. Linear."""
    leaving = _by_source(flows)
    arrivals: dict[Ref, Flow | None] = dict.fromkeys(sorted(starts))
    # Flows are tried in the order of the paths they would end, which starts all share as empty:
    # the first to arrive is then the shortest, and the first of the shortest.
    candidates = sorted((f for node in arrivals for f in leaving.get(node, ())), key=_number)
    while candidates:
        reached = []
        for flow in candidates:
            target = ends_of(flow)[1]
            if target not in arrivals:
                arrivals[target] = flow
                reached.append(target)
        candidates = [flow for node in reached for flow in leaving.get(node, ())]
    return arrivals


def distances_of(arrivals: Arrivals) -> Mapping[Ref, int]:
    """How many flows away each place reached is from the nearest start."""
    found: dict[Ref, int] = {}
    # Arrivals come nearest first: the source of a last flow is measured before its target.
    for node, last in arrivals.items():
        found[node] = 0 if last is None else found[ends_of(last)[0]] + 1
    return found


def way_to(arrivals: Arrivals, node: Ref) -> tuple[int, ...]:
    """The flows by which one arrives at a place reached, in order; ``KeyError`` elsewhere."""
    flows: list[int] = []
    last = arrivals[node]
    while last is not None:
        flows.append(last.id)
        last = arrivals[ends_of(last)[0]]
    return tuple(reversed(flows))


def _starting_points(holders: Sequence[Ref], flows: Sequence[Flow]) -> set[Ref]:
    """Where a dataset starts: its holders, the senders nothing feeds, and loops nothing feeds."""
    fed = {target for flow in flows for source, target in [ends_of(flow)] if source != target}
    starts = {*holders, *(ends_of(flow)[0] for flow in flows if ends_of(flow)[0] not in fed)}
    unexplained = _unexplained(starts, flows)
    return starts | _first_loops(unexplained) if unexplained else starts


def _unexplained(starts: set[Ref], flows: Sequence[Flow]) -> list[Flow]:
    """The flows that no starting point explains, whatever happens to the data on the way."""
    leaving = _by_source(flows)
    seen = set(starts)
    waiting = list(starts)
    while waiting:
        for flow in leaving.get(waiting.pop(), ()):
            target = ends_of(flow)[1]
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return [flow for flow in flows if flow.source not in seen]


def _first_loops(flows: Sequence[Flow]) -> set[Ref]:
    """The places of the loops that come first: nobody recorded where in them the data begin."""
    graph: nx.DiGraph[Ref] = nx.DiGraph(ends_of(flow) for flow in flows)
    loops = nx.condensation(graph)
    return {
        node
        for number, entering in loops.in_degree()
        if entering == 0
        for node in loops.nodes[number]["members"]
    }


def _by_source(flows: Iterable[Flow]) -> dict[Ref, list[Flow]]:
    found: dict[Ref, list[Flow]] = defaultdict(list)
    for flow in flows:
        found[ends_of(flow)[0]].append(flow)
    return found


def _number(flow: Flow) -> int:
    return flow.id

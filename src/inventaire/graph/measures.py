"""What the shape of the flows says: what cuts the others off when lost, and what comes back."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import networkx as nx

from inventaire.graph.build import FlowGraph, ends_of
from inventaire.graph.paths import Spread
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow

#: How many of the places that a cut isolates are named: naming all would not be linear.
NAMED = 20


@dataclass(frozen=True, slots=True)
class Cut:
    """A place, or the only link between two places, without which others are cut off.

    ``count`` is how many places are then no longer linked, in any direction, to the greatest part
    of those that are left; ``lost`` names the nearest of them, ``NAMED`` at most. A link has two
    ``ends``, a place has one.
    """

    ends: tuple[Ref, ...]
    count: int
    lost: tuple[Ref, ...]


def cuts(graph: FlowGraph, among: Iterable[Ref]) -> tuple[Cut, ...]:
    """Every articulation point and bridge of the flows between these places, directions ignored."""
    simple = _undirected(graph, frozenset(among))
    found: list[Cut] = []
    for component in nx.connected_components(simple):
        if len(component) > 2:
            whole = len(component) == len(simple)
            # Views of networkx are slow to walk: a part is copied.
            found.extend(_cuts_of(simple if whole else simple.subgraph(component).copy()))
    return tuple(sorted(found, key=lambda cut: cut.ends))


def _undirected(graph: FlowGraph, among: frozenset[Ref]) -> nx.Graph[Ref]:
    simple: nx.Graph[Ref] = nx.Graph()
    pairs = dict.fromkeys(map(ends_of, graph.flows.values()))
    simple.add_edges_from((a, b) for a, b in pairs if a != b and a in among and b in among)
    return simple


def _cuts_of(component: nx.Graph[Ref]) -> Iterable[Cut]:
    """The cuts of one connected component, from the tree of its blocks."""
    # The stubs of networkx say that it gives lists; it gives sets of nodes.
    found = cast(Iterable[set[Ref]], nx.biconnected_components(component))
    blocks = [frozenset(block) for block in found]
    times = Counter(node for block in blocks for node in block)
    joints = {node for node, count in times.items() if count > 1}
    tree = _Tree(blocks, joints)
    for joint in sorted(joints):
        yield tree.without(joint)
    for number, block in enumerate(blocks):
        if len(block) == 2:
            first, second = sorted(block)
            yield tree.across(number, (first, second))


class _Tree:
    """The blocks of a component and the places that join them, which make a tree."""

    def __init__(self, blocks: list[frozenset[Ref]], joints: set[Ref]) -> None:
        self._blocks = blocks
        self._joints = joints
        self._tree: nx.Graph[Ref | int] = nx.Graph()
        for number, block in enumerate(blocks):
            self._tree.add_node(number)
            self._tree.add_edges_from((number, node) for node in block if node in joints)
        root = 0
        self._parent: dict[Ref | int, Ref | int | None] = {root: None}
        order = [root, *(child for _parent, child in nx.bfs_edges(self._tree, root))]
        self._parent |= {child: parent for parent, child in nx.bfs_edges(self._tree, root)}
        self._weight: dict[Ref | int, int] = {node: len(self._own(node)) for node in order}
        for node in reversed(order):
            parent = self._parent[node]
            if parent is not None:
                self._weight[parent] += self._weight[node]
        self._total = self._weight[root]

    def _own(self, node: Ref | int) -> list[Ref]:
        """The places that stand at one node of the tree: a joint itself, the others of a block."""
        if isinstance(node, int):
            return [place for place in self._blocks[node] if place not in self._joints]
        return [node]

    def _named(self, starts: Sequence[Ref | int], *, without: Ref | int) -> tuple[Ref, ...]:
        """The first places on these sides of a node of the tree, the nearest first."""
        places: list[Ref] = []
        waiting, seen = deque(starts), {without, *starts}
        while waiting and len(places) < NAMED:
            node = waiting.popleft()
            places.extend(sorted(self._own(node)))
            for neighbour in self._tree[node]:
                if neighbour not in seen:
                    seen.add(neighbour)
                    waiting.append(neighbour)
        return tuple(places[:NAMED])

    def _size(self, side: Ref | int, *, seen_from: Ref | int) -> int:
        if self._parent[side] == seen_from:
            return self._weight[side]
        return self._total - self._weight[seen_from]

    def without(self, joint: Ref) -> Cut:
        """What is cut off when a place is lost: every piece that is left but the greatest."""
        sizes = {side: self._size(side, seen_from=joint) for side in self._tree[joint]}
        greatest = max(sizes, key=lambda side: sizes[side])
        lost = [side for side in sizes if side != greatest]
        count = sum(sizes[side] for side in lost)
        return Cut((joint,), count, self._named(lost, without=joint))

    def across(self, block: int, ends: tuple[Ref, Ref]) -> Cut:
        """What is cut off when the only link between two places is lost: the smaller side."""
        sizes = {
            end: self._size(end, seen_from=block) if end in self._joints else 1 for end in ends
        }
        smaller = min(ends, key=lambda end: sizes[end])
        lost = (smaller,) if sizes[smaller] == 1 else self._named([smaller], without=block)
        return Cut(ends, sizes[smaller], lost)


def only_flows(graph: FlowGraph) -> Mapping[frozenset[Ref], Flow]:
    """The flow between two places, where there is only one in either direction."""
    found: dict[frozenset[Ref], Flow] = {}
    doubled: set[frozenset[Ref]] = set()
    for flow in graph.flows.values():
        pair = frozenset(ends_of(flow))
        if pair in found:
            doubled.add(pair)
        found[pair] = flow
    return {pair: flow for pair, flow in found.items() if pair not in doubled}


def loops_of(spread: Spread) -> Mapping[int, tuple[Flow, ...]]:
    """For each dataset that comes back where it starts, the shortest way it does."""
    found = {}
    for number, flows in spread.graph.flows_of_dataset.items():
        starts = frozenset(spread.starts(number))
        # Most datasets never come back: what arrives at no start needs no further look.
        if any(flow.target in starts and flow.source != flow.target for flow in flows):
            found[number] = loop_through_start(spread.graph, number, starts)
    return {number: loop for number, loop in found.items() if loop}


def loop_through_start(graph: FlowGraph, dataset: int, starts: Iterable[Ref]) -> tuple[Flow, ...]:
    """The shortest way by which a dataset comes back to a place it starts from; empty if none.

    Anonymisation is not looked at: what comes back may still overwrite the original. Linear.
    """
    leaving: dict[Ref, list[Flow]] = {}
    for flow in graph.flows_of_dataset.get(dataset, ()):
        source, target = ends_of(flow)
        if source != target:
            leaving.setdefault(source, []).append(flow)
    simple: nx.DiGraph[Ref] = nx.DiGraph(ends_of(f) for flows in leaving.values() for f in flows)
    looping = {
        n for part in nx.strongly_connected_components(simple) if len(part) > 1 for n in part
    }
    for start in sorted(looping.intersection(starts)):
        return _way_back(leaving, start)
    return ()


def _way_back(leaving: Mapping[Ref, list[Flow]], start: Ref) -> tuple[Flow, ...]:
    """The shortest loop through a place that is known to be on one."""
    arrivals: dict[Ref, Flow] = {}
    waiting = [start]
    while start not in arrivals:
        following = []
        for node in waiting:
            for flow in leaving.get(node, ()):
                target = ends_of(flow)[1]
                if target not in arrivals:
                    arrivals[target] = flow
                    following.append(target)
        waiting = following
    flows = [arrivals[start]]
    while (source := ends_of(flows[-1])[0]) != start:
        flows.append(arrivals[source])
    return tuple(reversed(flows))

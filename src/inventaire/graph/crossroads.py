"""Through which places the shortest routes pass: what would be congested, watched, or missed."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inventaire.graph.build import FlowGraph, ends_of
from inventaire.inventory.fields import Ref

#: Up to this many places every route is counted; above, those that leave from a sample of them.
EXACT_PLACES = 250
SAMPLE = 120
#: The sample is always the same for the same inventory.
_SEED = 20_261_123


@dataclass(frozen=True, slots=True)
class Crossroads:
    """For each place, the share of routes between two others that pass through it, from 0 to 1."""

    shares: Mapping[Ref, float]
    #: How many starting points were tried, and of how many.
    tried: int
    places: int

    @property
    def is_sampled(self) -> bool:
        """Whether routes were counted from some of the places only."""
        return self.tried < self.places


@dataclass(slots=True)
class _Walk:
    """What one breadth-first walk tells: who was met, in what order, by how many routes."""

    met: list[int]
    routes: list[float]
    before: list[list[int]] = field(default_factory=list)


def crossroads(graph: FlowGraph) -> Crossroads:
    """Betweenness (Freeman), by Brandes' algorithm, from all places or from a sample of them.

    A route is a shortest way along flows, in their direction; where several are as short, each
    counts for its part. Time: places tried × (places + flows).
    """
    nodes = list(graph.graph)
    rank = {node: index for index, node in enumerate(nodes)}
    following = _following(graph, rank)
    starts: Sequence[int] = [index for index, next_ in enumerate(following) if next_]
    tried = starts
    if len(starts) > EXACT_PLACES:
        tried = sorted(random.Random(_SEED).sample(starts, SAMPLE))  # noqa: S311 — no secret
    passing, pairs = [0.0] * len(nodes), 0
    for start in tried:
        walk = _walk(following, start)
        pairs += len(walk.met) - 1
        _credit(walk, start, passing)
    shares = {nodes[index]: count / pairs for index, count in enumerate(passing) if count > 0}
    return Crossroads(shares, len(tried), len(starts))


def _following(graph: FlowGraph, rank: Mapping[Ref, int]) -> list[list[int]]:
    """The places one flow away from each, parallel flows once, loops never."""
    pairs = dict.fromkeys(map(ends_of, graph.flows.values()))
    following: list[list[int]] = [[] for _node in rank]
    for source, target in pairs:
        if source != target:
            following[rank[source]].append(rank[target])
    return following


def _walk(following: Sequence[Sequence[int]], start: int) -> _Walk:
    count = len(following)
    distance, routes = [-1] * count, [0.0] * count
    before: list[list[int]] = [[] for _place in range(count)]
    distance[start], routes[start] = 0, 1.0
    met = [start]
    for place in met:
        further = distance[place] + 1
        for other in following[place]:
            if distance[other] < 0:
                distance[other] = further
                met.append(other)
            if distance[other] == further:
                routes[other] += routes[place]
                before[other].append(place)
    return _Walk(met, routes, before)


def _credit(walk: _Walk, start: int, passing: list[float]) -> None:
    """Give each place its part of the routes that this walk found, the farthest first."""
    depends = dict.fromkeys(walk.met, 0.0)
    for place in reversed(walk.met):
        part = (1 + depends[place]) / walk.routes[place]
        for earlier in walk.before[place]:
            depends[earlier] += walk.routes[earlier] * part
        if place != start:
            passing[place] += depends[place]

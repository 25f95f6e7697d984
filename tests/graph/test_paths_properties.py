"""Propagation against a naive reference, on graphs drawn at random."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import commune, picture

from inventaire.graph.build import flow_graph
from inventaire.graph.paths import Spread, spread
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow, System
from inventaire.inventory.snapshot import Snapshot

PLACES = 7
DATASET = 1

places = st.integers(1, PLACES)
arrows = st.tuples(places, places, st.sampled_from(["", "", "aggregation", "anonymisation"]))
graphs = st.builds(
    lambda ends, holders: _drawn(ends, holders),  # noqa: PLW0108 — defined below
    st.lists(arrows, max_size=14),
    st.sets(places, max_size=3),
)


def _drawn(ends: list[tuple[int, int, str]], holders: set[int]) -> Snapshot:
    systems = [System(id=number, name=f"S{number}") for number in range(1, PLACES + 1)]
    carried = Dataset(id=DATASET, name="Jeu", systems=tuple(sorted(holders)))
    flows = [_flow(number, *arrow) for number, arrow in enumerate(ends, start=1)]
    return picture(commune(), carried, *systems, *flows)


def _flow(number: int, source: int, target: int, transformation: str) -> Flow:
    return Flow(
        id=number,
        source=Ref("system", source),
        target=Ref("system", target),
        datasets=(DATASET,),
        transformation=transformation,
    )


def followed(snapshot: Snapshot) -> Spread:
    return spread(flow_graph(snapshot))


def reached(snapshot: Snapshot) -> set[Ref]:
    return set(followed(snapshot).reach(DATASET))


# The naive reference: the same definitions, by brute force and without any cleverness.


def ancestors(snapshot: Snapshot, node: Ref) -> set[Ref]:
    """Every place from which flows lead here, by repeating until nothing is new."""
    found: set[Ref] = set()
    while True:
        ends = [f for f in snapshot.flows if f.target == node or f.target in found]
        more = {f.source for f in ends if f.source} - found
        if not more:
            return found
        found |= more


def naive_starts(snapshot: Snapshot) -> set[Ref]:
    held = {Ref("system", number) for number in snapshot.datasets[0].systems}
    starts = set(held)
    for node in {f.source for f in snapshot.flows if f.source}:
        above = ancestors(snapshot, node)
        loop = {place for place in above if node in ancestors(snapshot, place)} | {node}
        if above <= loop and (loop == {node} or not loop & held):
            starts.add(node)
    return starts


def naive_reach(snapshot: Snapshot, starts: set[Ref]) -> dict[Ref, int]:
    distances = dict.fromkeys(starts, 0)
    for _round in range(PLACES):
        for flow in snapshot.flows:
            if flow.source in distances and flow.transformation != "anonymisation":
                assert flow.source and flow.target
                distance = distances[flow.source] + 1
                distances[flow.target] = min(distances.get(flow.target, distance), distance)
    return distances


@given(graphs)
def test_it_agrees_with_the_naive_reference(snapshot: Snapshot) -> None:
    found = followed(snapshot)
    assert set(found.starts(DATASET)) == naive_starts(snapshot)
    assert dict(found.distances(DATASET)) == naive_reach(snapshot, naive_starts(snapshot))


@given(graphs)
def test_every_path_is_real_shortest_and_without_anonymisation(snapshot: Snapshot) -> None:
    found = followed(snapshot)
    flows = {flow.id: flow for flow in snapshot.flows}
    distances = naive_reach(snapshot, naive_starts(snapshot))
    for node in found.reach(DATASET):
        path = [flows[number] for number in found.path(DATASET, node) or ()]
        assert len(path) == distances[node]
        assert all(flow.transformation != "anonymisation" for flow in path)
        assert all(a.target == b.source for a, b in pairwise(path))
        if path:
            assert path[-1].target == node
            assert path[0].source in found.starts(DATASET)


@given(graphs)
def test_among_shortest_paths_the_first_in_order_of_flows_is_shown(snapshot: Snapshot) -> None:
    found = followed(snapshot)
    for node in found.reach(DATASET):
        shown = found.path(DATASET, node) or ()
        assert shown == min(_all_paths(snapshot, found, node, len(shown)), default=())


def _all_paths(snapshot: Snapshot, found: Spread, node: Ref, length: int) -> list[tuple[int, ...]]:
    if length == 0:
        return [()] if node in found.starts(DATASET) else []
    return [
        (*before, flow.id)
        for flow in snapshot.flows
        if flow.target == node and flow.source and flow.transformation != "anonymisation"
        for before in _all_paths(snapshot, found, flow.source, length - 1)
    ]


@given(graphs, st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(snapshot: Snapshot, chance: random.Random) -> None:
    flows, systems = list(snapshot.flows), list(snapshot.systems)
    chance.shuffle(flows)
    chance.shuffle(systems)
    shuffled = followed(replace(snapshot, flows=tuple(flows), systems=tuple(systems)))
    found = followed(snapshot)
    assert shuffled.reach(DATASET) == found.reach(DATASET)
    for node in found.reach(DATASET):
        assert shuffled.path(DATASET, node) == found.path(DATASET, node)


@given(graphs)
def test_following_again_from_every_place_reached_adds_none(snapshot: Snapshot) -> None:
    everywhere = reached(snapshot)
    assert set(naive_reach(snapshot, everywhere)) == everywhere


@given(graphs, st.data())
def test_anonymising_a_flow_never_adds_a_place(snapshot: Snapshot, data: st.DataObject) -> None:
    if not snapshot.flows:
        return
    chosen = data.draw(st.sampled_from(snapshot.flows))
    flows = tuple(
        replace(flow, transformation="anonymisation") if flow is chosen else flow
        for flow in snapshot.flows
    )
    assert reached(replace(snapshot, flows=flows)) <= reached(snapshot)


@given(graphs, places, places)
def test_a_flow_more_never_removes_a_place_unless_it_feeds_a_deduced_start(
    snapshot: Snapshot, source: int, target: int
) -> None:
    more = _flow(99, source, target, "")
    held = {Ref("system", number) for number in snapshot.datasets[0].systems}
    deduced = set(followed(snapshot).starts(DATASET)) - held
    if Ref("system", target) in deduced:
        return
    grown = replace(snapshot, flows=(*snapshot.flows, more))
    assert reached(snapshot) <= reached(grown)


@given(graphs)
def test_what_is_fed_only_by_anonymised_data_is_not_reached(snapshot: Snapshot) -> None:
    found = followed(snapshot)
    for node in set(found.reach(DATASET)) - set(found.starts(DATASET)):
        feeding = [f for f in snapshot.flows if f.target == node]
        assert any(f.transformation != "anonymisation" for f in feeding)

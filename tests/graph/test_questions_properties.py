"""Each question against a naive answer to it, on graphs drawn at random."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import commune, picture
from tests.graph.test_paths_properties import (
    DATASET,
    PLACES,
    followed,
    graphs,
    naive_reach,
    naive_starts,
    places,
    reached,
)

from inventaire.graph.build import ends_of
from inventaire.graph.questions.answer import Answer
from inventaire.graph.questions.copies import where_copies_are
from inventaire.graph.questions.erasure import where_to_erase
from inventaire.graph.questions.exposure import who_can_see
from inventaire.graph.questions.loops import what_comes_back
from inventaire.graph.questions.people import from_people_abroad
from inventaire.graph.questions.presence import what_is_there
from inventaire.graph.questions.reach import where_it_ends_up
from inventaire.graph.questions.stopping import what_stops
from inventaire.graph.trail import along
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Actor, Flow, System
from inventaire.inventory.snapshot import Snapshot

#: Places 1 to 4 are systems; 5 is a person, 6 a partner, 7 an actor abroad that runs system 4.
SYSTEMS = 4
PERSON, ABROAD = Ref("actor", 5), Ref("actor", 7)


def _peopled(snapshot: Snapshot) -> Snapshot:
    """The same graph with actors among its places, and personal data."""
    actors = (
        Actor(id=5, name="Habitants", kind="public"),
        Actor(id=6, name="Partenaire", kind="partner", country="FR"),
        Actor(id=7, name="Géant", kind="processor", country="US"),
    )
    systems = tuple(System(id=n, name=f"S{n}") for n in range(1, SYSTEMS + 1))
    operated = (*systems[:-1], replace(systems[-1], operator=7))
    flows = tuple(
        replace(flow, source=_place(flow.source), target=_place(flow.target))
        for flow in snapshot.flows
    )
    held = tuple(n for n in snapshot.datasets[0].systems if n <= SYSTEMS)
    carried = Dataset(
        id=DATASET,
        name="Jeu",
        systems=held,
        personal_status="personal",
        data_categories=("health",),
    )
    return picture(commune(), carried, *actors, *operated, *flows)


def _place(ref: Ref | None) -> Ref:
    assert ref is not None
    return ref if ref.id <= SYSTEMS else Ref("actor", ref.id)


peopled = graphs.map(_peopled)


def _about(answer: Answer) -> set[Ref]:
    return {row.about for row in answer.rows}


@given(peopled)
def test_every_path_of_an_answer_is_a_chain_of_flows_that_hand_data_over(
    snapshot: Snapshot,
) -> None:
    found = followed(snapshot)
    answers = [
        where_it_ends_up(found, DATASET),
        who_can_see(found, "health"),
        where_to_erase(found, DATASET),
        where_copies_are(found, DATASET),
        from_people_abroad(found),
        *(what_is_there(found, node) for node in found.graph.graph),
    ]
    for answer in answers:
        for path in answer.paths:
            flows = [found.graph.flows[number] for number in path]
            assert all(a.target == b.source for a, b in pairwise(flows))
            assert all(DATASET in found.delivered_by(flow) for flow in flows)


@given(peopled)
def test_reach_erasure_and_copies_tell_the_places_that_data_reach(snapshot: Snapshot) -> None:
    found = followed(snapshot)
    everywhere = reached(snapshot)
    rows = where_it_ends_up(found, DATASET).rows
    assert {row.about for row in rows[: len(everywhere)]} == everywhere
    assert _about(where_to_erase(found, DATASET)) == everywhere - {PERSON}
    systems = {node for node in everywhere if node.kind == "system"}
    assert _about(where_copies_are(found, DATASET)) == systems


@given(peopled)
def test_who_can_see_is_whoever_is_reached_or_runs_what_is(snapshot: Snapshot) -> None:
    everywhere = reached(snapshot)
    seeing = {node for node in everywhere if node.kind == "actor"} - {PERSON}
    if Ref("system", SYSTEMS) in everywhere:
        seeing.add(ABROAD)
    assert _about(who_can_see(followed(snapshot), "health")) == seeing


@given(peopled, places)
def test_what_stops_is_what_was_fed_and_is_no_longer(snapshot: Snapshot, number: int) -> None:
    gone = _place(Ref("system", number))
    starts = naive_starts_of(snapshot)
    left = [flow for flow in snapshot.flows if gone not in ends_of(flow)]
    expected = _fed(snapshot.flows, starts) - _fed(left, starts - {gone}) - {gone}
    assert _about(what_stops(followed(snapshot), gone)) == expected


def naive_starts_of(snapshot: Snapshot) -> set[Ref]:
    return naive_starts(snapshot)


def _fed(flows: tuple[Flow, ...] | list[Flow], starts: set[Ref]) -> set[Ref]:
    """The places to which others bring data, anonymised or not, by brute force."""
    having = set(starts)
    for _round in range(PLACES):
        having |= {ends_of(flow)[1] for flow in flows if flow.source in having}
    return {t for s, t in map(ends_of, flows) if s in having and s != t}


@given(peopled)
def test_the_way_from_people_abroad_is_the_shortest(snapshot: Snapshot) -> None:
    answer = from_people_abroad(followed(snapshot))
    reached_from_people = naive_reach(snapshot, {PERSON}) if PERSON in reached(snapshot) else {}
    third = {Ref("system", SYSTEMS), ABROAD}
    expected = {n: d for n, d in reached_from_people.items() if n in third}
    assert {row.about: len(row.path) for row in answer.rows} == expected


@given(graphs)
def test_data_come_back_exactly_where_a_start_is_on_a_loop(snapshot: Snapshot) -> None:
    starts = naive_starts(snapshot)
    looping = {node for node in starts if node in _after(snapshot, node)}
    answer = what_comes_back(followed(snapshot))
    assert bool(answer.rows) == bool(looping)
    for row in answer.rows:
        way = along(followed(snapshot).graph, row.path)
        assert way[0] == way[-1]
        assert way[0] in looping


def _after(snapshot: Snapshot, node: Ref) -> set[Ref]:
    """Every place that flows from here lead to, a flow to itself aside."""
    found: set[Ref] = set()
    for _round in range(PLACES + 1):
        found |= {
            ends_of(flow)[1]
            for flow in snapshot.flows
            if flow.source != flow.target and flow.source in found | {node}
        }
    return found


_IDLE: tuple[Callable[[Flow], Flow], ...] = (
    lambda flow: replace(flow, status="planned"),
    lambda flow: replace(flow, status="removed"),
    lambda flow: replace(flow, archived=True),
    lambda flow: replace(flow, datasets=()),
    lambda flow: replace(flow, datasets=(99,)),
    lambda flow: replace(flow, target=None),
)


@given(graphs, places, places, st.sampled_from(_IDLE))
def test_a_flow_that_does_not_count_changes_nothing(
    snapshot: Snapshot, source: int, target: int, idle: Callable[[Flow], Flow]
) -> None:
    more = Flow(
        id=99, source=Ref("system", source), target=Ref("system", target), datasets=(DATASET,)
    )
    grown = replace(snapshot, flows=(*snapshot.flows, idle(more)))
    before, after = followed(snapshot), followed(grown)
    assert before.reach(DATASET) == after.reach(DATASET)
    assert all(before.path(DATASET, n) == after.path(DATASET, n) for n in before.reach(DATASET))

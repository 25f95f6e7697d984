"""Crossroads: what is on the way of the others, against networkx and when it is only estimated."""

from __future__ import annotations

import random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import commune, picture
from tests.graph.drawn import draw

from inventaire.graph import crossroads as measured
from inventaire.graph.build import FlowGraph, ends_of, flow_graph
from inventaire.graph.crossroads import crossroads
from inventaire.graph.questions.crossroads import where_all_passes
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow, System


def linked(ends: list[tuple[int, int]], count: int = 9) -> FlowGraph:
    systems = [System(id=number, name=f"S{number}") for number in range(1, count + 1)]
    flows = [
        Flow(id=number, source=Ref("system", a), target=Ref("system", b))
        for number, (a, b) in enumerate(ends, start=1)
    ]
    return flow_graph(picture(commune(), *systems, *flows))


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=20))
def test_shares_are_those_of_networkx(ends: list[tuple[int, int]]) -> None:
    graph = linked(ends)
    simple: nx.DiGraph[Ref] = nx.DiGraph(graph.graph)
    pairs = sum(len(nx.descendants(simple, node)) for node in simple)
    known = nx.betweenness_centrality(simple, normalized=False)
    found = crossroads(graph)
    assert not found.is_sampled
    for node, count in known.items():
        assert found.shares.get(node, 0.0) * pairs == pytest.approx(count)


def test_parallel_flows_and_loops_change_nothing() -> None:
    once = crossroads(flow_graph(draw("A --> B --> C").snapshot))
    twice = crossroads(flow_graph(draw("A --> B --> C\nA --> B\nB --> B").snapshot))
    assert list(once.shares.values()) == list(twice.shares.values()) == [pytest.approx(1 / 3)]


def test_an_estimate_says_so_and_finds_the_same_first_place() -> None:
    chance = random.Random(7)
    hub, count = 1, measured.EXACT_PLACES * 2
    ends = [(n, hub) for n in range(2, count)] + [(hub, n) for n in range(2, count, 3)]
    ends += [(chance.randint(2, count), chance.randint(2, count)) for _time in range(count)]
    graph = linked(ends, count)
    found = crossroads(graph)
    assert found.is_sampled
    assert found.tried == measured.SAMPLE
    assert max(found.shares, key=lambda node: found.shares[node]) == Ref("system", hub)
    simple: nx.DiGraph[Ref] = nx.DiGraph(map(ends_of, graph.flows.values()))
    pairs = sum(len(nx.descendants(simple, node)) for node in simple)
    exact = nx.betweenness_centrality(simple, normalized=False)[Ref("system", hub)] / pairs
    assert found.shares[Ref("system", hub)] == pytest.approx(exact, abs=0.1)
    assert crossroads(graph).shares == found.shares
    assert any("Estimée" in str(note) for note in where_all_passes(graph).notes)


def test_the_answer_names_the_busiest_and_draws_what_surrounds_it() -> None:
    drawn = draw("A --> Pivot\nB --> Pivot\nPivot --> C\nPivot --> D")
    answer = where_all_passes(flow_graph(drawn.snapshot))
    assert "Pivot" in str(answer.sentence)
    assert [row.about for row in answer.rows] == [drawn.node("Pivot")]
    assert str(answer.rows[0].cells[0]) == "50 %"
    assert drawn.names(answer.shown.places) == {"A", "B", "C", "D", "Pivot"}


def test_where_nothing_is_between_it_says_so() -> None:
    answer = where_all_passes(flow_graph(draw("A --> B").snapshot))
    assert "Aucun lieu" in str(answer.sentence)
    assert answer.rows == ()

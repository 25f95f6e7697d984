"""What the shape of the flows says, on small drawn graphs and against networkx."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import commune, picture
from tests.graph.drawn import draw

from inventaire.graph.build import FlowGraph, flow_graph
from inventaire.graph.measures import NAMED, cuts, loop_through_start
from inventaire.graph.paths import spread
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow, System

links = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=12)


def linked(ends: list[tuple[int, int]]) -> FlowGraph:
    systems = [System(id=number, name=f"S{number}") for number in range(1, 10)]
    flows = [
        Flow(id=number, source=Ref("system", a), target=Ref("system", b))
        for number, (a, b) in enumerate(ends, start=1)
    ]
    return flow_graph(picture(commune(), *systems, *flows))


def test_the_loss_of_a_hub_cuts_off_what_hangs_from_it() -> None:
    drawn = draw("A --> Pivot --> B\nB --> C\nC --> Pivot\nPivot --> D")
    graph = flow_graph(drawn.snapshot)
    found = {cut.ends: cut for cut in cuts(graph, graph.graph)}
    hub = found[(drawn.node("Pivot"),)]
    assert drawn.names(hub.lost) == {"A", "D"}
    assert hub.count == 2
    assert not any(drawn.node("C") in ends for ends in found)


def test_a_link_doubled_by_a_parallel_flow_is_one_link() -> None:
    drawn = draw("A --> B\nA --> B\nB --> C\nC --> D\nD --> B")
    graph = flow_graph(drawn.snapshot)
    assert (drawn.node("A"), drawn.node("B")) in {cut.ends for cut in cuts(graph, graph.graph)}


def test_places_left_out_do_not_link_the_others() -> None:
    drawn = draw("A --> B --> C\nA --> Commun\nC --> Commun")
    graph = flow_graph(drawn.snapshot)
    among = [drawn.node(name) for name in "ABC"]
    assert [cut.ends for cut in cuts(graph, graph.graph)] == []
    assert (drawn.node("B"),) in {cut.ends for cut in cuts(graph, among)}


@given(links)
def test_cuts_are_those_that_removing_shows(ends: list[tuple[int, int]]) -> None:
    graph = linked(ends)
    simple = nx.Graph((Ref("system", a), Ref("system", b)) for a, b in ends if a != b)
    found = {cut.ends: cut for cut in cuts(graph, graph.graph)}
    for cut in found.values():
        left = nx.Graph(simple)
        around = nx.node_connected_component(simple, cut.ends[0])
        left = left.subgraph(around).copy()
        if len(cut.ends) == 1:
            left.remove_node(cut.ends[0])
        else:
            left.remove_edge(*cut.ends)
        pieces = sorted(map(len, nx.connected_components(left)))
        assert cut.count == sum(pieces[:-1])
        assert len(cut.lost) == min(cut.count, NAMED)
    big = {n for part in nx.connected_components(simple) if len(part) > 2 for n in part}
    assert {c[0] for c in found if len(c) == 1} == set(nx.articulation_points(simple))
    assert {c for c in found if len(c) == 2} == {
        tuple(sorted(pair)) for pair in nx.bridges(simple) if pair[0] in big
    }


def test_data_that_come_back_where_they_started_show_the_way() -> None:
    drawn = draw("A* --> B --> C --> A\nB --> D")
    graph = flow_graph(drawn.snapshot)
    number = drawn.dataset.id
    way = loop_through_start(graph, number, spread(graph).starts(number))
    assert [flow.id for flow in way] == [flow.id for flow in drawn.flows[:3]]


def test_a_loop_elsewhere_and_a_flow_to_itself_are_no_return() -> None:
    drawn = draw("A* --> B --> C --> B\nA --> A")
    graph = flow_graph(drawn.snapshot)
    number = drawn.dataset.id
    assert loop_through_start(graph, number, spread(graph).starts(number)) == ()

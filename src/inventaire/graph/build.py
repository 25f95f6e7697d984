"""The flows of one inventory as a graph: systems and actors are its nodes, flows its edges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from inventaire.inventory.fields import Ref
from inventaire.inventory.questions import categories_of, is_personal
from inventaire.inventory.records import Actor, Flow, System
from inventaire.inventory.snapshot import Snapshot

#: The transformation after which data are no longer personal (WP216); no other one is.
ANONYMISATION = "anonymisation"
EXISTING = "existing"
PLANNED = "planned"


@dataclass(frozen=True)
class FlowGraph:
    """A live inventory as a directed graph in which parallel flows stay apart.

    Nodes are the ``Ref`` of every system and actor, an edge's key is the number of its flow and its
    ``flow`` the fact itself. Indexes are worked out once, each in a time linear in the inventory.
    """

    snapshot: Snapshot
    graph: nx.MultiDiGraph[Ref]
    #: The flows that are edges, by number, in increasing order.
    flows: Mapping[int, Flow]

    def __contains__(self, node: Ref) -> bool:
        return node in self.graph

    def record(self, node: Ref) -> System | Actor:
        """The system or the actor of a node; ``KeyError`` where there is none."""
        return self._records[node]

    @cached_property
    def _records(self) -> dict[Ref, System | Actor]:
        return dict(_places(self.snapshot))

    @cached_property
    def flows_of_dataset(self) -> Mapping[int, tuple[Flow, ...]]:
        """The flows that carry each dataset, in the order of their numbers."""
        found: dict[int, list[Flow]] = defaultdict(list)
        for flow in self.flows.values():
            for number in dict.fromkeys(flow.datasets):
                found[number].append(flow)
        return {number: tuple(flows) for number, flows in found.items()}

    @cached_property
    def holders_of_dataset(self) -> Mapping[int, tuple[Ref, ...]]:
        """The systems recorded as holding each dataset, its reference system among them."""
        found = {}
        for dataset in self.snapshot.datasets:
            numbers = dict.fromkeys((*dataset.systems, dataset.reference_system))
            nodes = (Ref("system", number) for number in numbers if number is not None)
            found[dataset.id] = tuple(node for node in nodes if node in self.graph)
        return found

    @cached_property
    def categories_of_dataset(self) -> Mapping[int, frozenset[str]]:
        """The categories of personal data in each dataset; none where it is said impersonal."""
        return {
            dataset.id: frozenset() if is_personal(dataset) is False else categories_of(dataset)
            for dataset in self.snapshot.datasets
        }

    @cached_property
    def personal_datasets(self) -> frozenset[int]:
        """The numbers of the datasets known to hold personal data."""
        return frozenset(d.id for d in self.snapshot.datasets if is_personal(d))

    def outgoing(self, node: Ref) -> tuple[Flow, ...]:
        """The flows that leave a place, in the order of their numbers."""
        return self._by_end[0].get(node, ())

    def incoming(self, node: Ref) -> tuple[Flow, ...]:
        """The flows that enter a place, in the order of their numbers."""
        return self._by_end[1].get(node, ())

    @cached_property
    def _by_end(self) -> tuple[Mapping[Ref, tuple[Flow, ...]], Mapping[Ref, tuple[Flow, ...]]]:
        leaving: dict[Ref, list[Flow]] = defaultdict(list)
        entering: dict[Ref, list[Flow]] = defaultdict(list)
        for flow in self.flows.values():
            source, target = ends_of(flow)
            leaving[source].append(flow)
            entering[target].append(flow)
        return (
            {node: tuple(flows) for node, flows in leaving.items()},
            {node: tuple(flows) for node, flows in entering.items()},
        )

    @cached_property
    def operated_by(self) -> Mapping[int, tuple[Ref, ...]]:
        """The systems that each actor operates, hosts or edits."""
        found: dict[int, list[Ref]] = defaultdict(list)
        for system in self.snapshot.systems:
            if system.operator is not None:
                found[system.operator].append(Ref("system", system.id))
        return {number: tuple(systems) for number, systems in found.items()}


def flow_graph(snapshot: Snapshot, *, planned: bool = False) -> FlowGraph:
    """The graph of the flows that exist today; with ``planned``, of those to come as well.

    What is archived, flows removed and flows with an end missing are no edges.
    """
    live = snapshot.live()
    graph: nx.MultiDiGraph[Ref] = nx.MultiDiGraph()
    graph.add_nodes_from(node for node, _record in _places(live))
    counted = {EXISTING, PLANNED} if planned else {EXISTING}
    flows = {
        flow.id: flow
        for flow in sorted(live.flows, key=lambda flow: flow.id)
        if flow.status in counted and flow.source in graph and flow.target in graph
    }
    for flow in flows.values():
        graph.add_edge(*ends_of(flow), key=flow.id, flow=flow)
    return FlowGraph(live, graph, flows)


def ends_of(flow: Flow) -> tuple[Ref, Ref]:
    """Both ends of a flow of the graph; ``ValueError`` where one was never recorded."""
    if flow.source is None or flow.target is None:
        raise ValueError(f"flow {flow.id} has an end missing")
    return flow.source, flow.target


def anonymises(flow: Flow) -> bool:
    """Whether what leaves through this flow is no longer personal."""
    return flow.transformation == ANONYMISATION


def _places(snapshot: Snapshot) -> Iterator[tuple[Ref, System | Actor]]:
    for system in snapshot.systems:
        yield Ref("system", system.id), system
    for actor in snapshot.actors:
        yield Ref("actor", actor.id), actor

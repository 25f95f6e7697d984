"""What stops if this place, or this flow, stops?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from inventaire.graph.build import FlowGraph, ends_of
from inventaire.graph.paths import Arrivals, Spread, distances_of, shortest_ways, way_to
from inventaire.graph.questions.answer import Answer, Row, Shown, counted, named, whereabouts
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow


@dataclass(slots=True)
class _Loss:
    """What a place no longer gets: which datasets, by which way they came, what it still has."""

    datasets: list[int] = field(default_factory=list)
    path: tuple[int, ...] = ()
    kept: list[int] = field(default_factory=list)


def what_stops(spread: Spread, without: Ref) -> Answer:
    """The places that get no more of some data once a place, or a flow, is gone.

    Anonymised or not, data that no longer leave no longer arrive. A place recorded as a holder
    keeps a copy, which grows old. Linear in what the place, or the flow, carries.
    """
    graph = spread.graph
    losses, stopped = _losses(spread, without)
    rows = sorted(losses.items(), key=lambda item: (len(item[1].path), item[0]))
    return Answer(
        sentence=_sentence(graph, without, losses),
        notes=tuple(_notes(spread, without, losses)),
        headings=(N_("Lieu"), N_("Ce qui n'arrive plus"), N_("Ce qu'il garde"), N_("Où")),
        rows=tuple(
            Row(node, (_sets(loss.datasets), _kept(loss), whereabouts(graph, node)), loss.path)
            for node, loss in rows
        ),
        shown=_shown(graph, without, losses, stopped),
    )


def _losses(spread: Spread, without: Ref) -> tuple[Mapping[Ref, _Loss], list[int]]:
    """What each place loses, and the flows that carry nothing more."""
    losses: dict[Ref, _Loss] = defaultdict(_Loss)
    stopped: dict[int, None] = {}
    for number in sorted({n for flow in _touched(spread.graph, without) for n in flow.datasets}):
        flows = spread.graph.flows_of_dataset.get(number, ())
        starts = spread.starts(number)
        left = [flow for flow in flows if not _is_gone(flow, without)]
        before = shortest_ways(flows, starts)
        after = shortest_ways(left, (node for node in starts if node != without))
        fed, still = _feeders(flows, before), _feeders(left, after)
        for node in fed.keys() - still.keys() - {without}:
            loss = losses[node]
            loss.datasets.append(number)
            loss.path = loss.path or (*way_to(before, ends_of(fed[node])[0]), fed[node].id)
            if node in after:
                loss.kept.append(number)
        going = {flow.id for flow in left if ends_of(flow)[0] in after}
        had = (flow.id for flow in flows if ends_of(flow)[0] in before)
        stopped.update((flow, None) for flow in had if flow not in going)
    return losses, list(stopped)


def _touched(graph: FlowGraph, without: Ref) -> Iterable[Flow]:
    if without.kind == "flow":
        flow = graph.flows.get(without.id)
        return () if flow is None else (flow,)
    return (*graph.incoming(without), *graph.outgoing(without))


def _is_gone(flow: Flow, without: Ref) -> bool:
    return without in (Ref("flow", flow.id), *ends_of(flow))


def _feeders(flows: Iterable[Flow], arrivals: Arrivals) -> Mapping[Ref, Flow]:
    """For each place that others bring data to, the flow that does so from the nearest."""
    distances = distances_of(arrivals)
    found: dict[Ref, Flow] = {}
    for flow in flows:
        source, target = ends_of(flow)
        if source in distances and source != target:
            known = found.get(target)
            if known is None or distances[source] < distances[ends_of(known)[0]]:
                found[target] = flow
    return found


def _sets(numbers: Iterable[int]) -> tuple[Ref, ...]:
    return tuple(Ref("dataset", number) for number in numbers)


def _kept(loss: _Loss) -> Text:
    if not loss.kept:
        return Text(N_("Rien"))
    if len(loss.kept) == len(loss.datasets):
        return Text(N_("Une copie, qui vieillit"))
    return Text(N_("Une partie, qui vieillit"))


def _sentence(graph: FlowGraph, without: Ref, losses: Mapping[Ref, _Loss]) -> Text:
    name = graph.snapshot.label(without)
    if not losses:
        return Text(N_("Si « %(name)s » s'arrête, personne d'autre n'est coupé."), {"name": name})
    return counted(
        len(losses),
        N_("Si « %(name)s » s'arrête, un lieu attend des données qui ne viennent plus."),
        N_("Si « %(name)s » s'arrête, %(count)s lieux attendent des données qui ne viennent plus."),
        name=name,
    )


def _notes(spread: Spread, without: Ref, losses: Mapping[Ref, _Loss]) -> Iterator[Text]:
    graph = spread.graph
    empty = [node for node, loss in losses.items() if not loss.kept]
    if empty:
        yield counted(
            len(empty),
            N_("Un lieu n'a plus rien de ces données : %(places)s."),
            N_("%(count)s lieux n'ont plus rien de ces données : %(places)s."),
            places=named(graph, sorted(empty)),
        )
    only = [n for n in spread.datasets_at(without) if _systems(spread, n) == {without}]
    if only:
        yield counted(
            len(only),
            N_("Un jeu de données n'est dans aucun autre système : %(datasets)s."),
            N_("%(count)s jeux de données ne sont dans aucun autre système : %(datasets)s."),
            datasets=named(graph, _sets(only)),
        )


def _systems(spread: Spread, dataset: int) -> set[Ref]:
    return {node for node in spread.reach(dataset) if node.kind == "system"}


def _shown(
    graph: FlowGraph, without: Ref, losses: Mapping[Ref, _Loss], stopped: list[int]
) -> Shown:
    flows = [graph.flows[number] for number in stopped]
    ends = dict.fromkeys(end for flow in flows for end in ends_of(flow))
    details = [(node, Text(N_("ne reçoit plus"))) for node in sorted(losses)]
    central: tuple[Ref, ...] = ()
    if without in graph:
        central, details = (without,), [(without, Text(N_("à l'arrêt"))), *details]
    return Shown(
        places=tuple(dict.fromkeys((*central, *ends))),
        flows=tuple(stopped),
        central=central,
        details=tuple(details),
    )

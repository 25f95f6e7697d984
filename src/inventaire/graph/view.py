"""What one chose to see of the flows: filters, a centre, a depth; and what is then seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from inventaire.graph.borders import Zone, country_of, zone_of
from inventaire.graph.build import FlowGraph, ends_of
from inventaire.graph.paths import Spread
from inventaire.i18n import N_
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow

Direction = Literal["both", "out", "in"]
DIRECTIONS: Mapping[Direction, str] = {
    "both": N_("Avant et après"),
    "out": N_("Ce qui en part"),
    "in": N_("Ce qui y mène"),
}
#: How places are shown: as suits their number, one by one, or gathered by what they share.
Grouping = Literal["", "none", "nature", "holder", "zone"]
#: Which flows are shown by their state; those to come only where they are asked for.
State = Literal["", "all", "planned"]
STATES: Mapping[State, str] = {
    "": N_("existants"),
    "all": N_("existants et prévus"),
    "planned": N_("prévus seulement"),
}
#: What is written on arrows.
Saying = Literal["", "medium", "frequency", "automation"]
SAYINGS: Mapping[Saying, str] = {
    "": N_("Les données"),
    "medium": N_("Le moyen"),
    "frequency": N_("La fréquence"),
    "automation": N_("L'automatisation"),
}
#: Where a place is put: points from the first corner, rightwards and downwards.
Point = tuple[int, int]

#: Above this many places a picture is a hairball: the map asks for a centre and shows groups.
READABLE_PLACES = 60
#: Above this many, nobody takes in at a glance a picture of which no centre was chosen.
AT_A_GLANCE = 20
MAX_DEPTH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Every choice of the reader; an empty choice leaves everything in."""

    centre: Ref | None = None
    depth: int = 2
    direction: Direction = "both"
    #: The dataset to follow: only what carries it, and how it spreads.
    dataset: int | None = None
    category: str = ""
    medium: str = ""
    country: str = ""
    zone: Zone | None = None
    personal: bool = False
    #: The people concerned by what flows carry.
    subject: str = ""
    frequency: str = ""
    #: The processing that flows serve.
    processing: int | None = None
    #: Other than what exists, the graph must hold the flows to come.
    state: State = ""
    #: The finding that is looked at, and the flows that show it.
    finding: int | None = None
    shown: frozenset[int] = frozenset()
    grouping: Grouping = ""
    #: The keys of the groups that are open.
    opened: tuple[str, ...] = ()
    saying: Saying = ""
    #: Where a person put places, by their key in pictures; the others find room beside them.
    positions: tuple[tuple[str, Point], ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing was chosen."""
        return self == View(
            depth=self.depth,
            direction=self.direction,
            grouping=self.grouping,
            opened=self.opened,
            saying=self.saying,
            positions=self.positions,
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """What a view leaves in: places that a flow links, or that hold the dataset asked for."""

    places: tuple[Ref, ...]
    flows: tuple[Flow, ...]

    @property
    def is_readable(self) -> bool:
        """Whether it can be drawn place by place."""
        return len(self.places) <= READABLE_PLACES

    @property
    def is_small(self) -> bool:
        """Whether it is taken in at a glance, even where nothing stands at its centre."""
        return len(self.places) <= AT_A_GLANCE


def see(spread: Spread, view: View) -> Seen:
    """What a view shows, in the order of the records. Linear."""
    graph = spread.graph
    chosen = list(_filters(spread, view))
    flows = [flow for flow in _carrying(graph, view) if all(keep(flow) for keep in chosen)]
    places = {end for flow in flows for end in ends_of(flow)}
    if view.dataset is not None:
        places.update(graph.holders_of_dataset.get(view.dataset, ()))
    if view.centre is not None and view.centre in graph:
        flows = _around(flows, view.centre, view)
        places = {view.centre, *(end for flow in flows for end in ends_of(flow))}
    return Seen(tuple(node for node in graph.graph if node in places), tuple(flows))


def _carrying(graph: FlowGraph, view: View) -> Iterable[Flow]:
    if view.dataset is None:
        return graph.flows.values()
    return graph.flows_of_dataset.get(view.dataset, ())


def _filters(spread: Spread, view: View) -> Iterator[Callable[[Flow], bool]]:
    """One question for each choice that a flow must satisfy."""
    yield from _of_flows(view)
    yield from _of_data(spread, view)
    graph = spread.graph
    if view.country:
        yield lambda flow: any(country_of(graph, end) == view.country for end in ends_of(flow))
    if view.zone is not None:
        yield lambda flow: any(zone_of(graph, end) is view.zone for end in ends_of(flow))


def _of_flows(view: View) -> Iterator[Callable[[Flow], bool]]:
    """What is asked of the flow itself."""
    if view.medium:
        yield lambda flow: flow.medium == view.medium
    if view.frequency:
        yield lambda flow: flow.frequency == view.frequency
    if view.processing is not None:
        yield lambda flow: view.processing in flow.processings
    if view.state == "planned":
        yield lambda flow: flow.status == "planned"
    if view.finding is not None:
        yield lambda flow: flow.id in view.shown


def _of_data(spread: Spread, view: View) -> Iterator[Callable[[Flow], bool]]:
    """What is asked of what the flow delivers."""
    graph = spread.graph
    if view.personal:
        yield lambda flow: bool(spread.personal_delivered_by(flow))
    if view.category:
        categories = graph.categories_of_dataset
        yield lambda flow: any(view.category in categories[n] for n in spread.delivered_by(flow))
    if view.subject:
        subjects = {d.id: d.data_subjects for d in graph.snapshot.datasets}
        yield lambda flow: any(view.subject in subjects[n] for n in spread.delivered_by(flow))


def _around(flows: Iterable[Flow], centre: Ref, view: View) -> list[Flow]:
    """The flows met within ``depth`` steps of a place, forwards, backwards or both ways."""
    steps: dict[Ref, list[tuple[Flow, Ref]]] = {}
    for flow in flows:
        source, target = ends_of(flow)
        if view.direction in ("both", "out"):
            steps.setdefault(source, []).append((flow, target))
        if view.direction in ("both", "in"):
            steps.setdefault(target, []).append((flow, source))
    met: dict[int, Flow] = {}
    seen, border = {centre}, [centre]
    for _step in range(max(0, min(view.depth, MAX_DEPTH))):
        following = []
        for flow, node in (step for place in border for step in steps.get(place, ())):
            met[flow.id] = flow
            if node not in seen:
                seen.add(node)
                following.append(node)
        border = following
    return [met[number] for number in sorted(met)]

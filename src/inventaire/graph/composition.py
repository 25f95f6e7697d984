"""A whole map: what a view shows, how it is drawn, and where a followed dataset ends up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inventaire.graph.arranging import arrange
from inventaire.graph.borders import exposed_actors
from inventaire.graph.gathering import CRITERIA, Criterion, Group
from inventaire.graph.overview import Gathering, GroupAddresses, gathered, stage_overview
from inventaire.graph.overview import without_links as without_group_links
from inventaire.graph.paths import Spread
from inventaire.graph.questions.answer import how_far
from inventaire.graph.scene import Scene
from inventaire.graph.staging import Addresses, Emphasis, stage, without_links
from inventaire.graph.view import Seen, View, see
from inventaire.i18n import _
from inventaire.inventory.fields import Ref


@dataclass(frozen=True, slots=True)
class Composition:
    """What is seen, and its scene; ``groups`` where it was too much to show place by place."""

    view: View
    seen: Seen
    scene: Scene
    groups: Mapping[Group, tuple[Ref, ...]]


def compose(
    spread: Spread,
    view: View,
    *,
    addresses: Addresses = without_links,
    group_addresses: GroupAddresses = without_group_links,
) -> Composition:
    """The map that a view asks for. Links are made by the caller; without them none is drawn."""
    seen = see(spread, view)
    title = title_of(spread, view)
    gathering = _gathering(view, seen)
    if gathering is None:
        emphasis = emphasis_of(spread, view)
        scene = stage(spread, seen, title=title, addresses=addresses, emphasis=emphasis)
        scene = arrange(scene, dict(view.positions))
        return Composition(view, seen, scene, {})
    overview = gathered(spread, seen, gathering)
    scene = stage_overview(
        overview, title=title, addresses=group_addresses, place_addresses=addresses
    )
    return Composition(view, seen, scene, overview.groups)


def _gathering(view: View, seen: Seen) -> Gathering | None:
    """How places are gathered; nothing where they are drawn one by one."""
    # A neighbourhood or the way of a dataset has a thread to follow; the whole has none.
    threaded = view.centre is not None or view.dataset is not None
    if view.grouping in ("", "none"):
        asked = threaded or view.grouping == "none"
        if seen.is_small or (asked and seen.is_readable):
            return None
    apart = () if view.centre is None else (view.centre,)
    by: Criterion = next((one for one in CRITERIA if one == view.grouping), "nature")
    return Gathering(by=by, opened=view.opened, apart=apart)


def title_of(spread: Spread, view: View) -> str:
    """What a map is of, in a few words."""
    label = spread.graph.snapshot.label
    if view.dataset is not None:
        return _("Flux : %(name)s", name=label(Ref("dataset", view.dataset)))
    if view.centre is not None:
        return _("Flux autour de : %(name)s", name=label(view.centre))
    return _("Carte des flux")


def emphasis_of(spread: Spread, view: View) -> Emphasis:
    """What stands out: the centre, or the way of the dataset that is followed."""
    central = {view.centre} if view.centre is not None else set()
    if view.dataset is None:
        return Emphasis(central=central, saying=view.saying)
    flows = spread.graph.flows_of_dataset.get(view.dataset, ())
    followed = {flow.id for flow in flows if view.dataset in spread.delivered_by(flow)}
    distances = spread.distances(view.dataset)
    return Emphasis(
        central=central | {node for node, distance in distances.items() if distance == 0},
        followed=followed,
        details={node: str(how_far(distance)) for node, distance in distances.items()},
        dataset=view.dataset,
        saying=view.saying,
    )


@dataclass(frozen=True, slots=True)
class Arrival:
    """A place that a followed dataset reaches: by these places, through these flows."""

    place: Ref
    flows: tuple[int, ...]
    places: tuple[Ref, ...]

    @property
    def is_indirect(self) -> bool:
        """Whether it takes two flows or more."""
        return len(self.flows) > 1


def arrivals_of(spread: Spread, dataset: int) -> tuple[Arrival, ...]:
    """Every place a dataset reaches, the nearest first, with its path."""
    found = []
    for node in spread.reach(dataset):
        path = spread.path(dataset, node) or ()
        flows = [spread.graph.flows[number] for number in path]
        sources = tuple(flow.source for flow in flows if flow.source is not None)
        found.append(Arrival(node, path, (*sources, node)))
    return tuple(found)


def operators_exposed(spread: Spread, dataset: int) -> tuple[tuple[Ref, Ref], ...]:
    """The actors that get at a dataset only because they operate a system: with that system."""
    exposed = exposed_actors(spread, dataset)
    return tuple(
        (Ref("actor", number), exposure.place)
        for number, exposure in sorted(exposed.items())
        if exposure.access == "operates" and not spread.reaches(dataset, Ref("actor", number))
    )

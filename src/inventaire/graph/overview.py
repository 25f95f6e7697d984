"""The whole of a large inventory on one picture: groups, and what flows from one to another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from inventaire.graph.borders import Zone
from inventaire.graph.build import ends_of
from inventaire.graph.gathering import Criterion, Group, Groups, gather, unfold
from inventaire.graph.paths import Spread
from inventaire.graph.scene import MARK_LABELS, Arrow, Frame, Look, Mark, Place, Scene
from inventaire.graph.staging import (
    Addresses,
    Emphasis,
    frames,
    key_of,
    marks_of,
    stage_flow,
    stage_place,
)
from inventaire.graph.staging import without_links as without_place_links
from inventaire.graph.view import READABLE_PLACES, Seen
from inventaire.i18n import _, ngettext
from inventaire.inventory.fields import Ref

#: What the line of a bundle shows when one of its flows does; the others would tell nothing.
_BUNDLED = frozenset({Mark.PERSONAL, Mark.SENSITIVE, Mark.UNENCRYPTED, Mark.LEAVES_EEA})
#: How many boxes are tried in turn, so that a picture with open groups keeps few enough arrows.
_ROOMS = (READABLE_PLACES, 40, 28, 20)
_MOST_ARROWS = 130
#: How many places of a group are named on it.
_NAMED = 12

#: The address of the map with a group open, or closed again; empty for a picture that leaves.
GroupAddresses = Callable[[Group], str]


def without_links(_group: Group) -> str:
    """For pictures that leave the site."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """How places are gathered, which groups are open, which places stand apart from any."""

    by: Criterion = "nature"
    opened: Collection[str] = ()
    apart: Collection[Ref] = ()


USUAL = Gathering()


@dataclass(slots=True)
class _Bundle:
    """The flows from one box to another."""

    count: int = 0
    marks: Counter[Mark] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Overview:
    """A view whose places are gathered, some groups being open."""

    spread: Spread
    seen: Seen
    gathering: Gathering
    closed: Groups
    opened: Groups

    @property
    def groups(self) -> Groups:
        """Every group with its places, the open ones first."""
        return {**self.opened, **self.closed}

    def arrows(self) -> int:
        """How many arrows the picture would hold."""
        boxes = self.boxes()
        pairs = [(boxes[s], boxes[t]) for s, t in map(ends_of, self.seen.flows)]
        groups = {f"g{number}" for number, _group in enumerate(self.closed, start=1)}
        bundles = {pair for pair in pairs if groups.intersection(pair) and pair[0] != pair[1]}
        return len(bundles) + sum(1 for pair in pairs if not groups.intersection(pair))

    def boxes(self) -> Mapping[Ref, str]:
        """The box of each place: its group's, or its own."""
        found = {node: key_of(node) for node in self.seen.places}
        for number, nodes in enumerate(self.closed.values(), start=1):
            found |= dict.fromkeys(nodes, f"g{number}")
        return found


def gathered(spread: Spread, seen: Seen, gathering: Gathering = USUAL) -> Overview:
    """The places of a view in groups."""
    apart = {node for node in seen.places if node in gathering.apart}
    groups = gather(spread, seen, gathering.by, apart=apart)
    overview = Overview(spread, seen, gathering, groups, {})
    # Places that all flow into one another make a hairball long before they are too many.
    for boxes in _ROOMS if gathering.opened else ():
        found = unfold(seen, groups, gathering.opened, boxes=boxes - len(apart))
        overview = Overview(spread, seen, gathering, found.closed, found.opened)
        if overview.arrows() <= _MOST_ARROWS:
            break
    return overview


def stage_groups(spread: Spread, seen: Seen, *, title: str, gathering: Gathering = USUAL) -> Scene:
    """The scene of a view too large to be drawn place by place, for a picture that leaves."""
    return stage_overview(gathered(spread, seen, gathering), title=title)


def stage_overview(
    overview: Overview,
    *,
    title: str,
    addresses: GroupAddresses = without_links,
    place_addresses: Addresses = without_place_links,
) -> Scene:
    """The scene of groups: a box for each closed one, a frame around the places of an open one."""
    boxes = overview.boxes()
    bundles = _bundles(overview, boxes)
    inner = {source: b.count for (source, target), b in bundles.items() if source == target}
    shut = [
        _group(f"g{number}", overview, group, inner.get(f"g{number}", 0), addresses(group))
        for number, group in enumerate(overview.closed, start=1)
    ]
    # What circulates inside a group is counted under its name: a loop on it would say no more.
    pairs = [(pair, bundle) for pair, bundle in bundles.items() if pair[0] != pair[1]]
    counted = [_bundle(f"b{rank}", *pair, b) for rank, (pair, b) in enumerate(pairs, start=1)]
    return Scene(
        title=title,
        places=(*shut, *_alone(overview, boxes, place_addresses)),
        arrows=(*counted, *_single(overview, boxes, place_addresses)),
        frames=(*frames(), *_open_frames(overview, addresses)),
        counted=True,
    )


def _is_single(boxes: Mapping[Ref, str], ends: tuple[Ref, Ref]) -> bool:
    """Whether both ends of a flow are drawn one by one."""
    return all(boxes[end] == key_of(end) for end in ends)


def _bundles(overview: Overview, boxes: Mapping[Ref, str]) -> Mapping[tuple[str, str], _Bundle]:
    bundles: dict[tuple[str, str], _Bundle] = defaultdict(_Bundle)
    for flow in overview.seen.flows:
        ends = ends_of(flow)
        if _is_single(boxes, ends):
            continue
        bundle = bundles[boxes[ends[0]], boxes[ends[1]]]
        bundle.count += 1
        bundle.marks.update(marks_of(overview.spread, flow) & _BUNDLED)
    return bundles


def _single(overview: Overview, boxes: Mapping[Ref, str], addresses: Addresses) -> Iterator[Arrow]:
    for flow in overview.seen.flows:
        if _is_single(boxes, ends_of(flow)):
            yield stage_flow(overview.spread, flow, addresses)


def _alone(overview: Overview, boxes: Mapping[Ref, str], addresses: Addresses) -> Iterator[Place]:
    """The places that are drawn one by one, inside the frame of their group."""
    emphasis = Emphasis(central=overview.gathering.apart)
    around = {
        node: f"o{number}"
        for number, nodes in enumerate(overview.opened.values(), start=1)
        for node in nodes
    }
    for node in overview.seen.places:
        if boxes[node] == key_of(node):
            place = stage_place(overview.spread, node, addresses, emphasis)
            yield replace(place, zone=around.get(node, place.zone))


def _open_frames(overview: Overview, addresses: GroupAddresses) -> Iterator[Frame]:
    for number, group in enumerate(overview.opened, start=1):
        yield Frame(
            key=f"o{number}",
            label=group.label,
            outside_eea=group.zone is Zone.THIRD,
            inside=_zone(group),
            href=addresses(group),
        )


def _zone(group: Group) -> str:
    """The frame of its zone, unless the group is the zone itself."""
    return "" if group.zone is Zone.UNKNOWN or group.look is None else group.zone.value


def _counted(places: int, flows: int) -> str:
    """« 12 lieux », « 12 lieux, 30 flux entre eux »."""
    if not flows:
        return ngettext("%(count)s lieu", "%(count)s lieux", places)
    return ngettext(
        "%(count)s lieu, %(flows)s flux interne",
        "%(count)s lieux, %(flows)s flux entre eux",
        places,
        flows=flows,
    )


def _group(key: str, overview: Overview, group: Group, flows: int, href: str) -> Place:
    nodes = overview.closed[group]
    label = overview.spread.graph.snapshot.label
    counted = _counted(len(nodes), flows)
    names = [label(node) for node in nodes[:_NAMED]]
    return Place(
        key=key,
        look=group.look or Look.GROUP,
        name=group.label,
        detail=counted,
        tooltip=f"{group.label} — {counted}",
        href=href,
        zone=_zone(group),
        outside_eea=group.zone is Zone.THIRD,
        members="" if names == [group.label] else ", ".join(names),
        is_group=True,
    )


def _bundle(key: str, source: str, target: str, bundle: _Bundle) -> Arrow:
    counted = ngettext("%(count)s flux", "%(count)s flux", bundle.count)
    told = [f"{bundle.marks[m]} {_(MARK_LABELS[m])}" for m in MARK_LABELS if bundle.marks[m]]
    return Arrow(
        key=key,
        source=source,
        target=target,
        label=counted,
        tooltip=" · ".join([counted, *told]),
        marks=frozenset(bundle.marks),
        count=bundle.count,
        is_bundle=True,
    )

"""The whole of a large inventory on one picture: places gathered by zone and nature."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from inventaire.graph.borders import Zone, zone_of
from inventaire.graph.build import ends_of
from inventaire.graph.paths import Spread
from inventaire.graph.scene import LOOK_LABELS, Arrow, Look, Mark, Place, Scene
from inventaire.graph.staging import frames, look_of, marks_of
from inventaire.graph.view import Seen
from inventaire.i18n import _, ngettext
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import System
from inventaire.vocabulary.actors import ACTOR_KINDS
from inventaire.vocabulary.systems import SYSTEM_KINDS

#: What the line of a bundle shows when one of its flows does; the others would tell nothing.
_BUNDLED = frozenset({Mark.PERSONAL, Mark.SENSITIVE, Mark.UNENCRYPTED, Mark.LEAVES_EEA})
#: Above this many arrows natures are no longer told apart, only shapes.
READABLE_ARROWS = 30


@dataclass(frozen=True, slots=True)
class Group:
    """Places of one zone and one nature; ``kind`` is empty where natures are not told apart."""

    zone: Zone
    look: Look
    kind: str

    @property
    def label(self) -> str:
        """The nature of its places, in words."""
        words = SYSTEM_KINDS if self.look is Look.SYSTEM else ACTOR_KINDS
        return _(words.label_of(self.kind)) if self.kind else _(LOOK_LABELS[self.look])


@dataclass(slots=True)
class _Bundle:
    """The flows from one group to another."""

    count: int = 0
    personal: int = 0
    marks: set[Mark] = field(default_factory=set)


#: The address of the map narrowed to a group; empty for a picture that leaves the site.
GroupAddresses = Callable[[Group], str]


def without_links(_group: Group) -> str:
    """For pictures that leave the site."""
    return ""


def gather(spread: Spread, seen: Seen) -> Mapping[Group, tuple[Ref, ...]]:
    """The places seen, by zone and nature, or by zone and shape when that is still too much."""
    for fine in (True, False):
        groups: dict[Group, list[Ref]] = defaultdict(list)
        for node in seen.places:
            groups[_group(spread, node, fine=fine)].append(node)
        of_node = {node: group for group, nodes in groups.items() for node in nodes}
        pairs = {(of_node[s], of_node[t]) for s, t in map(ends_of, seen.flows)}
        if len(pairs) <= READABLE_ARROWS:
            break
    return {group: tuple(nodes) for group, nodes in sorted(groups.items(), key=_order)}


def _order(item: tuple[Group, list[Ref]]) -> tuple[int, int, str]:
    group = item[0]
    return list(Zone).index(group.zone), list(Look).index(group.look), group.kind


def _group(spread: Spread, node: Ref, *, fine: bool) -> Group:
    record = spread.graph.record(node)
    look = look_of(record)
    # Services and the public are one nature already; systems and outsiders are of several.
    kind = record.kind if fine and (isinstance(record, System) or look is Look.EXTERNAL) else ""
    return Group(zone_of(spread.graph, node), look, kind)


def stage_groups(
    spread: Spread,
    seen: Seen,
    *,
    title: str,
    addresses: GroupAddresses = without_links,
) -> Scene:
    """The scene of a view too large to be drawn place by place."""
    groups = gather(spread, seen)
    keys = {group: f"g{number}" for number, group in enumerate(groups, start=1)}
    of_node = {node: group for group, nodes in groups.items() for node in nodes}
    bundles = _bundles(spread, seen, of_node)
    # What circulates inside a group is counted under its name: a loop on it would say no more.
    inner = {source: b.count for (source, target), b in bundles.items() if source == target}
    arrows = tuple(
        _arrow(number, keys[source], keys[target], bundle)
        for number, ((source, target), bundle) in enumerate(bundles.items(), start=1)
        if source != target
    )
    places = tuple(
        _place(keys[group], group, _counted(len(nodes), inner.get(group, 0)), addresses(group))
        for group, nodes in groups.items()
    )
    return Scene(title=title, places=places, arrows=arrows, frames=frames())


def _bundles(
    spread: Spread, seen: Seen, of_node: Mapping[Ref, Group]
) -> Mapping[tuple[Group, Group], _Bundle]:
    bundles: dict[tuple[Group, Group], _Bundle] = defaultdict(_Bundle)
    for flow in seen.flows:
        source, target = (of_node[end] for end in ends_of(flow))
        bundle = bundles[source, target]
        marks = marks_of(spread, flow)
        bundle.count += 1
        bundle.personal += Mark.PERSONAL in marks
        bundle.marks |= marks & _BUNDLED
    return bundles


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


def _place(key: str, group: Group, counted: str, href: str) -> Place:
    return Place(
        key=key,
        look=group.look,
        name=group.label,
        detail=counted,
        tooltip=f"{group.label} — {counted}",
        href=href,
        zone="" if group.zone is Zone.UNKNOWN else group.zone.value,
        outside_eea=group.zone is Zone.THIRD,
    )


def _arrow(number: int, source: str, target: str, bundle: _Bundle) -> Arrow:
    counted = ngettext("%(count)s flux", "%(count)s flux", bundle.count)
    if bundle.personal == bundle.count > 1:
        counted = ngettext("%(count)s flux DP", "%(count)s flux DP", bundle.count)
    elif bundle.personal and bundle.count > 1:
        counted = _(
            "%(count)s flux, dont %(personal)s DP", count=bundle.count, personal=bundle.personal
        )
    return Arrow(
        key=f"b{number}",
        source=source,
        target=target,
        label=counted,
        tooltip=counted,
        marks=frozenset(bundle.marks),
        count=bundle.count,
    )

"""Places gathered in groups, where there are too many to be read one by one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from inventaire.graph.borders import ZONE_LABELS, Zone, zone_of
from inventaire.graph.build import FlowGraph, ends_of
from inventaire.graph.paths import Spread
from inventaire.graph.scene import LOOK_PLURALS, Look
from inventaire.graph.staging import look_of
from inventaire.graph.view import READABLE_PLACES, Grouping, Seen
from inventaire.i18n import N_, _
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import System
from inventaire.vocabulary.actors import ACTOR_KINDS
from inventaire.vocabulary.systems import SYSTEM_KINDS

#: By what places are gathered: what they are, who answers for them, where they are.
Criterion = Literal["nature", "holder", "zone"]
CRITERIA: Mapping[Criterion, str] = {
    "nature": N_("Par nature"),
    "holder": N_("Par service ou organisme"),
    "zone": N_("Par zone"),
}

GROUPINGS: Mapping[Grouping, str] = {
    "": N_("Selon le nombre"),
    "nature": CRITERIA["nature"],
    "holder": CRITERIA["holder"],
    "zone": CRITERIA["zone"],
    "none": N_("Chaque lieu"),
}

#: Above this many arrows natures are no longer told apart, only shapes, then only zones.
READABLE_ARROWS = 30
#: How many arrows a picture of services and organisations may hold, since they are its subject.
MOST_ARROWS = 70


@dataclass(frozen=True, slots=True)
class Group:
    """Places of one zone that have something in common: an empty part tells nothing apart."""

    zone: Zone
    look: Look | None = None
    kind: str = ""
    #: The service or the organisation that answers for them, and its name.
    holder: int | None = None
    name: str = ""
    #: The places of an open group that there is no room to draw one by one.
    rest_of: str = ""

    @property
    def key(self) -> str:
        """What it is called in an address: ``inside.system.business``."""
        if self.rest_of:
            return f"{self.rest_of}.rest"
        holder = "" if self.holder is None else f"a{self.holder}"
        look = self.look.value if self.look else ""
        return ".".join(part for part in (self.zone.value, look, self.kind, holder) if part)

    @property
    def label(self) -> str:
        """What its places have in common, in words."""
        if self.name:
            return self.name
        if self.look is None:
            return _(ZONE_LABELS[self.zone])
        words = SYSTEM_KINDS if self.look is Look.SYSTEM else ACTOR_KINDS
        return _(words.label_of(self.kind)) if self.kind else _(LOOK_PLURALS[self.look])


Groups = dict[Group, tuple[Ref, ...]]


def gather(
    spread: Spread, seen: Seen, by: Criterion = "nature", *, apart: Collection[Ref] = ()
) -> Groups:
    """The places seen, by group, the least finely told apart that stays readable.

    Places that stand ``apart`` are in none. Linear.
    """
    groups: Groups = {}
    for grouping in _groupings(spread, seen, by):
        found: dict[Group, list[Ref]] = defaultdict(list)
        for node in seen.places:
            if node not in apart:
                found[grouping[node]].append(node)
        groups = {group: tuple(nodes) for group, nodes in sorted(found.items(), key=_order)}
        pairs = {(grouping[s], grouping[t]) for s, t in map(ends_of, seen.flows)}
        arrows = len({pair for pair in pairs if pair[0] != pair[1]})
        bound = MOST_ARROWS if by == "holder" else READABLE_ARROWS
        if arrows <= bound and len(groups) <= READABLE_PLACES:
            break
    return groups


def _order(item: tuple[Group, list[Ref]]) -> tuple[int, int, str, str]:
    group = item[0]
    look = -1 if group.look is None else list(Look).index(group.look)
    return list(Zone).index(group.zone), look, group.kind, group.name


def _groupings(spread: Spread, seen: Seen, by: Criterion) -> Iterator[Mapping[Ref, Group]]:
    """The group of each place, told apart less and less finely."""
    graph = spread.graph
    if by == "holder":
        held = {node: _held(graph, node) for node in seen.places}
        busy = _busiest(seen, held)
        for most in (len(busy), 40, 24, 14, 7):
            kept = set(busy[:most])
            yield {
                node: group if group in kept else Group(group.zone, look_of(graph.record(node)))
                for node, group in held.items()
            }
    if by == "nature":
        yield {node: _nature(graph, node) for node in seen.places}
    if by != "zone":
        yield {n: Group(zone_of(graph, n), look_of(graph.record(n))) for n in seen.places}
    yield {node: Group(zone_of(graph, node)) for node in seen.places}


def _nature(graph: FlowGraph, node: Ref) -> Group:
    record = graph.record(node)
    look = look_of(record)
    # Services and the public are one nature already; systems and outsiders are of several.
    told = isinstance(record, System) or look is Look.EXTERNAL
    return Group(zone_of(graph, node), look, record.kind if told else "")


def _held(graph: FlowGraph, node: Ref) -> Group:
    """With the service that answers for a system, else with whoever operates it; an actor alone."""
    record = graph.record(node)
    zone = zone_of(graph, node)
    holder = (record.owner or record.operator) if isinstance(record, System) else record.id
    actor = graph.snapshot.actor(holder)
    if actor is None:
        return Group(zone, look_of(record))
    return Group(zone, look_of(actor), holder=actor.id, name=graph.snapshot.label(_ref(actor.id)))


def _ref(number: int) -> Ref:
    return Ref("actor", number)


def _busiest(seen: Seen, held: Mapping[Ref, Group]) -> list[Group]:
    """The groups that answer to a name, those of most flows first."""
    counted = Counter(held[end] for flow in seen.flows for end in ends_of(flow))
    named = [group for group in counted if group.holder is not None]
    return sorted(named, key=lambda group: (-counted[group], group.holder))


@dataclass(frozen=True, slots=True)
class Unfolded:
    """Groups that stay closed, and the places of those that are open."""

    closed: Groups
    opened: Groups


def unfold(seen: Seen, groups: Groups, opened: Collection[str], *, boxes: int) -> Unfolded:
    """Some groups open: their places are drawn one by one, the busiest first, up to so many
    ``boxes`` with the groups; the others stay together.
    """
    left = boxes - len(groups)
    busy = Counter(end for flow in seen.flows for end in ends_of(flow))
    found = Unfolded({}, {})
    for group, nodes in groups.items():
        if group.key not in opened or left < 1:
            found.closed[group] = nodes
            continue
        ranked = sorted(nodes, key=lambda node: -busy[node])
        room = len(ranked) if len(ranked) <= left + 1 else left
        left -= room
        drawn = set(ranked[:room])
        found.opened[group] = tuple(node for node in nodes if node in drawn)
        if rest := tuple(node for node in nodes if node not in drawn):
            other = Group(group.zone, group.look, rest_of=group.key, name=_("Les autres"))
            found.closed[other] = rest
    return found

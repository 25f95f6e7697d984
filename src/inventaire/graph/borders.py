"""Which country a place is in, who runs it, and which borders flows cross (RGPD chapter V)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from inventaire.graph.build import FlowGraph, ends_of
from inventaire.graph.paths import Spread
from inventaire.i18n import N_
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Actor, Flow, System
from inventaire.vocabulary.countries import COUNTRIES, is_adequate, is_eea, needs_safeguard


class Zone(Enum):
    """Where a place stands in the eyes of chapter V."""

    INSIDE = "inside"
    EEA = "eea"
    ADEQUATE = "adequate"
    THIRD = "third"
    UNKNOWN = "unknown"


ZONE_LABELS: Mapping[Zone, str] = {
    Zone.INSIDE: N_("Dans l'organisation"),
    Zone.EEA: N_("Espace économique européen"),
    Zone.ADEQUATE: N_("Pays adéquat"),
    Zone.THIRD: N_("Pays tiers"),
    Zone.UNKNOWN: N_("Pays inconnu"),
}

#: How an actor gets at data: it is a place they reach, or it runs such a place.
Access = Literal["reached", "operates"]
REACHED: Access = "reached"
OPERATES: Access = "operates"


def operator_of(graph: FlowGraph, node: Ref) -> Actor | None:
    """Who runs a place: the operator of a system, an actor itself."""
    record = graph.record(node)
    if isinstance(record, System):
        return graph.snapshot.actor(record.operator)
    return record


def is_run_by_others(graph: FlowGraph, node: Ref) -> bool:
    """Whether a system is in somebody else's hands."""
    operator = operator_of(graph, node)
    return operator is not None and operator.kind != "internal_service"


def country_of(graph: FlowGraph, node: Ref) -> str:
    """The country of a place: the system's own, else its operator's; empty where nobody said."""
    record = graph.record(node)
    if record.country:
        return record.country
    operator = operator_of(graph, node)
    return operator.country if operator else ""


def zone_of(graph: FlowGraph, node: Ref) -> Zone:
    """The zone of a place. The United States are a third country, certification being personal."""
    country = country_of(graph, node)
    day = graph.snapshot.taken_on
    if needs_safeguard(country, on=day):
        return Zone.THIRD
    if not is_eea(country) and is_adequate(country, on=day):
        return Zone.ADEQUATE
    if _is_inside(graph, node):
        return Zone.INSIDE
    # French territories with a regime of their own are nobody's third country.
    return Zone.EEA if country in COUNTRIES else Zone.UNKNOWN


def _is_inside(graph: FlowGraph, node: Ref) -> bool:
    """Whether a place is one of the organisation's own: a service, or a system that it runs."""
    record = graph.record(node)
    if isinstance(record, Actor):
        return record.kind == "internal_service"
    operator = operator_of(graph, node)
    run_by_a_service = operator is not None and operator.kind == "internal_service"
    return record.hosting == "internal" or (not record.hosting and run_by_a_service)


def leaves_eea(graph: FlowGraph, flow: Flow) -> bool:
    """Whether a flow arrives outside the European Economic Area, adequate countries included."""
    return zone_of(graph, ends_of(flow)[1]) in (Zone.ADEQUATE, Zone.THIRD)


@dataclass(frozen=True, slots=True)
class Exposure:
    """How one actor gets at one dataset: at ``place``, which it is or which it operates."""

    access: Access
    place: Ref
    #: How many flows bring the dataset there; none where it starts.
    flows: int


def exposed_actors(spread: Spread, dataset: int) -> Mapping[int, Exposure]:
    """The actors who can get at a dataset, by number, each with its shortest way.

    An actor is exposed where data reach it, or reach a system that it operates or hosts. Linear.
    """
    found: dict[int, Exposure] = {}
    for node, distance in spread.distances(dataset).items():
        if node.kind == "actor":
            number, access = node.id, REACHED
        else:
            system = spread.graph.record(node)
            operator = system.operator if isinstance(system, System) else None
            if operator is None:
                continue
            number, access = operator, OPERATES
        known = found.get(number)
        if known is None or distance < known.flows:
            found[number] = Exposure(access, node, distance)
    return found

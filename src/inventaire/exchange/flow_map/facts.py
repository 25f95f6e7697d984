"""The places and the flows of a map, in plain values: what every text format of it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inventaire.graph.borders import country_of, operator_of, zone_of
from inventaire.graph.boxes import cleaned
from inventaire.graph.build import ends_of
from inventaire.graph.paths import Spread
from inventaire.graph.scene import Mark
from inventaire.graph.staging import key_of, marks_of
from inventaire.graph.view import Seen
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow, System


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPlace:
    """A node: codes are those of the vocabularies, empty where nobody answered."""

    id: str
    kind: str
    name: str
    nature: str
    hosting: str
    country: str
    zone: str
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFlow:
    """An edge; ``encrypted`` is ``None`` where nobody answered."""

    id: str
    source: str
    target: str
    name: str
    source_name: str
    target_name: str
    datasets: tuple[str, ...]
    medium: str
    frequency: str
    automation: str
    encrypted: bool | None
    transformation: str
    safeguard: str
    status: str
    personal: bool
    sensitive: bool
    leaves_eea: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a map shows, and of what and when."""

    title: str
    organisation: str
    taken_on: date
    places: Sequence[ShownPlace]
    flows: Sequence[ShownFlow]


def shown_of(spread: Spread, seen: Seen, *, title: str) -> Shown:
    """Every place and flow seen, even where the picture gathers them."""
    snapshot = spread.graph.snapshot
    return Shown(
        title=cleaned(title),
        organisation=cleaned(snapshot.organisation.name),
        taken_on=snapshot.taken_on,
        places=[_place(spread, node) for node in seen.places],
        flows=[_flow(spread, flow) for flow in seen.flows],
    )


def _place(spread: Spread, node: Ref) -> ShownPlace:
    graph = spread.graph
    record = graph.record(node)
    operator = operator_of(graph, node) if isinstance(record, System) else None
    return ShownPlace(
        id=key_of(node),
        kind=node.kind,
        name=cleaned(graph.snapshot.label(node)),
        nature=record.kind,
        hosting=record.hosting if isinstance(record, System) else "",
        country=country_of(graph, node),
        zone=zone_of(graph, node).value,
        operator=cleaned(operator.name) if operator else "",
    )


def _flow(spread: Spread, flow: Flow) -> ShownFlow:
    label = spread.graph.snapshot.label
    source, target = ends_of(flow)
    marks = marks_of(spread, flow)
    return ShownFlow(
        id=key_of(Ref("flow", flow.id)),
        source=key_of(source),
        target=key_of(target),
        name=cleaned(flow.name),
        source_name=cleaned(label(source)),
        target_name=cleaned(label(target)),
        datasets=tuple(cleaned(label(Ref("dataset", number))) for number in flow.datasets),
        medium=flow.medium,
        frequency=flow.frequency,
        automation=flow.automation,
        encrypted=flow.encrypted,
        transformation=flow.transformation,
        safeguard=flow.safeguard,
        status=flow.status,
        personal=Mark.PERSONAL in marks,
        sensitive=Mark.SENSITIVE in marks,
        leaves_eea=Mark.LEAVES_EEA in marks,
    )

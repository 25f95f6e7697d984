"""Flows as text: the lines that, read again, change nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from inventaire.exchange.flow_text.names import Directory
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.spoken import spoken

#: What a line says of a flow besides its ends and its datasets, in the order in which it says it.
FIELDS = ("frequency", "medium", "automation", "encrypted", "transformation", "status")

#: The state of a flow of which nothing is said.
PRESENT = "existing"


@dataclass(frozen=True, slots=True)
class ShownFlow:
    """A flow of a text as it was when one began to type: its version, and its line."""

    flow: int
    version: int
    text: str


def can_be_written(snapshot: Snapshot, flow: Flow) -> bool:
    """Whether a flow can stand in a text: it is live, and so are both its ends."""
    ends = [snapshot.find(end) for end in (flow.source, flow.target) if end is not None]
    known = [record for record in ends if record is not None and not record.archived]
    return not flow.archived and len(known) == 2


def write_flow(directory: Directory, flow: Flow) -> str:
    """The line of one flow, both ends of which are known."""
    ends = " -> ".join(directory.write(end) for end in (flow.source, flow.target) if end)
    told = [directory.write(Ref("dataset", number)) for number in flow.datasets]
    for field in FIELDS:
        value = getattr(flow, field)
        if value not in ("", None, PRESENT):
            told.append(spoken(field, value))
    return f"{ends} : {', '.join(told)}" if told else ends


def write_flows(snapshot: Snapshot, flows: Iterable[Flow]) -> list[tuple[Flow, str]]:
    """The line of each of these flows that can be written, in the order of the records."""
    live = snapshot.live()
    directory = Directory(live)
    kept = {flow.id for flow in flows if can_be_written(snapshot, flow)}
    return [(flow, write_flow(directory, flow)) for flow in live.flows if flow.id in kept]


def show_flows(snapshot: Snapshot, flows: Iterable[Flow]) -> tuple[ShownFlow, ...]:
    """The lines to begin a text with, one for each of these flows that can be written."""
    written = write_flows(snapshot, flows)
    return tuple(ShownFlow(flow.id, flow.version, text) for flow, text in written)

"""The places that a chain of flows goes through."""

from __future__ import annotations

from collections.abc import Sequence

from inventaire.graph.build import FlowGraph, ends_of
from inventaire.inventory.fields import Ref


def along(graph: FlowGraph, path: Sequence[int]) -> tuple[Ref, ...]:
    """The places of a path of flows, in order; none where there is no flow."""
    flows = [graph.flows[number] for number in path]
    return (*(ends_of(flow)[0] for flow in flows[:1]), *(ends_of(flow)[1] for flow in flows))

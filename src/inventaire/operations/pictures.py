"""Pictures for documents: drawn in the child process, as large as paper and screens can use."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping

from inventaire.audit.rule import Finding
from inventaire.exchange.report.facts import NO_PICTURE, ChosenView, Followed, Pictures
from inventaire.graph.asked import FlowsOfFinding, asked_in, view_of, wants_planned
from inventaire.graph.build import ends_of, flow_graph
from inventaire.graph.composition import compose
from inventaire.graph.dot import to_dot
from inventaire.graph.drawing import Drawing, draw, draw_each
from inventaire.graph.overview import stage_groups
from inventaire.graph.paths import Spread, spread
from inventaire.graph.scene import Scene
from inventaire.graph.staging import stage
from inventaire.graph.telling import told_of
from inventaire.graph.view import Seen, View, see
from inventaire.i18n import _
from inventaire.inventory.snapshot import Snapshot
from inventaire.store.views import SavedViewRow

#: The most pixels a picture is wide, and those of the width of a page at full size.
_WIDEST, _PAGE = 4800, 1030
#: How much a picture may be reduced on paper and still be read.
_READABLE = 0.55
#: How many flows a small picture shows, and how many pixels it is wide.
_MOST_FLOWS, _SMALL = 12, 2400


def draw_map(snapshot: Snapshot, *, seconds: float) -> Pictures:
    """The flows of an inventory: place by place, gathered where that cannot be read, or both.

    Each picture has at most ``seconds``; what cannot be drawn in that time is left out.
    """
    found = spread(flow_graph(snapshot))
    seen = see(found, View())
    if not seen.flows:
        return NO_PICTURE
    title = _("Carte des flux")
    detailed = gathered = Drawing(b"")
    if seen.is_readable:
        detailed = _drawn(stage(found, seen, title=title), seconds)
    if not detailed.content or _reduction(detailed.content) < _READABLE:
        gathered = _drawn(stage_groups(found, seen, title=title), seconds)
    return Pictures(
        gathered=gathered.content,
        detailed=detailed.content,
        places=len(seen.places),
        flows=len(seen.flows),
        simplified=detailed.simplified,
    )


def draw_ways(
    snapshot: Snapshot, followed: Iterable[Followed], *, seconds: float
) -> Mapping[str, bytes]:
    """The flows that show each standing finding, as PNG by its key, in at most ``seconds``.

    A finding that too many flows show has no way to draw: the map of its view has room for them.
    """
    found = spread(flow_graph(snapshot, planned=True))
    shown = {
        one.finding.key: seen
        for one in followed
        if one.stands and (seen := _way(found, one.finding)) is not None
    }
    dots = [
        to_dot(stage(found, seen, title=_("Chemin des données")), width=_SMALL)
        for seen in shown.values()
    ]
    drawn = draw_each(dots, "png", seconds=seconds)
    return dict(zip(shown, drawn, strict=True))


def _way(found: Spread, finding: Finding) -> Seen | None:
    """The places and flows on the way that shows a finding; nothing where there is none."""
    numbers = [ref.id for ref in finding.evidence if ref.kind == "flow"]
    flows = [found.graph.flows[number] for number in numbers if number in found.graph.flows]
    if not 0 < len(flows) <= _MOST_FLOWS:
        return None
    places = dict.fromkeys(end for flow in flows for end in ends_of(flow))
    return Seen(tuple(places), tuple(flows))


def draw_views(
    snapshot: Snapshot,
    kept: Iterable[SavedViewRow],
    *,
    findings: FlowsOfFinding,
    seconds: float,
) -> tuple[ChosenView, ...]:
    """Views as people kept them, each drawn in at most ``seconds``."""
    return tuple(_chosen(snapshot, row, findings, seconds) for row in kept)


def _chosen(
    snapshot: Snapshot, row: SavedViewRow, findings: FlowsOfFinding, seconds: float
) -> ChosenView:
    asked = asked_in(row.query)
    found = spread(flow_graph(snapshot, planned=wants_planned(asked)))
    view = view_of(asked, found.graph, findings=findings)
    made = compose(found, view)
    picture = _drawn(made.scene, seconds).content if made.seen.places else b""
    return ChosenView(
        title=row.title,
        comment=row.comment,
        told=told_of(found.graph, view, made.seen),
        picture=picture,
    )


def _drawn(scene: Scene, seconds: float) -> Drawing:
    """The PNG of a scene, empty where there was no time."""
    picture = draw(to_dot(scene, width=_WIDEST), "png", seconds=seconds)
    return picture if isinstance(picture, Drawing) else Drawing(b"")


def _reduction(png: bytes) -> float:
    """By how much a PNG shrinks to the width of a page. Its width stands in its first bytes."""
    (width,) = struct.unpack(">I", png[16:20])
    return float(min(1.0, _PAGE / width))

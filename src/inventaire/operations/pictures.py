"""Pictures for documents: drawn in the child process, as large as paper and screens can use."""

from __future__ import annotations

import struct

from inventaire.exchange.report.facts import NO_PICTURE, Pictures
from inventaire.graph.build import flow_graph
from inventaire.graph.dot import to_dot
from inventaire.graph.drawing import Drawing, draw
from inventaire.graph.overview import stage_groups
from inventaire.graph.paths import spread
from inventaire.graph.scene import Scene
from inventaire.graph.staging import stage
from inventaire.graph.view import View, see
from inventaire.i18n import _
from inventaire.inventory.snapshot import Snapshot

#: The most pixels a picture is wide, and those of the width of a page at full size.
_WIDEST, _PAGE = 4800, 1030
#: How much a picture may be reduced on paper and still be read.
_READABLE = 0.55


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


def _drawn(scene: Scene, seconds: float) -> Drawing:
    """The PNG of a scene, empty where there was no time."""
    picture = draw(to_dot(scene, width=_WIDEST), "png", seconds=seconds)
    return picture if isinstance(picture, Drawing) else Drawing(b"")


def _reduction(png: bytes) -> float:
    """By how much a PNG shrinks to the width of a page. Its width stands in its first bytes."""
    (width,) = struct.unpack(">I", png[16:20])
    return float(min(1.0, _PAGE / width))

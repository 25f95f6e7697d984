"""Every format in which a map leaves, by the end of the file's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from inventaire.exchange.flow_map.facts import Shown
from inventaire.exchange.flow_map.graphml import to_graphml
from inventaire.exchange.flow_map.listing import to_json
from inventaire.exchange.flow_map.mermaid import to_mermaid
from inventaire.exchange.flow_map.tables import flows_csv, places_csv
from inventaire.graph.dot import to_dot
from inventaire.graph.drawing import Drawing, DrawingRefused, draw
from inventaire.graph.fitting import PAGE, fit
from inventaire.graph.paper import Heading, Paper, draw_on_paper
from inventaire.graph.scene import Scene
from inventaire.graph.svg import standalone_svg
from inventaire.i18n import N_

#: How wide a bitmap may be, in pixels: enough for a projector and for A3 paper.
_BITMAP = 3200


@dataclass(frozen=True, slots=True)
class Kept:
    """A format: what it is in words, its media type."""

    label: str
    media: str


#: Pictures, drawn in the child process.
PICTURES: Mapping[str, Kept] = {
    "svg": Kept(N_("Image vectorielle (svg)"), "image/svg+xml"),
    "png": Kept(N_("Image (png)"), "image/png"),
    "pdf": Kept(N_("Document (pdf)"), "application/pdf"),
}
#: Texts of the picture that is seen.
DRAWN_TEXTS: Mapping[str, Kept] = {
    "dot": Kept(N_("Texte Graphviz (dot)"), "text/vnd.graphviz; charset=utf-8"),
    "mmd": Kept(N_("Texte Mermaid (mmd)"), "text/vnd.mermaid; charset=utf-8"),
}
#: Texts of the places and flows seen, even where the picture gathers them.
TOLD_TEXTS: Mapping[str, Kept] = {
    "graphml": Kept(N_("Graphe (GraphML)"), "application/graphml+xml; charset=utf-8"),
    "json": Kept(N_("Données (json)"), "application/json"),
    "lieux.csv": Kept(N_("Lieux (csv)"), "text/csv; charset=utf-8"),
    "flux.csv": Kept(N_("Flux (csv)"), "text/csv; charset=utf-8"),
}
FORMATS: Mapping[str, Kept] = {**PICTURES, **DRAWN_TEXTS, **TOLD_TEXTS}

_WRITERS: Mapping[str, Callable[[Shown], bytes]] = {
    "graphml": to_graphml,
    "json": to_json,
    "lieux.csv": places_csv,
    "flux.csv": flows_csv,
}


def format_of(name: str) -> str:
    """The format that the end of a file's name asks for, empty where it asks for none.

    « flux.csv » and « carte-flux.csv » are the flows; any other csv is, too.
    """
    name = name.lower()
    found = next((one for one in FORMATS if name.endswith((f".{one}", f"-{one}"))), "")
    whole = name if name in FORMATS else found
    return whole or ("flux.csv" if name.endswith(".csv") else "")


def text_of(format_: str, scene: Scene, shown: Shown) -> bytes:
    """A map in one of the formats of text."""
    if format_ == "dot":
        return to_dot(scene).encode()
    if format_ == "mmd":
        return to_mermaid(scene)
    return _WRITERS[format_](shown)


def picture_of(
    format_: str, scene: Scene, heading: Heading, *, paper: Paper, seconds: float
) -> Drawing | DrawingRefused:
    """A map as a picture that leads nowhere; a PDF is a page of this paper, with its legend."""
    if format_ == "pdf":
        return draw_on_paper(scene, paper, heading, seconds=seconds)
    fitted = fit(scene, PAGE, seconds=seconds)
    if isinstance(fitted, DrawingRefused):
        return fitted
    if format_ == "svg":
        content = standalone_svg(fitted.content, label=scene.title)
        return Drawing(content, fitted.simplified)
    dot = to_dot(scene, width=_BITMAP, words=fitted.words, direction=fitted.direction)
    return draw(dot, "png", seconds=seconds)

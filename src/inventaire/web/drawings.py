"""Scenes as pages and files show them, drawn within the time that the installation allows."""

from __future__ import annotations

from flask import Response, abort

from inventaire.graph.dot import LABELLED_ARROWS, to_dot
from inventaire.graph.drawing import Drawing, DrawingRefused, Format, draw
from inventaire.graph.scene import LOOK_LABELS, MARK_LABELS, MARK_MEANINGS, Look, Mark, Scene
from inventaire.graph.svg import inline_svg, standalone_svg
from inventaire.i18n import _
from inventaire.store.organisations import OrganisationRow
from inventaire.web.clock import today
from inventaire.web.links import settings

#: How wide a bitmap may be, in pixels: enough for a projector and for A3 paper.
_BITMAP = 3200
_TYPES: dict[str, str] = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "dot": "text/vnd.graphviz; charset=utf-8",
}


def in_page(scene: Scene) -> dict[str, object]:
    """What ``map/_picture.html`` shows: the drawing, or why there is none, and its legend."""
    picture = _draw(scene, "svg")
    svg = inline_svg(picture.content, label=scene.title) if isinstance(picture, Drawing) else ""
    return {
        "svg": svg,
        "picture": picture,
        "labelled": len(scene.arrows) <= LABELLED_ARROWS,
        "looks": {look.value: _(LOOK_LABELS[look]) for look in Look if look is not Look.GROUP},
        "marks": _marks(),
    }


def _marks() -> list[tuple[str, str, str]]:
    """Each mark: its code, the word written on the picture, what it means."""
    # The map shows what exists today.
    shown = [mark for mark in Mark if mark is not Mark.PLANNED]
    return [(mark.value, _(MARK_LABELS[mark]), _(MARK_MEANINGS[mark])) for mark in shown]


def _draw(scene: Scene, format_: Format, *, width: int | None = None) -> Drawing | DrawingRefused:
    return draw(to_dot(scene, width=width), format_, seconds=settings().drawing_seconds)


def as_file(organisation: OrganisationRow, scene: Scene, name: str, format_: str) -> Response:
    """A picture to take away, which leads nowhere; 503 where there was no time to draw it."""
    filename = f"{organisation.slug}-{name}-{today():%Y-%m-%d}.{format_}"
    return Response(
        _content(scene, format_),
        content_type=_TYPES[format_],
        headers={"Content-Disposition": f'attachment; filename="{filename}"'},
    )


def _content(scene: Scene, format_: str) -> bytes:
    if format_ == "dot":
        return to_dot(scene).encode()
    wanted: Format = "svg" if format_ == "svg" else "png" if format_ == "png" else "pdf"
    picture = _draw(scene, wanted, width=_BITMAP if wanted == "png" else None)
    if isinstance(picture, DrawingRefused):
        abort(503, description=str(picture.reason))
    if wanted == "svg":
        return standalone_svg(picture.content, label=scene.title)
    return picture.content

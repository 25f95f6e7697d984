"""Scenes as pages and files show them, drawn within the time that the installation allows."""

from __future__ import annotations

from flask import Response, abort

from inventaire.graph.dot import to_dot
from inventaire.graph.drawing import Drawing, DrawingRefused, Format, draw
from inventaire.graph.fitting import PAGE, SMALLEST, Fitted, Frame, fit
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


def in_page(scene: Scene, frame: Frame = PAGE) -> dict[str, object]:
    """What ``map/_picture.html`` shows: the drawing, or why there is none, and its legend."""
    picture = fit(scene, frame, seconds=settings().drawing_seconds)
    drawn = picture if isinstance(picture, Fitted) else Fitted(b"", words=True)
    return {
        "svg": inline_svg(drawn.content, label=scene.title) if drawn.content else "",
        "picture": picture,
        # Whole, its words could not be read: it is shown at its size and one moves about in it.
        "scrolls": drawn.scale < SMALLEST,
        "labelled": drawn.words,
        "looks": _looks(scene),
        "outside": any(place.outside_eea for place in scene.places),
        "marks": _marks(scene),
    }


def _looks(scene: Scene) -> dict[str, str]:
    """Each shape on the picture, and what it is."""
    drawn = {place.look for place in scene.places}
    return {look.value: _(LOOK_LABELS[look]) for look in Look if look in drawn}


def _marks(scene: Scene) -> list[tuple[str, str, str]]:
    """Each mark on the picture: its code, the word written there, what it means."""
    drawn = {mark for arrow in scene.arrows for mark in arrow.marks}
    return [(m.value, _(MARK_LABELS[m]), _(MARK_MEANINGS[m])) for m in Mark if m in drawn]


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

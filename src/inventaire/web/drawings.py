"""Scenes as pages and files show them, drawn within the time that the installation allows."""

from __future__ import annotations

from flask import Response, abort, request

from inventaire.exchange.flow_map.files import FORMATS, picture_of
from inventaire.graph.drawing import DrawingRefused
from inventaire.graph.fitting import PAGE, SMALLEST, Fitted, Frame, fit
from inventaire.graph.paper import PAPERS, Heading, Paper
from inventaire.graph.scene import LOOK_LABELS, MARK_LABELS, MARK_MEANINGS, Look, Mark, Scene
from inventaire.graph.svg import inline_svg
from inventaire.i18n import _
from inventaire.store.organisations import OrganisationRow
from inventaire.web.clock import today
from inventaire.web.formats import day
from inventaire.web.links import settings


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


def as_picture(
    organisation: OrganisationRow, scene: Scene, name: str, format_: str, *, told: str = ""
) -> Response:
    """A picture to take away, which leads nowhere; 503 where there was no time to draw it.

    ``told``: what is seen, in words, under the title of a page.
    """
    parts = (organisation.name, day(today(), width="long"), told)
    heading = Heading(scene.title, " · ".join(part for part in parts if part))
    seconds = settings().drawing_seconds
    picture = picture_of(format_, scene, heading, paper=_paper(), seconds=seconds)
    if isinstance(picture, DrawingRefused):
        abort(503, description=str(picture.reason))
    return as_file(organisation, picture.content, name, format_)


def _paper() -> Paper:
    """The paper that the address asks for."""
    return next((one for one in PAPERS if one == request.args.get("paper")), "A3")


def as_file(organisation: OrganisationRow, content: bytes, name: str, format_: str) -> Response:
    """What leaves, under a name that says of whom, of what and when."""
    stem, _dot, ending = format_.rpartition(".")
    parts = [organisation.slug, name, *filter(None, [stem]), f"{today():%Y-%m-%d}"]
    return Response(
        content,
        content_type=FORMATS[format_].media,
        headers={"Content-Disposition": f'attachment; filename="{"-".join(parts)}.{ending}"'},
    )

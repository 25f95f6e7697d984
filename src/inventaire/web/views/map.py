"""The map: how data move, drawn and told, as much of it as can be read at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, abort, g, render_template, request, url_for

from inventaire.access import Action
from inventaire.graph.borders import ZONE_LABELS, zone_of
from inventaire.graph.build import ends_of, flow_graph
from inventaire.graph.composition import Composition, arrivals_of, compose, operators_exposed
from inventaire.graph.dot import LABELLED_ARROWS, to_dot
from inventaire.graph.drawing import Drawing, DrawingRefused, Format, draw
from inventaire.graph.overview import Group
from inventaire.graph.paths import Spread, spread
from inventaire.graph.scene import LOOK_LABELS, MARK_LABELS, MARK_MEANINGS, Look, Mark
from inventaire.graph.staging import carried, describe, marks_of
from inventaire.graph.svg import inline_svg, standalone_svg
from inventaire.i18n import _
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import load_snapshot
from inventaire.web.addresses import address_of, with_query
from inventaire.web.clock import today
from inventaire.web.database import db
from inventaire.web.guard import needs
from inventaire.web.links import settings
from inventaire.web.mapping import chips_of, choices_of, query_of, read_view

flow_map = Blueprint("map", __name__)

_ORGANISATION = "/o/<organisation:organisation>"
_PAGE = 100
#: How many places of a group are named; the others are found by searching.
_NAMED = 60
#: How wide a bitmap may be, in pixels: enough for a projector and for A3 paper.
_BITMAP = 3200
_TYPES: dict[str, str] = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "dot": "text/vnd.graphviz; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A flow as the table shows it."""

    flow: Flow
    source: Ref
    target: Ref
    carried: str
    marks: tuple[str, ...]


def _spread(organisation: OrganisationRow) -> Spread:
    snapshot = load_snapshot(db(), organisation.id, taken_on=today())
    return spread(flow_graph(snapshot))


@flow_map.get(f"{_ORGANISATION}/carte")
@needs(Action.READ)
def show(organisation: OrganisationRow) -> str:
    """What the address asks to see, as a picture and as a table."""
    found = _spread(organisation)
    view = read_view(found.graph)
    made = compose(found, view, addresses=address_of, group_addresses=_address_in_page)
    picture = _draw(made, "svg") if made.seen.flows else None
    page = _page(len(made.seen.flows))
    return render_template(
        "map/show.html",
        view=view,
        query=query_of(view),
        made=made,
        svg=_inline(made, picture) if isinstance(picture, Drawing) else "",
        picture=picture,
        labelled=len(made.seen.flows) <= LABELLED_ARROWS,
        chips=chips_of(found.graph, view),
        choices=choices_of(found.graph),
        lines=list(_lines(found, made.seen.flows[(page - 1) * _PAGE : page * _PAGE])),
        page=page,
        pages=-(-len(made.seen.flows) // _PAGE),
        page_address=lambda number: with_query(page=number),
        describe=lambda place: describe(found, place),
        zone=lambda place: _(ZONE_LABELS[zone_of(found.graph, place)]),
        label=found.graph.snapshot.label,
        named=_NAMED,
        looks={look.value: _(LOOK_LABELS[look]) for look in Look if look is not Look.GROUP},
        marks=_legend(),
        **_followed(found, view.dataset),
    )


def _followed(found: Spread, dataset: int | None) -> dict[str, object]:
    """Where the dataset that is followed ends up, and who can get at it."""
    if dataset is None:
        return {"arrivals": (), "operators": ()}
    return {
        "arrivals": arrivals_of(found, dataset),
        "operators": operators_exposed(found, dataset),
    }


def _legend() -> list[tuple[str, str, str]]:
    """Each mark: its code, the word written on the picture, what it means."""
    # The map shows what exists today.
    shown = [mark for mark in Mark if mark is not Mark.PLANNED]
    return [(mark.value, _(MARK_LABELS[mark]), _(MARK_MEANINGS[mark])) for mark in shown]


def _address_in_page(group: Group) -> str:
    """Where the page lists the places of a group."""
    return f"{request.full_path.rstrip('?')}#{group_id(group)}"


def group_id(group: Group) -> str:
    """The name of a group's list in the page."""
    return "-".join(filter(None, ("groupe", group.zone.value, group.look.value, group.kind)))


flow_map.add_app_template_global(group_id, "group_id")


def _draw(
    made: Composition, format_: Format, *, width: int | None = None
) -> Drawing | DrawingRefused:
    return draw(to_dot(made.scene, width=width), format_, seconds=settings().drawing_seconds)


def _inline(made: Composition, picture: Drawing) -> str:
    return inline_svg(picture.content, label=made.scene.title)


def _lines(found: Spread, flows: tuple[Flow, ...]) -> Iterator[Line]:
    for flow in flows:
        marks = marks_of(found, flow)
        words = tuple(_(MARK_LABELS[mark]) for mark in MARK_LABELS if mark in marks)
        yield Line(flow, *ends_of(flow), carried(found, flow), words)


def _page(count: int) -> int:
    asked = request.args.get("page", "1")
    page = int(asked) if asked.isdecimal() and len(asked) < 6 else 1
    return max(1, min(page, -(-count // _PAGE)))


@flow_map.get(f"{_ORGANISATION}/carte.<any(svg, png, pdf, dot):format_>")
@needs(Action.READ)
def download(organisation: OrganisationRow, format_: str) -> Response:
    """The picture of what is seen, as a file that leads nowhere."""
    found = _spread(organisation)
    made = compose(found, read_view(found.graph))
    name = f"{organisation.slug}-carte-{today():%Y-%m-%d}.{format_}"
    return Response(
        _file(made, format_),
        content_type=_TYPES[format_],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _file(made: Composition, format_: str) -> bytes:
    if format_ == "dot":
        return to_dot(made.scene).encode()
    wanted: Format = "svg" if format_ == "svg" else "png" if format_ == "png" else "pdf"
    picture = _draw(made, wanted, width=_BITMAP if wanted == "png" else None)
    if isinstance(picture, DrawingRefused):
        abort(503, description=str(picture.reason))
    if wanted == "svg":
        return standalone_svg(picture.content, label=made.scene.title)
    return picture.content


def address_of_place(place: Ref) -> str:
    """The map around a place, the other choices forgotten."""
    return url_for("map.show", organisation=g.organisation, centre=f"{place.kind}-{place.id}")


flow_map.add_app_template_global(address_of_place, "map_around")

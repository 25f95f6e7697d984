"""The map: how data move, drawn and told, as much of it as can be read at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, Response, g, render_template, request, url_for

from inventaire.access import Action
from inventaire.exchange.flow_map.facts import shown_of
from inventaire.exchange.flow_map.files import DRAWN_TEXTS, FORMATS, PICTURES, TOLD_TEXTS, text_of
from inventaire.graph.asked import FlowsOfFinding, number_in, query_of, wants_planned
from inventaire.graph.borders import ZONE_LABELS, zone_of
from inventaire.graph.build import ends_of, flow_graph
from inventaire.graph.composition import arrivals_of, compose, operators_exposed
from inventaire.graph.fitting import BESIDE_A_RECORD, PAGE
from inventaire.graph.paper import PAPERS
from inventaire.graph.paths import Spread, spread
from inventaire.graph.scene import MARK_LABELS
from inventaire.graph.staging import carried, describe, marks_of
from inventaire.graph.telling import chips_of, told_of
from inventaire.i18n import Text, _
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow
from inventaire.operations.map_views import views_of
from inventaire.store.findings import Shown, shown_by_flows
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import load_snapshot
from inventaire.store.views import SavedViewRow
from inventaire.web.clock import today
from inventaire.web.database import db
from inventaire.web.drawings import as_file, as_picture, in_page
from inventaire.web.guard import needs
from inventaire.web.mapping import (
    Moves,
    choices_of,
    group_id,
    read_record,
    read_view,
)
from inventaire.web.paging import Pages
from inventaire.web.placards import placard_of

flow_map = Blueprint("map", __name__)

_ORGANISATION = "/o/<organisation:organisation>"
_FORMATS = ", ".join(f'"{one}"' for one in FORMATS)
_PAGE = 100
#: How many places of a group are named; the others are found by searching.
_NAMED = 60
#: How many letters of a finding a list shows.
_TOLD = 90


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
    return spread(flow_graph(snapshot, planned=wants_planned(request.args)))


def _findings(organisation: OrganisationRow) -> Mapping[int, Shown]:
    """The findings that flows show, the one asked for among them."""
    asked = number_in(request.args.get("finding", ""))
    return {one.id: one for one in shown_by_flows(db(), organisation.id, asked)}


def _flows_of(found: Mapping[int, Shown]) -> FlowsOfFinding:
    return lambda number: found[number].flows if number in found else ()


@flow_map.get(f"{_ORGANISATION}/carte")
@needs(Action.READ)
def show(organisation: OrganisationRow) -> str:
    """What the address asks to see, as a picture and as a table, and a record beside them."""
    found = _spread(organisation)
    findings = _findings(organisation)
    view = read_view(found.graph, findings=_flows_of(findings))
    record = read_record(found.graph)
    moves = Moves(request.path, view)
    made = compose(found, view, addresses=moves.to_record, group_addresses=moves.to_group)
    flows = Pages(made.seen.flows, size=_PAGE)
    frame = BESIDE_A_RECORD if record else PAGE
    saved = views_of(db(), organisation.id)
    return render_template(
        "map/show.html",
        view=view,
        moves=moves,
        query=query_of(view),
        made=made,
        saved=[row for row in saved if row.archived_at is None],
        opened=_opened(saved),
        grouped=bool(made.groups),
        arrangeable=not made.groups,
        card=placard_of(found, record, moves.to_record) if record else None,
        chips=chips_of(found.graph, view),
        choices=choices_of(found.graph),
        found=[(str(one.id), _words_of(one)) for one in findings.values()],
        lines=list(_lines(found, flows.lines)),
        flows=flows,
        describe=lambda place: describe(found, place),
        zone=lambda place: _(ZONE_LABELS[zone_of(found.graph, place)]),
        label=found.graph.snapshot.label,
        named=_NAMED,
        formats=(("svg", "png"), (*DRAWN_TEXTS, *TOLD_TEXTS)),
        kept=FORMATS,
        papers=list(PAPERS),
        **(in_page(made.scene, frame) if made.seen.places else {"svg": ""}),
        **_followed(found, view.dataset),
    )


def _words_of(finding: Shown) -> str:
    return f"{finding.rule} — {Text.from_json(finding.text)}"[:_TOLD]


def _opened(saved: Sequence[SavedViewRow]) -> SavedViewRow | None:
    """The view that was kept and that this page shows."""
    asked = request.args.get("view", "")
    return next((row for row in saved if str(row.id) == asked), None)


def _followed(found: Spread, dataset: int | None) -> dict[str, object]:
    """Where the dataset that is followed ends up, and who can get at it."""
    if dataset is None:
        return {"arrivals": (), "operators": ()}
    return {
        "arrivals": arrivals_of(found, dataset),
        "operators": operators_exposed(found, dataset),
    }


flow_map.add_app_template_global(group_id, "group_id")


def _lines(found: Spread, flows: Sequence[Flow]) -> Iterator[Line]:
    for flow in flows:
        marks = marks_of(found, flow)
        words = tuple(_(MARK_LABELS[mark]) for mark in MARK_LABELS if mark in marks)
        yield Line(flow, *ends_of(flow), carried(found, flow), words)


@flow_map.get(f"{_ORGANISATION}/carte.<any({_FORMATS}):format_>")
@needs(Action.READ)
def download(organisation: OrganisationRow, format_: str) -> Response:
    """What is seen, as a file that leads nowhere."""
    found = _spread(organisation)
    view = read_view(found.graph, findings=_flows_of(_findings(organisation)))
    made = compose(found, view)
    if format_ in PICTURES:
        opened = _opened(views_of(db(), organisation.id))
        scene = replace(made.scene, title=opened.title) if opened else made.scene
        told = told_of(found.graph, view, made.seen)
        return as_picture(organisation, scene, "carte", format_, told=told)
    shown = shown_of(found, made.seen, title=made.scene.title)
    return as_file(organisation, text_of(format_, made.scene, shown), "carte", format_)


def address_of_place(place: Ref) -> str:
    """The map around a place, the other choices forgotten."""
    return url_for("map.show", organisation=g.organisation, centre=f"{place.kind}-{place.id}")


flow_map.add_app_template_global(address_of_place, "map_around")

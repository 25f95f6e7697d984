"""« Faut-il une AIPD ? »: the guide of one processing, and what the CNIL's software takes in."""

from __future__ import annotations

import flask
from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from inventaire.access import Action
from inventaire.audit.dpia_guide import VERDICTS
from inventaire.audit.picture import Picture
from inventaire.exchange.pia import flows_of
from inventaire.graph.questions.answer import Answer, shown_along
from inventaire.graph.questions.showing import scene_of
from inventaire.i18n import Text, _
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import Processing
from inventaire.operations import dpia as deeds
from inventaire.operations.records import UnknownRecord
from inventaire.operations.validation import Refused
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import load_record
from inventaire.vocabulary.dpia import CRITERIA, DPIA_STATUSES, EXEMPTIONS, REQUIRED_TYPES
from inventaire.web.asking import look_at
from inventaire.web.beside import guide_of
from inventaire.web.clock import ZONE, now
from inventaire.web.database import db
from inventaire.web.drawings import as_picture
from inventaire.web.guard import needs
from inventaire.web.protection import limiter
from inventaire.web.reader import author
from inventaire.web.views.registers import as_file

blueprint = Blueprint("dpia", __name__)

_ONE = "/o/<organisation:organisation>/traitements/<processing:processing>/aipd"


def _fact(organisation: OrganisationRow, ref: Ref) -> Processing:
    fact = load_record(db(), organisation.id, ref.kind, ref.id)
    return fact if isinstance(fact, Processing) else abort(404)


def _page(organisation: OrganisationRow, ref: Ref, *, refused: Refused | None = None) -> str:
    fact = _fact(organisation, ref)
    return render_template(
        "dpia/show.html",
        ref=ref,
        fact=fact,
        guide=guide_of(organisation, fact),
        verdicts=VERDICTS,
        words=CRITERIA,
        lists=(("dpia_required_type", REQUIRED_TYPES), ("dpia_exemption", EXEMPTIONS)),
        statuses=DPIA_STATUSES,
        has_map=bool(flows_of(look_at(organisation), fact)),
        refused=list(dict.fromkeys(map(str, refused.errors.values()))) if refused else [],
    )


@blueprint.get(_ONE)
@needs(Action.READ)
def show(organisation: OrganisationRow, processing: Ref) -> str:
    """The verdict, its reasons, and the nine criteria to answer."""
    return _page(organisation, processing)


@blueprint.post(_ONE)
@needs(Action.WRITE)
def answer(organisation: OrganisationRow, processing: Ref) -> AnyResponse | tuple[str, int]:
    """Note what was answered; the verdict follows."""
    names = ("dpia_required_type", "dpia_exemption", "dpia_status")
    try:
        deeds.answer_guide(
            db(),
            author(),
            organisation.id,
            processing.id,
            criteria=request.form.getlist("criteria"),
            choices={name: request.form[name] for name in names if name in request.form},
            now=now(),
        )
    except Refused as refused:
        return _page(organisation, processing, refused=refused), 422
    flash(_("Vos réponses sont enregistrées."), "success")
    return redirect(url_for("dpia.show", organisation=organisation, processing=processing))


@blueprint.get(f"{_ONE}/pia.json")
@limiter.limit("60 per 10 minutes")
@needs(Action.READ)
def download(organisation: OrganisationRow, processing: Ref) -> Response:
    """The file that the CNIL's PIA software opens."""
    try:
        made = deeds.make_pia(db(), author(), organisation.id, processing.id, now=now(), zone=ZONE)
    except UnknownRecord:
        abort(404)
    return as_file(made)


@blueprint.get(f"{_ONE}/carte.<any(svg, png, pdf):format_>")
@needs(Action.READ)
def picture(organisation: OrganisationRow, processing: Ref, format_: str) -> flask.Response:
    """The map of the flows of one processing, to attach to its assessment; 404 without any flow."""
    seen = look_at(organisation)
    found = seen.snapshot.processing(processing.id)
    if found is None:
        abort(404)
    title = _("Flux de « %(name)s »", name=found.name or _("(sans nom)"))
    scene = scene_of(seen.spread, _answer(seen, found), title=title)
    if scene is None:
        abort(404)
    return as_picture(organisation, scene, f"traitement-{found.id}", format_)


def _answer(seen: Picture, processing: Processing) -> Answer:
    """The flows of a processing, in the form that is drawn."""
    paths = [(flow.id,) for flow in flows_of(seen, processing)]
    return Answer(sentence=Text(""), shown=shown_along(seen.graph, paths))

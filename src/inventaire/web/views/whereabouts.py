"""The list of the places where the data that a request is about are, to work through and print."""

from __future__ import annotations

import flask
from flask import Blueprint, abort, render_template

from inventaire.access import Action
from inventaire.inventory.fields import Ref
from inventaire.inventory.protection import Request
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import load_record
from inventaire.web.database import db
from inventaire.web.guard import needs
from inventaire.web.whereabouts import found_of

blueprint = Blueprint("whereabouts", __name__)


@blueprint.get("/o/<organisation:organisation>/demandes/<request:request>/donnees")
@needs(Action.READ)
def show(organisation: OrganisationRow, request: Ref) -> str:
    """Each place by category of people: what to do, who acts, which data, how they came."""
    asked = load_record(db(), organisation.id, request.kind, request.id)
    if not isinstance(asked, Request):  # gone between the door and here
        abort(404)
    found = found_of(organisation, asked)
    chosen = flask.request.args.get("personnes", "")
    shown = found.narrowed_to(chosen)
    return render_template(
        "whereabouts/show.html",
        ref=request,
        asked=asked,
        found=found,
        shown=shown,
        chosen=chosen if len(shown) == 1 else "",
    )

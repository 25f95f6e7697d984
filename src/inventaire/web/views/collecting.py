"""The collection workbook: which sheets, in which language, and the file itself."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from inventaire.access import Action
from inventaire.exchange.collection.layout import every_kind
from inventaire.i18n import N_, _, current_language, speaking
from inventaire.operations.collecting import make_collection
from inventaire.store.organisations import OrganisationRow
from inventaire.web.clock import ZONE, now
from inventaire.web.database import db
from inventaire.web.guard import needs
from inventaire.web.protection import limiter
from inventaire.web.reader import author
from inventaire.web.views.registers import as_file

collecting = Blueprint("collecting", __name__, url_prefix="/o/<organisation:organisation>")

_NO_SHEET = N_("Choisissez au moins une feuille : le classeur serait vide.")


@collecting.get("/documents/classeur-de-collecte.xlsx")
@limiter.limit("30 per 10 minutes")
@needs(Action.READ)
def workbook(organisation: OrganisationRow) -> Response:
    """The workbook of the sheets that were chosen, made now."""
    asked = request.args.getlist("sheet")
    kinds = [kind.code for kind in every_kind() if kind.code in asked]
    if not kinds:
        flash(_(_NO_SHEET), "warning")
        return redirect(url_for("documents.index", organisation=organisation))
    with speaking(request.args.get("lang", current_language())):
        made = make_collection(db(), author(), organisation.id, kinds, now=now(), zone=ZONE)
    return as_file(made.document)

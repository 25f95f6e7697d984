"""The library of typical processing: search it, read an entry, add several to the register."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inventaire.access import Action
from inventaire.graph.asked import number_in
from inventaire.i18n import _
from inventaire.inventory.changes import Changes
from inventaire.inventory.library import LIBRARY
from inventaire.inventory.library.adapting import as_processing, suits
from inventaire.inventory.organisation import Organisation
from inventaire.operations import library as deeds
from inventaire.store.organisations import OrganisationRow
from inventaire.vocabulary.audiences import AUDIENCES
from inventaire.web.clock import now, today
from inventaire.web.database import db
from inventaire.web.guard import needs
from inventaire.web.library import Asked, dpia_of, sheet_of, shelf
from inventaire.web.reader import author

blueprint = Blueprint("library", __name__)

_ADDRESS = "/o/<organisation:organisation>/registre/bibliotheque"
_CODES = f"any({', '.join(LIBRARY)})"


@blueprint.get(_ADDRESS)
@needs(Action.READ)
def index(organisation: OrganisationRow) -> str:
    """What one may take from the library, and what it says anew."""
    asked = Asked(request.args.get("q", ""), request.args.get("pour", ""))
    taken = deeds.taken_from(db(), organisation.id)
    return render_template(
        "library/index.html",
        asked=asked,
        shelf=shelf(_fact(organisation), asked, taken.by_code),
        total=len(LIBRARY),
        taken=taken,
        library=LIBRARY,
        audiences=AUDIENCES,
    )


def _fact(organisation: OrganisationRow) -> Organisation:
    """What entries adapt to: the legal form and the size."""
    return Organisation(
        id=organisation.id,
        name=organisation.name,
        legal_form=organisation.legal_form,
        staff_fte=organisation.staff_fte,
    )


@blueprint.get(f"{_ADDRESS}/<{_CODES}:code>")
@needs(Action.READ)
def show(organisation: OrganisationRow, code: str) -> str:
    """One entry, as this organisation would hold it."""
    entry, fact = LIBRARY[code], _fact(organisation)
    draft = as_processing(entry, fact, number=0)
    return render_template(
        "library/show.html",
        entry=entry,
        suited=suits(entry, fact),
        dpia=dpia_of(entry, fact),
        groups=sheet_of(draft),
        draft=draft,
        taken=deeds.taken_from(db(), organisation.id).by_code.get(code),
        audiences=AUDIENCES,
    )


@blueprint.post(_ADDRESS)
@needs(Action.IMPORT)
def add(organisation: OrganisationRow) -> Response:
    """Prepare the chosen entries, to be looked at before anything is written."""
    codes = request.form.getlist("code")
    return _preview(
        organisation, deeds.proposed_entries(db(), organisation.id, codes, today=today())
    )


@blueprint.post(f"{_ADDRESS}/nouveautes")
@needs(Action.IMPORT)
def take_news(organisation: OrganisationRow) -> Response:
    """Prepare what later editions say anew, to be looked at before anything is written."""
    asked = (number_in(text) for text in request.form.getlist("id"))
    numbers = {number for number in asked if number is not None}
    return _preview(
        organisation, deeds.proposed_news(db(), organisation.id, numbers, today=today())
    )


def _preview(organisation: OrganisationRow, changes: Changes) -> Response:
    if not changes.changes:
        if changes.unchanged:
            flash(_("Rien ne changerait : tout est déjà au registre."), "info")
        else:
            flash(_("Cochez d'abord une fiche type."), "warning")
        return redirect(url_for("library.index", organisation=organisation))
    row = deeds.preview_library(db(), author(), organisation.id, changes, now=now())
    return redirect(url_for("imports.show", organisation=organisation, import_id=row.id))

"""The installation beside its accounts: its organisations, and what was done outside of them."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inventaire.i18n import _
from inventaire.inventory.fields import field_of
from inventaire.inventory.organisation import Organisation
from inventaire.operations.journal import entries, headline, kind_label, sentences
from inventaire.operations.organisations import (
    archive_organisation,
    every_organisation,
    restore_organisation,
)
from inventaire.store.organisations import OrganisationRow
from inventaire.store.overview import summaries
from inventaire.web.clock import now
from inventaire.web.database import db
from inventaire.web.guard import needs_admin
from inventaire.web.reader import author

blueprint = Blueprint("installation", __name__, url_prefix="/administration")

_PAGE = 50


@blueprint.get("/organisations")
@needs_admin
def organisations() -> str:
    """Every organisation, archived or not."""
    present, archived = (every_organisation(db(), archived=one) for one in (False, True))
    return render_template(
        "administration/organisations.html",
        present=present,
        archived=archived,
        summaries=summaries(db(), [one.id for one in present]),
        legal_form=field_of(Organisation, "legal_form"),
    )


@blueprint.post("/organisations/<number:number>/archiver")
@needs_admin
def archive(number: int) -> Response:
    """Hide an organisation; everything it holds is kept."""
    archive_organisation(db(), author(), _organisation(number).id, now=now())
    flash(_("L'organisation est archivée : rien n'est effacé."), "success")
    return redirect(url_for("installation.organisations"))


@blueprint.post("/organisations/<number:number>/restaurer")
@needs_admin
def restore(number: int) -> Response:
    """Show an archived organisation again."""
    restore_organisation(db(), author(), _organisation(number).id, now=now())
    flash(_("L'organisation est de nouveau visible."), "success")
    return redirect(url_for("installation.organisations"))


def _organisation(number: int) -> OrganisationRow:
    row = db().get(OrganisationRow, number)
    if row is None:
        abort(404)
    return row


@blueprint.get("/journal")
@needs_admin
def journal() -> str:
    """What was done outside of any organisation: sign-ins, accounts, partners."""
    asked = request.args.get("page", "1")
    page = max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 1
    lines = entries(db(), None, page=page, size=_PAGE)
    return render_template(
        "administration/journal.html",
        told=[(line, headline(line), kind_label(line), sentences(line)) for line in lines],
        page=page,
        has_older=len(lines) == _PAGE,
    )

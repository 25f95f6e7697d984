"""The directory of public information, from inside: on line or not, and its yearly revision."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inventaire.access import Action
from inventaire.i18n import N_, _
from inventaire.inventory.archive import Unreadable
from inventaire.operations import directories
from inventaire.operations.records import UnknownRecord
from inventaire.store.directories import count_entries
from inventaire.store.organisations import OrganisationRow
from inventaire.web.clock import ZONE, now, today
from inventaire.web.database import db
from inventaire.web.errors import Answer, explanation_page
from inventaire.web.formats import day
from inventaire.web.guard import needs
from inventaire.web.links import outside, settings
from inventaire.web.reader import author
from inventaire.web.views.published import address_of_catalogue

blueprint = Blueprint("directory", __name__, url_prefix="/o/<organisation:organisation>/rip")

#: What the address says for the directory as it is recorded now.
TODAY = "aujourdhui"


@blueprint.errorhandler(UnknownRecord)
def _unknown(_error: UnknownRecord) -> Answer:
    return explanation_page(404, 404)


@blueprint.errorhandler(Unreadable)
def _unreadable(_error: Unreadable) -> Answer:
    return explanation_page(404, 404)


@blueprint.get("")
@needs(Action.READ)
def show(organisation: OrganisationRow) -> str:
    """Whether it is on line, what it holds, when it was revised and is to be again."""
    return render_template(
        "directory/show.html",
        page=directories.page_of(db(), organisation.id),
        counts=count_entries(db(), organisation.id),
        address=outside("published.show", slug=organisation.slug),
        harvest=address_of_catalogue(organisation.slug, "ttl"),
        known_outside=bool(settings().public_url),
        revisions=directories.revisions_of(db(), organisation.id),
        due=directories.next_revision(db(), organisation),
        today_code=TODAY,
    )


@blueprint.post("/en-ligne")
@needs(Action.MANAGE)
def open_page(organisation: OrganisationRow) -> Response:
    """Put it on line."""
    address = _noted_address(organisation)
    directories.open_page(db(), author(), organisation.id, address=address, now=now())
    flash(_("Le répertoire est en ligne : chacun peut le lire à son adresse."), "success")
    return redirect(url_for("directory.show", organisation=organisation))


@blueprint.post("/hors-ligne")
@needs(Action.MANAGE)
def close_page(organisation: OrganisationRow) -> Response:
    """Take it off line."""
    address = _noted_address(organisation)
    directories.close_page(db(), author(), organisation.id, address=address, now=now())
    text = N_("Le répertoire n'est plus en ligne. Les copies gardées en route s'effacent en 5 min.")
    flash(_(text), "success")
    return redirect(url_for("directory.show", organisation=organisation))


def _noted_address(organisation: OrganisationRow) -> str:
    """The address worth writing down: that of a laptop is nobody else's."""
    public = settings().public_url
    return outside("published.show", slug=organisation.slug) if public else ""


@blueprint.post("/reviser")
@needs(Action.AUDIT)
def revise(organisation: OrganisationRow) -> Response:
    """Say that it was read again, today."""
    directories.revise(db(), author(), organisation.id, now=now(), zone=ZONE)
    text = N_("Révision notée et version figée : la prochaine est attendue dans un an.")
    flash(_(text), "success")
    return redirect(url_for("directory.show", organisation=organisation))


@blueprint.get("/comparer")
@needs(Action.READ)
def compare(organisation: OrganisationRow) -> str:
    """What changed since a revision, or between two."""
    known = {str(one.id): one for one in directories.revisions_of(db(), organisation.id)}
    earlier = known.get(request.args.get("avant", ""))
    asked = request.args.get("apres", TODAY)
    later = known.get(asked)
    if earlier is None or (later is None and asked != TODAY):
        abort(404)
    later_id = later.id if later else None
    found = directories.compare_revisions(
        db(), organisation.id, earlier.id, later_id, today=today(), spell=day
    )
    return render_template("directory/compare.html", earlier=earlier, later=later, found=found)

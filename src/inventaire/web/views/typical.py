"""Usual datasets: a list to tick, that becomes a preview."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inventaire.access import Action
from inventaire.i18n import _
from inventaire.inventory.typical.entry import AS_OF, BODIES, SOURCE
from inventaire.inventory.typical.whole import BY_CODE, TYPICAL
from inventaire.operations import typical
from inventaire.store.organisations import OrganisationRow
from inventaire.vocabulary.datasets import PERSONAL_STATUSES, REFUSAL_GROUNDS
from inventaire.vocabulary.metadata import THEMES
from inventaire.vocabulary.organisations import LEGAL_FORMS
from inventaire.web.clock import now, today
from inventaire.web.database import db
from inventaire.web.guard import needs
from inventaire.web.reader import author

blueprint = Blueprint(
    "typical", __name__, url_prefix="/o/<organisation:organisation>/imports/jeux-habituels"
)


@blueprint.get("")
@needs(Action.IMPORT)
def show(organisation: OrganisationRow) -> str:
    """The list, for the sort of body that the organisation is or that the address asks for."""
    return _page(organisation)


def _page(organisation: OrganisationRow, *, refused: bool = False) -> str:
    asked = request.values.get("pour", "")
    body = asked if asked in BODIES else _body_of(organisation.legal_form)
    entries = [one for one in TYPICAL if body in one.bodies]
    return render_template(
        "typical/show.html",
        bodies=BODIES,
        body=body,
        parts=[
            (_("Pour tous, le plus souvent"), [one for one in entries if not _is_closed(one.code)]),
            (_("Sur des personnes"), [one for one in entries if _is_closed(one.code)]),
        ],
        known=typical.known_entries(db(), organisation.id),
        themes=THEMES,
        statuses=PERSONAL_STATUSES,
        grounds=REFUSAL_GROUNDS,
        as_of=AS_OF,
        source=SOURCE,
        refused=refused,
    )


def _body_of(legal_form: str) -> str:
    """Which list to begin with; any other is one click away."""
    form = LEGAL_FORMS.get(legal_form)
    if form is None or legal_form == "commune":
        return "commune"
    return "epci" if form.public else "association"


def _is_closed(code: str) -> bool:
    status = PERSONAL_STATUSES.get(BY_CODE[code].usual_personal_status)
    return status is not None and not status.publishable


@blueprint.post("")
@needs(Action.IMPORT)
def tick(organisation: OrganisationRow) -> Response | tuple[str, int]:
    """Show what the ticked entries would create; nothing is written before « Appliquer »."""
    codes = set(request.form.getlist("jeu")) & BY_CODE.keys()
    if not codes:
        return _page(organisation, refused=True), 422
    row = typical.tick(db(), author(), organisation.id, codes, today=today(), now=now())
    if row is None:
        flash(_("Tout ce que vous avez coché est déjà recensé : rien ne change."))
        return redirect(url_for("typical.show", organisation=organisation))
    return redirect(url_for("imports.show", organisation=organisation, import_id=row.id))

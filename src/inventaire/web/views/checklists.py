"""The 25 sheets of the CNIL's security guide, on one page: what is applied, what shows it."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inventaire.access import Action
from inventaire.audit.checklist import checklist_of, tally
from inventaire.i18n import _
from inventaire.inventory.fields import Ref
from inventaire.inventory.protection import SecurityReview
from inventaire.operations.checklists import answer_sheets
from inventaire.operations.validation import Refused
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import load_record
from inventaire.vocabulary.security import SECURITY_SHEETS, SHEET_ANSWERS
from inventaire.web.clock import now
from inventaire.web.database import db
from inventaire.web.forms.people import typed
from inventaire.web.guard import needs
from inventaire.web.reader import author

blueprint = Blueprint("checklists", __name__)

_ONE = (
    "/o/<organisation:organisation>/revues-de-securite/<security_review:security_review>/controle"
)


@blueprint.get(_ONE)
@needs(Action.READ)
def show(organisation: OrganisationRow, security_review: Ref) -> str:
    """Every sheet of the guide, with what was answered in this review."""
    return _page(organisation, security_review)


def _page(organisation: OrganisationRow, ref: Ref, refusal: str = "") -> str:
    fact = load_record(db(), organisation.id, ref.kind, ref.id)
    if not isinstance(fact, SecurityReview):  # gone between the door and here
        abort(404)
    return render_template(
        "checklists/show.html",
        ref=ref,
        fact=fact,
        parts=checklist_of(fact),
        counts=tally(fact),
        sheets=SECURITY_SHEETS,
        answers=SHEET_ANSWERS,
        refusal=refusal,
    )


@blueprint.post(_ONE)
@needs(Action.WRITE)
def answer(organisation: OrganisationRow, security_review: Ref) -> Response | tuple[str, int]:
    """Note what was answered of each sheet."""
    names = [f"{code}-{part}" for code in SECURITY_SHEETS.codes for part in ("answer", "evidence")]
    form = typed(*(name for name in names if name in request.form))
    answers = {
        code: (form[f"{code}-answer"], form[f"{code}-evidence"]) for code in SECURITY_SHEETS.codes
    }
    try:
        answer_sheets(db(), author(), organisation.id, security_review.id, answers, now=now())
    except Refused as refused:
        return _page(
            organisation, security_review, " ".join(map(str, refused.errors.values()))
        ), 422
    flash(_("La liste de contrôle est enregistrée."), "success")
    return redirect(
        url_for("checklists.show", organisation=organisation, security_review=security_review)
    )

"""What if: suppose a change and see which findings would go or come, before anything is saved."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from inventaire.access import Action
from inventaire.audit.rule import SEVERITY_LABELS
from inventaire.audit.what_if import counts_of, what_if
from inventaire.store.organisations import OrganisationRow
from inventaire.web.asking import look_at
from inventaire.web.guard import needs
from inventaire.web.supposing import (
    address_supposing,
    chips_of,
    choices_of,
    lines_of,
    read_suppositions,
    suggestions_of,
    written,
)

blueprint = Blueprint("what_if", __name__)

#: How many findings each list shows; the others are counted.
_SHOWN = 60


@blueprint.get("/o/<organisation:organisation>/carte/et-si")
@needs(Action.READ)
def show(organisation: OrganisationRow) -> str | Response:
    """What the address supposes, and what the audit would then find."""
    picture = look_at(organisation)
    suppositions = read_suppositions(picture)
    if "deed" in request.args:
        # What a form adds joins the address, which can then be sent.
        return redirect(address_supposing(suppositions))
    outcome = what_if(picture.snapshot, suppositions) if suppositions else None
    lists = (outcome.vanished, outcome.appeared) if outcome else ((), ())
    return render_template(
        "what_if/show.html",
        chips=chips_of(picture, suppositions),
        asked=[written(one) for one in suppositions],
        choices=choices_of(picture),
        suggestions=suggestions_of(picture),
        outcome=outcome,
        counts=[counts_of(findings) for findings in lists],
        lists=[lines_of(picture, findings[:_SHOWN]) for findings in lists],
        shown=_SHOWN,
        severities=SEVERITY_LABELS,
        label=picture.snapshot.label,
    )

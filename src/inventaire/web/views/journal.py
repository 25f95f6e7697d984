"""The journal of an organisation: who did what, when, what was there before."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from inventaire.access import Action
from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import KINDS
from inventaire.operations.journal import entries, headline, kind_label, sentences
from inventaire.store.journal import JournalRow
from inventaire.store.organisations import OrganisationRow
from inventaire.web.database import db
from inventaire.web.guard import needs

journal = Blueprint("journal", __name__)

_PAGE = 50


@journal.get("/o/<organisation:organisation>/journal")
@needs(Action.MANAGE)
def index(organisation: OrganisationRow) -> str:
    """Everything that was done, the latest first."""
    number = request.args.get("page", "1")
    page = max(1, int(number)) if number.isdecimal() and len(number) < 6 else 1
    lines = entries(db(), organisation.id, page=page, size=_PAGE)
    return render_template(
        "journal/index.html",
        told=[(line, headline(line), kind_label(line), sentences(line)) for line in lines],
        page=page,
        has_older=len(lines) == _PAGE,
        ref_of=ref_of,
    )


def ref_of(line: JournalRow) -> Ref | None:
    """The record a line is about, where it has a page."""
    if line.kind in KINDS and line.record_id is not None:
        return Ref(line.kind, line.record_id)
    return None

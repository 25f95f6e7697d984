"""« Sous-traitants »: each with its contract, the eight clauses of art. 28(3), and who helps it."""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, render_template, request

from inventaire.access import Action
from inventaire.audit.processor_sheet import (
    CLAUSE_LABELS,
    TERM_LABELS,
    Clause,
    Term,
    sheets_of,
)
from inventaire.store.organisations import OrganisationRow
from inventaire.vocabulary.actors import CLAUSES
from inventaire.vocabulary.countries import COUNTRIES
from inventaire.web.asking import look_at
from inventaire.web.guard import needs
from inventaire.web.paging import Pages

blueprint = Blueprint("processors", __name__)

_PAGE = 100


@blueprint.get("/o/<organisation:organisation>/registre/sous-traitants")
@needs(Action.READ)
def show(organisation: OrganisationRow) -> str:
    """Every processor, those with the most personal data first."""
    picture = look_at(organisation)
    every = sheets_of(picture)
    asked = next((one for one in Term if one.value == request.args.get("contrat")), None)
    shown = [one for one in every if asked in (None, one.term)]
    counts = Counter(one.term for one in every)
    return render_template(
        "processors/show.html",
        total=len(every),
        terms=[(one, TERM_LABELS[one], counts[one]) for one in Term if counts[one]],
        asked=asked,
        rows=Pages(shown, size=_PAGE),
        clauses=list(CLAUSES),
        complete=sum(1 for one in every if not one.missing),
        clause_labels=CLAUSE_LABELS,
        signs={Clause.PRESENT: "check", Clause.ABSENT: "close", Clause.UNKNOWN: "question"},
        term_labels=TERM_LABELS,
        countries=COUNTRIES,
        label=picture.snapshot.label,
    )

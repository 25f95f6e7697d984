"""« Que faut-il ouvrir ? »: each dataset, what the law says of opening it, and why."""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, render_template, request

from inventaire.access import Action
from inventaire.audit.opening import VERDICT_LABELS, Verdict
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import field_of
from inventaire.inventory.organisation import Organisation
from inventaire.operations.openings import Examined, openings_of
from inventaire.store.organisations import OrganisationRow
from inventaire.vocabulary.datasets import PUBLICATION_STATUSES
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.law import OPEN_DATA_POPULATION, OPEN_DATA_STAFF
from inventaire.web.clock import today
from inventaire.web.database import db
from inventaire.web.guard import needs
from inventaire.web.paging import Pages

blueprint = Blueprint("openings", __name__)

#: Datasets on one page; and those that one begins with.
_PAGE, _FIRST = 50, 10


@blueprint.get("/o/<organisation:organisation>/open-data/ouvrir")
@needs(Action.READ)
def show(organisation: OrganisationRow) -> str:
    """Every dataset with its verdict, narrowed to one verdict or to a search."""
    found = openings_of(db(), organisation.id, today=today())
    asked = request.args.get("verdict", "")
    search = request.args.get("q", "").strip()[:200]
    shown = [one for one in found.examined if _is_asked(one, asked, search)]
    return render_template(
        "openings/show.html",
        duty=found.duty,
        total=len(found.examined),
        counts=Counter(one.opening.verdict for one in found.examined),
        contradictions=[one.dataset for one in found.examined if one.contradicts],
        easiest=found.easiest[:_FIRST],
        verdicts=VERDICT_LABELS,
        asked=asked if asked in {verdict.value for verdict in Verdict} else "",
        search=search,
        pages=Pages(shown, size=_PAGE),
        statuses=PUBLICATION_STATUSES,
        field_label=_field_label,
        thresholds=(OPEN_DATA_STAFF, OPEN_DATA_POPULATION),
    )


def _is_asked(one: Examined, verdict: str, search: str) -> bool:
    known = {each.value for each in Verdict}
    if verdict in known and one.opening.verdict.value != verdict:
        return False
    return not search or fold(search) in fold(one.dataset.name)


def _field_label(name: str, *, of_organisation: bool) -> str:
    """The French name of the field that gave an answer."""
    return field_of(Organisation if of_organisation else Dataset, name).label.text

"""The first page of an organisation: what is recorded, what is missing, what to do next."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template

from inventaire.access import Action
from inventaire.audit.agenda import DUTIES
from inventaire.audit.maturity import in_order
from inventaire.audit.rule import SEVERITY_LABELS, Severity
from inventaire.operations.agenda import dues_of
from inventaire.operations.audits import last_audit
from inventaire.operations.journal import entries, headline
from inventaire.store.listing import counts
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import load_live
from inventaire.vocabulary.questionnaire import VERSION
from inventaire.web.clock import ZONE, now
from inventaire.web.database import db
from inventaire.web.guard import may, needs
from inventaire.web.overview import dates_to_keep, gaps_of, steps_of
from inventaire.web.progress import progress_of
from inventaire.web.views.journal import ref_of

dashboard = Blueprint("dashboard", __name__)

_FIGURES = ("dataset", "system", "actor", "flow", "processing", "action")
_DEEDS = 8
_STEPS = 3


@dashboard.get("/o/<organisation:organisation>")
@needs(Action.READ)
def show(organisation: OrganisationRow) -> str:
    """Everything at a glance."""
    counted = counts(db(), organisation.id)
    audit = last_audit(db(), organisation.id)
    todo = [
        step
        for step in steps_of(organisation, counted, audited=audit is not None)
        if not step.done and may(step.action) and step.endpoint in current_app.view_functions
    ]
    leads = may(Action.MANAGE)
    deeds = entries(db(), organisation.id, size=_DEEDS, on_records=not leads)
    dues = dues_of(db(), organisation.id, now=now(), zone=ZONE)
    assessments = in_order(load_live(db(), organisation.id, "assessment"))
    return render_template(
        "dashboard/show.html",
        figures=[(kind, counted[kind]) for kind in _FIGURES],
        steps=todo[:_STEPS],
        gaps=gaps_of(db(), organisation.id),
        dues=dates_to_keep(dues, now=now()),
        dues_count=len(dues),
        duties=DUTIES,
        audit=audit,
        progress=progress_of([a for a in assessments if a.questionnaire == VERSION], None),
        severities=[(one, SEVERITY_LABELS[one]) for one in Severity],
        deeds=[(line, headline(line), ref_of(line)) for line in deeds],
    )

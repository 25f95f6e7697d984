"""The audit: run it, read what it found, decide, see what to do first and how things move."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inventaire.access import Action
from inventaire.audit.families import FAMILIES
from inventaire.audit.recommendations import STREAM_LABELS
from inventaire.audit.report import all_rules
from inventaire.audit.rule import SEVERITY_LABELS, WHO_LABELS, Severity
from inventaire.i18n import N_, Text, _, current_language, speaking
from inventaire.operations.audits import (
    audits_of,
    decide,
    find_finding,
    last_audit,
    refs_of,
    run_audit,
)
from inventaire.operations.recommendations import recommendations_of
from inventaire.operations.records import UnknownRecord
from inventaire.operations.validation import Refused
from inventaire.store.audits import AuditRunRow, FindingRow
from inventaire.store.findings import count_findings, find_findings, movements, tally
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import names
from inventaire.vocabulary.missions import EFFORTS, TERMS
from inventaire.web.clock import now, today
from inventaire.web.database import db
from inventaire.web.findings import STATUS_LABELS, groups_of
from inventaire.web.guard import needs
from inventaire.web.matrix import matrix_of
from inventaire.web.narrowing import Asked, counts_by, read_asked
from inventaire.web.reader import author

audit = Blueprint("audit", __name__)

_ORGANISATION = "/o/<organisation:organisation>"
_PAGE = 30
_PRIORITIES = {"critical": "high", "major": "normal", "minor": "low", "info": "low"}


def address_in(organisation: OrganisationRow, **changes: str | int | None) -> str:
    """The address of the findings as they are narrowed now, but for these parts of the query."""
    asked = {**request.args.to_dict(), **changes}
    query = urlencode({name: value for name, value in asked.items() if value not in (None, "")})
    address = url_for("audit.findings", organisation=organisation)
    return f"{address}?{query}" if query else address


@audit.post(f"{_ORGANISATION}/auditer")
@needs(Action.AUDIT)
def run(organisation: OrganisationRow) -> Response:
    """Look at the whole inventory, now."""
    run_audit(db(), author(), organisation.id, now=now())
    flash(_("L'audit est fait. Les décisions déjà prises sont conservées."), "success")
    return redirect(url_for("audit.findings", organisation=organisation))


@audit.get(f"{_ORGANISATION}/constats")
@needs(Action.READ)
def findings(organisation: OrganisationRow) -> str:
    """What the last audit found, narrowed as the address asks."""
    return _findings_page(organisation, read_asked())


def _findings_page(
    organisation: OrganisationRow,
    asked: Asked,
    *,
    typed: Mapping[str, str] | None = None,
    refused: Mapping[str, Text] | None = None,
) -> str:
    total = count_findings(db(), organisation.id, asked.narrowing)
    rows = find_findings(db(), organisation.id, asked.narrowing, page=asked.page, size=_PAGE)
    groups, called = groups_of(rows)
    return render_template(
        "audit/findings.html",
        asked=asked,
        total=total,
        pages=-(-total // _PAGE),
        groups=groups,
        names=called,
        last=last_audit(db(), organisation.id),
        typed=typed or {},
        refused=refused or {},
        address=partial(address_in, organisation),
        **_filters(organisation, asked),
    )


def _filters(organisation: OrganisationRow, asked: Asked) -> dict[str, Any]:
    """What the page may be narrowed by, with how many findings each would leave."""
    tallies = tally(db(), organisation.id)
    record = asked.record
    return {
        "counts": {
            part: counts_by(tallies, part, status=asked.status)
            for part in ("severity", "family", "stream")
        },
        "families": FAMILIES,
        "streams": STREAM_LABELS,
        "severities": {severity: SEVERITY_LABELS[severity] for severity in Severity},
        "statuses": STATUS_LABELS,
        "who": WHO_LABELS,
        "record_name": names(db(), organisation.id, [record]).get(record) if record else None,
        "rules": all_rules(),
    }


@audit.post(f"{_ORGANISATION}/constats/<record:finding>/decision")
@needs(Action.AUDIT)
def settle(organisation: OrganisationRow, finding: int) -> Response | tuple[str, int]:
    """Accept a finding, set it aside, plan it, or take the decision back."""
    try:
        _decide(organisation, finding)
    except UnknownRecord:
        abort(404)
    except Refused as refused:
        typed = {**request.form.to_dict(), "finding": str(finding)}
        page = _findings_page(organisation, read_asked(), typed=typed, refused=refused.errors)
        return page, 422
    flash(_("Votre décision est enregistrée."), "success")
    return redirect(f"{address_in(organisation)}#constat-{finding}")


def _decide(organisation: OrganisationRow, finding: int) -> None:
    decision = request.form.get("decision", "")
    row = find_finding(db(), organisation.id, finding)
    decide(
        db(),
        author(),
        organisation.id,
        finding,
        decision,
        reason=request.form.get("reason", ""),
        action=_planned(row) if decision == "planned" else None,
        now=now(),
    )


def _planned(row: FindingRow) -> dict[str, object]:
    """The action to plan. Raises ``Refused`` where the date is none."""
    typed = request.form.get("due_on", "").strip()
    try:
        due_on = date.fromisoformat(typed) if typed else None
    except ValueError:
        text = Text(N_("Cette date n'existe pas : écrivez-la comme 2026-12-31."))
        raise Refused({"due_on": text}) from None
    return {
        "owner": request.form.get("owner", "").strip(),
        "due_on": due_on,
        **_asked_by(row),
    }


def _asked_by(row: FindingRow) -> dict[str, object]:
    """What a finding asks to do, in words as they are stored: typed, not typeset."""
    rule = all_rules().get(row.rule)
    with speaking(current_language()):
        name, description = _name_of_action(row), _(rule.remedy) if rule else ""
    return {
        "name": name,
        "priority": _PRIORITIES[row.severity],
        "effort": rule.effort if rule else "",
        "description": description,
    }


@audit.get(f"{_ORGANISATION}/preconisations")
@needs(Action.READ)
def recommendations(organisation: OrganisationRow) -> str:
    """What to do first, in two streams."""
    found = recommendations_of(db(), organisation.id, today=today())
    refs = {ref for one in found for ref in one.records}
    return render_template(
        "audit/recommendations.html",
        streams={s: [one for one in found if one.stream == s] for s in ("dpo", "open_data")},
        stream_labels=STREAM_LABELS,
        matrix=matrix_of(found),
        names=names(db(), organisation.id, refs),
        efforts=EFFORTS,
        terms=TERMS,
        severities=SEVERITY_LABELS,
        who=WHO_LABELS,
        last=last_audit(db(), organisation.id),
        unfolded=request.args.get("unfold") == "all",
    )


@audit.get(f"{_ORGANISATION}/audits")
@needs(Action.READ)
def runs(organisation: OrganisationRow) -> str:
    """The audits, the latest first, and what moved between two of them."""
    found = audits_of(db(), organisation.id)
    pair = _pair(found)
    moved = {}
    if pair:
        earlier, later = pair
        moved = movements(db(), organisation.id, after=earlier.at, until=later.at)
    return render_template(
        "audit/runs.html",
        runs=found,
        pair=pair,
        moved=moved,
        rules=all_rules(),
        severities=SEVERITY_LABELS,
        most=max((sum(run.counts.values()) for run in found), default=0),
    )


def _pair(found: Any) -> tuple[AuditRunRow, AuditRunRow] | None:
    """The two audits the address names, else the last two; the earlier first."""
    known = {str(run.id): run for run in found}
    asked = [known.get(request.args.get(name, "")) for name in ("before", "after")]
    chosen = [run for run in asked if run is not None]
    if len(chosen) < 2 or chosen[0] is chosen[1]:
        chosen = list(found[:2])
    if len(chosen) < 2:
        return None
    earlier, later = sorted(chosen, key=lambda run: (run.at, run.id))
    return earlier, later


def _name_of_action(row: FindingRow) -> str:
    """What is to be done, and on which record where there is one."""
    rule = all_rules().get(row.rule)
    title = _(rule.title) if rule else row.rule
    about = refs_of(row.records)[:1]
    called = names(db(), g.organisation.id, about).get(about[0]) if about else None
    return _("%(title)s : %(record)s", title=title, record=called)[:300] if called else title

"""The page of one record: what it says, what points to it, what was said and done about it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inventaire.access import Action
from inventaire.audit.rule import SEVERITY_LABELS, Severity
from inventaire.i18n import Text, _
from inventaire.inventory.base import Record
from inventaire.inventory.fields import Ref, fields_of
from inventaire.inventory.kinds import Kind
from inventaire.operations.attachments import attachments_of
from inventaire.operations.audits import text_of
from inventaire.operations.comments import add_comment, comments_on, withdraw_comment
from inventaire.operations.journal import entries, headline, sentences
from inventaire.operations.records import archive_record, restore_record
from inventaire.operations.validation import Refused
from inventaire.store.audits import FindingRow
from inventaire.store.findings import Narrowing, find_findings
from inventaire.store.organisations import OrganisationRow
from inventaire.store.shapes import refs_in
from inventaire.store.snapshot import load_record, names
from inventaire.store.uses import uses_of
from inventaire.web.addresses import address_of
from inventaire.web.beside import beside
from inventaire.web.clock import now
from inventaire.web.database import db
from inventaire.web.forms.register import FORMS
from inventaire.web.guard import needs
from inventaire.web.reader import author

record = Blueprint("record", __name__)

_FINDINGS = 8
_ONE = "/o/<organisation:organisation>/<kind:kind>/<record:record>"


def fact_of(organisation: OrganisationRow, kind: Kind, row: Any) -> Record:
    """What a row says. The door has seen that it is the organisation's."""
    fact = load_record(db(), organisation.id, kind.code, row.id)
    if fact is None:  # gone between the door and here
        abort(404)
    return fact


def names_around(organisation: OrganisationRow, kind: Kind, fact: Record) -> dict[Ref, str]:
    """How the record and those it links to are called."""
    linked = {
        ref for field in fields_of(kind.record) for ref in refs_in(field, getattr(fact, field.name))
    }
    return dict(names(db(), organisation.id, linked | {Ref(kind.code, fact.id)}))


@record.get(_ONE)
@needs(Action.READ)
def show(organisation: OrganisationRow, kind: Kind, record: Any) -> str:
    """One record, grouped as its form is."""
    fact = fact_of(organisation, kind, record)
    ref = Ref(kind.code, fact.id)
    called = names_around(organisation, kind, fact)
    return render_template(
        "records/show.html",
        kind=kind,
        fact=fact,
        ref=ref,
        names=called,
        title=called.get(ref) or _("(sans nom)"),
        groups=groups_of(kind),
        severity_labels=SEVERITY_LABELS,
        uses=uses_of(db(), organisation.id, ref),
        comments=comments_on(db(), organisation.id, ref),
        attachments=attachments_of(db(), organisation.id, ref),
        findings=_findings_on(organisation, ref),
        **beside(organisation, fact),
    )


def _findings_on(
    organisation: OrganisationRow, ref: Ref
) -> list[tuple[FindingRow, Severity, Text]]:
    """What the last audit says of the record, and nobody has answered yet."""
    about = Narrowing(status="open", record=ref)
    rows = find_findings(db(), organisation.id, about, page=1, size=_FINDINGS)
    return [(row, Severity(row.severity), text_of(row)) for row in rows]


def groups_of(kind: Kind) -> list[tuple[str, list[Any]]]:
    """The fields of a kind under the headings of its form; the name is the title of the page."""
    return [
        (section.title, [spec for spec in specs if spec.name != "name"])
        for section, specs in FORMS[kind.code].layout().items()
    ]


@record.get(f"{_ONE}/historique")
@needs(Action.READ)
def history(organisation: OrganisationRow, kind: Kind, record: Any) -> str:
    """Who changed what of this record, and when."""
    ref = Ref(kind.code, record.id)
    number = request.args.get("page", "1")
    page = max(1, int(number)) if number.isdecimal() and len(number) < 6 else 1
    lines = entries(db(), organisation.id, ref=ref, page=page)
    return render_template(
        "records/history.html",
        kind=kind,
        ref=ref,
        title=names(db(), organisation.id, [ref]).get(ref) or _("(sans nom)"),
        told=[(line, headline(line), sentences(line)) for line in lines],
        page=page,
    )


@record.post(f"{_ONE}/archiver")
@needs(Action.WRITE)
def archive(organisation: OrganisationRow, kind: Kind, record: Any) -> Response:
    """Hide a record. It is never lost."""
    archive_record(db(), author(), organisation.id, kind.code, record.id, now=now())
    flash(_("La fiche est archivée : elle quitte les listes, et se restaure à tout moment."))
    return redirect(url_for("record.show", organisation=organisation, kind=kind, record=record))


@record.post(f"{_ONE}/restaurer")
@needs(Action.WRITE)
def restore(organisation: OrganisationRow, kind: Kind, record: Any) -> Response:
    """Show an archived record again."""
    try:
        restore_record(db(), author(), organisation.id, kind.code, record.id, now=now())
        flash(_("La fiche est restaurée."), "success")
    except Refused as refused:
        for text in refused.errors.values():
            flash(str(text), "danger")
    return redirect(url_for("record.show", organisation=organisation, kind=kind, record=record))


@record.post(f"{_ONE}/commenter")
@needs(Action.WRITE)
def comment(organisation: OrganisationRow, kind: Kind, record: Any) -> Response:
    """Say something of a record."""
    ref = Ref(kind.code, record.id)
    text = request.form.get("text", "").replace("\r\n", "\n")
    try:
        add_comment(db(), author(), organisation.id, ref, text, now=now())
    except Refused as refused:
        for error in refused.errors.values():
            flash(str(error), "danger")
    return redirect(f"{address_of(ref)}#comments")


@record.post(f"{_ONE}/commentaires/<number:comment>/retirer")
@needs(Action.WRITE)
def withdraw(organisation: OrganisationRow, kind: Kind, record: Any, comment: int) -> Response:
    """Take a comment back."""
    ref = Ref(kind.code, record.id)
    mine = {c.id for c in comments_on(db(), organisation.id, ref) if c.account_id == g.account.id}
    if comment not in mine:
        abort(404)
    withdraw_comment(db(), author(), organisation.id, comment, now=now())
    return redirect(f"{address_of(ref)}#comments")

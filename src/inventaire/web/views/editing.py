"""The forms of records: begin one, change one, and settle what two people changed at once."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inventaire.access import Action
from inventaire.i18n import _
from inventaire.inventory.base import Record
from inventaire.inventory.kinds import ORGANISATION, Kind
from inventaire.operations.records import Conflict, change_record, create_record
from inventaire.operations.validation import Refused
from inventaire.store.listing import suggest
from inventaire.store.organisations import OrganisationRow
from inventaire.store.writing import ForeignRecord
from inventaire.web.clock import now
from inventaire.web.conflicts import differences_of, settle
from inventaire.web.database import db
from inventaire.web.forms.beginnings import begun
from inventaire.web.forms.creating import creator, errors_of
from inventaire.web.forms.directories import directory_of, known_names
from inventaire.web.forms.record import REFUSED, RecordForm
from inventaire.web.forms.register import FORMS
from inventaire.web.guard import needs
from inventaire.web.reader import author
from inventaire.web.views.record import fact_of

editing = Blueprint("editing", __name__)

_KIND = "/o/<organisation:organisation>/<kind:kind>"
Answer = str | Response | tuple[str, int]


@editing.route(f"{_KIND}/nouveau", methods=["GET", "POST"])
@needs(Action.WRITE)
def create(organisation: OrganisationRow, kind: Kind) -> Answer:
    """Record something new."""
    fact = begun(organisation, kind)
    form = bound_form(organisation, kind.code, fact)
    if request.method == "GET" or form.rearrange(request.form):
        return _form_page(organisation, kind, form, fact)
    if not form.validate():
        return _form_page(organisation, kind, form, fact), 422
    try:
        values = form.values(creator(organisation))
        number = create_record(db(), author(), organisation.id, kind.code, values, now=now())
    except (Refused, ForeignRecord) as refused:
        form.refuse(errors_of(refused))
    else:
        flash(_("La fiche est enregistrée."), "success")
        return _after(organisation, kind, number)
    return _form_page(organisation, kind, form, fact), 422


@editing.route(f"{_KIND}/<record:record>/modifier", methods=["GET", "POST"])
@needs(Action.WRITE)
def change(organisation: OrganisationRow, kind: Kind, record: Any) -> Answer:
    """Change a record."""
    return change_known(organisation, kind, fact_of(organisation, kind, record))


def change_known(organisation: OrganisationRow, kind: Kind, fact: Record) -> Answer:
    """The form of a record that exists, then what becomes of what was typed."""
    form = bound_form(organisation, kind.code, fact)
    if request.method == "GET" or form.rearrange(request.form):
        return _form_page(organisation, kind, form, fact)
    if not form.validate():
        return _form_page(organisation, kind, form, fact), 422
    try:
        values = settle(form.values(creator(organisation)), fact, request.form)
        save_changes(organisation, kind.code, fact.id, values, form.version)
    except (Refused, ForeignRecord) as refused:
        form.refuse(errors_of(refused))
    except Conflict as conflict:
        return _conflict_page(organisation, kind, form, conflict), 409
    else:
        return _after(organisation, kind, fact.id)
    return _form_page(organisation, kind, form, fact), 422


def save_changes(
    organisation: OrganisationRow, kind: str, number: int, values: dict[str, Any], version: int
) -> None:
    """Change a record and say so. Raises what ``change_record`` raises."""
    changed = change_record(
        db(), author(), organisation.id, kind, number, values, version=version, now=now()
    )
    if changed:
        flash(_("La fiche est enregistrée."), "success")
    else:
        flash(_("Rien n'avait changé : la fiche est restée telle quelle."), "info")


def bound_form(organisation: OrganisationRow, kind: str, fact: Record) -> RecordForm:
    """The form of a kind, filled with what was sent, else with what is recorded."""
    directory = directory_of(db(), organisation.id, kind, fact)
    sent = request.form if request.method == "POST" else None
    return FORMS[kind](sent, fact=fact, directory=directory)


def _form_page(organisation: OrganisationRow, kind: Kind, form: RecordForm, fact: Record) -> str:
    looked_at = request.args.get("champ", "")
    return render_template(
        "organisations/form.html" if kind is ORGANISATION else "records/form.html",
        kind=kind,
        form=form,
        fact=fact,
        sections=form.sections(looked_at=looked_at),
        looked_at=looked_at,
        refused=_(REFUSED) if form.errors else "",
        back=_back(organisation, kind, fact.id),
        known=known_names(db(), organisation.id, form),
    )


def _conflict_page(
    organisation: OrganisationRow, kind: Kind, form: RecordForm, conflict: Conflict
) -> str:
    """Both versions side by side. What this request began to write is undone: it is typed again."""
    return render_template(
        "records/conflict.html",
        kind=kind,
        current=conflict.current,
        back=_back(organisation, kind, conflict.current.id),
        back_to_list=_back(organisation, kind, 0),
        found=differences_of(db(), organisation.id, kind, conflict, seen=form.version),
        typed=[(k, v) for k, v in request.form.items(multi=True) if _is_kept(k)],
    )


def _is_kept(name: str) -> bool:
    return name not in ("csrf_token", "version") and not name.startswith("choice-")


def _after(organisation: OrganisationRow, kind: Kind, number: int) -> Response:
    """Where one goes after saving: the record, or a new empty form for those who type in a row."""
    if request.form.get("then") == "another":
        return redirect(url_for("editing.create", organisation=organisation, kind=kind))
    return redirect(_back(organisation, kind, number))


def _back(organisation: OrganisationRow, kind: Kind, number: int) -> str:
    """The page of a record; its list where there is no record yet."""
    if kind is ORGANISATION:
        return url_for("dashboard.show", organisation=organisation)
    if not number:
        return url_for("records.index", organisation=organisation, kind=kind)
    return url_for("record.show", organisation=organisation, kind=kind, record=number)


@editing.get("/o/<organisation:organisation>/suggestions/<kind:kind>")
@needs(Action.READ)
def suggestions(organisation: OrganisationRow, kind: Kind) -> dict[str, Any]:
    """Records of a kind whose name says these words, as links are typed."""
    text = request.args.get("q", "")[:200]
    found = suggest(db(), organisation.id, kind.code, text, limit=30)
    return {"found": [{"number": one.ref.id, "name": one.name} for one in found]}

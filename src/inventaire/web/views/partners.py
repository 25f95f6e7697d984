"""The partners of the installation: who funds, trains or supports, whatever the organisation."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inventaire.i18n import _
from inventaire.inventory.engagement import Partner
from inventaire.inventory.fields import Ref, fields_of
from inventaire.inventory.kinds import PARTNER
from inventaire.operations.records import (
    Conflict,
    archive_record,
    change_record,
    create_record,
    restore_record,
)
from inventaire.operations.validation import Refused
from inventaire.store.listing import list_page
from inventaire.store.snapshot import load_record
from inventaire.web.addresses import with_query
from inventaire.web.clock import now
from inventaire.web.conflicts import differences_of, settle
from inventaire.web.database import db
from inventaire.web.forms.engagement import PartnerForm
from inventaire.web.forms.linking import Directory, NewRecord
from inventaire.web.forms.record import REFUSED
from inventaire.web.guard import needs_admin
from inventaire.web.reader import author

blueprint = Blueprint("partners", __name__, url_prefix="/administration/partenaires")

Answer = str | Response | tuple[str, int]


@blueprint.get("")
@needs_admin
def index() -> str:
    """Every partner, searched; the archived ones on demand."""
    search, page = request.args.get("q", "").strip()[:200], request.args.get("page", "1")
    archived = request.args.get("archived") == "1"
    return render_template(
        "partners/index.html",
        page=list_page(
            db(),
            None,
            PARTNER.code,
            search=search,
            page=int(page) if page.isdecimal() and len(page) < 8 else 1,
            archived=archived,
        ),
        search=search,
        archived=archived,
        fields={field.name: field for field in fields_of(Partner)},
        page_address=lambda number: with_query(page=number),
    )


@blueprint.route("/nouveau", methods=["GET", "POST"])
@needs_admin
def create() -> Answer:
    """Record somebody new."""
    fact = Partner(id=0, version=0)
    form = _form(fact)
    if request.method == "GET":
        return _page(form, fact)
    if form.validate():
        try:
            create_record(db(), author(), None, PARTNER.code, form.values(_no_links), now=now())
        except Refused as refused:
            form.refuse(refused.errors)
        else:
            return _saved()
    return _page(form, fact), 422


@blueprint.route("/<number:number>/modifier", methods=["GET", "POST"])
@needs_admin
def change(number: int) -> Answer:
    """Change what is recorded of a partner."""
    fact = _partner(number)
    form = _form(fact)
    if request.method == "GET":
        return _page(form, fact)
    if form.validate():
        try:
            _save(fact, settle(form.values(_no_links), fact, request.form), form.version)
        except Refused as refused:
            form.refuse(refused.errors)
        except Conflict as conflict:
            return _conflict_page(conflict, seen=form.version), 409
        else:
            return _saved()
    return _page(form, fact), 422


@blueprint.post("/<number:number>/archiver")
@needs_admin
def archive(number: int) -> Response:
    """Hide a partner from lists."""
    archive_record(db(), author(), None, PARTNER.code, _partner(number).id, now=now())
    flash(_("Le partenaire est archivé."), "success")
    return redirect(url_for("partners.index"))


@blueprint.post("/<number:number>/restaurer")
@needs_admin
def restore(number: int) -> Response:
    """Show an archived partner again."""
    restore_record(db(), author(), None, PARTNER.code, _partner(number).id, now=now())
    flash(_("Le partenaire est restauré."), "success")
    return redirect(url_for("partners.index"))


def _partner(number: int) -> Partner:
    fact = load_record(db(), None, PARTNER.code, number)
    if not isinstance(fact, Partner):
        abort(404)
    return fact


def _form(fact: Partner) -> PartnerForm:
    sent = request.form if request.method == "POST" else None
    return PartnerForm(sent, fact=fact, directory=Directory({}, lambda *_asked: ()))


def _no_links(new: NewRecord) -> Ref:
    """A partner links to nothing."""
    raise LookupError(new.kind)


def _save(fact: Partner, values: dict[str, Any], version: int) -> None:
    change_record(db(), author(), None, PARTNER.code, fact.id, values, version=version, now=now())


def _saved() -> Response:
    flash(_("Le partenaire est enregistré."), "success")
    return redirect(url_for("partners.index"))


def _page(form: PartnerForm, fact: Partner) -> str:
    return render_template(
        "partners/form.html",
        kind=PARTNER,
        form=form,
        fact=fact,
        sections=form.sections(),
        refused=_(REFUSED) if form.errors else "",
        back=url_for("partners.index"),
        known={},
    )


def _conflict_page(conflict: Conflict, *, seen: int) -> str:
    """Both versions side by side, as for the records of an organisation."""
    back = url_for("partners.index")
    return render_template(
        "records/conflict.html",
        kind=PARTNER,
        current=conflict.current,
        back=back,
        back_to_list=back,
        found=differences_of(db(), None, PARTNER, conflict, seen=seen),
        typed=[
            (name, text)
            for name, text in request.form.items(multi=True)
            if name not in ("csrf_token", "version") and not name.startswith("choice-")
        ],
    )

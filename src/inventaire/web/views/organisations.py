"""The organisations one works for: choose one, open one."""

from __future__ import annotations

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inventaire.access import Action, Role
from inventaire.i18n import _
from inventaire.inventory.fields import Ref, field_of
from inventaire.inventory.kinds import ORGANISATION
from inventaire.inventory.organisation import Organisation
from inventaire.operations.members import add_member
from inventaire.operations.organisations import create_organisation
from inventaire.operations.validation import Refused
from inventaire.store.organisations import OrganisationRow
from inventaire.store.overview import COUNTED, summaries
from inventaire.web.clock import now
from inventaire.web.database import db
from inventaire.web.dressing import my_organisations
from inventaire.web.forms.linking import Directory, NewRecord
from inventaire.web.forms.organisations import NewOrganisationForm
from inventaire.web.guard import needs, signed_in
from inventaire.web.reader import author
from inventaire.web.views.editing import change_known
from inventaire.web.views.record import fact_of

organisations = Blueprint("organisations", __name__)

Answer = str | Response | tuple[str, int]


@organisations.get("/")
@signed_in
def index() -> str:
    """Every organisation the reader may enter, with how far its inventory has come."""
    mine = my_organisations()
    return render_template(
        "organisations/index.html",
        mine=mine,
        summaries=summaries(db(), [one.id for one in mine]),
        counted=COUNTED,
        legal_form=field_of(Organisation, "legal_form"),
        may_open=may_open(),
    )


@organisations.route("/organisations/nouvelle", methods=["GET", "POST"])
@signed_in
def create() -> Answer:
    """Open an organisation. What decides its duties is asked at once; it may be left open."""
    if not may_open():
        abort(403)
    fact = Organisation(id=0, version=0)
    sent = request.form if request.method == "POST" else None
    form = NewOrganisationForm(sent, fact=fact, directory=Directory({}, lambda *_asked: ()))
    if sent is not None and form.validate():
        try:
            row = create_organisation(db(), author(), form.values(_no_links), now=now())
        except Refused as refused:
            form.refuse(refused.errors)
        else:
            add_member(db(), author(), row.id, g.account, role=Role.CONSULTANT, now=now())
            flash(_("L'organisation est ouverte. Voici par où commencer."), "success")
            return redirect(url_for("dashboard.show", organisation=row))
    page = render_template(
        "organisations/new.html",
        form=form,
        fact=fact,
        kind=ORGANISATION,
        sections=form.sections(),
        refused=_("L'organisation n'est pas encore ouverte.") if form.errors else "",
        back=url_for("organisations.index"),
        known={},
    )
    return (page, 422) if form.errors else page


@organisations.route("/o/<organisation:organisation>/organisation", methods=["GET", "POST"])
@needs(Action.MANAGE)
def edit(organisation: OrganisationRow) -> Answer:
    """Change what is recorded of the organisation itself."""
    return change_known(
        organisation, ORGANISATION, fact_of(organisation, ORGANISATION, organisation)
    )


def may_open() -> bool:
    """Whether the reader may open an organisation: administrators, and consultants of another."""
    return g.account.is_admin or Role.CONSULTANT in g.signed_in.roles.values()


def _no_links(new: NewRecord) -> Ref:
    """An organisation links to nothing."""
    raise LookupError(new.kind)

"""The installation: its accounts, links to choose a password, its partners."""

from __future__ import annotations

from flask import Blueprint, abort, flash, g, redirect, render_template, url_for
from werkzeug.wrappers import Response

from inventaire.i18n import _
from inventaire.operations import accounts, resets, second_factor
from inventaire.operations.accounts import author_of
from inventaire.operations.validation import Refused
from inventaire.store.accounts import AccountRow
from inventaire.web.clock import now
from inventaire.web.database import db
from inventaire.web.forms.people import Typed, typed
from inventaire.web.guard import needs_admin
from inventaire.web.links import outside, settings

blueprint = Blueprint("administration", __name__, url_prefix="/administration")


def _page(form: Typed | None = None, *, link: str = "", whose: str = "") -> str:
    return render_template(
        "administration/index.html",
        form=form or Typed(),
        accounts=accounts.list_accounts(db()),
        link=link,
        whose=whose,
    )


@blueprint.get("/")
@needs_admin
def index() -> str:
    """Every account."""
    return _page()


@blueprint.post("/comptes")
@needs_admin
def create() -> tuple[str, int]:
    """Open an account; its owner chooses the password by a link, shown this once."""
    form = typed("email", "name", "admin")
    author = author_of(g.account)
    try:
        account = accounts.create_account(
            db(),
            author,
            settings(),
            email=form["email"],
            name=form["name"],
            password=accounts.unknown_password(),
            is_admin=form["admin"] == "yes",
            now=now(),
        )
    except Refused as refusal:
        return _page(form.refuse(refusal.errors)), 422
    return _shown_link(account), 201


@blueprint.post("/comptes/<number:account_id>/lien")
@needs_admin
def reset(account_id: int) -> tuple[str, int]:
    """Prepare a link by which somebody chooses a password anew."""
    return _shown_link(_account(account_id)), 201


def _shown_link(account: AccountRow) -> str:
    token = resets.ask_reset(db(), author_of(g.account), settings(), account, now=now())
    return _page(link=outside("sign_in.choose_password", token=token), whose=account.name)


@blueprint.post("/comptes/<number:account_id>/fermer")
@needs_admin
def close(account_id: int) -> Response:
    """Keep an account out; what it did stays."""
    return _set_active(account_id, active=False)


@blueprint.post("/comptes/<number:account_id>/rouvrir")
@needs_admin
def reopen(account_id: int) -> Response:
    """Let an account in again."""
    return _set_active(account_id, active=True)


def _set_active(account_id: int, *, active: bool) -> Response:
    account = _account(account_id)
    try:
        accounts.set_active(db(), author_of(g.account), account, active=active, now=now())
    except Refused as refusal:
        flash(str(refusal.errors["active"]), "danger")
    else:
        flash(_("Le compte est rouvert.") if active else _("Le compte est fermé."), "success")
    return redirect(url_for("administration.index"))


@blueprint.post("/comptes/<number:account_id>/second-facteur/retirer")
@needs_admin
def lift_second(account_id: int) -> Response:
    """Ask somebody who lost phone and recovery codes for no code any more."""
    account = _account(account_id)
    if second_factor.lift(db(), author_of(g.account), account, now=now()):
        flash(_("Le second facteur de %(name)s est retiré.", name=account.name), "success")
    return redirect(url_for("administration.index"))


def _account(account_id: int) -> AccountRow:
    account = db().get(AccountRow, account_id)
    if account is None:
        abort(404)
    return account

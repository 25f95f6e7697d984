"""« Mon compte »: name, language, password, second factor, signed-in browsers."""

from __future__ import annotations

from base64 import b64encode

from flask import Blueprint, abort, flash, g, redirect, render_template, session, url_for
from werkzeug.wrappers import Response

from inventaire.i18n import _
from inventaire.operations import accounts, second_factor, sessions
from inventaire.operations.validation import Refused
from inventaire.web.browsers import browser_called
from inventaire.web.clock import now
from inventaire.web.database import db
from inventaire.web.forms.people import Typed, typed
from inventaire.web.guard import signed_in
from inventaire.web.links import settings
from inventaire.web.protection import limiter

blueprint = Blueprint("account", __name__, url_prefix="/compte")


def _page(form: Typed | None = None, *, codes: list[str] | None = None) -> str:
    return render_template(
        "account/show.html",
        form=form or Typed({"name": g.account.name}),
        sessions=sessions.list_sessions(db(), g.account),
        here=g.signed_in.session_id,
        browser_called=browser_called,
        codes=codes,
    )


@blueprint.get("/")
@signed_in
def show() -> str:
    """One's own account."""
    return _page()


@blueprint.post("/profil")
@signed_in
def change_profile() -> tuple[str, int] | Response:
    """Change one's name and language."""
    form = typed("name", "language")
    try:
        accounts.change_profile(
            db(), g.account, name=form["name"], language=form["language"], now=now()
        )
    except Refused as refusal:
        return _page(form.refuse(refusal.errors)), 422
    session["language"] = g.account.language
    flash(_("Votre profil est enregistré."), "success")
    return redirect(url_for("account.show"))


@blueprint.post("/mot-de-passe")
@signed_in
@limiter.limit("10 per 10 minutes")
def change_password() -> tuple[str, int] | Response:
    """Change one's password: every other browser is signed out."""
    form = typed("present", "password")
    form.values["name"] = g.account.name
    try:
        accounts.change_password(
            db(),
            settings(),
            g.account,
            present=form["present"],
            wanted=form["password"],
            kept_session=g.signed_in.session_id,
            now=now(),
        )
    except Refused as refusal:
        return _page(form.refuse(refusal.errors)), 422
    flash(_("Votre mot de passe est changé ; vos autres sessions sont fermées."), "success")
    return redirect(url_for("account.show"))


@blueprint.post("/sessions/<number:session_id>/fermer")
@signed_in
def revoke(session_id: int) -> Response:
    """Sign one of one's browsers out."""
    if not sessions.revoke_session(db(), g.account, session_id):
        abort(404)
    flash(_("Cette session est fermée."), "success")
    return redirect(url_for("account.show"))


@blueprint.post("/sessions/fermer-les-autres")
@signed_in
def revoke_others() -> Response:
    """Sign every other browser out."""
    sessions.revoke_others(db(), g.account, kept=g.signed_in.session_id)
    flash(_("Vos autres sessions sont fermées."), "success")
    return redirect(url_for("account.show"))


@blueprint.get("/second-facteur")
@signed_in
def second() -> str | Response:
    """Read the secret with a phone."""
    if g.account.totp_confirmed:
        return redirect(url_for("account.show"))
    second_factor.begin_enrolment(db(), g.account)
    return _enrolment(Typed())


def _enrolment(form: Typed) -> str:
    image = b64encode(second_factor.enrolment_image(g.account)).decode()
    return render_template(
        "account/second_factor.html", form=form, image=image, secret=g.account.totp_secret
    )


@blueprint.post("/second-facteur")
@signed_in
@limiter.limit("10 per 10 minutes")
def confirm_second() -> tuple[str, int] | str | Response:
    """Confirm with a first code; the recovery codes are shown this once."""
    if g.account.totp_confirmed:  # the secret in use is never shown again
        return redirect(url_for("account.show"))
    form = typed("code")
    try:
        codes = second_factor.confirm_enrolment(db(), g.account, form["code"], now=now())
    except Refused as refusal:
        return _enrolment(form.refuse(refusal.errors)), 422
    return _page(codes=codes)


@blueprint.post("/second-facteur/desactiver")
@signed_in
@limiter.limit("10 per 10 minutes")
def disable_second() -> tuple[str, int] | Response:
    """Ask for no code any more; the password is asked first."""
    form = typed("totp_password")
    form.values["name"] = g.account.name
    try:
        second_factor.disable(
            db(), settings(), g.account, password=form["totp_password"], now=now()
        )
    except Refused as refusal:
        return _page(form.refuse({"totp_password": refusal.errors["password"]})), 422
    flash(_("Le second facteur est désactivé."), "success")
    return redirect(url_for("account.show"))

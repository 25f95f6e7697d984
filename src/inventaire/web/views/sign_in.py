"""Signing in and out, joining by invitation, choosing a password anew."""

from __future__ import annotations

from flask import (
    Blueprint,
    abort,
    flash,
    g,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response

from inventaire.access import Role
from inventaire.i18n import N_, Text, _, current_language
from inventaire.operations import accounts, invitations, resets, sessions
from inventaire.operations.author import Author
from inventaire.operations.mail import Mail
from inventaire.operations.validation import Refused
from inventaire.store.accounts import AccountRow, InvitationRow
from inventaire.store.organisations import OrganisationRow
from inventaire.web.clock import now
from inventaire.web.database import db
from inventaire.web.forms.people import ROLE_MEANINGS, Typed, typed
from inventaire.web.guard import current_token, forget_token, public, remember_token, signed_in
from inventaire.web.links import mail_later, may_mail, outside, settings
from inventaire.web.protection import limiter
from inventaire.web.views.preferences import inside

blueprint = Blueprint("sign_in", __name__)

_REFUSED = N_("L'adresse, le mot de passe ou le code ne convient pas.")


def _limit() -> str:
    """How often one address may try."""
    return f"{settings().sign_in_limit} per 10 minutes"


def _code_limit() -> str:
    """How often one account may be tried with wrong codes, wherever they come from."""
    return f"{settings().sign_in_limit} per hour"


def _account_limit() -> str:
    """How often one account may be tried with wrong passwords, wherever they come from.

    More than one address may try: nobody alone keeps somebody else out.
    """
    return f"{settings().sign_in_limit * 10} per hour"


def _account_asked() -> str:
    return accounts.folded_email(request.form.get("email", ""))


def _code_was_wrong(_response: Response) -> bool:
    return bool(g.get("wrong_code"))


def _was_refused(response: Response) -> bool:
    return response.status_code == 401


def visitor() -> sessions.Visitor:
    """Where this request comes from: a network, never a whole address."""
    address = request.remote_addr or ""
    separator = ":" if ":" in address else "."
    network = separator.join(address.split(separator)[:2])
    return sessions.Visitor(network=network, browser=request.user_agent.string)


@blueprint.get("/connexion")
@public
def sign_in() -> str | Response:
    """The form; whoever is signed in already goes where they wanted."""
    if g.account is not None:
        return redirect(inside(request.args.get("next", "/")))
    if not accounts.has_accounts(db()):
        return redirect(url_for("sign_in.first_visit"))
    return _sign_in_page(Typed())


@blueprint.get("/premiere-visite")
@public
def first_visit() -> str | Response:
    """How the first account is made: at a terminal of the server, never by whoever comes first."""
    if accounts.has_accounts(db()):
        return redirect(url_for("sign_in.sign_in"))
    return render_template("sign_in/first_visit.html")


def _sign_in_page(form: Typed, *, wants_code: bool = False) -> str:
    return render_template(
        "sign_in/sign_in.html",
        form=form,
        next=request.values.get("next", ""),
        wants_code=wants_code,
    )


@blueprint.post("/connexion")
@public
@limiter.limit(_limit)
@limiter.limit(_account_limit, key_func=_account_asked, deduct_when=_was_refused)
@limiter.limit(_code_limit, key_func=_account_asked, deduct_when=_code_was_wrong)
def enter() -> tuple[str, int] | Response:
    """Sign in, with a code besides where the account asks for one."""
    form = typed("email", "password", "code")
    try:
        token = sessions.sign_in(
            db(),
            settings(),
            email=form["email"],
            password=form["password"],
            code=form["code"],
            visitor=visitor(),
            now=now(),
        )
    except sessions.CodeWanted:
        return _sign_in_page(form, wants_code=True), 200
    except sessions.SignInRefused as refusal:
        g.wrong_code = isinstance(refusal, sessions.WrongCode)
        form.refuse({"password": Text(_REFUSED)})
        return _sign_in_page(form, wants_code=bool(form["code"])), 401
    sessions.end_unused_sessions(db(), settings(), now=now())
    remember_token(token)
    return redirect(inside(request.form.get("next", "/")))


@blueprint.post("/deconnexion")
@public
def sign_out() -> Response:
    """Sign this browser out."""
    if g.account is not None and current_token():
        sessions.revoke_session(db(), g.account, g.signed_in.session_id)
    forget_token()
    answer = redirect(url_for("sign_in.sign_in"))
    # Whoever comes next to this computer goes back to no page of before.
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


@blueprint.get("/mot-de-passe-oublie")
@public
def forgotten() -> str:
    """Ask for a link to choose a password anew."""
    return render_template("sign_in/forgotten.html", form=Typed(), sent=False)


@blueprint.post("/mot-de-passe-oublie")
@public
@limiter.limit(_limit)
def ask_reset() -> str:
    """Mail a link when the account exists; the answer is the same when it does not."""
    form = typed("email")
    account = accounts.account_called(db(), form["email"])
    if account is not None and account.active and may_mail():
        token = resets.ask_reset(db(), Author(None, account.email), settings(), account, now=now())
        _mail_reset(account, token)
    return render_template("sign_in/forgotten.html", form=form, sent=True)


def _mail_reset(account: AccountRow, token: str) -> None:
    text = _(
        "Bonjour,\n\nPour choisir un nouveau mot de passe, ouvrez ce lien dans les "
        "%(hours)s heures :\n%(link)s\n\nSi vous n'avez rien demandé, ignorez ce message.",
        hours=settings().reset_hours,
        link=outside("sign_in.choose_password", token=token),
    )
    subject = _("inventaire : choisir un nouveau mot de passe")
    mail_later(Mail(account.email, subject, text))


@blueprint.get("/nouveau-mot-de-passe/<token>")
@public
def choose_password(token: str) -> str:
    """Choose a password; the link must still serve."""
    if resets.find_reset(db(), token, now=now()) is None:
        abort(404)
    return render_template("sign_in/choose_password.html", form=Typed(), token=token)


@blueprint.post("/nouveau-mot-de-passe/<token>")
@public
@limiter.limit(_limit)
def use_reset(token: str) -> tuple[str, int] | Response:
    """Take the new password and send to the sign-in page."""
    form = typed("password")
    try:
        done = resets.use_reset(db(), settings(), token, form["password"], now=now())
    except Refused as refusal:
        form.refuse(refusal.errors)
        return render_template("sign_in/choose_password.html", form=form, token=token), 422
    if not done:
        abort(404)
    forget_token()
    flash(_("Votre mot de passe est changé. Connectez-vous avec le nouveau."), "success")
    return redirect(url_for("sign_in.sign_in"))


@blueprint.get("/invitation/<token>")
@public
def invitation(token: str) -> str:
    """What one is invited to, and how to accept."""
    return _invitation_page(token, Typed())


def _invitation_page(token: str, form: Typed) -> str:
    found = invitations.find_invitation(db(), token, now=now())
    if found is None:
        abort(404)
    return render_template(
        "sign_in/invitation.html",
        form=form,
        token=token,
        invitation=found,
        organisation=db().get_one(OrganisationRow, found.organisation_id),
        role=Role(found.role),
        meanings=ROLE_MEANINGS,
        known=accounts.account_called(db(), found.email) is not None,
    )


@blueprint.post("/invitation/<token>")
@public
@limiter.limit(_limit)
def accept(token: str) -> tuple[str, int] | Response:
    """Open an account and join."""
    found = invitations.find_invitation(db(), token, now=now())
    if found is None:
        abort(404)
    form = typed("name", "password")
    try:
        account = invitations.accept_as_newcomer(
            db(),
            settings(),
            found,
            name=form["name"],
            password=form["password"],
            language=current_language(),
            now=now(),
        )
    except Refused as refusal:
        return _invitation_page(token, form.refuse(refusal.errors)), 422
    remember_token(sessions.open_session(db(), account, visitor=visitor(), now=now()))
    return _entering(found)


@blueprint.post("/invitation/<token>/rejoindre")
@signed_in
def join(token: str) -> tuple[str, int] | Response:
    """Join with the account that is signed in."""
    found = invitations.find_invitation(db(), token, now=now())
    if found is None:
        abort(404)
    try:
        invitations.accept_as_member(db(), found, g.account, now=now())
    except Refused as refusal:
        return _invitation_page(token, Typed().refuse(refusal.errors)), 422
    return _entering(found)


def _entering(accepted: InvitationRow) -> Response:
    """Into the organisation one was invited to: its dashboard is what one came for."""
    organisation = db().get_one(OrganisationRow, accepted.organisation_id)
    return redirect(url_for("dashboard.show", organisation=organisation))

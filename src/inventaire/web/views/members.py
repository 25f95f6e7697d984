"""Who may do what in an organisation, and who is invited."""

from __future__ import annotations

from flask import Blueprint, abort, flash, g, redirect, render_template, url_for
from werkzeug.wrappers import Response

from inventaire.access import ROLE_LABELS, Action, Role
from inventaire.i18n import _
from inventaire.operations import invitations, members
from inventaire.operations.accounts import author_of
from inventaire.operations.mail import Mail, mailer_of
from inventaire.operations.validation import Refused
from inventaire.store.organisations import OrganisationRow
from inventaire.web.clock import now
from inventaire.web.database import db
from inventaire.web.forms.people import ROLE_MEANINGS, Typed, typed
from inventaire.web.guard import needs
from inventaire.web.links import may_mail, outside, settings

blueprint = Blueprint("members", __name__, url_prefix="/o/<organisation:organisation>/membres")


def _page(organisation: OrganisationRow, form: Typed | None = None, *, link: str = "") -> str:
    return render_template(
        "members/index.html",
        form=form or Typed({"role": Role.CONTRIBUTOR.value}),
        members=members.list_members(db(), organisation.id),
        pending=invitations.pending_invitations(db(), organisation.id, now=now()),
        roles=invitations.INVITED_ROLES,
        role_names={role.value: label for role, label in ROLE_LABELS.items()},
        meanings=ROLE_MEANINGS,
        link=link,
    )


def _role(text: str) -> Role:
    """The role of a form; one that does not exist is refused as « admin » is."""
    return Role(text) if text in {role.value for role in Role} else Role.ADMIN


@blueprint.get("")
@needs(Action.MANAGE)
def index(organisation: OrganisationRow) -> str:
    """The members, the invitations, and how to invite."""
    return _page(organisation)


@blueprint.post("/inviter")
@needs(Action.MANAGE)
def invite(organisation: OrganisationRow) -> tuple[str, int]:
    """Prepare a link; it is mailed where a mail server is set, and shown this once."""
    form = typed("email", "role")
    try:
        token = invitations.invite(
            db(),
            author_of(g.account),
            settings(),
            organisation.id,
            email=form["email"],
            role=_role(form["role"]),
            now=now(),
        )
    except Refused as refusal:
        return _page(organisation, form.refuse(refusal.errors)), 422
    link = outside("sign_in.invitation", token=token)
    if may_mail():
        _mail(organisation, form["email"].strip(), link)
    return _page(organisation, link=link), 201


def _mail(organisation: OrganisationRow, email: str, link: str) -> None:
    """Mail the link, and say whether it left: it is shown besides."""
    text = _(
        "Bonjour,\n\n%(who)s vous invite à rejoindre « %(organisation)s » dans inventaire :\n"
        "%(link)s\n\nCe lien ne sert qu'une fois.",
        who=g.account.name,
        organisation=organisation.name,
        link=link,
    )
    subject = _("inventaire : une invitation")
    if mailer_of(settings()).send(Mail(email, subject, text)):
        flash(_("L'invitation est partie à %(email)s.", email=email), "success")
    else:
        flash(_("Le courriel n'a pas pu partir : transmettez vous-même le lien."), "warning")


@blueprint.post("/<number:membership_id>/role")
@needs(Action.MANAGE)
def change_role(organisation: OrganisationRow, membership_id: int) -> tuple[str, int] | Response:
    """Change what a member may do."""
    form = typed("role")
    try:
        found = members.change_role(
            db(),
            author_of(g.account),
            organisation.id,
            membership_id,
            role=_role(form["role"]),
            now=now(),
        )
    except Refused as refusal:
        flash(str(refusal.errors["role"]), "danger")
        return _page(organisation), 422
    if not found:
        abort(404)
    flash(_("Le rôle est changé."), "success")
    return redirect(url_for("members.index", organisation=organisation))


@blueprint.post("/<number:membership_id>/retirer")
@needs(Action.MANAGE)
def remove(organisation: OrganisationRow, membership_id: int) -> tuple[str, int] | Response:
    """Take a member out; what they did stays in the journal."""
    author = author_of(g.account)
    try:
        found = members.remove_member(db(), author, organisation.id, membership_id, now=now())
    except Refused as refusal:
        flash(str(refusal.errors["role"]), "danger")
        return _page(organisation), 422
    if not found:
        abort(404)
    flash(_("Cette personne n'est plus membre."), "success")
    # Whoever removed themselves may not see this page any more: the first page always may.
    still = g.account.is_admin or any(
        account.id == g.account.id for _row, account in members.list_members(db(), organisation.id)
    )
    if not still:
        return redirect(url_for("organisations.index"))
    return redirect(url_for("members.index", organisation=organisation))


@blueprint.post("/invitations/<number:invitation_id>/retirer")
@needs(Action.MANAGE)
def revoke(organisation: OrganisationRow, invitation_id: int) -> Response:
    """Make an invitation useless."""
    author = author_of(g.account)
    if not invitations.revoke_invitation(db(), author, organisation.id, invitation_id, now=now()):
        abort(404)
    flash(_("L'invitation est retirée : son lien ne sert plus."), "success")
    return redirect(url_for("members.index", organisation=organisation))

"""Inviting somebody into an organisation, by a link that serves once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from inventaire.access import Role
from inventaire.i18n import N_, Text
from inventaire.operations.accounts import (
    account_called,
    author_of,
    create_account,
    email_problem,
    folded_email,
)
from inventaire.operations.author import Author
from inventaire.operations.journal import write_line
from inventaire.operations.secrets import new_token, token_hash
from inventaire.operations.validation import Refused
from inventaire.settings import Settings
from inventaire.store.accounts import AccountRow, InvitationRow, MembershipRow, hold

#: The roles one may be invited to: the installation's administrators are made from its own pages.
INVITED_ROLES = (Role.READER, Role.CONTRIBUTOR, Role.CONSULTANT)


def invite(
    session: Session,
    author: Author,
    settings: Settings,
    organisation_id: int,
    *,
    email: str,
    role: Role,
    now: datetime,
) -> str:
    """Prepare a link for somebody and give its token, shown this once. Raises ``Refused``.

    It takes the place of the one they may have been sent before.
    """
    errors: dict[str, Text] = {}
    problem = email_problem(email)
    if problem:
        errors["email"] = problem
    if role not in INVITED_ROLES:
        errors["role"] = Text(N_("Choisissez un rôle dans la liste."))
    account = account_called(session, email)
    if account is not None and _membership(session, organisation_id, account) is not None:
        errors["email"] = Text(N_("Cette personne est déjà membre de l'organisation."))
    if errors:
        raise Refused(errors)
    for earlier in pending_invitations(session, organisation_id, now=now):
        if earlier.email == folded_email(email):
            earlier.revoked_at = now
    token = new_token()
    session.add(
        InvitationRow(
            token_hash=token_hash(token),
            organisation_id=organisation_id,
            email=folded_email(email),
            role=role.value,
            created_at=now,
            created_by=author.account_id,
            who=author.name,
            expires_at=now + timedelta(hours=settings.invitation_hours),
        )
    )
    session.flush()
    write_line(session, author, organisation_id, "invite", now=now, name=folded_email(email))
    return token


def find_invitation(session: Session, token: str, *, now: datetime) -> InvitationRow | None:
    """The invitation of a token, while it can still be accepted."""
    return session.scalar(
        select(InvitationRow).where(
            InvitationRow.token_hash == token_hash(token),
            InvitationRow.used_at.is_(None),
            InvitationRow.revoked_at.is_(None),
            InvitationRow.expires_at > now,
        )
    )


def pending_invitations(
    session: Session, organisation_id: int, *, now: datetime
) -> Sequence[InvitationRow]:
    """The invitations that may still be accepted, the latest first."""
    return session.scalars(
        select(InvitationRow)
        .where(
            InvitationRow.organisation_id == organisation_id,
            InvitationRow.used_at.is_(None),
            InvitationRow.revoked_at.is_(None),
            InvitationRow.expires_at > now,
        )
        .order_by(InvitationRow.created_at.desc(), InvitationRow.id.desc())
    ).all()


def accept_as_newcomer(
    session: Session,
    settings: Settings,
    invitation: InvitationRow,
    *,
    name: str,
    password: str,
    language: str,
    now: datetime,
) -> AccountRow:
    """Open the account that an invitation is for, and join. Raises ``Refused``."""
    _take(session, invitation)
    account = create_account(
        session,
        Author(None, invitation.email),
        settings,
        email=invitation.email,
        name=name,
        password=password,
        language=language,
        now=now,
    )
    _join(session, invitation, account, now=now)
    return account


def accept_as_member(
    session: Session, invitation: InvitationRow, account: AccountRow, *, now: datetime
) -> None:
    """Join with the account that is signed in. Raises ``Refused`` when it is somebody else's."""
    if account.email != invitation.email:
        text = N_("Cette invitation est pour une autre adresse : connectez-vous avec la sienne.")
        raise Refused({"email": Text(text)})
    _take(session, invitation)
    _join(session, invitation, account, now=now)


def _take(session: Session, invitation: InvitationRow) -> None:
    """Be the one whom the invitation serves, or be refused: somebody may have been quicker."""
    hold(session, invitation)
    if invitation.used_at is not None or invitation.revoked_at is not None:
        raise Refused({"email": Text(N_("Cette invitation ne sert plus : demandez-en une autre."))})


def _join(
    session: Session, invitation: InvitationRow, account: AccountRow, *, now: datetime
) -> None:
    """Become a member. Whoever became one meanwhile keeps the role they have."""
    invitation.used_at = now
    owner = invitation.organisation_id
    if _membership(session, owner, account) is not None:
        return
    session.add(
        MembershipRow(organisation_id=owner, account_id=account.id, role=invitation.role, since=now)
    )
    session.flush()
    changes = {"role": ("", invitation.role)}
    write_line(session, author_of(account), owner, "join", now=now, changes=changes)


def _membership(
    session: Session, organisation_id: int, account: AccountRow
) -> MembershipRow | None:
    return session.scalar(
        select(MembershipRow).where(
            MembershipRow.organisation_id == organisation_id,
            MembershipRow.account_id == account.id,
        )
    )


def revoke_invitation(
    session: Session, author: Author, organisation_id: int, invitation_id: int, *, now: datetime
) -> bool:
    """Make a link useless; tells whether there was one in this organisation."""
    invitation = session.get(InvitationRow, invitation_id)
    if invitation is None or invitation.organisation_id != organisation_id:
        return False
    hold(session, invitation)
    if invitation.used_at or invitation.revoked_at:
        return False
    invitation.revoked_at = now
    session.flush()
    write_line(
        session, author, organisation_id, "revoke_invitation", now=now, name=invitation.email
    )
    return True

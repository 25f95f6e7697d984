"""Who may do what in an organisation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from inventaire.access import Role
from inventaire.i18n import N_, Text
from inventaire.operations.agenda import forget_calendar
from inventaire.operations.author import Author
from inventaire.operations.invitations import INVITED_ROLES
from inventaire.operations.journal import write_line
from inventaire.operations.validation import Refused
from inventaire.store.accounts import AccountRow, MembershipRow
from inventaire.store.session import hold

_OWN = N_("C'est votre propre rôle : demandez à un autre consultant de le changer.")
_LAST = N_("C'est le dernier consultant de l'organisation : nommez-en un autre d'abord.")


def list_members(
    session: Session, organisation_id: int
) -> Sequence[tuple[MembershipRow, AccountRow]]:
    """The members of an organisation and their accounts, by name."""
    rows = session.execute(
        select(MembershipRow, AccountRow)
        .join(AccountRow, AccountRow.id == MembershipRow.account_id)
        .where(MembershipRow.organisation_id == organisation_id)
        .order_by(AccountRow.name, AccountRow.id)
    )
    return [(membership, account) for membership, account in rows]


def add_member(
    session: Session,
    author: Author,
    organisation_id: int,
    account: AccountRow,
    *,
    role: Role,
    now: datetime,
) -> None:
    """Give an existing account a role in an organisation, or change the one it has."""
    hold(session, organisation_id, alone=True)
    found = select(MembershipRow).where(
        MembershipRow.organisation_id == organisation_id, MembershipRow.account_id == account.id
    )
    membership = session.scalar(found)
    deed = "add_member" if membership is None else "change_role"
    if membership is None:
        membership = MembershipRow(
            organisation_id=organisation_id, account_id=account.id, since=now
        )
        session.add(membership)
    _give(session, author, membership, account, role, deed=deed, now=now)


def change_role(
    session: Session,
    author: Author,
    organisation_id: int,
    membership_id: int,
    *,
    role: Role,
    now: datetime,
) -> bool:
    """Change what a member may do; tells whether there is such a member. Raises ``Refused``.

    Nobody changes their own role, so that nobody shuts themselves out by mistake.
    """
    hold(session, organisation_id, alone=True)
    found = _find(session, organisation_id, membership_id)
    if found is None:
        return False
    membership, account = found
    if account.id == author.account_id and not account.is_admin:
        raise Refused({"role": Text(_OWN)})
    if role is not Role.CONSULTANT:
        _keep_one_consultant(session, membership)
    _give(session, author, membership, account, role, deed="change_role", now=now)
    return True


def _give(
    session: Session,
    author: Author,
    membership: MembershipRow,
    account: AccountRow,
    role: Role,
    *,
    deed: str,
    now: datetime,
) -> None:
    """Write a role down, with what it was before. One that stays leaves no line."""
    before, membership.role = membership.role or "", _invited(role).value
    session.flush()
    if before != membership.role:
        write_line(
            session,
            author,
            membership.organisation_id,
            deed,
            now=now,
            name=account.name,
            changes={"role": (before, membership.role)},
        )


def remove_member(
    session: Session, author: Author, organisation_id: int, membership_id: int, *, now: datetime
) -> bool:
    """Take a member out, and close their calendar; tells whether there is such a member.

    Raises ``Refused``.
    """
    hold(session, organisation_id, alone=True)
    found = _find(session, organisation_id, membership_id)
    if found is None:
        return False
    membership, account = found
    _keep_one_consultant(session, membership)
    session.delete(membership)
    forget_calendar(session, account.id, organisation_id)
    session.flush()
    write_line(session, author, organisation_id, "remove_member", now=now, name=account.name)
    return True


def _invited(role: Role) -> Role:
    if role not in INVITED_ROLES:
        raise Refused({"role": Text(N_("Choisissez un rôle dans la liste."))})
    return role


def _find(
    session: Session, organisation_id: int, membership_id: int
) -> tuple[MembershipRow, AccountRow] | None:
    membership = session.get(MembershipRow, membership_id, populate_existing=True)
    if membership is None or membership.organisation_id != organisation_id:
        return None
    account = session.get_one(AccountRow, membership.account_id)
    return membership, account


def _keep_one_consultant(session: Session, membership: MembershipRow) -> None:
    """Refuse to leave an organisation without anybody who may manage it."""
    if membership.role != Role.CONSULTANT.value:
        return
    others = (
        select(func.count())
        .select_from(MembershipRow)
        .join(AccountRow, AccountRow.id == MembershipRow.account_id)
        .where(
            MembershipRow.organisation_id == membership.organisation_id,
            MembershipRow.role == Role.CONSULTANT.value,
            MembershipRow.id != membership.id,
            AccountRow.active,
        )
    )
    if not session.scalar(others):
        raise Refused({"role": Text(_LAST)})

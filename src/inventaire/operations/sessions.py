"""Signing in, and the browsers that are signed in.

Signing in takes as long and says the same whether the account exists or not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Select, bindparam, delete, select
from sqlalchemy.orm import Session

from inventaire.access import Role
from inventaire.operations.accounts import account_called, author_of
from inventaire.operations.journal import write_line
from inventaire.operations.second_factor import passes_second_factor
from inventaire.operations.secrets import (
    hash_password,
    needs_new_hash,
    new_token,
    token_hash,
    verify_password,
)
from inventaire.settings import Settings
from inventaire.store.accounts import AccountRow, MembershipRow, SessionRow

#: How often it is written that a session was used: each request would be a write.
_SEEN_EVERY = timedelta(minutes=5)
_BROWSER_LENGTH = 120


class SignInRefused(Exception):
    """The address, the password or the code is wrong: which one is never said."""


class WrongCode(SignInRefused):
    """The password is right and the code is not: whoever guesses codes is to be slowed down."""


class CodeWanted(Exception):
    """The password is right; the account asks for a code besides."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who asks: the account, its session, and its role in each organisation, by number."""

    account: AccountRow
    session_id: int
    roles: Mapping[int, Role]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Where a sign-in comes from, as the list of sessions will show it."""

    network: str = ""
    browser: str = ""


def sign_in(
    session: Session,
    settings: Settings,
    *,
    email: str,
    password: str,
    code: str,
    visitor: Visitor,
    now: datetime,
) -> str:
    """Open a session and give its token.

    Raises ``SignInRefused`` (``WrongCode`` is one) or ``CodeWanted``. Verifies one password in
    every case.
    """
    account = account_called(session, email)
    rounds = settings.password_rounds
    right = verify_password(account.password_hash if account else "", password, rounds=rounds)
    if account is None or not right or not account.active:
        raise SignInRefused
    if account.totp_confirmed:
        if not code.strip():
            raise CodeWanted
        if not passes_second_factor(session, account, code, now=now):
            raise WrongCode
    if needs_new_hash(account.password_hash, rounds=rounds):
        account.password_hash = hash_password(password, rounds=rounds)
    return open_session(session, account, visitor=visitor, now=now)


def open_session(session: Session, account: AccountRow, *, visitor: Visitor, now: datetime) -> str:
    """Sign an account in without asking anything, and give the token of its session."""
    token = new_token()
    session.add(
        SessionRow(
            token_hash=token_hash(token),
            account_id=account.id,
            created_at=now,
            last_seen_at=now,
            network=visitor.network,
            browser=visitor.browser[:_BROWSER_LENGTH],
        )
    )
    account.last_seen_at = now
    session.flush()
    write_line(session, author_of(account), None, "sign_in", now=now, name=account.name)
    return token


def find_session(
    session: Session, token: str, *, now: datetime, unused_days: int = 14
) -> SignedIn | None:
    """Who this token signs in, if it still does, and its roles: one query.

    A session that nobody used for ``unused_days`` is over. That it was used is written every
    five minutes at most.
    """
    asked = {"token": token_hash(token), "since": now - timedelta(days=unused_days)}
    found = session.execute(_signed_in(), asked).all()
    if not found:
        return None
    row, account = found[0][:2]
    if now - row.last_seen_at > _SEEN_EVERY:
        row.last_seen_at = account.last_seen_at = now
    roles = {organisation: Role(role) for _row, _account, organisation, role in found if role}
    return SignedIn(account, row.id, roles)


@cache
def _signed_in() -> Select[SessionRow, AccountRow, int, str]:
    """Asked before every page: made once."""
    return (
        select(SessionRow, AccountRow, MembershipRow.organisation_id, MembershipRow.role)
        .join(AccountRow, AccountRow.id == SessionRow.account_id)
        .outerjoin(MembershipRow, MembershipRow.account_id == AccountRow.id)
        .where(
            SessionRow.token_hash == bindparam("token"),
            SessionRow.last_seen_at >= bindparam("since"),
            AccountRow.active,
        )
    )


def end_unused_sessions(session: Session, settings: Settings, *, now: datetime) -> None:
    """Forget the sessions that nobody used for longer than the settings allow."""
    limit = now - timedelta(days=settings.session_days)
    session.execute(delete(SessionRow).where(SessionRow.last_seen_at < limit))


def list_sessions(session: Session, account: AccountRow) -> Sequence[SessionRow]:
    """The browsers signed in to an account, the last used first."""
    return session.scalars(
        select(SessionRow)
        .where(SessionRow.account_id == account.id)
        .order_by(SessionRow.last_seen_at.desc(), SessionRow.id.desc())
    ).all()


def revoke_session(session: Session, account: AccountRow, session_id: int) -> bool:
    """Sign one browser of an account out; tells whether there was one."""
    gone = session.execute(
        delete(SessionRow)
        .where(SessionRow.id == session_id, SessionRow.account_id == account.id)
        .returning(SessionRow.id)
    )
    return gone.first() is not None


def revoke_others(session: Session, account: AccountRow, *, kept: int) -> None:
    """Sign every browser of an account out, save one."""
    session.execute(
        delete(SessionRow).where(SessionRow.account_id == account.id, SessionRow.id != kept)
    )

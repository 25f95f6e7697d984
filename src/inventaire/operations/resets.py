"""Choosing a password anew, by a link that serves once."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from inventaire.operations.accounts import author_of, set_password, use_up_resets
from inventaire.operations.author import Author
from inventaire.operations.journal import write_line
from inventaire.operations.secrets import new_token, token_hash
from inventaire.settings import Settings
from inventaire.store.accounts import AccountRow, ResetRow, hold


def ask_reset(
    session: Session, author: Author, settings: Settings, account: AccountRow, *, now: datetime
) -> str:
    """Prepare a link for an account and give its token; earlier links stop working."""
    use_up_resets(session, account, now=now)
    token = new_token()
    session.add(
        ResetRow(
            token_hash=token_hash(token),
            account_id=account.id,
            created_at=now,
            expires_at=now + timedelta(hours=settings.reset_hours),
        )
    )
    session.flush()
    write_line(session, author, None, "ask_reset", now=now, name=account.name)
    return token


def find_reset(session: Session, token: str, *, now: datetime) -> AccountRow | None:
    """The account whose password this token lets choose, while it still does."""
    return session.scalar(
        select(AccountRow)
        .join(ResetRow, ResetRow.account_id == AccountRow.id)
        .where(
            ResetRow.token_hash == token_hash(token),
            ResetRow.used_at.is_(None),
            ResetRow.expires_at > now,
            AccountRow.active,
        )
    )


def use_reset(
    session: Session, settings: Settings, token: str, password: str, *, now: datetime
) -> bool:
    """Choose a new password, which ends every session; tells whether the link still served.

    Raises ``Refused`` when the password is too weak: the link then still serves.
    """
    account = find_reset(session, token, now=now)
    if account is None:
        return False
    hold(session, account)
    if find_reset(session, token, now=now) is None:  # somebody used it while this one waited
        return False
    set_password(session, settings, account, password, kept_session=None, now=now)
    write_line(session, author_of(account), None, "reset_password", now=now, name=account.name)
    return True

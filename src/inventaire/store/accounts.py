"""People who may sign in, what they may do, and the links that let others in.

A token that opens something is never kept: only its SHA-256, so that whoever reads the database
cannot use it.
"""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import (
    Boolean,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from inventaire.store.base import (
    AccountKey,
    Base,
    Code,
    Free,
    Key,
    Moment,
    OwnerKey,
    Then,
    WordList,
    inside,
    one_of,
)


class AccountRow(Base):
    """Someone who may sign in. ``email`` is in lower case; ``is_admin``: of the installation."""

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("email"),)

    id: Mapped[Key]
    email: Mapped[str] = mapped_column(String(254))
    name: Mapped[Free]
    password_hash: Mapped[Free]
    is_admin: Mapped[bool] = mapped_column(Boolean, default=False)
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    language: Mapped[Code]
    totp_secret: Mapped[Free]
    totp_confirmed: Mapped[bool] = mapped_column(Boolean, default=False)
    #: The last half-minute whose code was used: no code opens the door twice.
    totp_last_step: Mapped[int] = mapped_column(Integer, default=0)
    recovery_hashes: Mapped[WordList]
    created_at: Mapped[Then]
    last_seen_at: Mapped[Moment]


class SessionRow(Base):
    """A browser that is signed in, until it is revoked or left unused."""

    __tablename__ = "session"
    __table_args__ = (UniqueConstraint("token_hash"), Index("ix_session_account", "account_id"))

    id: Mapped[Key]
    token_hash: Mapped[str] = mapped_column(String(64))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    created_at: Mapped[Then]
    last_seen_at: Mapped[Then]
    network: Mapped[Free]
    browser: Mapped[Free]


class MembershipRow(Base):
    """What an account is in an organisation."""

    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint("organisation_id", "account_id"),
        Index("ix_membership_account", "account_id"),
        one_of("role", "reader", "contributor", "consultant"),
    )

    id: Mapped[Key]
    organisation_id: Mapped[OwnerKey]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    role: Mapped[Code]
    since: Mapped[Then]


class InvitationRow(Base):
    """A link by which somebody joins an organisation; it serves once."""

    __tablename__ = "invitation"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        Index("ix_invitation_list", "organisation_id", "created_at"),
        one_of("role", "reader", "contributor", "consultant"),
    )

    id: Mapped[Key]
    token_hash: Mapped[str] = mapped_column(String(64))
    organisation_id: Mapped[OwnerKey]
    email: Mapped[str] = mapped_column(String(254))
    role: Mapped[Code]
    created_at: Mapped[Then]
    created_by: Mapped[AccountKey]
    who: Mapped[Free]
    expires_at: Mapped[Then]
    used_at: Mapped[Moment]
    revoked_at: Mapped[Moment]


class ResetRow(Base):
    """A link by which a password is chosen anew; it serves once."""

    __tablename__ = "reset"
    __table_args__ = (UniqueConstraint("token_hash"), Index("ix_reset_account", "account_id"))

    id: Mapped[Key]
    token_hash: Mapped[str] = mapped_column(String(64))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    created_at: Mapped[Then]
    expires_at: Mapped[Then]
    used_at: Mapped[Moment]


class ShareRow(Base):
    """A link by which anyone reads one frozen version, until it expires or is revoked."""

    __tablename__ = "share"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        inside("snapshot_id", "snapshot"),
        Index("ix_share_list", "organisation_id", "created_at"),
    )

    id: Mapped[Key]
    token_hash: Mapped[str] = mapped_column(String(64))
    organisation_id: Mapped[OwnerKey]
    snapshot_id: Mapped[int] = mapped_column(Integer)
    title: Mapped[Free]
    created_at: Mapped[Then]
    created_by: Mapped[AccountKey]
    who: Mapped[Free]
    expires_at: Mapped[Then]
    revoked_at: Mapped[Moment]
    views: Mapped[int] = mapped_column(Integer, default=0)


class CalendarLinkRow(Base):
    """The address at which somebody's calendar reads the dates of one organisation."""

    __tablename__ = "calendar_link"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        UniqueConstraint("organisation_id", "account_id"),
        Index("ix_calendar_link_account", "account_id"),
    )

    id: Mapped[Key]
    token_hash: Mapped[str] = mapped_column(String(64))
    organisation_id: Mapped[OwnerKey]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    created_at: Mapped[Then]
    last_seen_at: Mapped[Moment]


_KeptT = TypeVar("_KeptT", AccountRow, InvitationRow)


def hold(session: Session, row: _KeptT) -> _KeptT:
    """Keep others who want this row waiting until the transaction ends, and read it anew.

    Two requests that come at once with the same code or link would otherwise both find it unused.
    """
    table = type(row)
    own = update(table).where(table.id == row.id).values(id=table.id)
    # A write that changes nothing takes the writer's place on both databases.
    session.execute(own, execution_options={"synchronize_session": False})
    session.refresh(row)
    return row

"""Who did what and when, what was said about it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from inventaire.store.base import (
    AccountKey,
    Base,
    Code,
    Free,
    Json,
    Key,
    Link,
    OwnerKey,
    Then,
)


class JournalRow(Base):
    """One deed. ``changes`` says ``{field: [before, after]}`` in words that outlive the records.

    Codes stay codes, linked records are written by name. ``organisation_id`` is empty for what
    concerns the installation.
    """

    __tablename__ = "journal"
    __table_args__ = (
        Index("ix_journal_record", "organisation_id", "kind", "record_id", "at"),
        Index("ix_journal_at", "organisation_id", "at"),
    )

    id: Mapped[Key]
    organisation_id: Mapped[int | None] = mapped_column(Integer, ForeignKey("organisation.id"))
    at: Mapped[Then]
    account_id: Mapped[AccountKey]
    who: Mapped[Free]
    deed: Mapped[Code]
    kind: Mapped[Code]
    record_id: Mapped[Link]
    record_name: Mapped[Free]
    changes: Mapped[Any] = mapped_column(Json, default=dict)


class CommentRow(Base):
    """What somebody says of a record. A withdrawn comment is hidden, not lost."""

    __tablename__ = "comment"
    __table_args__ = (Index("ix_comment_record", "organisation_id", "kind", "record_id"),)

    id: Mapped[Key]
    organisation_id: Mapped[OwnerKey]
    kind: Mapped[Code]
    record_id: Mapped[int] = mapped_column(Integer)
    at: Mapped[Then]
    account_id: Mapped[AccountKey]
    who: Mapped[Free]
    text: Mapped[Free]
    withdrawn: Mapped[bool] = mapped_column(Boolean, default=False)

"""Files joined to records: what is known of each. What they hold lies on the disk."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from inventaire.store.base import AccountKey, Base, Code, Free, Key, OwnerKey, Then


class AttachmentRow(Base):
    """One file of one record. ``key`` is its name on the disk, ``filename`` the one people see."""

    __tablename__ = "attachment"
    __table_args__ = (
        UniqueConstraint("key"),
        Index("ix_attachment_record", "organisation_id", "kind", "record_id"),
    )

    id: Mapped[Key]
    organisation_id: Mapped[OwnerKey]
    kind: Mapped[Code]
    record_id: Mapped[int] = mapped_column(Integer)
    key: Mapped[str] = mapped_column(String(32))
    filename: Mapped[Free]
    media_type: Mapped[Free]
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    at: Mapped[Then]
    account_id: Mapped[AccountKey]
    who: Mapped[Free]

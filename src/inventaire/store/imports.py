"""Files that were brought in: what they would change, what was applied, what was undone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from inventaire.store.base import (
    AccountKey,
    Base,
    Code,
    Free,
    Json,
    Key,
    Moment,
    OwnerKey,
    Then,
    one_of,
)
from inventaire.store.packing import Packed


class ImportRow(Base):
    """One file. The file itself is not kept: its ``changes`` are.

    The cells of a list (``source``) and how they are read (``reading``) are kept as long as
    somebody may still correct the reading: see ``operations/list_imports``.

    ``applied`` says what became of them: ``{"chosen": […], "numbers": {"dataset:-1": 12},
    "versions": {"dataset:12": 1}}``.
    """

    __tablename__ = "import"
    __table_args__ = (
        UniqueConstraint("organisation_id", "id"),
        one_of("state", "previewed", "applied", "undone"),
        Index("ix_import_list", "organisation_id", "previewed_at"),
    )

    id: Mapped[Key]
    organisation_id: Mapped[OwnerKey]
    filename: Mapped[Free]
    format: Mapped[Code]
    state: Mapped[Code]
    changes: Mapped[Any] = mapped_column(Packed)
    applied: Mapped[Any] = mapped_column(Json, default=dict)
    account_id: Mapped[AccountKey]
    previewed_at: Mapped[Then]
    previewed_by: Mapped[Free]
    applied_at: Mapped[Moment]
    applied_by: Mapped[Free]
    undone_at: Mapped[Moment]
    undone_by: Mapped[Free]
    source: Mapped[Any] = mapped_column(Packed, nullable=True, deferred=True)
    reading: Mapped[Any] = mapped_column(Json, default=dict)


class HeadingsRow(Base):
    """How somebody of an organisation said to read a list with these headings.

    ``columns``: pairs of a heading and of what became of its column. ``kind`` is empty where the
    list is not to be read.
    """

    __tablename__ = "headings"
    __table_args__ = (UniqueConstraint("organisation_id", "signature"),)

    id: Mapped[Key]
    organisation_id: Mapped[OwnerKey]
    signature: Mapped[Code]
    kind: Mapped[Code]
    columns: Mapped[Any] = mapped_column(Json, default=list)
    filename: Mapped[Free]
    kept_at: Mapped[Then]
    kept_by: Mapped[Free]

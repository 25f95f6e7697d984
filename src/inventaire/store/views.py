"""Views of the map that people keep: a title, a comment, and the choices of an address."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from inventaire.store.base import AccountKey, Base, Free, Key, Moment, OwnerKey, Then


class SavedViewRow(Base):
    """A view of the map of one organisation, shared by all who read there."""

    __tablename__ = "saved_view"
    __table_args__ = (Index("ix_saved_view_list", "organisation_id", "title"),)

    id: Mapped[Key]
    organisation_id: Mapped[OwnerKey]
    title: Mapped[Free]
    comment: Mapped[Free]
    #: What follows the question mark of the map's address.
    query: Mapped[Free]
    created_at: Mapped[Then]
    created_by: Mapped[AccountKey]
    who: Mapped[Free]
    changed_at: Mapped[Then]
    archived_at: Mapped[Moment]

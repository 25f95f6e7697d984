"""The directory of public information on line: who opened its page, its revisions, what it reads.

Whoever asks has no account: only what the page shows is read, a page at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Index, Integer, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from inventaire.inventory.dataset import Dataset
from inventaire.inventory.records import Actor
from inventaire.store.base import AccountKey, Base, Free, Key, Moment, OwnerKey, Then, inside
from inventaire.store.reading import read_apart, reading_of
from inventaire.store.shapes import belongs, table_of


class DirectoryPageRow(Base):
    """The public page of an organisation's directory; open until ``closed_at`` says otherwise."""

    __tablename__ = "directory_page"
    __table_args__ = (UniqueConstraint("organisation_id"),)

    id: Mapped[Key]
    organisation_id: Mapped[OwnerKey]
    opened_at: Mapped[Then]
    opened_by: Mapped[AccountKey]
    who: Mapped[Free]
    closed_at: Mapped[Moment]


class DirectoryRevisionRow(Base):
    """Somebody read the whole directory again; ``snapshot_id`` keeps it as it was that day."""

    __tablename__ = "directory_revision"
    __table_args__ = (
        inside("snapshot_id", "snapshot"),
        Index("ix_directory_revision_list", "organisation_id", "at"),
    )

    id: Mapped[Key]
    organisation_id: Mapped[OwnerKey]
    snapshot_id: Mapped[int] = mapped_column(Integer)
    at: Mapped[Then]
    account_id: Mapped[AccountKey]
    who: Mapped[Free]
    entries: Mapped[int] = mapped_column(Integer)


#: What leaves of a dataset: neither who answers for it, nor its systems, nor its columns.
_SHOWN = frozenset(
    {
        *("name", "description", "producer", "contact", "theme", "keywords", "frequency"),
        *("spatial_label", "spatial_granularity", "temporal_start", "temporal_end"),
        *("created_on", "updated_on", "update_subject", "licence", "fee", "fee_basis"),
        *("publication_status", "refusal_ground", "principal_document", "identifier"),
        *("documentation_url", "hvd_category", "resources"),
    }
)
#: The kinds whose records a public page names.
_NAMED = ("dataset", "actor")


def _listed(organisation_id: int, *, published: bool) -> tuple[ColumnElement[bool], ...]:
    """Marked for the directory, not archived; ``published`` keeps what anybody can get."""
    table = table_of("dataset")
    marked = (
        belongs(table, organisation_id),
        table.c.archived.is_(False),
        table.c.principal_document.is_(True),
    )
    return (*marked, table.c.publication_status == "published") if published else marked


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entries a directory has, how many are published, and what else is published."""

    entries: int
    published: int
    unmarked: int


def count_entries(session: Session, organisation_id: int) -> Counts:
    """How much the directory and its catalogue hold, in one query."""
    table = table_of("dataset")
    marked = table.c.principal_document.is_(True)
    published = table.c.publication_status == "published"
    found = session.execute(
        select(
            func.count().filter(marked),
            func.count().filter(marked & published),
            func.count().filter(published),
        ).where(belongs(table, organisation_id), table.c.archived.is_(False))
    ).one()
    return Counts(found[0], found[1], found[2] - found[1])


def read_entries(
    session: Session,
    organisation_id: int,
    *,
    published: bool = False,
    first: int = 0,
    most: int | None = None,
) -> tuple[Dataset, ...]:
    """The entries by title, ``most`` of them after the ``first`` ones, in three queries."""
    table, reading = table_of("dataset"), reading_of("dataset", _SHOWN)
    statement = (
        select(*reading.columns)
        .where(*_listed(organisation_id, published=published))
        .order_by(table.c.sort_name, table.c.id)
        .offset(first)
        .limit(most)
    )
    rows = session.execute(statement).all()
    owners = [row[0] for row in rows]
    return reading.facts(
        rows, read_apart(session, organisation_id, "dataset", owners=owners, only=_SHOWN)
    )


def read_producers(
    session: Session, organisation_id: int, datasets: tuple[Dataset, ...]
) -> tuple[Actor, ...]:
    """The departments that make these data: their names, and nothing else of them."""
    table = table_of("actor")
    wanted = {one.producer for one in datasets if one.producer is not None}
    rows: Any = session.execute(
        select(table.c.id, table.c.name, table.c.archived)
        .where(belongs(table, organisation_id), table.c.id.in_(wanted))
        .order_by(table.c.id)
    )
    return tuple(Actor(id=number, name=name, archived=gone) for number, name, gone in rows)


def last_change(session: Session, organisation_id: int) -> datetime | None:
    """When anything that a public page may show last changed."""
    moments = [
        session.scalar(select(func.max(table.c.changed_at)).where(belongs(table, organisation_id)))
        for table in map(table_of, _NAMED)
    ]
    return max((moment for moment in moments if moment is not None), default=None)

"""How the database is reached."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from sqlalchemy import Engine, Table, create_engine, event, select, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session, sessionmaker

from inventaire.store.organisations import OrganisationRow

#: How long a writer waits for another one, in milliseconds.
_PATIENCE = 10_000


def open_engine(url: str) -> Engine:
    """The database at an address: ``sqlite:///path`` (its folder is made) or ``postgresql://…``.

    Raises ``ArgumentError`` for any other.
    """
    address = make_url(url)
    if address.get_backend_name() == "postgresql":
        return create_engine(address.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    if address.get_backend_name() != "sqlite":
        raise ArgumentError(f"{address.get_backend_name()} is neither sqlite nor postgresql")
    if address.database and address.database != ":memory:":
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address)
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    # Without the first, SQLite ignores foreign keys; the others let readers and a writer meet.
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute(f"PRAGMA busy_timeout={_PATIENCE}")
    cursor.close()


def session_factory(engine: Engine) -> sessionmaker[Session]:
    """What opens sessions. Objects stay readable after a commit."""
    return sessionmaker(engine, expire_on_commit=False)


def hold(session: Session, organisation_id: int | None, *, alone: bool = False) -> None:
    """Say before a deed that this organisation is about to change.

    ``alone`` waits for the deeds under way and keeps others out until the transaction ends: what
    is read meanwhile is one consistent picture. Every deed calls it first, so that no deed which
    reads before it writes can find, half-way, that another was quicker.
    """
    organisation = cast(Table, OrganisationRow.__table__)
    own = organisation.c.id == organisation_id
    if session.get_bind().dialect.name == "sqlite":
        # SQLite has one writer at a time: a write that changes nothing takes its place.
        session.execute(update(organisation).where(own).values(slug=organisation.c.slug))
        return
    row = select(organisation.c.id).where(own)
    session.execute(row.with_for_update(read=not alone, key_share=not alone))

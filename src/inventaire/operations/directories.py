"""The directory of public information: put it on line, take it away, revise it every year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from inventaire.audit.deadlines import months_after
from inventaire.exchange.catalogue.directory import Directory, directory_of
from inventaire.exchange.catalogue.revision import Revision, compare_directories
from inventaire.i18n import N_, _
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.archives import keep, read
from inventaire.operations.author import Author
from inventaire.operations.journal import write_line
from inventaire.operations.organisations import change_organisation
from inventaire.operations.records import UnknownRecord
from inventaire.store.directories import (
    DirectoryPageRow,
    DirectoryRevisionRow,
    read_entries,
    read_producers,
)
from inventaire.store.organisations import OrganisationRow
from inventaire.store.session import hold
from inventaire.store.snapshot import load_snapshot
from inventaire.vocabulary.law import RIP_REVISION_MONTHS

#: The kinds of records that a directory is made of.
_READ = frozenset({"dataset", "actor"})


def page_of(session: Session, organisation_id: int) -> DirectoryPageRow | None:
    """The public page of an organisation, while it is open."""
    own = DirectoryPageRow.organisation_id == organisation_id
    return session.scalar(select(DirectoryPageRow).where(own, DirectoryPageRow.closed_at.is_(None)))


def open_page(
    session: Session, author: Author, organisation_id: int, *, address: str, now: datetime
) -> None:
    """Put the directory on line, from now on; ``address`` is noted where none was."""
    hold(session, organisation_id, alone=True)
    if page_of(session, organisation_id) is not None:
        return
    own = DirectoryPageRow.organisation_id == organisation_id
    row = session.scalar(select(DirectoryPageRow).where(own))
    row = row or DirectoryPageRow(organisation_id=organisation_id)
    row.opened_at, row.opened_by, row.who = now, author.account_id, author.name
    row.closed_at = None
    session.add(row)
    session.flush()
    write_line(session, author, organisation_id, "open_directory", now=now)
    _note_address(session, author, organisation_id, address, was="", now=now)


def close_page(
    session: Session, author: Author, organisation_id: int, *, address: str, now: datetime
) -> None:
    """Take the directory off line at once; its address is forgotten where it was noted."""
    hold(session, organisation_id, alone=True)
    row = page_of(session, organisation_id)
    if row is None:
        return
    row.closed_at = now
    session.flush()
    write_line(session, author, organisation_id, "close_directory", now=now)
    _note_address(session, author, organisation_id, "", was=address, now=now)


def _note_address(
    session: Session, author: Author, owner: int, address: str, *, was: str, now: datetime
) -> None:
    """Write where the directory is, unless people wrote something else."""
    row = session.get_one(OrganisationRow, owner)
    if row.rip_url == was and address != was:
        values = {"rip_url": address}
        change_organisation(session, author, owner, values, version=None, now=now)


def revise(
    session: Session, author: Author, organisation_id: int, *, now: datetime, zone: tzinfo = UTC
) -> DirectoryRevisionRow:
    """Say that the directory was read again: date it, and freeze the inventory as it is."""
    hold(session, organisation_id, alone=True)
    today = now.astimezone(zone).date()
    values = {"rip_revised_on": today}
    change_organisation(session, author, organisation_id, values, version=None, now=now)
    snapshot = load_snapshot(session, organisation_id, taken_on=today)
    title = _(N_("RIP révisé le %(day)s"), day=f"{today:%d/%m/%Y}")
    kept = keep(session, author, snapshot, title=title, now=now)
    row = DirectoryRevisionRow(
        organisation_id=organisation_id,
        snapshot_id=kept.id,
        at=now,
        account_id=author.account_id,
        who=author.name,
        entries=len(directory_of(snapshot).documents),
    )
    session.add(row)
    session.flush()
    write_line(session, author, organisation_id, "revise_directory", now=now, name=title)
    return row


def revisions_of(session: Session, organisation_id: int) -> Sequence[DirectoryRevisionRow]:
    """Every revision of the directory, the latest first."""
    row = DirectoryRevisionRow
    order = (row.at.desc(), row.id.desc())
    own = row.organisation_id == organisation_id
    return session.scalars(select(row).where(own).order_by(*order)).all()


@dataclass(frozen=True, slots=True)
class Compared:
    """The directory of one day, that of a later one, and what changed."""

    earlier: Directory
    later: Directory
    changes: Revision


def compare_revisions(
    session: Session,
    organisation_id: int,
    earlier_id: int,
    later_id: int | None,
    *,
    today: date,
    spell: Callable[[date], str] = date.isoformat,
) -> Compared:
    """What changed from a revision to another (``None``: to what is recorded today).

    Raises ``UnknownRecord``, ``Unreadable``.
    """
    earlier = _as_revised(session, organisation_id, earlier_id)
    if later_id is None:
        later = directory_of(_as_recorded(session, organisation_id, today))
    else:
        later = _as_revised(session, organisation_id, later_id)
    return Compared(earlier, later, compare_directories(earlier, later, spell=spell))


def _as_revised(session: Session, organisation_id: int, revision_id: int) -> Directory:
    row = session.get(DirectoryRevisionRow, revision_id)
    if row is None or row.organisation_id != organisation_id:
        raise UnknownRecord("directory_revision", revision_id)
    return directory_of(read(session, organisation_id, row.snapshot_id, only=_READ))


def _as_recorded(session: Session, organisation_id: int, today: date) -> Snapshot:
    """What the directory is made of, and nothing else of the inventory."""
    datasets = read_entries(session, organisation_id)
    return Snapshot(
        taken_on=today,
        organisation=Organisation(id=organisation_id),
        datasets=datasets,
        actors=read_producers(session, organisation_id, datasets),
    )


def next_revision(session: Session, organisation: OrganisationRow) -> date | None:
    """The day by which the directory is to be read again: a year after it last was.

    One that was never revised counts from the day it was put on line; nothing before.
    """
    start = organisation.rip_revised_on
    if start is None:
        page = page_of(session, organisation.id)
        start = None if page is None else page.opened_at.date()
    return None if start is None else months_after(start, int(RIP_REVISION_MONTHS.value))

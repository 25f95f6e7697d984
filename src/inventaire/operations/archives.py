"""Frozen versions: keep the whole inventory of a day, read it again, compare two."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from inventaire.i18n import N_, Text
from inventaire.inventory.archive import Plain, snapshot_from_json, snapshot_to_json
from inventaire.inventory.changes import Changes, compare
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.author import Author
from inventaire.operations.journal import write_line
from inventaire.operations.records import UnknownRecord
from inventaire.operations.validation import NAME_LENGTH, Refused
from inventaire.store.audits import AuditRunRow, FrozenRow
from inventaire.store.session import hold
from inventaire.store.snapshot import load_snapshot


@dataclass(frozen=True, slots=True)
class Version:
    """A frozen inventory. ``audit_id`` is the audit it was frozen for, if any: it has no title."""

    id: int
    title: str
    taken_at: datetime
    who: str
    audit_id: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two pictures of one organisation, the earlier first, and what differs between them."""

    earlier: Snapshot
    later: Snapshot
    changes: Changes


def freeze(
    session: Session, author: Author, organisation_id: int, title: str, *, now: datetime
) -> int:
    """Keep the whole inventory as it is now, and give the version's number. Raises ``Refused``."""
    title = title.strip()
    if not title or len(title) > NAME_LENGTH:
        text = N_("Donnez un titre court à cette version : « Avant l'atelier de mars ».")
        raise Refused({"title": Text(text)})
    hold(session, organisation_id, alone=True)
    snapshot = load_snapshot(session, organisation_id, taken_on=now.date())
    row = keep(session, author, snapshot, title=title, now=now)
    write_line(session, author, organisation_id, "freeze", now=now, name=title)
    return row.id


def keep(
    session: Session, author: Author, snapshot: Snapshot, *, title: str, now: datetime
) -> FrozenRow:
    """Write a snapshot down."""
    row = FrozenRow(
        organisation_id=snapshot.organisation.id,
        title=title,
        taken_at=now,
        account_id=author.account_id,
        who=author.name,
        content=snapshot_to_json(snapshot),
    )
    session.add(row)
    session.flush()
    return row


def read(
    session: Session,
    organisation_id: int,
    version_id: int,
    *,
    only: Collection[str] = frozenset(KINDS),
) -> Snapshot:
    """The inventory that a version holds, or ``only`` these kinds of records.

    Raises ``UnknownRecord``, ``Unreadable``.
    """
    content = session.scalar(
        select(FrozenRow.content).where(
            FrozenRow.organisation_id == organisation_id, FrozenRow.id == version_id
        )
    )
    if content is None:
        raise UnknownRecord("snapshot", version_id)
    return snapshot_from_json(content, only=only)


def versions_of(session: Session, organisation_id: int) -> Sequence[Version]:
    """Every version of the organisation, the latest first; those of audits included."""
    order = (FrozenRow.taken_at.desc(), FrozenRow.id.desc())
    rows = session.execute(_versions(organisation_id).order_by(*order))
    return [Version(*row) for row in rows]


def find_version(session: Session, organisation_id: int, version_id: int) -> Version:
    """A version of the organisation, without what it holds. Raises ``UnknownRecord``."""
    statement = _versions(organisation_id).where(FrozenRow.id == version_id)
    found = session.execute(statement).one_or_none()
    if found is None:
        raise UnknownRecord("snapshot", version_id)
    return Version(*found)


def _versions(organisation_id: int) -> Select[int, str, datetime, str, int]:
    return (
        select(FrozenRow.id, FrozenRow.title, FrozenRow.taken_at, FrozenRow.who, AuditRunRow.id)
        .outerjoin(
            AuditRunRow,
            (AuditRunRow.organisation_id == FrozenRow.organisation_id)
            & (AuditRunRow.snapshot_id == FrozenRow.id),
        )
        .where(FrozenRow.organisation_id == organisation_id)
    )


def archive_of(session: Session, organisation_id: int, version_id: int) -> Plain:
    """A version as plain data that leaves the installation: ``snapshot_from_json`` reads it back.

    Raises ``UnknownRecord``, ``Unreadable``.
    """
    version = find_version(session, organisation_id, version_id)
    about = {
        "written_by": "inventaire",
        "title": version.title,
        "frozen_at": version.taken_at.isoformat(),
        "frozen_by": version.who,
    }
    return {"about": about, **snapshot_to_json(read(session, organisation_id, version_id))}


def compare_versions(
    session: Session, organisation_id: int, earlier_id: int, later_id: int | None, *, today: date
) -> Comparison:
    """What changed from one version to the other (``None``: to what is recorded today).

    Raises ``UnknownRecord``, ``Unreadable``.
    """
    earlier = read(session, organisation_id, earlier_id)
    if later_id is None:
        later = load_snapshot(session, organisation_id, taken_on=today)
    else:
        later = read(session, organisation_id, later_id)
    return Comparison(earlier, later, compare(earlier, later))

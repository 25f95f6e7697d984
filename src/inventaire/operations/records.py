"""What may be done with a record: create, change, archive, restore, change many at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from inventaire.i18n import N_, Text
from inventaire.inventory.base import Record
from inventaire.inventory.fields import Ref, fields_of
from inventaire.inventory.kinds import PARTNER
from inventaire.operations.author import Author
from inventaire.operations.journal import differences, write_line
from inventaire.operations.validation import (
    Errors,
    Refused,
    new_errors,
    recorded_values,
    validate,
)
from inventaire.store.records import ROWS
from inventaire.store.session import hold
from inventaire.store.shapes import belongs, kind_called, refs_in, table_of
from inventaire.store.snapshot import load_record, names
from inventaire.store.writing import known_links, write


class UnknownRecord(LookupError):
    """The organisation has no such record."""


class Conflict(Exception):
    """Somebody else changed the record meanwhile. Both versions are here: nothing is lost."""

    def __init__(self, current: Record, submitted: Mapping[str, object]) -> None:
        super().__init__(f"{type(current).__name__} {current.id} is at version {current.version}")
        self.current = current
        self.submitted = dict(submitted)


def create_record(
    session: Session,
    author: Author,
    organisation_id: int | None,
    kind: str,
    values: Mapping[str, object],
    *,
    now: datetime,
) -> int:
    """Record something new and give its number. Raises ``Refused``, ``ForeignRecord``.

    Partners belong to the installation: their ``organisation_id`` is ``None``.
    """
    hold(session, organisation_id, alone=bool(values.get("reference")))
    given: Any = values
    record = kind_called(kind).record
    _refuse(validate(kind, values))
    _refuse(reference_taken(session, organisation_id, kind, values))
    called = known_links(session, organisation_id, record, values)
    row = new_row(organisation_id, kind)
    write(session, row, values, now=now, known=called)
    number: int = row.id
    fact = record(id=number, **given)
    write_line(
        session,
        author,
        organisation_id,
        "create",
        now=now,
        ref=Ref(kind, number),
        name=called_now(session, organisation_id, Ref(kind, number)),
        changes=differences(None, fact, called),
    )
    return number


def new_row(organisation_id: int | None, kind: str) -> Any:
    """A row of a kind, not yet written."""
    if kind == PARTNER.code:
        return ROWS[kind]()
    return ROWS[kind](organisation_id=organisation_id)


def change_record(
    session: Session,
    author: Author,
    organisation_id: int | None,
    kind: str,
    number: int,
    values: Mapping[str, object],
    *,
    version: int | None,
    now: datetime,
) -> bool:
    """Change these fields of a record; tells whether anything differed.

    ``version`` is the one that was shown to whoever changes it (``None``: whatever it is now).
    Raises ``Refused``, ``Conflict``, ``UnknownRecord``, ``ForeignRecord``.
    """
    hold(session, organisation_id, alone=bool(values.get("reference")))
    row, before = held_record(session, organisation_id, kind, number)
    given: Any = values
    after = replace(before, **given)
    if before == after:
        return False
    if version is not None and version != before.version:
        raise Conflict(before, values)
    _refuse(new_errors(kind, before, after))
    _refuse(reference_taken(session, organisation_id, kind, values, number=number))
    changed = {name: value for name, value in values.items() if getattr(before, name) != value}
    write_change(session, author, organisation_id, row, before, changed, now=now)
    return True


def write_change(
    session: Session,
    author: Author,
    organisation_id: int | None,
    row: Any,
    before: Record,
    changed: Mapping[str, object],
    *,
    now: datetime,
    known: Mapping[Ref, str] | None = None,
) -> None:
    """Write fields that are known to differ and to be allowed, with their journal line."""
    kind = row.__tablename__
    given: Any = changed
    after = replace(before, **given)
    known_links(session, organisation_id, type(before), changed, known=known)
    called = known or names(
        session, organisation_id, _linked(before, changed) | _linked(after, changed)
    )
    write(session, row, changed, now=now, known=called)
    write_line(
        session,
        author,
        organisation_id,
        "change",
        now=now,
        ref=Ref(kind, before.id),
        name=called_now(session, organisation_id, Ref(kind, before.id)),
        changes=differences(before, after, called),
    )


def _linked(record: Record, fields: Collection[str]) -> set[Ref]:
    """The records that these fields of a record link to."""
    return {
        ref
        for field in fields_of(type(record))
        if field.name in fields
        for ref in refs_in(field, getattr(record, field.name))
    }


def held_record(
    session: Session, organisation_id: int | None, kind: str, number: int
) -> tuple[Any, Record]:
    """The row, which nobody else may change until the transaction ends, and what it says now."""
    table = table_of(kind)
    row = session.scalar(
        select(ROWS[kind])
        .where(belongs(table, organisation_id), table.c.id == number)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    before = None if row is None else load_record(session, organisation_id, kind, number)
    if before is None:
        raise UnknownRecord(kind, number)
    return row, before


def _refuse(errors: Errors) -> None:
    if errors:
        raise Refused(errors)


def reference_taken(
    session: Session,
    organisation_id: int | None,
    kind: str,
    values: Mapping[str, object],
    *,
    number: int | None = None,
) -> Errors:
    """Whether another processing in force bears this reference."""
    reference = values.get("reference")
    if kind != "processing" or not reference:
        return {}
    table = table_of(kind)
    holder = session.scalar(
        select(table.c.name).where(
            belongs(table, organisation_id),
            table.c.reference == reference,
            table.c.archived.is_(False),
            table.c.id != (number or 0),
        )
    )
    if holder is None:
        return {}
    text = N_(
        "La référence « %(reference)s » est déjà celle de « %(name)s » : donnez-en une autre."
    )
    return {"reference": Text(text, {"reference": reference, "name": holder})}


def called_now(session: Session, organisation_id: int | None, ref: Ref) -> str:
    """How a record is called; nothing where the organisation does not have it."""
    return names(session, organisation_id, [ref]).get(ref, "")


def archive_record(
    session: Session,
    author: Author,
    organisation_id: int | None,
    kind: str,
    number: int,
    *,
    now: datetime,
) -> None:
    """Hide a record; whatever links to it keeps its link. Raises ``UnknownRecord``."""
    _set_archived(session, author, organisation_id, Ref(kind, number), archived=True, now=now)


def restore_record(
    session: Session,
    author: Author,
    organisation_id: int | None,
    kind: str,
    number: int,
    *,
    now: datetime,
) -> None:
    """Show an archived record again. Raises ``UnknownRecord``; ``Refused`` where its reference
    was given to another one meanwhile.
    """
    _set_archived(session, author, organisation_id, Ref(kind, number), archived=False, now=now)


def _set_archived(
    session: Session,
    author: Author,
    organisation_id: int | None,
    ref: Ref,
    *,
    archived: bool,
    now: datetime,
) -> None:
    hold(session, organisation_id, alone=ref.kind == "processing")
    row, before = held_record(session, organisation_id, *ref)
    if before.archived == archived:
        return
    if not archived:
        _refuse(
            reference_taken(
                session, organisation_id, ref.kind, recorded_values(before), number=ref.id
            )
        )
    row.archived, row.changed_at = archived, now
    session.flush()
    deed, name = "archive" if archived else "restore", called_now(session, organisation_id, ref)
    write_line(session, author, organisation_id, deed, now=now, ref=ref, name=name)


def change_many(
    session: Session,
    author: Author,
    organisation_id: int | None,
    kind: str,
    numbers: Collection[int],
    field: str,
    value: object,
    *,
    now: datetime,
) -> int:
    """Give one field of several records the same value; tells how many differed.

    All or none: a value that one of them cannot have is refused for all.
    """
    # In order of number, so that two people who do so at once wait for each other in turn.
    return sum(
        change_record(
            session,
            author,
            organisation_id,
            kind,
            number,
            {field: value},
            version=None,
            now=now,
        )
        for number in sorted(set(numbers))
    )

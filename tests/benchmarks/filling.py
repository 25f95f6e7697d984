"""A generated organisation goes into a database: as imports would write it, in a few seconds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table, func, insert, select
from sqlalchemy.orm import Session

from inventaire.inventory.fields import Ref, Shape, fields_of
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.applying import real_links
from inventaire.operations.author import INSTALLATION
from inventaire.operations.journal import differences
from inventaire.operations.organisations import create_organisation
from inventaire.operations.validation import recorded_values
from inventaire.store.base import Base
from inventaire.store.journal import JournalRow
from inventaire.store.links import LINES, LINKS
from inventaire.store.shapes import fields_apart, fields_in_row, table_of, to_columns
from inventaire.store.writing import found_by

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

Rows = list[dict[str, Any]]


def fill(session: Session, snapshot: Snapshot) -> int:
    """Write a whole inventory and the journal of its creation; the number of the organisation.

    Records get numbers after those that the database already holds. Flushes, never commits.
    """
    values = recorded_values(snapshot.organisation)
    organisation_id = create_organisation(session, INSTALLATION, values, now=NOW).id
    numbers = _free_numbers(session, snapshot)
    written: dict[Table, Rows] = {}
    for kind in KINDS:
        for fact in snapshot.of(kind):
            _write(written, organisation_id, kind, fact, snapshot, numbers)
    for table in Base.metadata.sorted_tables:
        if rows := written.get(table):
            session.execute(insert(table), rows)
    session.execute(insert(JournalRow), list(_told(organisation_id, snapshot, numbers)))
    _follow_numbers(session)
    return organisation_id


def _free_numbers(session: Session, snapshot: Snapshot) -> Mapping[Ref, int]:
    """The number that each record will bear."""
    numbers: dict[Ref, int] = {}
    for kind in KINDS:
        last = session.scalar(select(func.max(table_of(kind).c.id))) or 0
        numbers |= {Ref(kind, fact.id): last + fact.id for fact in snapshot.of(kind)}
    return numbers


def _write(
    written: dict[Table, Rows],
    organisation_id: int,
    kind: str,
    fact: Any,
    snapshot: Snapshot,
    numbers: Mapping[Ref, int],
) -> None:
    """Add the row of a record, those of its links and those of its lines."""
    ref = Ref(kind, fact.id)
    row: dict[str, Any] = {
        "id": numbers[ref],
        "organisation_id": organisation_id,
        "archived": fact.archived,
        "version": fact.version,
        "recorded_at": NOW,
        "changed_at": NOW,
        **found_by(fact, snapshot.label(ref) if kind == "flow" else ""),
    }
    for field in fields_in_row(kind):
        row |= to_columns(field, real_links(field, getattr(fact, field.name), numbers))
    written.setdefault(table_of(kind), []).append(row)
    own = {"organisation_id": organisation_id, "owner_id": numbers[ref]}
    for shape, tables in ((Shape.LINKS, LINKS), (Shape.LINES, LINES)):
        for field in fields_apart(kind, shape):
            lines = real_links(field, getattr(fact, field.name), numbers)
            rows = written.setdefault(tables[kind, field.name], [])
            rows += [{**own, "position": n, **_line(line)} for n, line in enumerate(lines)]


def _line(line: Any) -> dict[str, Any]:
    if isinstance(line, int):
        return {"linked_id": line}
    columns: dict[str, Any] = {}
    for field in fields_of(type(line)):
        columns |= to_columns(field, getattr(line, field.name))
    return columns


def _told(
    organisation_id: int, snapshot: Snapshot, numbers: Mapping[Ref, int]
) -> Iterator[dict[str, Any]]:
    """The journal line of each creation."""
    names = {ref: snapshot.label(ref) for ref in numbers}
    for kind in KINDS:
        for fact in snapshot.of(kind):
            changes = differences(None, fact, names)
            yield {
                "organisation_id": organisation_id,
                "at": NOW,
                "account_id": None,
                "who": INSTALLATION.name,
                "deed": "create",
                "kind": kind,
                "record_id": numbers[Ref(kind, fact.id)],
                "record_name": names[Ref(kind, fact.id)],
                "changes": {field: list(pair) for field, pair in changes.items()},
            }


def _follow_numbers(session: Session) -> None:
    """Let PostgreSQL number the next records after these; SQLite looks by itself."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for kind in KINDS:
        number = table_of(kind).c.id
        sequence = func.pg_get_serial_sequence(kind, "id")
        session.execute(select(func.setval(sequence, select(func.max(number)).scalar_subquery())))

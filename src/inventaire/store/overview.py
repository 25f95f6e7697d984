"""What a dashboard says of an organisation, in a few queries whatever its size."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, literal, select, union_all
from sqlalchemy.orm import Session

from inventaire.store.conditions import matches
from inventaire.store.journal import JournalRow
from inventaire.store.records import ROWS
from inventaire.store.shapes import belongs, table_of

#: The kinds that say how far an inventory has come.
COUNTED = ("dataset", "system", "actor", "flow", "processing")
_OPEN_ACTIONS = ("todo", "doing")
_CLOSED_REQUESTS = ("closed", "refused")


def count_matching(
    session: Session, organisation_id: int, asked: Sequence[tuple[str, Mapping[str, str]]]
) -> tuple[int, ...]:
    """How many live records each list holds: its kind, and its filters as an address says them."""
    parts = []
    for rank, (kind, filters) in enumerate(asked):
        table = table_of(kind)
        parts.append(
            select(literal(rank).label("rank"), func.count().label("count"))
            .select_from(table)
            .where(belongs(table, organisation_id), table.c.archived.is_(False))
            .where(*(matches(kind, name, value) for name, value in filters.items()))
        )
    counts = {row[0]: row[1] for row in session.execute(union_all(*parts))}
    return tuple(counts[rank] for rank in range(len(asked)))


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action that is not done, and when it should be."""

    id: int
    name: str
    due_on: date


def actions_due(session: Session, organisation_id: int, *, limit: int) -> tuple[OpenAction, ...]:
    """The open actions that have a date, the earliest first."""
    action = table_of("action")
    rows = session.execute(
        select(action.c.id, action.c.name, action.c.due_on)
        .where(belongs(action, organisation_id), action.c.archived.is_(False))
        .where(action.c.status.in_(_OPEN_ACTIONS), action.c.due_on.is_not(None))
        .order_by(action.c.due_on, action.c.id)
        .limit(limit)
    )
    return tuple(OpenAction(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """A request that is not answered yet."""

    id: int
    name: str
    received_on: date
    extended: bool


def requests_open(session: Session, organisation_id: int, *, limit: int) -> tuple[OpenRequest, ...]:
    """The requests that are not closed, the oldest first."""
    asked = table_of("request")
    rows = session.execute(
        select(asked.c.id, asked.c.name, asked.c.received_on, asked.c.extended)
        .where(belongs(asked, organisation_id), asked.c.archived.is_(False))
        .where(asked.c.state.not_in(_CLOSED_REQUESTS), asked.c.answered_on.is_(None))
        .where(asked.c.received_on.is_not(None))
        .order_by(asked.c.received_on, asked.c.id)
        .limit(limit)
    )
    return tuple(OpenRequest(i, name, on, bool(extended)) for i, name, on, extended in rows)


@dataclass(frozen=True, slots=True)
class OpenBreach:
    """A breach for which nobody has yet said whether it is notified."""

    id: int
    name: str
    discovered_at: datetime


def breaches_open(session: Session, organisation_id: int, *, limit: int) -> tuple[OpenBreach, ...]:
    """The breaches neither notified nor said not to be, the oldest first."""
    row = ROWS["breach"]
    rows = session.execute(
        select(row.id, row.name, row.discovered_at)
        .where(row.organisation_id == organisation_id, row.archived.is_(False))
        .where(row.notification == "", row.discovered_at.is_not(None))
        .order_by(row.discovered_at, row.id)
        .limit(limit)
    )
    return tuple(OpenBreach(*found) for found in rows)


@dataclass(frozen=True, slots=True)
class Summary:
    """An organisation in one line: how much it holds, and when it was last worked on."""

    counts: Mapping[str, int]
    last_deed: datetime | None


def summaries(session: Session, organisation_ids: Collection[int]) -> Mapping[int, Summary]:
    """A summary of each organisation, in two queries."""
    parts = [
        select(
            table_of(kind).c.organisation_id.label("organisation"),
            literal(kind).label("kind"),
            func.count().label("count"),
        )
        .where(
            table_of(kind).c.organisation_id.in_(organisation_ids),
            table_of(kind).c.archived.is_(False),
        )
        .group_by(table_of(kind).c.organisation_id)
        for kind in COUNTED
    ]
    counts: dict[int, dict[str, int]] = {}
    for organisation, kind, count in session.execute(union_all(*parts)):
        counts.setdefault(organisation, {})[kind] = count
    latest = (
        select(JournalRow.organisation_id, func.max(JournalRow.at).label("at"))
        .where(JournalRow.organisation_id.in_(organisation_ids))
        .group_by(JournalRow.organisation_id)
    )
    last = {row.organisation_id: row.at for row in session.execute(latest)}
    return {
        number: Summary(counts.get(number, {}), last.get(number)) for number in organisation_ids
    }

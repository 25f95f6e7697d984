"""What a dashboard says of an organisation, in a few queries whatever its size."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, literal, select, union_all
from sqlalchemy.orm import Session

from inventaire.store.conditions import matches
from inventaire.store.journal import JournalRow
from inventaire.store.shapes import belongs, table_of

#: The kinds that say how far an inventory has come.
COUNTED = ("dataset", "system", "actor", "flow", "processing")


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

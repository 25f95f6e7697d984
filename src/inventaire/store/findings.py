"""Findings as pages show them: narrowed, counted, ordered by how serious they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, case, cast, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from inventaire.inventory.fields import Ref
from inventaire.store.audits import FindingRecordRow, FindingRow
from inventaire.store.shapes import table_of

#: What may have become of a finding: nothing yet, one of three decisions, or its end.
STATUSES = ("open", "accepted", "refused", "planned", "solved")

_SEVERITIES = ("critical", "major", "minor", "info")
_RANK = case(
    {severity: rank for rank, severity in enumerate(_SEVERITIES)}, value=FindingRow.severity
)
_status = case(
    (FindingRow.solved_at.is_not(None), "solved"),
    (FindingRow.decision == "", "open"),
    else_=FindingRow.decision,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """Which findings to show. Empty means all; ``rules`` is ``None`` where any rule will do."""

    severity: str = ""
    status: str = ""
    rules: Collection[str] | None = None
    record: Ref | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings of one rule are alike."""

    rule: str
    severity: str
    status: str
    count: int


def find_findings(
    session: Session, organisation_id: int, narrowing: Narrowing, *, page: int, size: int
) -> Sequence[FindingRow]:
    """One page of findings, the most serious first, those of one rule together."""
    statement = (
        select(FindingRow)
        .where(*_conditions(organisation_id, narrowing))
        .order_by(_RANK, FindingRow.rule, FindingRow.id)
        .limit(size)
        .offset((page - 1) * size)
    )
    return session.scalars(statement).all()


def count_findings(session: Session, organisation_id: int, narrowing: Narrowing) -> int:
    """How many findings there are in all."""
    statement = select(func.count(FindingRow.id)).where(*_conditions(organisation_id, narrowing))
    return session.scalar(statement) or 0


def tally(session: Session, organisation_id: int) -> list[Tally]:
    """How many findings of each rule, severity and status, in one query."""
    groups = (FindingRow.rule, FindingRow.severity, _status)
    statement = (
        select(*groups, func.count(FindingRow.id))
        .where(FindingRow.organisation_id == organisation_id)
        .group_by(*groups)
        .order_by(FindingRow.rule)
    )
    return [Tally(*row) for row in session.execute(statement)]


def _conditions(organisation_id: int, narrowing: Narrowing) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [FindingRow.organisation_id == organisation_id]
    if narrowing.severity:
        found.append(FindingRow.severity == narrowing.severity)
    if narrowing.status:
        found.append(_status == narrowing.status)
    if narrowing.rules is not None:
        found.append(FindingRow.rule.in_(list(narrowing.rules)))
    if narrowing.record is not None:
        about = select(FindingRecordRow.finding_id).where(
            FindingRecordRow.organisation_id == organisation_id,
            FindingRecordRow.kind == narrowing.record.kind,
            FindingRecordRow.record_id == narrowing.record.id,
        )
        found.append(FindingRow.id.in_(about))
    return found


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding that flows show: its number, its rule, its words, the flows."""

    id: int
    rule: str
    text: Any
    flows: frozenset[int]


#: How many of them a list offers: beyond, one looks for them among the findings.
_OFFERED = 300


def shown_by_flows(session: Session, organisation_id: int, asked: int | None = None) -> list[Shown]:
    """The findings that stand and that flows show, the most serious first; the one asked for even
    where it stands no longer. One query.
    """
    told = [FindingRow.evidence, FindingRow.records]
    about_flows = or_(*(cast(column, String).contains('"flow"') for column in told))
    stands = FindingRow.solved_at.is_(None) & (FindingRow.decision != "refused")
    statement = (
        select(FindingRow.id, FindingRow.rule, FindingRow.text, *told)
        .where(
            FindingRow.organisation_id == organisation_id,
            (stands & about_flows) | (FindingRow.id == (asked or 0)),
        )
        .order_by(FindingRow.id != (asked or 0), _RANK, FindingRow.rule, FindingRow.id)
        .limit(_OFFERED)
    )
    return [
        Shown(number, rule, text, frozenset(n for k, n in (*evidence, *records) if k == "flow"))
        for number, rule, text, evidence, records in session.execute(statement)
    ]


def ends_of_flows(
    session: Session, organisation_id: int, numbers: Iterable[int]
) -> Mapping[int, tuple[Ref | None, Ref | None]]:
    """The two ends of each of these flows."""
    flow = table_of("flow")
    columns = [
        flow.c[f"{end}_{kind}_id"] for end in ("source", "target") for kind in ("system", "actor")
    ]
    statement = select(flow.c.id, *columns).where(
        flow.c.organisation_id == organisation_id, flow.c.id.in_(list(numbers))
    )
    return {
        number: (_end(from_system, from_actor), _end(to_system, to_actor))
        for number, from_system, from_actor, to_system, to_actor in session.execute(statement)
    }


def _end(system: int | None, actor: int | None) -> Ref | None:
    if system is not None:
        return Ref("system", system)
    return Ref("actor", actor) if actor is not None else None


def movements(
    session: Session, organisation_id: int, *, after: datetime, until: datetime
) -> dict[str, tuple[int, int]]:
    """For each rule, how many findings appeared and how many were solved between two moments.

    What was solved and came back is neither: it stands at both ends.
    """
    appeared = _within(FindingRow.first_seen_at, after, until)
    solved = _within(FindingRow.solved_at, after, until)
    statement = (
        select(FindingRow.rule, _how_many(appeared), _how_many(solved))
        .where(FindingRow.organisation_id == organisation_id, appeared | solved)
        .group_by(FindingRow.rule)
        .order_by(FindingRow.rule)
    )
    return {rule: (new, gone) for rule, new, gone in session.execute(statement)}


def _within(
    moment: InstrumentedAttribute[Any], after: datetime, until: datetime
) -> ColumnElement[bool]:
    return (moment > after) & (moment <= until)


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)

"""The documents that are handed over, made from what is recorded and from the last audit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from sqlalchemy import Select, func, select, union_all
from sqlalchemy.orm import Session

from inventaire.audit.rule import Finding, Severity
from inventaire.exchange.report.building import Progress, build_report
from inventaire.exchange.report.facts import ChosenView, Followed, ReportFacts
from inventaire.exchange.report.paper import report_on_paper
from inventaire.i18n import N_, Text, _
from inventaire.inventory.kinds import KINDS, ORGANISATION
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.audits import last_audit, refs_of
from inventaire.operations.author import Author
from inventaire.operations.journal import write_line
from inventaire.operations.map_views import views_of
from inventaire.operations.pictures import draw_map, draw_views, draw_ways
from inventaire.store.audits import FindingRow
from inventaire.store.findings import shown_by_flows
from inventaire.store.journal import JournalRow
from inventaire.store.organisations import OrganisationRow
from inventaire.store.session import hold
from inventaire.store.shapes import table_of
from inventaire.store.snapshot import UnknownOrganisation, load_snapshot

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

#: The deed that the journal tells.
EXPORT = "export"

NO_AUDIT = N_(
    "Aucun audit n'a encore été fait : le rapport part de ses constats. Lancez-le d'abord."
)


#: How many views of the map a report takes: each is a page to read.
MOST_CHOSEN = 12
TOO_MANY_VIEWS = N_("Un rapport prend %(most)s vues de la carte au plus : choisissez-en moins.")


class TooManyViews(ValueError):
    """More views were chosen than a report takes."""


class NoAuditYet(LookupError):
    """A report tells what an audit found: there was none."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file to hand over; its name holds nothing that a person typed but in safe letters."""

    name: str
    content: bytes
    media_type: str = XLSX


def make_report(
    session: Session,
    author: Author,
    organisation_id: int,
    *,
    now: datetime,
    zone: tzinfo = UTC,
    seconds: float = 10.0,
    views: Sequence[int] = (),
    on_paper: bool = False,
    progress: Progress | None = None,
) -> Document:
    """The audit report as a workbook, or on paper (PDF/UA) what is read from first page to last.

    In the language of the moment, with these views of the map.

    Days are told in ``zone``; ``seconds`` are given to each drawing. Raises ``NoAuditYet``,
    ``TooManyViews``, ``UnknownOrganisation``; a view that is not of the organisation is left out.
    """
    if len(views) > MOST_CHOSEN:
        raise TooManyViews(len(views))
    organisation = session.get(OrganisationRow, organisation_id)
    if organisation is None:
        raise UnknownOrganisation(organisation_id)
    today = now.astimezone(zone).date()
    facts = report_facts(session, organisation_id, today=today, zone=zone, seconds=seconds)
    facts = replace(facts, views=_drawn(session, facts.snapshot, views, seconds=seconds))
    name = _("rapport-audit-%(slug)s-%(date)s", slug=organisation.slug, date=today.isoformat())
    if on_paper:
        document = Document(f"{name}.pdf", report_on_paper(facts), PDF)
    else:
        told = {} if progress is None else {"progress": progress}
        document = Document(f"{name}.xlsx", build_report(facts, **told))
    # The work is done: only now are others kept from writing, for as long as a line takes.
    hold(session, organisation_id)
    write_line(session, author, organisation_id, EXPORT, now=now, name=document.name)
    return document


def report_facts(
    session: Session, organisation_id: int, *, today: date, zone: tzinfo = UTC, seconds: float
) -> ReportFacts:
    """What a report is made from, in a number of queries that does not grow. ``NoAuditYet``."""
    audit = last_audit(session, organisation_id)
    if audit is None:
        raise NoAuditYet(organisation_id)
    snapshot = load_snapshot(session, organisation_id, taken_on=today)
    followed = tuple(_followed(session, organisation_id, zone))
    return ReportFacts(
        snapshot=snapshot,
        followed=followed,
        audited_on=audit.at.astimezone(zone).date(),
        changed_since=changed_since(session, organisation_id, audit.at),
        pictures=draw_map(snapshot, seconds=seconds),
        ways=draw_ways(snapshot, followed, seconds=seconds),
    )


def _drawn(
    session: Session, snapshot: Snapshot, numbers: Sequence[int], *, seconds: float
) -> tuple[ChosenView, ...]:
    """The views that were chosen, in the order of their titles."""
    owner = snapshot.organisation.id
    chosen = [row for row in views_of(session, owner) if row.id in numbers] if numbers else []
    shown = {one.id: one.flows for one in shown_by_flows(session, owner)} if chosen else {}
    return draw_views(
        snapshot, chosen, findings=lambda number: shown.get(number, ()), seconds=seconds
    )


def changed_since(session: Session, organisation_id: int, moment: datetime) -> int:
    """How many records changed after an audit, in one query; actions, which it calls for, aside."""
    looked_at = [kind for kind in (*KINDS, ORGANISATION.code) if kind != "action"]
    parts = [_changed(kind, organisation_id, moment) for kind in looked_at]
    return session.scalar(select(func.count()).select_from(union_all(*parts).subquery())) or 0


def _changed(kind: str, organisation_id: int, moment: datetime) -> Select[tuple[Any]]:
    table = table_of(kind)
    owner = table.c.id if kind == ORGANISATION.code else table.c.organisation_id
    return select(table.c.id).where(owner == organisation_id, table.c.changed_at > moment)


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a report would be made from now: its audit, what changed since, when one was last made.

    Everything is empty before the first audit.
    """

    audited_at: datetime | None = None
    changed: int = 0
    made_at: datetime | None = None
    made_by: str = ""


def readiness_of(session: Session, organisation_id: int) -> Readiness:
    """Whether a report can be made, from what, and the last time one was."""
    audit = last_audit(session, organisation_id)
    if audit is None:
        return Readiness()
    statement = select(JournalRow).where(
        JournalRow.organisation_id == organisation_id, JournalRow.deed == EXPORT
    )
    last = session.scalars(statement.order_by(JournalRow.id.desc()).limit(1)).first()
    return Readiness(
        audited_at=audit.at,
        changed=changed_since(session, organisation_id, audit.at),
        made_at=last.at if last else None,
        made_by=last.who if last else "",
    )


def _followed(session: Session, organisation_id: int, zone: tzinfo) -> Iterator[Followed]:
    """Every finding with what became of it: plain rows, for there may be very many."""
    columns = (
        FindingRow.rule,
        FindingRow.severity,
        FindingRow.text,
        FindingRow.records,
        FindingRow.evidence,
        FindingRow.field,
        FindingRow.question,
        FindingRow.first_seen_at,
        FindingRow.decision,
        FindingRow.reason,
        FindingRow.decided_by,
        FindingRow.solved_at,
    )
    statement = select(*columns).where(FindingRow.organisation_id == organisation_id)
    for row in session.execute(statement.order_by(FindingRow.rule, FindingRow.id)):
        yield Followed(
            finding=Finding(
                rule=row.rule,
                severity=Severity(row.severity),
                text=Text.from_json(row.text),
                records=refs_of(row.records),
                evidence=refs_of(row.evidence),
                field=row.field,
                question=row.question,
            ),
            seen_on=row.first_seen_at.astimezone(zone).date(),
            decision=row.decision,
            reason=row.reason,
            decided_by=row.decided_by,
            solved_on=row.solved_at.astimezone(zone).date() if row.solved_at else None,
        )

"""Audits: look at the inventory, follow findings from one audit to the next, decide on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from inventaire.audit.report import audit
from inventaire.audit.rule import Finding
from inventaire.i18n import N_, Text, current_language, speaking
from inventaire.inventory.archive import plain_text
from inventaire.inventory.engagement import Action
from inventaire.inventory.fields import Ref, field_of
from inventaire.operations.archives import keep
from inventaire.operations.author import Author
from inventaire.operations.journal import write_line
from inventaire.operations.records import UnknownRecord, create_record
from inventaire.operations.validation import NAME_LENGTH, Refused
from inventaire.store.audits import AuditRunRow, FindingRecordRow, FindingRow
from inventaire.store.session import hold
from inventaire.store.snapshot import load_snapshot

_KEY_LENGTH = 500

#: What may be decided on a finding, and the deed it is in the journal.
DECISIONS: Mapping[str, str] = {
    "": "reopen_finding",
    "accepted": "accept_finding",
    "refused": "refuse_finding",
    "planned": "plan_finding",
}


def run_audit(
    session: Session, author: Author, organisation_id: int, *, now: datetime
) -> AuditRunRow:
    """Freeze the inventory, look at it, and bring the findings up to date."""
    hold(session, organisation_id, alone=True)
    snapshot = load_snapshot(session, organisation_id, taken_on=now.date())
    findings = audit(snapshot)
    frozen = keep(session, author, snapshot, title="", now=now)
    merge_findings(session, organisation_id, findings, now=now)
    row = AuditRunRow(
        organisation_id=organisation_id,
        snapshot_id=frozen.id,
        at=now,
        account_id=author.account_id,
        who=author.name,
        counts=dict(Counter(finding.severity.value for finding in findings)),
    )
    session.add(row)
    session.flush()
    write_line(session, author, organisation_id, "run_audit", now=now)
    return row


def merge_findings(
    session: Session, organisation_id: int, findings: Iterable[Finding], *, now: datetime
) -> None:
    """Enter what is new, follow what stays, mark what is gone as solved, reopen what came back.

    The decisions taken on a finding stay with it.
    """
    kept = {
        row.key: row
        for row in session.scalars(
            select(FindingRow).where(FindingRow.organisation_id == organisation_id)
        )
    }
    # Two hits of a rule on the same records are one finding: the first says it.
    seen: dict[str, Finding] = {}
    for finding in findings:
        seen.setdefault(short_key(finding), finding)
    entered: list[tuple[FindingRow, Finding]] = []
    for key, finding in seen.items():
        row = kept.get(key)
        if row is None:
            row = FindingRow(organisation_id=organisation_id, key=key, first_seen_at=now)
            entered.append((row, finding))
        _describe(row, finding)
        row.last_seen_at, row.solved_at = now, None
    for key, row in kept.items():
        if key not in seen and row.solved_at is None:
            row.solved_at = now
    _enter(session, entered)


def _enter(session: Session, found: Sequence[tuple[FindingRow, Finding]]) -> None:
    """Write what is new, then, now that findings bear numbers, which records they are about."""
    session.add_all(row for row, _finding in found)
    session.flush()
    session.add_all(
        FindingRecordRow(
            organisation_id=row.organisation_id,
            finding_id=row.id,
            kind=ref.kind,
            record_id=ref.id,
        )
        for row, finding in found
        for ref in dict.fromkeys(finding.records)
    )
    session.flush()


def short_key(finding: Finding) -> str:
    """The key of a finding; that of one about very many records is shortened by its digest."""
    key = finding.key
    if len(key) <= _KEY_LENGTH:
        return key
    return f"{finding.rule}:{sha256(key.encode()).hexdigest()}"


def _describe(row: FindingRow, finding: Finding) -> None:
    row.rule = finding.rule
    row.severity = finding.severity.value
    row.question = finding.question
    row.text = plain_text(finding.text)
    row.records = [list(ref) for ref in finding.records]
    row.evidence = [list(ref) for ref in finding.evidence]
    row.field = finding.field


def text_of(row: FindingRow) -> Text:
    """What a kept finding says."""
    return Text.from_json(row.text)


def refs_of(pairs: Iterable[Sequence[object]]) -> tuple[Ref, ...]:
    """The records or the evidence of a kept finding."""
    return tuple(Ref(str(kind), int(str(number))) for kind, number in pairs)


def find_finding(session: Session, organisation_id: int, finding_id: int) -> FindingRow:
    """A finding of the organisation. Raises ``UnknownRecord``."""
    row = session.scalar(
        select(FindingRow).where(
            FindingRow.organisation_id == organisation_id, FindingRow.id == finding_id
        )
    )
    if row is None:
        raise UnknownRecord("finding", finding_id)
    return row


def findings_of(
    session: Session, organisation_id: int, *, solved: bool = False
) -> Sequence[FindingRow]:
    """The findings that stand (or those that are solved), by rule."""
    gone = FindingRow.solved_at.is_not(None)
    statement = select(FindingRow).where(
        FindingRow.organisation_id == organisation_id, gone if solved else ~gone
    )
    return session.scalars(statement.order_by(FindingRow.rule, FindingRow.id)).all()


def audits_of(session: Session, organisation_id: int) -> Sequence[AuditRunRow]:
    """The audits of the organisation, the latest first."""
    statement = select(AuditRunRow).where(AuditRunRow.organisation_id == organisation_id)
    return session.scalars(statement.order_by(AuditRunRow.at.desc(), AuditRunRow.id.desc())).all()


def last_audit(session: Session, organisation_id: int) -> AuditRunRow | None:
    """The latest audit, if there was one."""
    found = audits_of(session, organisation_id)
    return found[0] if found else None


def decide(
    session: Session,
    author: Author,
    organisation_id: int,
    finding_id: int,
    decision: str,
    *,
    reason: str = "",
    action: Mapping[str, object] | None = None,
    now: datetime,
) -> FindingRow:
    """Accept a finding, set it aside with a reason, plan an action for it, or reopen it (``""``).

    ``action`` gives the fields of the action to plan; what it leaves out is taken from the
    finding. Raises ``UnknownRecord``, ``Refused``.
    """
    hold(session, organisation_id)
    row = find_finding(session, organisation_id, finding_id)
    if decision not in DECISIONS:
        raise Refused({"decision": Text(N_("Choisissez l'une des décisions proposées."))})
    if decision == "refused" and not reason.strip():
        text = N_("Dites pourquoi ce constat est écarté : la raison restera au dossier.")
        raise Refused({"reason": Text(text)})
    before = row.decision
    if decision == "planned":
        values = {**_action_for(row), **(action or {})}
        row.action_id = create_record(session, author, organisation_id, "action", values, now=now)
    row.decision, row.reason = decision, reason.strip()
    row.decided_by, row.decided_at = (author.name, now) if decision else ("", None)
    session.flush()
    write_line(
        session,
        author,
        organisation_id,
        DECISIONS[decision],
        now=now,
        ref=next(iter(refs_of(row.records)), None),
        name=row.rule,
        changes={"decision": (before, decision), "reason": ("", row.reason)},
    )
    return row


def _action_for(row: FindingRow) -> dict[str, object]:
    """What an action takes from the finding it answers."""
    allowed = field_of(Action, "about").to
    kinds = allowed.kinds if allowed else ()
    about = next((ref for ref in refs_of(row.records) if ref.kind in kinds), None)
    with speaking(current_language()):  # What is stored is typed, not typeset.
        text = str(text_of(row))
    return {
        "name": text if len(text) <= NAME_LENGTH else text[: NAME_LENGTH - 1] + "…",
        "origin": "finding",
        "rule": row.rule,
        "about": about,
    }

"""What to do first in one organisation, from the findings that stand."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from inventaire.audit.recommendations import Recommendation, recommend
from inventaire.audit.rule import Finding, Severity
from inventaire.operations.audits import findings_of, refs_of, text_of
from inventaire.store.audits import FindingRow
from inventaire.store.snapshot import load_snapshot


def recommendations_of(
    session: Session, organisation_id: int, *, today: date
) -> tuple[Recommendation, ...]:
    """The recommendations that findings call for, those set aside with a reason left out."""
    standing = [row for row in findings_of(session, organisation_id) if row.decision != "refused"]
    snapshot = load_snapshot(session, organisation_id, taken_on=today)
    return recommend((finding_of(row) for row in standing), snapshot)


def finding_of(row: FindingRow) -> Finding:
    """A kept finding, as the audit made it."""
    return Finding(
        rule=row.rule,
        severity=Severity(row.severity),
        text=text_of(row),
        records=refs_of(row.records),
        evidence=refs_of(row.evidence),
        field=row.field,
        question=row.question,
    )

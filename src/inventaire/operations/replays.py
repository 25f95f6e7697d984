"""What the audit says of a frozen inventory, with the rules of today."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from inventaire.audit.report import audit
from inventaire.audit.rule import Finding
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.archives import read
from inventaire.operations.audits import short_key
from inventaire.store.audits import FindingRow


@dataclass(frozen=True, slots=True)
class Replay:
    """A version without what was archived in it, and what the audit finds in it.

    ``set_aside`` are the findings that people refused, then or since, with a reason.
    """

    snapshot: Snapshot
    standing: tuple[Finding, ...]
    set_aside: tuple[Finding, ...]


def replay(session: Session, organisation_id: int, version_id: int) -> Replay:
    """Look at a version again. Raises ``UnknownRecord``, ``Unreadable``."""
    snapshot = read(session, organisation_id, version_id).live()
    refused = set(
        session.scalars(
            select(FindingRow.key).where(
                FindingRow.organisation_id == organisation_id, FindingRow.decision == "refused"
            )
        )
    )
    found = [(finding, short_key(finding) in refused) for finding in audit(snapshot)]
    return Replay(
        snapshot,
        standing=tuple(finding for finding, aside in found if not aside),
        set_aside=tuple(finding for finding, aside in found if aside),
    )

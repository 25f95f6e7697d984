"""What happened in the example since it was first looked at: mended, decided, said, shown.

Without it an example would have no history: nothing solved, nothing decided, one version only.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.audits import decide, refs_of, run_audit
from inventaire.operations.author import Author
from inventaire.operations.comments import add_comment
from inventaire.operations.records import change_record
from inventaire.operations.shares import share
from inventaire.store.audits import FindingRow
from inventaire.store.snapshot import load_snapshot


@dataclass(frozen=True, slots=True)
class Story:
    """A written story. Each part is a list of tables, as ``example/story`` shows them."""

    first_audit: timedelta
    mended: tuple[Mapping[str, Any], ...] = ()
    decisions: tuple[Mapping[str, Any], ...] = ()
    comments: tuple[Mapping[str, Any], ...] = ()
    shares: tuple[Mapping[str, Any], ...] = ()

    def before(self, inventory: Snapshot) -> Snapshot:
        """The inventory as it was at the first audit: what is mended now was otherwise."""
        parts: dict[str, Any] = {}
        for mend in self.mended:
            kind = KINDS[mend["kind"]]
            records = parts.get(kind.plural, inventory.of(kind.code))
            parts[kind.plural] = tuple(
                replace(record, **mend["was"]) if record.name == mend["name"] else record
                for record in records
            )
        return replace(inventory, **parts)


def read_story(text: str) -> Story:
    """The story that a TOML text tells."""
    data = tomllib.loads(text)
    return Story(
        first_audit=timedelta(days=data["first_audit"]),
        mended=tuple(data.get("mended", ())),
        decisions=tuple(data.get("decision", ())),
        comments=tuple(data.get("comment", ())),
        shares=tuple(data.get("share", ())),
    )


def tell(
    session: Session,
    people: Mapping[str, Author],
    organisation_id: int,
    story: Story,
    inventory: Snapshot,
    *,
    now: datetime,
) -> None:
    """Live a story in an organisation just imported: audit, mend, audit again, decide, say, show.

    ``inventory`` is what was written, in which what was mended is found; ``people`` are the authors
    by address, the first of whom does all that names nobody.
    """
    consultant = next(iter(people.values()))
    run_audit(session, consultant, organisation_id, now=now - story.first_audit)
    _mend(session, consultant, organisation_id, story, inventory, now=now)
    last = run_audit(session, consultant, organisation_id, now=now)
    _decide(session, consultant, organisation_id, story, now=now)
    kept = load_snapshot(session, organisation_id, taken_on=now.date())
    for said in story.comments:
        ref = _called(kept, said["kind"], said["about"])
        add_comment(session, people[said["by"]], organisation_id, ref, said["text"], now=now)
    for shown in story.shares:
        share(session, consultant, organisation_id, last.snapshot_id, now=now, **shown)


def _mend(
    session: Session,
    author: Author,
    organisation_id: int,
    story: Story,
    inventory: Snapshot,
    *,
    now: datetime,
) -> None:
    """Bring each record that was otherwise to what is written of it."""
    kept = load_snapshot(session, organisation_id, taken_on=now.date())
    for mend in story.mended:
        written = inventory.find(_called(inventory, mend["kind"], mend["name"]))
        values = {name: getattr(written, name) for name in mend["was"]}
        number = _called(kept, mend["kind"], mend["name"]).id
        change_record(
            session, author, organisation_id, mend["kind"], number, values, version=None, now=now
        )


def _decide(
    session: Session, author: Author, organisation_id: int, story: Story, *, now: datetime
) -> None:
    """Take the decisions told, each on the finding of its rule about the record it names."""
    kept = load_snapshot(session, organisation_id, taken_on=now.date())
    rows = session.scalars(
        select(FindingRow)
        .where(FindingRow.organisation_id == organisation_id, FindingRow.solved_at.is_(None))
        .order_by(FindingRow.id)
    ).all()
    for told in story.decisions:
        row = next(
            row
            for row in rows
            if row.rule == told["rule"] and kept.label(refs_of(row.records)[0]) == told["about"]
        )
        action = dict(told.get("action", {}))
        if "due" in told:
            action["due_on"] = now.date() + timedelta(days=told["due"])
        decide(
            session,
            author,
            organisation_id,
            row.id,
            told["decision"],
            reason=told.get("reason", ""),
            action=action,
            now=now,
        )


def _called(snapshot: Snapshot, kind: str, name: str) -> Ref:
    """The record of a kind that bears a name; ``LookupError`` where the inventory has none."""
    for record in snapshot.of(kind):
        if record.name == name:
            return Ref(kind, record.id)
    raise LookupError(f"no {kind} is called {name!r}")

"""Flows saved from their text: read against what is recorded now, written in one go, undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from inventaire.exchange.flow_text.changes import Entry, Proposed, propose
from inventaire.exchange.flow_text.refresh import refresh
from inventaire.i18n import _, ngettext
from inventaire.inventory.archive import changes_to_json
from inventaire.inventory.changes import Changes
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.author import Author
from inventaire.operations.imports import (
    TYPED,
    created_numbers,
    find_import,
    undo_import,
    write_changes,
)
from inventaire.operations.journal import write_line
from inventaire.operations.records import UnknownRecord
from inventaire.store.imports import ImportRow
from inventaire.store.session import hold
from inventaire.store.snapshot import load_snapshot

#: The flows that a text is to show, of an inventory.
Scope = Callable[[Snapshot], Iterable[Flow]]


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a text: what it changed, and how it stands now. ``row`` undoes it."""

    proposed: Proposed
    entry: Entry
    row: ImportRow | None


def save_flows(
    session: Session,
    author: Author,
    organisation_id: int,
    entry: Entry,
    *,
    now: datetime,
    scope: Scope = lambda _snapshot: (),
) -> Saved:
    """Write what a text asks for, but the lines that are faulty or that somebody else worked on.

    Raises ``RefusedChanges``.
    """
    hold(session, organisation_id, alone=True)
    proposed = propose(entry, load_snapshot(session, organisation_id, taken_on=now.date()))
    row = None
    numbers: dict[Ref, int] = {}
    if proposed.changes.changes:
        row = _write(session, author, organisation_id, proposed.changes, now=now)
        numbers = created_numbers(row)
    after = load_snapshot(session, organisation_id, taken_on=now.date())
    refreshed = refresh(entry, proposed, after, numbers=numbers, scope=scope(after))
    return Saved(proposed, refreshed, row)


def _write(
    session: Session, author: Author, organisation_id: int, changes: Changes, *, now: datetime
) -> ImportRow:
    told = summary(changes)
    row = ImportRow(
        organisation_id=organisation_id,
        filename=told,
        format=TYPED,
        state="previewed",
        changes=changes_to_json(changes),
        account_id=author.account_id,
        previewed_at=now,
        previewed_by=author.name,
    )
    session.add(row)
    session.flush()
    write_changes(session, author, organisation_id, row, None, now=now)
    write_line(session, author, organisation_id, "enter_flows", now=now, name=told)
    return row


def summary(changes: Changes) -> str:
    """What changes, counted: « 3 flux créés, 1 archivé, 2 lieux créés »."""
    flows = [change for change in changes.changes if change.ref.kind == "flow"]
    count = {
        deed: sum(1 for change in flows if change.deed == deed)
        for deed in ("create", "change", "archive", "restore")
    }
    others = [change for change in changes.changes if change.ref.kind != "flow"]
    created = sum(1 for change in others if change.deed == "create")
    told = [
        ngettext("%(count)s flux créé", "%(count)s flux créés", count["create"]),
        ngettext("%(count)s flux modifié", "%(count)s flux modifiés", count["change"]),
        ngettext("%(count)s flux archivé", "%(count)s flux archivés", count["archive"]),
        ngettext("%(count)s flux restauré", "%(count)s flux restaurés", count["restore"]),
        ngettext("%(count)s fiche créée", "%(count)s fiches créées", created),
        ngettext("%(count)s fiche complétée", "%(count)s fiches complétées", len(others) - created),
    ]
    counts = [*count.values(), created, len(others) - created]
    said = [text for text, number in zip(told, counts, strict=True) if number]
    return ", ".join(said) or _("rien ne change")


def saved_texts(session: Session, organisation_id: int, *, most: int) -> Sequence[ImportRow]:
    """What was last saved by text, the latest first."""
    statement = select(ImportRow).where(
        ImportRow.organisation_id == organisation_id, ImportRow.format == TYPED
    )
    return session.scalars(statement.order_by(ImportRow.id.desc()).limit(most)).all()


def undo_flows(
    session: Session, author: Author, organisation_id: int, number: int, *, now: datetime
) -> ImportRow:
    """Give back what was there before a text was saved. Raises ``UnknownRecord``, ``NotNow``,
    ``CannotUndo``.
    """
    if find_import(session, organisation_id, number).format != TYPED:
        raise UnknownRecord("import", number)
    return undo_import(session, author, organisation_id, number, now=now)

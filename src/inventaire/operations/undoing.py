"""How an import is undone: what it changed is given back, what it created is archived."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from inventaire.i18n import N_, Text
from inventaire.inventory.changes import Change
from inventaire.inventory.fields import Ref, fields_of
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.applying import current_versions
from inventaire.operations.author import Author
from inventaire.operations.journal import write_line
from inventaire.operations.records import held_record, write_change
from inventaire.store.records import ROWS
from inventaire.store.shapes import refs_in
from inventaire.store.snapshot import load_snapshot


class CannotUndo(Exception):
    """Somebody worked on what the import brought; ``reasons`` says where, record by record."""

    def __init__(self, reasons: Sequence[Text]) -> None:
        super().__init__(f"{len(reasons)} reasons not to undo")
        self.reasons = tuple(reasons)


def undo(
    session: Session,
    author: Author,
    organisation_id: int,
    changes: Sequence[Change],
    *,
    numbers: Mapping[Ref, int],
    versions: Mapping[Ref, int],
    now: datetime,
) -> None:
    """Undo these changes, all or none. Raises ``CannotUndo`` before anything is written."""
    created = [Ref(c.ref.kind, numbers[c.ref]) for c in changes if c.deed == "create"]
    changed = [change for change in changes if change.deed != "create"]
    snapshot = load_snapshot(session, organisation_id, taken_on=now.date())
    reasons = [
        *_changed_since(session, organisation_id, versions, snapshot),
        *_built_upon(snapshot, set(created), changed),
    ]
    if reasons:
        raise CannotUndo(reasons)
    for change in changed:
        _give_back(session, author, organisation_id, change, now=now)
    for kind in KINDS:
        refs = [ref for ref in created if ref.kind == kind]
        _archive(session, author, organisation_id, kind, snapshot, refs, now=now)


def _changed_since(
    session: Session, organisation_id: int, versions: Mapping[Ref, int], snapshot: Snapshot
) -> Iterator[Text]:
    for kind in {ref.kind for ref in versions}:
        of_kind = [ref for ref in versions if ref.kind == kind]
        current = current_versions(session, organisation_id, kind, [ref.id for ref in of_kind])
        for ref in of_kind:
            if current.get(ref.id) != versions[ref]:
                name = snapshot.label(ref) if kind in KINDS else snapshot.organisation.name
                yield Text(N_("« %(name)s » a été modifié depuis."), {"name": name})


def _built_upon(snapshot: Snapshot, created: set[Ref], changed: Sequence[Change]) -> Iterator[Text]:
    """Live records, other than the created ones, that link to a created one."""
    given_back = {(change.ref, one.field) for change in changed for one in change.fields}
    for kind in KINDS.values():
        fields = [f for f in fields_of(kind.record) if f.to is not None or f.line is not None]
        for record in snapshot.of(kind.code):
            own = Ref(kind.code, record.id)
            if own in created or record.archived:
                continue
            linked = {
                ref
                for field in fields
                if (own, field.name) not in given_back
                for ref in refs_in(field, getattr(record, field.name))
            }
            for ref in sorted(linked & created):
                yield Text(
                    N_("« %(user)s » utilise « %(name)s », que l'import a créé."),
                    {"user": snapshot.label(own), "name": snapshot.label(ref)},
                )


def _give_back(
    session: Session, author: Author, organisation_id: int, change: Change, *, now: datetime
) -> None:
    row, before = held_record(session, organisation_id, *change.ref)
    if change.deed in ("archive", "restore"):
        row.archived, row.changed_at = change.deed != "archive", now
        session.flush()
    values: dict[str, Any] = {one.field: one.before for one in change.fields}
    if values:
        write_change(session, author, organisation_id, row, before, values, now=now)


def _archive(
    session: Session,
    author: Author,
    organisation_id: int,
    kind: str,
    snapshot: Snapshot,
    refs: Sequence[Ref],
    *,
    now: datetime,
) -> None:
    """Archive what was created of one kind, in one query: there may be thousands."""
    row = ROWS[kind]
    mine = row.organisation_id == organisation_id, row.id.in_([ref.id for ref in refs])
    rows = {found.id: found for found in session.scalars(select(row).where(*mine))} if refs else {}
    for ref in refs:
        rows[ref.id].archived, rows[ref.id].changed_at = True, now
        name = snapshot.label(ref)
        write_line(session, author, organisation_id, "archive", now=now, ref=ref, name=name)

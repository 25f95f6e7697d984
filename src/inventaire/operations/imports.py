"""Bringing a file in: keep what it would change, apply it in one go, undo it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from inventaire.i18n import N_, Text
from inventaire.inventory.archive import changes_from_json, changes_to_json
from inventaire.inventory.changes import Change, Changes
from inventaire.inventory.fields import Ref
from inventaire.operations.applying import Applying, check_choice
from inventaire.operations.author import Author
from inventaire.operations.journal import write_line
from inventaire.operations.records import UnknownRecord
from inventaire.operations.undoing import undo
from inventaire.store.imports import ImportRow
from inventaire.store.session import hold

#: The format of what came from the text of live entry, not from a file.
TYPED = "flow_text"


class NotNow(Exception):
    """The import is not in a state in which this can be done: applied already, or not yet."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.msgid)
        self.text = text


def store_preview(
    session: Session,
    author: Author,
    organisation_id: int,
    filename: str,
    format: str,
    changes: Changes,
    *,
    now: datetime,
) -> ImportRow:
    """Keep what a file would change, for somebody to look at. Nothing else is written."""
    hold(session, organisation_id)
    row = ImportRow(
        organisation_id=organisation_id,
        filename=filename[:500],
        format=format,
        state="previewed",
        changes=changes_to_json(changes),
        account_id=author.account_id,
        previewed_at=now,
        previewed_by=author.name,
    )
    session.add(row)
    session.flush()
    write_line(session, author, organisation_id, "preview_import", now=now, name=row.filename)
    return row


def find_import(session: Session, organisation_id: int, import_id: int) -> ImportRow:
    """An import of the organisation. Raises ``UnknownRecord``."""
    row = session.scalar(
        select(ImportRow).where(
            ImportRow.organisation_id == organisation_id, ImportRow.id == import_id
        )
    )
    if row is None:
        raise UnknownRecord("import", import_id)
    return row


def imports_of(session: Session, organisation_id: int) -> list[ImportRow]:
    """Every file brought into the organisation, the latest first; what was typed is no file."""
    statement = select(ImportRow).where(
        ImportRow.organisation_id == organisation_id, ImportRow.format != TYPED
    )
    return list(session.scalars(statement.order_by(ImportRow.id.desc())))


def changes_of(row: ImportRow) -> Changes:
    """What an import would change, or has changed."""
    return changes_from_json(row.changes)


def chosen_changes(changes: Changes, chosen: Collection[int] | None) -> list[Change]:
    """The changes of these ranks; all of them where none is said."""
    every = enumerate(changes.changes)
    return [change for rank, change in every if chosen is None or rank in chosen]


def apply_import(
    session: Session,
    author: Author,
    organisation_id: int,
    import_id: int,
    chosen: set[int] | None,
    *,
    now: datetime,
) -> ImportRow:
    """Write the chosen changes, all or none; ``chosen`` is their ranks (``None``: all).

    Raises ``NotNow``, ``StalePreview`` where a record changed since, ``MissingChoice`` where a
    chosen record links to a new one that was not chosen, ``RefusedChanges``, ``ForeignRecord``.
    """
    hold(session, organisation_id, alone=True)
    row = find_import(session, organisation_id, import_id)
    if row.state != "previewed":
        raise NotNow(Text(N_("Cet import a déjà été appliqué.")))
    write_changes(session, author, organisation_id, row, chosen, now=now)
    write_line(session, author, organisation_id, "apply_import", now=now, name=row.filename)
    return row


def write_changes(
    session: Session,
    author: Author,
    organisation_id: int,
    row: ImportRow,
    chosen: set[int] | None,
    *,
    now: datetime,
) -> None:
    """Write what an import that is held would change, and keep what it takes to undo it."""
    changes = changes_of(row)
    selected = chosen_changes(changes, chosen)
    check_choice(selected, changes.changes)
    applying = Applying(session, author, organisation_id, now)
    applying.apply(selected)
    row.state, row.applied_at, row.applied_by = "applied", now, author.name
    row.source = None
    row.applied = {
        "chosen": None if chosen is None else sorted(chosen),
        "numbers": {key_of(ref): number for ref, number in applying.numbers.items()},
        "versions": {key_of(ref): version for ref, version in applying.versions().items()},
    }
    session.flush()


def undo_import(
    session: Session, author: Author, organisation_id: int, import_id: int, *, now: datetime
) -> ImportRow:
    """Give back what was there before, and archive what the import created.

    Raises ``NotNow``; ``CannotUndo``, with every reason, where somebody worked on it since.
    """
    hold(session, organisation_id, alone=True)
    row = find_import(session, organisation_id, import_id)
    if row.state != "applied":
        raise NotNow(Text(N_("Cet import n'est pas appliqué : il n'y a rien à annuler.")))
    chosen = row.applied["chosen"]
    undo(
        session,
        author,
        organisation_id,
        chosen_changes(changes_of(row), None if chosen is None else set(chosen)),
        numbers=created_numbers(row),
        versions=_by_ref(row.applied["versions"].items()),
        now=now,
    )
    row.state, row.undone_at, row.undone_by = "undone", now, author.name
    session.flush()
    write_line(session, author, organisation_id, "undo_import", now=now, name=row.filename)
    return row


def created_numbers(row: ImportRow) -> dict[Ref, int]:
    """The number that each record to come was given, once the import is applied."""
    return _by_ref(row.applied.get("numbers", {}).items())


def key_of(ref: Ref) -> str:
    """A reference as the key of a JSON object: ``"dataset:12"``."""
    return f"{ref.kind}:{ref.id}"


def _by_ref(pairs: Iterable[tuple[str, int]]) -> dict[Ref, int]:
    found = {}
    for key, number in pairs:
        kind, _colon, written = key.partition(":")
        found[Ref(kind, int(written))] = number
    return found

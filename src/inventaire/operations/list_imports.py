"""Lists of clients: how they are read, corrected by whoever sends them, and remembered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from inventaire.exchange import formats
from inventaire.exchange.formats import LISTS, Proposed, UnknownLayout
from inventaire.exchange.lists.correcting import (
    Correction,
    corrected,
    tables_from_plain,
    tables_to_plain,
)
from inventaire.exchange.lists.finding import Memory, Recalled, tables_of
from inventaire.exchange.lists.matching import Choices, Resemblance
from inventaire.exchange.lists.proposing import Found, propose_lists
from inventaire.exchange.lists.tables import Table
from inventaire.exchange.readers import Unreadable
from inventaire.exchange.sheets import Sheet, Workbook, from_plain, to_plain
from inventaire.i18n import N_, Text
from inventaire.inventory.archive import changes_to_json
from inventaire.inventory.changes import Changes, Origin, Warning
from inventaire.operations.author import Author
from inventaire.operations.imports import NotNow, find_import, store_preview
from inventaire.operations.journal import write_line
from inventaire.store.imports import HeadingsRow, ImportRow
from inventaire.store.session import hold
from inventaire.store.snapshot import load_snapshot

#: How long the cells of a list wait for somebody to correct how they are read, in days.
KEPT_DAYS = 30
#: A record to come: its kind and its name.
Named = tuple[str, str]
_GONE = N_(
    "Les cellules de ce fichier ne sont plus gardées : renvoyez-le pour en changer la lecture."
)


def propose_file(
    session: Session, organisation_id: int, data: bytes, *, today: date, kind: str = ""
) -> Proposed:
    """What a file would change, read as the organisation said before where it did.

    Raises ``Unreadable``, ``UnknownLayout``.
    """
    before = load_snapshot(session, organisation_id, taken_on=today)

    def recall(signatures: Set[str]) -> Memory:
        return _memory(session, organisation_id, signatures)

    return formats.propose_file(data, before, recall=recall, kind=kind)


def store_proposed(
    session: Session,
    author: Author,
    organisation_id: int,
    filename: str,
    proposed: Proposed,
    *,
    now: datetime,
) -> ImportRow:
    """Keep what a file would change; of lists, the cells too, until they are applied."""
    row = store_preview(
        session,
        author,
        organisation_id,
        filename,
        proposed.layout.code,
        proposed.changes,
        now=now,
    )
    if proposed.tables:
        _keep_cells(session, row, proposed, now=now)
    return row


def store_unread(
    session: Session,
    author: Author,
    organisation_id: int,
    filename: str,
    unknown: UnknownLayout,
    *,
    now: datetime,
) -> ImportRow:
    """Keep the lists that nobody understands, for somebody to say what they are."""
    proposed = Proposed(LISTS, Changes(), unknown.workbook, unknown.tables)
    return store_proposed(session, author, organisation_id, filename, proposed, now=now)


def _keep_cells(session: Session, row: ImportRow, proposed: Proposed, *, now: datetime) -> None:
    workbook = proposed.workbook
    row.source = to_plain(workbook)
    row.reading = {
        "tables": tables_to_plain(proposed.tables, workbook.sheets),
        "resemblances": _to_plain(proposed.resemblances),
        "remarks": [remark.msgid for remark in workbook.remarks],
    }
    session.flush()
    session.execute(
        update(ImportRow)
        .where(
            ImportRow.organisation_id == row.organisation_id,
            ImportRow.source.is_not(None),
            ImportRow.previewed_at < now - timedelta(days=KEPT_DAYS),
        )
        .values(source=None)
    )


def lists_of(row: ImportRow) -> tuple[Table, ...]:
    """The lists of a preview, as they are read; none where this can no longer be changed."""
    if row.state != "previewed" or not row.reading or row.source is None:
        return ()
    return tables_from_plain(row.reading["tables"], from_plain(row.source))


def left_of(row: ImportRow) -> set[Named]:
    """The records of a preview that somebody left out."""
    return {(kind, label) for kind, label in (row.reading or {}).get("left", ())}


def correct_lists(
    session: Session,
    author: Author,
    organisation_id: int,
    import_id: int,
    said: Sequence[Correction],
    *,
    left: Collection[Named] = (),
    choices: Choices | None = None,
    now: datetime,
) -> ImportRow:
    """Read the lists of a preview as somebody says, remember it, and propose anew.

    ``left``: what is not to be applied. ``choices``: which record a name means. Raises ``NotNow``.
    """
    row, sheets = _held(session, organisation_id, import_id)
    tables = tables_from_plain(row.reading["tables"], sheets)
    read = tuple(corrected(*pair) for pair in zip(tables, said, strict=False))
    changed = [new for old, new in zip(tables, read, strict=False) if new != old]
    _remember(session, author, row, changed, now=now)
    row.reading = {
        **row.reading,
        "left": [list(one) for one in sorted(left)],
        "choices": {**row.reading.get("choices", {}), **(choices or {})},
    }
    _read_again(session, row, (*read, *tables[len(read) :]), sheets, now=now)
    write_line(session, author, organisation_id, "correct_import", now=now, name=row.filename)
    return row


def forget_lists(
    session: Session, author: Author, organisation_id: int, import_id: int, *, now: datetime
) -> ImportRow:
    """Read the lists of a preview by their own words, and forget what was said of them.

    Raises ``NotNow``.
    """
    row, sheets = _held(session, organisation_id, import_id)
    known = {table.signature for table in tables_from_plain(row.reading["tables"], sheets)}
    session.execute(
        delete(HeadingsRow).where(
            HeadingsRow.organisation_id == organisation_id, HeadingsRow.signature.in_(known)
        )
    )
    _read_again(session, row, tables_of(Workbook(sheets)), sheets, now=now)
    write_line(session, author, organisation_id, "forget_import", now=now, name=row.filename)
    return row


def _held(
    session: Session, organisation_id: int, import_id: int
) -> tuple[ImportRow, tuple[Sheet, ...]]:
    hold(session, organisation_id, alone=True)
    row = find_import(session, organisation_id, import_id)
    if row.state != "previewed":
        raise NotNow(Text(N_("Cet import a déjà été appliqué.")))
    if row.source is None or not row.reading:
        raise NotNow(Text(_GONE))
    return row, from_plain(row.source)


def _read_again(
    session: Session,
    row: ImportRow,
    tables: Sequence[Table],
    sheets: Sequence[Sheet],
    *,
    now: datetime,
) -> None:
    before = load_snapshot(session, row.organisation_id, taken_on=now.date())
    remarks = tuple(Warning(Text(msgid)) for msgid in row.reading["remarks"])
    try:
        found = propose_lists(tables, before, row.reading.get("choices", {}))
    except Unreadable as unreadable:
        found = Found(Changes(refused=(Warning(unreadable.text),)), ())
    warnings = (*remarks, *found.changes.warnings)
    row.changes = changes_to_json(replace(found.changes, warnings=warnings))
    row.reading = {
        **row.reading,
        "tables": tables_to_plain(tables, sheets),
        "resemblances": _to_plain(found.resemblances),
    }
    session.flush()


def _to_plain(resemblances: Iterable[Resemblance]) -> list[dict[str, Any]]:
    return [
        {**asdict(one), "candidates": [list(pair) for pair in one.candidates]}
        for one in resemblances
    ]


def resemblances_of(row: ImportRow) -> tuple[Resemblance, ...]:
    """The names of a preview that resemble those of records, and what they are taken for."""
    return tuple(
        Resemblance(
            **{
                **one,
                "origin": Origin(**one["origin"]),
                "candidates": tuple((number, name) for number, name in one["candidates"]),
            }
        )
        for one in (row.reading or {}).get("resemblances", ())
    )


def _remember(
    session: Session, author: Author, row: ImportRow, tables: Iterable[Table], *, now: datetime
) -> None:
    for table in tables:
        kept = session.scalar(
            select(HeadingsRow).where(
                HeadingsRow.organisation_id == row.organisation_id,
                HeadingsRow.signature == table.signature,
            )
        )
        if kept is None:
            kept = HeadingsRow(organisation_id=row.organisation_id, signature=table.signature)
            session.add(kept)
        kept.kind, kept.columns = table.kind, [list(pair) for pair in table.remembered]
        kept.filename, kept.kept_at, kept.kept_by = row.filename, now, author.name
    session.flush()


def _memory(session: Session, organisation_id: int, known: Set[str]) -> Memory:
    rows = session.scalars(
        select(HeadingsRow).where(
            HeadingsRow.organisation_id == organisation_id, HeadingsRow.signature.in_(known)
        )
    )
    return {
        row.signature: Recalled(
            row.kind,
            tuple((heading, field) for heading, field in row.columns),
            row.kept_at.date().isoformat(),
        )
        for row in rows
    }

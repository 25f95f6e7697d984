"""Files on the disk: a folder for each organisation, names that nobody chose.

A file is there before its row is kept, and goes once its row is gone for good: whatever happens in
between leaves a file too many, never one too few. ``sweep`` takes those away.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.orm import Session, SessionTransaction

_KEY = re.compile(r"[0-9a-f]{32}")


def place_of(folder: Path, organisation_id: int, key: str) -> Path:
    """Where a file lies. Raises ``ValueError`` for a name that the vault never gave."""
    if not _KEY.fullmatch(key) or organisation_id < 1:
        raise ValueError(f"{key!r} is no key of a file")
    return folder / str(organisation_id) / key


def put(session: Session, folder: Path, organisation_id: int, content: bytes) -> str:
    """Write a file, for its owner's eyes only, and give its key; gone again if all is undone."""
    key = secrets.token_hex(16)
    path = place_of(folder, organisation_id, key)
    write(path, content)
    _at_the_end(session, kept=None, undone=path)
    return key


def write(path: Path, content: bytes) -> None:
    """Write a file that is not there yet. The folders above are its owner's alone."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def drop(session: Session, folder: Path, organisation_id: int, key: str) -> None:
    """Take a file away once what was done is kept; it stays where all is undone."""
    _at_the_end(session, kept=place_of(folder, organisation_id, key), undone=None)


def _at_the_end(session: Session, *, kept: Path | None, undone: Path | None) -> None:
    """Take one file away when this transaction is kept, or another when it is undone.

    What happens to a part of it (a savepoint) or to the transactions that follow changes nothing.
    """
    waiting = True

    def end(path: Path | None) -> None:
        nonlocal waiting
        if waiting and path is not None:
            with suppress(OSError):
                path.unlink()
        waiting = False

    def when_kept(session: Session) -> None:
        if not session.in_nested_transaction():
            end(kept)

    def when_undone(_session: Session, transaction: SessionTransaction) -> None:
        if transaction.parent is None:
            end(undone)

    event.listen(session, "after_commit", when_kept)
    event.listen(session, "after_soft_rollback", when_undone)


def files_in(folder: Path) -> Iterator[tuple[int, str]]:
    """Every file of the vault: its organisation and its key."""
    for path in sorted(folder.glob("*/*")):
        if path.parent.name.isdecimal() and _KEY.fullmatch(path.name) and path.is_file():
            yield int(path.parent.name), path.name


def sweep(folder: Path, known: Collection[tuple[int, str]]) -> int:
    """Take away the files that no row names; tells how many there were."""
    stray = [found for found in files_in(folder) if found not in known]
    for organisation_id, key in stray:
        with suppress(OSError):
            place_of(folder, organisation_id, key).unlink()
    return len(stray)

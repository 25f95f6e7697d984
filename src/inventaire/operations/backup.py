"""The whole installation in one file: carried away, checked, put back, on either database.

The file is a zip: a line of JSON for each row, a member for each table, and a ``manifest.json``
that says what each must hold; the files joined to records follow. It holds password hashes, second
factors and evidence: it is a secret.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from inventaire.i18n import Text
from inventaire.operations.backup_files import (
    DamagedFile,
    check_files,
    restore_files,
    write_files,
)
from inventaire.operations.backup_manifest import (
    DAMAGED,
    MANIFEST,
    NEWER,
    REFUSED,
    Manifest,
    Member,
    NotABackup,
    opened,
    read_manifest,
    to_json,
)
from inventaire.store import portable
from inventaire.store.migrations import revision_of, revisions, upgrade
from inventaire.store.portable import PortableTable
from inventaire.store.session import open_engine

#: What opens a session today opens none once restored: whoever lost a laptop is safe from both.
_LEFT_OUT = frozenset({"session", "reset"})
_CHUNK = 1 << 20

#: Told the name of each table and how many rows of it were dealt with since it was last told.
Step = Callable[[str, int], None]


def silent(_table: str, _rows: int) -> None:
    """Tell nobody."""


class NotEmpty(Exception):
    """The database to restore into already holds something."""


def write_backup(
    connection: Connection,
    file: IO[bytes],
    *,
    made_with: str,
    now: datetime,
    files: Path | None = None,
    step: Step = silent,
) -> Manifest:
    """Write everything that a database holds into a file, as one picture, a few rows at a time.

    ``files`` is the folder of the files joined to records; without it, they stay behind.
    """
    portable.read_as_one(connection)
    tables = [one for one in portable.tables_of(connection) if one.name not in _LEFT_OUT]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        members = tuple(_write_member(connection, archive, table, step) for table in tables)
        manifest = Manifest(
            revision=revision_of(connection),
            made_at=now.isoformat(),
            made_with=made_with,
            members=members,
            files=write_files(connection, archive, files) if files is not None else (),
        )
        archive.writestr(MANIFEST, json.dumps(to_json(manifest), ensure_ascii=False, indent=1))
    return manifest


def _write_member(
    connection: Connection, archive: zipfile.ZipFile, table: PortableTable, step: Step
) -> Member:
    digest, rows = sha256(), 0
    with archive.open(f"tables/{table.name}.jsonl", "w", force_zip64=True) as out:
        for line in portable.read_lines(connection, table):
            data = f"{line}\n".encode()
            digest.update(data)
            out.write(data)
            rows += 1
            step(table.name, 1)
    return Member(table=table, rows=rows, sha256=digest.hexdigest())


def rows_to_write(connection: Connection) -> int:
    """How many rows a backup will hold."""
    tables = portable.tables_of(connection)
    return sum(portable.count_rows(connection, t) for t in tables if t.name not in _LEFT_OUT)


def check_backup(path: Path) -> Manifest:
    """Read a whole backup and hold it against what it says of itself. Raises ``NotABackup``."""
    manifest = read_manifest(path)
    if manifest.revision not in revisions():
        raise NotABackup(Text(NEWER, {"version": manifest.made_with}))
    with opened(path) as archive:
        for member in manifest.members:
            if _digest(archive, member) != (member.sha256, member.rows):
                raise _damaged(member.path)
        try:
            check_files(archive, manifest.files)
        except DamagedFile as error:
            raise _damaged(error.path) from error
    return manifest


def _damaged(path: str) -> NotABackup:
    return NotABackup(Text(DAMAGED, {"part": path}))


def _digest(archive: zipfile.ZipFile, member: Member) -> tuple[str, int]:
    digest, rows = sha256(), 0
    try:
        with archive.open(member.path) as lines:
            while chunk := lines.read(_CHUNK):
                digest.update(chunk)
                rows += chunk.count(b"\n")
    except (zipfile.BadZipFile, EOFError, KeyError, OSError) as error:
        raise _damaged(member.path) from error
    return digest.hexdigest(), rows


def restore_backup(
    connection: Connection,
    path: Path,
    *,
    files: Path | None = None,
    force: bool = False,
    step: Step = silent,
) -> Manifest:
    """Put back a backup that ``check_backup`` found sound, all or nothing.

    The database has the tables of today; a backup of yesterday's is brought to today's shape
    first, in a database of its own. ``force`` replaces whatever is there. ``files`` is the folder
    of the files joined to records; without it, they are not put back.
    Raises ``NotEmpty``, ``NotABackup``.
    """
    manifest = read_manifest(path)
    restored = _restore_rows(connection, path, manifest, force=force, step=step)
    if files is not None:
        restore_files(path, manifest.files, files)
    return replace(restored, files=manifest.files)


def _restore_rows(
    connection: Connection, path: Path, manifest: Manifest, *, force: bool, step: Step
) -> Manifest:
    if manifest.revision == revisions()[0]:
        return _restore(connection, path, manifest, force=force, step=step)
    with TemporaryDirectory(prefix="inventaire-") as folder:
        recent = _brought_up_to_date(path, manifest, Path(folder))
        return _restore(connection, recent, read_manifest(recent), force=force, step=step)


def _restore(
    connection: Connection, path: Path, manifest: Manifest, *, force: bool, step: Step
) -> Manifest:
    portable.write_alone(connection)
    if not force and not is_empty(connection):
        raise NotEmpty
    tables = portable.tables_of(connection)
    portable.clear(connection, tables)
    _load(connection, path, manifest, step)
    portable.renumber(connection, tables)
    return manifest


def is_empty(connection: Connection) -> bool:
    """Whether nobody has an account and nothing is recorded, or there is no table at all."""
    known = {table.name: table for table in portable.tables_of(connection)}
    asked = [known[name] for name in ("account", "organisation") if name in known]
    return not any(portable.count_rows(connection, table) for table in asked)


def _load(connection: Connection, path: Path, manifest: Manifest, step: Step) -> None:
    with opened(path) as archive:
        for member in manifest.members:
            try:
                with archive.open(member.path) as lines:
                    for written in portable.write_lines(connection, member.table, _text(lines)):
                        step(member.table.name, written)
                with archive.open(member.path) as lines:
                    portable.link_lines(connection, member.table, _text(lines))
            except SQLAlchemyError as error:
                raise NotABackup(Text(REFUSED, {"part": member.table.name})) from error


def _text(lines: IO[bytes]) -> Iterator[str]:
    return (line.decode() for line in lines)


def _brought_up_to_date(path: Path, manifest: Manifest, folder: Path) -> Path:
    """The same backup in the shape of today, made in a database of its own."""
    url = f"sqlite:///{folder / 'older.sqlite'}"
    upgrade(url, manifest.revision)
    engine = open_engine(url)
    try:
        with engine.begin() as connection:
            _load(connection, path, manifest, silent)
        upgrade(url)
        recent = folder / "recent.zip"
        with engine.begin() as connection, recent.open("wb") as file:
            made_at = datetime.fromisoformat(manifest.made_at)
            write_backup(connection, file, made_with=manifest.made_with, now=made_at)
        return recent
    finally:
        engine.dispose()

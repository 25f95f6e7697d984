"""The files joined to records, carried in a backup and put back on the disk."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from inventaire.store import portable, vault

_TABLE = "attachment"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """One file of a backup: whose it is, its name on the disk, what it must hold."""

    organisation: int
    key: str
    size: int
    sha256: str

    @property
    def path(self) -> str:
        """Where it is in the zip."""
        return f"files/{self.organisation}/{self.key}"

    def to_json(self) -> dict[str, Any]:
        """The file as the manifest says it."""
        return asdict(self)


class DamagedFile(Exception):
    """A file of a backup is not what the manifest says; ``path`` is where it is."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def named_in(connection: Connection) -> list[tuple[int, str]]:
    """The organisation and the key of every file that a database names, whatever its shape."""
    return [(row["organisation_id"], row["key"]) for row in _rows(connection)]


def _rows(connection: Connection) -> Iterator[dict[str, Any]]:
    for table in portable.tables_of(connection):
        if table.name == _TABLE:
            yield from portable.read_rows(connection, table)


def write_files(
    connection: Connection, archive: zipfile.ZipFile, folder: Path
) -> tuple[KeptFile, ...]:
    """Put every file that the database names into a backup; one that the disk lost is left out.

    The digest is of what lies on the disk: what was damaged there is told when it is restored.
    """
    kept = []
    for row in _rows(connection):
        path = vault.place_of(folder, row["organisation_id"], row["key"])
        if not path.is_file():
            continue
        one = KeptFile(
            organisation=row["organisation_id"],
            key=row["key"],
            size=path.stat().st_size,
            sha256=_digest_of(path),
        )
        # Pictures and documents are compressed already.
        archive.write(path, one.path, zipfile.ZIP_STORED)
        kept.append(one)
    return tuple(kept)


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        digest = sha256()
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def check_files(archive: zipfile.ZipFile, files: Sequence[KeptFile]) -> None:
    """Hold every file against what the manifest says of it. Raises ``DamagedFile``."""
    for one in files:
        try:
            vault.place_of(Path(), one.organisation, one.key)
            with archive.open(one.path) as content:
                digest, size = sha256(), 0
                while chunk := content.read(_CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
        except (zipfile.BadZipFile, EOFError, KeyError, OSError, TypeError, ValueError) as error:
            raise DamagedFile(one.path) from error
        if (digest.hexdigest(), size) != (one.sha256, one.size):
            raise DamagedFile(one.path)


def restore_files(path: Path, files: Sequence[KeptFile], folder: Path) -> None:
    """Put files back on the disk, under the names that the rows give them. Those there stay."""
    with zipfile.ZipFile(path) as archive:
        for one in files:
            place = vault.place_of(folder, one.organisation, one.key)
            if place.is_file() and _digest_of(place) == one.sha256:
                continue
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside = place.with_suffix(".part")
            with archive.open(one.path) as content, _private(beside) as out:
                shutil.copyfileobj(content, out, _CHUNK)
            beside.replace(place)


def _private(path: Path) -> Any:
    """A file to be written, for its owner's eyes only."""
    path.unlink(missing_ok=True)
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def read_files(manifest: dict[str, Any]) -> tuple[KeptFile, ...]:
    """The files that a manifest names; backups made before there were any name none."""
    return tuple(KeptFile(**one) for one in manifest.get("files", ()))

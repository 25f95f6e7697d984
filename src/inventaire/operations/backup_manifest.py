"""What a backup says of itself: its tables, its files, and what each must hold."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from inventaire.i18n import N_, Text
from inventaire.operations.backup_files import KeptFile, read_files
from inventaire.store.portable import PortableTable

#: Grows when what is written could no longer be read by an older reader.
FORMAT = 1
MANIFEST = "manifest.json"


class NotABackup(ValueError):
    """A file that cannot be restored; ``text`` says why. Nothing was written."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.msgid)
        self.text = text


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A table in a backup: how it is laid out, how many rows it has, the digest of its lines."""

    table: PortableTable
    rows: int
    sha256: str

    @property
    def path(self) -> str:
        """Where its lines are in the zip."""
        return f"tables/{self.table.name}.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself. ``revision`` is the one of the tables it was made from."""

    revision: str
    made_at: str
    made_with: str
    members: tuple[Member, ...] = field(default=())
    files: tuple[KeptFile, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return sum(member.rows for member in self.members)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each table."""
        return {member.table.name: member.rows for member in self.members}


def to_json(manifest: Manifest) -> dict[str, Any]:
    """The manifest as plain data."""
    members = [
        {**asdict(member.table), "rows": member.rows, "sha256": member.sha256}
        for member in manifest.members
    ]
    return {
        "application": "inventaire",
        "format": FORMAT,
        "made_with": manifest.made_with,
        "made_at": manifest.made_at,
        "revision": manifest.revision,
        "tables": members,
        "files": [one.to_json() for one in manifest.files],
    }


def read_manifest(path: Path) -> Manifest:
    """What a backup says of itself. Raises ``NotABackup``."""
    with opened(path) as archive:
        data = json.loads(archive.read(MANIFEST))
        if data["application"] != "inventaire":
            raise NotABackup(Text(_FOREIGN))
        if data["format"] > FORMAT:
            raise NotABackup(Text(NEWER, {"version": data["made_with"]}))
        return Manifest(
            revision=data["revision"],
            made_at=data["made_at"],
            made_with=data["made_with"],
            members=tuple(_member(one) for one in data["tables"]),
            files=read_files(data),
        )


def _member(data: dict[str, Any]) -> Member:
    table = PortableTable(
        data["name"], data["columns"], tuple(data["key"]), tuple(data["postponed"])
    )
    return Member(table=table, rows=data["rows"], sha256=data["sha256"])


_FOREIGN = N_("Ce fichier n'est pas une sauvegarde d'inventaire.")
NEWER = N_(
    "Cette sauvegarde a été faite par inventaire %(version)s, plus récent que celui-ci : mettez "
    "celui-ci à jour, puis restaurez."
)
DAMAGED = N_(
    "Cette sauvegarde est abîmée : « %(part)s » n'est pas tel qu'il a été écrit. Rien n'a été "
    "changé ; essayez une autre copie."
)
REFUSED = N_("La base a refusé ce que contient la table « %(part)s ». Rien n'a été changé.")


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """A backup, open. Whatever keeps it from being read is said as ``NotABackup``."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, EOFError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, NotABackup):
            raise
        raise NotABackup(Text(_FOREIGN)) from error

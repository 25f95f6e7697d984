"""From the bytes of a file to a workbook, within bounds of size, time and memory.

The type is known by the content, never by the name. Foreign files are parsed in a child process
whose memory and time are limited, so that a hostile one takes nothing down. Nothing is written.
"""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from inventaire.exchange.delimited import LYING_MARK, TWICE_ENCODED
from inventaire.exchange.reading_child import NOT_A_TABLE, PROTECTED, TOO_LONG, TOO_MUCH
from inventaire.exchange.sheets import Workbook, from_plain
from inventaire.i18n import N_, Text


class Unreadable(ValueError):
    """A file that cannot be read; ``text`` says why and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.msgid)
        self.text = text


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of a file is read at the most."""

    bytes: int = 50_000_000
    unpacked: int = 400_000_000
    ratio: int = 300
    files: int = 5_000
    rows: int = 100_000
    columns: int = 300
    seconds: int = 30
    memory: int = 1_000_000_000


BOUNDS = Bounds()

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_NAMES = {name: name.encode("utf-16-le") for name in ("EncryptedPackage", "Workbook", "Book")}

_TOO_LARGE = N_("Ce fichier est trop gros : %(limit)s Mo au plus. Découpez-le et réessayez.")
NOT_A_TABLE_TEXT = N_(
    "Ce fichier n'est pas un tableau. Attendu : .ods, .xlsx, .xls, .csv ou .tsv, ou un dessin de "
    "flux (.graphml, modèle Threat Dragon .json). Enregistrez-le sous l'un de ces formats et "
    "réessayez."
)
_ENCRYPTED = N_(
    "Ce fichier est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe."
)
_DAMAGED = N_("Ce fichier est abîmé ou incomplet. Rouvrez-le, enregistrez-le et réessayez.")
_EMPTY = N_("Ce fichier est vide.")
_BOMB = N_("Ce fichier se déploie en une taille démesurée : il n'a pas été ouvert.")
_TOO_MUCH = N_("Ce fichier demande trop de temps ou de mémoire pour être lu.")
_TOO_LONG = N_(
    "Une feuille dépasse %(rows)s lignes ou %(columns)s colonnes. Supprimez ce qui est loin du "
    "tableau, ou découpez-la, et réessayez."
)


#: What is said of a text that had to be mended, so that whoever sent it checks the preview.
_MENDED = {
    LYING_MARK: N_(
        "Ce fichier se dit en UTF-8 et n'en est pas : il a été lu comme Excel l'écrit "
        "(Windows-1252). Vérifiez les accents."
    ),
    TWICE_ENCODED: N_(
        "Les accents de ce fichier étaient abîmés (« Ã© » pour « é ») : ils ont été réparés. "
        "Vérifiez-les."
    ),
}

#: What reading an archive that was cut or written over may raise besides its own errors.
_MISREAD = (OSError, EOFError, LookupError, RuntimeError, ValueError, OverflowError)


def read_workbook(data: bytes, *, bounds: Bounds = BOUNDS) -> Workbook:
    """The sheets of an .ods, .xlsx, .xls, .csv or .tsv file. Raises ``Unreadable``."""
    return _workbook(ask_child("inventaire.exchange.reading_child", data, bounds=bounds))


def ask_child(module: str, data: bytes, *arguments: str, bounds: Bounds) -> Any:
    """What a module says of a file, run as a child process. Raises ``Unreadable``.

    The bytes go in and the answer comes out by pipes: neither is written anywhere. What the child
    may say of its own troubles is not kept, as it might quote the file.
    """
    check_type(data, bounds=bounds)
    limits = [str(bounds.rows), str(bounds.columns), str(bounds.memory), str(bounds.seconds)]
    try:
        done = subprocess.run(  # noqa: S603 — our own module, on the bytes given
            [sys.executable, "-m", module, *limits, *arguments],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=bounds.seconds + 5,
            check=False,
        )
    except subprocess.TimeoutExpired:
        # What a time-out carries is what was read so far.
        raise Unreadable(Text(_TOO_MUCH)) from None
    if done.returncode:
        raise Unreadable(_told_by(done.returncode, bounds))
    return json.loads(done.stdout)


def _told_by(status: int, bounds: Bounds) -> Text:
    """Why the child could not read a file. One that takes too much ends by a signal."""
    if status < 0 or status == TOO_MUCH:
        return Text(_TOO_MUCH)
    if status == TOO_LONG:
        return Text(_TOO_LONG, {"rows": bounds.rows, "columns": bounds.columns})
    if status == NOT_A_TABLE:
        return Text(NOT_A_TABLE_TEXT)
    return Text(_ENCRYPTED if status == PROTECTED else _DAMAGED)


def check_type(data: bytes, *, bounds: Bounds = BOUNDS) -> None:
    """Refuse what is no workbook, is protected, or would unpack to too much."""
    if not data:
        raise Unreadable(Text(_EMPTY))
    if len(data) > bounds.bytes:
        raise Unreadable(Text(_TOO_LARGE, {"limit": bounds.bytes // 1_000_000}))
    if data.startswith(_OLE):
        _check_ole(data)
    elif data.startswith(b"PK"):
        _check_zip(data, bounds)
    # Anything else may be a text: whether it is one is found out where it is read.


def _check_ole(data: bytes) -> None:
    # Names of streams stand in the directory of the container, in UTF-16.
    if _OLE_NAMES["EncryptedPackage"] in data:
        raise Unreadable(Text(_ENCRYPTED))
    if not (_OLE_NAMES["Workbook"] in data or _OLE_NAMES["Book"] in data):
        raise Unreadable(Text(NOT_A_TABLE_TEXT))


def _check_zip(data: bytes, bounds: Bounds) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            _check_size(members, len(data), bounds)
            _check_parts(archive, {member.filename for member in members})
    except Unreadable:
        raise
    except (zipfile.BadZipFile, zlib.error, struct.error, *_MISREAD) as error:
        raise Unreadable(Text(_DAMAGED)) from error


def _check_parts(archive: zipfile.ZipFile, names: set[str]) -> None:
    if "mimetype" in names:
        _check_ods(archive)
    elif "xl/workbook.xml" not in names and "xl/workbook.bin" not in names:
        raise Unreadable(Text(NOT_A_TABLE_TEXT))


def _check_size(members: list[zipfile.ZipInfo], packed: int, bounds: Bounds) -> None:
    unpacked = sum(member.file_size for member in members)
    if (
        len(members) > bounds.files
        or unpacked > bounds.unpacked
        # Small files compress very well without being bombs.
        or (unpacked > 20_000_000 and unpacked > packed * bounds.ratio)
    ):
        raise Unreadable(Text(_BOMB))


def _check_ods(archive: zipfile.ZipFile) -> None:
    if archive.getinfo("mimetype").file_size > 200:
        raise Unreadable(Text(NOT_A_TABLE_TEXT))
    if not archive.read("mimetype").strip().startswith(_ODS):
        raise Unreadable(Text(NOT_A_TABLE_TEXT))
    manifest = archive.getinfo("META-INF/manifest.xml")
    if manifest.file_size < 1_000_000 and b"encryption-data" in archive.read(manifest):
        raise Unreadable(Text(_ENCRYPTED))


def _workbook(read: list[dict[str, Any]]) -> Workbook:
    return Workbook(
        from_plain(read),
        tuple(Text(_MENDED[code]) for sheet in read for code in sheet.get("mended", ())),
    )

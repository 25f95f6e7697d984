"""Joining files to records, giving them back, taking them away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import IO

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from inventaire.exchange.contents import NotEvidence, content_of, safe_name
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.operations.author import Author
from inventaire.operations.journal import write_line
from inventaire.operations.records import UnknownRecord, called_now
from inventaire.operations.validation import Refused
from inventaire.settings import Settings, files_folder
from inventaire.store import vault
from inventaire.store.attachments import AttachmentRow
from inventaire.store.session import hold
from inventaire.store.snapshot import has_record

#: How many files a record bears: nobody finds their own among more.
MOST_FILES = 50

_NONE = N_("Choisissez un fichier.")
_TOO_LARGE = N_("Ce fichier est trop grand : %(most)s Mo au plus.")
_TOO_MANY = N_("Cette fiche porte déjà %(most)s fichiers : supprimez-en un d'abord.")
_FULL = N_(
    "Les fichiers de cette organisation pèsent déjà %(most)s Mo : supprimez-en d'abord, ou "
    "demandez davantage de place à l'administrateur."
)
_NO_PLACE = N_(
    "Le fichier n'a pas pu être écrit, et rien n'est joint : le dossier des pièces jointes est "
    "plein ou fermé. Prévenez l'administrateur."
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as somebody sends it: the name it bears, and what it holds."""

    name: str
    file: IO[bytes]


def attach(
    session: Session,
    settings: Settings,
    author: Author,
    organisation_id: int,
    ref: Ref,
    sent: Sent | None,
    *,
    now: datetime,
) -> AttachmentRow:
    """Join a file to a record, under a safe name. Raises ``Refused``, ``UnknownRecord``."""
    hold(session, organisation_id, alone=True)
    if not has_record(session, organisation_id, ref):
        raise UnknownRecord(*ref)
    data = _read(settings, sent)
    try:
        content = content_of(data)
    except NotEvidence as error:
        raise Refused({"file": error.text}) from error
    _check_room(session, settings, organisation_id, ref, len(data))
    try:
        key = vault.put(session, files_folder(settings), organisation_id, data)
    except OSError as error:
        raise Refused({"file": Text(_NO_PLACE)}) from error
    row = AttachmentRow(
        organisation_id=organisation_id,
        kind=ref.kind,
        record_id=ref.id,
        key=key,
        filename=safe_name(sent.name if sent else "", content),
        media_type=content.media_type,
        size=len(data),
        sha256=sha256(data).hexdigest(),
        at=now,
        account_id=author.account_id,
        who=author.name,
    )
    session.add(row)
    session.flush()
    _tell(session, author, row, "attach", now)
    return row


def _read(settings: Settings, sent: Sent | None) -> bytes:
    if sent is None or not sent.name:
        raise Refused({"file": Text(_NONE)})
    most = settings.evidence_bytes
    data = sent.file.read(most + 1)
    if len(data) > most:
        raise Refused({"file": Text(_TOO_LARGE, {"most": most // 1_000_000 or 1})})
    return data


def _check_room(
    session: Session, settings: Settings, organisation_id: int, ref: Ref, size: int
) -> None:
    """Refuse what would be one file too many. Whoever calls keeps others from adding meanwhile."""
    if len(attachments_of(session, organisation_id, ref)) >= MOST_FILES:
        raise Refused({"file": Text(_TOO_MANY, {"most": MOST_FILES})})
    own = AttachmentRow.organisation_id == organisation_id
    held = int(session.scalar(select(func.sum(AttachmentRow.size)).where(own)) or 0)
    if held + size > settings.evidence_quota_bytes:
        most = settings.evidence_quota_bytes // 1_000_000
        raise Refused({"file": Text(_FULL, {"most": most})})


def attachments_of(session: Session, organisation_id: int, ref: Ref) -> Sequence[AttachmentRow]:
    """The files of a record, the oldest first."""
    asked = {"organisation": organisation_id, "kind": ref.kind, "number": ref.id}
    return session.scalars(_joined_to(), asked).all()


@cache
def _joined_to() -> Select[AttachmentRow]:
    statement = select(AttachmentRow).where(
        AttachmentRow.organisation_id == bindparam("organisation"),
        AttachmentRow.kind == bindparam("kind"),
        AttachmentRow.record_id == bindparam("number"),
    )
    return statement.order_by(AttachmentRow.at, AttachmentRow.id)


def find_attachment(
    session: Session, organisation_id: int, ref: Ref, attachment_id: int
) -> AttachmentRow:
    """One file of a record of this organisation. Raises ``UnknownRecord``."""
    row = session.get(AttachmentRow, attachment_id)
    if row is None or (row.organisation_id, row.kind, row.record_id) != (organisation_id, *ref):
        raise UnknownRecord("attachment", attachment_id)
    return row


def content_path(settings: Settings, row: AttachmentRow) -> Path:
    """Where what a file holds lies. Raises ``UnknownRecord`` where the disk has lost it."""
    path = vault.place_of(files_folder(settings), row.organisation_id, row.key)
    if not path.is_file():
        raise UnknownRecord("attachment", row.id)
    return path


def detach(
    session: Session, settings: Settings, author: Author, row: AttachmentRow, *, now: datetime
) -> None:
    """Take a file away for good: a copy of somebody's identity must not outlive its use."""
    hold(session, row.organisation_id)
    vault.drop(session, files_folder(settings), row.organisation_id, row.key)
    session.delete(row)
    session.flush()
    _tell(session, author, row, "detach", now)


def _tell(session: Session, author: Author, row: AttachmentRow, deed: str, now: datetime) -> None:
    ref = Ref(row.kind, row.record_id)
    told = ("", row.filename) if deed == "attach" else (row.filename, "")
    write_line(
        session,
        author,
        row.organisation_id,
        deed,
        now=now,
        ref=ref,
        name=called_now(session, row.organisation_id, ref),
        changes={"file": told},
    )

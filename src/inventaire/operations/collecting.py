"""The collection workbook as a file, filled with what is recorded today."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from sqlalchemy.orm import Session

from inventaire.exchange.collection.layout import USUAL
from inventaire.exchange.collection.writing import write_collection
from inventaire.i18n import _
from inventaire.inventory.archive import snapshot_to_json
from inventaire.operations.author import Author
from inventaire.operations.documents import EXPORT as EXPORT_DOCUMENT
from inventaire.operations.documents import Document
from inventaire.operations.journal import write_line
from inventaire.store.organisations import OrganisationRow
from inventaire.store.session import hold
from inventaire.store.snapshot import UnknownOrganisation, load_snapshot

#: The deed that the journal tells.
EXPORT = "export_collection"


@dataclass(frozen=True, slots=True)
class Made:
    """A workbook as a file, and how many records it holds."""

    document: Document
    records: int


def make_collection(
    session: Session,
    author: Author,
    organisation_id: int,
    kinds: Collection[str] = USUAL,
    *,
    now: datetime,
    zone: tzinfo = UTC,
) -> Made:
    """The workbook of these kinds, in the language of the moment. Raises ``UnknownOrganisation``.

    Moments are told in ``zone``, where the workbook is filled.
    """
    organisation = _organisation(session, organisation_id)
    today = now.astimezone(zone).date()
    snapshot = load_snapshot(session, organisation_id, taken_on=today)
    made = write_collection(snapshot, kinds, zone=zone)
    name = _("classeur-de-collecte-%(slug)s", slug=organisation.slug)
    document = Document(f"{name}-{today.isoformat()}.xlsx", made.content)
    _tell(session, author, organisation_id, EXPORT, document, now)
    return Made(document, made.records)


def make_archive(
    session: Session, author: Author, organisation_id: int, *, now: datetime, zone: tzinfo = UTC
) -> Document:
    """Everything that is recorded today, archived records included, as plain data.

    It has the shape of a version that leaves. Raises ``UnknownOrganisation``.
    """
    organisation = _organisation(session, organisation_id)
    today = now.astimezone(zone).date()
    snapshot = load_snapshot(session, organisation_id, taken_on=today)
    about = {"written_by": "inventaire", "written_at": now.isoformat(), "written_for": author.name}
    data = {"about": about, **snapshot_to_json(snapshot)}
    content = json.dumps(data, ensure_ascii=False, indent=1).encode()
    name = f"{organisation.slug}-{today.isoformat()}.json"
    document = Document(name, content, "application/json; charset=utf-8")
    _tell(session, author, organisation_id, EXPORT_DOCUMENT, document, now)
    return document


def _organisation(session: Session, organisation_id: int) -> OrganisationRow:
    found = session.get(OrganisationRow, organisation_id)
    if found is None:
        raise UnknownOrganisation(organisation_id)
    return found


def _tell(
    session: Session,
    author: Author,
    organisation_id: int,
    deed: str,
    document: Document,
    now: datetime,
) -> None:
    """Once the work is done: others are kept from writing for as long as a line takes."""
    hold(session, organisation_id)
    write_line(session, author, organisation_id, deed, now=now, name=document.name)

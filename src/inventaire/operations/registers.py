"""The registers of art. 30 as files, made from what is recorded today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from sqlalchemy.orm import Session

from inventaire.exchange.register.fiche import (
    Register,
    belongs,
    register_file,
)
from inventaire.exchange.register.formats import FORMATS
from inventaire.i18n import N_, _
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.author import Author
from inventaire.operations.documents import Document
from inventaire.operations.journal import write_line
from inventaire.store.organisations import OrganisationRow
from inventaire.store.session import hold
from inventaire.store.snapshot import UnknownOrganisation, load_live, load_snapshot

#: The deed that the journal tells.
EXPORT = "export_register"
#: How the file of each register is called, before its date.
_NAMES = {
    Register.CONTROLLER: N_("registre-%(slug)s"),
    Register.PROCESSOR: N_("registre-sous-traitant-%(slug)s"),
}


class NoSuchSheet(LookupError):
    """The organisation has no such processing, or it is archived."""


@dataclass(frozen=True, slots=True)
class Made:
    """A register as a file, and how many processing it holds."""

    document: Document
    processings: int


def make_register(
    session: Session,
    author: Author,
    organisation_id: int,
    kind: Register,
    format: str,
    *,
    now: datetime,
    zone: tzinfo = UTC,
) -> Made:
    """One of the two registers, in a format of ``FORMATS`` and in the language of the moment.

    Raises ``UnknownOrganisation``.
    """
    snapshot, slug = _today(session, organisation_id, now, zone)
    register = register_file(snapshot, kind)
    made = FORMATS[format]
    name = f"{_(_NAMES[kind], slug=slug)}-{snapshot.taken_on.isoformat()}.{made.ending}"
    document = Document(name, made.write(register), made.media_type)
    _tell(session, author, organisation_id, document, now)
    return Made(document, len(register.fiches))


def make_sheet(
    session: Session,
    author: Author,
    organisation_id: int,
    number: int,
    format: str,
    *,
    now: datetime,
    zone: tzinfo = UTC,
) -> Document:
    """The sheet of one processing, in a format of ``OF_A_SHEET``. Raises ``NoSuchSheet``."""
    snapshot, slug = _today(session, organisation_id, now, zone)
    made = FORMATS[format]
    registers = (register_file(snapshot, kind) for kind in Register)
    found = ((r, one) for r in registers for one in r.fiches if one.record.id == number)
    register, fiche = next(found, (None, None))
    if register is None or fiche is None or made.sheet is None:
        raise NoSuchSheet(number)
    name = _("fiche-%(slug)s-%(number)s", slug=slug, number=number)
    name = f"{name}-{snapshot.taken_on.isoformat()}.{made.ending}"
    document = Document(name, made.sheet(register, fiche), made.media_type)
    _tell(session, author, organisation_id, document, now)
    return document


def sizes_of(session: Session, organisation_id: int) -> dict[Register, int]:
    """How many processing each register holds, archived ones left out."""
    live = load_live(session, organisation_id, "processing", only=frozenset({"role"}))
    return {kind: sum(belongs(one, kind) for one in live) for kind in Register}


def _today(
    session: Session, organisation_id: int, now: datetime, zone: tzinfo
) -> tuple[Snapshot, str]:
    """What is recorded now, and the short name of the organisation."""
    organisation = session.get(OrganisationRow, organisation_id)
    if organisation is None:
        raise UnknownOrganisation(organisation_id)
    today = now.astimezone(zone).date()
    return load_snapshot(session, organisation_id, taken_on=today), organisation.slug


def _tell(
    session: Session, author: Author, organisation_id: int, document: Document, now: datetime
) -> None:
    """Once the work is done: others are kept from writing for as long as a line takes."""
    hold(session, organisation_id)
    write_line(session, author, organisation_id, EXPORT, now=now, name=document.name)

"""The directory of public information and the catalogues, as files, of what is recorded today."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from inventaire.exchange.catalogue.entries import SHOWN
from inventaire.exchange.catalogue.formats import DIRECTORY, FORMATS
from inventaire.i18n import N_, _
from inventaire.operations.author import Author
from inventaire.operations.documents import Document
from inventaire.operations.journal import write_line
from inventaire.store.organisations import OrganisationRow
from inventaire.store.session import hold
from inventaire.store.shapes import table_of
from inventaire.store.snapshot import UnknownOrganisation, load_snapshot

#: The deed that the journal tells.
EXPORT = "export_catalogue"


def make_catalogue(
    session: Session,
    author: Author,
    organisation_id: int,
    format: str,
    *,
    now: datetime,
    zone: tzinfo = UTC,
) -> Document:
    """The directory or the catalogue in a format of ``FORMATS``. Raises ``UnknownOrganisation``."""
    organisation = session.get(OrganisationRow, organisation_id)
    if organisation is None:
        raise UnknownOrganisation(organisation_id)
    today = now.astimezone(zone).date()
    made = FORMATS[format]
    called = N_("rip-%(slug)s") if format in DIRECTORY else N_("catalogue-%(slug)s")
    content = made.write(load_snapshot(session, organisation_id, taken_on=today))
    name = f"{_(called, slug=organisation.slug)}-{today.isoformat()}.{made.ending}"
    # The work is done: only now are others kept from writing, for as long as a line takes.
    hold(session, organisation_id)
    write_line(session, author, organisation_id, EXPORT, now=now, name=name)
    return Document(name, content, made.media_type)


def listed_counts(session: Session, organisation_id: int) -> tuple[int, int]:
    """How many datasets the directory lists, and how many the catalogue shows, in one query."""
    table = table_of("dataset")
    live = (table.c.organisation_id == organisation_id, table.c.archived.is_(False))
    counted = select(
        func.count(case((table.c.principal_document.is_(True), 1))),
        func.count(case((table.c.publication_status.in_(SHOWN), 1))),
    ).where(*live)
    directory, shown = session.execute(counted).one()
    return directory, shown

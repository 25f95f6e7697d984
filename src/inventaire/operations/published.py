"""What anybody reads of a directory that is on line: its entries, and its catalogue.

Nothing else of the organisation is read, and the addresses of what is not published stay inside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from inventaire.exchange.catalogue.directory import Directory, as_csv, as_workbook, directory_of
from inventaire.exchange.catalogue.entries import catalogue_of
from inventaire.exchange.catalogue.formats import DIRECTORY, HARVESTED
from inventaire.exchange.catalogue.paging import Place
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.snapshot import Snapshot
from inventaire.store.directories import (
    Counts,
    DirectoryPageRow,
    count_entries,
    last_change,
    read_entries,
    read_producers,
)
from inventaire.store.organisations import OrganisationRow

#: Entries on one page, of the directory and of the catalogue.
PAGE = 100
_FILES: dict[str, tuple[str, Callable[[Directory], bytes]]] = {
    "csv": (DIRECTORY["rip-csv"].media_type, as_csv),
    "xlsx": (DIRECTORY["rip"].media_type, as_workbook),
}


@dataclass(frozen=True, slots=True)
class OnLine:
    """A directory on line: whose, what it counts, when anything in it last changed."""

    organisation: OrganisationRow
    counts: Counts
    changed_at: datetime
    changed_on: date

    def pages(self, count: int) -> int:
        """How many pages hold so many entries: one at least."""
        return max(1, -(-count // PAGE))


@dataclass(frozen=True, slots=True)
class Published:
    """A file that anybody may have."""

    content: bytes
    media_type: str


def find_on_line(session: Session, slug: str, *, zone: tzinfo = UTC) -> OnLine | None:
    """The directory of this address; nothing where it is not on line."""
    found = session.execute(
        select(OrganisationRow, DirectoryPageRow.opened_at)
        .join(DirectoryPageRow, DirectoryPageRow.organisation_id == OrganisationRow.id)
        .where(OrganisationRow.slug == slug, OrganisationRow.archived.is_(False))
        .where(DirectoryPageRow.closed_at.is_(None))
    ).one_or_none()
    if found is None:
        return None
    row, opened_at = found
    last = last_change(session, row.id) or opened_at
    changed_at = max(opened_at, row.changed_at, last)
    day = changed_at.astimezone(zone).date()
    return OnLine(row, count_entries(session, row.id), changed_at, day)


def directory_page(session: Session, on_line: OnLine, page: int | None = None) -> Directory:
    """The directory, or one page of it."""
    first, most = _slice(page)
    found = read_entries(session, on_line.organisation.id, first=first, most=most)
    return directory_of(_picture(session, on_line, tuple(map(_for_everybody, found))))


def directory_file(session: Session, on_line: OnLine, ending: str) -> Published:
    """The whole directory as ``csv`` or ``xlsx``."""
    media_type, write = _FILES[ending]
    return Published(write(directory_page(session, on_line)), media_type)


def catalogue_file(
    session: Session, on_line: OnLine, ending: str, page: int, *, address: Callable[[int], str]
) -> Published:
    """One page of the catalogue, in a format of ``HARVESTED``."""
    media_type, write = HARVESTED[ending]
    first, most = _slice(page)
    found = read_entries(session, on_line.organisation.id, published=True, first=first, most=most)
    catalogue = catalogue_of(_picture(session, on_line, found))
    if not (on_line.organisation.website or on_line.organisation.siren):
        catalogue = replace(catalogue, home=f"{address(1)}#")
    total = on_line.counts.published
    place = Place(page, on_line.pages(total), total, PAGE, address)
    return Published(write(catalogue, place), media_type)


def _slice(page: int | None) -> tuple[int, int | None]:
    """How many entries come before a page, and how many it holds."""
    return (0, None) if page is None else ((page - 1) * PAGE, PAGE)


def _for_everybody(dataset: Dataset) -> Dataset:
    """Where a file is, is nobody's business until it is published."""
    return dataset if dataset.publication_status == "published" else replace(dataset, resources=())


def _picture(session: Session, on_line: OnLine, datasets: tuple[Dataset, ...]) -> Snapshot:
    """These entries and the names of their departments, as of the last change: no day of reading
    makes the same directory look new.
    """
    row = on_line.organisation
    organisation = Organisation(id=row.id, name=row.name, siren=row.siren, website=row.website)
    actors = read_producers(session, row.id, datasets)
    return Snapshot(
        taken_on=on_line.changed_on, organisation=organisation, datasets=datasets, actors=actors
    )

"""Adding typical processing to a register, and taking up what the library says anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from inventaire.i18n import _
from inventaire.inventory.changes import Changes
from inventaire.inventory.library import LIBRARY
from inventaire.inventory.library.entry import Entry
from inventaire.inventory.library.proposing import has_news, propose, propose_news
from inventaire.inventory.processing import Processing
from inventaire.operations.author import Author
from inventaire.operations.imports import store_preview
from inventaire.store.imports import ImportRow
from inventaire.store.processings import ProcessingRow
from inventaire.store.snapshot import load_snapshot

#: The format of what came from the library, not from a file.
LIBRARY_FORMAT = "library"


@dataclass(frozen=True, slots=True)
class Taken:
    """What the register took from the library: the processing of each entry, and what is new."""

    by_code: Mapping[str, Processing]
    news: tuple[Processing, ...]


def taken_from(
    session: Session, organisation_id: int, *, library: Mapping[str, Entry] = LIBRARY
) -> Taken:
    """The processings in the register that came from the library, archived ones left out."""
    columns = (
        ProcessingRow.id,
        ProcessingRow.name,
        ProcessingRow.library_code,
        ProcessingRow.library_edition,
    )
    statement = select(*columns).where(
        ProcessingRow.organisation_id == organisation_id,
        ProcessingRow.library_code != "",
        ProcessingRow.archived.is_(False),
    )
    found = [
        Processing(id=number, name=name, library_code=code, library_edition=edition)
        for number, name, code, edition in session.execute(statement.order_by(ProcessingRow.id))
    ]
    news = tuple(one for one in found if has_news(one, library=library))
    return Taken({one.library_code: one for one in found}, news)


def proposed_entries(
    session: Session,
    organisation_id: int,
    codes: Collection[str],
    *,
    today: date,
    library: Mapping[str, Entry] = LIBRARY,
) -> Changes:
    """What adding these entries would change; nothing is written."""
    before = load_snapshot(session, organisation_id, taken_on=today)
    return propose(codes, before, library=library)


def proposed_news(
    session: Session,
    organisation_id: int,
    numbers: Collection[int],
    *,
    today: date,
    library: Mapping[str, Entry] = LIBRARY,
) -> Changes:
    """What later editions would change in these processings; nothing is written."""
    before = load_snapshot(session, organisation_id, taken_on=today)
    return propose_news(numbers, before, library=library)


def preview_library(
    session: Session, author: Author, organisation_id: int, changes: Changes, *, now: datetime
) -> ImportRow:
    """Keep what the library would change, to be looked at, applied and undone as an import is."""
    titles = [change.label for change in changes.changes] or [_("rien de nouveau")]
    shown = ", ".join(titles[:3]) + ("…" if len(titles) > 3 else "")
    name = _("Bibliothèque : %(titles)s", titles=shown)
    return store_preview(session, author, organisation_id, name, LIBRARY_FORMAT, changes, now=now)

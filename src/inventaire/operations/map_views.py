"""Views of the map: keep one under a title, call it otherwise, put it away, bring it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from inventaire.i18n import N_, Text
from inventaire.operations.author import Author
from inventaire.operations.journal import Differences, write_line
from inventaire.operations.validation import NAME_LENGTH, Refused
from inventaire.store.views import SavedViewRow

COMMENT_LENGTH = 4000
#: How long what follows the question mark of an address may be.
_QUERY_LENGTH = 4000
#: How many views an organisation keeps: nobody finds their own among more.
MOST_VIEWS = 500


def views_of(session: Session, organisation_id: int) -> Sequence[SavedViewRow]:
    """Every view of an organisation, in the order of titles, those put away last."""
    return session.scalars(
        select(SavedViewRow)
        .where(SavedViewRow.organisation_id == organisation_id)
        .order_by(
            SavedViewRow.archived_at.is_not(None),
            SavedViewRow.title,
            SavedViewRow.id,
        )
    ).all()


def view_of(session: Session, organisation_id: int, view_id: int) -> SavedViewRow | None:
    """A view of this organisation; ``None`` where there is none of this number."""
    found = session.get(SavedViewRow, view_id)
    return found if found is not None and found.organisation_id == organisation_id else None


def keep_view(
    session: Session,
    author: Author,
    organisation_id: int,
    *,
    title: str,
    comment: str,
    query: str,
    now: datetime,
) -> SavedViewRow:
    """Keep a view, for everyone of the organisation. Raises ``Refused``."""
    errors = _errors(title, comment, query)
    if len(views_of(session, organisation_id)) >= MOST_VIEWS:
        text = N_("Cette organisation garde déjà %(most)s vues : modifiez l'une d'elles.")
        errors["title"] = Text(text, {"most": MOST_VIEWS})
    if errors:
        raise Refused(errors)
    row = SavedViewRow(
        organisation_id=organisation_id,
        title=title.strip(),
        comment=comment.strip(),
        query=query,
        created_at=now,
        created_by=author.account_id,
        who=author.name,
        changed_at=now,
    )
    session.add(row)
    session.flush()
    write_line(session, author, organisation_id, "keep_view", now=now, name=row.title)
    return row


def change_view(
    session: Session,
    author: Author,
    row: SavedViewRow,
    *,
    title: str,
    comment: str,
    query: str,
    now: datetime,
) -> None:
    """Call a view otherwise, comment on it, or let it show something else. Raises ``Refused``."""
    if errors := _errors(title, comment, query):
        raise Refused(errors)
    wanted = {"title": title.strip(), "comment": comment.strip(), "query": query}
    changes = {
        field: (getattr(row, field), value)
        for field, value in wanted.items()
        if getattr(row, field) != value
    }
    if not changes:
        return
    for field, value in wanted.items():
        setattr(row, field, value)
    row.changed_at = now
    session.flush()
    _write(session, author, row, "change_view", now, changes)


def archive_view(session: Session, author: Author, row: SavedViewRow, *, now: datetime) -> None:
    """Put a view away: its address still shows it."""
    if row.archived_at is None:
        row.archived_at = now
        session.flush()
        _write(session, author, row, "archive_view", now)


def restore_view(session: Session, author: Author, row: SavedViewRow, *, now: datetime) -> None:
    """Bring a view back among the others."""
    if row.archived_at is not None:
        row.archived_at = None
        session.flush()
        _write(session, author, row, "restore_view", now)


def _write(
    session: Session,
    author: Author,
    row: SavedViewRow,
    deed: str,
    now: datetime,
    changes: Differences | None = None,
) -> None:
    owner = row.organisation_id
    write_line(session, author, owner, deed, now=now, name=row.title, changes=changes)


def _errors(title: str, comment: str, query: str) -> dict[str, Text]:
    errors: dict[str, Text] = {}
    if not title.strip():
        errors["title"] = Text(N_("Donnez un titre à la vue : « Où va la paie »."))
    elif len(title) > NAME_LENGTH:
        text = N_("Ce titre est trop long : %(most)s signes au plus.")
        errors["title"] = Text(text, {"most": NAME_LENGTH})
    if len(comment) > COMMENT_LENGTH:
        text = N_("Ce commentaire est trop long : %(most)s signes au plus.")
        errors["comment"] = Text(text, {"most": COMMENT_LENGTH})
    if len(query) > _QUERY_LENGTH:
        errors["title"] = Text(N_("Cette vue a trop de choix pour être gardée."))
    return errors

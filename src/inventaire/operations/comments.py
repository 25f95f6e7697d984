"""What people say of a record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.operations.author import Author
from inventaire.operations.journal import write_line
from inventaire.operations.records import UnknownRecord, called_now
from inventaire.operations.validation import Refused
from inventaire.store.journal import CommentRow
from inventaire.store.session import hold
from inventaire.store.snapshot import names


def add_comment(
    session: Session, author: Author, organisation_id: int, ref: Ref, text: str, *, now: datetime
) -> CommentRow:
    """Say something of a record. Raises ``Refused`` for an empty text, ``UnknownRecord``."""
    hold(session, organisation_id)
    text = text.replace("\x00", "").strip()
    if not text:
        raise Refused({"text": Text(N_("Le commentaire est vide : écrivez quelques mots."))})
    if not names(session, organisation_id, [ref]):
        raise UnknownRecord(*ref)
    row = CommentRow(
        organisation_id=organisation_id,
        kind=ref.kind,
        record_id=ref.id,
        at=now,
        account_id=author.account_id,
        who=author.name,
        text=text,
    )
    session.add(row)
    session.flush()
    name = called_now(session, organisation_id, ref)
    write_line(session, author, organisation_id, "comment", now=now, ref=ref, name=name)
    return row


def withdraw_comment(
    session: Session, author: Author, organisation_id: int, comment_id: int, *, now: datetime
) -> None:
    """Hide a comment. Raises ``UnknownRecord``."""
    hold(session, organisation_id)
    row = session.scalar(
        select(CommentRow).where(
            CommentRow.organisation_id == organisation_id, CommentRow.id == comment_id
        )
    )
    if row is None:
        raise UnknownRecord("comment", comment_id)
    row.withdrawn = True
    session.flush()
    ref = Ref(row.kind, row.record_id)
    name = called_now(session, organisation_id, ref)
    write_line(session, author, organisation_id, "withdraw_comment", now=now, ref=ref, name=name)


def comments_on(session: Session, organisation_id: int, ref: Ref) -> Sequence[CommentRow]:
    """What was said of a record, the oldest first, without what was withdrawn."""
    asked = {"organisation": organisation_id, "kind": ref.kind, "number": ref.id}
    return session.scalars(_said_of(), asked).all()


@cache
def _said_of() -> Select[CommentRow]:
    statement = select(CommentRow).where(
        CommentRow.organisation_id == bindparam("organisation"),
        CommentRow.kind == bindparam("kind"),
        CommentRow.record_id == bindparam("number"),
        CommentRow.withdrawn.is_(False),
    )
    return statement.order_by(CommentRow.at, CommentRow.id)

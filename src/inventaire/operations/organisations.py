"""What may be done with an organisation itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from itertools import count
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import ORGANISATION
from inventaire.inventory.organisation import Organisation
from inventaire.operations.author import Author
from inventaire.operations.journal import differences, write_line
from inventaire.operations.records import archive_record, change_record, restore_record
from inventaire.operations.validation import Refused, validate
from inventaire.store.organisations import OrganisationRow
from inventaire.store.writing import write
from inventaire.vocabulary.folding import fold

_SLUG_LENGTH = 60


def create_organisation(
    session: Session, author: Author, values: Mapping[str, object], *, now: datetime
) -> OrganisationRow:
    """Open an organisation; its address is made from its name. Raises ``Refused``."""
    errors = validate(ORGANISATION.code, values)
    if errors:
        raise Refused(errors)
    given: Any = values
    row = OrganisationRow(slug=free_slug(session, str(values["name"])))
    write(session, row, values, now=now)
    write_line(
        session,
        author,
        row.id,
        "create",
        now=now,
        ref=Ref(ORGANISATION.code, row.id),
        name=row.name,
        changes=differences(None, Organisation(id=row.id, **given), {}),
    )
    return row


def free_slug(session: Session, name: str) -> str:
    """An address made from a name, that no other organisation has: « valbrise », « valbrise-2 »."""
    base = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:_SLUG_LENGTH] or "organisation"
    like = OrganisationRow.slug.startswith(base, autoescape=True)
    taken = set(session.scalars(select(OrganisationRow.slug).where(like)))
    if base not in taken:
        return base
    return next(slug for rank in count(2) if (slug := f"{base}-{rank}") not in taken)


def change_organisation(
    session: Session,
    author: Author,
    organisation_id: int,
    values: Mapping[str, object],
    *,
    version: int | None,
    now: datetime,
) -> bool:
    """Change what is recorded of an organisation; tells whether anything differed.

    Raises ``Refused``, ``Conflict``, ``UnknownRecord``.
    """
    return change_record(
        session,
        author,
        organisation_id,
        ORGANISATION.code,
        organisation_id,
        values,
        version=version,
        now=now,
    )


def archive_organisation(
    session: Session, author: Author, organisation_id: int, *, now: datetime
) -> None:
    """Hide an organisation from lists; everything it holds is kept."""
    archive_record(session, author, organisation_id, ORGANISATION.code, organisation_id, now=now)


def restore_organisation(
    session: Session, author: Author, organisation_id: int, *, now: datetime
) -> None:
    """Show an archived organisation again."""
    restore_record(session, author, organisation_id, ORGANISATION.code, organisation_id, now=now)


def every_organisation(session: Session, *, archived: bool = False) -> list[OrganisationRow]:
    """The organisations of the installation, by name."""
    return list(session.scalars(_by_name(archived)))


@cache
def _by_name(archived: bool) -> Select[OrganisationRow]:
    """Asked for every page, whose frame names them: made once."""
    statement = select(OrganisationRow).where(OrganisationRow.archived.is_(archived))
    return statement.order_by(OrganisationRow.sort_name, OrganisationRow.id)


def organisation_called(session: Session, slug: str) -> OrganisationRow | None:
    """The organisation of an address, archived or not."""
    return session.scalar(_called(), {"slug": slug})


@cache
def _called() -> Select[OrganisationRow]:
    return select(OrganisationRow).where(OrganisationRow.slug == bindparam("slug"))

"""The database that a command works on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import IntEnum
from typing import Any, NoReturn

import click
from sqlalchemy.orm import Session

from inventaire.i18n import N_, Text, _
from inventaire.operations.organisations import every_organisation, organisation_called
from inventaire.operations.validation import Refused
from inventaire.settings import Settings, read_settings
from inventaire.store.migrations import upgrade
from inventaire.store.organisations import OrganisationRow
from inventaire.store.session import open_engine, session_factory


class Exit(IntEnum):
    """What a command ended with. 0: done; 1: unexpected; the others say why nothing was done."""

    DONE = 0
    UNREADABLE = 2
    REFUSED = 3
    UNKNOWN = 4


def moment() -> datetime:
    """This very moment: the clock is read once, here."""
    return datetime.now(UTC)


@contextmanager
def opened(settings: Settings | None = None) -> Iterator[Session]:
    """A session on the installation's database, brought to its latest shape; kept at the end."""
    settings = settings or read_settings()
    upgrade(settings.database_url)
    engine = open_engine(settings.database_url)
    try:
        with session_factory(engine)() as session, session.begin():
            yield session
    finally:
        engine.dispose()


def fail(text: Text, status: Exit) -> NoReturn:
    """Say what is wrong on the error output and end."""
    click.echo(str(text), err=True)
    raise SystemExit(int(status))


def fail_refused(refusal: Refused) -> NoReturn:
    """Say, field by field, why something cannot be recorded, and end."""
    for name, text in refusal.errors.items():
        click.echo(f"{name}: {text}", err=True)
    raise SystemExit(int(Exit.REFUSED))


def organisation_named(session: Session, name: str) -> OrganisationRow:
    """The organisation of this address or name; ends the command where there is none."""
    found = organisation_called(session, name)
    if found is None:
        same = [row for row in every_organisation(session) if row.name == name]
        found = same[0] if len(same) == 1 else None
    if found is None:
        known = ", ".join(row.slug for row in every_organisation(session)) or _("aucune")
        text = N_("Aucune organisation ne s'appelle « %(name)s ». Connues : %(known)s.")
        fail(Text(text, {"name": name, "known": known}), Exit.UNKNOWN)
    return found


def say_json(data: Any) -> None:
    """Print plain data for a program to read."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2, default=str))

"""The database that a command works on."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import IntEnum
from pathlib import Path
from typing import Any, NoReturn

import click
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from inventaire.i18n import N_, Text, _
from inventaire.inventory.archive import fields_by_name
from inventaire.operations.organisations import every_organisation, organisation_called
from inventaire.operations.validation import Refused
from inventaire.settings import Settings, read_settings
from inventaire.store.migrations import upgrade
from inventaire.store.organisations import OrganisationRow
from inventaire.store.session import open_engine, session_factory
from inventaire.web.clock import ZONE


class Exit(IntEnum):
    """What a command ended with; ``MEANINGS`` says it in words."""

    DONE = 0
    UNFORESEEN = 1
    MISTYPED = 2
    REFUSED = 3
    UNKNOWN = 4
    UNREADABLE = 5
    UNAVAILABLE = 6


MEANINGS: Mapping[Exit, str] = {
    Exit.DONE: N_("Fait."),
    Exit.UNFORESEEN: N_("Erreur imprévue, ou abandon ; rien n'a été écrit."),
    Exit.MISTYPED: N_(
        "La commande est mal écrite : une option ou un argument manque ou n'existe pas."
    ),
    Exit.REFUSED: N_("Refusé : les valeurs ne peuvent pas être enregistrées ; rien n'a été écrit."),
    Exit.UNKNOWN: N_("L'organisation, le compte ou le fichier nommé n'existe pas."),
    Exit.UNREADABLE: N_("Le fichier existe mais ne peut pas être lu : type, protection, dommage."),
    Exit.UNAVAILABLE: N_("La base ou un réglage empêche de travailler."),
}


def moment() -> datetime:
    """This very moment: the clock is read once, here."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is, where those who read live."""
    return moment().astimezone(ZONE).date()


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


@contextmanager
def connected(settings: Settings) -> Iterator[Connection]:
    """A connection to the database as it is, kept at the end."""
    engine = open_engine(settings.database_url)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def fail(text: Text, status: Exit) -> NoReturn:
    """Say what is wrong on the error output and end."""
    click.echo(str(text), err=True)
    raise SystemExit(int(status))


def fail_refused(refusal: Refused, labels: Mapping[str, str] | None = None) -> NoReturn:
    """Say, field by field, why something cannot be recorded, and end; ``labels`` name fields."""
    for name, text in refusal.errors.items():
        click.echo(f"{_((labels or {}).get(name, name))} : {text}", err=True)
    raise SystemExit(int(Exit.REFUSED))


def labels_of(kind: str) -> Mapping[str, str]:
    """How the fields of a kind of record are called on screen."""
    return {name: field.label.text for name, field in fields_by_name(kind).items()}


def progress(text: str) -> None:
    """Say on a terminal what is being done; a program that reads the output sees nothing."""
    if sys.stderr.isatty():
        click.echo(text, err=True)


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


def write_whole(output: Path, content: bytes) -> None:
    """Write a file under its name, or leave what was there as it was."""
    beside = output.with_name(f".{output.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(output)
    finally:
        beside.unlink(missing_ok=True)

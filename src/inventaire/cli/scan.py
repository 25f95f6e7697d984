"""``inventaire scan``: what a database holds, read from its schema and proposed as an import is."""

from __future__ import annotations

import click

from inventaire.cli.database import (
    Exit,
    fail,
    opened,
    organisation_named,
    progress,
    say_json,
    today,
)
from inventaire.cli.files import json_option
from inventaire.cli.imports import apply_proposed, described_import, tell_proposed
from inventaire.exchange.formats import SCAN, Proposed
from inventaire.exchange.scan.facts import ScannedDatabase
from inventaire.exchange.scan.proposing import propose_database
from inventaire.exchange.sheets import Workbook
from inventaire.i18n import N_, _
from inventaire.operations.scanning import MOST_ROWS, read_database
from inventaire.operations.schema_reading import UnreachableDatabase
from inventaire.store.session import hold
from inventaire.store.snapshot import load_snapshot, names
from inventaire.web.previews import linked


@click.command(
    "scan",
    help=N_(
        "Lire le schéma d'une base (PostgreSQL, MariaDB, SQLite) et proposer un système, un jeu "
        "de données par table et ses champs. Rien n'y est écrit, aucune valeur n'en est gardée."
    ),
)
@click.argument("organisation", metavar="ORGANISATION")
@click.argument("address", metavar="ADRESSE")
@click.option("--system", default="", help=N_("Le nom du système ; sinon, celui de la base"))
@click.option(
    "--sample",
    type=click.IntRange(0, MOST_ROWS),
    default=0,
    help=N_("Regarder aussi tant de lignes de chaque table, en mémoire"),
)
@click.option("--ask-password", is_flag=True, help=N_("Demander le mot de passe de la base"))
@click.option("--preview", is_flag=True, help=N_("Dire ce qui changerait, sans rien écrire"))
@json_option
def scan_database(
    organisation: str,
    address: str,
    system: str,
    sample: int,
    ask_password: bool,
    preview: bool,
    as_json: bool,
) -> None:
    """Read a database before anything of ours is held, then propose what it holds."""
    database = _read(address, sample, ask_password=ask_password)
    with opened() as session:
        row = organisation_named(session, organisation)
        if not preview:
            # Nobody changes the organisation between what is compared and what is written.
            hold(session, row.id, alone=True)
        before = load_snapshot(session, row.id, taken_on=today())
        changes = propose_database(database, before, system=system)
        proposed = Proposed(SCAN, changes, Workbook(()))
        applied = None
        if changes.changes and not preview:
            progress(_("Écriture…"))
            applied = apply_proposed(session, row, database.address, proposed)
        known = names(session, row.id, linked(changes))
        if as_json:
            say_json(described_import(row, database.address, proposed, known, applied))
        else:
            tell_proposed(proposed, known, applied=applied is not None, preview=preview)


def _read(address: str, sample: int, *, ask_password: bool) -> ScannedDatabase:
    password = click.prompt(_("Mot de passe"), hide_input=True, err=True) if ask_password else None
    progress(_("Lecture de la base…"))
    try:
        return read_database(address, password=password, sample=sample)
    except UnreachableDatabase as unreachable:
        fail(unreachable.text, Exit.UNREADABLE)

"""``inventaire import``: bring a client's register in, or only say what it would change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from inventaire.cli.changes import (
    change_lines,
    described_changes,
    described_origin,
    summary_line,
    where,
)
from inventaire.cli.columns import described_name, described_table, name_lines, table_line
from inventaire.cli.database import (
    Exit,
    fail,
    moment,
    opened,
    organisation_named,
    progress,
    say_json,
    today,
)
from inventaire.exchange.formats import SCAN, Proposed, UnknownLayout
from inventaire.exchange.lists.words import KINDS_READ
from inventaire.exchange.readers import BOUNDS, Unreadable
from inventaire.i18n import N_, Text, _
from inventaire.inventory.changes import Warning
from inventaire.operations.applying import RefusedChanges
from inventaire.operations.author import INSTALLATION
from inventaire.operations.imports import apply_import, created_numbers
from inventaire.operations.list_imports import propose_file, store_proposed
from inventaire.store.imports import ImportRow
from inventaire.store.organisations import OrganisationRow
from inventaire.store.session import hold
from inventaire.store.snapshot import names
from inventaire.web.presentation import Names
from inventaire.web.previews import linked


@click.command(
    "import",
    help=N_("Apporter tableaux, catalogues ou dessins de flux d'un client dans une organisation."),
)
@click.argument("organisation", metavar="ORGANISATION")
@click.argument("file", metavar="FICHIER", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "kind",
    type=click.Choice(KINDS_READ),
    default=None,
    help=N_("Ce dont le fichier est la liste, quand ses titres ne le disent pas"),
)
@click.option("--preview", is_flag=True, help=N_("Dire ce qui changerait, sans rien écrire"))
@click.option("--json", "as_json", is_flag=True, help=N_("Pour un programme"))
def import_file(
    organisation: str, file: Path, kind: str | None, preview: bool, as_json: bool
) -> None:
    """Read a file as the page does, say what it changes, and write all of it or nothing."""
    data = read_bytes(file)
    with opened() as session:
        row = organisation_named(session, organisation)
        if not preview:
            # Nobody changes the organisation between what is compared and what is written.
            hold(session, row.id, alone=True)
        progress(_("Lecture de « %(name)s »…", name=file.name))
        proposed = _proposed(session, row, data, kind or "")
        applied = None
        if proposed.changes.changes and not preview:
            progress(_("Écriture…"))
            applied = apply_proposed(session, row, file.name, proposed)
        known = names(session, row.id, linked(proposed.changes))
        if as_json:
            say_json(described_import(row, file.name, proposed, known, applied))
        else:
            tell_proposed(proposed, known, applied=applied is not None, preview=preview)


def read_bytes(path: Path) -> bytes:
    """What a file holds, within the bounds of imports; ends the command where there is none."""
    if not path.is_file():
        fail(Text(N_("Aucun fichier ne se trouve à %(path)s."), {"path": path}), Exit.UNKNOWN)
    with path.open("rb") as file:
        # One byte over the bound is enough for the reader to refuse it by name.
        return file.read(BOUNDS.bytes + 1)


def _proposed(session: Session, row: OrganisationRow, data: bytes, kind: str) -> Proposed:
    try:
        return propose_file(session, row.id, data, today=today(), kind=kind)
    except UnknownLayout as unknown:
        click.echo(unknown.text, err=True)
        kinds = ", ".join(KINDS_READ)
        fail(
            Text(N_("Dites de quoi c'est la liste : --as %(kinds)s."), {"kinds": kinds}),
            Exit.UNREADABLE,
        )
    except Unreadable as unreadable:
        fail(unreadable.text, Exit.UNREADABLE)


def apply_proposed(
    session: Session, row: OrganisationRow, filename: str, proposed: Proposed
) -> ImportRow:
    """Write what is proposed, all or nothing: what is refused ends the command."""
    now = moment()
    preview = store_proposed(session, INSTALLATION, row.id, filename, proposed, now=now)
    try:
        return apply_import(session, INSTALLATION, row.id, preview.id, None, now=now)
    except RefusedChanges as refused:
        for label, errors in refused.errors.items():
            for text in errors.values():
                click.echo(f"{label} : {text}", err=True)
        fail(Text(N_("Rien n'a été écrit.")), Exit.REFUSED)


def tell_proposed(proposed: Proposed, known: Names, *, applied: bool, preview: bool) -> None:
    """Say what changes, what is refused and what to look at."""
    changes = proposed.changes
    click.echo(_(proposed.layout.label))
    for table in proposed.tables:
        click.echo(table_line(table))
    for line in change_lines(changes, known):
        click.echo(line)
    for line in name_lines(proposed.resemblances):
        click.echo(line)
    for heading, warnings in (
        (_("Refusé :"), changes.refused),
        (_("À regarder :"), changes.warnings),
    ):
        if warnings:
            click.echo(heading)
        for warning in warnings:
            click.echo(f"  {warning.text}{where(warning.origin)}")
    click.echo(summary_line(changes))
    click.echo(_outcome(proposed, applied=applied, preview=preview))


def _outcome(proposed: Proposed, *, applied: bool, preview: bool) -> str:
    if applied:
        return _("L'import est appliqué. La page « Importer » permet encore de l'annuler.")
    if preview and proposed.changes.changes:
        return _("Rien n'a été écrit : relancez sans --preview pour appliquer.")
    if proposed.layout is SCAN:
        return _("Cette base ne changerait rien : tout ce qu'elle dit est déjà enregistré.")
    return _("Ce fichier ne changerait rien : tout ce qu'il dit est déjà enregistré.")


def described_import(
    row: OrganisationRow,
    name: str,
    proposed: Proposed,
    known: Names,
    applied: ImportRow | None,
) -> dict[str, Any]:
    """An import as programs read it: stable names and codes, links by name."""
    changes = proposed.changes
    return {
        "organisation": row.slug,
        "file": name,
        "format": proposed.layout.code,
        "applied": applied is not None,
        "import": applied.id if applied else None,
        "lists": [described_table(table) for table in proposed.tables],
        "names": [described_name(one) for one in proposed.resemblances],
        **described_changes(changes, known, created_numbers(applied) if applied else {}),
        "warnings": [_warning(warning) for warning in changes.warnings],
        "refused": [_warning(warning) for warning in changes.refused],
    }


def _warning(warning: Warning) -> dict[str, Any]:
    return {"text": str(warning.text), "origin": described_origin(warning.origin)}

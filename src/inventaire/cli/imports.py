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
from inventaire.exchange.formats import Format, propose_changes
from inventaire.exchange.readers import BOUNDS, Unreadable
from inventaire.i18n import N_, Text, _
from inventaire.inventory.changes import Changes, Warning
from inventaire.operations.applying import RefusedChanges
from inventaire.operations.author import INSTALLATION
from inventaire.operations.imports import apply_import, created_numbers, store_preview
from inventaire.store.imports import ImportRow
from inventaire.store.organisations import OrganisationRow
from inventaire.store.session import hold
from inventaire.store.snapshot import load_snapshot, names
from inventaire.web.presentation import Names
from inventaire.web.previews import linked


@click.command(
    "import",
    help=N_("Apporter les tableaux ou les dessins de flux d'un client dans une organisation."),
)
@click.argument("organisation", metavar="ORGANISATION")
@click.argument("file", metavar="FICHIER", type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help=N_("Dire ce qui changerait, sans rien écrire"))
@click.option("--json", "as_json", is_flag=True, help=N_("Pour un programme"))
def import_file(organisation: str, file: Path, preview: bool, as_json: bool) -> None:
    """Read a file as the page does, say what it changes, and write all of it or nothing."""
    data = read_bytes(file)
    with opened() as session:
        row = organisation_named(session, organisation)
        if not preview:
            # Nobody changes the organisation between what is compared and what is written.
            hold(session, row.id, alone=True)
        progress(_("Lecture de « %(name)s »…", name=file.name))
        layout, changes = _proposed(session, row, data)
        applied = None
        if changes.changes and not preview:
            progress(_("Écriture…"))
            applied = _apply(session, row, file.name, layout, changes)
        known = names(session, row.id, linked(changes))
        if as_json:
            say_json(_described(row, file, layout, changes, known, applied))
        else:
            _tell(layout, changes, known, applied=applied is not None, preview=preview)


def read_bytes(path: Path) -> bytes:
    """What a file holds, within the bounds of imports; ends the command where there is none."""
    if not path.is_file():
        fail(Text(N_("Aucun fichier ne se trouve à %(path)s."), {"path": path}), Exit.UNKNOWN)
    with path.open("rb") as file:
        # One byte over the bound is enough for the reader to refuse it by name.
        return file.read(BOUNDS.bytes + 1)


def _proposed(session: Session, row: OrganisationRow, data: bytes) -> tuple[Format, Changes]:
    before = load_snapshot(session, row.id, taken_on=today())
    try:
        return propose_changes(data, before)
    except Unreadable as unreadable:
        fail(unreadable.text, Exit.UNREADABLE)


def _apply(
    session: Session, row: OrganisationRow, filename: str, layout: Format, changes: Changes
) -> ImportRow:
    now = moment()
    preview = store_preview(session, INSTALLATION, row.id, filename, layout.code, changes, now=now)
    try:
        return apply_import(session, INSTALLATION, row.id, preview.id, None, now=now)
    except RefusedChanges as refused:
        for label, errors in refused.errors.items():
            for text in errors.values():
                click.echo(f"{label} : {text}", err=True)
        fail(Text(N_("Rien n'a été écrit.")), Exit.REFUSED)


def _tell(layout: Format, changes: Changes, known: Names, *, applied: bool, preview: bool) -> None:
    click.echo(_(layout.label))
    for line in change_lines(changes, known):
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
    click.echo(_outcome(changes, applied=applied, preview=preview))


def _outcome(changes: Changes, *, applied: bool, preview: bool) -> str:
    if applied:
        return _("L'import est appliqué. La page « Importer » permet encore de l'annuler.")
    if preview and changes.changes:
        return _("Rien n'a été écrit : relancez sans --preview pour appliquer.")
    return _("Ce fichier ne changerait rien : tout ce qu'il dit est déjà enregistré.")


def _described(
    row: OrganisationRow,
    file: Path,
    layout: Format,
    changes: Changes,
    known: Names,
    applied: ImportRow | None,
) -> dict[str, Any]:
    """An import as programs read it: stable names and codes, links by name."""
    return {
        "organisation": row.slug,
        "file": file.name,
        "format": layout.code,
        "applied": applied is not None,
        "import": applied.id if applied else None,
        **described_changes(changes, known, created_numbers(applied) if applied else {}),
        "warnings": [_warning(warning) for warning in changes.warnings],
        "refused": [_warning(warning) for warning in changes.refused],
    }


def _warning(warning: Warning) -> dict[str, Any]:
    return {"text": str(warning.text), "origin": described_origin(warning.origin)}

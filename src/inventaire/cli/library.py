"""``inventaire library``: read typical processing, add some to a register, take up what is new."""

from __future__ import annotations

from typing import Any

import click
from sqlalchemy.orm import Session

from inventaire.cli.changes import change_lines, described_changes, summary_line
from inventaire.cli.database import (
    Exit,
    fail,
    moment,
    opened,
    organisation_named,
    say_json,
    today,
)
from inventaire.i18n import N_, Text, _, ngettext
from inventaire.inventory.changes import Changes
from inventaire.inventory.library import LIBRARY
from inventaire.inventory.library.entry import Entry
from inventaire.operations.applying import RefusedChanges
from inventaire.operations.author import INSTALLATION
from inventaire.operations.imports import apply_import, created_numbers
from inventaire.operations.library import (
    preview_library,
    proposed_entries,
    proposed_news,
    taken_from,
)
from inventaire.store.imports import ImportRow
from inventaire.store.organisations import OrganisationRow
from inventaire.store.session import hold
from inventaire.store.snapshot import names
from inventaire.web.library import Asked
from inventaire.web.presentation import Names
from inventaire.web.previews import linked


@click.group(help=N_("La bibliothèque de traitements types : la lire, s'en servir."))
def library() -> None:
    """The group of commands."""


@library.command("list", help=N_("Les fiches types ; avec des mots, celles qui les contiennent."))
@click.argument("search", metavar="[MOTS]", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help=N_("Pour un programme"))
def list_entries(search: tuple[str, ...], as_json: bool) -> None:
    """Find entries as the page does, accents and case aside."""
    asked = Asked(" ".join(search), "")
    found = [entry for entry in LIBRARY.values() if asked.wants(entry)]
    if as_json:
        say_json([_entry(entry) for entry in found])
        return
    for entry in found:
        click.echo(f"{entry.code}  {_(entry.title)}")
    click.echo(ngettext("%(count)s fiche type", "%(count)s fiches types", len(found)))


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "code": entry.code,
        "title": entry.title,
        "audience": entry.audience,
        "legal_forms": list(entry.forms),
        "purposes": list(entry.purposes),
        "edition": entry.as_of.isoformat(),
        "to_check": entry.to_check,
    }


@library.command(help=N_("Ajouter des fiches types au registre d'une organisation."))
@click.argument("organisation", metavar="ORGANISATION")
@click.argument("codes", metavar="CODE…", nargs=-1, required=True)
@click.option("--preview", is_flag=True, help=N_("Dire ce qui changerait, sans rien écrire"))
@click.option("--json", "as_json", is_flag=True, help=N_("Pour un programme"))
def add(organisation: str, codes: tuple[str, ...], preview: bool, as_json: bool) -> None:
    """Add entries as the page does: all of them, or nothing."""
    asked = [code.upper() for code in codes]
    unknown = [code for code in asked if code not in LIBRARY]
    if unknown:
        text = N_("Aucune fiche type ne s'appelle %(codes)s : « inventaire library list » les dit.")
        fail(Text(text, {"codes": unknown}), Exit.UNKNOWN)
    with opened() as session:
        row = _held(session, organisation, preview=preview)
        changes = proposed_entries(session, row.id, asked, today=today())
        _take(session, row, changes, preview=preview, as_json=as_json)


@library.command(help=N_("Reprendre ce que les éditions plus récentes changent au registre."))
@click.argument("organisation", metavar="ORGANISATION")
@click.option("--preview", is_flag=True, help=N_("Dire ce qui changerait, sans rien écrire"))
@click.option("--json", "as_json", is_flag=True, help=N_("Pour un programme"))
def renew(organisation: str, preview: bool, as_json: bool) -> None:
    """Take up what later editions say anew; what people wrote is kept."""
    with opened() as session:
        row = _held(session, organisation, preview=preview)
        numbers = [processing.id for processing in taken_from(session, row.id).news]
        changes = proposed_news(session, row.id, numbers, today=today())
        _take(session, row, changes, preview=preview, as_json=as_json)


def _held(session: Session, organisation: str, *, preview: bool) -> OrganisationRow:
    """The organisation; nobody changes it between what is compared and what is written."""
    row = organisation_named(session, organisation)
    if not preview:
        hold(session, row.id, alone=True)
    return row


def _take(
    session: Session, row: OrganisationRow, changes: Changes, *, preview: bool, as_json: bool
) -> None:
    applied = _apply(session, row, changes) if changes.changes and not preview else None
    known = names(session, row.id, linked(changes))
    if as_json:
        say_json(_described(row, changes, known, applied))
    else:
        _tell(changes, known, applied=applied is not None)


def _apply(session: Session, row: OrganisationRow, changes: Changes) -> ImportRow:
    now = moment()
    preview = preview_library(session, INSTALLATION, row.id, changes, now=now)
    try:
        return apply_import(session, INSTALLATION, row.id, preview.id, None, now=now)
    except RefusedChanges as refused:
        for label, errors in refused.errors.items():
            for text in errors.values():
                click.echo(f"{label} : {text}", err=True)
        fail(Text(N_("Rien n'a été écrit.")), Exit.REFUSED)


def _tell(changes: Changes, known: Names, *, applied: bool) -> None:
    for line in change_lines(changes, known):
        click.echo(line)
    if changes.warnings:
        click.echo(_("À regarder :"))
    for warning in changes.warnings:
        click.echo(f"  {warning.text}")
    click.echo(summary_line(changes))
    if applied:
        click.echo(_("Le registre est complété. La page « Importer » permet encore de l'annuler."))
    elif changes.changes:
        click.echo(_("Rien n'a été écrit : relancez sans --preview pour appliquer."))
    else:
        click.echo(_("Rien ne changerait : tout est déjà au registre."))


def _described(
    row: OrganisationRow, changes: Changes, known: Names, applied: ImportRow | None
) -> dict[str, Any]:
    return {
        "organisation": row.slug,
        "applied": applied is not None,
        "import": applied.id if applied else None,
        **described_changes(changes, known, created_numbers(applied) if applied else {}),
        "warnings": [{"text": str(one.text), "origin": None} for one in changes.warnings],
        "refused": [],
    }

"""``inventaire catalogue``: the directory of public information, or a catalogue, as a file."""

from __future__ import annotations

from pathlib import Path

import click

from inventaire.cli.database import (
    Exit,
    fail,
    moment,
    opened,
    organisation_named,
    say_json,
    write_whole,
)
from inventaire.cli.files import force_option, json_option, output_option, spare
from inventaire.exchange.catalogue.formats import FORMATS
from inventaire.i18n import N_, Text, _
from inventaire.operations.author import INSTALLATION
from inventaire.operations.catalogues import make_catalogue
from inventaire.settings import read_settings
from inventaire.web.clock import ZONE


@click.command(help=N_("Écrire le RIP ou le catalogue d'une organisation."))
@click.argument("organisation", metavar="ORGANISATION")
@output_option(N_("Où l'écrire"))
@click.option(
    "--as",
    "format",
    type=click.Choice(list(FORMATS)),
    help=N_("Le format ; si rien n'est dit, celui de la terminaison du fichier"),
)
@force_option
@json_option
def catalogue(
    organisation: str, output: Path, format: str | None, force: bool, as_json: bool
) -> None:
    """Write the file that the pages offer."""
    code = format or _meant(output)
    spare(output, force=force)
    with opened(read_settings()) as session:
        row = organisation_named(session, organisation)
        made = make_catalogue(session, INSTALLATION, row.id, code, now=moment(), zone=ZONE)
        write_whole(output, made.content)
        told = {"organisation": row.slug, "file": str(output), "format": code}
    if as_json:
        say_json({**told, "bytes": len(made.content)})
    else:
        click.echo(_("Catalogue écrit dans %(path)s.", path=output))


def _meant(output: Path) -> str:
    """The only format of this ending. Several are csv: one must then be named."""
    ending = output.suffix.removeprefix(".").lower()
    found = [code for code, one in FORMATS.items() if one.ending == ending]
    if len(found) != 1:
        text = N_("Dites le format de %(path)s par --as : %(codes)s.")
        fail(Text(text, {"path": output.name, "codes": ", ".join(found or FORMATS)}), Exit.REFUSED)
    return found[0]

"""``inventaire export``: anything that leaves, by the name of its format."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from inventaire.cli.database import moment, opened, organisation_named, say_json, write_whole
from inventaire.cli.files import force_option, json_option, output_option, spare
from inventaire.exchange.collection.layout import USUAL, every_kind
from inventaire.exchange.register.fiche import Register
from inventaire.i18n import LANGUAGES, N_, SOURCE_LANGUAGE, _, speaking
from inventaire.operations.author import INSTALLATION
from inventaire.operations.catalogues import make_catalogue
from inventaire.operations.collecting import make_archive, make_collection
from inventaire.operations.documents import Document
from inventaire.operations.registers import make_register
from inventaire.settings import read_settings
from inventaire.web.clock import ZONE

#: The formats of registers and of catalogues, as their own modules call them.
REGISTERS: Mapping[str, str] = {
    f"register-{code}": code for code in ("xlsx", "ods", "csv", "docx", "pdf", "jsonld")
}
CATALOGUES: Mapping[str, str] = {
    "rip-csv": "rip-csv",
    "rip-xlsx": "rip",
    "dcat-ttl": "turtle",
    "dcat-jsonld": "jsonld",
    "dcat-rdf": "rdf",
    "scdl-csv": "scdl",
    "etalab-csv": "etat",
    "udata-csv": "portail",
}
COLLECTION, ARCHIVE = "collection-xlsx", "json"
FORMATS = (*REGISTERS, COLLECTION, ARCHIVE, *CATALOGUES)


@click.command(help=N_("Écrire un fichier d'une organisation, dans le format que vous nommez."))
@click.argument("organisation", metavar="ORGANISATION")
@click.option(
    "--format", "format", type=click.Choice(FORMATS), required=True, help=N_("Ce qui est écrit")
)
@output_option(N_("Où l'écrire"))
@click.option(
    "--role",
    type=click.Choice([kind.value for kind in Register]),
    default=Register.CONTROLLER.value,
    show_default=True,
    help=N_("Pour un registre : celui du responsable, ou celui du sous-traitant"),
)
@click.option(
    "--sheet",
    "sheets",
    type=click.Choice([kind.code for kind in every_kind()]),
    multiple=True,
    help=N_("Pour un classeur de collecte : une de ses feuilles ; se répète"),
)
@click.option(
    "--lang",
    type=click.Choice(list(LANGUAGES)),
    default=SOURCE_LANGUAGE,
    help=N_("La langue du fichier (fr, si rien n'est dit)"),
)
@force_option
@json_option
def export(
    organisation: str,
    output: Path,
    format: str,
    lang: str,
    force: bool,
    as_json: bool,
    **asked: Any,
) -> None:
    """Write the file that the pages offer."""
    spare(output, force=force)
    with opened(read_settings()) as session, speaking(lang):
        row = organisation_named(session, organisation)
        made = _made(session, row.id, format, **asked)
        write_whole(output, made.content)
        told = {"organisation": row.slug, "file": str(output), "format": format}
    if as_json:
        say_json({**told, "bytes": len(made.content)})
    else:
        click.echo(_("Écrit dans %(path)s.", path=output))


def _made(
    session: Session, organisation_id: int, format: str, *, role: str, sheets: tuple[str, ...]
) -> Document:
    when: dict[str, Any] = {"now": moment(), "zone": ZONE}
    whose = (session, INSTALLATION, organisation_id)
    if format in REGISTERS:
        return make_register(*whose, Register(role), REGISTERS[format], **when).document
    if format in CATALOGUES:
        return make_catalogue(*whose, CATALOGUES[format], **when)
    if format == COLLECTION:
        return make_collection(*whose, sheets or USUAL, **when).document
    return make_archive(*whose, **when)

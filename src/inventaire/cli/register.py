"""``inventaire register``: a register of an organisation, as a file."""

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
from inventaire.exchange.register.fiche import Register
from inventaire.exchange.register.formats import FORMATS
from inventaire.i18n import LANGUAGES, N_, SOURCE_LANGUAGE, Text, _, speaking
from inventaire.operations.author import INSTALLATION
from inventaire.operations.registers import make_register
from inventaire.settings import read_settings
from inventaire.web.clock import ZONE


@click.command(help=N_("Écrire le registre d'une organisation (RGPD art. 30)."))
@click.argument("organisation", metavar="ORGANISATION")
@output_option(N_("Où l'écrire : sa terminaison dit le format"))
@click.option(
    "--role",
    type=click.Choice([kind.value for kind in Register]),
    default=Register.CONTROLLER.value,
    show_default=True,
    help=N_("Celui du responsable, ou celui du sous-traitant"),
)
@click.option("--flat", is_flag=True, help=N_("En .xlsx : une seule feuille, une ligne chacun"))
@click.option(
    "--lang",
    type=click.Choice(list(LANGUAGES)),
    default=SOURCE_LANGUAGE,
    help=N_("La langue du registre (fr, si rien n'est dit)"),
)
@force_option
@json_option
def register(
    organisation: str,
    output: Path,
    role: str,
    flat: bool,
    lang: str,
    force: bool,
    as_json: bool,
) -> None:
    """Write one of the two registers in the format that the name of the file asks for."""
    code = "flat" if flat else output.suffix.removeprefix(".").lower()
    if code not in FORMATS:
        endings = ", ".join(sorted({f".{one.ending}" for one in FORMATS.values()}))
        text = N_("Terminaison inconnue : %(path)s. Attendu : %(endings)s.")
        fail(Text(text, {"path": output.name, "endings": endings}), Exit.REFUSED)
    spare(output, force=force)
    with opened(read_settings()) as session, speaking(lang):
        row = organisation_named(session, organisation)
        kind = Register(role)
        made = make_register(session, INSTALLATION, row.id, kind, code, now=moment(), zone=ZONE)
        write_whole(output, made.document.content)
        told = {"organisation": row.slug, "file": str(output), "role": role, "format": code}
    if as_json:
        sizes = {"processings": made.processings, "bytes": len(made.document.content)}
        say_json({**told, **sizes})
    else:
        click.echo(_("Registre écrit dans %(path)s.", path=output))

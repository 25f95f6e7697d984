"""``inventaire organisation``: the organisations of the installation."""

from __future__ import annotations

import click

from inventaire.cli.database import fail_refused, labels_of, moment, opened, say_json
from inventaire.i18n import N_, _
from inventaire.operations.author import INSTALLATION
from inventaire.operations.organisations import create_organisation, every_organisation
from inventaire.operations.validation import Refused
from inventaire.vocabulary.organisations import LEGAL_FORMS


@click.group(help=N_("Les organisations : créer, lister."))
def organisation() -> None:
    """The group of commands."""


@organisation.command(help=N_("Créer une organisation."))
@click.argument("name", metavar="NOM")
@click.option(
    "--form",
    type=click.Choice(LEGAL_FORMS.codes),
    metavar="CODE",
    help=N_("Forme juridique, par son code : commune, epci, association…"),
)
@click.option("--population", type=int, metavar="N", help=N_("Nombre d'habitants"))
@click.option("--fte", type=float, metavar="N", help=N_("Effectif en équivalents temps plein"))
@click.option("--siren", default="", metavar="N", help=N_("9 chiffres, clé vérifiée."))
@click.option(
    "--public-service/--no-public-service",
    default=None,
    help=N_(
        "Chargée ou non d'une mission de service public ; sans réponse, la question reste posée"
    ),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Pour un programme"))
def create(
    name: str,
    form: str | None,
    population: int | None,
    fte: float | None,
    siren: str,
    public_service: bool | None,
    as_json: bool,
) -> None:
    """Open an organisation."""
    values: dict[str, object] = {
        "name": name,
        "legal_form": form or "",
        "population": population,
        "staff_fte": fte,
        "siren": siren,
        "public_service_mission": public_service,
    }
    try:
        with opened() as session:
            row = create_organisation(session, INSTALLATION, values, now=moment())
            found = {"organisation": row.slug, "name": row.name}
    except Refused as refusal:
        fail_refused(refusal, labels_of("organisation"))
    if as_json:
        say_json(found)
    else:
        click.echo(_("Organisation créée : %(slug)s", slug=found["organisation"]))


@organisation.command("list", help=N_("Lister les organisations."))
@click.option("--json", "as_json", is_flag=True, help=N_("Pour un programme"))
def list_all(as_json: bool) -> None:
    """Every organisation that is not archived."""
    with opened() as session:
        found = [
            {"organisation": row.slug, "name": row.name, "form": row.legal_form}
            for row in every_organisation(session)
        ]
    if as_json:
        say_json(found)
        return
    for line in found:
        click.echo(f"{line['organisation']}\t{line['name']}")

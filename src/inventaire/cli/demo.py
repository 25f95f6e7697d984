"""``inventaire demo``: an example to learn from, served on this machine only."""

from __future__ import annotations

import click

from inventaire.access import ROLE_LABELS
from inventaire.cli.database import moment, opened, progress
from inventaire.cli.serve import listen
from inventaire.i18n import N_, _
from inventaire.operations.example import PASSWORD, VISITORS, fill_example
from inventaire.resources import example_folder
from inventaire.settings import read_settings


@click.command(help=N_("Remplir deux organisations de fiction et servir sur cette machine."))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    metavar="N",
    show_default=True,
    help=N_("Le port où répondre ; 0 en prend un libre"),
)
@click.option("--fill-only", is_flag=True, help=N_("Remplir sans servir"))
def demo(port: int, fill_only: bool) -> None:
    """Fill the example when the database is empty, say who may sign in, and serve on loopback."""
    settings = read_settings()
    progress(_("Ouverture de l'exemple…"))
    with opened(settings) as session:
        filled = fill_example(session, settings, example_folder(), now=moment())
    if not filled:
        click.echo(_("La base contient déjà des comptes : rien n'y est ajouté."))
    for visitor in VISITORS:
        click.echo(f"  {visitor.email}  ({_(ROLE_LABELS[visitor.role])})")
    click.echo(_("Mot de passe de chacun : %(password)s", password=PASSWORD))
    if not fill_only:
        listen(settings, "127.0.0.1", port)

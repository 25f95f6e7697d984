"""``inventaire upgrade``: the tables in the shape that this version works with."""

from __future__ import annotations

import click

from inventaire.cli.database import connected, say_json
from inventaire.i18n import N_, _
from inventaire.settings import read_settings
from inventaire.store import migrations


@click.command(help=N_("Mettre la base à jour, avant de servir une nouvelle version."))
@click.option("--json", "as_json", is_flag=True, help=N_("Pour un programme"))
def upgrade(as_json: bool) -> None:
    """Bring the tables to their latest shape; nothing is done where they are in it already."""
    settings = read_settings()
    with connected(settings) as connection:
        before = migrations.revision_of(connection)
    migrations.upgrade(settings.database_url)
    after = migrations.revisions()[0]
    if as_json:
        say_json({"before": before, "revision": after})
    elif before == after:
        click.echo(_("La base est déjà à jour (%(revision)s).", revision=after))
    else:
        click.echo(_("La base est à jour (%(revision)s).", revision=after))

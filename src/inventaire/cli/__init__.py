"""What one may ask for at a terminal: one module for each group of commands."""

from __future__ import annotations

import click

from inventaire.cli import account, audit, demo, docs, organisation, serve
from inventaire.i18n import N_


@click.group(help=N_("Inventorier les données d'une organisation, suivre leurs flux, auditer."))
def main() -> None:
    """The ``inventaire`` command."""


main.add_command(docs.docs)
main.add_command(account.account)
main.add_command(audit.audit)
main.add_command(demo.demo)
main.add_command(organisation.organisation)
main.add_command(serve.serve)

"""What one may ask for at a terminal: one module for each group of commands."""

from __future__ import annotations

import click

from inventaire.cli import (
    account,
    audit,
    backup,
    catalogue,
    demo,
    detect,
    docs,
    export,
    flows,
    graph,
    imports,
    library,
    map,
    organisation,
    register,
    report,
    scan,
    serve,
    upgrade,
)
from inventaire.cli.application import Application
from inventaire.i18n import N_


@click.group(
    "inventaire",
    cls=Application,
    help=N_("Inventorier les données d'une organisation, suivre leurs flux, auditer."),
)
@click.version_option(package_name="inventaire", message="inventaire %(version)s")
def main() -> None:
    """The ``inventaire`` command."""


main.add_command(docs.docs)
main.add_command(account.account)
main.add_command(audit.audit)
main.add_command(backup.backup)
main.add_command(backup.restore)
main.add_command(catalogue.catalogue)
main.add_command(demo.demo)
main.add_command(detect.detect_columns)
main.add_command(export.export)
main.add_command(flows.flows)
main.add_command(graph.graph)
main.add_command(imports.import_file)
main.add_command(library.library)
main.add_command(map.flow_map)
main.add_command(organisation.organisation)
main.add_command(register.register)
main.add_command(report.report)
main.add_command(scan.scan_database)
main.add_command(serve.serve)
main.add_command(upgrade.upgrade)

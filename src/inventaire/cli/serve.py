"""``inventaire serve``: the application, on this machine."""

from __future__ import annotations

import errno
import ipaddress
from typing import Any

import click
from waitress.server import create_server

from inventaire.cli.database import Exit, fail
from inventaire.i18n import N_, Text, _
from inventaire.settings import Settings, read_settings
from inventaire.store.migrations import upgrade
from inventaire.web.app import create_app

_THREADS = 8
#: What a form holds beside the file that it sends, in bytes.
_AROUND = 10_000_000


@click.command(help=N_("Servir l'application. Par défaut, sur cette machine seulement."))
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ADRESSE",
    show_default=True,
    help=N_("Qui peut entrer : cette machine, ou toutes (0.0.0.0)"),
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    metavar="N",
    show_default=True,
    help=N_("Le port où répondre ; 0 en prend un libre"),
)
def serve(host: str, port: int) -> None:
    """Bring the database to its latest shape and serve."""
    settings = read_settings()
    upgrade(settings.database_url)
    if not is_loopback(host) and not settings.secure_cookies:
        click.echo(
            _(
                "Attention : d'autres machines peuvent entrer, et les cookies voyagent en clair. "
                "Mettez un serveur HTTPS devant, et INVENTAIRE_SECURE_COOKIES=1."
            ),
            err=True,
        )
    listen(settings, host, port)


def listen(settings: Settings, host: str, port: int) -> None:
    """Answer requests until the process is stopped."""
    try:
        server = server_for(settings, host, port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        text = N_("Le port %(port)s est déjà pris : choisissez-en un autre avec --port.")
        fail(Text(text, {"port": port}), Exit.UNAVAILABLE)
    click.echo(f"http://{host}:{port or server.effective_port}")
    server.run()


def server_for(settings: Settings, host: str, port: int) -> Any:
    """What answers requests there, once it is run. Raises ``OSError`` where it may not."""
    return create_server(
        create_app(settings),
        host=host,
        port=port,
        threads=_THREADS,
        ident="inventaire",
        # A file that is sent waits in memory, not in a temporary file.
        inbuf_overflow=settings.upload_bytes + _AROUND,
    )


def is_loopback(host: str) -> bool:
    """Whether only this machine may reach it."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

"""``inventaire serve``: the application, on this machine."""

from __future__ import annotations

import ipaddress

import click
from waitress import serve as serve_wsgi

from inventaire.i18n import N_, _
from inventaire.settings import Settings, read_settings
from inventaire.store.migrations import upgrade
from inventaire.web.app import create_app

_THREADS = 8


@click.command(help=N_("Servir l'application. Par défaut, sur cette machine seulement."))
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
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
    application = create_app(settings)
    click.echo(f"http://{host}:{port}")
    serve_wsgi(application, host=host, port=port, threads=_THREADS, ident="inventaire")


def is_loopback(host: str) -> bool:
    """Whether only this machine may reach it."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

"""``inventaire account``: people who may sign in."""

from __future__ import annotations

import sys

import click

from inventaire.access import Role
from inventaire.cli.database import (
    Exit,
    fail,
    fail_refused,
    moment,
    opened,
    organisation_named,
    say_json,
)
from inventaire.i18n import N_, Text, _
from inventaire.operations import accounts, resets
from inventaire.operations.author import INSTALLATION
from inventaire.operations.invitations import INVITED_ROLES
from inventaire.operations.members import add_member
from inventaire.operations.validation import Refused
from inventaire.settings import read_settings

_LABELS = {"email": N_("Adresse"), "name": N_("Nom"), "password": N_("Mot de passe")}


@click.group(help=N_("Les comptes : créer, lister, réinitialiser."))
def account() -> None:
    """The group of commands."""


@account.command(help=N_("Créer un compte. Le mot de passe est demandé, ou lu sur l'entrée."))
@click.argument("email", metavar="ADRESSE")
@click.option("--name", required=True, metavar="NOM", help=N_("Nom de la personne"))
@click.option("--admin", is_flag=True, help=N_("Administre l'installation"))
@click.option("--organisation", metavar="NOM", help=N_("Organisation à rejoindre"))
@click.option(
    "--role",
    type=click.Choice([role.value for role in INVITED_ROLES]),
    default=Role.CONSULTANT.value,
    show_default=True,
    help=N_("Rôle dans l'organisation"),
)
@click.option("--password-stdin", is_flag=True, help=N_("Lire le mot de passe sur l'entrée"))
@click.option("--json", "as_json", is_flag=True, help=N_("Pour un programme"))
def create(
    email: str,
    name: str,
    admin: bool,
    organisation: str | None,
    role: str,
    password_stdin: bool,
    as_json: bool,
) -> None:
    """Open an account."""
    password = _password(from_input=password_stdin)
    with opened() as session:
        row = None if organisation is None else organisation_named(session, organisation)
        try:
            made = accounts.create_account(
                session,
                INSTALLATION,
                read_settings(),
                email=email,
                name=name,
                password=password,
                is_admin=admin,
                now=moment(),
            )
        except Refused as refusal:
            fail_refused(refusal, _LABELS)
        if row is not None:
            add_member(session, INSTALLATION, row.id, made, role=Role(role), now=moment())
        joined = {"organisation": row.slug, "role": role} if row is not None else {}
    if as_json:
        say_json({"email": made.email, "name": made.name, "admin": made.is_admin, **joined})
    else:
        click.echo(_("Compte créé : %(email)s", email=made.email))


def _password(*, from_input: bool) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    asked: str = click.prompt(_("Mot de passe"), hide_input=True, confirmation_prompt=True)
    return asked


@account.command("list", help=N_("Lister les comptes."))
@click.option("--json", "as_json", is_flag=True, help=N_("Pour un programme"))
def list_all(as_json: bool) -> None:
    """Every account."""
    with opened() as session:
        found = [
            {"email": a.email, "name": a.name, "admin": a.is_admin, "active": a.active}
            for a in accounts.list_accounts(session)
        ]
    if as_json:
        say_json(found)
        return
    for line in found:
        click.echo(f"{line['email']}\t{line['name']}")


@account.command(help=N_("Donner un lien pour choisir un nouveau mot de passe."))
@click.argument("email", metavar="ADRESSE")
@click.option("--json", "as_json", is_flag=True, help=N_("Pour un programme"))
def reset(email: str, as_json: bool) -> None:
    """Print a link that serves once."""
    settings = read_settings()
    with opened() as session:
        found = accounts.account_called(session, email)
        if found is None:
            text = N_("Aucun compte n'existe à l'adresse %(email)s.")
            fail(Text(text, {"email": email}), Exit.UNKNOWN)
        token = resets.ask_reset(session, INSTALLATION, settings, found, now=moment())
    base = settings.public_url.rstrip("/") or "http://127.0.0.1:8000"
    link = f"{base}/nouveau-mot-de-passe/{token}"
    if as_json:
        say_json({"email": found.email, "link": link})
    else:
        click.echo(link)

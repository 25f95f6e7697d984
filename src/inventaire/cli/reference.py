"""The pages on commands and settings, drawn from the commands and the settings themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, get_args, get_type_hints

import click

from inventaire.cli.database import MEANINGS
from inventaire.cli.shapes import NOTES, SHAPES
from inventaire.cli.tables import table
from inventaire.i18n import _
from inventaire.settings import Settings

_COMMANDS_HEADING = """\
# La ligne de commande

Ce document est écrit par `inventaire docs` d'après le code : ne le corrigez pas ici.

Les commandes travaillent sur la base que désignent les [réglages](reglages.md), et la mettent
d'abord à jour ; `backup` et `restore` font exception : la première la lit telle qu'elle est, la
seconde ne touche pas à une base qui contient déjà quelque chose. Le travail qui dure montre son
avancement sur un terminal, et se tait quand un programme lit la sortie.

Une organisation se désigne par son adresse courte (`valbrise`, donnée par `organisation list`) ou
par son nom exact.

Les commandes parlent la langue que désigne `INVENTAIRE_LANG` (`fr` ou `en`), sinon celle du
terminal (`LC_ALL`, puis `LANG`), sinon le français. Les codes et les noms de `--json` ne changent
pas avec elle. Un rapport est écrit dans la langue que choisit `--lang`.
"""
_STATUS_HEADING = """\
## Ce que dit le statut de fin

Ce qui n'a pas pu être fait est expliqué en une phrase sur la sortie d'erreur. Une commande qui ne
finit pas par 0 n'a rien écrit.
"""
_JSON = "Réponse de `--json` :"
_SETTINGS_HEADING = """\
# Les réglages

Ce document est écrit par `inventaire docs` d'après le code : ne le corrigez pas ici.

Chaque réglage se lit dans l'environnement, au démarrage. Aucun n'est obligatoire sur un portable ;
[l'installation sur un serveur](installation.md) dit lesquels choisir ailleurs.
"""
_TYPES = {str: "texte", int: "nombre entier", float: "nombre", bool: "`true` ou `false`"}

#: What each setting is for, in the words of whoever installs.
SETTINGS: Mapping[str, str] = {
    "database_url": (
        "Où les fiches sont gardées : `sqlite:///dossier/fichier.sqlite` (quatre barres pour un "
        "chemin absolu) ou `postgresql://compte:mot-de-passe@machine/base`."
    ),
    "secret_key": (
        "Signe les formulaires et les sessions. Avec SQLite, une clé est faite au premier "
        "démarrage et gardée à côté de la base ; avec PostgreSQL, elle doit être choisie. En "
        "changer ferme toutes les sessions."
    ),
    "public_url": (
        "L'adresse par laquelle on entre (`https://inventaire.exemple.fr`) : celle des liens "
        "envoyés par courriel. Sans elle, aucun courriel n'est envoyé."
    ),
    "proxies": (
        "Derrière combien de serveurs mandataires l'application se trouve : leurs en-têtes "
        "`X-Forwarded-*` sont crus. Ne le dites que s'il y en a : sinon, n'importe qui choisit "
        "son adresse."
    ),
    "secure_cookies": "Les cookies ne voyagent qu'en HTTPS, et le navigateur s'en souvient (HSTS).",
    "rate_limit_storage": (
        "Où les tentatives sont comptées. `memory://` compte dans chaque processus : avec "
        "plusieurs, indiquez un Redis (`redis://…`), ou chacun compte pour soi."
    ),
    "sign_in_limit": "Combien de connexions une même adresse peut tenter en dix minutes.",
    "upload_bytes": "La taille du plus grand fichier accepté, en octets.",
    "files_folder": (
        "Le dossier des pièces jointes, hors de ce que sert le site. Vide : à côté de la base "
        "SQLite (`inventaire.sqlite` donne `inventaire-files/`), ou `var/BASE-files` avec "
        "PostgreSQL."
    ),
    "evidence_bytes": "La taille de la plus grande pièce jointe acceptée, en octets.",
    "evidence_quota_bytes": (
        "Ce que peuvent peser ensemble les pièces jointes d'une organisation, en octets."
    ),
    "session_days": "Après combien de jours sans visite une session prend fin.",
    "invitation_hours": "Pendant combien d'heures une invitation peut être acceptée.",
    "reset_hours": "Pendant combien d'heures un lien de nouveau mot de passe sert.",
    "smtp_host": (
        "Le serveur de courriel. Sans lui, les liens sont montrés à qui les demande pour les "
        "autres, au lieu d'être envoyés."
    ),
    "smtp_port": "Le port de ce serveur.",
    "smtp_security": (
        "Comment les courriels y voyagent : `starttls` (port 587), `tls` (port 465), ou `none`, "
        "pour un relais de cette machine seulement."
    ),
    "smtp_user": "Le compte sur ce serveur, s'il en demande un.",
    "smtp_password": "Le mot de passe de ce compte.",
    "mail_from": "L'adresse d'expédition des courriels.",
    "password_rounds": "Le coût d'argon2 ; le baisser n'a de sens que dans des essais.",
    "drawing_seconds": "Combien de secondes sont laissées au dessin d'une carte.",
}


def settings_page() -> str:
    """Every setting: its variable, its type, its default, what it is for."""
    hints = get_type_hints(Settings)
    rows = [
        (
            f"`INVENTAIRE_{setting.name.upper()}`",
            _type(hints[setting.name]),
            _default(setting.default),
            SETTINGS[setting.name],
        )
        for setting in fields(Settings)
    ]
    return _SETTINGS_HEADING + "\n" + table(("Variable", "Type", "Par défaut", "Sens"), rows)


def _type(hint: Any) -> str:
    """What may be written: a kind of value, or one of a few words."""
    return _TYPES[hint] if hint in _TYPES else " ou ".join(f"`{one}`" for one in get_args(hint))


def _default(value: object) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if value != "" else "(vide)"


def commands_page(main: click.Group) -> str:
    """Every command: how it is written, what it does, what it answers, how it ends."""
    parts = [_COMMANDS_HEADING, _STATUS_HEADING]
    parts.append(table(("Statut", "Sens"), ((str(int(s)), t) for s, t in MEANINGS.items())))
    for path, command in every_command(main):
        parts.extend(_described(path, command))
    return "\n".join(parts)


def every_command(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by the words that call it: « organisation create »."""
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from every_command(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def _described(path: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=f"inventaire {path}")
    pieces = " ".join(command.collect_usage_pieces(context))
    yield f"## inventaire {path}\n\n{command.help}\n\n```\ninventaire {path} {pieces}\n```\n"
    options = [one for one in command.params if isinstance(one, click.Option)]
    if options:
        yield table(("Option", "Sens", "Par défaut"), (_option(one, context) for one in options))
    if path in SHAPES:
        example = json.dumps(SHAPES[path], ensure_ascii=False, indent=2)
        note = f"\n{NOTES[path]}\n" if path in NOTES else ""
        yield f"{_JSON}\n\n```json\n{example}\n```\n{note}"


def _option(option: click.Option, context: click.Context) -> tuple[str, ...]:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    value = "" if option.is_flag else f" {option.make_metavar(context)}"
    default = option.default if option.show_default else ""
    required = _("[obligatoire]") if option.required else ""
    return f"{names}{value}", option.help or "", str(default or required)

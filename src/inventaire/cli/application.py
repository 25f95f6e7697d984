"""The ``inventaire`` command as a whole: its help in words, its errors explained, never a trace.

What goes wrong for a reason that people can mend ends with a sentence and one of ``Exit``; only
what nobody foresaw is left to Python.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

import click
from alembic.util.exc import CommandError
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from inventaire.cli.database import Exit
from inventaire.i18n import LANGUAGES, N_, SOURCE_LANGUAGE, _, current_language, set_language
from inventaire.settings import BadSetting, read_settings
from inventaire.web.configuration import NoCounter, NoSecretKey

_SECTIONS = {
    "Options": N_("Options"),
    "Commands": N_("Commandes"),
    "Positional arguments": N_("Arguments"),
}
_PHRASES = {
    "Show this message and exit.": N_("Montrer cette aide."),
    "Show the version and exit.": N_("Dire la version."),
    "[required]": N_("[obligatoire]"),
    "[default: ": N_("[par défaut : "),
}
_EXPECTED = {
    "int": N_("un nombre entier"),
    "float": N_("un nombre"),
    "true or false": N_("« true » ou « false »"),
}


#: What click says of arguments that nothing awaits; it has no class of its own for it.
_EXTRA = re.compile(r"unexpected extra arguments? \((.+)\)")


#: What people can mend around the application, where one sentence says it all.
_SENTENCES: Mapping[type[Exception], str] = {
    NoSecretKey: N_(
        "Choisissez INVENTAIRE_SECRET_KEY : une base PostgreSQL n'a pas de dossier à elle."
    ),
    NoCounter: N_("Compter dans Redis demande un paquet de plus : pip install 'inventaire[redis]'"),
    ArgumentError: N_(
        "INVENTAIRE_DATABASE_URL n'est pas l'adresse d'une base : sqlite:/// ou postgresql://"
    ),
    CommandError: N_(
        "Cette base vient d'un inventaire plus récent que celui-ci : mettez celui-ci à jour."
    ),
}
_EXPLAINED: tuple[type[Exception], ...] = (BadSetting, DBAPIError, OSError, *_SENTENCES)


class Formatter(click.HelpFormatter):
    """The help of a command, in the words of the house."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or _("Usage :") + " ")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        # Click writes the colon, before which French alone leaves a blank.
        blank = " " if current_language() == SOURCE_LANGUAGE else ""
        with super().section(_(_SECTIONS.get(name, name)) + blank):
            yield

    def write_dl(self, rows: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().write_dl([(term, _in_words(text)) for term, text in rows], *args, **kwargs)


def _in_words(text: str) -> str:
    for english, msgid in _PHRASES.items():
        text = text.replace(english, _(msgid))
    return text


# Every context of this process makes its help with it, whoever wrote the command.
click.Context.formatter_class = Formatter


class Application(click.Group):
    """The group of all commands."""

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run what was asked for, and end with a status that means something."""
        kwargs["standalone_mode"] = False
        set_language(_language_of(os.environ))
        _translate(self)
        try:
            status = super().main(*args, **kwargs)
        except click.exceptions.NoArgsIsHelpError as asked:
            click.echo(asked.format_message())
            status = Exit.MISTYPED
        except click.UsageError as error:
            status = _say_usage(error)
        except click.ClickException as error:
            status = _say(error.format_message(), Exit.UNFORESEEN)
        except click.Abort:
            status = _say(_("Abandonné : rien n'a été fait."), Exit.UNFORESEEN)
        except _EXPLAINED as error:
            status = _say(_explained(error), Exit.UNAVAILABLE)
        sys.exit(int(status or 0))


def _language_of(environment: Mapping[str, str]) -> str:
    """The first language that the terminal asks for and we speak, else French."""
    asked = (environment.get(name, "") for name in ("INVENTAIRE_LANG", "LC_ALL", "LANG"))
    return next((one[:2] for one in asked if one[:2] in LANGUAGES), SOURCE_LANGUAGE)


def _translate(command: click.Command) -> None:
    """Say what a command and those below it do in the language of this terminal, for good."""
    command.help = _(command.help) if command.help else None
    for option in command.params:
        if isinstance(option, click.Option) and option.help:
            option.help = _(option.help)
    for below in getattr(command, "commands", {}).values():
        _translate(below)


def _say(text: str, status: Exit) -> Exit:
    click.echo(text, err=True)
    return status


def _say_usage(error: click.UsageError) -> Exit:
    if error.ctx is not None:
        click.echo(error.ctx.get_usage(), err=True)
        help_ = f"{error.ctx.command_path} --help"
        click.echo(_("Pour en savoir plus : %(command)s", command=help_), err=True)
    return _say(_mistyped(error), Exit.MISTYPED)


def _mistyped(error: click.UsageError) -> str:
    """What is wrong with a command, in words."""
    if isinstance(error, click.NoSuchOption):
        text = _("L'option %(name)s n'existe pas.", name=error.option_name)
        return _with_nearest(text, error.possibilities)
    if isinstance(error, click.exceptions.NoSuchCommand):
        text = _("La commande « %(name)s » n'existe pas.", name=error.command_name)
        return _with_nearest(text, error.possibilities)
    if isinstance(error, click.BadParameter) and error.param is not None:
        hint = error.param.get_error_hint(error.ctx or click.get_current_context())
        hint = hint.strip("'")
        if isinstance(error, click.MissingParameter):
            return _("Il manque %(name)s.", name=hint)
        return _("%(name)s : %(what)s.", name=hint, what=_awaited(error.param.type))
    if isinstance(error, click.BadOptionUsage):
        return _("L'option %(name)s attend une valeur.", name=error.option_name)
    extra = _EXTRA.search(error.message)
    if extra:
        return _("Ceci est de trop : %(extra)s.", extra=extra[1])
    return _("Cette commande est mal écrite : %(message)s", message=error.format_message())


def _with_nearest(text: str, possibilities: Sequence[str] | None) -> str:
    if not possibilities:
        return text
    nearest = _("Peut-être : %(names)s ?", names=", ".join(possibilities))
    return f"{text} {nearest}"


def _awaited(type_: click.ParamType[Any]) -> str:
    """What may be written for a parameter of a type."""
    if isinstance(type_, click.Choice):
        return _("choisissez parmi %(choices)s", choices=", ".join(map(str, type_.choices)))
    if type_.name in ("integer", "float", "integer range", "float range"):
        return _("un nombre est attendu")
    return _("cette valeur ne convient pas")


def _explained(error: Exception) -> str:
    """What keeps the installation from working, and what to look at."""
    if isinstance(error, BadSetting):
        expected = _(_EXPECTED.get(error.expected, error.expected))
        values = {"name": error.name, "text": error.text, "expected": expected}
        return _("%(name)s=%(text)s : %(expected)s est attendu.", **values)
    if isinstance(error, DBAPIError):
        why = (str(error.orig).strip().splitlines() or [""])[0]
        text = N_("La base %(address)s ne répond pas comme il faut : %(why)s")
        return _(text, address=_address(), why=why)
    for kind, sentence in _SENTENCES.items():
        if isinstance(error, kind):
            return _(sentence)
    return _("Le système a refusé : %(why)s", why=str(error))


def _address() -> str:
    """Where the database is, its password hidden."""
    return make_url(read_settings().database_url).render_as_string(hide_password=True)

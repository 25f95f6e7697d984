"""``inventaire report``: the audit report of an organisation, as a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from inventaire.cli.database import (
    Exit,
    fail,
    moment,
    opened,
    organisation_named,
    say_json,
    write_whole,
)
from inventaire.cli.files import force_option, json_option, output_option, spare
from inventaire.exchange.report.building import STEPS, Progress
from inventaire.i18n import LANGUAGES, N_, SOURCE_LANGUAGE, Text, _, speaking
from inventaire.operations.author import INSTALLATION
from inventaire.operations.documents import NO_AUDIT, NoAuditYet, make_report
from inventaire.settings import read_settings
from inventaire.web.clock import ZONE


@click.command(help=N_("Écrire le rapport d'audit d'une organisation (classeur .xlsx)."))
@click.argument("organisation", metavar="ORGANISATION")
@output_option(N_("Où l'écrire"))
@click.option(
    "--lang",
    type=click.Choice(list(LANGUAGES)),
    default=SOURCE_LANGUAGE,
    help=N_("La langue du rapport (fr, si rien n'est dit)"),
)
@force_option
@json_option
def report(organisation: str, output: Path, lang: str, force: bool, as_json: bool) -> None:
    """Write the report that the pages offer; an audit must have run."""
    spare(output, force=force)
    slug, size = _write(organisation, output, lang)
    if as_json:
        say_json({"organisation": slug, "file": str(output), "language": lang, "bytes": size})
    else:
        click.echo(_("Rapport écrit dans %(path)s.", path=output))


def _write(organisation: str, output: Path, language: str) -> tuple[str, int]:
    """Make the report and keep it under its name, or write nothing; the organisation, the size."""
    settings = read_settings()
    with opened(settings) as session, _steps() as step, speaking(language):
        row = organisation_named(session, organisation)
        try:
            made = make_report(
                session,
                INSTALLATION,
                row.id,
                now=moment(),
                zone=ZONE,
                seconds=settings.drawing_seconds,
                progress=step,
            )
        except NoAuditYet:
            fail(Text(NO_AUDIT), Exit.REFUSED)
        write_whole(output, made.content)
        return row.slug, len(made.content)


@contextmanager
def _steps() -> Iterator[Progress]:
    """A bar on a terminal, with the sheet being written; nothing for a program that reads."""
    with click.progressbar(
        length=STEPS,
        label=_("Rapport"),
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
        item_show_func=lambda title: title or "",
    ) as bar:
        yield lambda title, done, _whole: bar.update(min(done, 1), title)

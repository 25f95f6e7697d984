"""``inventaire report``: the audit report of an organisation, as a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from sqlalchemy.orm import Session

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
from inventaire.operations.documents import (
    MOST_CHOSEN,
    NO_AUDIT,
    TOO_MANY_VIEWS,
    NoAuditYet,
    TooManyViews,
    make_report,
)
from inventaire.operations.map_views import views_of
from inventaire.settings import read_settings
from inventaire.store.organisations import OrganisationRow
from inventaire.vocabulary.folding import fold
from inventaire.web.clock import ZONE

_NO_VIEW = N_("Aucune vue gardée ne s'appelle « %(title)s ». Vues gardées : %(known)s.")


@click.command(
    help=N_(
        "Écrire le rapport d'audit d'une organisation : classeur .xlsx, ou PDF si le nom finit par "
        ".pdf."
    )
)
@click.argument("organisation", metavar="ORGANISATION")
@output_option(N_("Où l'écrire"))
@click.option(
    "--lang",
    type=click.Choice(list(LANGUAGES)),
    default=SOURCE_LANGUAGE,
    help=N_("La langue du rapport (fr, si rien n'est dit)"),
)
@click.option(
    "--view",
    "views",
    metavar=N_("TITRE"),
    multiple=True,
    help=N_("Une vue gardée de la carte à joindre ; à répéter pour plusieurs"),
)
@force_option
@json_option
def report(
    organisation: str, output: Path, lang: str, views: tuple[str, ...], force: bool, as_json: bool
) -> None:
    """Write the report that the pages offer; an audit must have run."""
    spare(output, force=force)
    slug, size = _write(organisation, output, lang, views)
    if as_json:
        say_json({"organisation": slug, "file": str(output), "language": lang, "bytes": size})
    else:
        click.echo(_("Rapport écrit dans %(path)s.", path=output))


def _write(organisation: str, output: Path, language: str, views: Sequence[str]) -> tuple[str, int]:
    """Make the report and keep it under its name, or write nothing; the organisation, the size."""
    settings = read_settings()
    with opened(settings) as session, _steps() as step, speaking(language):
        row = organisation_named(session, organisation)
        chosen = [_view(session, row, title) for title in views]
        try:
            made = make_report(
                session,
                INSTALLATION,
                row.id,
                now=moment(),
                zone=ZONE,
                seconds=settings.drawing_seconds,
                views=chosen,
                on_paper=output.suffix.lower() == ".pdf",
                progress=step,
            )
        except NoAuditYet:
            fail(Text(NO_AUDIT), Exit.REFUSED)
        except TooManyViews:
            fail(Text(TOO_MANY_VIEWS, {"most": MOST_CHOSEN}), Exit.MISTYPED)
        write_whole(output, made.content)
        return row.slug, len(made.content)


def _view(session: Session, organisation: OrganisationRow, title: str) -> int:
    """The number of the view that bears a title, accents and case aside."""
    kept = [row for row in views_of(session, organisation.id) if row.archived_at is None]
    found = next((row for row in kept if fold(row.title) == fold(title)), None)
    if found is None:
        known = [row.title for row in kept] or [_("aucune")]
        fail(Text(_NO_VIEW, {"title": title, "known": known}), Exit.UNKNOWN)
    return found.id


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

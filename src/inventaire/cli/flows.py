"""``inventaire flows``: the flows of an organisation as text, one to a line, read or written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from inventaire.cli.changes import change_lines, described_changes
from inventaire.cli.database import Exit, fail, moment, opened, organisation_named, say_json, today
from inventaire.cli.imports import read_bytes
from inventaire.exchange.flow_text.changes import Entry, Proposed, propose
from inventaire.exchange.flow_text.reading import Note
from inventaire.exchange.flow_text.writing import show_flows
from inventaire.i18n import N_, Text, _
from inventaire.operations.applying import RefusedChanges
from inventaire.operations.author import INSTALLATION
from inventaire.operations.flow_entry import save_flows, summary
from inventaire.operations.imports import created_numbers
from inventaire.store.imports import ImportRow
from inventaire.store.organisations import OrganisationRow
from inventaire.store.session import hold
from inventaire.store.snapshot import load_snapshot, names
from inventaire.web.previews import linked

_STDIN = "-"


@click.command(
    help=N_("Lire les flux d'un texte, un par ligne ; sans fichier, écrire ceux qui existent.")
)
@click.argument("organisation", metavar="ORGANISATION")
@click.argument(
    "file", metavar="[FICHIER]", type=click.Path(path_type=Path, allow_dash=True), required=False
)
@click.option("--preview", is_flag=True, help=N_("Dire ce qui changerait, sans rien écrire"))
@click.option("--complete", is_flag=True, help=N_("Archiver les flux que le texte ne nomme pas"))
@click.option("--json", "as_json", is_flag=True, help=N_("Pour un programme"))
def flows(
    organisation: str, file: Path | None, preview: bool, complete: bool, as_json: bool
) -> None:
    """Read a text as the page of the map does, and write all of it or nothing."""
    with opened() as session:
        row = organisation_named(session, organisation)
        if file is None:
            _write(session, row, as_json=as_json)
            return
        text = _text_of(file)
        hold(session, row.id, alone=True)
        before = load_snapshot(session, row.id, taken_on=today())
        shown = show_flows(before, before.flows)
        entry = Entry(text=text, shown=shown, complete=complete)
        proposed = propose(entry, before)
        kept = None if preview or proposed.errors else _save(session, row, entry)
        if as_json:
            say_json(_described(session, row, proposed, kept))
        else:
            _tell(session, row, proposed, kept=kept, preview=preview)
        if proposed.errors:
            raise SystemExit(int(Exit.REFUSED))


def _write(session: Session, row: OrganisationRow, *, as_json: bool) -> None:
    snapshot = load_snapshot(session, row.id, taken_on=today())
    lines = [one.text for one in show_flows(snapshot, snapshot.flows)]
    if as_json:
        say_json({"organisation": row.slug, "lines": lines})
    else:
        click.echo("\n".join(lines))


def _text_of(file: Path) -> str:
    data = sys.stdin.buffer.read() if str(file) == _STDIN else read_bytes(file)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = N_("« %(name)s » n'est pas un texte en UTF-8 : enregistrez-le ainsi et réessayez.")
        fail(Text(text, {"name": file.name}), Exit.UNREADABLE)


def _save(session: Session, row: OrganisationRow, entry: Entry) -> ImportRow | None:
    try:
        return save_flows(session, INSTALLATION, row.id, entry, now=moment()).row
    except RefusedChanges as refused:
        for label, errors in refused.errors.items():
            for text in errors.values():
                click.echo(f"{label} : {text}", err=True)
        fail(Text(N_("Rien n'a été écrit.")), Exit.REFUSED)


def _tell(
    session: Session,
    row: OrganisationRow,
    proposed: Proposed,
    *,
    kept: ImportRow | None,
    preview: bool,
) -> None:
    """What changes, record by record; what is to be said of lines, on the error output."""
    changes = proposed.changes
    for line in change_lines(changes, names(session, row.id, linked(changes))):
        click.echo(line)
    for note in proposed.notes:
        click.echo(_said(note), err=True)
    click.echo(_outcome(proposed, kept=kept, preview=preview))


def _said(note: Note) -> str:
    if not note.line:
        return str(note.text)
    return _("ligne %(line)s : %(text)s", line=note.line, text=str(note.text))


def _outcome(proposed: Proposed, *, kept: ImportRow | None, preview: bool) -> str:
    if kept is not None:
        return _("Enregistré : %(what)s.", what=summary(proposed.changes))
    if proposed.errors:
        return _("Rien n'a été écrit : corrigez les lignes signalées et recommencez.")
    if preview and proposed.changes.changes:
        return _("Rien n'a été écrit : relancez sans --preview pour appliquer.")
    return _("Ce texte ne changerait rien : tout ce qu'il dit est déjà enregistré.")


def _described(
    session: Session, row: OrganisationRow, proposed: Proposed, kept: ImportRow | None
) -> dict[str, Any]:
    """A text as programs read it: stable names and codes, links by name, notes by line."""
    known = names(session, row.id, linked(proposed.changes))
    numbers = {} if kept is None else created_numbers(kept)
    return {
        "organisation": row.slug,
        "applied": kept is not None,
        **described_changes(proposed.changes, known, numbers),
        "notes": [
            {"line": note.line, "level": note.level, "text": str(note.text)}
            for note in proposed.notes
        ],
    }

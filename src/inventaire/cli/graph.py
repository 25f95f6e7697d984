"""``inventaire graph``: a question asked of the flows, answered with the ways that prove it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click
from sqlalchemy.orm import Session

from inventaire.audit.picture import Picture
from inventaire.audit.questions.catalogue import (
    QUESTIONS,
    Question,
    Subject,
    called,
    subjects_of,
    telling,
)
from inventaire.audit.report import in_order
from inventaire.cli.database import Exit, fail, opened, organisation_named, say_json, today
from inventaire.cli.reconciling import reconciliation_data, reconciliation_text
from inventaire.cli.subjects import subject_named
from inventaire.cli.ways import record_data, subject_data, way_data, way_text
from inventaire.graph.questions.answer import Answer, Cell, Row
from inventaire.i18n import N_, Text, _
from inventaire.inventory.snapshot import ref_of
from inventaire.store.snapshot import load_snapshot

RECONCILE = "reconcile"
_ASKED = [*QUESTIONS, RECONCILE]


@click.command(
    help=N_(
        "Interroger les flux d'une organisation : une phrase, un tableau et les chemins qui la "
        "prouvent. NOM est ce dont il s'agit (un jeu de données, une catégorie, un système…) ; "
        "sans lui, un exemple parlant est choisi. reconcile compare aux flux le registre, ou le "
        "traitement nommé."
    )
)
@click.argument("organisation", metavar="ORGANISATION")
@click.argument("question", metavar="|".join(_ASKED), type=click.Choice(_ASKED))
@click.argument("name", metavar="[NOM]", required=False)
@click.option("--json", "as_json", is_flag=True, help=N_("Pour un programme"))
def graph(organisation: str, question: str, name: str | None, as_json: bool) -> None:
    """Answer what the page of questions answers, by the same functions."""
    with opened() as session:
        row = organisation_named(session, organisation)
        picture = picture_of(session, row.id)
        slug = row.slug
    if question == RECONCILE:
        _reconcile(slug, picture, name, as_json=as_json)
        return
    asked = QUESTIONS[question]
    subject = _subject(picture, asked, name)
    answer = asked.ask(picture, subject)
    if as_json:
        say_json({"organisation": slug, "question": question, **_data(picture, subject, answer)})
    else:
        click.echo(_(asked.title, name=called(picture, subject)))
        click.echo("\n".join(_text(picture, answer)))


def picture_of(session: Session, organisation_id: int) -> Picture:
    """The inventory of an organisation today, as questions and rules see it."""
    snapshot = load_snapshot(session, organisation_id, taken_on=today())
    return Picture(in_order(snapshot.live()))


def _reconcile(slug: str, picture: Picture, name: str | None, *, as_json: bool) -> None:
    processing = None
    if name is not None:
        found = subject_named(picture, map(ref_of, picture.register), name)
        processing = next(one for one in picture.register if ref_of(one) == found)
    if as_json:
        data = reconciliation_data(picture, processing)
        say_json({"organisation": slug, "question": RECONCILE, **data})
    else:
        click.echo("\n".join(reconciliation_text(picture, processing)))


def _subject(picture: Picture, question: Question, name: str | None) -> Subject:
    """What a question is asked of; of the most telling there is, where nobody says."""
    if not question.about:
        if name is not None:
            text = N_("Cette question porte sur toute l'organisation : « %(name)s » est de trop.")
            fail(Text(text, {"name": name}), Exit.MISTYPED)
        return None
    subjects = list(subjects_of(picture, question))
    if name is not None:
        return subject_named(picture, subjects, name)
    if not subjects:
        fail(Text(N_("Rien n'est encore recensé de quoi poser cette question.")), Exit.UNKNOWN)
    return telling(picture, question)


def _text(picture: Picture, answer: Answer) -> Iterator[str]:
    """An answer as people read it on a terminal."""
    yield str(answer.sentence)
    yield from (f"- {note}" for note in answer.notes)
    for row in answer.rows:
        yield ""
        yield picture.snapshot.label(row.about)
        for heading, cell in zip(answer.headings[1:], row.cells, strict=True):
            said = _said(picture, cell)
            if said:
                yield "  " + _("%(label)s : %(value)s", label=_(heading), value=said)
        if row.path:
            yield "  " + way_text(picture, row.path)


def _said(picture: Picture, cell: Cell) -> str:
    if isinstance(cell, Text):
        return str(cell)
    return ", ".join(map(picture.snapshot.label, cell))


def _data(picture: Picture, subject: Subject, answer: Answer) -> dict[str, Any]:
    """An answer as programs read it: sentences in words, records by number and name."""
    return {
        "about": subject_data(picture, subject),
        "sentence": str(answer.sentence),
        "notes": [str(note) for note in answer.notes],
        "headings": [_(heading) for heading in answer.headings],
        "rows": [_row(picture, row) for row in answer.rows],
    }


def _row(picture: Picture, row: Row) -> dict[str, Any]:
    return {
        "about": record_data(picture, row.about),
        "cells": [_cell(picture, cell) for cell in row.cells],
        "path": way_data(picture, row.path),
    }


def _cell(picture: Picture, cell: Cell) -> dict[str, Any]:
    refs: Sequence[Any] = () if isinstance(cell, Text) else cell
    records = [record_data(picture, ref) for ref in refs]
    return {"text": _said(picture, cell), "records": records}

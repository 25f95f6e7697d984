"""Questions: what one asks of the flows, answered by a sentence, a picture, a table and ways."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template

from inventaire.access import Action
from inventaire.audit.picture import Picture
from inventaire.audit.questions.catalogue import QUESTIONS, THEMES, Question, called, written
from inventaire.graph.questions.showing import scene_of
from inventaire.graph.view import READABLE_PLACES
from inventaire.i18n import _
from inventaire.store.organisations import OrganisationRow
from inventaire.web.addresses import address_of
from inventaire.web.asking import (
    Asked,
    address_of_question,
    cards_of,
    choices_of,
    kind_of_subject,
    lines_of,
    look_at,
    others_of,
    read_asked,
    title_of,
)
from inventaire.web.drawings import as_picture, in_page
from inventaire.web.guard import needs
from inventaire.web.paging import Pages

questions = Blueprint("questions", __name__)

_ADDRESS = "/o/<organisation:organisation>/carte/questions"
_PAGE = 100


@questions.get(_ADDRESS)
@needs(Action.READ)
def show(organisation: OrganisationRow) -> str:
    """Every question with an example of it; the answer to one, where the address asks it."""
    picture = look_at(organisation)
    asked = read_asked(picture)
    if asked.question is None:
        return _every(picture, asked)
    if asked.question.about and asked.subject is None:
        return render_template(
            "questions/nothing.html", question=asked.question, kind=_first(asked)
        )
    return _answer_page(picture, asked, asked.question)


def _first(asked: Asked) -> str:
    """The kind of record to begin with, so that a question can be asked."""
    about = asked.question.about if asked.question else ()
    return about[0] if about and about[0] != "category" else "dataset"


def _every(picture: Picture, asked: Asked) -> str:
    return render_template(
        "questions/index.html",
        themes=cards_of(picture, asked.subject),
        subject=asked.subject if kind_of_subject(asked.subject) != "category" else None,
        name=called(picture, asked.subject),
        is_empty=not picture.graph.flows,
    )


def _answer_page(picture: Picture, asked: Asked, question: Question) -> str:
    answer = question.ask(picture, asked.subject)
    title = title_of(picture, question, asked.subject)
    scene = scene_of(picture.spread, answer, title=title, addresses=address_of)
    rows = Pages(answer.rows, size=_PAGE)
    return render_template(
        "questions/show.html",
        asked=asked,
        question=question,
        title=title,
        answer=answer,
        rows=rows,
        lines=list(lines_of(picture, rows.lines)),
        choices=choices_of(picture, question, asked.subject),
        about=written(asked.subject),
        others=others_of(asked),
        every=_menu(asked),
        label=picture.snapshot.label,
        legend_folded=True,
        grouped=len(answer.shown.places) > READABLE_PLACES,
        **(in_page(scene) if scene else {"svg": "", "picture": None}),
    )


def _menu(asked: Asked) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every question by theme, of the same subject where it may be asked of it."""
    kind = kind_of_subject(asked.subject)
    found: dict[str, list[tuple[str, str]]] = {_(label): [] for label in THEMES.values()}
    for question in QUESTIONS.values():
        subject = asked.subject if kind in question.about else None
        line = (_(question.label), address_of_question(question, subject))
        found[_(THEMES[question.theme])].append(line)
    return list(found.items())


@questions.get(f"{_ADDRESS}.<any(svg, png, pdf):format_>")
@needs(Action.READ)
def download(organisation: OrganisationRow, format_: str) -> Response:
    """The picture of an answer, as a file that leads nowhere; 404 where there is none."""
    picture = look_at(organisation)
    asked = read_asked(picture)
    if asked.question is None or (asked.question.about and asked.subject is None):
        abort(404)
    answer = asked.question.ask(picture, asked.subject)
    title = title_of(picture, asked.question, asked.subject)
    scene = scene_of(picture.spread, answer, title=title)
    if scene is None:
        abort(404)
    return as_picture(organisation, scene, f"question-{asked.question.code}", format_)

"""Which question the address asks, of what, and what a page shows of the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask import g, request, url_for

from inventaire.audit.picture import Picture
from inventaire.audit.questions.catalogue import (
    CATEGORY,
    QUESTIONS,
    THEMES,
    Question,
    Subject,
    called,
    subjects_of,
    telling,
    written,
)
from inventaire.audit.report import in_order
from inventaire.graph.questions.answer import Row
from inventaire.graph.trail import along
from inventaire.i18n import N_, Text, _
from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import KINDS
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import load_snapshot
from inventaire.vocabulary.flows import MEDIA
from inventaire.vocabulary.folding import fold
from inventaire.web.clock import today
from inventaire.web.database import db

_CATEGORIES = N_("Catégories de données")


def look_at(organisation: OrganisationRow) -> Picture:
    """The whole inventory, as rules and questions see it."""
    snapshot = load_snapshot(db(), organisation.id, taken_on=today())
    return Picture(in_order(snapshot.live()))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what it is asked of. ``by_default``: nobody chose the subject."""

    question: Question | None
    subject: Subject
    by_default: bool = False


def read_asked(picture: Picture) -> Asked:
    """What this request asks; of the most telling subject where it names none that exists."""
    question = QUESTIONS.get(request.args.get("question", ""))
    subject = read_subject(picture, request.args.get("about", ""))
    if question is None:
        return Asked(None, subject)
    if kind_of_subject(subject) in question.about:
        return Asked(question, subject)
    return Asked(question, telling(picture, question), by_default=bool(question.about))


def read_subject(picture: Picture, text: str) -> Subject:
    """The record or category that « dataset-12 », « category-health » names, if it is there."""
    kind, _dash, name = text.partition("-")
    if kind == CATEGORY:
        used = picture.graph.categories_of_dataset.values()
        return name if any(name in codes for codes in used) else None
    if kind not in ("dataset", "system", "actor", "flow") or not _is_number(name):
        return None
    ref = Ref(kind, int(name))
    known = ref.id in picture.graph.flows if kind == "flow" else picture.snapshot.find(ref)
    return ref if known else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


def kind_of_subject(subject: Subject) -> str:
    """The kind of a subject, as questions list them; empty where there is none."""
    if isinstance(subject, Ref):
        return subject.kind
    return "" if subject is None else CATEGORY


def address_of_question(question: Question, subject: Subject = None) -> str:
    """The page of a question, asked of something."""
    about = written(subject) or None
    return url_for(
        "questions.show", organisation=g.organisation, question=question.code, about=about
    )


@dataclass(frozen=True, slots=True)
class Card:
    """A question as it is offered: with the answer to an example of it, and where that is told."""

    question: Question
    title: str
    sentence: Text
    address: str


def cards_of(picture: Picture, subject: Subject) -> Mapping[str, Sequence[Card]]:
    """The questions one may ask, by theme: all of them, or those that a subject can be asked."""
    kind = kind_of_subject(subject)
    found: dict[str, list[Card]] = {}
    for question in QUESTIONS.values():
        if subject is None or kind in question.about:
            one = _card(picture, question, telling(picture, question) if not kind else subject)
            if one is not None:
                found.setdefault(_(THEMES[question.theme]), []).append(one)
    return found


def _card(picture: Picture, question: Question, subject: Subject) -> Card | None:
    if question.about and subject is None:
        return None
    return Card(
        question,
        title_of(picture, question, subject),
        question.ask(picture, subject).sentence,
        address_of_question(question, subject),
    )


def title_of(picture: Picture, question: Question, subject: Subject) -> str:
    """The question in whole: « Où finit « Paie » ? »."""
    return _(question.title, name=called(picture, subject))


@dataclass(frozen=True, slots=True)
class Choice:
    """Subjects of one kind that a question may be asked of: their value and their name."""

    label: str
    options: Sequence[tuple[str, str]]


def choices_of(picture: Picture, question: Question, subject: Subject) -> list[Choice]:
    """What a question may be asked of. Flows are asked from their pages: they would be too many."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in subjects_of(picture, question):
        kind = kind_of_subject(one)
        if kind != "flow" or one == subject:
            found.setdefault(kind, []).append((written(one), called(picture, one)))
    return [
        Choice(
            _(_CATEGORIES) if kind == CATEGORY else _(KINDS[kind].plural_label),
            options if kind == CATEGORY else sorted(options, key=lambda option: fold(option[1])),
        )
        for kind, options in found.items()
    ]


@dataclass(frozen=True, slots=True)
class Step:
    """A place on a way, and the means by which data came there."""

    place: Ref
    by: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of an answer, its way made of places."""

    row: Row
    steps: tuple[Step, ...]


def lines_of(picture: Picture, rows: Sequence[Row]) -> Iterator[Line]:
    """The rows of an answer as a page shows them."""
    for row in rows:
        yield Line(row, steps_of(picture, row.path))


def steps_of(picture: Picture, path: Sequence[int]) -> tuple[Step, ...]:
    """The places that a way of flows goes through, and by which means."""
    media = ["", *(picture.graph.flows[number].medium for number in path)]
    places = along(picture.graph, path)
    steps = zip(places, media[: len(places)], strict=True)
    return tuple(Step(p, _(MEDIA.label_of(medium)) if medium else "") for p, medium in steps)


def others_of(asked: Asked) -> list[tuple[str, str]]:
    """What else to ask of the same subject: the words and the address."""
    kind = kind_of_subject(asked.subject)
    return [
        (_(question.label), address_of_question(question, asked.subject))
        for question in QUESTIONS.values()
        if kind and kind in question.about and question is not asked.question
    ]

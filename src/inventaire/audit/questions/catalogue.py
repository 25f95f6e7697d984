"""Every question, under the code by which addresses, commands and documents call it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from inventaire.audit.picture import Picture
from inventaire.audit.questions.abroad import what_leaves
from inventaire.audit.questions.unserved import serving_nothing
from inventaire.graph.borders import Zone
from inventaire.graph.questions.answer import Answer
from inventaire.graph.questions.copies import where_copies_are
from inventaire.graph.questions.crossroads import where_all_passes
from inventaire.graph.questions.erasure import where_to_erase
from inventaire.graph.questions.exposure import who_can_see
from inventaire.graph.questions.fragile import what_is_fragile
from inventaire.graph.questions.loops import what_comes_back
from inventaire.graph.questions.people import from_people_abroad
from inventaire.graph.questions.presence import what_is_there
from inventaire.graph.questions.reach import where_it_ends_up
from inventaire.graph.questions.reentry import typed_twice
from inventaire.graph.questions.stopping import what_stops
from inventaire.graph.scene import Look
from inventaire.graph.staging import look_of
from inventaire.i18n import N_, _
from inventaire.inventory.fields import Ref
from inventaire.inventory.questions import sensitive_categories
from inventaire.vocabulary.processing import DATA_CATEGORIES

CATEGORY = "category"

#: A record, the code of a category of data, or nothing where a question is about everything.
Subject = Ref | str | None
Ask = Callable[[Picture, Any], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. ``label`` asks it of anything, ``title`` of the one it ``%(name)s``s.

    ``about`` lists the kinds of record it may be asked of, or ``CATEGORY``; nothing where it is
    asked of the whole inventory.
    """

    code: str
    theme: str
    label: str
    title: str
    why: str
    ask: Ask
    about: tuple[str, ...] = ()


_PLACES = ("system", "actor")

#: What questions are about, in the order of a conversation.
THEMES: Mapping[str, str] = {
    "travel": N_("Où vont les données, qui les voit"),
    "abroad": N_("Ce qui passe les frontières"),
    "copies": N_("Copies, effacement, ressaisies"),
    "hold": N_("Ce qui tient l'ensemble"),
}

QUESTIONS: Mapping[str, Question] = {
    question.code: question
    for question in (
        Question(
            code="reach",
            theme="travel",
            label=N_("Où finit un jeu de données ?"),
            title=N_("Où finit « %(name)s » ?"),
            why=N_("Chaque lieu atteint, directement ou par d'autres, et par quel chemin."),
            about=("dataset",),
            ask=lambda picture, ref: where_it_ends_up(picture.spread, ref.id),
        ),
        Question(
            code="exposure",
            theme="travel",
            label=N_("Qui peut voir une catégorie de données ?"),
            title=N_("Qui peut voir : %(name)s ?"),
            why=N_(
                "Les acteurs qui les reçoivent, même de loin, et ceux qui exploitent un système."
            ),
            about=(CATEGORY,),
            ask=lambda picture, code: who_can_see(picture.spread, code),
        ),
        Question(
            code="presence",
            theme="travel",
            label=N_("Quelles données passent par un lieu ?"),
            title=N_("Quelles données passent par « %(name)s » ?"),
            why=N_("Ce qu'un système détient ou ce qu'un acteur reçoit, et d'où cela vient."),
            about=_PLACES,
            ask=lambda picture, ref: what_is_there(picture.spread, ref),
        ),
        Question(
            code="borders",
            theme="abroad",
            label=N_("Qu'est-ce qui sort d'Europe ?"),
            title=N_("Qu'est-ce qui sort d'Europe ?"),
            why=N_("Par quel chemin, vers quel pays, sous quelle garantie."),
            ask=lambda picture, _all: what_leaves(picture),
        ),
        Question(
            code="people",
            theme="abroad",
            label=N_("Quel est le plus court chemin d'une personne à un pays tiers ?"),
            title=N_("Quel est le plus court chemin d'une personne à un pays tiers ?"),
            why=N_("Des mains de l'usager jusqu'au bout du monde, flux par flux."),
            ask=lambda picture, _all: from_people_abroad(picture.spread),
        ),
        Question(
            code="erasure",
            theme="copies",
            label=N_("Jusqu'où doit aller un effacement ?"),
            title=N_("Pour effacer « %(name)s », où faut-il agir ?"),
            why=N_("Chaque copie, qui peut l'effacer, et qui doit en être prévenu."),
            about=("dataset",),
            ask=lambda picture, ref: where_to_erase(picture.spread, ref.id),
        ),
        Question(
            code="copies",
            theme="copies",
            label=N_("Quels systèmes ont une copie, lequel fait foi ?"),
            title=N_("Où sont les copies de « %(name)s », laquelle fait foi ?"),
            why=N_("Les exemplaires d'un jeu de données, et comment chacun est rafraîchi."),
            about=("dataset",),
            ask=lambda picture, ref: where_copies_are(picture.spread, ref.id),
        ),
        Question(
            code="reentry",
            theme="copies",
            label=N_("Qu'est-ce qui est saisi deux fois ?"),
            title=N_("Qu'est-ce qui est saisi deux fois ?"),
            why=N_("Les ressaisies, du travail et des erreurs qu'un échange de fichier éviterait."),
            ask=lambda picture, _all: typed_twice(picture.graph),
        ),
        Question(
            code="loops",
            theme="copies",
            label=N_("Qu'est-ce qui revient d'où il part ?"),
            title=N_("Qu'est-ce qui revient d'où il part ?"),
            why=N_("Les boucles, où l'on ne sait plus qui a raison."),
            ask=lambda picture, _all: what_comes_back(picture.spread),
        ),
        Question(
            code="fragile",
            theme="hold",
            label=N_("Sur quels maillons tout repose-t-il ?"),
            title=N_("Sur quels maillons tout repose-t-il ?"),
            why=N_("Les systèmes et les liens dont la perte en isole d'autres."),
            ask=lambda picture, _all: what_is_fragile(picture.graph),
        ),
        Question(
            code="crossroads",
            theme="hold",
            label=N_("Par où tout passe-t-il ?"),
            title=N_("Par où tout passe-t-il ?"),
            why=N_("Les lieux qui sont sur le chemin de beaucoup d'autres."),
            ask=lambda picture, _all: where_all_passes(picture.graph),
        ),
        Question(
            code="stops",
            theme="hold",
            label=N_("Qu'est-ce qui s'arrête si un système ou un flux s'arrête ?"),
            title=N_("Qu'est-ce qui s'arrête si « %(name)s » s'arrête ?"),
            why=N_("Qui ne reçoit plus rien, et qui garde une copie qui vieillit."),
            about=(*_PLACES, "flow"),
            ask=lambda picture, ref: what_stops(picture.spread, ref),
        ),
        Question(
            code="unserved",
            theme="travel",
            label=N_("Quels flux ne servent aucun traitement ?"),
            title=N_("Quels flux ne servent aucun traitement ?"),
            why=N_("Des données personnelles partent, et le registre ne dit pas pourquoi."),
            ask=lambda picture, _all: serving_nothing(picture),
        ),
    )
}


def subjects_of(picture: Picture, question: Question) -> Iterator[Ref | str]:
    """Everything of an inventory that a question may be asked of."""
    for kind in question.about:
        if kind == CATEGORY:
            used = frozenset[str]().union(*picture.graph.categories_of_dataset.values())
            yield from (term.code for term in DATA_CATEGORIES if term.code in used)
        elif kind == "flow":
            yield from (Ref(kind, number) for number in picture.graph.flows)
        else:
            yield from (Ref(kind, record.id) for record in picture.graph.snapshot.of(kind))


def called(picture: Picture, subject: Subject) -> str:
    """What a subject is called, in the reader's language."""
    if isinstance(subject, Ref):
        return picture.graph.snapshot.label(subject)
    return "" if subject is None else _(DATA_CATEGORIES.label_of(subject))


def written(subject: Subject) -> str:
    """A subject as addresses write it: « dataset-12 », « category-health »."""
    if isinstance(subject, Ref):
        return f"{subject.kind}-{subject.id}"
    return "" if subject is None else f"{CATEGORY}-{subject}"


def telling(picture: Picture, question: Question) -> Subject:
    """The subject of which the answer is likely to teach the most; nothing where there is none."""
    subjects = list(subjects_of(picture, question))
    if not subjects:
        return None
    weigh = _WEIGHTS.get(question.code, _reached)
    weights = weigh(picture)
    return max(subjects, key=lambda subject: weights[subject])


def _travelled(picture: Picture) -> Counter[Any]:
    """Datasets, those that go to third countries first, then those that go the furthest."""
    weights = _reached(picture)
    for number, arrivals in picture.spread.arrivals.items():
        weights[Ref("dataset", number)] += 10**4 * sum(
            picture.zones[node] is Zone.THIRD for node in arrivals
        )
    return weights


def _copied(picture: Picture) -> Counter[Any]:
    """Datasets, those that the most systems hold first."""
    spread = picture.spread
    return Counter(
        {
            Ref("dataset", number): sum(node.kind == "system" for node in spread.reach(number))
            for number in spread.arrivals
        }
    )


def _reached(picture: Picture) -> Counter[Any]:
    """Datasets, those that reach the most places first, personal ones before all."""
    spread, personal = picture.spread, picture.graph.personal_datasets
    return Counter(
        {
            Ref("dataset", number): len(arrivals) + (number in personal) * 10**6
            for number, arrivals in spread.arrivals.items()
        }
    )


def _known(picture: Picture) -> Counter[Any]:
    """Categories, those known in the most places first, sensitive ones before all."""
    found: Counter[Any] = Counter()
    for number, codes in picture.graph.categories_of_dataset.items():
        found.update(dict.fromkeys(codes, len(picture.spread.arrivals[number])))
    for code in sensitive_categories(frozenset(found)):
        found[code] += 10**6
    return found


def _fed(picture: Picture) -> Counter[Any]:
    """Places, those that receive the most personal data first, third countries before all."""
    found: Counter[Any] = Counter()
    for node, zone in picture.zones.items():
        if look_of(picture.graph.record(node)) is Look.PUBLIC:
            continue
        abroad = zone is Zone.THIRD and bool(picture.spread.personal_at(node))
        found[node] = len(picture.spread.personal_at(node)) + abroad * 10**6
    return found


def _linked(picture: Picture) -> Counter[Any]:
    """Systems, those that the most flows leave first."""
    graph = picture.graph
    return Counter({n: len(graph.outgoing(n)) for n in graph.graph if n.kind == "system"})


_WEIGHTS: Mapping[str, Callable[[Picture], Counter[Any]]] = {
    "reach": _travelled,
    "copies": _copied,
    "exposure": _known,
    "presence": _fed,
    "stops": _linked,
}

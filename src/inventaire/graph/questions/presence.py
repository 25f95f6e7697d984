"""What data does a place hold, give or receive?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from inventaire.graph.build import ends_of
from inventaire.graph.paths import Spread
from inventaire.graph.questions.answer import Answer, Row, Shown, arrival, counted, shown_along
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.questions import sensitive_categories
from inventaire.vocabulary.processing import DATA_CATEGORIES


def what_is_there(spread: Spread, place: Ref) -> Answer:
    """The datasets that start at a place or arrive there, those with personal data first."""
    graph = spread.graph
    personal = graph.personal_datasets
    found = dict(sorted(_access(spread, place).items(), key=lambda at: (at[0] not in personal, at)))
    paths = {number: spread.path(number, at) or () for number, at in found.items()}
    return Answer(
        sentence=_sentence(spread, place, found),
        notes=tuple(_notes(spread, found)),
        headings=(N_("Jeu de données"), N_("Catégories de données"), N_("Arrivée")),
        rows=tuple(
            Row(
                Ref("dataset", number),
                (_labels(_categories(spread, number)), _how(spread, place, found[number], path)),
                path,
            )
            for number, path in paths.items()
        ),
        shown=_shown(spread, place, found, paths),
    )


def _access(spread: Spread, place: Ref) -> Mapping[int, Ref]:
    """The datasets at a place, or at a system that an actor runs, and where; itself rather."""
    operated = spread.graph.operated_by.get(place.id, ()) if place.kind == "actor" else ()
    found: dict[int, Ref] = {}
    for node in (place, *operated):
        for number in spread.datasets_at(node):
            found.setdefault(number, node)
    return found


def _how(spread: Spread, place: Ref, at: Ref, path: tuple[int, ...]) -> Text:
    if at == place:
        return arrival(len(path))
    return Text(N_("Exploite « %(place)s »"), {"place": spread.graph.snapshot.label(at)})


def _categories(spread: Spread, dataset: int) -> frozenset[str]:
    return spread.graph.categories_of_dataset.get(dataset, frozenset())


def _labels(categories: frozenset[str]) -> Text:
    """Categories in the order of their list, between commas."""
    labels = [Text(term.label) for term in DATA_CATEGORIES if term.code in categories]
    return Text("%(labels)s", {"labels": tuple(labels)})


def _sentence(spread: Spread, place: Ref, datasets: Collection[int]) -> Text:
    name = spread.graph.snapshot.label(place)
    personal = spread.graph.personal_datasets.intersection(datasets)
    if not datasets:
        return Text(N_("Rien de recensé ne passe par « %(name)s »."), {"name": name})
    if not personal:
        return counted(
            len(datasets),
            N_("Un jeu de données passe par « %(name)s », sans données personnelles connues."),
            N_("%(count)s jeux de données passent par « %(name)s », aucun connu comme personnel."),
            name=name,
        )
    return counted(
        len(personal),
        N_("Un jeu de données personnelles passe par « %(name)s »."),
        N_("%(count)s jeux de données personnelles passent par « %(name)s »."),
        name=name,
    )


def _notes(spread: Spread, datasets: Collection[int]) -> list[Text]:
    known = frozenset[str]().union(*(_categories(spread, number) for number in datasets))
    sensitive = sensitive_categories(known)
    if not sensitive:
        return []
    text = N_("Parmi elles, des données sensibles, d'infraction ou le NIR : %(labels)s.")
    return [Text(text, {"labels": _labels(sensitive)})]


def _shown(
    spread: Spread, place: Ref, found: Mapping[int, Ref], paths: Mapping[int, tuple[int, ...]]
) -> Shown:
    """The ways to the place, or to what it runs, and the flows that leave it."""
    leaving = spread.graph.outgoing(place)
    shown = shown_along(spread.graph, [*paths.values(), *((flow.id,) for flow in leaving)])
    at = {node for node in found.values() if node != place}
    after = {end for flow in leaving for end in ends_of(flow)}
    places = (place, *sorted(at), *shown.places, *sorted(after))
    return replace(
        shown,
        places=tuple(dict.fromkeys(places)),
        central=(place, *sorted(at)),
    )

"""Who can see a category of data, directly and indirectly?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from inventaire.graph.borders import OPERATES, Exposure, Zone, exposed_actors, zone_of
from inventaire.graph.paths import Spread
from inventaire.graph.questions.answer import (
    Answer,
    Row,
    arrival,
    counted,
    named,
    shown_along,
    whereabouts,
)
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Actor
from inventaire.vocabulary.actors import ACTOR_KINDS
from inventaire.vocabulary.processing import DATA_CATEGORIES


@dataclass(frozen=True, slots=True)
class Sight:
    """An actor who can see a category: the nearest way, the dataset it goes by, and all of them."""

    actor: Actor
    nearest: Exposure
    dataset: int
    datasets: tuple[int, ...]

    @property
    def who(self) -> Ref:
        """The actor, as a place of the map."""
        return Ref("actor", self.actor.id)

    @property
    def operates(self) -> bool:
        """Whether it only runs a system that holds them."""
        return self.nearest.access == OPERATES


def who_can_see(spread: Spread, category: str) -> Answer:
    """Every actor that data of a category reach, or reach a system of, the nearest first.

    People who give their own data are left out: they know them.
    """
    found = sights(spread, category)
    paths = [spread.path(one.dataset, one.nearest.place) or () for one in found]
    shown = shown_along(spread.graph, paths)
    places = (*shown.places, *(one.nearest.place for one in found))
    return Answer(
        sentence=_sentence(category, found),
        notes=tuple(_notes(spread, found)),
        headings=(N_("Acteur"), N_("Nature"), N_("Où"), N_("Comment"), N_("Jeux de données")),
        rows=tuple(_row(spread, one, path) for one, path in zip(found, paths, strict=True)),
        shown=replace(
            shown,
            places=tuple(dict.fromkeys(places)),
            central=tuple(one.who for one in found if not one.operates),
        ),
    )


def sights(spread: Spread, category: str) -> tuple[Sight, ...]:
    """Who can see a category, the fewest flows first."""
    nearest: dict[int, tuple[int, int, Exposure]] = {}
    seen: dict[int, list[int]] = defaultdict(list)
    for dataset, categories in spread.graph.categories_of_dataset.items():
        if category not in categories:
            continue
        for number, exposure in exposed_actors(spread, dataset).items():
            seen[number].append(dataset)
            known = nearest.get(number)
            if known is None or (exposure.flows, dataset) < known[:2]:
                nearest[number] = (exposure.flows, dataset, exposure)
    found = []
    for number, (_flows, dataset, exposure) in sorted(nearest.items(), key=_by_distance):
        actor = spread.graph.snapshot.actor(number)
        if actor is not None and actor.kind != "public":
            found.append(Sight(actor, exposure, dataset, tuple(sorted(seen[number]))))
    return tuple(found)


def _by_distance(item: tuple[int, tuple[int, int, Exposure]]) -> tuple[int, int]:
    return item[1][0], item[0]


def _row(spread: Spread, sight: Sight, path: tuple[int, ...]) -> Row:
    how = arrival(sight.nearest.flows)
    if sight.operates:
        place = spread.graph.snapshot.label(sight.nearest.place)
        how = Text(N_("Exploite « %(place)s »"), {"place": place})
    return Row(
        sight.who,
        (
            Text(ACTOR_KINDS.label_of(sight.actor.kind)),
            whereabouts(spread.graph, sight.who),
            how,
            tuple(Ref("dataset", number) for number in sight.datasets),
        ),
        path,
    )


def _sentence(category: str, found: Sequence[Sight]) -> Text:
    words = {"category": Text(DATA_CATEGORIES.label_of(category))}
    if not found:
        return Text(N_("Aucun acteur recensé ne peut voir : %(category)s."), words)
    return counted(
        len(found),
        N_("Un acteur peut voir : %(category)s."),
        N_("%(count)s acteurs peuvent voir : %(category)s."),
        **words,
    )


def _notes(spread: Spread, found: Sequence[Sight]) -> Iterator[Text]:
    indirect = [one.who for one in found if not one.operates and one.nearest.flows > 1]
    if indirect:
        yield counted(
            len(indirect),
            N_("Un acteur ne les reçoit que par d'autres : %(actors)s."),
            N_("%(count)s acteurs ne les reçoivent que par d'autres : %(actors)s."),
            actors=named(spread.graph, indirect),
        )
    running = [one.who for one in found if one.operates]
    if running:
        yield counted(
            len(running),
            N_("Un acteur y accède sans rien recevoir : il exploite un système (%(actors)s)."),
            N_("%(count)s y accèdent sans rien recevoir : ils exploitent un système (%(actors)s)."),
            actors=named(spread.graph, running),
        )
    abroad = [one.who for one in found if zone_of(spread.graph, one.who) is Zone.THIRD]
    if abroad:
        yield counted(
            len(abroad),
            N_("Un acteur est établi dans un pays tiers : %(actors)s."),
            N_("%(count)s acteurs sont établis dans un pays tiers : %(actors)s."),
            actors=named(spread.graph, abroad),
        )

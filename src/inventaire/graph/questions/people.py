"""What is the shortest way from a person to a third country?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from inventaire.graph.borders import Zone, country_of, zone_of
from inventaire.graph.paths import Spread, shortest_ways, way_to
from inventaire.graph.questions.answer import (
    Answer,
    Row,
    arrival,
    counted,
    shown_along,
    whereabouts,
)
from inventaire.graph.trail import along
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Actor
from inventaire.vocabulary.countries import COUNTRIES


@dataclass(frozen=True, slots=True)
class Route:
    """The shortest way by which one dataset goes from people to a place abroad."""

    place: Ref
    dataset: int
    path: tuple[int, ...]


def from_people_abroad(spread: Spread) -> Answer:
    """For each place in a third country, the shortest way there from people, the shortest first.

    A way follows one personal dataset from the people who give it, until a flow anonymises it.
    """
    people = _people(spread)
    shortest: dict[Ref, Route] = {}
    for route in _routes(spread, people):
        known = shortest.get(route.place)
        if known is None or _length(route) < _length(known):
            shortest[route.place] = route
    found = sorted(shortest.values(), key=_length)
    return Answer(
        sentence=_sentence(spread, people, found),
        headings=(N_("Arrivée"), N_("Où"), N_("Jeu de données"), N_("Distance")),
        rows=tuple(
            Row(
                route.place,
                (
                    whereabouts(spread.graph, route.place),
                    (Ref("dataset", route.dataset),),
                    arrival(len(route.path)),
                ),
                route.path,
            )
            for route in found
        ),
        shown=replace(
            shown_along(spread.graph, [route.path for route in found]),
            central=tuple(along(spread.graph, route.path)[0] for route in found),
        ),
    )


def _people(spread: Spread) -> frozenset[Ref]:
    """The people on the map: those whose data they are."""
    records = ((node, spread.graph.record(node)) for node in spread.graph.graph)
    return frozenset(n for n, r in records if isinstance(r, Actor) and r.kind == "public")


def _routes(spread: Spread, people: frozenset[Ref]) -> Iterator[Route]:
    """The ways of each personal dataset from people to each third-country place it reaches."""
    graph = spread.graph
    abroad = {node for node in graph.graph if zone_of(graph, node) is Zone.THIRD} - people
    for number in sorted(graph.personal_datasets):
        reached = spread.reach(number)
        starts, ends = people.intersection(reached), abroad.intersection(reached)
        if not starts or not ends:
            continue
        flows = (f for f in graph.flows_of_dataset[number] if number in spread.delivered_by(f))
        arrivals = shortest_ways(flows, starts)
        for node in sorted(ends & arrivals.keys()):
            yield Route(node, number, way_to(arrivals, node))


def _length(route: Route) -> tuple[int, tuple[int, ...], int]:
    return len(route.path), route.path, route.dataset


def _sentence(spread: Spread, people: frozenset[Ref], found: list[Route]) -> Text:
    if not people:
        return Text(
            N_(
                "Les personnes ne sont pas sur la carte : enregistrez-les comme acteur « Public, "
                "usagers », et les flux qui partent d'elles."
            )
        )
    if not found:
        return Text(N_("Aucun chemin recensé ne mène d'une personne à un pays tiers."))
    first = found[0]
    return counted(
        len(first.path),
        N_("Un seul flux sépare « %(person)s » de « %(place)s » (%(country)s)."),
        N_("%(count)s flux séparent « %(person)s » de « %(place)s » (%(country)s)."),
        person=spread.graph.snapshot.label(along(spread.graph, first.path)[0]),
        place=spread.graph.snapshot.label(first.place),
        country=Text(COUNTRIES.label_of(country_of(spread.graph, first.place))),
    )

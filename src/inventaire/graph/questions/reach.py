"""Where does a dataset end up?"""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.graph.borders import Zone, zone_of
from inventaire.graph.build import anonymises
from inventaire.graph.composition import Arrival, arrivals_of, operators_exposed
from inventaire.graph.paths import Spread
from inventaire.graph.questions.answer import (
    Answer,
    Row,
    Shown,
    arrival,
    counted,
    how_far,
    name_of,
    named,
    whereabouts,
)
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref

_OUTSIDE = (Zone.ADEQUATE, Zone.THIRD)


def where_it_ends_up(spread: Spread, dataset: int) -> Answer:
    """Every place a dataset reaches, the nearest first; then who only operates one of them."""
    arrivals = arrivals_of(spread, dataset)
    reached = [(one.place, arrival(len(one.flows)), one.flows) for one in arrivals]
    return Answer(
        sentence=_sentence(spread, dataset, arrivals),
        notes=tuple(_notes(spread, dataset, arrivals)),
        headings=(N_("Lieu"), N_("Où"), N_("Arrivée")),
        rows=(
            *(Row(p, (whereabouts(spread.graph, p), how), path) for p, how, path in reached),
            *_operators(spread, dataset),
        ),
        shown=shown_dataset(spread, dataset),
    )


def _sentence(spread: Spread, dataset: int, arrivals: tuple[Arrival, ...]) -> Text:
    name = name_of(spread.graph, "dataset", dataset)
    if not arrivals:
        text = N_("Nul ne sait où est « %(name)s » : rien ne le détient, aucun flux ne le porte.")
        return Text(text, {"name": name})
    return counted(
        len(arrivals),
        N_("« %(name)s » reste en un seul lieu : %(places)s."),
        N_("« %(name)s » se trouve en %(count)s lieux."),
        name=name,
        places=named(spread.graph, (one.place for one in arrivals)),
    )


def _notes(spread: Spread, dataset: int, arrivals: tuple[Arrival, ...]) -> Iterator[Text]:
    graph = spread.graph
    indirect = [one.place for one in arrivals if one.is_indirect]
    if indirect:
        yield counted(
            len(indirect),
            N_("Un lieu n'est atteint que par d'autres : %(places)s."),
            N_("%(count)s lieux ne sont atteints que par d'autres : %(places)s."),
            places=named(graph, indirect),
        )
    abroad = [one.place for one in arrivals if zone_of(graph, one.place) in _OUTSIDE]
    if abroad:
        yield counted(
            len(abroad),
            N_("Un lieu est hors de l'Espace économique européen : %(places)s."),
            N_("%(count)s lieux sont hors de l'Espace économique européen : %(places)s."),
            places=named(graph, abroad),
        )
    yield from stopped_by(spread, dataset)


def stopped_by(spread: Spread, dataset: int) -> Iterator[Text]:
    """Where anonymisation stops the data, if it does."""
    flows = [f for f in spread.graph.flows_of_dataset.get(dataset, ()) if anonymises(f)]
    if flows:
        yield counted(
            len(flows),
            N_("Un flux les anonymise : %(flows)s. Ce qui suit n'est plus personnel."),
            N_("%(count)s flux les anonymisent : %(flows)s. Ce qui suit n'est plus personnel."),
            flows=named(spread.graph, (Ref("flow", flow.id) for flow in flows)),
        )


def _operators(spread: Spread, dataset: int) -> Iterator[Row]:
    graph = spread.graph
    for actor, place in operators_exposed(spread, dataset):
        how = Text(N_("Exploite « %(place)s »"), {"place": graph.snapshot.label(place)})
        path = spread.path(dataset, place) or ()
        yield Row(actor, (whereabouts(graph, actor), how), path)


def shown_dataset(spread: Spread, dataset: int) -> Shown:
    """The picture of a dataset: what carries it, from where it starts, how far it goes."""
    graph = spread.graph
    flows = graph.flows_of_dataset.get(dataset, ())
    ends = (end for flow in flows for end in (flow.source, flow.target) if end is not None)
    distances = spread.distances(dataset)
    return Shown(
        places=tuple(dict.fromkeys((*distances, *ends))),
        flows=tuple(flow.id for flow in flows),
        central=spread.starts(dataset),
        followed=tuple(flow.id for flow in flows if dataset in spread.delivered_by(flow)),
        details=tuple((node, how_far(distance)) for node, distance in distances.items()),
        dataset=dataset,
    )

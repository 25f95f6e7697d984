"""Through which places does everything pass?"""

from __future__ import annotations

from inventaire.graph.build import FlowGraph, ends_of
from inventaire.graph.crossroads import Crossroads, crossroads
from inventaire.graph.questions.answer import Answer, Row, Shown, counted, named
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref

#: How many places are told: the others are on few routes.
_TOLD = 20
#: Of those, how many stand out on the picture, with what surrounds them.
_DRAWN = 6
#: A place on fewer routes than this is no crossroads.
_LEAST = 0.02


def where_all_passes(graph: FlowGraph) -> Answer:
    """The places that most routes between two others go through, the busiest first."""
    found = crossroads(graph)
    busy = sorted(
        (node for node, share in found.shares.items() if share >= _LEAST),
        key=lambda node: (-found.shares[node], node),
    )
    return Answer(
        sentence=_sentence(graph, busy),
        notes=_notes(found),
        headings=(N_("Lieu"), N_("Part des chemins"), N_("Flux qui y arrivent"), N_("en partent")),
        rows=tuple(_row(graph, node, found.shares[node]) for node in busy[:_TOLD]),
        shown=_shown(graph, busy[:_DRAWN], found),
    )


def _sentence(graph: FlowGraph, busy: list[Ref]) -> Text:
    if not busy:
        return Text(N_("Aucun lieu n'est sur le chemin des autres."))
    return counted(
        len(busy),
        N_("Un lieu est sur le chemin des autres : %(places)s."),
        N_("%(count)s lieux sont sur le chemin des autres, d'abord : %(places)s."),
        places=named(graph, busy, most=3),
    )


def _notes(found: Crossroads) -> tuple[Text, ...]:
    told = Text(
        N_("La part des plus courts chemins, d'un lieu à un autre, qui passent par un troisième.")
    )
    if not found.is_sampled:
        return (told,)
    values = {"tried": found.tried, "places": found.places}
    sampled = N_("Estimée sur les chemins qui partent de %(tried)s lieux parmi %(places)s.")
    return told, Text(sampled, values)


def _row(graph: FlowGraph, node: Ref, share: float) -> Row:
    numbers = (len(graph.incoming(node)), len(graph.outgoing(node)))
    cells = (_percent(share), *(Text("%(count)s", {"count": number}) for number in numbers))
    return Row(node, cells)


def _percent(share: float) -> Text:
    return Text(N_("%(percent)s %%"), {"percent": round(share * 100)})


def _shown(graph: FlowGraph, busy: list[Ref], found: Crossroads) -> Shown:
    """The busiest places and what touches them."""
    flows = {f.id: f for node in busy for f in (*graph.incoming(node), *graph.outgoing(node))}
    places = dict.fromkeys([*busy, *(end for flow in flows.values() for end in ends_of(flow))])
    return Shown(
        places=tuple(places),
        flows=tuple(sorted(flows)),
        central=tuple(busy),
        details=tuple((node, _percent(found.shares[node])) for node in busy),
    )

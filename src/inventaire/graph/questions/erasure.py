"""Where must a deletion reach?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from inventaire.graph.borders import is_run_by_others
from inventaire.graph.build import FlowGraph
from inventaire.graph.measures import loop_through_start
from inventaire.graph.paths import Spread
from inventaire.graph.questions.answer import Answer, Row, counted, name_of, named, whereabouts
from inventaire.graph.questions.reach import shown_dataset, stopped_by
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Actor, System

_HERE = N_("Effacer ici")
_ASK = N_("Demander l'effacement, et sa preuve (art. 28(3)(g))")
_ELSEWHERE = N_("Demander l'effacement à qui l'exploite")
#: What to do where an actor has the data, by its nature.
_DEEDS: Mapping[str, str] = {
    "internal_service": N_("Vérifier ce que le service garde : dossiers, courriels, papier"),
    "processor": _ASK,
    "joint_controller": N_("Convenir de qui efface (art. 26)"),
}
_TELL = N_("Prévenir ce destinataire (art. 19)")


def where_to_erase(spread: Spread, dataset: int) -> Answer:
    """Every place from which a dataset must go, from upstream to downstream so that none refills.

    People who give their own data have nothing to erase; what was anonymised is nobody's any more.
    """
    graph = spread.graph
    places = [node for node in spread.reach(dataset) if not _is_public(graph, node)]
    shown = shown_dataset(spread, dataset)
    return Answer(
        sentence=_sentence(graph, dataset, places),
        notes=tuple(_notes(spread, dataset, places)),
        headings=(N_("Lieu"), N_("Que faire"), N_("Qui agit"), N_("Où")),
        rows=tuple(
            Row(
                node,
                (Text(_deed(graph, node)), _who(graph, node), whereabouts(graph, node)),
                spread.path(dataset, node) or (),
            )
            for node in places
        ),
        shown=replace(
            shown,
            central=tuple(places),
            details=tuple((node, Text(N_("à effacer"))) for node in places),
        ),
    )


def _is_public(graph: FlowGraph, node: Ref) -> bool:
    record = graph.record(node)
    return isinstance(record, Actor) and record.kind == "public"


def _deed(graph: FlowGraph, node: Ref) -> str:
    record = graph.record(node)
    if isinstance(record, System):
        return _ELSEWHERE if is_run_by_others(graph, node) else _HERE
    return _DEEDS.get(record.kind, _TELL)


def _who(graph: FlowGraph, node: Ref) -> tuple[Ref, ...]:
    """Who can erase there: whoever runs the system, else the service that answers for it."""
    record = graph.record(node)
    if isinstance(record, Actor):
        return (node,)
    number = record.operator if record.operator is not None else record.owner
    return () if number is None else (Ref("actor", number),)


def _sentence(graph: FlowGraph, dataset: int, places: list[Ref]) -> Text:
    name = name_of(graph, "dataset", dataset)
    if not places:
        return Text(N_("Rien à effacer : nul ne sait où est « %(name)s »."), {"name": name})
    return counted(
        len(places),
        N_("Effacer « %(name)s » demande d'agir en un seul lieu."),
        N_("Effacer « %(name)s » demande d'agir en %(count)s lieux."),
        name=name,
    )


def _notes(spread: Spread, dataset: int, places: list[Ref]) -> Iterator[Text]:
    graph = spread.graph
    elsewhere = [n for n in places if n.kind == "system" and is_run_by_others(graph, n)]
    if elsewhere:
        yield counted(
            len(elsewhere),
            N_("Un système n'est pas entre vos mains : %(systems)s."),
            N_("%(count)s systèmes ne sont pas entre vos mains : %(systems)s."),
            systems=named(graph, elsewhere),
        )
    told = [n for n in places if n.kind == "actor" and _deed(graph, n) == _TELL]
    if told:
        yield counted(
            len(told),
            N_("Un destinataire est à prévenir : %(actors)s."),
            N_("%(count)s destinataires sont à prévenir : %(actors)s."),
            actors=named(graph, told),
        )
    if loop_through_start(graph, dataset, spread.starts(dataset)):
        yield Text(N_("Ces données reviennent d'où elles partent : effacez partout à la fois."))
    yield from stopped_by(spread, dataset)
    if places:
        yield Text(
            N_("Le droit lui-même reste à apprécier : obligation légale, mission, archives.")
        )

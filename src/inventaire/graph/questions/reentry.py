"""Where is the same thing typed twice?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from inventaire.graph.build import FlowGraph, ends_of
from inventaire.graph.questions.answer import Answer, Row, counted, shown_along
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow, System
from inventaire.vocabulary.flows import MEDIA
from inventaire.vocabulary.frequencies import FREQUENCIES

_DAYS = 365.0


def typed_twice(graph: FlowGraph) -> Answer:
    """Every flow that is typed of the datasets typed into two systems, or out of one.

    What is typed out of a system had been typed into it already, so once more is twice.
    """
    found = {
        number: flows
        for number, flows in typed_by_hand(graph).items()
        if len({ends_of(flow)[1] for flow in flows}) > 1 or any(map(_leaves_system, flows))
    }
    rows = tuple(_rows(found))
    flows = list(dict.fromkeys(flow for flows in found.values() for flow in flows))
    return Answer(
        sentence=_sentence(found),
        notes=tuple(_notes(flows)),
        headings=(N_("Jeu de données"), N_("De"), N_("Vers"), N_("Moyen"), N_("Fréquence")),
        rows=rows,
        shown=shown_along(graph, [row.path for row in rows]),
    )


def typed_by_hand(graph: FlowGraph) -> Mapping[int, tuple[Flow, ...]]:
    """For each dataset that somebody types into a system, the flows that bring it so."""
    found: dict[int, list[Flow]] = defaultdict(list)
    for flow in graph.flows.values():
        if _is_typed(graph, flow):
            for number in dict.fromkeys(flow.datasets):
                found[number].append(flow)
    return {number: tuple(flows) for number, flows in found.items()}


def _is_typed(graph: FlowGraph, flow: Flow) -> bool:
    """Whether somebody types what the flow brings. A paper file is filled, not typed into."""
    by_hand = flow.medium in ("paper", "oral") and flow.automation == "manual"
    if flow.medium != "retyping" and not by_hand:
        return False
    record = graph.record(ends_of(flow)[1])
    return isinstance(record, System) and record.kind != "paper"


def _leaves_system(flow: Flow) -> bool:
    source, target = ends_of(flow)
    return source.kind == "system" and source != target


def _rows(found: Mapping[int, tuple[Flow, ...]]) -> Iterator[Row]:
    for number in sorted(found):
        for flow in found[number]:
            source, target = ends_of(flow)
            cells = (
                (source,),
                (target,),
                Text(MEDIA.label_of(flow.medium)),
                Text(FREQUENCIES.label_of(flow.frequency)),
            )
            yield Row(Ref("dataset", number), cells, (flow.id,))


def _sentence(found: Mapping[int, tuple[Flow, ...]]) -> Text:
    if not found:
        return Text(N_("Aucun jeu de données n'est saisi deux fois, d'après les flux recensés."))
    return counted(
        len(found),
        N_("Un jeu de données est saisi plusieurs fois à la main."),
        N_("%(count)s jeux de données sont saisis plusieurs fois à la main."),
    )


def _notes(flows: Iterable[Flow]) -> Iterator[Text]:
    periods = [FREQUENCIES[f.frequency].days for f in flows if f.frequency in FREQUENCIES]
    yearly = round(sum(_DAYS / days for days in periods if days))
    if yearly > 1:
        text = N_("D'après les fréquences notées, cela fait %(count)s ressaisies par an.")
        yield Text(text, {"count": yearly})

"""What cuts the others off when it is lost?"""

from __future__ import annotations

from dataclasses import dataclass

from inventaire.graph.build import FlowGraph, ends_of
from inventaire.graph.measures import Cut, cuts, only_flows
from inventaire.graph.questions.answer import Answer, Row, Shown, counted, named
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow

#: A loss that isolates fewer systems than this is the loss of that system alone.
_ISOLATED = 2


@dataclass(frozen=True, slots=True)
class WeakLink:
    """A system, or the only flow between two, whose loss cuts others off."""

    cut: Cut
    link: Flow | None = None

    @property
    def about(self) -> Ref:
        """The system or the flow."""
        return self.cut.ends[0] if self.link is None else Ref("flow", self.link.id)


def weak_links(graph: FlowGraph) -> tuple[WeakLink, ...]:
    """The systems whose loss isolates two others or more, then the flows between other systems.

    Only flows between systems count, their direction does not; a system that feeds no other (a
    portal, an archive) deprives nobody when it stops. The rule FLX-05 tells the same. Linear.
    """
    systems = [Ref("system", system.id) for system in graph.snapshot.systems]
    found = [cut for cut in cuts(graph, systems) if cut.count >= _ISOLATED]
    points = {
        cut.ends[0]: cut for cut in found if len(cut.ends) == 1 and _feeds(graph, cut.ends[0])
    }
    links = [cut for cut in found if len(cut.ends) == 2 and not points.keys() & set(cut.ends)]
    between = only_flows(graph) if links else {}
    alone = ((cut, between.get(frozenset(cut.ends))) for cut in links)
    return (
        *(WeakLink(cut) for cut in points.values()),
        *(WeakLink(cut, flow) for cut, flow in alone if flow is not None),
    )


def _feeds(graph: FlowGraph, system: Ref) -> bool:
    """Whether another system receives something from this one."""
    targets = (ends_of(flow)[1] for flow in graph.outgoing(system))
    return any(target.kind == "system" and target != system for target in targets)


def what_is_fragile(graph: FlowGraph) -> Answer:
    """The systems and flows on which others hang, those that cut off the most first."""
    found = sorted(weak_links(graph), key=lambda weak: (-weak.cut.count, weak.about))
    return Answer(
        sentence=_sentence(graph, found),
        notes=(Text(N_("Seuls comptent les flux entre systèmes, dans un sens ou dans l'autre.")),),
        headings=(N_("Maillon"), N_("Systèmes isolés"), N_("Lesquels")),
        rows=tuple(
            Row(
                weak.about,
                (Text("%(count)s", {"count": weak.cut.count}), tuple(sorted(weak.cut.lost))),
                () if weak.link is None else (weak.link.id,),
            )
            for weak in found
        ),
        shown=_shown(graph, found),
    )


def _sentence(graph: FlowGraph, found: list[WeakLink]) -> Text:
    if not found:
        return Text(N_("L'arrêt d'un seul système n'en isole jamais deux autres."))
    return counted(
        len(found),
        N_("Tout dépend d'un maillon : %(links)s."),
        N_("%(count)s maillons, s'ils lâchent, en isolent d'autres : %(links)s."),
        links=named(graph, (weak.about for weak in found)),
    )


def _shown(graph: FlowGraph, found: list[WeakLink]) -> Shown:
    """The systems and the flows between them; those that all hangs from stand out."""
    between = {
        flow.id: (flow.source, flow.target)
        for flow in graph.flows.values()
        if flow.source is not None
        and flow.target is not None
        and flow.source.kind == flow.target.kind == "system"
    }
    places = dict.fromkeys(end for ends in between.values() for end in ends)
    points = [weak for weak in found if weak.link is None]
    return Shown(
        places=tuple(places),
        flows=tuple(between),
        central=tuple(weak.about for weak in points),
        details=tuple((weak.about, _isolates(weak.cut.count)) for weak in points),
    )


def _isolates(count: int) -> Text:
    return Text(N_("son arrêt en isole %(count)s"), {"count": count})

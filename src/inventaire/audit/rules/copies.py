"""CON-06: copies downstream that no rule of retention follows."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.durations import has_retention
from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import Processing


@rule(
    "CON-06",
    Severity.MINOR,
    N_("Copies que rien n'oblige à effacer"),
    law="RGPD art. 5(1)(e), 30(1)(f)",
    remedy=N_(
        "Rattachez ce système, ou le flux qui y mène, au traitement dont la durée s'applique ; et "
        "prévoyez qui efface la copie."
    ),
    who="it",
    effort="days",
)
def copies_without_retention(picture: Picture) -> Iterator[Hit]:
    """Des données personnelles arrivent par un flux dans un système qu'aucune durée ne suit : ni un
    traitement qui cite ce système ou le flux, ni l'inventaire, qui ne l'en dit pas détenteur.
    """
    dated = [processing for processing in picture.register if _declares_retention(processing)]
    systems = {number for processing in dated for number in processing.systems}
    by_flow = {processing.id for processing in dated}
    for system in picture.snapshot.systems:
        node = Ref("system", system.id)
        if system.id in systems or node not in picture.graph:
            continue
        loose = [
            n for n in picture.spread.personal_at(node) if _is_loose(picture, n, node, by_flow)
        ]
        if loose:
            names = tuple(picture.snapshot.label(Ref("dataset", number)) for number in loose)
            yield Hit(
                records=(node,),
                text=Text(N_("Copies sans durée de conservation : %(names)s."), {"names": names}),
                evidence=_path(picture, loose[0], node),
            )


def _declares_retention(processing: Processing) -> bool:
    return any(has_retention(line) for line in processing.data)


def _is_loose(picture: Picture, number: int, node: Ref, by_flow: set[int]) -> bool:
    """Whether a dataset arrives at a place by flows of which no processing says how long."""
    if not picture.spread.path(number, node):
        return False
    arriving = (flow for flow in picture.graph.incoming(node) if number in flow.datasets)
    return not any(by_flow.intersection(flow.processings) for flow in arriving)


def _path(picture: Picture, number: int, node: Ref) -> tuple[Ref, ...]:
    return tuple(Ref("flow", flow) for flow in picture.spread.path(number, node) or ())

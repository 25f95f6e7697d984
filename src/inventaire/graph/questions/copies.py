"""Which systems hold copies of a dataset, and which one is the reference?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from inventaire.graph.build import ends_of
from inventaire.graph.paths import Spread
from inventaire.graph.questions.answer import (
    NOTHING,
    Answer,
    Row,
    counted,
    name_of,
    named,
    whereabouts,
)
from inventaire.graph.questions.reach import shown_dataset
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.vocabulary.flows import MEDIA
from inventaire.vocabulary.frequencies import FREQUENCIES

_REFERENCE = N_("Référence")
_HELD = N_("Copie recensée")
_CARRIED = N_("Copie apportée par un flux")


def where_copies_are(spread: Spread, dataset: int) -> Answer:
    """Every system where a dataset is, the reference first, and how each copy is refreshed."""
    reference = reference_of(spread, dataset)
    systems = [node for node in spread.reach(dataset) if node.kind == "system"]
    systems.sort(key=lambda node: node != reference)
    roles = {node: _role(spread, dataset, node, reference) for node in systems}
    shown = shown_dataset(spread, dataset)
    return Answer(
        sentence=_sentence(spread, dataset, systems, reference),
        notes=tuple(_notes(spread, roles)),
        headings=(N_("Système"), N_("Rôle"), N_("Rafraîchi"), N_("Où")),
        rows=tuple(
            Row(
                node,
                (Text(role), _refreshed(spread, dataset, node), whereabouts(spread.graph, node)),
                spread.path(dataset, node) or (),
            )
            for node, role in roles.items()
        ),
        shown=replace(
            shown,
            central=() if reference is None else (reference,),
            details=tuple((node, Text(role)) for node, role in roles.items()),
        ),
    )


def reference_of(spread: Spread, dataset: int) -> Ref | None:
    """The system that is right when copies differ, if anyone said which."""
    record = spread.graph.snapshot.dataset(dataset)
    if record is None or record.reference_system is None:
        return None
    return Ref("system", record.reference_system)


def _role(spread: Spread, dataset: int, node: Ref, reference: Ref | None) -> str:
    if node == reference:
        return _REFERENCE
    held = spread.graph.holders_of_dataset.get(dataset, ())
    return _HELD if node in held else _CARRIED


def _refreshed(spread: Spread, dataset: int, node: Ref) -> Text:
    """By what means and how often a copy is brought; nothing where no flow brings it."""
    for flow in spread.graph.incoming(node):
        if dataset in spread.delivered_by(flow) and ends_of(flow)[0] != node:
            words = {
                "medium": Text(MEDIA.label_of(flow.medium) or N_("moyen inconnu")),
                "frequency": Text(FREQUENCIES.label_of(flow.frequency) or N_("fréquence inconnue")),
            }
            return Text(N_("%(medium)s · %(frequency)s"), words)
    return NOTHING


def _sentence(spread: Spread, dataset: int, systems: list[Ref], reference: Ref | None) -> Text:
    label = spread.graph.snapshot.label
    words = {"name": name_of(spread.graph, "dataset", dataset)}
    if not systems:
        return Text(N_("Aucun système recensé ne détient « %(name)s »."), words)
    if len(systems) == 1:
        return Text(
            N_("« %(name)s » n'est que dans « %(system)s » : pas de copie."),
            {**words, "system": label(systems[0])},
        )
    if reference is None:
        text = N_("« %(name)s » existe en %(count)s exemplaires, et aucun ne fait foi.")
        return Text(text, {**words, "count": len(systems)})
    return Text(
        N_("« %(name)s » existe en %(count)s exemplaires ; « %(system)s » fait foi."),
        {**words, "count": len(systems), "system": label(reference)},
    )


def _notes(spread: Spread, roles: dict[Ref, str]) -> Iterator[Text]:
    carried = [node for node, role in roles.items() if role == _CARRIED]
    if carried:
        yield counted(
            len(carried),
            N_("Une copie n'est pas recensée : un flux l'apporte (%(systems)s)."),
            N_("%(count)s copies ne sont pas recensées : des flux les apportent (%(systems)s)."),
            systems=named(spread.graph, carried),
        )

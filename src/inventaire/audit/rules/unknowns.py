"""FLX: what nobody wrote down, so that nothing can be followed and nobody asked."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.i18n import N_, Text
from inventaire.inventory.snapshot import ref_of


@rule(
    "FLX-01",
    Severity.MINOR,
    N_("Jeu de données sans système ni flux"),
    law="RGPD art. 5(2), 30 ; CRPA L322-6",
    remedy=N_("Indiquez le système, le dossier ou l'armoire où se trouvent ces données."),
    who="service",
    effort="half_day",
    weight=2,
)
def dataset_nowhere(picture: Picture) -> Iterator[Hit]:
    """Aucun système ne détient le jeu de données et aucun flux, existant ou prévu, ne le transporte
    : on sait qu'il existe, pas où il est.
    """
    carried = {n for f in picture.snapshot.flows if f.status != "removed" for n in f.datasets}
    for dataset in picture.snapshot.datasets:
        if not dataset.systems and dataset.reference_system is None and dataset.id not in carried:
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(N_("On ne sait ni où sont ces données, ni par où elles passent.")),
                field="systems",
            )


@rule(
    "FLX-06",
    Severity.MINOR,
    N_("Flux dont on ignore le contenu"),
    law="RGPD art. 5(2), 30",
    remedy=N_(
        "Indiquez les jeux de données que ce flux transporte : sans eux, rien ne peut être suivi."
    ),
    who="service",
    effort="half_day",
)
def flow_without_dataset(picture: Picture) -> Iterator[Hit]:
    """Un flux existant ne transporte aucun jeu de données : on ne peut dire ce qui part, ni
    jusqu'où.
    """
    for flow in picture.flows:
        if not flow.datasets:
            yield Hit(
                records=(ref_of(flow),),
                text=Text(N_("Aucun jeu de données n'est indiqué pour ce flux.")),
                field="datasets",
            )


@rule(
    "FLX-09",
    Severity.MINOR,
    N_("Aucun interlocuteur connu"),
    law="RGPD art. 24, 32(4)",
    remedy=N_("Désignez le service responsable du système, ou notez le contact de l'acteur."),
    who="direction",
    effort="half_day",
    weight=2,
)
def nobody_to_ask(picture: Picture) -> Iterator[Hit]:
    """Un système n'a pas de service responsable, ou un acteur n'a pas de contact, ni lui ni celui
    auquel il est rattaché. Le public n'est pas visé.
    """
    for system in picture.snapshot.systems:
        if system.owner is None:
            yield Hit(
                records=(ref_of(system),),
                text=Text(N_("Aucun service n'est désigné comme responsable de ce système.")),
                field="owner",
            )
    for actor in picture.snapshot.actors:
        parent = picture.snapshot.actor(actor.parent)
        reachable = actor.contact.strip() or (parent is not None and parent.contact.strip())
        if actor.kind != "public" and not reachable:
            yield Hit(
                records=(ref_of(actor),),
                text=Text(N_("Aucun contact n'est noté pour cet acteur.")),
                field="contact",
            )

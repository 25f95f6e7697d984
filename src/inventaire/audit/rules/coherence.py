"""COH: what the register says against what the flows show."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.declared import NOT_RECIPIENTS, declared_in, receives
from inventaire.audit.picture import Picture
from inventaire.audit.questions.unserved import unserved
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.trails import as_evidence, in_words, names
from inventaire.audit.wording import terms
from inventaire.graph.borders import Exposure
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import Processing
from inventaire.inventory.questions import declared_categories, special_categories
from inventaire.inventory.records import Actor, Flow
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.processing import DATA_CATEGORIES


@rule(
    "COH-01",
    Severity.MAJOR,
    N_("Destinataire absent du registre"),
    law="RGPD art. 30(1)(d), 4(9), 13(1)(e)",
    remedy=N_(
        "Ajoutez cet acteur aux destinataires du traitement et dans l'information des personnes, "
        "ou coupez le chemin s'il n'a pas à recevoir ces données."
    ),
    effort="half_day",
    weight=4,
)
def recipient_not_declared(picture: Picture) -> Iterator[Hit]:
    """Des données personnelles arrivent chez un acteur, directement ou par d'autres, ou dans un
    système qu'il exploite, et le registre ne le cite nulle part : ni lui, ni celui auquel il est
    rattaché, ni son nom dans une précision. Les services internes et le public ne sont pas visés.
    Se tait si le registre est vide : voir REG-01.
    """
    if not picture.register:
        return
    declared = declared_in(picture.register)
    for actor in picture.snapshot.actors:
        if actor.kind in NOT_RECIPIENTS or declared.names(actor):
            continue
        received = {n: e for n, e in picture.exposures.get(actor.id, {}).items() if receives(e)}
        if received:
            yield _undeclared(picture, actor, received)


def _undeclared(picture: Picture, actor: Actor, received: dict[int, Exposure]) -> Hit:
    dataset, nearest = min(received.items(), key=lambda item: (item[1].flows, item[0]))
    path = picture.spread.path(dataset, nearest.place) or ()
    operates = nearest.access == "operates"
    if operates:
        text = N_("Il exploite un système où se trouvent : %(datasets)s (« %(path)s »).")
    elif len(path) > 1:
        text = N_("Il reçoit indirectement : %(datasets)s, par ce chemin : %(path)s.")
    else:
        text = N_("Il reçoit : %(datasets)s, par ce flux : %(path)s.")
    way = in_words(picture, path) if path else picture.snapshot.label(nearest.place)
    return Hit(
        records=(ref_of(actor),),
        text=Text(text, {"datasets": names(picture, "dataset", received), "path": way}),
        evidence=(*as_evidence(path), *((nearest.place,) if operates else ())),
    )


@rule(
    "COH-02",
    Severity.MINOR,
    N_("Destinataire déclaré qu'aucun flux n'atteint"),
    law="RGPD art. 5(1)(d), 30(1)(d)",
    remedy=N_("Enregistrez le flux s'il existe ; sinon retirez ce destinataire de la fiche."),
    effort="half_day",
    weight=2,
)
def declared_and_never_reached(picture: Picture) -> Iterator[Hit]:
    """Le registre déclare un destinataire extérieur qu'aucun flux de données personnelles
    n'atteint, et qui n'exploite aucun système où il en arrive. Se tait tant qu'aucun flux n'est
    inventorié.
    """
    if not picture.flows:
        return
    for processing in picture.register:
        declared = dict.fromkeys(line.actor for line in processing.recipients)
        for number in declared:
            actor = picture.snapshot.actor(number)
            if actor is None or actor.kind in NOT_RECIPIENTS or actor.id in picture.exposures:
                continue
            yield Hit(
                records=(ref_of(processing), ref_of(actor)),
                text=Text(
                    N_(
                        "« %(actor)s » est déclaré, aucun flux ne lui porte de données "
                        "personnelles."
                    ),
                    {"actor": actor.name},
                ),
                field="recipients",
            )


@rule(
    "COH-03",
    Severity.MAJOR,
    N_("Flux de données personnelles sans traitement"),
    law="RGPD art. 5(1)(b), 5(2), 30",
    remedy=N_(
        "Rattachez le flux au traitement qu'il sert. S'il n'en sert aucun, créez la fiche, ou "
        "arrêtez l'envoi."
    ),
    effort="half_day",
)
def flow_without_processing(picture: Picture) -> Iterator[Hit]:
    """Un flux livre des données personnelles sans être rattaché à un traitement en vigueur, et
    aucun traitement ne couvre les jeux de données qu'il porte : on ne sait pas pourquoi elles
    partent. Se tait si le registre est vide : voir REG-01.
    """
    if not picture.register:
        return
    for flow, personal in unserved(picture):
        yield Hit(
            records=(ref_of(flow),),
            text=Text(
                N_("Il porte : %(datasets)s, et ne sert aucun traitement du registre."),
                {"datasets": names(picture, "dataset", personal)},
            ),
            field="processings",
        )


@rule(
    "COH-05",
    Severity.MAJOR,
    N_("Catégories de données non déclarées"),
    law="RGPD art. 30(1)(c), 5(1)(c)",
    remedy=N_("Complétez les catégories de la fiche, avec leur durée, ou retirez-les de l'envoi."),
    effort="half_day",
)
def categories_not_declared(picture: Picture) -> Iterator[Hit]:
    """Un flux rattaché à un traitement porte des catégories de données que ni ce traitement ni les
    autres auxquels il est rattaché ne déclarent. Se tait quand un traitement n'en déclare aucune
    (REG-04), et sur les données sensibles que personne ne déclare (SEN-05).
    """
    by_id = {processing.id: processing for processing in picture.register}
    found: dict[int, dict[Ref, frozenset[str]]] = {}
    for flow in picture.personal_deliveries:
        linked = [by_id[number] for number in flow.processings if number in by_id]
        if linked and all(declared_categories(processing) for processing in linked):
            missing = _missing(picture, flow, linked)
            if missing:
                found.setdefault(linked[0].id, {})[ref_of(flow)] = missing
    for number, flows in found.items():
        missing = frozenset[str]().union(*flows.values())
        yield Hit(
            records=(Ref("processing", number),),
            text=Text(
                N_("Les flux portent aussi : %(categories)s."),
                {"categories": terms(DATA_CATEGORIES, missing)},
            ),
            evidence=tuple(flows),
            field="data",
        )


def _missing(picture: Picture, flow: Flow, linked: list[Processing]) -> frozenset[str]:
    """The categories that a flow carries and that none of its processings declares."""
    declared = frozenset[str]().union(*(declared_categories(p) for p in linked))
    missing: set[str] = set()
    for number in picture.spread.personal_delivered_by(flow):
        lacking = picture.graph.categories_of_dataset[number] - declared
        if lacking:
            covering = picture.processings_of_dataset.get(number, ())
            anywhere = frozenset[str]().union(*(declared_categories(p) for p in covering))
            missing |= lacking - (special_categories(lacking) - anywhere)
    return frozenset(missing)

"""FLX: how data move inside the organisation, and what makes it fragile or tiring."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.picture import Picture
from inventaire.audit.rhythm import period
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.trails import in_words, names, refs
from inventaire.audit.wording import term
from inventaire.graph.build import ends_of
from inventaire.graph.measures import Cut
from inventaire.graph.questions.fragile import weak_links
from inventaire.graph.questions.reentry import typed_by_hand
from inventaire.i18n import N_, Text
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.flows import MEDIA
from inventaire.vocabulary.frequencies import FREQUENCIES

_WEEK = 7.0


@rule(
    "FLX-02",
    Severity.MAJOR,
    N_("Les mêmes données saisies plusieurs fois"),
    law="RGPD art. 5(1)(d)",
    remedy=N_(
        "Saisissez une fois, dans le système de référence, et reliez les autres : export et import "
        "pour commencer, API ensuite. Chaque ressaisie ajoute des erreurs et du travail."
    ),
    who="it",
    effort="weeks",
    weight=4,
)
def typed_several_times(picture: Picture) -> Iterator[Hit]:
    """Le même jeu de données est saisi à la main dans deux systèmes ou plus : par ressaisie, ou
    depuis un papier ou un appel traité à la main. Un formulaire rempli par les usagers ne compte
    pas.
    """
    found = typed_by_hand(picture.graph)
    for dataset in picture.snapshot.datasets:
        typed = found.get(dataset.id, ())
        targets = {ends_of(flow)[1] for flow in typed}
        if len(targets) > 1:
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(
                    N_("Saisi à la main dans %(count)s systèmes : %(systems)s."),
                    {
                        "count": len(targets),
                        "systems": names(picture, "system", (node.id for node in targets)),
                    },
                ),
                evidence=refs(typed),
            )


@rule(
    "FLX-03",
    Severity.MAJOR,
    N_("Données qui reviennent à leur point de départ"),
    law="RGPD art. 5(1)(d)",
    remedy=N_(
        "Nommez le système de référence, celui qui fait foi, et décidez de ce que le retour a le "
        "droit d'y modifier."
    ),
    who="it",
    effort="days",
)
def data_come_back(picture: Picture) -> Iterator[Hit]:
    """Un jeu de données revient, par un ou plusieurs autres lieux, dans un système d'où il était
    parti, et aucun système de référence ne dit lequel fait foi.
    """
    for dataset in picture.snapshot.datasets:
        loop = picture.loops.get(dataset.id)
        if loop and dataset.reference_system is None:
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(
                    N_("Ces données reviennent d'où elles partent : %(path)s."),
                    {"path": in_words(picture, [flow.id for flow in loop])},
                ),
                evidence=refs(loop),
                field="reference_system",
            )


@rule(
    "FLX-04",
    Severity.MINOR,
    N_("Plusieurs copies, aucune ne fait foi"),
    law="RGPD art. 5(1)(d)",
    remedy=N_("Choisissez le système de référence : en cas d'écart, c'est lui qui a raison."),
    who="service",
    effort="half_day",
)
def copies_without_reference(picture: Picture) -> Iterator[Hit]:
    """Plusieurs systèmes détiennent le jeu de données et aucun n'est le système de référence. Quand
    les données tournent en rond, FLX-03 le dit déjà et cette règle se tait.
    """
    for dataset in picture.snapshot.datasets:
        systems = set(dataset.systems)
        if len(systems) < 2 or dataset.reference_system is not None:
            continue
        if dataset.id not in picture.loops:
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(
                    N_("Détenu par %(count)s systèmes : %(systems)s."),
                    {"count": len(systems), "systems": names(picture, "system", systems)},
                ),
                field="reference_system",
            )


@rule(
    "FLX-05",
    Severity.INFO,
    N_("Maillon dont tout dépend"),
    law="RGPD art. 32(1)(b)",
    remedy=N_(
        "Prévoyez ce qui se passe s'il s'arrête : sauvegarde essayée, procédure de repli, second "
        "chemin pour les données qui ne peuvent pas attendre."
    ),
    who="it",
    effort="weeks",
    weight=2,
)
def weak_link(picture: Picture) -> Iterator[Hit]:
    """L'arrêt d'un système, ou d'un flux qui est le seul lien entre deux parties, isole au moins
    deux autres systèmes. Seuls les flux entre systèmes comptent, sans leur sens ; un système qui
    n'en alimente aucun autre (un portail, une archive) ne prive personne en s'arrêtant.
    """
    for weak in weak_links(picture.graph):
        text = N_("Son arrêt isole %(count)s systèmes : %(systems)s.")
        if weak.link is not None:
            text = N_("Seul lien avec %(count)s systèmes : %(systems)s.")
        yield _isolating(picture, weak.cut, (weak.about,), text)


def _isolating(picture: Picture, cut: Cut, records: tuple[Ref, ...], msgid: str) -> Hit:
    systems = names(picture, "system", (node.id for node in cut.lost))
    return Hit(records=records, text=Text(msgid, {"count": cut.count, "systems": systems}))


@rule(
    "FLX-07",
    Severity.MINOR,
    N_("Échange fréquent fait à la main"),
    law="RGPD art. 5(1)(d), 32",
    remedy=N_(
        "Automatisez d'abord les échanges les plus fréquents : dépôt de fichier programmé, "
        "connecteur de l'éditeur, API. À défaut, une plateforme de dépôt vaut mieux qu'un courriel."
    ),
    who="it",
    effort="weeks",
)
def frequent_and_manual(picture: Picture) -> Iterator[Hit]:
    """Un flux a lieu chaque semaine ou plus souvent par courriel, support amovible, papier ou
    ressaisie. Ce qui est automatique ne compte pas, ni ce qui vient du public ou va vers lui.
    """
    for flow in picture.flows:
        medium = MEDIA.get(flow.medium)
        every = period(flow.frequency)
        if medium is None or not medium.manual or medium.code == "oral" or every is None:
            continue
        if every <= _WEEK and flow.automation != "automatic" and not _with_public(picture, flow):
            yield Hit(
                records=(ref_of(flow),),
                text=Text(
                    N_("%(frequency)s, par ce moyen : %(medium)s."),
                    {
                        "frequency": term(FREQUENCIES, flow.frequency),
                        "medium": term(MEDIA, flow.medium),
                    },
                ),
                field="medium",
            )


def _with_public(picture: Picture, flow: Flow) -> bool:
    ends = (end for end in (flow.source, flow.target) if end is not None and end.kind == "actor")
    actors = (picture.snapshot.actor(end.id) for end in ends)
    return any(actor is not None and actor.kind == "public" for actor in actors)


@rule(
    "FLX-08",
    Severity.MINOR,
    N_("Copie moins fraîche que l'original"),
    law="RGPD art. 5(1)(d)",
    remedy=N_(
        "Rapprochez les deux rythmes, ou écrivez sur la copie la date jusqu'où elle est à jour."
    ),
    who="it",
    effort="days",
    weight=2,
)
def stale_copy(picture: Picture) -> Iterator[Hit]:
    """Une copie est rafraîchie moins souvent que le jeu de données ne change à sa source. Ne
    regarde que les flux qui partent d'un détenteur vers un système, et le plus fréquent de ceux qui
    y vont.
    """
    for dataset in picture.snapshot.datasets:
        changes = period(dataset.frequency)
        if changes is None:
            continue
        for flow in _refreshing(picture, dataset):
            every = period(flow.frequency)
            if every is not None and every > changes:
                yield Hit(
                    records=(ref_of(flow), ref_of(dataset)),
                    text=Text(
                        N_("« %(dataset)s » change à ce rythme : %(source)s. La copie : %(copy)s."),
                        {
                            "dataset": dataset.name,
                            "source": term(FREQUENCIES, dataset.frequency),
                            "copy": term(FREQUENCIES, flow.frequency),
                        },
                    ),
                    field="frequency",
                )


def _refreshing(picture: Picture, dataset: Dataset) -> list[Flow]:
    """For each system that a holder feeds, the flow that refreshes it most often.

    A flow whose frequency nobody knows may be that one: its target is left out.
    """
    holders = picture.graph.holders_of_dataset.get(dataset.id, ())
    best: dict[Ref, Flow] = {}
    unknown: set[Ref] = set()
    for flow in picture.graph.flows_of_dataset.get(dataset.id, ()):
        source, target = ends_of(flow)
        if source not in holders or target.kind != "system" or source == target:
            continue
        every = period(flow.frequency)
        if every is None:
            unknown.add(target)
        elif target not in best or every < (period(best[target].frequency) or 0):
            best[target] = flow
    return [flow for target, flow in best.items() if target not in unknown]

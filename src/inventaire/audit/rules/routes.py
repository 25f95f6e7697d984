"""TRA: transfers that only following the data reveals, and what the register says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from inventaire.audit.borders import Crossing, crossings, is_lawful
from inventaire.audit.declared import declares, never_seen
from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.trails import as_evidence, country, in_words, names, refs
from inventaire.graph.borders import country_of
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.snapshot import ref_of


@rule(
    "TRA-05",
    Severity.MAJOR,
    N_("Données personnelles qui arrivent hors d'Europe par un détour"),
    law="RGPD art. 44, 28(4)",
    remedy=N_(
        "Coupez le chemin là où c'est le plus simple : ne recopiez que ce qui est utile, "
        "anonymisez avant l'envoi, ou encadrez le dernier flux par une garantie."
    ),
    effort="weeks",
    weight=4,
)
def indirect_transfer(picture: Picture) -> Iterator[Hit]:
    """Des données personnelles arrivent dans un pays tiers sans garantie, en deux flux ou plus :
    aucun service ne les y envoie directement. Le constat montre le chemin le plus court. Si seule
    la certification DPF reste à vérifier, c'est une question.
    """
    for place, arriving in _by_place(picture).items():
        indirect = _indirect(picture, place, arriving)
        if not indirect:
            continue
        path = min(indirect.values(), key=lambda found: (len(found), found))
        last = [crossing for crossing in arriving if crossing.flow.id == path[-1]]
        lawful = is_lawful(picture, last[0]) if last else False
        yield Hit(
            records=(place,),
            text=Text(
                N_("« %(datasets)s » y arrive en %(count)s flux : %(path)s."),
                {
                    "datasets": names(picture, "dataset", indirect),
                    "count": len(path),
                    "path": in_words(picture, path),
                },
            ),
            evidence=as_evidence(path),
            question=lawful is None,
        )


def _by_place(picture: Picture) -> dict[Ref, list[Crossing]]:
    """The crossings that nothing makes lawful, by the place where they arrive."""
    found: dict[Ref, list[Crossing]] = defaultdict(list)
    for crossing in crossings(picture):
        if is_lawful(picture, crossing) is not True:
            found[crossing.place].append(crossing)
    return found


def _indirect(picture: Picture, place: Ref, arriving: list[Crossing]) -> dict[int, tuple[int, ...]]:
    """The datasets that come to a place by two flows or more, and the path of each."""
    found = {}
    for number in {number for crossing in arriving for number in crossing.datasets}:
        path = picture.spread.path(number, place) or ()
        if len(path) > 1:
            found[number] = path
    return found


@rule(
    "TRA-06",
    Severity.MAJOR,
    N_("Le registre et les flux ne disent pas les mêmes transferts"),
    law="RGPD art. 30(1)(e), 13(1)(f)",
    remedy=N_(
        "Déclarez le transfert dans la fiche du traitement (pays, destinataire, garantie) et dans "
        "l'information des personnes, ou enregistrez le flux qui manque."
    ),
    effort="half_day",
)
def undeclared_transfer(picture: Picture) -> Iterator[Hit]:
    """Des données personnelles quittent l'Espace économique européen vers un lieu que le registre
    ne cite dans aucun transfert, ni par son pays, ni par son destinataire ; les pays adéquats
    comptent aussi. À l'inverse, si le registre déclare un transfert qu'aucun flux ne montre,
    l'outil pose la question.
    """
    if not picture.register:
        return
    found: dict[Ref, list[Crossing]] = defaultdict(list)
    for crossing in crossings(picture):
        found[crossing.place].append(crossing)
    lines = [line for processing in picture.register for line in processing.transfers]
    for place, arriving in found.items():
        if not any(declares(line, arriving[0]) for line in lines):
            yield Hit(
                records=(place,),
                text=Text(
                    N_(
                        "Des données personnelles y arrivent (%(country)s) : aucun transfert "
                        "déclaré."
                    ),
                    {"country": country(arriving[0].country)},
                ),
                evidence=refs(crossing.flow for crossing in arriving),
            )
    yield from _never_seen(picture)


def _never_seen(picture: Picture) -> Iterator[Hit]:
    """The transfers of the register that nothing in the inventory shows."""
    reached = {
        country_of(picture.graph, node)
        for node in picture.zones
        if picture.spread.personal_at(node)
    }
    for processing in picture.register:
        unseen = never_seen(processing.transfers, reached, picture.exposures)
        if unseen:
            yield Hit(
                records=(ref_of(processing),),
                text=Text(
                    N_("Transfert déclaré (%(countries)s) : quel flux y mène ?"),
                    {"countries": [country(line.country) for line in unseen]},
                ),
                field="transfers",
                question=True,
            )

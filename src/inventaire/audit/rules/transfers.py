"""TRA: personal data that leave the European Economic Area (RGPD chapter V)."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.borders import (
    Crossing,
    crossings,
    held_abroad,
    is_certified,
    is_lawful,
    is_obsolete,
)
from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.trails import country, names
from inventaire.audit.wording import term
from inventaire.graph.borders import Zone, operator_of
from inventaire.graph.build import ends_of
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import System
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.transfers import SAFEGUARDS

_FOUND_FOR_FLOW = N_(
    "« %(datasets)s » part vers : %(country)s. Aucune garantie n'est indiquée pour ce transfert."
)


@rule(
    "TRA-01",
    Severity.CRITICAL,
    N_("Données personnelles envoyées hors d'Europe sans garantie"),
    law="RGPD art. 44, 46",
    remedy=N_(
        "Suspendez l'envoi, ou signez les clauses contractuelles types de 2021 et faites l'analyse "
        "du transfert. Un service équivalent hébergé en Europe est souvent plus simple."
    ),
    effort="weeks",
    weight=5,
)
def transfer_without_safeguard(picture: Picture) -> Iterator[Hit]:
    """Un flux livre des données personnelles dans un pays hors de l'Espace économique européen,
    sans décision d'adéquation (États-Unis : voir TRA-02), et ni lui ni le registre n'indiquent une
    garantie valable. L'outil pose la question quand un système y détient des données sans qu'un
    flux les y apporte, et quand le pays d'un sous-traitant ou d'un hébergeur qui en reçoit n'est
    pas connu.
    """
    for crossing in crossings(picture):
        if not crossing.is_american and is_lawful(picture, crossing) is False:
            yield Hit(
                records=(ref_of(crossing.flow),),
                text=_text(picture, crossing, _FOUND_FOR_FLOW),
                evidence=(ref_of(crossing.flow),),
                field="safeguard",
            )
    for system, where in held_abroad(picture):
        if where != "US":
            yield _hosting(system, where)
    yield from _unknown_countries(picture)


def _text(picture: Picture, crossing: Crossing, msgid: str) -> Text:
    return Text(
        msgid,
        {
            "datasets": names(picture, "dataset", crossing.datasets),
            "country": country(crossing.country),
        },
    )


def _hosting(system: System, where: str) -> Hit:
    return Hit(
        records=(ref_of(system),),
        text=Text(
            N_("Des données personnelles y sont hébergées (%(country)s) : avec quelle garantie ?"),
            {"country": country(where)},
        ),
        field="country",
        question=True,
    )


def _unknown_countries(picture: Picture) -> Iterator[Hit]:
    """Where the country decides and nobody wrote it: hosts and processors that receive data."""
    asked: dict[Ref, None] = {}
    for flow in picture.personal_deliveries:
        target = ends_of(flow)[1]
        if picture.zones[target] is Zone.UNKNOWN and _is_hired(picture, target):
            asked[target] = None
    for place in asked:
        yield Hit(
            records=(place,),
            text=Text(N_("Dans quel pays arrivent ces données personnelles ?")),
            field="country",
            question=True,
        )


def _is_hired(picture: Picture, place: Ref) -> bool:
    system = picture.snapshot.system(place.id) if place.kind == "system" else None
    if system is not None:
        return system.hosting in ("saas", "cloud")
    recipient = operator_of(picture.graph, place)
    return recipient is not None and recipient.kind == "processor"


@rule(
    "TRA-02",
    Severity.CRITICAL,
    N_("Données personnelles envoyées aux États-Unis sans certification ni garantie"),
    law="RGPD art. 45, 46 ; décision (UE) 2023/1795",
    remedy=N_(
        "Vérifiez que l'organisme figure sur la liste Data Privacy Framework, pour ce type de "
        "données, et notez la date. Sinon : clauses de 2021 et analyse du transfert, ou un autre "
        "service."
    ),
    effort="days",
    weight=5,
)
def american_transfer(picture: Picture) -> Iterator[Hit]:
    """Un flux livre des données personnelles aux États-Unis à un organisme qui n'est pas certifié
    DPF, sans autre garantie. Si personne n'a vérifié la certification, l'outil pose la question.
    """
    for crossing in crossings(picture):
        lawful = is_lawful(picture, crossing) if crossing.is_american else True
        if lawful is True:
            continue
        text = (
            N_("« %(datasets)s » part vers : %(country)s. Ni certification DPF, ni autre garantie.")
            if lawful is False
            else N_(
                "« %(datasets)s » part vers : %(country)s. Le destinataire est-il certifié DPF ?"
            )
        )
        yield Hit(
            records=(ref_of(crossing.flow),),
            text=_text(picture, crossing, text),
            evidence=(ref_of(crossing.flow),),
            field="safeguard",
            question=lawful is None,
        )
    for system, where in held_abroad(picture):
        operator = picture.snapshot.actor(system.operator)
        if where == "US" and not (operator and operator.dpf_certified):
            yield _hosting(system, where)


@rule(
    "TRA-03",
    Severity.CRITICAL,
    N_("Garantie de transfert périmée"),
    law="RGPD art. 44, 46 ; CJUE C-311/18 ; décision (UE) 2021/914",
    remedy=N_(
        "Remplacez-la : certification DPF vérifiée pour un organisme des États-Unis, clauses de "
        "2021 sinon. Le Privacy Shield ne vaut plus depuis 2020, les anciennes clauses depuis fin "
        "2022."
    ),
    effort="days",
    weight=5,
)
def obsolete_safeguard(picture: Picture) -> Iterator[Hit]:
    """Un flux de données personnelles, ou une ligne de transfert du registre, s'appuie sur le
    Privacy Shield ou sur les clauses contractuelles types de 2001 à 2010.
    """
    told = N_("« %(safeguard)s » ne protège plus aucun transfert.")
    for flow in picture.personal_deliveries:
        if is_obsolete(flow.safeguard, on=picture.today):
            text = Text(told, {"safeguard": term(SAFEGUARDS, flow.safeguard)})
            yield Hit(records=(ref_of(flow),), text=text, field="safeguard")
    for processing in picture.register:
        old = {
            x.safeguard for x in processing.transfers if is_obsolete(x.safeguard, on=picture.today)
        }
        if old:
            labels = tuple(term(SAFEGUARDS, code) for code in sorted(old))
            yield Hit(
                records=(ref_of(processing),),
                text=Text(told, {"safeguard": labels}),
                field="transfers",
            )


@rule(
    "TRA-04",
    Severity.MAJOR,
    N_("Transfert sans analyse d'impact (AITD)"),
    law="RGPD art. 46 ; CJUE C-311/18 ; CEPD, recommandations 01/2020",
    remedy=N_(
        "Faites l'analyse d'impact du transfert avec le guide de la CNIL : droit du pays, mesures "
        "en plus, conclusion. Notez sa date sur le flux."
    ),
    effort="days",
)
def transfer_without_assessment(picture: Picture) -> Iterator[Hit]:
    """Un flux de données personnelles vers un pays tiers repose sur une garantie de l'article 46
    (clauses types, règles d'entreprise…) et aucune analyse d'impact du transfert n'est datée. Une
    certification DPF en dispense.
    """
    for crossing in crossings(picture):
        safeguard = SAFEGUARDS.get(crossing.flow.safeguard)
        if crossing.zone is Zone.ADEQUATE or safeguard is None or not safeguard.needs_tia:
            continue
        certified = crossing.is_american and is_certified(crossing, ())
        if crossing.flow.tia_date is None and not certified:
            yield Hit(
                records=(ref_of(crossing.flow),),
                text=Text(
                    N_(
                        "Garantie : %(safeguard)s. Aucune analyse d'impact du transfert n'est "
                        "datée."
                    ),
                    {"safeguard": term(SAFEGUARDS, safeguard.code)},
                ),
                field="tia_date",
            )

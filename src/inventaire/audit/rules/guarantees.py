"""TRA: what is wrong with the way a transfer is guaranteed, and who is behind a host."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.borders import (
    Crossing,
    crossings,
    is_certified,
    protects,
    safeguards,
)
from inventaire.audit.deadlines import is_older_than
from inventaire.audit.picture import Picture
from inventaire.audit.rhythm import period
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.trails import country
from inventaire.audit.wording import day, term
from inventaire.graph.borders import Zone
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.law import DPF_CHECK_MONTHS
from inventaire.vocabulary.transfers import SAFEGUARDS


@rule(
    "TRA-07",
    Severity.MINOR,
    N_("Certification DPF non vérifiée depuis un an"),
    law="RGPD art. 45 ; décision (UE) 2023/1795",
    remedy=N_(
        "Vérifiez l'organisme sur la liste Data Privacy Framework : elle se renouvelle chaque "
        "année."
    ),
    effort="half_day",
)
def stale_certification(picture: Picture) -> Iterator[Hit]:
    """Un acteur à qui arrivent des données personnelles est noté certifié DPF et la vérification
    date de plus de douze mois. Sans date, l'outil demande quand elle a été faite.
    """
    for number in sorted(picture.exposures):
        actor = picture.snapshot.actor(number)
        if actor is None or not actor.dpf_certified:
            continue
        checked = actor.dpf_checked_on
        if checked is None:
            text = Text(N_("Quand la certification a-t-elle été vérifiée ?"))
        elif is_older_than(checked, picture.today, months=int(DPF_CHECK_MONTHS.value)):
            text = Text(N_("Vérifiée le %(day)s."), {"day": day(checked)})
        else:
            continue
        yield Hit(
            records=(ref_of(actor),), text=text, field="dpf_checked_on", question=checked is None
        )


@rule(
    "TRA-08",
    Severity.MAJOR,
    N_("Dérogation utilisée pour un transfert répété"),
    law="RGPD art. 49, cons. 111",
    remedy=N_(
        "Une dérogation ne couvre que l'occasionnel. Pour un envoi régulier, prenez une garantie "
        "de l'article 46, ou un destinataire dans un pays adéquat."
    ),
    effort="weeks",
)
def repeated_derogation(picture: Picture) -> Iterator[Hit]:
    """Un flux régulier de données personnelles vers un pays tiers s'appuie sur une dérogation de
    l'article 49. Si sa fréquence n'est pas connue, l'outil la demande. La copie d'un registre
    public est admise.
    """
    for crossing in crossings(picture):
        flow = crossing.flow
        safeguard = SAFEGUARDS.get(flow.safeguard)
        if crossing.zone is Zone.ADEQUATE or safeguard is None or not safeguard.derogation:
            continue
        if safeguard.code == "art49_register" or _has_better(picture, crossing):
            continue
        regular, unknown = period(flow.frequency) is not None, flow.frequency in ("", "UNKNOWN")
        if regular or unknown:
            text = (
                N_("« %(safeguard)s » pour un envoi régulier.")
                if regular
                else N_("« %(safeguard)s » : cet envoi est-il occasionnel ?")
            )
            yield Hit(
                records=(ref_of(flow),),
                text=Text(text, {"safeguard": term(SAFEGUARDS, safeguard.code)}),
                field="safeguard" if regular else "frequency",
                question=unknown,
            )


def _has_better(picture: Picture, crossing: Crossing) -> bool:
    """Whether something else than a derogation protects the crossing."""
    said = safeguards(picture, crossing)
    kept = [code for code in said if protects(code, on=picture.today)]
    return any(not SAFEGUARDS[code].derogation for code in kept) or (
        crossing.is_american and bool(is_certified(crossing, said))
    )


@rule(
    "TRA-09",
    Severity.INFO,
    N_("Hébergé en Europe par un groupe d'un pays tiers"),
    law="RGPD art. 28(1), 48",
    remedy=N_(
        "Demandez au prestataire ce qu'il ferait d'une injonction de son pays, et qui détient les "
        "clés de chiffrement. Tenez-en compte au prochain marché, surtout pour des données "
        "sensibles."
    ),
    effort="half_day",
    weight=2,
    to_check=True,
)
def european_hosting_foreign_group(picture: Picture) -> Iterator[Hit]:
    """Un système hébergé dans l'Espace économique européen reçoit ou détient des données
    personnelles, et son exploitant, ou la maison mère de celui-ci, est établi dans un pays tiers
    non adéquat.
    """
    for system in picture.snapshot.systems:
        node = ref_of(system)
        operator = picture.snapshot.actor(system.operator)
        if operator is None or picture.zones[node] not in (Zone.EEA, Zone.INSIDE):
            continue
        parent = picture.snapshot.actor(operator.parent)
        foreign = next((a for a in (operator, parent) if a and _is_third(picture, a.id)), None)
        if foreign is not None and picture.spread.personal_at(node):
            yield Hit(
                records=(node,),
                text=Text(
                    N_("Exploité par « %(operator)s », lié à un pays tiers : %(country)s."),
                    {"operator": operator.name, "country": country(foreign.country)},
                ),
                evidence=(Ref("actor", foreign.id),),
            )


def _is_third(picture: Picture, actor: int) -> bool:
    return picture.zones[Ref("actor", actor)] is Zone.THIRD

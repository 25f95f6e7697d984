"""DPO: who must have one, and how it is made known (RGPD art. 37 and 38)."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.wording import terms
from inventaire.i18n import N_, Text
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.processing import Processing
from inventaire.inventory.questions import declared_categories
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.organisations import DPO_CONFLICTING_FUNCTIONS
from inventaire.vocabulary.processing import DATA_CATEGORIES

_NONE = "none"
#: « Autre fonction » is no conflict by itself: it is to be examined.
_WITHOUT_CONFLICT = frozenset({"none_conflicting", "other"})


def has_dpo(organisation: Organisation) -> bool | None:
    """Whether a delegate is designated; ``None`` where the question was not answered."""
    if organisation.dpo_kind == _NONE:
        return False
    if (
        organisation.dpo_kind
        or organisation.dpo_name.strip()
        or organisation.dpo_cnil_number.strip()
    ):
        return True
    return None


@rule(
    "DPO-01",
    Severity.CRITICAL,
    N_("Organisme public sans délégué à la protection des données"),
    law="RGPD art. 37(1)(a)",
    remedy=N_(
        "Désignez un délégué, au besoin mutualisé (EPCI, centre de gestion, syndicat), puis "
        "déclarez-le à la CNIL. Des communes ont été sanctionnées pour cette seule absence."
    ),
    who="direction",
    effort="days",
    weight=5,
)
def public_body_without_dpo(picture: Picture) -> Iterator[Hit]:
    """Un organisme public, quelle que soit sa taille, n'a pas de délégué. Si la question n'a pas
    reçu de réponse, l'outil la pose.
    """
    answer = has_dpo(picture.organisation)
    if not picture.public_body or answer:
        return
    text = (
        N_("Aucun délégué n'est désigné. Il est obligatoire, sans seuil de taille.")
        if answer is False
        else N_("Un délégué est-il désigné ? Il est obligatoire, sans seuil de taille.")
    )
    yield Hit(text=Text(text), field="dpo_kind", question=answer is None)


@rule(
    "DPO-02",
    Severity.MAJOR,
    N_("Délégué non déclaré à la CNIL"),
    law="RGPD art. 37(7)",
    remedy=N_(
        "Déclarez la désignation sur le téléservice de la CNIL et notez le numéro « DPO-… »."
    ),
    effort="half_day",
)
def dpo_not_declared(picture: Picture) -> Iterator[Hit]:
    """Un délégué est désigné, sa date de désignation est notée, et aucun numéro de la CNIL ne
    l'est. Sans date non plus, l'outil demande si la déclaration a été faite.
    """
    organisation = picture.organisation
    if not has_dpo(organisation) or organisation.dpo_cnil_number.strip():
        return
    dated = organisation.dpo_designated_on is not None
    text = (
        N_("Le délégué est désigné, mais aucun numéro de désignation n'est noté.")
        if dated
        else N_("La désignation a-t-elle été déclarée à la CNIL ? Ni date, ni numéro.")
    )
    yield Hit(text=Text(text), field="dpo_cnil_number", question=not dated)


@rule(
    "DPO-03",
    Severity.MAJOR,
    N_("Délégué en conflit d'intérêts"),
    law="RGPD art. 38(6), CJUE C-453/21",
    remedy=N_(
        "Confiez la mission à une personne qui ne décide ni des finalités ni des moyens des "
        "traitements, ou mutualisez-la."
    ),
    who="direction",
    effort="weeks",
)
def dpo_with_conflicting_function(picture: Picture) -> Iterator[Hit]:
    """Le délégué exerce aussi une fonction qui décide des traitements : mandat exécutif, direction
    générale, informatique, ressources humaines. Une fonction « autre » est une question.
    """
    organisation = picture.organisation
    conflicting = set(organisation.dpo_functions) - _WITHOUT_CONFLICT
    to_examine = "other" in organisation.dpo_functions
    if not has_dpo(organisation) or not (conflicting or to_examine):
        return
    text = (
        Text(
            N_("Le délégué est aussi : %(functions)s."),
            {"functions": terms(DPO_CONFLICTING_FUNCTIONS, conflicting)},
        )
        if conflicting
        else Text(N_("Quelle autre fonction exerce le délégué ? Décide-t-elle de traitements ?"))
    )
    yield Hit(text=text, field="dpo_functions", question=not conflicting)


@rule(
    "DPO-04",
    Severity.MINOR,
    N_("Coordonnées du délégué non publiées"),
    law="RGPD art. 37(7)",
    remedy=N_(
        "Publiez une adresse où joindre le délégué : site, mentions d'information, affichage."
    ),
    effort="half_day",
    weight=2,
)
def dpo_contact_not_published(picture: Picture) -> Iterator[Hit]:
    """Un délégué est désigné et ses coordonnées ne sont pas publiées ; sans réponse, c'est une
    question.
    """
    organisation = picture.organisation
    if not has_dpo(organisation) or organisation.dpo_published:
        return
    unknown = organisation.dpo_published is None
    text = (
        N_("Les coordonnées du délégué sont-elles publiées ?")
        if unknown
        else N_("Les personnes ne savent pas où joindre le délégué.")
    )
    yield Hit(text=Text(text), field="dpo_published", question=unknown)


@rule(
    "DPO-05",
    Severity.MAJOR,
    N_("Délégué sans doute obligatoire"),
    law="RGPD art. 37(1)(b), 37(1)(c)",
    remedy=N_(
        "À vérifier : si ces traitements sont au cœur de votre activité, désignez un délégué ; "
        "sinon, gardez par écrit les raisons de ne pas le faire."
    ),
    who="direction",
    effort="days",
)
def private_body_may_need_dpo(picture: Picture) -> Iterator[Hit]:
    """Un organisme privé traite à grande échelle des données sensibles ou pénales, ou surveille des
    personnes à grande échelle, et n'a pas de délégué.
    """
    answer = has_dpo(picture.organisation)
    if picture.public_body or answer:
        return
    # Art. 37(1) binds the controller and the processor alike.
    concerned = [processing for processing in picture.register if _large_scale_risk(processing)]
    if concerned:
        yield Hit(
            text=Text(
                N_(
                    "Traitements à grande échelle de données sensibles ou de surveillance : "
                    "%(names)s."
                ),
                {"names": tuple(picture.snapshot.label(ref_of(p)) for p in concerned)},
            ),
            evidence=tuple(ref_of(processing) for processing in concerned),
            field="dpo_kind",
            question=answer is None,
        )


def _large_scale_risk(processing: Processing) -> bool:
    criteria = set(processing.dpia_criteria)
    if "large_scale" not in criteria:
        return False
    declared = declared_categories(processing)
    # Art. 37(1)(c) names art. 9 and art. 10 data; the NIR is neither.
    return "systematic_monitoring" in criteria or any(
        (category := DATA_CATEGORIES.get(code)) and (category.special or category.criminal)
        for code in declared
    )

"""REG: what each entry of the register must contain (RGPD art. 30)."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.durations import has_retention
from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.wording import terms
from inventaire.i18n import N_, Text
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.processing import DATA_CATEGORIES

#: Words that name no purpose, alone or together: « gestion », « divers », « suivi administratif ».
_EMPTY_WORDS = frozenset(
    fold(
        "gestion gérer suivi suivre administration administratif administrative divers diverse "
        "autre autres traitement traitements données donnée fichier fichiers finalité finalités "
        "usage usages interne internes besoin besoins service services à définir compléter "
        "préciser néant na n/a x le la les l' de des du d' et en ou - / . ?"
    ).split()
)


def says_nothing(purpose: str) -> bool:
    """Whether a purpose is made only of words that name none."""
    words = fold(purpose).replace("'", "' ").replace(",", " ").split()
    return all(word.strip(".;:()…") in _EMPTY_WORDS or not word.strip(".;:()…") for word in words)


@rule(
    "REG-01",
    Severity.CRITICAL,
    N_("Des données personnelles, mais un registre vide"),
    law="RGPD art. 30(1)",
    remedy=N_(
        "Ouvrez le registre : commencez par la paie, l'état civil ou les adhérents, une fiche par "
        "finalité. Presque aucune structure de moins de 250 personnes n'en est dispensée : ses "
        "traitements ne sont pas occasionnels (art. 30(5))."
    ),
    effort="weeks",
    weight=5,
)
def empty_register(picture: Picture) -> Iterator[Hit]:
    """Des jeux de données personnelles sont enregistrés et aucun traitement en cours ne l'est."""
    if picture.personal_datasets and not picture.register:
        yield Hit(
            text=Text(
                N_("Jeux de données personnelles enregistrés : %(count)s. Traitements : aucun."),
                {"count": len(picture.personal_datasets)},
            ),
            evidence=tuple(ref_of(dataset) for dataset in picture.personal_datasets),
        )


@rule(
    "REG-02",
    Severity.MAJOR,
    N_("Finalité absente ou trop vague"),
    law="RGPD art. 30(1)(b), 5(1)(b)",
    remedy=N_(
        "Écrivez à quoi servent ces données, du point de vue des personnes : « Inscrire les "
        "enfants à la cantine et facturer les repas » plutôt que « Gestion »."
    ),
    who="service",
    effort="half_day",
    weight=4,
)
def purpose_missing_or_vague(picture: Picture) -> Iterator[Hit]:
    """Un traitement n'a aucune finalité, ou seulement des finalités qui ne disent rien (« gestion
    », « divers », « autres »). Les fiches tenues en tant que sous-traitant ne sont pas visées.
    """
    for processing in picture.own_register:
        purposes = [purpose for purpose in processing.purposes if purpose.strip()]
        if not purposes:
            text = Text(N_("Aucune finalité n'est indiquée."))
        elif all(says_nothing(purpose) for purpose in purposes):
            text = Text(
                N_("« %(purposes)s » ne dit pas à quoi servent les données."),
                {"purposes": purposes},
            )
        else:
            continue
        yield Hit(records=(ref_of(processing),), text=text, field="purposes")


@rule(
    "REG-03",
    Severity.MAJOR,
    N_("Personnes concernées non indiquées"),
    law="RGPD art. 30(1)(c)",
    remedy=N_("Indiquez de qui sont les données : agents, usagers, élus, adhérents, enfants…"),
    who="service",
    effort="half_day",
)
def no_data_subjects(picture: Picture) -> Iterator[Hit]:
    """Un traitement n'indique aucune catégorie de personnes concernées."""
    for processing in picture.own_register:
        if not any(line.category or line.precision.strip() for line in processing.subjects):
            yield Hit(
                records=(ref_of(processing),),
                text=Text(N_("Aucune catégorie de personnes n'est indiquée.")),
                field="subjects",
            )


@rule(
    "REG-04",
    Severity.MAJOR,
    N_("Catégories de données non indiquées"),
    law="RGPD art. 30(1)(c)",
    remedy=N_(
        "Indiquez les catégories de données traitées, chacune avec sa durée de conservation."
    ),
    who="service",
    effort="half_day",
)
def no_data_categories(picture: Picture) -> Iterator[Hit]:
    """Un traitement n'indique aucune catégorie de données personnelles."""
    for processing in picture.own_register:
        if not any(line.category or line.description.strip() for line in processing.data):
            yield Hit(
                records=(ref_of(processing),),
                text=Text(N_("Aucune catégorie de données n'est indiquée.")),
                field="data",
            )


@rule(
    "REG-05",
    Severity.MAJOR,
    N_("Destinataires non indiqués"),
    law="RGPD art. 30(1)(d), 4(9)",
    remedy=N_(
        "Indiquez qui reçoit ces données, sous-traitants compris, ou cochez « Aucun destinataire »."
    ),
    who="service",
    effort="half_day",
)
def no_recipient(picture: Picture) -> Iterator[Hit]:
    """Un traitement n'indique aucun destinataire, sans dire qu'il n'y en a pas."""
    for processing in picture.own_register:
        named = any(
            line.actor or line.kind or line.precision.strip() for line in processing.recipients
        )
        abroad = any(line.actor for line in processing.transfers)
        if not (named or abroad or processing.no_recipient):
            yield Hit(
                records=(ref_of(processing),),
                text=Text(N_("Aucun destinataire n'est indiqué.")),
                field="recipients",
            )


@rule(
    "REG-06",
    Severity.MAJOR,
    N_("Durée de conservation manquante"),
    law="RGPD art. 30(1)(f), 5(1)(e)",
    remedy=N_(
        "Fixez une durée pour chaque catégorie, ou le critère qui la détermine : durée d'usage, "
        "puis archivage intermédiaire s'il y en a un."
    ),
    effort="days",
    weight=4,
)
def retention_missing(picture: Picture) -> Iterator[Hit]:
    """Une catégorie de données d'un traitement n'a ni durée de conservation, ni critère pour la
    fixer.
    """
    for processing in picture.own_register:
        lines = [line for line in processing.data if not has_retention(line)]
        if not lines:
            continue
        named = terms(DATA_CATEGORIES, (line.category for line in lines if line.category))
        described = tuple(line.description for line in lines if not line.category)
        yield Hit(
            records=(ref_of(processing),),
            text=Text(N_("Aucune durée pour : %(categories)s."), {"categories": named + described}),
            field="data",
        )


@rule(
    "REG-07",
    Severity.MINOR,
    N_("Mesures de sécurité non décrites"),
    law="RGPD art. 30(1)(g), 30(2)(d)",
    remedy=N_(
        "Décrivez dans les grandes lignes ce qui protège ces données : accès, sauvegardes, "
        "chiffrement…"
    ),
    who="it",
    effort="half_day",
)
def no_security_measure(picture: Picture) -> Iterator[Hit]:
    """Un traitement ne décrit aucune mesure de sécurité."""
    for processing in picture.register:
        if not any(line.measure or line.detail.strip() for line in processing.measures):
            yield Hit(
                records=(ref_of(processing),),
                text=Text(N_("Aucune mesure de sécurité n'est décrite.")),
                field="measures",
            )


@rule(
    "REG-08",
    Severity.MAJOR,
    N_("Coordonnées du responsable de traitement manquantes"),
    law="RGPD art. 30(1)(a)",
    remedy=N_("Indiquez l'adresse, le courriel ou le téléphone du responsable de traitement."),
    effort="half_day",
)
def controller_details_missing(picture: Picture) -> Iterator[Hit]:
    """Le registre n'est pas vide et ni l'organisation ni son responsable n'ont de coordonnées."""
    organisation = picture.organisation
    known = organisation.controller_contact or organisation.contact or organisation.address
    if picture.register and not known.strip():
        yield Hit(
            text=Text(N_("Ni adresse, ni courriel, ni téléphone en tête du registre.")),
            field="controller_contact",
        )

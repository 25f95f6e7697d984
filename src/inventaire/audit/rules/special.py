"""SEN: special categories, criminal data, the NIR, minors (RGPD art. 8 to 10, 87)."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.wording import terms
from inventaire.i18n import N_, Text
from inventaire.inventory.processing import Processing
from inventaire.inventory.questions import (
    categories_of,
    declared_categories,
    special_categories,
)
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.processing import DATA_CATEGORIES, DATA_SUBJECTS

_TO_CHECK, _OTHER_TEXT = "to_check", "other_text"


def _criminal(codes: frozenset[str]) -> frozenset[str]:
    return frozenset(c for c in codes if (term := DATA_CATEGORIES.get(c)) and term.criminal)


def _nir(codes: frozenset[str]) -> frozenset[str]:
    return frozenset(c for c in codes if (term := DATA_CATEGORIES.get(c)) and term.nir)


@rule(
    "SEN-01",
    Severity.CRITICAL,
    N_("Données sensibles sans exception de l'article 9"),
    law="RGPD art. 9(1), 9(2)",
    remedy=N_(
        "Indiquez l'exception qui permet de traiter ces données, en plus de la base légale. S'il "
        "n'y en a pas, cessez de les recueillir : un menu « sans viande » suffit là où l'on notait "
        "une religion."
    ),
    effort="days",
    weight=5,
)
def special_data_without_exception(picture: Picture) -> Iterator[Hit]:
    """Un traitement déclare une catégorie de l'article 9 sans aucune exception de l'article 9(2).
    Elle s'ajoute à la base légale de l'article 6 (CJUE C-667/21).
    """
    for processing in picture.own_register:
        special = special_categories(declared_categories(processing))
        if special and not processing.article_9_exception:
            yield Hit(
                records=(ref_of(processing),),
                text=Text(
                    N_("Données sensibles déclarées : %(categories)s. Aucune exception indiquée."),
                    {"categories": terms(DATA_CATEGORIES, special)},
                ),
                field="article_9_exception",
            )


@rule(
    "SEN-02",
    Severity.CRITICAL,
    N_("Données pénales sans fondement"),
    law="RGPD art. 10, LIL art. 46",
    remedy=N_(
        "Indiquez le texte qui vous autorise à traiter des condamnations ou des infractions, sinon "
        "cessez de les recueillir. À vérifier : la police municipale relève du titre III de la loi "
        "Informatique et libertés."
    ),
    effort="days",
    weight=5,
    to_check=True,
)
def criminal_data_without_ground(picture: Picture) -> Iterator[Hit]:
    """Un traitement déclare des condamnations ou des infractions sans fondement de l'article 10 ;
    un fondement « à vérifier » est une question.
    """
    for processing in picture.own_register:
        ground = processing.article_10_ground
        if not _criminal(declared_categories(processing)) or ground not in ("", _TO_CHECK):
            continue
        text = (
            N_("Condamnations ou infractions déclarées : quel texte les autorise ?")
            if ground
            else N_("Condamnations ou infractions déclarées, aucun fondement indiqué.")
        )
        yield Hit(
            records=(ref_of(processing),),
            text=Text(text),
            field="article_10_ground",
            question=bool(ground),
        )


@rule(
    "SEN-03",
    Severity.MAJOR,
    N_("NIR : usage à vérifier"),
    law="LIL art. 30, décret 2019-341, RGPD art. 87",
    remedy=N_(
        "NIR : vérifiez la finalité au décret 2019-341, qui liste qui peut l'utiliser et pour "
        "quoi. Il ne sert jamais d'identifiant interne ni de clé de fichier."
    ),
    effort="half_day",
    weight=4,
    to_check=True,
)
def nir_to_check(picture: Picture) -> Iterator[Hit]:
    """Un traitement déclare le numéro de sécurité sociale hors des usages connus (paie,
    déclarations sociales, procédures que le décret nomme). L'outil fait vérifier, il ne conclut pas
    ; si aucun usage n'est indiqué, il pose la question.
    """
    for processing in picture.own_register:
        if not _nir(declared_categories(processing)):
            continue
        ground = processing.nir_ground
        if ground not in ("", _TO_CHECK, _OTHER_TEXT):
            continue
        text = (
            N_(
                "L'usage indiqué, « autre texte », n'est pas de ceux que le décret nomme à coup "
                "sûr."
            )
            if ground == _OTHER_TEXT
            else N_("Pour quel usage le NIR est-il traité ?")
        )
        yield Hit(
            records=(ref_of(processing),),
            text=Text(text),
            field="nir_ground",
            question=ground != _OTHER_TEXT,
        )


@rule(
    "SEN-04",
    Severity.MAJOR,
    N_("Service en ligne à des mineurs, sans l'accord des parents"),
    law="RGPD art. 8, LIL art. 45",
    remedy=N_(
        "Avant 15 ans, recueillez le consentement de l'enfant et celui d'un titulaire de "
        "l'autorité parentale."
    ),
    who="service",
    effort="days",
    to_check=True,
)
def minors_without_parents(picture: Picture) -> Iterator[Hit]:
    """Un service en ligne offert directement à des mineurs repose sur le consentement, et l'accord
    des parents n'est pas recueilli. Une réponse manquante donne une question.
    """
    for processing in picture.own_register:
        if "consent" not in processing.legal_bases or not _concerns_minors(processing):
            continue
        if processing.online_service is False or processing.parental_consent:
            continue
        known = bool(processing.online_service) and processing.parental_consent is False
        text = (
            N_("L'accord des parents n'est pas recueilli.")
            if known
            else N_(
                "Service en ligne pour des moins de 15 ans ? L'accord des parents est-il recueilli "
                "?"
            )
        )
        yield Hit(
            records=(ref_of(processing),),
            text=Text(text),
            field="parental_consent",
            question=not known,
        )


def _concerns_minors(processing: Processing) -> bool:
    for line in processing.subjects:
        category = DATA_SUBJECTS.get(line.category)
        if line.minors or (line.minors is None and category is not None and category.minors):
            return True
    return False


@rule(
    "SEN-05",
    Severity.MAJOR,
    N_("Données sensibles que le registre ne déclare pas"),
    law="RGPD art. 9, 30(1)(c)",
    remedy=N_(
        "Ajoutez ces catégories au traitement, avec l'exception de l'article 9, ou retirez-les du "
        "jeu de données."
    ),
    effort="half_day",
    weight=4,
)
def special_data_undeclared(picture: Picture) -> Iterator[Hit]:
    """Un jeu de données contient une catégorie de l'article 9 qu'aucun des traitements qui le
    couvrent ne déclare.
    """
    for dataset in picture.personal_datasets:
        processings = picture.processings_of_dataset.get(dataset.id, ())
        declared = frozenset[str]().union(*(declared_categories(p) for p in processings))
        hidden = special_categories(categories_of(dataset)) - declared
        if processings and hidden:
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(
                    N_("Présentes dans les données, absentes du registre : %(categories)s."),
                    {"categories": terms(DATA_CATEGORIES, hidden)},
                ),
                evidence=tuple(ref_of(processing) for processing in processings),
                field="data_categories",
            )

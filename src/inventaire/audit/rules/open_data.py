"""OUV: what must be opened, what must not, and what may be (CRPA book III)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inventaire.audit.duties import (
    Duty,
    must_name_prada,
    must_publish_algorithms,
    must_publish_by_default,
    must_publish_subsidies,
)
from inventaire.audit.opening import Verdict, easiest_to_open, opening_of
from inventaire.audit.openness import is_opening, is_published
from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.wording import terms
from inventaire.i18n import N_, Text
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.questions import categories_of, is_personal
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.datasets import PERSONAL_STATUSES
from inventaire.vocabulary.processing import DATA_CATEGORIES
from inventaire.vocabulary.subject_kinds import SUBJECT_KINDS

_DUE = Duty(True, Text(N_("Leur publication est demandée par un texte.")))
_DECIDED = {"on_request", "to_mask", "not_communicable", "published"}


def _is_open_to_question(dataset: Dataset) -> bool:
    """Whether nobody decided yet, and no rule of its own looks at it."""
    closed = dataset.publication_status in _DECIDED or bool(dataset.refusal_ground)
    return not (closed or _essential(dataset))


def _may_leave(dataset: Dataset) -> bool:
    """Whether it is publishable, or nobody said if it is about people."""
    status = PERSONAL_STATUSES.get(dataset.personal_status)
    return (status is not None and status.publishable) or is_personal(dataset) is None


def _essential(dataset: Dataset) -> bool:
    kind = SUBJECT_KINDS.get(dataset.subject_kind)
    return kind is not None and kind.essential


@rule(
    "OUV-01",
    Severity.MAJOR,
    N_("Jeu de données publiable, pas encore publié"),
    law="CRPA L312-1-1, D312-1-1-1",
    remedy=N_(
        "Publiez ce jeu de données dans un format ouvert, avec une licence, ou notez le motif qui "
        "s'y oppose."
    ),
    stream="open_data",
    who="service",
    effort="days",
)
def publishable_dataset_not_published(picture: Picture) -> Iterator[Hit]:
    """L'organisation doit publier par défaut, le jeu est de ceux que vise l'article L312-1-1 et
    rien d'enregistré ne s'y oppose. Ce que l'on ne sait pas est une question : s'il contient des
    données personnelles, ce qui permet de les publier, s'il est tenu à jour régulièrement, si
    l'obligation s'applique. Les données essentielles ont leur propre règle (OUV-10).
    """
    duty = must_publish_by_default(picture.organisation)
    if duty.applies is False:
        return
    open_ones = [d for d in picture.snapshot.datasets if _is_open_to_question(d)]
    if duty.applies is None:
        if any(_may_leave(dataset) for dataset in open_ones):
            yield Hit(text=duty.reason, field=duty.asks, question=True)
        return
    for dataset in open_ones:
        opening = opening_of(picture.organisation, dataset, on_paper=picture.on_paper(dataset))
        if opening.verdict is Verdict.OBLIGED:
            text = Text(N_("Rien d'enregistré ne s'oppose à sa publication."))
            yield Hit(records=(ref_of(dataset),), text=text, field="publication_status")
        elif opening.verdict is Verdict.STUDY:
            asks = opening.deciding
            records = (ref_of(dataset),)
            yield Hit(records=records, text=asks.text, field=asks.field, question=True)


@rule(
    "OUV-02",
    Severity.CRITICAL,
    N_("Données personnelles publiées sans fondement"),
    law="CRPA L312-1-2, D312-1-3",
    remedy=N_(
        "Suspendez la publication, ou notez ce qui l'autorise : un texte, le consentement, une "
        "catégorie de l'article D312-1-3, ou une anonymisation prouvée."
    ),
    stream="open_data",
    who="dpo",
    effort="days",
    weight=5,
)
def personal_data_published_without_ground(picture: Picture) -> Iterator[Hit]:
    """Publié ou à publier, personnel, et aucun des quatre fondements de la loi n'est noté."""
    for dataset in picture.snapshot.datasets:
        if not is_opening(dataset):
            continue
        status = PERSONAL_STATUSES.get(dataset.personal_status)
        if is_personal(dataset) and not (status and status.publishable):
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(N_("Aucun des quatre fondements de la loi n'est enregistré.")),
                field="personal_status",
            )
        elif is_personal(dataset) is None:
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(N_("Contient-il des données personnelles ? La réponse manque.")),
                field="personal_status",
                question=True,
            )


@rule(
    "OUV-03",
    Severity.INFO,
    N_("Publiable après occultation ou anonymisation"),
    law="CRPA L312-1-2",
    remedy=N_("Retirez ou généralisez les éléments cités, puis publiez le reste."),
    stream="open_data",
    who="service",
    effort="weeks",
)
def publishable_once_masked(picture: Picture) -> Iterator[Hit]:
    """Une occultation est nécessaire : dit quels champs masquer ou, à défaut, quelles catégories de
    données. Ce que l'on a refusé de communiquer n'est pas visé.
    """
    for dataset in picture.snapshot.datasets:
        masked = dataset.publication_status == "to_mask" or (
            dataset.personal_status == "personal_mask"
        )
        if not masked or dataset.publication_status == "not_communicable":
            continue
        names: Sequence[str | Text] = [
            column.label or column.name for column in dataset.columns if column.category
        ] or terms(DATA_CATEGORIES, categories_of(dataset))
        text = Text(N_("Les éléments à occulter restent à préciser."))
        if names:
            text = Text(N_("À occulter : %(names)s."), {"names": names})
        yield Hit(records=(ref_of(dataset),), text=text, field="columns")


@rule(
    "OUV-10",
    Severity.MAJOR,
    N_("Données essentielles non publiées"),
    law="CCP R2196-1 ; loi 2000-321 art. 10 ; décret 2017-779",
    remedy=N_(
        "Publiez-les au format du schéma national. Vérifiez les seuils en vigueur : ils changent."
    ),
    stream="open_data",
    who="service",
    effort="days",
    weight=4,
    to_check=True,
)
def essential_data_not_published(picture: Picture) -> Iterator[Hit]:
    """Un organisme public détient des données de marchés ou de subventions non publiées.

    Les subventions des collectivités de moins de 3 500 habitants sont hors du décret 2017-779.
    """
    if not picture.administration:
        return
    subsidies = must_publish_subsidies(picture.organisation)
    for dataset in picture.snapshot.datasets:
        if not _essential(dataset) or is_published(dataset):
            continue
        duty = subsidies if dataset.subject_kind == "subsidies" else _DUE
        if duty.applies is not False:
            yield Hit(
                records=(ref_of(dataset),),
                text=duty.reason,
                field="publication_status",
                question=duty.applies is None,
            )


@rule(
    "OUV-11",
    Severity.MAJOR,
    N_("Algorithme sans règles publiées"),
    law="CRPA L311-3-1, L312-1-3",
    remedy=N_("Publiez les règles de l'algorithme et mentionnez-le sur les décisions."),
    stream="open_data",
    who="direction",
    effort="days",
)
def algorithm_without_published_rules(picture: Picture) -> Iterator[Hit]:
    """Une administration décide par un algorithme dont les règles ne sont pas publiées. La mention
    sur les décisions est due sans seuil ; la publication des règles, à partir de 50 ETP.
    """
    organisation = picture.organisation
    used = organisation.uses_decision_algorithm
    if used is None and any(p.automated_decision for p in picture.register):
        used = True
    if not picture.administration or not used or organisation.algorithm_rules_url:
        return
    text = N_("Une mention est due sur chaque décision ; les règles ne sont pas publiées.")
    applies = must_publish_algorithms(organisation).applies
    if applies is not True:
        text = N_(
            "Chaque décision mentionne-t-elle l'algorithme ? Cette mention est due sans seuil."
        )
    yield Hit(text=Text(text), field="algorithm_rules_url", question=applies is not True)


@rule(
    "OUV-12",
    Severity.INFO,
    N_("Facile à ouvrir, sans y être obligé"),
    law="CRPA L312-1",
    remedy=N_("Commencez par ce jeu de données : il n'y manque que la publication."),
    stream="open_data",
    who="service",
    effort="days",
    weight=2,
)
def easy_to_open(picture: Picture) -> Iterator[Hit]:
    """La publication n'est pas due ; le jeu de données n'a rien de personnel et a un référent. Le
    rang dit par quoi commencer : les fiches les mieux décrites d'abord (barème MQA).
    """
    if must_publish_by_default(picture.organisation).applies is not False:
        return
    for rank, dataset in enumerate(easiest_to_open(picture), start=1):
        yield Hit(
            records=(ref_of(dataset),),
            text=Text(
                N_("Aucune donnée personnelle, un référent connu. À ouvrir : n° %(rank)s."),
                {"rank": rank},
            ),
            field="publication_status",
        )


@rule(
    "OUV-13",
    Severity.MAJOR,
    N_("PRADA non désignée"),
    law="CRPA R330-2",
    remedy=N_("Désignez la personne responsable de l'accès aux documents, dites-le à la CADA."),
    stream="open_data",
    who="direction",
    effort="half_day",
)
def prada_not_named(picture: Picture) -> Iterator[Hit]:
    """Une PRADA est due (taille ou forme juridique) et aucune n'est désignée."""
    if picture.organisation.prada_name:
        return
    duty = must_name_prada(picture.organisation)
    if duty.applies is not False:
        yield Hit(text=duty.reason, field=duty.asks or "prada_name", question=duty.applies is None)

"""Open data: what must be published, what must not, and how (CRPA book III)."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.duties import (
    must_name_prada,
    must_publish_algorithms,
    must_publish_by_default,
)
from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.scores import has_licence, is_on_time, is_published
from inventaire.i18n import N_, Text
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.questions import is_personal
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.datasets import PERSONAL_STATUSES
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.metadata import FORMATS, LICENCES
from inventaire.vocabulary.subject_kinds import SUBJECT_KINDS

_OPENING = {"to_publish", "published"}
_CLOSED = {"on_request", "to_mask", "not_communicable", "published"}


def is_opening(dataset: Dataset) -> bool:
    """Whether it is published or is going to be."""
    return dataset.publication_status in _OPENING


def _is_publishable(dataset: Dataset) -> bool:
    """Whether nothing recorded stands in the way of publication."""
    status = PERSONAL_STATUSES.get(dataset.personal_status)
    return status is not None and status.publishable and not dataset.refusal_ground


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
    """L'organisation doit publier par défaut et rien d'enregistré ne s'y oppose.

    Les données essentielles ont leur propre règle (OUV-10).
    """
    duty = must_publish_by_default(picture.organisation)
    if duty.applies is False:
        return
    if duty.applies is None:
        if any(not is_published(d) and _is_publishable(d) for d in picture.snapshot.datasets):
            yield Hit(text=duty.reason, field=duty.asks, question=True)
        return
    for dataset in picture.snapshot.datasets:
        if dataset.publication_status in _CLOSED or _essential(dataset):
            continue
        if _is_publishable(dataset):
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(N_("Rien d'enregistré ne s'oppose à sa publication.")),
                field="publication_status",
            )


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
    """Une occultation est nécessaire : dit quelles catégories ou quels champs masquer."""
    for dataset in picture.snapshot.datasets:
        if dataset.publication_status != "to_mask" and dataset.personal_status != "personal_mask":
            continue
        names = [column.label or column.name for column in dataset.columns if column.category]
        text = Text(N_("Les éléments à occulter restent à préciser."))
        if names:
            text = Text(N_("À occulter : %(names)s."), {"names": ", ".join(names)})
        yield Hit(records=(ref_of(dataset),), text=text, field="columns")


@rule(
    "OUV-04",
    Severity.MAJOR,
    N_("Licence non admise"),
    law="CRPA D323-2-1",
    remedy=N_("Choisissez la Licence Ouverte ou l'ODbL, ou demandez une homologation."),
    stream="open_data",
    who="direction",
    effort="half_day",
)
def licence_not_admitted(picture: Picture) -> Iterator[Hit]:
    """Publié par une administration sous une licence absente de l'article D323-2-1."""
    if not picture.administration:
        return
    for dataset in picture.snapshot.datasets:
        licence = LICENCES.get(dataset.licence)
        if is_published(dataset) and has_licence(dataset) and licence and not licence.admitted:
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(N_("Licence : %(licence)s."), {"licence": Text(licence.label)}),
                field="licence",
            )


@rule(
    "OUV-05",
    Severity.MINOR,
    N_("Conditions de réutilisation absentes"),
    law="CRPA L322-6, L323-1",
    remedy=N_("Indiquez la licence : la Licence Ouverte convient le plus souvent."),
    stream="open_data",
    who="service",
    effort="half_day",
)
def no_licence(picture: Picture) -> Iterator[Hit]:
    """Publié ou à publier, sans licence indiquée."""
    for dataset in picture.snapshot.datasets:
        if is_opening(dataset) and not has_licence(dataset):
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(N_("Les réutilisateurs ne savent pas ce qu'ils peuvent en faire.")),
                field="licence",
            )


@rule(
    "OUV-06",
    Severity.MINOR,
    N_("Aucun format ouvert et lisible par une machine"),
    law="CRPA L300-4",
    remedy=N_("Ajoutez un export tabulaire ou géographique ouvert : CSV, JSON, GeoJSON…"),
    stream="open_data",
    who="it",
    effort="days",
)
def no_open_format(picture: Picture) -> Iterator[Hit]:
    """Publié avec des fichiers dont aucun n'est à la fois ouvert et lisible par une machine."""
    for dataset in picture.snapshot.datasets:
        formats = [FORMATS.get(r.format) for r in dataset.resources if r.kind != "documentation"]
        known = [term for term in formats if term is not None]
        if is_published(dataset) and not any(t.open and t.machine_readable for t in known):
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(N_("Aucun de ses fichiers n'est à la fois ouvert et lisible.")),
                field="resources",
            )


@rule(
    "OUV-07",
    Severity.MINOR,
    N_("Schéma national non déclaré"),
    law="CRPA L300-4",
    remedy=N_("Mettez le fichier au format du schéma cité et déclarez-le sur la fiche."),
    stream="open_data",
    who="it",
    effort="days",
    to_check=True,
)
def national_schema_not_declared(picture: Picture) -> Iterator[Hit]:
    """Publié ou à publier, d'une nature qui a un schéma national, sans le nommer."""
    for dataset in picture.snapshot.datasets:
        kind = SUBJECT_KINDS.get(dataset.subject_kind)
        if is_opening(dataset) and kind and kind.schema and not dataset.schema:
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(N_("Schéma attendu : %(schema)s."), {"schema": kind.schema}),
                field="schema",
            )


@rule(
    "OUV-08",
    Severity.MINOR,
    N_("Mise à jour en retard"),
    law="CRPA L312-1-1",
    remedy=N_("Publiez la version à jour, ou corrigez la fréquence annoncée."),
    stream="open_data",
    who="service",
    effort="half_day",
)
def published_and_overdue(picture: Picture) -> Iterator[Hit]:
    """Publié, avec une fréquence, et la dernière mise à jour est plus vieille qu'elle."""
    for dataset in picture.snapshot.datasets:
        frequency = FREQUENCIES.get(dataset.frequency)
        if not is_published(dataset) or frequency is None or frequency.days is None:
            continue
        if dataset.updated_on and not is_on_time(dataset, picture.today):
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(
                    N_("Annoncé « %(frequency)s », mis à jour le %(date)s."),
                    {
                        "frequency": Text(frequency.label),
                        "date": dataset.updated_on.strftime("%d/%m/%Y"),
                    },
                ),
                field="updated_on",
            )


@rule(
    "OUV-09",
    Severity.MINOR,
    N_("Donnée de forte valeur sans ses conditions"),
    law="Règl. (UE) 2023/138",
    remedy=N_("Indiquez la catégorie de forte valeur et une licence au moins aussi ouverte."),
    stream="open_data",
    who="service",
    effort="half_day",
)
def high_value_dataset_incomplete(picture: Picture) -> Iterator[Hit]:
    """Publié ou à publier : de forte valeur sans être marqué tel, ou marqué et sans licence."""
    for dataset in picture.snapshot.datasets:
        if not is_opening(dataset):
            continue
        kind = SUBJECT_KINDS.get(dataset.subject_kind)
        if kind and kind.hvd and not dataset.hvd_category:
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(N_("Ce genre de données relève des données de forte valeur.")),
                field="hvd_category",
            )
        elif dataset.hvd_category and not has_licence(dataset):
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(N_("Donnée de forte valeur sans licence.")),
                field="licence",
            )


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
    duty = must_publish_by_default(picture.organisation)
    for dataset in picture.snapshot.datasets:
        if not _essential(dataset) or is_published(dataset):
            continue
        if dataset.subject_kind == "subsidies" and duty.applies is False:
            continue
        yield Hit(
            records=(ref_of(dataset),),
            text=Text(N_("Leur publication est demandée par un texte.")),
            field="publication_status",
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
    """Une administration décide par un algorithme dont les règles ne sont pas publiées."""
    organisation = picture.organisation
    if not picture.administration or not organisation.uses_decision_algorithm:
        return
    if organisation.algorithm_rules_url:
        return
    duty = must_publish_algorithms(organisation)
    yield Hit(
        text=Text(N_("Une mention est due sur chaque décision ; les règles ne sont pas publiées.")),
        field="algorithm_rules_url",
        question=duty.applies is not True,
    )


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
    """La publication n'est pas due ; le jeu de données n'a rien de personnel et a un référent."""
    if must_publish_by_default(picture.organisation).applies is not False:
        return
    for dataset in picture.snapshot.datasets:
        if dataset.publication_status in {"", "to_study", "to_publish"}:
            if is_personal(dataset) is False and dataset.steward and not dataset.refusal_ground:
                yield Hit(
                    records=(ref_of(dataset),),
                    text=Text(N_("Aucune donnée personnelle, un référent connu.")),
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

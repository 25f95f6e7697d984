"""A dataset: how it is described, what it holds of people, what may be published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from inventaire.i18n import N_
from inventaire.inventory.base import Record
from inventaire.inventory.fields import LONG, URL, Label, To
from inventaire.vocabulary.datasets import (
    COLUMN_TYPES,
    D312_CATEGORIES,
    FATES,
    IDENTIFYING,
    PERSONAL_STATUSES,
    PUBLICATION_STATUSES,
    REFUSAL_GROUNDS,
    RESOURCE_KINDS,
)
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.metadata import (
    FORMATS,
    GRANULARITIES,
    HVD_CATEGORIES,
    LICENCES,
    THEMES,
)
from inventaire.vocabulary.processing import DATA_CATEGORIES, DATA_SUBJECTS
from inventaire.vocabulary.subject_kinds import SUBJECT_KINDS


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column of a dataset. Its cells are never recorded."""

    name: Annotated[str, Label(N_("Nom technique"))] = ""
    label: Annotated[str, Label(N_("Libellé"))] = ""
    type: Annotated[str, Label(N_("Type")), COLUMN_TYPES] = ""
    category: Annotated[str, Label(N_("Catégorie personnelle")), DATA_CATEGORIES] = ""
    identifying: Annotated[str, Label(N_("Identifiante")), IDENTIFYING] = ""
    necessary: Annotated[bool | None, Label(N_("Nécessaire"), law="RGPD art. 5(1)(c)")] = None
    detected_by: Annotated[str, Label(N_("Détectée par"))] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Resource:
    """A file or a service through which a dataset is had (DCAT: distribution)."""

    title: Annotated[str, Label(N_("Titre"))] = ""
    url: Annotated[str, Label(N_("Adresse")), URL] = ""
    format: Annotated[str, Label(N_("Format")), FORMATS] = ""
    size: Annotated[int | None, Label(N_("Taille (octets)"))] = None
    modified_on: Annotated[date | None, Label(N_("Modifiée le"))] = None
    kind: Annotated[str, Label(N_("Nature")), RESOURCE_KINDS] = ""
    description: Annotated[str, Label(N_("Description"))] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Dataset(Record):
    """A set of data that the organisation holds; its ``name`` is the exact title of the RIP."""

    name: Annotated[str, Label(N_("Titre exact"), law="CRPA R322-7")] = ""
    description: Annotated[str, Label(N_("Objet"), law="CRPA R322-7"), LONG] = ""
    identifier: Annotated[
        str,
        Label(
            N_("Identifiant"),
            help=N_("Celui du portail ou du catalogue : un nouvel import retrouve la fiche."),
        ),
    ] = ""
    subject_kind: Annotated[
        str,
        Label(
            N_("Nature des données"),
            help=N_("Délibérations, subventions, marchés… : indique le schéma national attendu."),
        ),
        SUBJECT_KINDS,
    ] = ""
    producer: Annotated[int | None, Label(N_("Service producteur")), To("actor")] = None
    steward: Annotated[str, Label(N_("Référent"), help=N_("Qui répond de ces données."))] = ""
    contact: Annotated[str, Label(N_("Contact"))] = ""
    systems: Annotated[tuple[int, ...], Label(N_("Systèmes qui le détiennent")), To("system")] = ()
    reference_system: Annotated[
        int | None,
        Label(N_("Système de référence"), help=N_("Celui qui fait foi quand ils divergent.")),
        To("system"),
    ] = None
    theme: Annotated[str, Label(N_("Thème")), THEMES] = ""
    keywords: Annotated[tuple[str, ...], Label(N_("Mots-clés"))] = ()
    spatial_label: Annotated[str, Label(N_("Territoire couvert"))] = ""
    spatial_granularity: Annotated[str, Label(N_("Granularité")), GRANULARITIES] = ""
    temporal_start: Annotated[date | None, Label(N_("Période couverte, du"))] = None
    temporal_end: Annotated[date | None, Label(N_("Période couverte, au"))] = None
    frequency: Annotated[str, Label(N_("Fréquence de mise à jour")), FREQUENCIES] = ""
    created_on: Annotated[date | None, Label(N_("Date de création"), law="CRPA R322-7")] = None
    updated_on: Annotated[
        date | None, Label(N_("Date de la dernière mise à jour"), law="CRPA R322-7")
    ] = None
    update_subject: Annotated[str, Label(N_("Objet des mises à jour"), law="CRPA R322-7"), LONG] = (
        ""
    )
    licence: Annotated[
        str, Label(N_("Licence, conditions de réutilisation"), law="CRPA R322-7"), LICENCES
    ] = ""
    fee: Annotated[str, Label(N_("Redevance"), law="CRPA L322-6")] = ""
    fee_basis: Annotated[str, Label(N_("Bases de calcul de la redevance"), law="CRPA L322-6")] = ""
    publication_status: Annotated[str, Label(N_("Statut de diffusion")), PUBLICATION_STATUSES] = ""
    refusal_ground: Annotated[
        str, Label(N_("Motif de non-communication"), law="CRPA L311-5, L311-6"), REFUSAL_GROUNDS
    ] = ""
    principal_document: Annotated[
        bool | None,
        Label(
            N_("Figure au RIP"),
            help=N_("Le RIP recense les principaux documents."),
            law="CRPA L322-6",
        ),
    ] = None
    personal_status: Annotated[str, Label(N_("Données personnelles")), PERSONAL_STATUSES] = ""
    personal_status_proof: Annotated[
        str,
        Label(
            N_("Texte, consentement ou preuve"),
            help=N_("Ce qui justifie la réponse sur les données personnelles."),
            law="CRPA L312-1-2",
        ),
        LONG,
    ] = ""
    d312_category: Annotated[
        str,
        Label(N_("Catégorie publiable sans anonymisation"), law="CRPA D312-1-3"),
        D312_CATEGORIES,
    ] = ""
    data_categories: Annotated[
        tuple[str, ...], Label(N_("Catégories de données")), DATA_CATEGORIES
    ] = ()
    data_subjects: Annotated[tuple[str, ...], Label(N_("Personnes concernées")), DATA_SUBJECTS] = ()
    schema: Annotated[str, Label(N_("Schéma"), help=N_("Ex. : scdl/subventions"))] = ""
    documentation_url: Annotated[str, Label(N_("Documentation")), URL] = ""
    quality_note: Annotated[str, Label(N_("Qualité")), LONG] = ""
    hvd_category: Annotated[
        str, Label(N_("Forte valeur"), law="Règl. (UE) 2023/138"), HVD_CATEGORIES
    ] = ""
    retention_rule: Annotated[
        str, Label(N_("Durée d'utilité administrative"), law="C. patr. L212-2")
    ] = ""
    retention_months: Annotated[
        int | None, Label(N_("Durée d'utilité administrative (en mois)"))
    ] = None
    final_fate: Annotated[str, Label(N_("Sort final"), law="C. patr. L212-3"), FATES] = ""
    archives_visa: Annotated[
        bool | None,
        Label(N_("Visa des archives pour détruire"), law="C. patr. R212-14"),
    ] = None
    rows_count: Annotated[int | None, Label(N_("Nombre de lignes"))] = None
    people_count: Annotated[int | None, Label(N_("Nombre de personnes"))] = None
    columns: Annotated[tuple[Column, ...], Label(N_("Champs"))] = ()
    resources: Annotated[tuple[Resource, ...], Label(N_("Ressources"))] = ()

"""A processing of personal data, as the register describes it (RGPD art. 30)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from inventaire.i18n import N_
from inventaire.inventory.base import Record
from inventaire.inventory.fields import KEPT, LONG, URL, Label, To
from inventaire.vocabulary.countries import COUNTRIES
from inventaire.vocabulary.datasets import FATES
from inventaire.vocabulary.dpia import CRITERIA, DPIA_STATUSES, EXEMPTIONS, REQUIRED_TYPES
from inventaire.vocabulary.processing import (
    ARTICLE_9_EXCEPTIONS,
    ARTICLE_10_GROUNDS,
    DATA_CATEGORIES,
    DATA_SOURCES,
    DATA_SUBJECTS,
    DURATION_UNITS,
    LEGAL_BASES,
    MEASURES,
    NIR_GROUNDS,
    PROCESSING_ROLES,
    PROCESSING_STATUSES,
    RECIPIENT_KINDS,
)
from inventaire.vocabulary.transfers import SAFEGUARDS


@dataclass(frozen=True, kw_only=True, slots=True)
class SubjectLine:
    """A category of people whose data are processed (art. 30(1)(c))."""

    category: Annotated[str, Label(N_("Catégorie de personnes")), DATA_SUBJECTS] = ""
    precision: Annotated[str, Label(N_("Précisions"))] = ""
    vulnerable: Annotated[bool | None, Label(N_("Vulnérables"))] = None
    minors: Annotated[bool | None, Label(N_("Mineurs"))] = None
    count: Annotated[int | None, Label(N_("Nombre estimé"))] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DataLine:
    """A category of data and how long it is kept (art. 30(1)(c) and (f))."""

    category: Annotated[str, Label(N_("Catégorie de données")), DATA_CATEGORIES] = ""
    description: Annotated[str, Label(N_("Description"))] = ""
    retention: Annotated[
        str, Label(N_("Durée de conservation"), help=N_("Telle qu'elle est dite."))
    ] = ""
    active_duration: Annotated[int | None, Label(N_("Base active"))] = None
    active_unit: Annotated[str, Label(N_("Unité")), DURATION_UNITS] = ""
    starting_event: Annotated[str, Label(N_("À compter de"))] = ""
    intermediate: Annotated[str, Label(N_("Archivage intermédiaire"))] = ""
    legal_source: Annotated[str, Label(N_("Texte"))] = ""
    final_fate: Annotated[str, Label(N_("Sort final")), FATES] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RecipientLine:
    """Someone to whom data are disclosed (art. 30(1)(d))."""

    actor: Annotated[int | None, Label(N_("Destinataire")), To("actor")] = None
    kind: Annotated[str, Label(N_("Type")), RECIPIENT_KINDS] = ""
    precision: Annotated[str, Label(N_("Pourquoi, précisions"))] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TransferLine:
    """A transfer out of the European Economic Area (art. 30(1)(e))."""

    actor: Annotated[int | None, Label(N_("Organisme destinataire")), To("actor")] = None
    country: Annotated[str, Label(N_("Pays")), COUNTRIES] = ""
    safeguard: Annotated[str, Label(N_("Garantie")), SAFEGUARDS] = ""
    documentation: Annotated[str, Label(N_("Documentation"))] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class MeasureLine:
    """A security measure (art. 30(1)(g), art. 32)."""

    measure: Annotated[str, Label(N_("Mesure de sécurité")), MEASURES] = ""
    detail: Annotated[str, Label(N_("Précisions"))] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Processing(Record):
    """One entry of the register."""

    reference: Annotated[str, Label(N_("N° / RÉF"))] = ""
    role: Annotated[
        str,
        Label(N_("Rôle"), help=N_("À quel titre l'organisation traite ces données.")),
        PROCESSING_ROLES,
    ] = "controller"
    service: Annotated[int | None, Label(N_("Service")), To("actor")] = None
    joint_controllers: Annotated[
        tuple[int, ...],
        Label(N_("Responsables conjoints"), law="RGPD art. 26, 30(1)(a)"),
        To("actor"),
    ] = ()
    clients: Annotated[
        tuple[int, ...],
        Label(
            N_("Clients"),
            help=N_("Les responsables pour le compte de qui l'organisation traite."),
            law="RGPD art. 30(2)(a)",
        ),
        To("actor"),
    ] = ()
    purposes: Annotated[
        tuple[str, ...],
        Label(
            N_("Finalités"),
            help=N_("La finalité principale d'abord, une par ligne."),
            law="RGPD art. 30(1)(b)",
        ),
        LONG,
    ] = ()
    legal_bases: Annotated[
        tuple[str, ...], Label(N_("Bases légales"), law="RGPD art. 6(1)"), LEGAL_BASES
    ] = ()
    legal_text: Annotated[
        str, Label(N_("Texte cité"), help=N_("Loi, décret, délibération…"), law="RGPD art. 6(3)")
    ] = ""
    legal_justification: Annotated[
        str,
        Label(
            N_("Justification de la base légale"),
            help=N_("Quand il y en a plusieurs : laquelle pour quelle finalité."),
        ),
        LONG,
    ] = ""
    balancing_test: Annotated[
        str, Label(N_("Mise en balance des intérêts"), law="RGPD art. 6(1)(f)"), LONG
    ] = ""
    article_9_exception: Annotated[
        tuple[str, ...],
        Label(N_("Exception pour données sensibles"), law="RGPD art. 9(2)"),
        ARTICLE_9_EXCEPTIONS,
    ] = ()
    article_10_ground: Annotated[
        str, Label(N_("Fondement pour données pénales"), law="RGPD art. 10"), ARTICLE_10_GROUNDS
    ] = ""
    nir_ground: Annotated[
        str, Label(N_("Fondement pour le NIR"), law="Décret 2019-341"), NIR_GROUNDS
    ] = ""
    subjects: Annotated[
        tuple[SubjectLine, ...], Label(N_("Personnes concernées"), law="RGPD art. 30(1)(c)")
    ] = ()
    data: Annotated[
        tuple[DataLine, ...],
        Label(N_("Données et durées de conservation"), law="RGPD art. 30(1)(c)(f)"),
    ] = ()
    recipients: Annotated[
        tuple[RecipientLine, ...], Label(N_("Destinataires"), law="RGPD art. 30(1)(d)")
    ] = ()
    no_recipient: Annotated[
        bool | None,
        Label(
            N_("Aucun destinataire"), help=N_("À cocher quand personne d'autre n'a les données.")
        ),
    ] = None
    transfers: Annotated[
        tuple[TransferLine, ...], Label(N_("Transferts hors UE"), law="RGPD art. 30(1)(e)")
    ] = ()
    measures: Annotated[
        tuple[MeasureLine, ...], Label(N_("Mesures de sécurité"), law="RGPD art. 30(1)(g)")
    ] = ()
    datasets: Annotated[tuple[int, ...], Label(N_("Jeux de données")), To("dataset")] = ()
    systems: Annotated[tuple[int, ...], Label(N_("Systèmes")), To("system")] = ()
    data_source: Annotated[
        str, Label(N_("Origine des données"), law="RGPD art. 13, 14"), DATA_SOURCES
    ] = ""
    notice: Annotated[bool | None, Label(N_("Personnes informées"), law="RGPD art. 13, 14")] = None
    notice_url: Annotated[str, Label(N_("Mention d'information")), URL] = ""
    consent_record: Annotated[
        str,
        Label(
            N_("Preuve et retrait du consentement"),
            help=N_("Où il est enregistré, comment on le retire."),
            law="RGPD art. 7",
        ),
        LONG,
    ] = ""
    parental_consent: Annotated[
        bool | None,
        Label(N_("Accord des parents (moins de 15 ans)"), law="LIL art. 45, RGPD art. 8"),
    ] = None
    online_service: Annotated[
        bool | None, Label(N_("Service en ligne offert directement aux personnes"))
    ] = None
    rights_note: Annotated[str, Label(N_("Exercice des droits"), law="RGPD art. 15 à 22"), LONG] = (
        ""
    )
    automated_decision: Annotated[
        bool | None, Label(N_("Décision automatisée"), law="RGPD art. 22")
    ] = None
    dpia_criteria: Annotated[
        tuple[str, ...], Label(N_("Critères d'AIPD"), law="RGPD art. 35"), CRITERIA
    ] = ()
    dpia_required_type: Annotated[
        str,
        Label(N_("Type de la liste « AIPD requise »"), law="CNIL, délib. 2018-327"),
        REQUIRED_TYPES,
    ] = ""
    dpia_exemption: Annotated[
        str,
        Label(N_("Type de la liste « AIPD non requise »"), law="CNIL, délib. 2019-118"),
        EXEMPTIONS,
    ] = ""
    dpia_status: Annotated[str, Label(N_("AIPD"), law="RGPD art. 35"), DPIA_STATUSES] = ""
    dpia_date: Annotated[date | None, Label(N_("AIPD du"))] = None
    dpia_url: Annotated[str, Label(N_("AIPD (adresse)")), URL] = ""
    started_on: Annotated[date | None, Label(N_("Créé le"))] = None
    updated_on: Annotated[date | None, Label(N_("Fiche mise à jour le"))] = None
    ended_on: Annotated[date | None, Label(N_("Terminé le"))] = None
    replaced_by: Annotated[int | None, Label(N_("Remplacé par")), To("processing")] = None
    reviewed_on: Annotated[date | None, Label(N_("Revu le"))] = None
    status: Annotated[str, Label(N_("État de la fiche")), PROCESSING_STATUSES] = "draft"
    public: Annotated[bool | None, Label(N_("Publiable au registre public"))] = None
    library_code: Annotated[str, Label(N_("Fiche type de la bibliothèque")), KEPT] = ""
    library_edition: Annotated[date | None, Label(N_("Édition de la fiche type")), KEPT] = None

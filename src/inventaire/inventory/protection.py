"""A DPO's other records: breaches, requests, evidence, security and maturity reviews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from inventaire.i18n import N_
from inventaire.inventory.base import Record
from inventaire.inventory.fields import FIXED, LONG, Label, Ref, To
from inventaire.vocabulary.incidents import (
    ANSWER_TYPES,
    BREACH_DATA,
    BREACH_PEOPLE,
    CAUSES,
    COMMUNICATIONS,
    GRAVITIES,
    IMPACTS,
    NATURES,
    NOTIFICATIONS,
    ORIGINS,
    REQUEST_OBJECTS,
    REQUEST_STATES,
)
from inventaire.vocabulary.missions import EVIDENCE_KINDS
from inventaire.vocabulary.questionnaire import MATURITY_QUESTIONS
from inventaire.vocabulary.security import SECURITY_SHEETS, SHEET_ANSWERS


@dataclass(frozen=True, kw_only=True, slots=True)
class Breach(Record):
    """A personal data breach (RGPD art. 33 and 34): all are documented."""

    started_at: Annotated[datetime | None, Label(N_("Début"))] = None
    ended_at: Annotated[datetime | None, Label(N_("Fin"))] = None
    discovered_at: Annotated[
        datetime | None,
        Label(
            N_("Constatée le"),
            help=N_("Le délai de 72 heures part de ce moment."),
            law="RGPD art. 33(1)",
        ),
    ] = None
    ongoing: Annotated[bool | None, Label(N_("Toujours en cours"))] = None
    facts: Annotated[str, Label(N_("Faits"), law="RGPD art. 33(5)"), LONG] = ""
    natures: Annotated[tuple[str, ...], Label(N_("Nature"), law="RGPD art. 33(3)"), NATURES] = ()
    origins: Annotated[tuple[str, ...], Label(N_("Origine")), ORIGINS] = ()
    cause: Annotated[str, Label(N_("Cause")), CAUSES] = ""
    data: Annotated[tuple[str, ...], Label(N_("Données touchées")), BREACH_DATA] = ()
    people: Annotated[tuple[str, ...], Label(N_("Personnes touchées")), BREACH_PEOPLE] = ()
    records_count: Annotated[int | None, Label(N_("Nombre d'enregistrements"))] = None
    people_count: Annotated[int | None, Label(N_("Nombre de personnes"))] = None
    impacts: Annotated[tuple[str, ...], Label(N_("Conséquences possibles")), IMPACTS] = ()
    gravity: Annotated[str, Label(N_("Gravité")), GRAVITIES] = ""
    measures_before: Annotated[str, Label(N_("Mesures en place avant")), LONG] = ""
    measures_after: Annotated[
        str, Label(N_("Mesures prises après"), law="RGPD art. 33(5)"), LONG
    ] = ""
    communication: Annotated[
        str, Label(N_("Personnes informées"), law="RGPD art. 34"), COMMUNICATIONS
    ] = ""
    communication_note: Annotated[str, Label(N_("Information des personnes : précisions"))] = ""
    notification: Annotated[str, Label(N_("Notification"), law="RGPD art. 33"), NOTIFICATIONS] = ""
    notified_at: Annotated[datetime | None, Label(N_("Notifiée le"))] = None
    delay_reason: Annotated[str, Label(N_("Motif du retard"), law="RGPD art. 33(1)")] = ""
    cnil_number: Annotated[str, Label(N_("Numéro de dossier CNIL"))] = ""
    processings: Annotated[tuple[int, ...], Label(N_("Traitements")), To("processing")] = ()
    systems: Annotated[tuple[int, ...], Label(N_("Systèmes")), To("system")] = ()
    processors: Annotated[tuple[int, ...], Label(N_("Sous-traitants")), To("actor")] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Request(Record):
    """A person exercises a right (RGPD art. 12 and 15 to 22)."""

    object: Annotated[str, Label(N_("Objet")), REQUEST_OBJECTS] = ""
    demand: Annotated[str, Label(N_("Demande")), LONG] = ""
    received_on: Annotated[date | None, Label(N_("Reçue le"), law="RGPD art. 12(3)")] = None
    channel: Annotated[str, Label(N_("Reçue par"))] = ""
    applicant: Annotated[str, Label(N_("Demandeur"))] = ""
    applicant_contact: Annotated[str, Label(N_("Coordonnées du demandeur"))] = ""
    concerned_person: Annotated[
        str, Label(N_("Personne concernée"), help=N_("Si ce n'est pas le demandeur."))
    ] = ""
    identity_checked: Annotated[
        bool | None, Label(N_("Identité vérifiée"), law="RGPD art. 12(6)")
    ] = None
    legitimate: Annotated[bool | None, Label(N_("Demande légitime"))] = None
    state: Annotated[str, Label(N_("État")), REQUEST_STATES] = "to_treat"
    extended: Annotated[
        bool | None, Label(N_("Délai prolongé de deux mois"), law="RGPD art. 12(3)")
    ] = None
    extension_reason: Annotated[str, Label(N_("Motif de la prolongation"))] = ""
    answer: Annotated[str, Label(N_("Réponse apportée")), LONG] = ""
    answered_on: Annotated[date | None, Label(N_("Répondue le"))] = None
    answer_type: Annotated[str, Label(N_("Réponse envoyée par")), ANSWER_TYPES] = ""
    refusal_reason: Annotated[str, Label(N_("Motif du refus"), law="RGPD art. 12(4)"), LONG] = ""
    processings: Annotated[tuple[int, ...], Label(N_("Traitements")), To("processing")] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence(Record):
    """What proves that something was done."""

    kind: Annotated[str, Label(N_("Nature")), EVIDENCE_KINDS] = ""
    url: Annotated[str, Label(N_("Lien ou emplacement"))] = ""
    dated: Annotated[date | None, Label(N_("Date"))] = None
    about: Annotated[
        Ref | None,
        Label(N_("Prouve")),
        To("processing", "actor", "system", "dataset", "flow", "breach", "request", "action"),
    ] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetLine:
    """The answer to one sheet of the CNIL's security guide."""

    sheet: Annotated[str, Label(N_("Fiche")), SECURITY_SHEETS] = ""
    answer: Annotated[str, Label(N_("Réponse")), SHEET_ANSWERS] = ""
    evidence: Annotated[str, Label(N_("Preuve, précisions"))] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SecurityReview(Record):
    """The CNIL's security guide, sheet by sheet (edition 2024)."""

    reviewed_on: Annotated[date | None, Label(N_("Date"))] = None
    sheets: Annotated[tuple[SheetLine, ...], Label(N_("Fiches"), law="RGPD art. 32")] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerLine:
    """The level chosen for one question of the maturity questionnaire (1 to 5)."""

    question: Annotated[str, Label(N_("Question")), MATURITY_QUESTIONS] = ""
    level: Annotated[int | None, Label(N_("Niveau"))] = None
    evidence: Annotated[str, Label(N_("Preuve, précisions")), LONG] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment(Record):
    """The maturity questionnaire as it was answered, with the version of its questions."""

    assessed_on: Annotated[date | None, Label(N_("Date"))] = None
    answered_by: Annotated[
        str, Label(N_("Répondu par"), help=N_("Les personnes ou les services présents."))
    ] = ""
    questionnaire: Annotated[str, Label(N_("Version du questionnaire")), FIXED] = ""
    answers: Annotated[tuple[AnswerLine, ...], Label(N_("Réponses"))] = ()

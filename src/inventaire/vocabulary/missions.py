"""Words about the consultant's work: scopes, workshops, trainings, actions."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.vocabulary.terms import Term, Vocabulary

SCOPES = Vocabulary(
    "scopes",
    N_("Périmètre d'une mission"),
    (
        Term(
            code="inventory",
            label=N_("Inventaire"),
        ),
        Term(
            code="flows",
            label=N_("Flux de données"),
        ),
        Term(
            code="rip",
            label=N_("RIP"),
        ),
        Term(
            code="metadata",
            label=N_("Métadonnées"),
        ),
        Term(
            code="facilitation",
            label=N_("Animation"),
        ),
        Term(
            code="training",
            label=N_("Formation"),
        ),
        Term(
            code="dpo",
            label=N_("DPO"),
        ),
    ),
)

MISSION_STATUSES = Vocabulary(
    "mission_statuses",
    N_("État d'une mission"),
    (
        Term(
            code="planned",
            label=N_("Prévue"),
        ),
        Term(
            code="running",
            label=N_("En cours"),
        ),
        Term(
            code="done",
            label=N_("Terminée"),
        ),
        Term(
            code="suspended",
            label=N_("Suspendue"),
        ),
    ),
)

FUNDINGS = Vocabulary(
    "fundings",
    N_("Financement"),
    (
        Term(
            code="own",
            label=N_("Fonds propres"),
        ),
        Term(
            code="opco",
            label=N_("OPCO"),
        ),
        Term(
            code="cnfpt",
            label=N_("CNFPT"),
        ),
        Term(
            code="region",
            label=N_("Région"),
        ),
        Term(
            code="europe",
            label=N_("Europe"),
        ),
        Term(
            code="other",
            label=N_("Autre financement"),
        ),
    ),
)

WORKSHOP_KINDS = Vocabulary(
    "workshop_kinds",
    N_("Nature d'un atelier"),
    (
        Term(
            code="interview",
            label=N_("Entretien"),
        ),
        Term(
            code="mapping",
            label=N_("Atelier de cartographie"),
        ),
        Term(
            code="datalunch",
            label=N_("Datalunch"),
        ),
        Term(
            code="restitution",
            label=N_("Restitution"),
        ),
        Term(
            code="training",
            label=N_("Formation"),
        ),
    ),
)

TRAINING_PROGRAMMES = Vocabulary(
    "training_programmes",
    N_("Programme de formation"),
    (
        Term(
            code="open_data_day",
            label=N_("Journée open data"),
        ),
        Term(
            code="open_data_two_days",
            label=N_("Deux jours open data"),
        ),
        Term(
            code="dpo",
            label=N_("Formation DPO"),
        ),
    ),
)

AUDIENCES = Vocabulary(
    "audiences",
    N_("Public visé"),
    (
        Term(
            code="local_authorities",
            label=N_("Collectivités"),
        ),
        Term(
            code="social_economy",
            label=N_("Économie sociale et solidaire"),
        ),
    ),
)

PARTNER_KINDS = Vocabulary(
    "partner_kinds",
    N_("Nature d'un partenaire"),
    (
        Term(
            code="funder",
            label=N_("Financeur"),
        ),
        Term(
            code="network",
            label=N_("Réseau"),
        ),
        Term(
            code="regional_platform",
            label=N_("Plateforme régionale"),
        ),
        Term(
            code="certifier",
            label=N_("Certificateur"),
        ),
        Term(
            code="trainer",
            label=N_("Formateur"),
        ),
    ),
)

ACTION_ORIGINS = Vocabulary(
    "action_origins",
    N_("Origine d'une action"),
    (
        Term(
            code="finding",
            label=N_("Constat"),
        ),
        Term(
            code="request",
            label=N_("Demande de droit"),
        ),
        Term(
            code="breach",
            label=N_("Violation"),
        ),
        Term(
            code="workshop",
            label=N_("Atelier"),
        ),
        Term(
            code="manual",
            label=N_("Saisie"),
        ),
    ),
)

ACTION_STATUSES = Vocabulary(
    "action_statuses",
    N_("État d'une action"),
    (
        Term(
            code="todo",
            label=N_("À faire"),
        ),
        Term(
            code="doing",
            label=N_("En cours"),
        ),
        Term(
            code="done",
            label=N_("Faite"),
        ),
        Term(
            code="abandoned",
            label=N_("Abandonnée"),
        ),
    ),
)

PRIORITIES = Vocabulary(
    "priorities",
    N_("Priorité"),
    (
        Term(
            code="high",
            label=N_("Haute"),
        ),
        Term(
            code="normal",
            label=N_("Normale"),
        ),
        Term(
            code="low",
            label=N_("Basse"),
        ),
    ),
)

EFFORTS = Vocabulary(
    "efforts",
    N_("Effort"),
    (
        Term(
            code="half_day",
            label=N_("Une demi-journée"),
        ),
        Term(
            code="days",
            label=N_("Quelques jours"),
        ),
        Term(
            code="weeks",
            label=N_("Quelques semaines"),
        ),
        Term(
            code="project",
            label=N_("Un projet"),
        ),
    ),
)

TERMS = Vocabulary(
    "terms",
    N_("Échéance"),
    (
        Term(
            code="now",
            label=N_("Maintenant"),
        ),
        Term(
            code="three_months",
            label=N_("Dans les 3 mois"),
        ),
        Term(
            code="twelve_months",
            label=N_("Dans les 12 mois"),
        ),
    ),
)

EVIDENCE_KINDS = Vocabulary(
    "evidence_kinds",
    N_("Nature d'une preuve"),
    (
        Term(
            code="contract",
            label=N_("Contrat"),
        ),
        Term(
            code="deliberation",
            label=N_("Délibération"),
        ),
        Term(
            code="policy",
            label=N_("Politique, procédure"),
        ),
        Term(
            code="charter",
            label=N_("Charte informatique"),
        ),
        Term(
            code="certificate",
            label=N_("Attestation, certification"),
        ),
        Term(
            code="training",
            label=N_("Sensibilisation"),
        ),
        Term(
            code="report",
            label=N_("Bilan, rapport"),
        ),
        Term(
            code="request",
            label=N_("Demande de droit"),
        ),
        Term(
            code="other",
            label=N_("Autre preuve"),
        ),
    ),
)

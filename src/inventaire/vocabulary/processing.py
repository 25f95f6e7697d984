"""Words about processing: legal bases, people, recipients, measures, states."""

from __future__ import annotations

from dataclasses import dataclass

from inventaire.i18n import N_
from inventaire.vocabulary.people import DATA_CATEGORIES, DATA_SUBJECTS, DataCategory, DataSubject
from inventaire.vocabulary.terms import Term, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class CnilTerm(Term):
    """A word that the CNIL's simplified register spells in its own way."""

    cnil_label: str = ""


PROCESSING_ROLES = Vocabulary(
    "processing_roles",
    N_("Rôle"),
    (
        Term(
            code="controller",
            label=N_("Responsable de traitement"),
            definition=N_("Décide des finalités et des moyens."),
        ),
        Term(
            code="processor",
            label=N_("Sous-traitant"),
            definition=N_("Traite pour le compte d'un autre."),
        ),
        Term(
            code="joint",
            label=N_("Responsable conjoint"),
            definition=N_("Décide avec d'autres."),
        ),
    ),
    source="RGPD art. 4, 26, 28",
)

LEGAL_BASES = Vocabulary(
    "legal_bases",
    N_("Base légale"),
    (
        Term(
            code="consent",
            label=N_("Consentement"),
            definition=N_("La personne a donné un accord libre, spécifique, éclairé et univoque."),
            source="RGPD art. 6(1)(a)",
        ),
        Term(
            code="contract",
            label=N_("Contrat"),
            definition=N_("Nécessaire à un contrat avec la personne, ou avant de le conclure."),
            source="RGPD art. 6(1)(b)",
        ),
        Term(
            code="legal_obligation",
            label=N_("Obligation légale"),
            definition=N_("Un texte l'impose : il est à citer."),
            source="RGPD art. 6(1)(c)",
        ),
        Term(
            code="vital_interests",
            label=N_("Intérêts vitaux"),
            definition=N_("Protéger la vie de quelqu'un."),
            source="RGPD art. 6(1)(d)",
        ),
        Term(
            code="public_task",
            label=N_("Mission d'intérêt public"),
            definition=N_("Mission prévue par un texte : il est à citer."),
            source="RGPD art. 6(1)(e)",
        ),
        Term(
            code="legitimate_interests",
            label=N_("Intérêt légitime"),
            definition=N_(
                "Après mise en balance ; jamais pour les missions d'une autorité publique."
            ),
            source="RGPD art. 6(1)(f)",
        ),
    ),
    source="RGPD art. 6(1)",
)

ARTICLE_9_EXCEPTIONS = Vocabulary(
    "article_9_exceptions",
    N_("Exception pour données sensibles"),
    (
        Term(
            code="a",
            label=N_("a) Consentement explicite"),
            source="RGPD art. 9(2)(a)",
        ),
        Term(
            code="b",
            label=N_("b) Droit du travail et protection sociale"),
            source="RGPD art. 9(2)(b)",
        ),
        Term(
            code="c",
            label=N_("c) Intérêts vitaux, personne incapable de consentir"),
            source="RGPD art. 9(2)(c)",
        ),
        Term(
            code="d",
            label=N_("d) Organisme à but politique, philosophique, religieux ou syndical"),
            source="RGPD art. 9(2)(d)",
        ),
        Term(
            code="e",
            label=N_("e) Données manifestement rendues publiques"),
            source="RGPD art. 9(2)(e)",
        ),
        Term(
            code="f",
            label=N_("f) Défense de droits en justice"),
            source="RGPD art. 9(2)(f)",
        ),
        Term(
            code="g",
            label=N_("g) Intérêt public important prévu par un texte"),
            source="RGPD art. 9(2)(g)",
        ),
        Term(
            code="h",
            label=N_("h) Médecine, prise en charge sanitaire ou sociale"),
            source="RGPD art. 9(2)(h)",
        ),
        Term(
            code="i",
            label=N_("i) Santé publique"),
            source="RGPD art. 9(2)(i)",
        ),
        Term(
            code="j",
            label=N_("j) Archives, recherche, statistiques"),
            source="RGPD art. 9(2)(j)",
        ),
    ),
    source="RGPD art. 9(2)",
)

ARTICLE_10_GROUNDS = Vocabulary(
    "article_10_grounds",
    N_("Fondement pour données pénales"),
    (
        Term(
            code="public_authority",
            label=N_("Contrôle de l'autorité publique"),
            definition=N_("Juridictions, autorités publiques dans leurs attributions."),
        ),
        Term(
            code="authorised_by_law",
            label=N_("Autorisé par un texte"),
            definition=N_("Le texte est à citer."),
        ),
        Term(
            code="legal_claims",
            label=N_("Préparation ou suivi d'une action en justice"),
            definition=N_("Victimes et mis en cause."),
        ),
        Term(
            code="justice_auxiliaries",
            label=N_("Auxiliaires de justice"),
            definition=N_("Pour leurs missions."),
        ),
        Term(
            code="to_check",
            label=N_("À vérifier"),
            definition=N_("La question reste à poser."),
        ),
    ),
    source="RGPD art. 10 ; LIL art. 46",
)

NIR_GROUNDS = Vocabulary(
    "nir_grounds",
    N_("Fondement pour le NIR"),
    (
        Term(
            code="payroll",
            label=N_("Paie et déclarations sociales"),
            definition=N_("Employeurs, pour la paie et les cotisations."),
            to_check=True,
        ),
        Term(
            code="social_aid",
            label=N_("Aide et action sociales"),
            definition=N_("Procédures citées par le décret."),
            to_check=True,
        ),
        Term(
            code="health_care",
            label=N_("Prise en charge sanitaire et médico-sociale"),
            definition=N_("Identifiant national de santé."),
            to_check=True,
        ),
        Term(
            code="statistics",
            label=N_("Statistique publique et recherche"),
            definition=N_("Avec opérations cryptographiques."),
            to_check=True,
        ),
        Term(
            code="other_text",
            label=N_("Autre texte"),
            definition=N_("À citer."),
            to_check=True,
        ),
        Term(
            code="to_check",
            label=N_("À vérifier"),
            definition=N_("La question reste à poser."),
            to_check=True,
        ),
    ),
    source="Décret 2019-341",
)

DURATION_UNITS = Vocabulary(
    "duration_units",
    N_("Unité de durée"),
    (
        Term(
            code="days",
            label=N_("Jours"),
            definition=N_("Jours calendaires."),
        ),
        Term(
            code="months",
            label=N_("Mois"),
            definition=N_("Mois de date à date."),
        ),
        Term(
            code="years",
            label=N_("Ans"),
            definition=N_("Années de date à date."),
        ),
    ),
)

DATA_SOURCES = Vocabulary(
    "data_sources",
    N_("Origine des données"),
    (
        Term(
            code="direct",
            label=N_("Directe"),
            definition=N_("Auprès de la personne (art. 13)."),
        ),
        Term(
            code="indirect",
            label=N_("Indirecte"),
            definition=N_("Auprès d'un tiers (art. 14)."),
        ),
        Term(
            code="both",
            label=N_("Directe et indirecte"),
            definition=N_("Les deux."),
        ),
    ),
    source="RGPD art. 13, 14",
)

PROCESSING_STATUSES = Vocabulary(
    "processing_statuses",
    N_("État d'une fiche"),
    (
        Term(
            code="draft",
            label=N_("Brouillon"),
            definition=N_("En cours d'écriture."),
        ),
        Term(
            code="finished",
            label=N_("Terminé"),
            definition=N_("À relire."),
        ),
        Term(
            code="validated",
            label=N_("Validé"),
            definition=N_("Relu par le responsable ou le délégué."),
        ),
    ),
)

RECIPIENT_KINDS = Vocabulary(
    "recipient_kinds",
    N_("Type de destinataire"),
    (
        CnilTerm(
            code="internal_service",
            label=N_("Service interne"),
            definition=N_("Un service qui traite les données."),
            cnil_label="Service interne qui traite les données",
        ),
        CnilTerm(
            code="processor",
            label=N_("Sous-traitant"),
            definition=N_("Traite pour le compte de l'organisation."),
            cnil_label="Sous-traitants",
        ),
        CnilTerm(
            code="third_country",
            label=N_("Organisme hors UE"),
            definition=N_("Pays tiers ou organisation internationale."),
            cnil_label="Destinataires dans des pays tiers ou organisations internationales",
        ),
        CnilTerm(
            code="partner",
            label=N_("Partenaire"),
            definition=N_("Institutionnel ou commercial."),
            cnil_label="Partenaires institutionnels ou commerciaux",
        ),
        CnilTerm(
            code="authority",
            label=N_("Autorité publique"),
            definition=N_("Administration, organisme social."),
            cnil_label="Partenaires institutionnels ou commerciaux",
        ),
        CnilTerm(
            code="public",
            label=N_("Public"),
            definition=N_("Tout le monde."),
            cnil_label="Autre (Préciser)",
        ),
        CnilTerm(
            code="other",
            label=N_("Autre destinataire"),
            definition=N_("À préciser."),
            cnil_label="Autre (Préciser)",
        ),
    ),
    source="RGPD art. 4(9), 30(1)(d)",
)

MEASURES = Vocabulary(
    "measures",
    N_("Mesure de sécurité"),
    (
        CnilTerm(
            code="traceability",
            label=N_("Traçabilité"),
            definition=N_("Journaux d'accès et d'opérations."),
            cnil_label="Mesures de traçabilité",
        ),
        CnilTerm(
            code="software_protection",
            label=N_("Protection des logiciels"),
            definition=N_("Antivirus, mises à jour, tests."),
            cnil_label="Mesures de protection des logiciels",
        ),
        CnilTerm(
            code="backup",
            label=N_("Sauvegarde des données"),
            definition=N_("Copies et restaurations essayées."),
            cnil_label="Sauvegarde des données",
        ),
        CnilTerm(
            code="encryption",
            label=N_("Chiffrement des données"),
            definition=N_("Au repos ou en transit."),
            cnil_label="Chiffrement des données",
        ),
        CnilTerm(
            code="access_control",
            label=N_("Contrôle d'accès"),
            definition=N_("Comptes, droits, habilitations."),
            cnil_label="Contrôle d'accès des utilisateurs",
        ),
        CnilTerm(
            code="processor_control",
            label=N_("Contrôle des sous-traitants"),
            definition=N_("Contrats, audits."),
            cnil_label="Contrôle des sous-traitants",
        ),
        CnilTerm(
            code="training",
            label=N_("Sensibilisation"),
            definition=N_("Formation des personnes."),
            cnil_label="Autres mesures (à préciser)",
        ),
        CnilTerm(
            code="pseudonymisation",
            label=N_("Pseudonymisation"),
            definition=N_("Remplacer ce qui désigne."),
            cnil_label="Autres mesures (à préciser)",
        ),
        CnilTerm(
            code="physical_protection",
            label=N_("Protection physique"),
            definition=N_("Locaux, armoires, destruction du papier."),
            cnil_label="Autres mesures (à préciser)",
        ),
        CnilTerm(
            code="other",
            label=N_("Autre mesure"),
            definition=N_("À préciser."),
            cnil_label="Autres mesures (à préciser)",
        ),
    ),
    source="RGPD art. 32",
)

__all__ = [
    "ARTICLE_9_EXCEPTIONS",
    "ARTICLE_10_GROUNDS",
    "DATA_CATEGORIES",
    "DATA_SOURCES",
    "DATA_SUBJECTS",
    "DURATION_UNITS",
    "LEGAL_BASES",
    "MEASURES",
    "NIR_GROUNDS",
    "PROCESSING_ROLES",
    "PROCESSING_STATUSES",
    "RECIPIENT_KINDS",
    "CnilTerm",
    "DataCategory",
    "DataSubject",
]

"""Words about breaches and about requests from people."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.vocabulary.terms import Term, Vocabulary

NATURES = Vocabulary(
    "natures",
    N_("Nature d'une violation"),
    (
        Term(
            code="confidentiality",
            label=N_("Perte de confidentialité"),
            definition=N_("Des données ont été vues ou prises."),
        ),
        Term(
            code="integrity",
            label=N_("Perte d'intégrité"),
            definition=N_("Des données ont été modifiées."),
        ),
        Term(
            code="availability",
            label=N_("Perte de disponibilité"),
            definition=N_("Des données manquent."),
        ),
    ),
    source="RGPD art. 4(12)",
)

ORIGINS = Vocabulary(
    "origins",
    N_("Origine d'une violation"),
    (
        Term(
            code="lost_equipment",
            label=N_("Équipement perdu ou volé"),
        ),
        Term(
            code="lost_paper",
            label=N_("Papier perdu, volé ou laissé accessible"),
        ),
        Term(
            code="lost_mail",
            label=N_("Courrier perdu ou ouvert"),
        ),
        Term(
            code="hacking",
            label=N_("Piratage, logiciel malveillant, hameçonnage"),
        ),
        Term(
            code="paper_not_destroyed",
            label=N_("Papier jeté sans être détruit"),
        ),
        Term(
            code="device_not_erased",
            label=N_("Appareil jeté sans être effacé"),
        ),
        Term(
            code="involuntary_publication",
            label=N_("Publication involontaire"),
        ),
        Term(
            code="wrong_person_shown",
            label=N_("Données d'une autre personne affichées"),
        ),
        Term(
            code="wrong_recipient",
            label=N_("Envoi au mauvais destinataire"),
        ),
        Term(
            code="verbal_disclosure",
            label=N_("Divulgation verbale"),
        ),
        Term(
            code="other",
            label=N_("Autre origine"),
        ),
    ),
)

CAUSES = Vocabulary(
    "causes",
    N_("Cause d'une violation"),
    (
        Term(
            code="internal_malicious",
            label=N_("Acte interne malveillant"),
        ),
        Term(
            code="internal_accidental",
            label=N_("Acte interne accidentel"),
        ),
        Term(
            code="external_malicious",
            label=N_("Acte externe malveillant"),
        ),
        Term(
            code="external_accidental",
            label=N_("Acte externe accidentel"),
        ),
        Term(
            code="unknown",
            label=N_("Cause inconnue"),
        ),
    ),
)

BREACH_DATA = Vocabulary(
    "breach_data",
    N_("Données touchées"),
    (
        Term(
            code="civil_status",
            label=N_("État civil"),
        ),
        Term(
            code="nir",
            label=N_("NIR"),
        ),
        Term(
            code="contact",
            label=N_("Coordonnées"),
        ),
        Term(
            code="access",
            label=N_("Identifiants et accès"),
        ),
        Term(
            code="financial",
            label=N_("Données financières"),
        ),
        Term(
            code="official_documents",
            label=N_("Documents officiels"),
        ),
        Term(
            code="location",
            label=N_("Localisation"),
        ),
        Term(
            code="offences",
            label=N_("Infractions, condamnations"),
        ),
        Term(
            code="unknown",
            label=N_("Données inconnues"),
        ),
        Term(
            code="racial_origin",
            label=N_("Origine raciale ou ethnique"),
        ),
        Term(
            code="political_opinions",
            label=N_("Opinions politiques"),
        ),
        Term(
            code="religious_beliefs",
            label=N_("Convictions religieuses ou philosophiques"),
        ),
        Term(
            code="union_membership",
            label=N_("Appartenance syndicale"),
        ),
        Term(
            code="sex_life",
            label=N_("Vie ou orientation sexuelle"),
        ),
        Term(
            code="health",
            label=N_("Santé"),
        ),
        Term(
            code="biometric",
            label=N_("Biométrie"),
        ),
        Term(
            code="genetic",
            label=N_("Génétique"),
        ),
        Term(
            code="other",
            label=N_("Autres données"),
        ),
    ),
)

BREACH_PEOPLE = Vocabulary(
    "breach_people",
    N_("Personnes touchées"),
    (
        Term(
            code="employee",
            label=N_("Employés"),
        ),
        Term(
            code="user",
            label=N_("Utilisateurs"),
        ),
        Term(
            code="member",
            label=N_("Adhérents"),
        ),
        Term(
            code="student",
            label=N_("Étudiants, élèves"),
        ),
        Term(
            code="military",
            label=N_("Militaires"),
        ),
        Term(
            code="customer",
            label=N_("Clients"),
        ),
        Term(
            code="patient",
            label=N_("Patients"),
        ),
        Term(
            code="minor",
            label=N_("Mineurs"),
        ),
        Term(
            code="vulnerable",
            label=N_("Personnes vulnérables"),
        ),
        Term(
            code="not_determined",
            label=N_("Non déterminées"),
        ),
        Term(
            code="other",
            label=N_("Autres personnes"),
        ),
    ),
)

IMPACTS = Vocabulary(
    "impacts",
    N_("Conséquence possible"),
    (
        Term(
            code="loss_of_control",
            label=N_("Perte de contrôle sur ses données"),
        ),
        Term(
            code="limitation_of_rights",
            label=N_("Limitation de droits"),
        ),
        Term(
            code="discrimination",
            label=N_("Discrimination"),
        ),
        Term(
            code="identity_theft",
            label=N_("Vol d'identité"),
        ),
        Term(
            code="fraud",
            label=N_("Fraude"),
        ),
        Term(
            code="pseudonymisation_lifted",
            label=N_("Levée de la pseudonymisation"),
        ),
        Term(
            code="financial_loss",
            label=N_("Perte financière"),
        ),
        Term(
            code="reputation",
            label=N_("Atteinte à la réputation"),
        ),
        Term(
            code="professional_secrecy",
            label=N_("Perte du secret professionnel"),
        ),
        Term(
            code="other",
            label=N_("Autre conséquence"),
        ),
    ),
    source="RGPD cons. 75 et 85",
)

GRAVITIES = Vocabulary(
    "gravities",
    N_("Gravité"),
    (
        Term(
            code="negligible",
            label=N_("Négligeable"),
        ),
        Term(
            code="limited",
            label=N_("Limitée"),
        ),
        Term(
            code="important",
            label=N_("Importante"),
        ),
        Term(
            code="maximum",
            label=N_("Maximale"),
        ),
    ),
)

COMMUNICATIONS = Vocabulary(
    "communications",
    N_("Information des personnes"),
    (
        Term(
            code="yes",
            label=N_("Oui, elles ont été informées"),
        ),
        Term(
            code="soon",
            label=N_("Non, mais elles le seront"),
        ),
        Term(
            code="no",
            label=N_("Non, elles ne le seront pas"),
        ),
    ),
    source="RGPD art. 34",
)

NOTIFICATIONS = Vocabulary(
    "notifications",
    N_("Notification"),
    (
        Term(
            code="none",
            label=N_("Aucune"),
        ),
        Term(
            code="cnil",
            label=N_("Notifiée à la CNIL"),
        ),
        Term(
            code="cross_border",
            label=N_("Notification transfrontalière"),
        ),
        Term(
            code="other",
            label=N_("Autre autorité"),
        ),
    ),
    source="RGPD art. 33",
)

REQUEST_OBJECTS = Vocabulary(
    "request_objects",
    N_("Objet d'une demande"),
    (
        Term(
            code="access",
            label=N_("Accès"),
            definition=N_("Obtenir ses données."),
            source="RGPD art. 15",
        ),
        Term(
            code="rectification",
            label=N_("Rectification"),
            definition=N_("Corriger ses données."),
            source="RGPD art. 16",
        ),
        Term(
            code="erasure",
            label=N_("Effacement"),
            definition=N_("Supprimer ses données."),
            source="RGPD art. 17",
        ),
        Term(
            code="restriction",
            label=N_("Limitation"),
            definition=N_("Geler l'usage de ses données."),
            source="RGPD art. 18",
        ),
        Term(
            code="portability",
            label=N_("Portabilité"),
            definition=N_("Récupérer ses données pour les réutiliser."),
            source="RGPD art. 20",
        ),
        Term(
            code="objection",
            label=N_("Opposition"),
            definition=N_("S'opposer à un traitement."),
            source="RGPD art. 21",
        ),
        Term(
            code="withdrawal",
            label=N_("Retrait du consentement"),
            definition=N_("Revenir sur son accord."),
            source="RGPD art. 7(3)",
        ),
        Term(
            code="other",
            label=N_("Autre demande"),
            definition=N_("À préciser."),
        ),
    ),
)

REQUEST_STATES = Vocabulary(
    "request_states",
    N_("État d'une demande"),
    (
        Term(
            code="to_treat",
            label=N_("À traiter"),
        ),
        Term(
            code="awaiting_confirmation",
            label=N_("En attente de l'identité"),
        ),
        Term(
            code="awaiting_precision",
            label=N_("En attente de précisions"),
        ),
        Term(
            code="awaiting_service",
            label=N_("En attente d'un service"),
        ),
        Term(
            code="closed",
            label=N_("Traitée et close"),
        ),
        Term(
            code="refused",
            label=N_("Refusée"),
        ),
    ),
)

ANSWER_TYPES = Vocabulary(
    "answer_types",
    N_("Envoi de la réponse"),
    (
        Term(
            code="email",
            label=N_("Courriel"),
        ),
        Term(
            code="post",
            label=N_("Courrier postal"),
        ),
        Term(
            code="in_person",
            label=N_("Remise en main propre"),
        ),
    ),
)

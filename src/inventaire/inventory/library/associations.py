"""Typical processing of an association or a cooperative."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.inventory.library.entry import Entry, Kept
from inventaire.inventory.library.sources import (
    ACCOUNTS,
    CNIL_SALES,
    CNIL_SOCIAL,
    MISSION,
    PRACTICE,
    PRESCRIPTION,
    PRIVATE,
)

_EX_8 = "Ancienne dispense n° 8 de la CNIL"

ENTRIES = (
    Entry(
        code="A01",
        title=N_("Adhérents et sociétaires"),
        audience="social_economy",
        purposes=(
            N_("Gérer les adhésions, les cotisations et les parts sociales"),
            N_("Convoquer les membres et les informer de la vie de la structure"),
        ),
        bases=("contract",),
        text="Statuts",
        subjects=(("members", ""),),
        data=(
            Kept(
                "identity",
                "Identité, coordonnées",
                words="Durée de l'adhésion ; supprimées à la démission ou à la radiation, sauf "
                "demande contraire",
                source=_EX_8,
            ),
            Kept(
                "economic",
                "Cotisation, preuve de l'adhésion",
                "5 ans",
                "la fin de l'adhésion",
                source=PRESCRIPTION,
            ),
            Kept(
                "identity",
                "Registre des sociétaires (coopérative)",
                words="Durée de vie de la coopérative",
                source=PRACTICE,
            ),
        ),
        recipients=(("internal_service", "Bureau et secrétariat"),),
        exemption="E05",
    ),
    Entry(
        code="A02",
        title=N_("Dons et reçus fiscaux"),
        audience="social_economy",
        forms=("association", "foundation"),
        purposes=(
            N_("Encaisser les dons et établir les reçus fiscaux"),
            N_("Remercier les donateurs et les solliciter à nouveau"),
        ),
        bases=("legal_obligation", "legitimate_interests"),
        public_bases=("legal_obligation", "public_task"),
        text="Code général des impôts et livre des procédures fiscales",
        why="Obligation légale pour les reçus et la comptabilité ; intérêt légitime pour les "
        "sollicitations.",
        subjects=(("donors", ""),),
        data=(
            Kept(
                "economic",
                "Reçus fiscaux",
                "6 ans",
                "l'établissement du reçu",
                source="LPF, art. L102 B",
            ),
            Kept(
                "economic",
                "Pièces comptables",
                "10 ans",
                "la clôture de l'exercice",
                source=ACCOUNTS,
                checked=True,
            ),
            Kept("bank", "RIB", words="Jusqu'à la fin du prélèvement", source=PRACTICE),
            Kept(
                "contact",
                "Coordonnées du donateur relancé",
                words="Jusqu'à deux sollicitations restées sans réponse, ou 3 ans",
                source=f"{_EX_8} ; pratique courante",
            ),
        ),
        recipients=(
            ("authority", "Administration fiscale, sur demande"),
            ("internal_service", "Trésorerie"),
        ),
        exemption="E05",
    ),
    Entry(
        code="A03",
        title=N_("Bénévoles"),
        audience="social_economy",
        forms=("association", "foundation", "cooperative", "mutual"),
        purposes=(
            N_("Organiser les missions et les plannings des bénévoles"),
            N_("Vérifier l'honorabilité quand un texte l'exige"),
        ),
        bases=("legitimate_interests", "contract"),
        public_bases=("public_task", "contract"),
        public_text=MISSION,
        why="Contrat pour la convention d'engagement ; intérêt légitime pour l'organisation des "
        "missions.",
        subjects=(("volunteers", ""),),
        data=(
            Kept(
                "identity",
                "Identité, coordonnées",
                "3 ans",
                "la fin de l'engagement",
                source=PRACTICE,
            ),
            Kept("lifestyle", "Disponibilités", "1 an", "la fin de l'engagement", source=PRACTICE),
        ),
        recipients=(("internal_service", "Responsables d'activités"),),
        exemption="E05",
        advice="Engagement, puis un à trois ans ; le résultat du contrôle d'honorabilité n'est pas "
        "à recopier.",
    ),
    Entry(
        code="A04",
        title=N_("Lettre d'information et prospection"),
        audience="social_economy",
        forms=PRIVATE,
        purposes=(
            N_("Envoyer la lettre d'information"),
            N_("Proposer des offres aux contacts et aux donateurs"),
            N_("Respecter les oppositions"),
        ),
        bases=("consent", "legitimate_interests"),
        public_bases=("consent", "public_task"),
        text="",
        public_text=MISSION,
        why="Consentement pour les particuliers ; intérêt légitime pour les professionnels et les "
        "sollicitations postales.",
        subjects=(("subscribers", ""), ("prospects", "")),
        data=(
            Kept(
                "contact", "Courriel, préférences", "3 ans", "le dernier contact", source=CNIL_SALES
            ),
            Kept("contact", "Liste d'opposition", "3 ans", "l'opposition", source=PRACTICE),
        ),
        recipients=(("processor", "Prestataire d'envoi"),),
        advice="Démarchage téléphonique : consentement préalable depuis le 11 août 2026, à "
        "vérifier.",
    ),
    Entry(
        code="A05",
        title=N_("Bénéficiaires : accompagnement social et insertion"),
        audience="social_economy",
        purposes=(
            N_("Accueillir les personnes et évaluer leur situation"),
            N_("Les accompagner dans leur parcours et leurs droits"),
            N_("Rendre compte aux financeurs"),
        ),
        bases=("public_task", "contract", "legitimate_interests"),
        public_bases=("public_task", "contract"),
        text=MISSION,
        why="À choisir selon la convention : mission d'intérêt public, contrat "
        "d'accompagnement ou intérêt légitime.",
        subjects=(("beneficiaries", ""),),
        data=(
            Kept(
                "identity",
                "Identité, coordonnées",
                "2 ans",
                "le dernier contact",
                source=CNIL_SOCIAL,
            ),
            Kept(
                "social_situation",
                "Situation sociale, parcours",
                "2 ans",
                "le dernier contact",
                source=CNIL_SOCIAL,
            ),
            Kept(
                "health",
                "Santé, seulement si l'accompagnement l'exige",
                "2 ans",
                "le dernier contact",
                source=CNIL_SOCIAL,
            ),
            Kept(
                "nir",
                "NIR, seulement si un texte le prévoit",
                "2 ans",
                "le dernier contact",
                source=CNIL_SOCIAL,
            ),
        ),
        recipients=(
            ("authority", "Financeurs et prescripteurs, sans données sensibles"),
            ("partner", "Partenaires de l'accompagnement"),
        ),
        article_9=("d", "h"),
        nir="to_check",
        required="R13",
    ),
    Entry(
        code="A06",
        title=N_("Licences sportives, santé et honorabilité"),
        audience="social_economy",
        forms=("association",),
        purposes=(
            N_("Délivrer les licences et inscrire aux compétitions"),
            N_("Vérifier l'aptitude à la pratique et l'honorabilité des encadrants"),
        ),
        bases=("contract", "legal_obligation"),
        text="Code du sport",
        why="Contrat pour la licence ; obligation légale pour les contrôles imposés.",
        subjects=(("members", "Licenciés, dont des mineurs"), ("parents", "")),
        data=(
            Kept("identity", "Licence : identité", "1 an", "la fin de la saison", source=PRACTICE),
            Kept(
                "health",
                "Attestation du questionnaire de santé",
                "1 an",
                "la fin de la saison",
                source=PRACTICE,
            ),
        ),
        recipients=(("partner", "Fédération"),),
        article_9=("a",),
        dpia="À étudier.",
        advice="Le certificat médical n'est pas conservé quand l'attestation suffit.",
    ),
)

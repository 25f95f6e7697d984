"""Typical processing of any employer: health, premises, vehicles, alerts, accounts, delegates."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.inventory.library.entry import Entry, Kept
from inventaire.inventory.library.sources import CNIL, MISSION, PRACTICE

_LABOUR = "Code du travail"
_CIVIL_SERVICE = "Code général de la fonction publique"
_STAFF = (("employees", ""),)

ENTRIES = (
    Entry(
        code="H07",
        title=N_("Santé au travail, accidents et maladies professionnelles"),
        audience="employer",
        purposes=(
            N_("Suivre les visites médicales et les avis d'aptitude"),
            N_("Déclarer les accidents et les maladies professionnelles"),
        ),
        bases=("legal_obligation",),
        text=_LABOUR,
        public_text=_CIVIL_SERVICE,
        subjects=_STAFF,
        data=(
            Kept(
                "health",
                "Déclarations d'accident ou de maladie, avis d'aptitude",
                "5 ans",
                "la déclaration",
                source=PRACTICE,
            ),
        ),
        recipients=(
            ("partner", "Service de prévention et de santé au travail"),
            ("authority", "Caisse d'assurance maladie"),
        ),
        article_9=("b",),
        dpia="À étudier.",
        advice="Le dossier médical reste au service de santé au travail : l'employeur n'en a "
        "jamais copie.",
    ),
    Entry(
        code="H08",
        title=N_("Vidéosurveillance des locaux"),
        audience="employer",
        purposes=(N_("Assurer la sécurité des personnes et des biens dans les locaux"),),
        bases=("legitimate_interests",),
        public_bases=("public_task",),
        public_text=MISSION,
        subjects=(("employees", ""), ("other", "Visiteurs")),
        data=(Kept("image", "Images", "1 mois", "l'enregistrement", source=CNIL),),
        recipients=(
            ("internal_service", "Personnes habilitées à voir les images"),
            ("authority", "Officier de police judiciaire, sur réquisition"),
        ),
        dpia="Une caméra qui filme des postes de travail relève du type « surveillance constante "
        "de l'activité » : l'analyse d'impact est alors obligatoire.",
        advice="Comité social informé, panneaux posés, aucune surveillance permanente des postes.",
    ),
    Entry(
        code="H09",
        title=N_("Géolocalisation des véhicules"),
        audience="employer",
        purposes=(
            N_("Organiser les déplacements et les interventions"),
            N_("Retrouver un véhicule volé et prouver les prestations"),
        ),
        bases=("legitimate_interests",),
        public_bases=("public_task",),
        public_text=MISSION,
        subjects=_STAFF,
        data=(
            Kept("location", "Trajets", "2 mois", "le trajet", source=CNIL),
            Kept("location", "Preuve des prestations", "1 an", "le trajet", source=CNIL),
            Kept(
                "professional_life", "Suivi du temps de travail", "5 ans", "le trajet", source=CNIL
            ),
        ),
        recipients=(
            ("processor", "Prestataire de géolocalisation"),
            ("internal_service", "Responsables d'exploitation"),
        ),
        criteria=("systematic_monitoring", "vulnerable_people"),
        dpia="À étudier.",
    ),
    Entry(
        code="H10",
        title=N_("Alertes professionnelles"),
        audience="employer",
        purposes=(
            N_("Recueillir les alertes et protéger leurs auteurs"),
            N_("Vérifier les faits et y donner suite"),
        ),
        bases=("legal_obligation",),
        text="Loi « Sapin 2 » et loi n° 2022-401",
        subjects=(("employees", "Auteurs, témoins"), ("offenders", "Personnes visées")),
        data=(
            Kept(
                "free_text",
                "Alertes hors du champ de la loi",
                words="Supprimées ou anonymisées aussitôt",
                source=PRACTICE,
            ),
            Kept(
                "offences",
                "Alertes sans suite : faits signalés",
                "2 mois",
                "la clôture de la vérification",
                source=PRACTICE,
            ),
            Kept(
                "offences",
                "Alertes suivies d'une procédure",
                words="Jusqu'à la fin de la procédure",
                source=PRACTICE,
            ),
        ),
        recipients=(("internal_service", "Référents habilités"),),
        article_10="authorised_by_law",
        required="R06",
    ),
    Entry(
        code="H11",
        title=N_("Comptes informatiques, messagerie et journaux"),
        audience="employer",
        purposes=(
            N_("Ouvrir et fermer les comptes et gérer les droits d'accès"),
            N_("Assurer la sécurité informatique par des journaux"),
        ),
        bases=("legitimate_interests",),
        public_bases=("public_task",),
        public_text=MISSION,
        subjects=_STAFF,
        data=(
            Kept(
                "connection",
                "Journaux ; 6 à 12 mois selon la recommandation",
                "12 mois",
                "l'enregistrement",
                source="CNIL, recommandation sur la journalisation",
            ),
            Kept(
                "identity",
                "Comptes, messagerie",
                words="Suppression au départ de la personne",
                source=PRACTICE,
            ),
        ),
        recipients=(
            ("internal_service", "Administrateurs du système"),
            ("processor", "Hébergeur ou infogérant"),
        ),
    ),
    Entry(
        code="H12",
        title=N_("Instances du personnel et élections professionnelles"),
        audience="employer",
        purposes=(
            N_("Organiser les élections professionnelles"),
            N_("Réunir les instances et suivre les mandats"),
        ),
        bases=("legal_obligation",),
        text=_LABOUR,
        public_text=_CIVIL_SERVICE,
        subjects=_STAFF,
        data=(
            Kept(
                "identity",
                "Listes électorales",
                words="Jusqu'à l'expiration du délai de recours",
                source=PRACTICE,
            ),
            Kept(
                "union_membership",
                "Listes de candidats et mandats syndicaux",
                words="Jusqu'à l'expiration du délai de recours",
                source=PRACTICE,
            ),
        ),
        recipients=(
            ("partner", "Organisations syndicales"),
            ("authority", "Inspection du travail, sur demande"),
        ),
        article_9=("b",),
        exemption="E04",
    ),
)

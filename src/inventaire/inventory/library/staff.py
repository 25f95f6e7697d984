"""Typical processing of any employer: careers, pay, recruitment, working time."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.inventory.library.entry import Entry, Kept
from inventaire.inventory.library.sources import (
    CNIL,
    COMMON,
    PRACTICE,
    PRESCRIPTION,
    PRIVATE,
)

_LABOUR = "Code du travail"
_CIVIL_SERVICE = "Code général de la fonction publique"
_STAFF = (("employees", ""),)

ENTRIES = (
    Entry(
        code="H01",
        title=N_("Dossier individuel et carrière"),
        audience="employer",
        purposes=(
            N_("Gérer la carrière et la situation administrative du personnel"),
            N_("Conduire les évaluations et les procédures disciplinaires"),
        ),
        bases=("legal_obligation", "contract"),
        public_bases=("legal_obligation", "public_task"),
        text=_LABOUR,
        public_text=_CIVIL_SERVICE,
        why="Obligation légale pour ce que les textes imposent ; contrat de travail ou mission de "
        "service public pour la gestion de la carrière.",
        subjects=_STAFF,
        data=(
            Kept(
                "professional_life",
                "Dossier individuel : identité, carrière, évaluations",
                "80 ans",
                "la naissance de l'agent",
                source="Arrêté du 21 décembre 2012",
                fate="sort",
                only="public",
            ),
            Kept(
                "professional_life",
                "Dossier individuel : identité, carrière, évaluations",
                "5 ans",
                "le départ",
                source=PRESCRIPTION,
                only="private",
            ),
            Kept(
                "professional_life",
                "Sanctions disciplinaires",
                "3 ans",
                "la sanction",
                source="C. trav., art. L1332-5",
                checked=True,
                only="private",
            ),
            Kept(
                "health",
                "Handicap, seulement si un texte le prévoit",
                words="Durée du dossier individuel",
                source=PRACTICE,
            ),
            Kept(
                "union_membership",
                "Mandats et décharges syndicales, seulement si un texte le prévoit",
                words="Durée du dossier individuel",
                source=PRACTICE,
            ),
        ),
        recipients=(
            ("internal_service", "Ressources humaines, hiérarchie"),
            ("authority", "Organismes sociaux et de retraite"),
        ),
        article_9=("b",),
        exemption="E01",
    ),
    Entry(
        code="H02",
        title=N_("Paie et déclarations sociales"),
        audience="employer",
        purposes=(
            N_("Calculer et verser les rémunérations"),
            N_("Établir la déclaration sociale nominative"),
        ),
        bases=("legal_obligation",),
        text="Code du travail et code de la sécurité sociale",
        public_text="Code général de la fonction publique et code de la sécurité sociale",
        subjects=_STAFF,
        data=(
            Kept(
                "economic",
                "Bulletins de paie",
                "5 ans",
                "la remise du bulletin",
                source="C. trav., art. L3243-4",
                checked=True,
                only="private",
            ),
            Kept(
                "economic",
                "Préparation de la paie, cotisations, absences",
                "10 ans",
                "la clôture de l'exercice",
                source=COMMON,
                only="public",
            ),
            Kept(
                "economic",
                "Cotisations et charges sociales, absences",
                "6 ans",
                "la déclaration",
                source="CSS, art. L243-16",
                only="private",
            ),
            Kept("nir", "NIR", words="Durée des pièces de paie", source=PRACTICE),
            Kept("bank", "RIB", words="Jusqu'au dernier versement", source=PRACTICE),
        ),
        recipients=(
            ("authority", "Organismes sociaux (DSN)"),
            ("authority", "Administration fiscale"),
            ("internal_service", "Comptabilité"),
        ),
        nir="payroll",
        exemption="E01",
    ),
    Entry(
        code="H03",
        title=N_("Recrutement"),
        audience="employer",
        purposes=(
            N_("Recevoir et examiner les candidatures"),
            N_("Choisir la personne recrutée"),
        ),
        bases=("contract",),
        public_bases=("public_task",),
        public_text=_CIVIL_SERVICE,
        text="Mesures précontractuelles (C. trav., art. L1221-8 et L1221-9)",
        subjects=(("applicants", ""),),
        data=(
            Kept(
                "professional_life",
                "Candidatures non retenues : CV, entretiens",
                "2 ans",
                "le dernier contact",
                source="CNIL, recrutement",
                checked=True,
            ),
            Kept(
                "contact",
                "Coordonnées des candidats non retenus",
                "2 ans",
                "le dernier contact",
                source="CNIL, recrutement",
                checked=True,
            ),
        ),
        recipients=(("internal_service", "Ressources humaines, service qui recrute"),),
        exemption="E01",
        dpia="La dispense exclut le profilage ; un tri automatique des candidatures (type « "
        "profilage pour les ressources humaines ») rend l'analyse obligatoire.",
        advice="Le candidat est informé à l'avance des méthodes ; il peut demander l'effacement "
        "avant deux ans.",
    ),
    Entry(
        code="H04",
        title=N_("Temps de travail, congés et badges"),
        audience="employer",
        purposes=(
            N_("Décompter le temps de travail et les congés"),
            N_("Contrôler l'accès aux locaux"),
        ),
        bases=("legal_obligation", "legitimate_interests"),
        public_bases=("legal_obligation", "public_task"),
        text=_LABOUR,
        public_text=_CIVIL_SERVICE,
        why="Obligation légale pour le décompte du temps ; intérêt légitime ou mission de service "
        "public pour le contrôle d'accès.",
        subjects=_STAFF,
        data=(
            Kept(
                "professional_life",
                "Décompte tenu à la disposition de l'inspection",
                "1 an",
                "la période décomptée",
                source="C. trav., art. D3171-16",
                checked=True,
                only="private",
            ),
            Kept(
                "professional_life",
                "Forfaits en jours",
                "3 ans",
                "l'année décomptée",
                source="C. trav., art. D3171-16",
                checked=True,
                only="private",
            ),
            Kept(
                "professional_life",
                "Horaires",
                "5 ans",
                "le relevé",
                source=CNIL,
                only="private",
            ),
            Kept(
                "professional_life",
                "Plannings",
                "10 ans",
                "la période",
                source=COMMON,
                only="public",
            ),
            Kept(
                "professional_life", "Congés", "2 ans", "la période", source=COMMON, only="public"
            ),
            Kept("location", "Passages aux accès des locaux", "3 mois", "le passage", source=CNIL),
        ),
        recipients=(
            ("internal_service", "Ressources humaines, hiérarchie"),
            ("authority", "Inspection du travail, sur demande"),
        ),
        exemption="E11",
        dpia="La dispense exclut la biométrie.",
    ),
    Entry(
        code="H05",
        title=N_("Registre unique du personnel"),
        audience="employer",
        forms=PRIVATE,
        purposes=(N_("Tenir le registre des entrées et des sorties du personnel"),),
        bases=("legal_obligation",),
        text=_LABOUR,
        subjects=_STAFF,
        data=(
            Kept(
                "identity",
                "Identité",
                "5 ans",
                "le départ",
                source="C. trav., art. R1221-26",
                checked=True,
            ),
            Kept(
                "professional_life",
                "Emploi",
                "5 ans",
                "le départ",
                source="C. trav., art. R1221-26",
                checked=True,
            ),
            Kept(
                "official_documents",
                "Titre de séjour",
                "5 ans",
                "le départ",
                source="C. trav., art. R1221-26",
                checked=True,
            ),
        ),
        recipients=(("authority", "Inspection du travail, sur demande"),),
        exemption="E01",
    ),
    Entry(
        code="H06",
        title=N_("Formation et entretiens professionnels"),
        audience="employer",
        purposes=(
            N_("Conduire les entretiens et recueillir les besoins de formation"),
            N_("Organiser et financer les formations"),
        ),
        bases=("legal_obligation", "contract"),
        public_bases=("legal_obligation", "public_task"),
        text=_LABOUR,
        public_text=_CIVIL_SERVICE,
        why="Obligation légale pour les entretiens ; contrat de travail ou mission de service "
        "public pour les formations choisies.",
        subjects=_STAFF,
        data=(
            Kept(
                "education", "Parcours, formations suivies", "5 ans", "le départ", source=PRACTICE
            ),
        ),
        recipients=(("partner", "Organismes de formation et financeurs"),),
        exemption="E01",
    ),
)

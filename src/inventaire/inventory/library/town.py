"""Typical processing of a local authority: town planning, public space, revenue, water, waste."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.inventory.library.entry import Entry, Kept
from inventaire.inventory.library.sources import (
    COMMON,
    CONTRACTS,
    LOCAL,
    MISSION,
    PLANNING,
    PRESCRIPTION,
    SERVICE,
    SERVICES,
    SORTING,
)

ENTRIES = (
    Entry(
        code="C23",
        title=N_("Autorisations d'urbanisme"),
        audience="public",
        forms=LOCAL,
        purposes=(
            N_("Instruire les permis et les déclarations préalables"),
            N_("Instruire les certificats d'urbanisme et les déclarations d'intention d'aliéner"),
        ),
        bases=("legal_obligation",),
        text="Code de l'urbanisme",
        subjects=(("residents", "Demandeurs, voisins"), ("suppliers", "Architectes")),
        data=(
            Kept(
                "identity",
                "Dossiers accordés : identité, adresse, plans",
                words="Conservation définitive des dossiers accordés",
                source=PLANNING,
                fate="keep",
            ),
            Kept(
                "identity", "Dossiers refusés ou sans suite", "1 an", "la décision", source=PLANNING
            ),
            Kept(
                "identity",
                "Certificats d'urbanisme",
                words="Durée de validité du certificat",
                source=PLANNING,
            ),
            Kept(
                "identity",
                "Déclarations d'intention d'aliéner",
                "5 ans",
                "la décision",
                source=PLANNING,
            ),
            Kept(
                "identity",
                "Registre des déclarations d'intention d'aliéner",
                words="Conservation définitive du registre",
                source=PLANNING,
                fate="keep",
            ),
        ),
        recipients=(
            ("partner", "Intercommunalité instructrice"),
            ("authority", "Architecte des Bâtiments de France"),
            ("authority", "Direction départementale des territoires"),
            ("authority", "Service départemental d'incendie et de secours"),
        ),
    ),
    Entry(
        code="C24",
        title=N_("Occupation du domaine public, marchés forains et voirie"),
        audience="public",
        forms=LOCAL,
        purposes=(
            N_("Délivrer les autorisations d'occupation et placer les commerçants"),
            N_("Percevoir les droits de place"),
        ),
        bases=("public_task", "contract"),
        text=SERVICE,
        why="Mission d'intérêt public pour la police du domaine ; contrat pour les conventions "
        "d'occupation.",
        subjects=(("contacts", "Commerçants"), ("residents", "Riverains")),
        data=(
            Kept("identity", "Identité", "5 ans", "la fin de l'autorisation", source=SORTING),
            Kept(
                "official_documents",
                "Registre du commerce, assurance",
                "5 ans",
                "la fin de l'autorisation",
                source=SORTING,
            ),
            Kept(
                "economic",
                "Droits de place, pièces comptables",
                "10 ans",
                "la clôture de l'exercice",
                source=SORTING,
            ),
        ),
        recipients=(("internal_service", "Régie"),),
    ),
    Entry(
        code="C25",
        title=N_("Recettes, régies, taxe de séjour et recouvrement"),
        audience="public",
        purposes=(
            N_("Émettre les titres et encaisser les recettes"),
            N_("Percevoir la taxe de séjour"),
            N_("Suivre les impayés"),
        ),
        bases=("legal_obligation", "public_task"),
        text="Code général des collectivités territoriales",
        why="Obligation légale pour la comptabilité publique ; mission d'intérêt public pour la "
        "gestion des régies.",
        subjects=(("users", "Redevables"),),
        data=(
            Kept("identity", "Identité", "10 ans", "la clôture de l'exercice", source=COMMON),
            Kept("bank", "RIB", "10 ans", "la clôture de l'exercice", source=COMMON),
            Kept(
                "economic",
                "Sommes dues et payées",
                "10 ans",
                "la clôture de l'exercice",
                source=COMMON,
            ),
        ),
        recipients=(("authority", "Comptable public"), ("partner", "Commissaires de justice")),
    ),
    Entry(
        code="C26",
        title=N_("Eau, assainissement et déchets"),
        audience="public",
        forms=SERVICES,
        purposes=(
            N_("Gérer les abonnements et relever les compteurs"),
            N_("Facturer la redevance"),
            N_("Gérer les bacs et l'accès aux déchèteries"),
        ),
        bases=("contract", "public_task"),
        text=SERVICE,
        why="Contrat pour l'abonnement ; mission d'intérêt public pour la collecte des déchets.",
        subjects=(("residents", "Abonnés"),),
        data=(
            Kept("contact", "Adresse, compteur", "5 ans", "la fin du contrat", source=PRESCRIPTION),
            Kept("lifestyle", "Consommation", "5 ans", "la fin du contrat", source=PRESCRIPTION),
            Kept("economic", "Factures", "10 ans", "la clôture de l'exercice", source=COMMON),
            Kept("contact", "Bacs, badges de déchèterie", "1 an", "la restitution", source=SORTING),
        ),
        recipients=(("processor", "Délégataire ou prestataire"),),
        dpia="Télérelève des compteurs : à étudier.",
    ),
    Entry(
        code="C34",
        title=N_("Commande publique"),
        audience="public",
        purposes=(
            N_("Publier les consultations et analyser les offres"),
            N_("Attribuer et exécuter les marchés"),
        ),
        bases=("legal_obligation",),
        text="Code de la commande publique",
        subjects=(("suppliers", "Candidats, leurs équipes"), ("contacts", "")),
        data=(
            Kept(
                "identity",
                "Marchés : contacts, attestations",
                "10 ans",
                "la fin de l'exécution",
                source=CONTRACTS,
                fate="sort",
            ),
            Kept(
                "professional_life",
                "Marchés : CV des équipes",
                "10 ans",
                "la fin de l'exécution",
                source=CONTRACTS,
                fate="sort",
            ),
            Kept(
                "professional_life",
                "Offres non retenues",
                "5 ans",
                "la notification du marché",
                source=CONTRACTS,
            ),
        ),
        recipients=(
            ("internal_service", "Commission d'appel d'offres"),
            ("authority", "Préfecture"),
        ),
        exemption="E02",
        advice="Fournitures et services : la durée peut être réduite à 5 ans.",
    ),
    Entry(
        code="C35",
        title=N_("Subventions aux associations"),
        audience="public",
        purposes=(
            N_("Instruire les demandes de subvention"),
            N_("Verser les subventions et contrôler leur emploi"),
        ),
        bases=("public_task",),
        text="Code général des collectivités territoriales ; délibération qui attribue l'aide, à "
        "citer",
        subjects=(("contacts", "Dirigeants et salariés d'associations"),),
        data=(
            Kept(
                "identity",
                "Identité, fonctions",
                "10 ans",
                "le versement",
                source=COMMON,
                fate="sort",
            ),
            Kept(
                "bank", "RIB de l'association", "10 ans", "le versement", source=COMMON, fate="sort"
            ),
            Kept(
                "professional_life",
                "Comptes, salariés cités",
                "10 ans",
                "le versement",
                source=COMMON,
                fate="sort",
            ),
        ),
        recipients=(
            ("authority", "Trésor public"),
            ("public", "Données essentielles des subventions d'au moins 23 000 €"),
        ),
    ),
    Entry(
        code="C37",
        title=N_("Contentieux et assurances"),
        audience="public",
        purposes=(
            N_("Défendre l'organisme devant les tribunaux"),
            N_("Déclarer et suivre les sinistres"),
        ),
        bases=("legal_obligation", "public_task"),
        text=MISSION,
        why="Obligation légale pour les déclarations ; mission d'intérêt public pour la défense "
        "des intérêts de l'organisme.",
        subjects=(("other", "Parties, victimes, témoins"),),
        data=(
            Kept(
                "identity",
                "Dossier contentieux",
                "1 an",
                "l'extinction des recours",
                source=SORTING,
                fate="sort",
            ),
            Kept(
                "offences",
                "Infractions en cause",
                "1 an",
                "l'extinction des recours",
                source=SORTING,
                fate="sort",
            ),
            Kept("health", "Sinistres corporels", "30 ans", "le sinistre", source=SORTING),
            Kept("identity", "Sinistres matériels", "10 ans", "le sinistre", source=SORTING),
        ),
        recipients=(("partner", "Avocats"), ("partner", "Assureurs")),
        article_9=("f",),
        article_10="legal_claims",
    ),
)

"""Typical processing of a commune: children, schools, culture, sport."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.inventory.library.entry import Entry, Kept
from inventaire.inventory.library.sources import (
    LOCAL,
    PRACTICE,
    SCHOOLS,
    SERVICE,
    SERVICES,
    SORTING,
    TOWNS,
)

ENTRIES = (
    Entry(
        code="C08",
        title=N_("Restauration scolaire, périscolaire et centres de loisirs"),
        audience="public",
        forms=SERVICES,
        purposes=(
            N_("Inscrire les enfants et suivre leur présence"),
            N_("Facturer les repas et les activités aux familles"),
            N_("Assurer la sécurité et l'accueil de chaque enfant"),
        ),
        bases=("public_task",),
        text=SERVICE,
        subjects=(
            ("children", ""),
            ("parents", "Responsables légaux"),
            ("other", "Personnes autorisées à venir chercher l'enfant"),
        ),
        data=(
            Kept("identity", "Identité", "5 ans", "la fin de l'année scolaire", source=TOWNS),
            Kept(
                "economic",
                "Quotient familial, ressources, numéro d'allocataire, factures",
                "10 ans",
                "la clôture de l'exercice",
                source=TOWNS,
            ),
            Kept(
                "lifestyle",
                "Régime alimentaire, sans motif religieux",
                "5 ans",
                "la fin de l'année scolaire",
                source=TOWNS,
            ),
            Kept(
                "health",
                "Projet d'accueil individualisé (PAI)",
                words="Jusqu'à la fin de l'année scolaire",
                source=PRACTICE,
            ),
        ),
        recipients=(
            ("internal_service", "Régie"),
            ("authority", "Trésorerie"),
            ("authority", "CAF"),
            ("processor", "Prestataire des repas"),
        ),
        article_9=("a",),
        exemption="E10",
        advice="Dix ans dès que le tarif dépend du quotient familial : la fiche devient une pièce "
        "comptable.",
    ),
    Entry(
        code="C09",
        title=N_("Inscriptions scolaires"),
        audience="public",
        forms=LOCAL,
        purposes=(
            N_("Inscrire les enfants dans les écoles de la commune"),
            N_("Tenir la liste des enfants soumis à l'obligation scolaire"),
        ),
        bases=("legal_obligation",),
        text="Code de l'éducation, art. R131-3",
        text_checked=True,
        subjects=(("children", ""), ("parents", "Responsables légaux")),
        data=(
            Kept(
                "identity",
                "Identité des enfants et des responsables",
                words="Durée de la scolarité ou de l'obligation scolaire",
                source=PRACTICE,
            ),
            Kept(
                "contact",
                "Domicile",
                words="Durée de la scolarité ou de l'obligation scolaire",
                source=PRACTICE,
            ),
            Kept(
                "professional_life",
                "Profession des responsables",
                words="Durée de la scolarité ou de l'obligation scolaire",
                source=PRACTICE,
            ),
            Kept(
                "family_life",
                "Demandes de dérogation",
                "5 ans",
                "la décision",
                source=SCHOOLS,
            ),
        ),
        recipients=(
            ("partner", "Écoles"),
            ("authority", "Direction des services départementaux de l'éducation nationale"),
        ),
        exemption="E10",
    ),
    Entry(
        code="C10",
        title=N_("Petite enfance : crèches et relais"),
        audience="public",
        forms=SERVICES,
        purposes=(
            N_("Instruire les demandes de place et admettre les enfants"),
            N_("Accueillir les enfants et veiller à leur santé"),
            N_("Facturer l'accueil aux familles"),
        ),
        bases=("public_task", "contract"),
        text=SERVICE,
        why="Mission d'intérêt public pour l'admission et l'accueil ; contrat d'accueil pour la "
        "facturation.",
        subjects=(("children", ""), ("parents", "")),
        data=(
            Kept("identity", "Dossier d'admission", "3 ans", "le départ de l'enfant", source=TOWNS),
            Kept(
                "economic",
                "Ressources, pièces financières",
                "10 ans",
                "la clôture de l'exercice",
                source=TOWNS,
            ),
            Kept(
                "health",
                "Santé, vaccinations (dossier d'admission)",
                "3 ans",
                "le départ de l'enfant",
                source=TOWNS,
            ),
            Kept(
                "identity",
                "Registre des entrées et des sorties",
                words="Conservation définitive du registre",
                source=TOWNS,
                fate="keep",
            ),
        ),
        recipients=(("authority", "CAF"), ("authority", "Protection maternelle et infantile")),
        article_9=("h",),
        exemption="E10",
        dpia="La dispense vise les services de la petite enfance : vérifiez ce qu'elle dit des "
        "données de santé.",
    ),
    Entry(
        code="C11",
        title=N_("Accidents d'enfants"),
        audience="public",
        forms=LOCAL,
        purposes=(
            N_("Déclarer les accidents survenus pendant l'accueil des enfants"),
            N_("Défendre les droits de l'enfant et de la collectivité"),
        ),
        bases=("legal_obligation", "public_task"),
        text=SERVICE,
        why="Obligation légale pour la déclaration ; mission d'intérêt public pour le suivi du "
        "dossier.",
        subjects=(("children", ""), ("parents", "")),
        data=(
            Kept(
                "identity",
                "Identité, circonstances de l'accident",
                "28 ans",
                "la naissance de l'enfant",
                source=SCHOOLS,
            ),
            Kept("health", "Lésions", "28 ans", "la naissance de l'enfant", source=SCHOOLS),
        ),
        recipients=(
            ("partner", "Assureur"),
            ("authority", "Direction des services départementaux de l'éducation nationale"),
        ),
        article_9=("f",),
    ),
    Entry(
        code="C27",
        title=N_("Bibliothèque et médiathèque"),
        audience="public",
        forms=LOCAL,
        purposes=(
            N_("Inscrire les lecteurs et gérer les prêts"),
            N_("Relancer les retards"),
        ),
        bases=("public_task",),
        text=SERVICE,
        subjects=(("users", "Lecteurs, dont des mineurs"), ("parents", "")),
        data=(
            Kept("identity", "Inscription", "1 an", "le dernier prêt", source=SORTING),
            Kept("contact", "Coordonnées", "1 an", "le dernier prêt", source=SORTING),
            Kept(
                "lifestyle",
                "Historique des prêts",
                "4 mois",
                "le retour du document",
                source="Ancienne norme simplifiée n° 9 de la CNIL",
            ),
        ),
        recipients=(("internal_service", "Bibliothécaires"),),
    ),
    Entry(
        code="C28",
        title=N_("Conservatoire et école de musique"),
        audience="public",
        forms=SERVICES,
        purposes=(
            N_("Inscrire les élèves et organiser les cours"),
            N_("Facturer les droits d'inscription"),
        ),
        bases=("public_task",),
        text=SERVICE,
        subjects=(("pupils", ""), ("parents", "")),
        data=(
            Kept(
                "identity",
                "Identité",
                "10 ans",
                "la fin de la scolarité",
                source=TOWNS,
                fate="sort",
            ),
            Kept(
                "education",
                "Scolarité musicale",
                "10 ans",
                "la fin de la scolarité",
                source=TOWNS,
                fate="sort",
            ),
            Kept(
                "economic",
                "Quotient familial",
                "10 ans",
                "la clôture de l'exercice",
                source=TOWNS,
                fate="sort",
            ),
        ),
        recipients=(("internal_service", "Régie"), ("authority", "Trésorerie")),
        dpia="La dispense des services scolaires ne vise pas les conservatoires : à étudier.",
    ),
    Entry(
        code="C29",
        title=N_("Réservation de salles, d'équipements et piscine"),
        audience="public",
        forms=SERVICES,
        purposes=(
            N_("Réserver les salles et les équipements"),
            N_("Vendre les entrées et facturer les locations"),
        ),
        bases=("contract", "public_task"),
        text=SERVICE,
        why="Contrat pour la location et la vente ; mission d'intérêt public pour l'accès aux "
        "équipements.",
        subjects=(("users", ""), ("contacts", "Responsables d'associations")),
        data=(
            Kept("identity", "Identité, réservation", "1 an", "l'utilisation", source=SORTING),
            Kept("bank", "Paiements", "10 ans", "la clôture de l'exercice", source=SORTING),
        ),
        recipients=(("internal_service", "Régie"),),
    ),
)

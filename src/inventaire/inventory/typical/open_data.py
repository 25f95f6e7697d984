"""Usual datasets that are for everybody."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.inventory.typical.entry import Typical, opened

_C, _E, _A, _CE, _CEA = "c", "e", "a", "ce", "cea"

OPEN: tuple[Typical, ...] = (
    opened(
        "deliberations",
        _C,
        N_("Délibérations du conseil municipal"),
        N_("Les délibérations adoptées : date, numéro, objet, vote et texte signé."),
    ),
    opened(
        "deliberations",
        _E,
        N_("Délibérations du conseil communautaire"),
        N_("Les délibérations adoptées : date, numéro, objet, vote et texte signé."),
        code="community_deliberations",
    ),
    opened(
        "budget",
        _CE,
        N_("Budget primitif et décisions modificatives"),
        N_("Les crédits votés, par chapitre et par fonction."),
    ),
    opened(
        "accounts",
        _CEA,
        N_("Comptes annuels"),
        N_("Les comptes de l'exercice clos, tels qu'ils ont été approuvés."),
    ),
    opened(
        "subsidies",
        _CE,
        N_("Subventions versées"),
        N_("Une ligne par convention : bénéficiaire, objet, montant, date."),
    ),
    opened(
        "public_contracts",
        _CE,
        N_("Données essentielles des marchés publics"),
        N_("Une ligne par marché notifié : objet, titulaire, montant, durée."),
    ),
    opened(
        "facilities",
        _CE,
        N_("Équipements publics"),
        N_("Les équipements ouverts au public : nature, adresse, position, horaires."),
    ),
    opened(
        "addresses",
        _C,
        N_("Base adresse locale"),
        N_("Les voies et les numéros, avec leur position, pour la base adresse nationale."),
    ),
    opened(
        "urban_plan",
        _CE,
        N_("Document d'urbanisme"),
        N_("Le plan local d'urbanisme et ses servitudes, au standard du CNIG."),
    ),
    opened(
        "building_permits",
        _C,
        N_("Autorisations d'urbanisme"),
        N_("Les permis et les déclarations préalables accordés, avec leur lieu et leur objet."),
        d312_category="d8",
    ),
    opened(
        "elected_directory",
        _CE,
        N_("Annuaire des élus"),
        N_("Les élus, leurs mandats et leurs délégations, avec les dates."),
        d312_category="d6",
    ),
    opened(
        "associations_directory",
        _C,
        N_("Annuaire des associations"),
        N_("Les associations du territoire : objet, siège, contact public."),
        d312_category="d2",
    ),
    opened(
        "election_results",
        _C,
        N_("Résultats électoraux"),
        N_("Inscrits, votants et voix, par bureau de vote."),
    ),
    opened(
        "first_names",
        _C,
        N_("Prénoms des nouveau-nés"),
        N_("Combien d'enfants ont reçu chaque prénom, par année ; les plus rares retirés."),
    ),
    opened(
        "school_catalogue",
        _C,
        N_("Écoles et périmètres scolaires"),
        N_("Les écoles et les adresses qui en dépendent."),
    ),
    opened(
        "menus",
        _C,
        N_("Menus de la restauration scolaire"),
        N_("Les plats servis, par jour et par restaurant, avec les allergènes."),
    ),
    opened(
        "trees",
        _C,
        N_("Arbres d'alignement et arbres remarquables"),
        N_("Essence, position, circonférence, état sanitaire."),
    ),
    opened(
        "parking",
        _CE,
        N_("Stationnement"),
        N_("Les parcs et les places réservées : position, nombre, tarif."),
    ),
    opened(
        "cycle_facilities",
        _CE,
        N_("Aménagements cyclables"),
        N_("Les pistes, les bandes et les arceaux, avec leur tracé."),
    ),
    opened(
        "charging_stations",
        _CE,
        N_("Bornes de recharge"),
        N_("Les points de recharge ouverts au public : position, puissance, accès."),
    ),
    opened(
        "defibrillators",
        _CE,
        N_("Défibrillateurs"),
        N_("Les défibrillateurs accessibles : position, accès, maintenance."),
    ),
    opened(
        "buildings",
        _CE,
        N_("Patrimoine bâti"),
        N_("Les bâtiments possédés ou occupés : adresse, surface, usage."),
    ),
    opened(
        "energy_consumption",
        _CE,
        N_("Consommations d'énergie des bâtiments"),
        N_("Les consommations relevées, par bâtiment et par énergie."),
    ),
    opened(
        "waste_collection",
        _E,
        N_("Collecte des déchets"),
        N_("Les jours de collecte, les points d'apport et les tonnages."),
    ),
    opened(
        "water_quality",
        _E,
        N_("Qualité de l'eau distribuée"),
        N_("Les résultats des contrôles, par réseau et par date."),
    ),
    opened(
        "other",
        _E,
        N_("Zones d'activités économiques"),
        N_("Les zones, leurs parcelles disponibles et leurs entreprises."),
        code="business_parks",
        theme="ECON",
        personal_status="none",
    ),
    opened(
        "mediation_places",
        "ea",
        N_("Lieux de médiation numérique"),
        N_("Les lieux, leurs services, leurs horaires et leurs conditions d'accès."),
    ),
    opened(
        "inclusion_services",
        _A,
        N_("Structures et services d'insertion"),
        N_("Les structures et ce qu'elles proposent, au schéma de data.inclusion."),
    ),
    opened(
        "events",
        _CEA,
        N_("Agenda des manifestations"),
        N_("Les manifestations ouvertes au public : lieu, date, organisateur."),
    ),
    opened(
        "other",
        _A,
        N_("Rapport d'activité et indicateurs"),
        N_("Ce qui a été fait dans l'année, en chiffres qui ne désignent personne."),
        code="activity_report",
        personal_status="none",
    ),
)

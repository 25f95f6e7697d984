"""Usual datasets about people, which are for nobody else."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.inventory.typical.entry import Typical, closed

_C, _E, _A, _CE, _CEA = "c", "e", "a", "ce", "cea"

ABOUT_PEOPLE: tuple[Typical, ...] = (
    closed(
        "members",
        _A,
        N_("Adhérents, sociétaires"),
        N_("Les adhésions : identité, coordonnées, cotisation, dates."),
    ),
    closed(
        "donors",
        _A,
        N_("Donateurs"),
        N_("Les dons et les reçus fiscaux : identité, montants, dates."),
    ),
    closed(
        "volunteers",
        _A,
        N_("Bénévoles"),
        N_("Les bénévoles : coordonnées, disponibilités, compétences."),
    ),
    closed(
        "beneficiaries",
        _A,
        N_("Personnes accompagnées"),
        N_("Les dossiers d'accompagnement : identité, situation, suivi."),
    ),
    closed(
        "training",
        _A,
        N_("Stagiaires de la formation"),
        N_("Les inscriptions, les présences et les évaluations."),
    ),
    closed(
        "civil_registry",
        _C,
        N_("Actes d'état civil"),
        N_("Les naissances, les mariages et les décès."),
    ),
    closed(
        "electoral_roll",
        _C,
        N_("Liste électorale"),
        N_("Les électeurs inscrits, que le code électoral communique à ses conditions."),
        refusal_ground="",
    ),
    closed(
        "pupils",
        _C,
        N_("Élèves inscrits"),
        N_("Les inscriptions scolaires : enfants, responsables, école."),
    ),
    closed(
        "childcare",
        _CE,
        N_("Enfance et périscolaire"),
        N_("Les inscriptions et la facturation de l'accueil des enfants."),
    ),
    closed(
        "social_aid",
        _C,
        N_("Dossiers d'aide sociale"),
        N_("Les demandes d'aide : situation du foyer, ressources, décision."),
    ),
    closed(
        "library_loans",
        _C,
        N_("Lecteurs et prêts de la bibliothèque"),
        N_("Les inscriptions des lecteurs et leurs prêts."),
    ),
    closed(
        "other",
        _E,
        N_("Abonnés de l'eau et redevables des déchets"),
        N_("Les abonnés, leurs relevés, leurs factures."),
        code="water_customers",
        theme="ENVI",
    ),
    closed(
        "newsletter",
        _CEA,
        N_("Abonnés à la lettre d'information"),
        N_("Les adresses de courriel des abonnés."),
    ),
    closed("payroll", _CEA, N_("Paie"), N_("Les éléments de paie et les bulletins des agents.")),
    closed(
        "staff_files",
        _CEA,
        N_("Dossiers du personnel"),
        N_("La carrière, les évaluations et les absences."),
    ),
    closed(
        "accounting",
        _CEA,
        N_("Factures et pièces comptables"),
        N_("Les factures reçues et émises, avec les coordonnées bancaires."),
        refusal_ground="",
    ),
)

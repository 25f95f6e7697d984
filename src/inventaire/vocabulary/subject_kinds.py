"""Usual kinds of data, and what is known of each: schema, theme, duties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inventaire.i18n import N_
from inventaire.vocabulary.terms import Term, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectKind(Term):
    """A usual kind of data: its national schema, its usual content about people, its duties."""

    #: Its name in the register of schemas (schema.data.gouv.fr), where one exists.
    schema: str = ""
    #: Whether it usually is a high-value dataset (Regulation (EU) 2023/138).
    hvd: bool = False
    #: Whether a text demands its publication whatever the size of the body.
    essential: bool = False
    usual_personal_status: str = "none"
    expected_theme: str = "GOVE"


SUBJECT_KINDS = Vocabulary(
    "subject_kinds",
    N_("Nature des données"),
    (
        SubjectKind(
            code="deliberations",
            label=N_("Délibérations"),
            schema="scdl/deliberations",
            source="Registre des schémas (schema.data.gouv.fr)",
            usual_personal_status="personal_text",
            expected_theme="GOVE",
        ),
        SubjectKind(
            code="subsidies",
            label=N_("Subventions"),
            schema="scdl/subventions",
            source="Registre des schémas (schema.data.gouv.fr)",
            essential=True,
            usual_personal_status="none",
            expected_theme="ECON",
        ),
        SubjectKind(
            code="public_contracts",
            label=N_("Marchés publics"),
            schema="decp",
            source="Registre des schémas (schema.data.gouv.fr)",
            essential=True,
            usual_personal_status="none",
            expected_theme="ECON",
        ),
        SubjectKind(
            code="facilities",
            label=N_("Équipements publics"),
            schema="scdl/equipements",
            source="Registre des schémas (schema.data.gouv.fr)",
            usual_personal_status="none",
            expected_theme="REGI",
        ),
        SubjectKind(
            code="first_names",
            label=N_("Prénoms"),
            schema="scdl/prenoms",
            source="Registre des schémas (schema.data.gouv.fr)",
            usual_personal_status="anonymised",
            expected_theme="SOCI",
        ),
        SubjectKind(
            code="addresses",
            label=N_("Adresses (base adresse locale)"),
            schema="bal",
            hvd=True,
            source="Registre des schémas (schema.data.gouv.fr) ; Règl. (UE) 2023/138, annexe",
            usual_personal_status="none",
            expected_theme="REGI",
        ),
        SubjectKind(
            code="cycle_facilities",
            label=N_("Aménagements cyclables"),
            schema="amenagements-cyclables",
            source="Registre des schémas (schema.data.gouv.fr)",
            usual_personal_status="none",
            expected_theme="TRAN",
        ),
        SubjectKind(
            code="charging_stations",
            label=N_("Bornes de recharge"),
            schema="irve-statique",
            source="Registre des schémas (schema.data.gouv.fr)",
            usual_personal_status="none",
            expected_theme="TRAN",
        ),
        SubjectKind(
            code="defibrillators",
            label=N_("Défibrillateurs"),
            schema="schema-dae",
            source="Registre des schémas (schema.data.gouv.fr)",
            usual_personal_status="none",
            expected_theme="HEAL",
        ),
        SubjectKind(
            code="menus",
            label=N_("Menus de restauration collective"),
            schema="scdl/menus-collectifs",
            source="Registre des schémas (schema.data.gouv.fr)",
            usual_personal_status="none",
            expected_theme="AGRI",
        ),
        SubjectKind(
            code="budget",
            label=N_("Budget"),
            schema="scdl/budget",
            source="Registre des schémas (schema.data.gouv.fr)",
            usual_personal_status="none",
            expected_theme="ECON",
        ),
        SubjectKind(
            code="parking",
            label=N_("Stationnement"),
            schema="stationnement",
            source="Registre des schémas (schema.data.gouv.fr)",
            usual_personal_status="none",
            expected_theme="TRAN",
        ),
        SubjectKind(
            code="elected_directory",
            label=N_("Annuaire des élus"),
            usual_personal_status="personal_d312",
            expected_theme="GOVE",
        ),
        SubjectKind(
            code="election_results",
            label=N_("Résultats électoraux"),
            usual_personal_status="none",
            expected_theme="GOVE",
        ),
        SubjectKind(
            code="trees",
            label=N_("Arbres"),
            usual_personal_status="none",
            expected_theme="ENVI",
        ),
        SubjectKind(
            code="associations_directory",
            label=N_("Annuaire des associations"),
            usual_personal_status="personal_d312",
            expected_theme="SOCI",
        ),
        SubjectKind(
            code="school_catalogue",
            label=N_("Écoles et périmètres scolaires"),
            usual_personal_status="none",
            expected_theme="EDUC",
        ),
        SubjectKind(
            code="accounts",
            label=N_("Comptes"),
            usual_personal_status="none",
            expected_theme="ECON",
        ),
        SubjectKind(
            code="urban_plan",
            label=N_("Document d'urbanisme"),
            schema="plu-cnig",
            source="Registre des schémas (schema.data.gouv.fr)",
            usual_personal_status="none",
            expected_theme="REGI",
        ),
        SubjectKind(
            code="building_permits",
            label=N_("Autorisations d'urbanisme"),
            usual_personal_status="personal_d312",
            expected_theme="REGI",
        ),
        SubjectKind(
            code="museum",
            label=N_("Collections"),
            usual_personal_status="none",
            expected_theme="EDUC",
        ),
        SubjectKind(
            code="library_loans",
            label=N_("Prêts de bibliothèque"),
            usual_personal_status="personal",
            expected_theme="EDUC",
        ),
        SubjectKind(
            code="waste_collection",
            label=N_("Collecte des déchets"),
            usual_personal_status="none",
            expected_theme="ENVI",
        ),
        SubjectKind(
            code="water_quality",
            label=N_("Qualité de l'eau"),
            usual_personal_status="none",
            expected_theme="ENVI",
        ),
        SubjectKind(
            code="energy_consumption",
            label=N_("Consommations d'énergie"),
            usual_personal_status="none",
            expected_theme="ENER",
        ),
        SubjectKind(
            code="buildings",
            label=N_("Bâtiments"),
            usual_personal_status="none",
            expected_theme="REGI",
        ),
        SubjectKind(
            code="civil_registry",
            label=N_("État civil"),
            usual_personal_status="personal",
            expected_theme="SOCI",
        ),
        SubjectKind(
            code="electoral_roll",
            label=N_("Liste électorale"),
            usual_personal_status="personal",
            expected_theme="GOVE",
        ),
        SubjectKind(
            code="payroll",
            label=N_("Paie"),
            usual_personal_status="personal",
            expected_theme="GOVE",
        ),
        SubjectKind(
            code="staff_files",
            label=N_("Dossiers du personnel"),
            usual_personal_status="personal",
            expected_theme="GOVE",
        ),
        SubjectKind(
            code="pupils",
            label=N_("Élèves"),
            usual_personal_status="personal",
            expected_theme="EDUC",
        ),
        SubjectKind(
            code="childcare",
            label=N_("Enfance et périscolaire"),
            usual_personal_status="personal",
            expected_theme="EDUC",
        ),
        SubjectKind(
            code="social_aid",
            label=N_("Aide sociale"),
            usual_personal_status="personal",
            expected_theme="SOCI",
        ),
        SubjectKind(
            code="members",
            label=N_("Adhérents, sociétaires"),
            usual_personal_status="personal",
            expected_theme="SOCI",
        ),
        SubjectKind(
            code="donors",
            label=N_("Donateurs"),
            usual_personal_status="personal",
            expected_theme="SOCI",
        ),
        SubjectKind(
            code="volunteers",
            label=N_("Bénévoles"),
            usual_personal_status="personal",
            expected_theme="SOCI",
        ),
        SubjectKind(
            code="beneficiaries",
            label=N_("Bénéficiaires"),
            usual_personal_status="personal",
            expected_theme="SOCI",
        ),
        SubjectKind(
            code="newsletter",
            label=N_("Abonnés"),
            usual_personal_status="personal",
            expected_theme="GOVE",
        ),
        SubjectKind(
            code="accounting",
            label=N_("Comptabilité"),
            usual_personal_status="personal",
            expected_theme="ECON",
        ),
        SubjectKind(
            code="training",
            label=N_("Formations"),
            usual_personal_status="personal",
            expected_theme="EDUC",
        ),
        SubjectKind(
            code="events",
            label=N_("Événements"),
            usual_personal_status="none",
            expected_theme="EDUC",
        ),
        SubjectKind(
            code="mediation_places",
            label=N_("Lieux de médiation numérique"),
            schema="lieux-mediation-numerique",
            source="Registre des schémas (schema.data.gouv.fr)",
            usual_personal_status="none",
            expected_theme="SOCI",
        ),
        SubjectKind(
            code="inclusion_services",
            label=N_("Structures et services d'insertion"),
            schema="structures-insertion",
            source="Registre des schémas (schema.data.gouv.fr)",
            usual_personal_status="none",
            expected_theme="SOCI",
        ),
        SubjectKind(
            code="other",
            label=N_("Autre"),
            usual_personal_status="to_study",
            expected_theme="GOVE",
        ),
    ),
    source="Registre des schémas ; CCP R2196-1 ; décret 2017-779",
    as_of=date(2026, 10, 1),
)

"""The form of an organisation: what decides its duties first."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.inventory.organisation import Organisation
from inventaire.web.forms.fields import line
from inventaire.web.forms.record import RecordForm
from inventaire.web.forms.sections import NOTES, Section

CONTROLLER = Section(N_("Responsable de traitement"), folded=True)
DPO = Section(N_("Délégué à la protection des données"), folded=True)
ACCESS = Section(N_("Accès aux documents et open data"), folded=True)
PROCEDURES = Section(N_("Procédures"), folded=True)
ADDRESS = Section(N_("Coordonnées et identifiants"), folded=True)


class OrganisationForm(RecordForm):
    """Who it is, who answers for its data, and which procedures it has."""

    record = Organisation

    name = line(Organisation, "name", required=True)
    legal_form = line(Organisation, "legal_form")
    population = line(Organisation, "population", width="half")
    staff_fte = line(Organisation, "staff_fte", width="half")
    public_service_mission = line(Organisation, "public_service_mission")
    uses_decision_algorithm = line(Organisation, "uses_decision_algorithm")
    controller_name = line(Organisation, "controller_name", CONTROLLER)
    controller_title = line(Organisation, "controller_title", CONTROLLER)
    controller_contact = line(Organisation, "controller_contact", CONTROLLER)
    representative = line(Organisation, "representative", CONTROLLER)
    dpo_kind = line(Organisation, "dpo_kind", DPO)
    dpo_name = line(Organisation, "dpo_name", DPO)
    dpo_company = line(Organisation, "dpo_company", DPO)
    dpo_cnil_number = line(Organisation, "dpo_cnil_number", DPO)
    dpo_designated_on = line(Organisation, "dpo_designated_on", DPO)
    dpo_published = line(Organisation, "dpo_published", DPO)
    dpo_contact = line(Organisation, "dpo_contact", DPO)
    dpo_functions = line(Organisation, "dpo_functions", DPO)
    prada_name = line(Organisation, "prada_name", ACCESS)
    rip_url = line(Organisation, "rip_url", ACCESS)
    rip_revised_on = line(Organisation, "rip_revised_on", ACCESS)
    portal_url = line(Organisation, "portal_url", ACCESS)
    algorithm_rules_url = line(Organisation, "algorithm_rules_url", ACCESS, width="full")
    rights_procedure = line(Organisation, "rights_procedure", PROCEDURES)
    breach_procedure = line(Organisation, "breach_procedure", PROCEDURES)
    archives_contact = line(Organisation, "archives_contact", PROCEDURES)
    address = line(Organisation, "address", ADDRESS)
    contact = line(Organisation, "contact", ADDRESS)
    website = line(Organisation, "website", ADDRESS)
    siren = line(Organisation, "siren", ADDRESS, width="third")
    siret = line(Organisation, "siret", ADDRESS, width="third")
    rna = line(Organisation, "rna", ADDRESS, width="third")
    notes = line(Organisation, "notes", NOTES)


class NewOrganisationForm(RecordForm):
    """What is asked when an organisation is opened."""

    record = Organisation

    name = line(Organisation, "name", required=True, width="full")
    legal_form = line(Organisation, "legal_form", width="full")
    population = line(Organisation, "population", width="half")
    staff_fte = line(Organisation, "staff_fte", width="half")
    public_service_mission = line(Organisation, "public_service_mission", width="full")

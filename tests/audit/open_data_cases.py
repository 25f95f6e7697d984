"""Cases of OUV: what must be published, what must not, and how."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.audit.cases import fires, silent
from tests.builders import (
    association,
    commune,
    complete_processing,
    dataset,
    personal,
    picture,
)

from inventaire.inventory.dataset import Column, Dataset, Resource
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.snapshot import Snapshot


def _trees(**values: Any) -> Dataset:
    """A dataset about nobody, that nothing prevents from being published."""
    known = {"personal_status": "none", "subject_kind": "trees", "steward": "Espaces verts"}
    return dataset("Arbres remarquables", **{**known, **values})


def _published(**values: Any) -> Dataset:
    """The same, published as it should be."""
    known = {
        "publication_status": "published",
        "licence": "lov2",
        "frequency": "ANNUAL",
        "updated_on": date(2026, 6, 1),
        "resources": (Resource(url="https://valbrise.example/arbres.csv", format="csv"),),
    }
    return _trees(**{**known, **values})


def _holding(organisation: Organisation, *datasets: Dataset) -> Snapshot:
    return picture(organisation, *datasets)


# OUV-01: 50 full-time equivalents; 3 500 inhabitants, for a collectivité territoriale only.


@fires("OUV-01")
def a_commune_over_both_thresholds() -> Snapshot:
    return _holding(commune(), _trees())


@fires("OUV-01")
def a_commune_exactly_on_both_thresholds() -> Snapshot:
    return _holding(commune(population=3500, staff_fte=50.0), _trees())


@silent("OUV-01")
def a_commune_one_inhabitant_short() -> Snapshot:
    return _holding(commune(population=3499, staff_fte=50.0), _trees())


@silent("OUV-01")
def a_commune_a_tenth_of_an_agent_short() -> Snapshot:
    return _holding(commune(population=3500, staff_fte=49.9), _trees())


@fires("OUV-01")
def an_epci_of_few_inhabitants_is_no_collectivite_territoriale() -> Snapshot:
    return _holding(commune(legal_form="epci", population=900, staff_fte=50.0), _trees())


@fires("OUV-01")
def a_ccas_whose_population_nobody_wrote() -> Snapshot:
    return _holding(commune(legal_form="ccas", population=None, staff_fte=50.0), _trees())


@silent("OUV-01")
def an_epci_of_many_inhabitants_and_few_agents() -> Snapshot:
    return _holding(commune(legal_form="epci", population=30000, staff_fte=49.9), _trees())


@fires("OUV-01")
def an_association_charged_with_a_public_service() -> Snapshot:
    return _holding(association(public_service_mission=True, staff_fte=50.0), _trees())


@silent("OUV-01")
def an_association_without_any_public_service() -> Snapshot:
    return _holding(association(public_service_mission=False, staff_fte=500.0), _trees())


@fires("OUV-01")
def an_association_that_was_never_asked() -> Snapshot:
    return _holding(association(public_service_mission=None, staff_fte=80.0), _trees())


@fires("OUV-01")
def a_commune_whose_population_is_unknown() -> Snapshot:
    return _holding(commune(population=None), _trees())


@fires("OUV-01")
def a_commune_whose_staff_is_unknown() -> Snapshot:
    return _holding(commune(staff_fte=None), _trees())


@silent("OUV-01")
def unknown_staff_decides_nothing_when_nothing_waits_for_publication() -> Snapshot:
    return _holding(commune(staff_fte=None), _published(), _trees(publication_status="on_request"))


@silent("OUV-01", "OUV-02", "OUV-03", "OUV-04", "OUV-05", "OUV-06", "OUV-08", "OUV-09")
def everything_is_published_as_it_should_be() -> Snapshot:
    return _holding(commune(), _published())


@silent("OUV-01", "OUV-02")
def personal_data_stay_inside() -> Snapshot:
    return _holding(commune(), personal("Familles"))


@fires("OUV-01")
def a_dataset_about_which_nobody_asked() -> Snapshot:
    return _holding(commune(), dataset("Relevés des compteurs"))


@silent("OUV-01")
def nobody_asked_and_nobody_has_to() -> Snapshot:
    return _holding(commune(population=900), dataset("Relevés des compteurs"))


@silent("OUV-01")
def a_third_party_owns_the_map() -> Snapshot:
    return _holding(commune(), _trees(refusal_ground="third_party_rights"))


@fires("OUV-01")
def decided_and_still_not_done() -> Snapshot:
    return _holding(commune(), _trees(publication_status="to_publish"))


@fires("OUV-01")
def a_directory_of_elected_people_is_publishable_with_its_names() -> Snapshot:
    elected = personal("Annuaire des élus")
    status = {"personal_status": "personal_d312", "d312_category": "d6"}
    return _holding(commune(), dataset(elected.name, **status))


# OUV-02: the four grounds of CRPA L312-1-2 and D312-1-3.


@fires("OUV-02")
def a_list_of_allotment_holders_on_line() -> Snapshot:
    return _holding(commune(), personal("Jardins familiaux", publication_status="published"))


@fires("OUV-02")
def pseudonyms_are_no_anonymity() -> Snapshot:
    loans = dataset("Prêts", personal_status="pseudonymised", publication_status="to_publish")
    return _holding(commune(), loans)


@fires("OUV-02")
def an_association_publishes_its_volunteers() -> Snapshot:
    return _holding(association(), personal("Bénévoles", publication_status="published"))


@fires("OUV-02")
def published_and_nobody_asked_about_people() -> Snapshot:
    return _holding(commune(), dataset("Plan des serres", publication_status="published"))


def _opened(personal_status: str) -> Snapshot:
    data = dataset("Élus", personal_status=personal_status, publication_status="published")
    return _holding(commune(), data)


@silent("OUV-02")
def a_law_allows_it() -> Snapshot:
    return _opened("personal_text")


@silent("OUV-02")
def people_consented() -> Snapshot:
    return _opened("personal_consent")


@silent("OUV-02")
def a_category_of_article_d312() -> Snapshot:
    return _opened("personal_d312")


@silent("OUV-02")
def data_made_anonymous() -> Snapshot:
    return _opened("anonymised")


# OUV-03: what to mask.


@fires("OUV-03")
def permits_whose_applicants_must_be_masked() -> Snapshot:
    permits = personal(
        "Permis de construire",
        publication_status="to_mask",
        columns=(Column(name="demandeur", category="identity"), Column(name="surface")),
    )
    return _holding(commune(), permits)


@fires("OUV-03")
def deliberations_with_names_nobody_listed() -> Snapshot:
    return _holding(commune(), dataset("Délibérations", personal_status="personal_mask"))


@silent("OUV-03")
def a_refusal_is_not_a_promise_to_mask() -> Snapshot:
    files = dataset(
        "Dossiers d'aide sociale",
        personal_status="personal_mask",
        publication_status="not_communicable",
        refusal_ground="privacy",
    )
    return _holding(commune(), files)


# OUV-04 and OUV-05: licences.


@fires("OUV-04")
def a_licence_that_the_decree_does_not_list() -> Snapshot:
    return _holding(commune(), _published(licence="cc-by"))


@fires("OUV-04")
def a_licence_of_software_on_data() -> Snapshot:
    return _holding(commune(), _published(licence="mit"))


@silent("OUV-04")
def the_other_licence_of_the_decree() -> Snapshot:
    return _holding(commune(), _published(licence="odc-odbl"))


@silent("OUV-04")
def an_association_chooses_its_licence() -> Snapshot:
    return _holding(association(), _published(licence="cc-by"))


@fires("OUV-05")
def published_without_a_word_on_reuse() -> Snapshot:
    return _holding(commune(), _published(licence=""))


@fires("OUV-05")
def a_licence_said_to_be_unstated() -> Snapshot:
    return _holding(association(), _published(licence="none_stated"))


@silent("OUV-05")
def what_stays_inside_needs_no_licence() -> Snapshot:
    return _holding(commune(), _trees(publication_status="on_request"))


# OUV-06: an open, machine-readable format.


@fires("OUV-06")
def a_table_published_as_pdf() -> Snapshot:
    return _holding(commune(), _published(resources=(Resource(format="pdf"),)))


@fires("OUV-06")
def published_and_no_file_recorded() -> Snapshot:
    return _holding(commune(), _published(resources=()))


@fires("OUV-06")
def the_only_open_file_is_the_documentation() -> Snapshot:
    files = (Resource(format="xlsx", kind="data"), Resource(format="csv", kind="documentation"))
    return _holding(commune(), _published(resources=files))


@silent("OUV-06")
def a_pdf_beside_its_table() -> Snapshot:
    files = (Resource(format="pdf"), Resource(format="csv"))
    return _holding(commune(), _published(resources=files))


# OUV-07: the schema of this kind of data.


@fires("OUV-07")
def defibrillators_without_their_schema() -> Snapshot:
    return _holding(commune(), _published(subject_kind="defibrillators"))


@silent("OUV-07")
def defibrillators_in_their_schema() -> Snapshot:
    data = _published(subject_kind="defibrillators", schema="atlasante/schema-dae")
    return _holding(commune(), data)


@silent("OUV-07")
def trees_have_no_national_schema() -> Snapshot:
    return _holding(commune(), _published())


@silent("OUV-07")
def what_stays_inside_follows_no_schema() -> Snapshot:
    return _holding(commune(), _trees(subject_kind="menus", publication_status="to_study"))


# OUV-08: overdue. 365 days after 22 November 2025 is the day before the pictures are taken.


@fires("OUV-08")
def a_yearly_list_of_two_years_ago() -> Snapshot:
    return _holding(commune(), _published(updated_on=date(2024, 3, 1)))


@fires("OUV-08")
def a_yearly_list_two_days_late() -> Snapshot:
    return _holding(commune(), _published(updated_on=date(2025, 11, 21)))


@silent("OUV-08")
def a_yearly_list_due_yesterday() -> Snapshot:
    return _holding(commune(), _published(updated_on=date(2025, 11, 22)))


@silent("OUV-08")
def what_never_changes_is_never_late() -> Snapshot:
    return _holding(commune(), _published(frequency="NEVER", updated_on=date(2009, 1, 1)))


# OUV-09: high-value datasets.


@fires("OUV-09")
def tagged_of_high_value_without_licence() -> Snapshot:
    return _holding(commune(), _published(hvd_category="geospatial", licence=""))


@fires("OUV-09")
def of_high_value_under_a_licence_narrower_than_attribution() -> Snapshot:
    return _holding(commune(), _published(hvd_category="geospatial", licence="odc-odbl"))


@fires("OUV-09")
def addresses_not_tagged_of_high_value() -> Snapshot:
    return _holding(commune(), _published(subject_kind="addresses", schema="bal"))


@silent("OUV-09")
def addresses_tagged_and_licensed() -> Snapshot:
    data = _published(subject_kind="addresses", schema="bal", hvd_category="geospatial")
    return _holding(commune(), data)


# OUV-10: public contracts, whatever the size; subsidies, from 3 500 inhabitants.


@fires("OUV-10")
def subsidies_never_published() -> Snapshot:
    return _holding(commune(), dataset("Subventions versées", subject_kind="subsidies"))


@fires("OUV-10")
def subsidies_of_a_commune_of_few_agents() -> Snapshot:
    few = commune(population=3500, staff_fte=20.0)
    return _holding(few, dataset("Subventions versées", subject_kind="subsidies"))


@silent("OUV-10")
def subsidies_of_a_commune_one_inhabitant_short() -> Snapshot:
    small = commune(population=3499, staff_fte=80.0)
    return _holding(small, dataset("Subventions versées", subject_kind="subsidies"))


@fires("OUV-10")
def subsidies_of_a_commune_of_unknown_population() -> Snapshot:
    unknown = commune(population=None)
    return _holding(unknown, dataset("Subventions versées", subject_kind="subsidies"))


@fires("OUV-10")
def contracts_of_a_small_commune() -> Snapshot:
    small = commune(population=300, staff_fte=3.0)
    return _holding(small, dataset("Marchés notifiés", subject_kind="public_contracts"))


@silent("OUV-10")
def subsidies_on_line() -> Snapshot:
    return _holding(commune(), _published(subject_kind="subsidies"))


@silent("OUV-10")
def an_association_keeps_a_list_of_what_it_was_given() -> Snapshot:
    return _holding(association(), dataset("Subventions reçues", subject_kind="subsidies"))


@silent("OUV-01")
def essential_data_are_the_business_of_another_rule() -> Snapshot:
    subsidies = dataset("Subventions versées", subject_kind="subsidies", personal_status="none")
    return _holding(commune(), subsidies)


# OUV-11: algorithms. The mention has no threshold; the rules are due from 50 full-time equivalents.


@fires("OUV-11")
def a_formula_ranks_the_requests_for_a_nursery() -> Snapshot:
    return picture(commune(uses_decision_algorithm=True))


@fires("OUV-11")
def fifty_agents_and_few_inhabitants_still_publish_their_rules() -> Snapshot:
    return picture(commune(population=900, staff_fte=50.0, uses_decision_algorithm=True))


@fires("OUV-11")
def under_fifty_agents_the_mention_is_still_due() -> Snapshot:
    return picture(commune(staff_fte=49.9, uses_decision_algorithm=True))


@fires("OUV-11")
def a_processing_decides_by_itself_and_nobody_was_asked() -> Snapshot:
    return picture(commune(), complete_processing("Quotient familial", automated_decision=True))


@silent("OUV-11")
def rules_published() -> Snapshot:
    url = "https://valbrise.example/algorithmes"
    return picture(commune(uses_decision_algorithm=True, algorithm_rules_url=url))


@silent("OUV-11")
def no_algorithm() -> Snapshot:
    return picture(commune(uses_decision_algorithm=False))


@silent("OUV-11")
def an_association_is_free_to_compute() -> Snapshot:
    return picture(association(uses_decision_algorithm=True))


# OUV-12: free to open.


@fires("OUV-12")
def a_small_commune_may_open_its_trees() -> Snapshot:
    return _holding(commune(population=900, staff_fte=12.0), _trees())


@fires("OUV-12")
def an_association_may_open_its_places() -> Snapshot:
    return _holding(association(), _trees())


@silent("OUV-12")
def where_publication_is_due_nothing_is_a_favour() -> Snapshot:
    return _holding(commune(), _trees())


@silent("OUV-12")
def nobody_answers_for_it_yet() -> Snapshot:
    return _holding(association(), _trees(steward=""))


@silent("OUV-12")
def personal_data_are_not_easy_to_open() -> Snapshot:
    return _holding(association(), personal("Adhérents", steward="Secrétariat"))


# OUV-13: 10 000 inhabitants; 200 agents.


@fires("OUV-13")
def a_commune_of_ten_thousand() -> Snapshot:
    return picture(commune(population=10000))


@silent("OUV-13")
def a_commune_one_short_of_ten_thousand() -> Snapshot:
    return picture(commune(population=9999, staff_fte=400.0))


@fires("OUV-13")
def an_epci_of_ten_thousand() -> Snapshot:
    return picture(commune(legal_form="epci", population=10000, staff_fte=20.0))


@fires("OUV-13")
def every_departement() -> Snapshot:
    return picture(commune(legal_form="departement", population=None, staff_fte=None))


@fires("OUV-13")
def a_public_establishment_of_two_hundred() -> Snapshot:
    return picture(commune(legal_form="public_establishment", population=None, staff_fte=200.0))


@silent("OUV-13")
def a_public_establishment_of_fewer() -> Snapshot:
    return picture(commune(legal_form="public_establishment", population=None, staff_fte=199.9))


@fires("OUV-13")
def a_large_association_with_a_public_service() -> Snapshot:
    return picture(association(public_service_mission=True, staff_fte=200.0))


@fires("OUV-13")
def a_large_association_that_was_never_asked() -> Snapshot:
    return picture(association(public_service_mission=None, staff_fte=200.0))


@silent("OUV-13")
def a_small_association_whatever_its_mission() -> Snapshot:
    return picture(association(public_service_mission=None, staff_fte=199.0))


@silent("OUV-13")
def a_large_association_without_public_service() -> Snapshot:
    return picture(association(public_service_mission=False, staff_fte=900.0))


@fires("OUV-13")
def a_commune_whose_population_nobody_wrote() -> Snapshot:
    return picture(commune(population=None))


@silent("OUV-13")
def a_prada_with_a_name() -> Snapshot:
    return picture(commune(population=12000, prada_name="Lou Martel"))

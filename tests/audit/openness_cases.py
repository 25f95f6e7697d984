"""Cases of OUV-10 to OUV-13: essential data, algorithms, what is free to open, the PRADA."""

from __future__ import annotations

from tests.audit.cases import fires, silent
from tests.audit.trees import published_trees, trees
from tests.builders import association, commune, complete_processing, dataset, personal, picture

from inventaire.inventory.snapshot import Snapshot

# OUV-10: public contracts, whatever the size; subsidies, from 3 500 inhabitants.


@fires("OUV-10")
def subsidies_never_published() -> Snapshot:
    return picture(commune(), dataset("Subventions versées", subject_kind="subsidies"))


@fires("OUV-10")
def subsidies_of_a_commune_of_few_agents() -> Snapshot:
    few = commune(population=3500, staff_fte=20.0)
    return picture(few, dataset("Subventions versées", subject_kind="subsidies"))


@silent("OUV-10")
def subsidies_of_a_commune_one_inhabitant_short() -> Snapshot:
    small = commune(population=3499, staff_fte=80.0)
    return picture(small, dataset("Subventions versées", subject_kind="subsidies"))


@fires("OUV-10")
def subsidies_of_a_commune_of_unknown_population() -> Snapshot:
    unknown = commune(population=None)
    return picture(unknown, dataset("Subventions versées", subject_kind="subsidies"))


@fires("OUV-10")
def contracts_of_a_small_commune() -> Snapshot:
    small = commune(population=300, staff_fte=3.0)
    return picture(small, dataset("Marchés notifiés", subject_kind="public_contracts"))


@silent("OUV-10")
def subsidies_on_line() -> Snapshot:
    return picture(commune(), published_trees(subject_kind="subsidies"))


@silent("OUV-10")
def an_association_keeps_a_list_of_what_it_was_given() -> Snapshot:
    return picture(association(), dataset("Subventions reçues", subject_kind="subsidies"))


@silent("OUV-01")
def essential_data_are_the_business_of_another_rule() -> Snapshot:
    subsidies = dataset("Subventions versées", subject_kind="subsidies", personal_status="none")
    return picture(commune(), subsidies)


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
    return picture(commune(population=900, staff_fte=12.0), trees())


@fires("OUV-12")
def an_association_may_open_its_places() -> Snapshot:
    return picture(association(), trees())


@silent("OUV-12")
def where_publication_is_due_nothing_is_a_favour() -> Snapshot:
    return picture(commune(), trees())


@silent("OUV-12")
def nobody_answers_for_it_yet() -> Snapshot:
    return picture(association(), trees(steward=""))


@silent("OUV-12")
def personal_data_are_not_easy_to_open() -> Snapshot:
    return picture(association(), personal("Adhérents", steward="Secrétariat"))


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

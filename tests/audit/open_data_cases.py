"""Cases of OUV-01 to OUV-03: what must be published, what must not, what must be masked."""

from __future__ import annotations

from tests.audit.cases import fires, silent
from tests.audit.trees import published_trees, trees
from tests.builders import association, commune, dataset, personal, picture

from inventaire.inventory.dataset import Column
from inventaire.inventory.snapshot import Snapshot

# OUV-01: 50 full-time equivalents; 3 500 inhabitants, for a collectivité territoriale only.


@fires("OUV-01")
def a_commune_over_both_thresholds() -> Snapshot:
    return picture(commune(), trees())


@fires("OUV-01")
def a_commune_exactly_on_both_thresholds() -> Snapshot:
    return picture(commune(population=3500, staff_fte=50.0), trees())


@silent("OUV-01")
def a_commune_one_inhabitant_short() -> Snapshot:
    return picture(commune(population=3499, staff_fte=50.0), trees())


@silent("OUV-01")
def a_commune_a_tenth_of_an_agent_short() -> Snapshot:
    return picture(commune(population=3500, staff_fte=49.9), trees())


@fires("OUV-01")
def an_epci_of_few_inhabitants_is_no_collectivite_territoriale() -> Snapshot:
    return picture(commune(legal_form="epci", population=900, staff_fte=50.0), trees())


@fires("OUV-01")
def a_ccas_whose_population_nobody_wrote() -> Snapshot:
    return picture(commune(legal_form="ccas", population=None, staff_fte=50.0), trees())


@silent("OUV-01")
def an_epci_of_many_inhabitants_and_few_agents() -> Snapshot:
    return picture(commune(legal_form="epci", population=30000, staff_fte=49.9), trees())


@fires("OUV-01")
def an_association_charged_with_a_public_service() -> Snapshot:
    return picture(association(public_service_mission=True, staff_fte=50.0), trees())


@silent("OUV-01")
def an_association_without_any_public_service() -> Snapshot:
    return picture(association(public_service_mission=False, staff_fte=500.0), trees())


@fires("OUV-01")
def an_association_that_was_never_asked() -> Snapshot:
    return picture(association(public_service_mission=None, staff_fte=80.0), trees())


@fires("OUV-01")
def a_commune_whose_population_is_unknown() -> Snapshot:
    return picture(commune(population=None), trees())


@fires("OUV-01")
def a_commune_whose_staff_is_unknown() -> Snapshot:
    return picture(commune(staff_fte=None), trees())


@silent("OUV-01")
def unknown_staff_decides_nothing_when_nothing_waits_for_publication() -> Snapshot:
    return picture(
        commune(staff_fte=None), published_trees(), trees(publication_status="on_request")
    )


@silent("OUV-01", "OUV-02", "OUV-03", "OUV-04", "OUV-05", "OUV-06", "OUV-08", "OUV-09")
def everything_is_published_as_it_should_be() -> Snapshot:
    return picture(commune(), published_trees())


@silent("OUV-01", "OUV-02")
def personal_data_stay_inside() -> Snapshot:
    return picture(commune(), personal("Familles"))


@fires("OUV-01")
def a_dataset_about_which_nobody_asked() -> Snapshot:
    return picture(commune(), dataset("Relevés des compteurs"))


@silent("OUV-01")
def nobody_asked_and_nobody_has_to() -> Snapshot:
    return picture(commune(population=900), dataset("Relevés des compteurs"))


@silent("OUV-01")
def a_third_party_owns_the_map() -> Snapshot:
    return picture(commune(), trees(refusal_ground="third_party_rights"))


@fires("OUV-01")
def decided_and_still_not_done() -> Snapshot:
    return picture(commune(), trees(publication_status="to_publish"))


@fires("OUV-01")
def a_directory_of_elected_people_is_publishable_with_its_names() -> Snapshot:
    elected = personal("Annuaire des élus")
    status = {"personal_status": "personal_d312", "d312_category": "d6"}
    return picture(commune(), dataset(elected.name, **status))


# OUV-02: the four grounds of CRPA L312-1-2 and D312-1-3.


@fires("OUV-02")
def a_list_of_allotment_holders_on_line() -> Snapshot:
    return picture(commune(), personal("Jardins familiaux", publication_status="published"))


@fires("OUV-02")
def pseudonyms_are_no_anonymity() -> Snapshot:
    loans = dataset("Prêts", personal_status="pseudonymised", publication_status="to_publish")
    return picture(commune(), loans)


@fires("OUV-02")
def an_association_publishes_its_volunteers() -> Snapshot:
    return picture(association(), personal("Bénévoles", publication_status="published"))


@fires("OUV-02")
def published_and_nobody_asked_about_people() -> Snapshot:
    return picture(commune(), dataset("Plan des serres", publication_status="published"))


def _opened(personal_status: str) -> Snapshot:
    data = dataset("Élus", personal_status=personal_status, publication_status="published")
    return picture(commune(), data)


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
    return picture(commune(), permits)


@fires("OUV-03")
def deliberations_with_names_nobody_listed() -> Snapshot:
    return picture(commune(), dataset("Délibérations", personal_status="personal_mask"))


@silent("OUV-03")
def a_refusal_is_not_a_promise_to_mask() -> Snapshot:
    files = dataset(
        "Dossiers d'aide sociale",
        personal_status="personal_mask",
        publication_status="not_communicable",
        refusal_ground="privacy",
    )
    return picture(commune(), files)

"""Whether a dataset is to be opened: each question on both sides, each unknown asked."""

from __future__ import annotations

from typing import Any

import pytest
from tests.audit.trees import trees
from tests.builders import association, commune, dataset, personal, picture, system

from inventaire.audit.conditions import licence_of, schema_of
from inventaire.audit.opening import Opening, Verdict, easiest_to_open, opening_of
from inventaire.audit.picture import Picture
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.organisation import Organisation
from inventaire.vocabulary.datasets import PERSONAL_STATUSES, REFUSAL_GROUNDS
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.metadata import LICENCES


def kept_up(**values: Any) -> Dataset:
    """A dataset about nobody that is updated every year."""
    return trees(**{"frequency": "ANNUAL", **values})


def asked(opening: Opening) -> tuple[Verdict, str]:
    """The verdict, and the field that decides."""
    return opening.verdict, opening.deciding.field


@pytest.mark.parametrize(
    ("population", "staff", "verdict", "field"),
    [
        (3500, 50.0, Verdict.OBLIGED, "frequency"),
        (3499, 50.0, Verdict.MAY, "population"),
        (3500, 49.9, Verdict.MAY, "staff_fte"),
        (None, 50.0, Verdict.STUDY, "population"),
        (3500, None, Verdict.STUDY, "staff_fte"),
    ],
)
def test_a_commune_is_obliged_from_3500_inhabitants_and_50_full_time_equivalents(
    population: int | None, staff: float | None, verdict: Verdict, field: str
) -> None:
    body = commune(population=population, staff_fte=staff)
    assert asked(opening_of(body, kept_up())) == (verdict, field)


@pytest.mark.parametrize("population", [None, 900, 3499, 3500])
@pytest.mark.parametrize(
    ("staff", "verdict"), [(50.0, Verdict.OBLIGED), (49.9, Verdict.MAY), (None, Verdict.STUDY)]
)
@pytest.mark.parametrize("form", ["epci", "syndicat", "ccas"])
def test_an_epci_is_obliged_by_its_staff_alone(
    form: str, staff: float | None, verdict: Verdict, population: int | None
) -> None:
    body = commune(legal_form=form, population=population, staff_fte=staff)
    assert opening_of(body, kept_up()).verdict is verdict


@pytest.mark.parametrize(
    ("mission", "staff", "verdict", "field"),
    [
        (True, 50.0, Verdict.OBLIGED, "frequency"),
        (True, 49.9, Verdict.MAY, "staff_fte"),
        (False, 500.0, Verdict.MAY, "public_service_mission"),
        (None, 500.0, Verdict.STUDY, "public_service_mission"),
    ],
)
@pytest.mark.parametrize("form", ["association", "cress", "opco", "company"])
def test_a_private_body_is_asked_for_its_mission_whatever_its_form(
    form: str, mission: bool | None, staff: float, verdict: Verdict, field: str
) -> None:
    body = association(legal_form=form, public_service_mission=mission, staff_fte=staff)
    assert asked(opening_of(body, kept_up())) == (verdict, field)


@pytest.mark.parametrize("ground", REFUSAL_GROUNDS.codes)
def test_every_ground_of_refusal_keeps_the_dataset_and_gives_its_law(ground: str) -> None:
    opening = opening_of(commune(), kept_up(refusal_ground=ground))
    assert asked(opening) == (Verdict.MUST_NOT, "refusal_ground")
    assert opening.deciding.law == REFUSAL_GROUNDS[ground].source


@pytest.mark.parametrize(
    "masked", [{"publication_status": "to_mask"}, {"personal_status": "personal_mask"}]
)
@pytest.mark.parametrize("ground", ["", "privacy", "business_secret"])
def test_what_can_be_masked_may_leave_without_it(masked: dict[str, str], ground: str) -> None:
    opening = opening_of(commune(), kept_up(refusal_ground=ground, **masked))
    assert opening.verdict is Verdict.MASK


def test_a_refusal_without_ground_is_a_question() -> None:
    opening = opening_of(commune(), kept_up(publication_status="not_communicable"))
    assert asked(opening) == (Verdict.STUDY, "refusal_ground")


@pytest.mark.parametrize(
    ("values", "verdict", "field"),
    [
        ({"personal_status": ""}, Verdict.STUDY, "personal_status"),
        ({"personal_status": "to_study"}, Verdict.STUDY, "personal_status"),
        ({"personal_status": "personal"}, Verdict.MUST_NOT, "personal_status"),
        ({"personal_status": "pseudonymised"}, Verdict.MUST_NOT, "personal_status"),
        ({"personal_status": "anonymised"}, Verdict.STUDY, "personal_status_proof"),
        ({"personal_status": "personal_text"}, Verdict.STUDY, "personal_status_proof"),
        ({"personal_status": "personal_consent"}, Verdict.STUDY, "personal_status_proof"),
        ({"personal_status": "personal_d312"}, Verdict.STUDY, "d312_category"),
        ({"personal_status": "personal_d312", "d312_category": "d6"}, Verdict.OBLIGED, "frequency"),
        (
            {"personal_status": "anonymised", "personal_status_proof": "Test WP216"},
            Verdict.OBLIGED,
            "frequency",
        ),
    ],
)
def test_people_leave_by_a_text_a_consent_a_category_or_anonymised_with_the_proof(
    values: dict[str, str], verdict: Verdict, field: str
) -> None:
    assert asked(opening_of(commune(), kept_up(**values))) == (verdict, field)


def test_a_category_of_personal_data_answers_what_nobody_said() -> None:
    opening = opening_of(commune(), kept_up(personal_status="", data_categories=("identity",)))
    assert opening.verdict is Verdict.MUST_NOT


@pytest.mark.parametrize(
    "status", [term.code for term in PERSONAL_STATUSES if not term.publishable]
)
@pytest.mark.parametrize("kind", ["subsidies", "public_contracts"])
def test_no_duty_opens_what_the_law_on_people_closes(status: str, kind: str) -> None:
    verdict = opening_of(commune(), kept_up(personal_status=status, subject_kind=kind)).verdict
    assert verdict not in (Verdict.OBLIGED, Verdict.MAY)


@pytest.mark.parametrize(
    ("values", "verdict", "field"),
    [
        ({"principal_document": True}, Verdict.OBLIGED, "principal_document"),
        ({"publication_status": "on_request"}, Verdict.OBLIGED, "publication_status"),
        ({"frequency": "DAILY"}, Verdict.OBLIGED, "frequency"),
        ({"frequency": "UPDATE_CONT"}, Verdict.OBLIGED, "frequency"),
        ({"frequency": "NEVER"}, Verdict.MAY, "frequency"),
        ({"frequency": "AS_NEEDED"}, Verdict.MAY, "frequency"),
        ({"frequency": ""}, Verdict.STUDY, "frequency"),
        ({"frequency": "UNKNOWN"}, Verdict.STUDY, "frequency"),
    ],
)
def test_what_the_law_aims_at_is_asked_for_listed_or_regularly_updated(
    values: dict[str, Any], verdict: Verdict, field: str
) -> None:
    assert asked(opening_of(commune(), trees(**values))) == (verdict, field)


def test_every_frequency_gives_a_verdict() -> None:
    verdicts = {opening_of(commune(), trees(frequency=code)).verdict for code in FREQUENCIES.codes}
    assert verdicts == {Verdict.OBLIGED, Verdict.MAY, Verdict.STUDY}


def test_paper_is_not_published_by_default() -> None:
    folders, crm = system("Classeurs", kind="paper"), system("Logiciel", kind="software")
    on_paper = dataset("Plans", held_by=[folders], personal_status="none", frequency="ANNUAL")
    both = dataset("Plans", held_by=[folders, crm], personal_status="none", frequency="ANNUAL")
    seen = picture(commune(), folders, crm, on_paper, both)
    assert seen.datasets == (on_paper, both)
    looked = Picture(seen)
    verdicts = [
        opening_of(commune(), one, on_paper=looked.on_paper(one)).verdict for one in seen.datasets
    ]
    assert verdicts == [Verdict.MAY, Verdict.OBLIGED]


@pytest.mark.parametrize(
    ("body", "kind", "verdict"),
    [
        (commune(staff_fte=3.0), "subsidies", Verdict.OBLIGED),
        (commune(population=900), "subsidies", Verdict.MAY),
        (commune(population=None), "subsidies", Verdict.STUDY),
        (commune(population=900, staff_fte=3.0), "public_contracts", Verdict.OBLIGED),
        (association(), "subsidies", Verdict.MAY),
        (association(public_service_mission=None), "public_contracts", Verdict.STUDY),
    ],
)
def test_grants_and_contracts_have_texts_of_their_own(
    body: Organisation, kind: str, verdict: Verdict
) -> None:
    assert opening_of(body, kept_up(subject_kind=kind)).verdict is verdict


def test_the_reasons_tell_the_way_and_the_last_one_decides() -> None:
    opening = opening_of(commune(), kept_up())
    assert [one.field for one in opening.reasons] == ["personal_status", "staff_fte", "frequency"]
    assert [one.of_organisation for one in opening.reasons] == [False, True, False]
    assert all(one.law and str(one.text) for one in opening.reasons)


@pytest.mark.parametrize(
    ("body", "licence", "met"),
    [
        (commune(), "lov2", True),
        (commune(), "odc-odbl", True),
        (commune(), "cc-by", False),
        (commune(), "mit", False),
        (commune(), "", False),
        (commune(), "none_stated", False),
        (association(), "cc-by", True),
        (association(), "", False),
    ],
)
def test_administrations_choose_among_the_licences_of_the_decree(
    body: Organisation, licence: str, met: bool
) -> None:
    assert licence_of(body, trees(licence=licence)).met is met


def test_the_licences_of_the_decree_are_all_known() -> None:
    admitted = {one.code for one in LICENCES if one.admitted}
    data = {one.code for one in LICENCES if one.admitted and not one.software}
    assert data == {"lov2", "fr-lo", "odc-odbl"}
    assert admitted - data == {
        *("bsd-3", "apache-2", "cecill-b", "mit"),
        *("mpl-2", "gpl-3", "cecill-2", "eupl-1.2", "epl-2"),
    }


def test_a_usual_kind_of_data_has_its_national_schema() -> None:
    waits = schema_of(dataset(subject_kind="subsidies"))
    follows = schema_of(dataset(subject_kind="subsidies", schema="scdl/subventions 2.1"))
    assert waits is not None
    assert follows is not None
    assert (waits.met, follows.met) == (False, True)
    assert schema_of(dataset(subject_kind="trees")) is None
    assert schema_of(dataset()) is None


def test_one_begins_with_what_is_best_described() -> None:
    bare, told = trees(), kept_up(keywords=("arbre",), theme="ENVI", licence="lov2")
    nobody = kept_up(steward=" ")
    people = personal("Adhérents", steward="Accueil")
    seen = Picture(picture(association(), bare, told, nobody, people))
    assert easiest_to_open(seen) == [told, bare]

"""Which duties weigh on whom: each threshold on both sides, each unknown asked, none deduced."""

from __future__ import annotations

import pytest
from tests.builders import association, commune

from inventaire.audit.duties import (
    must_keep_directory,
    must_name_prada,
    must_publish_algorithms,
    must_publish_by_default,
    must_publish_subsidies,
)
from inventaire.inventory.organisation import Organisation
from inventaire.vocabulary.organisations import LEGAL_FORMS

PUBLIC = [form.code for form in LEGAL_FORMS if form.public]
PRIVATE = [form.code for form in LEGAL_FORMS if not form.public]
TERRITORIAL = ["commune", "departement", "region"]


def _body(form: str, population: int | None, staff: float | None) -> Organisation:
    return Organisation(id=1, legal_form=form, population=population, staff_fte=staff)


@pytest.mark.parametrize("form", TERRITORIAL)
@pytest.mark.parametrize(
    ("population", "staff", "applies", "asks"),
    [
        (3500, 50.0, True, ""),
        (3499, 50.0, False, ""),
        (3500, 49.9, False, ""),
        (3499, None, False, ""),
        (None, 49.9, None, "population"),
        (None, 50.0, None, "population"),
        (3500, None, None, "staff_fte"),
        (0, 0.0, False, ""),
    ],
)
def test_a_collectivite_publishes_from_3500_inhabitants_and_50_full_time_equivalents(
    form: str, population: int | None, staff: float | None, applies: bool | None, asks: str
) -> None:
    duty = must_publish_by_default(_body(form, population, staff))
    assert (duty.applies, duty.asks) == (applies, asks)


@pytest.mark.parametrize("form", sorted(set(PUBLIC) - set(TERRITORIAL)))
@pytest.mark.parametrize("population", [None, 0, 3499, 3500])
def test_every_other_public_body_publishes_from_50_whatever_its_population(
    form: str, population: int | None
) -> None:
    assert must_publish_by_default(_body(form, population, 50.0)).applies is True
    assert must_publish_by_default(_body(form, population, 49.9)).applies is False
    assert must_publish_by_default(_body(form, population, None)).asks == "staff_fte"


@pytest.mark.parametrize("form", PRIVATE)
def test_a_private_body_is_asked_about_its_mission_and_nothing_is_deduced(form: str) -> None:
    organisation = Organisation(id=1, legal_form=form, staff_fte=80.0)
    for duty in (must_publish_by_default, must_keep_directory, must_publish_subsidies):
        assert duty(organisation).applies is None
        assert duty(organisation).asks == "public_service_mission"


@pytest.mark.parametrize("form", PRIVATE)
def test_a_private_body_with_a_public_service_is_bound_from_50(form: str) -> None:
    def body(staff: float) -> Organisation:
        return Organisation(id=1, legal_form=form, staff_fte=staff, public_service_mission=True)

    assert must_publish_by_default(body(50.0)).applies is True
    assert must_publish_by_default(body(49.9)).applies is False
    assert must_keep_directory(body(1.0)).applies is True


def test_a_private_body_without_public_service_owes_nothing() -> None:
    free = association(public_service_mission=False, staff_fte=900.0)
    for duty in (
        must_publish_by_default,
        must_keep_directory,
        must_publish_subsidies,
        must_publish_algorithms,
        must_name_prada,
    ):
        assert duty(free).applies is False


@pytest.mark.parametrize("form", PUBLIC)
def test_every_public_body_keeps_a_directory_whatever_its_size(form: str) -> None:
    assert must_keep_directory(_body(form, 12, 0.5)).applies is True
    assert must_keep_directory(_body(form, None, None)).applies is True


@pytest.mark.parametrize(
    ("population", "applies"), [(3499, False), (3500, True), (None, None), (90_000, True)]
)
def test_subsidies_have_a_threshold_of_population_only(
    population: int | None, applies: bool | None
) -> None:
    assert must_publish_subsidies(_body("commune", population, 3.0)).applies is applies


def test_subsidies_of_an_epci_have_no_threshold() -> None:
    assert must_publish_subsidies(_body("epci", 900, 3.0)).applies is True


@pytest.mark.parametrize(("staff", "applies"), [(49.9, False), (50.0, True), (None, None)])
def test_algorithms_have_a_threshold_of_staff_only(
    staff: float | None, applies: bool | None
) -> None:
    assert must_publish_algorithms(_body("commune", 200, staff)).applies is applies


@pytest.mark.parametrize("form", ["commune", "epci"])
@pytest.mark.parametrize(("population", "applies"), [(9999, False), (10_000, True), (None, None)])
def test_a_commune_or_an_epci_names_a_prada_from_10000_inhabitants(
    form: str, population: int | None, applies: bool | None
) -> None:
    assert must_name_prada(_body(form, population, 900.0)).applies is applies


@pytest.mark.parametrize("form", ["departement", "region"])
def test_every_departement_and_region_names_a_prada(form: str) -> None:
    assert must_name_prada(_body(form, None, None)).applies is True


@pytest.mark.parametrize("form", ["public_establishment", "ccas", "syndicat", "university"])
@pytest.mark.parametrize(("staff", "applies"), [(199.9, False), (200.0, True), (None, None)])
def test_another_public_body_names_a_prada_from_200_agents(
    form: str, staff: float | None, applies: bool | None
) -> None:
    assert must_name_prada(_body(form, None, staff)).applies is applies


def test_a_large_private_body_is_asked_about_its_mission_before_a_prada() -> None:
    assert must_name_prada(association(public_service_mission=None, staff_fte=199.0)).asks == ""
    duty = must_name_prada(association(public_service_mission=None, staff_fte=200.0))
    assert (duty.applies, duty.asks) == (None, "public_service_mission")


def test_a_reason_is_always_given() -> None:
    for organisation in (commune(), association(), Organisation(id=1)):
        for duty in (must_publish_by_default, must_keep_directory, must_name_prada):
            assert str(duty(organisation).reason)

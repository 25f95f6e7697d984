"""Borders that personal data cross, and whether something makes it lawful (RGPD chapter V)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.builders import (
    TODAY,
    actor,
    commune,
    complete_processing,
    dataset,
    flow,
    personal,
    picture,
    system,
)

from inventaire.audit.borders import (
    Crossing,
    covering,
    crossings,
    held_abroad,
    is_certified,
    is_lawful,
    is_obsolete,
    protects,
    safeguards,
)
from inventaire.audit.picture import Picture
from inventaire.graph.borders import Zone
from inventaire.inventory.processing import TransferLine
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.transfers import SAFEGUARDS

BEFORE_SCHREMS = date(2020, 7, 15)


def _sent(country: str, *, register: Any = None, **values: Any) -> Picture:
    """Subscribers sent from a service to a host abroad; ``dpf`` and so on describe the host."""
    of_host = {name: values.pop(name) for name in tuple(values) if name.startswith("dpf")}
    desk, host = system("Guichet"), actor("Hébergeur", country=country, **of_host)
    letter = system("Lettre", operator=host.id)
    people = personal("Abonnés", held_by=[desk])
    entry = complete_processing("Lettre", datasets=(people.id,), transfers=register or ())
    sent = flow(desk, letter, people, **values)
    return Picture(picture(commune(), desk, host, letter, people, entry, sent))


def _only(seen: Picture) -> Crossing:
    (crossing,) = crossings(seen)
    return crossing


def test_a_crossing_says_what_arrives_where_and_at_whose() -> None:
    seen = _sent("US")
    crossing = _only(seen)
    assert (crossing.country, crossing.zone, crossing.is_american) == ("US", Zone.THIRD, True)
    assert crossing.place == ref_of(seen.snapshot.systems[1])
    assert crossing.recipient == seen.snapshot.actors[0]
    assert crossing.datasets == (seen.snapshot.datasets[0].id,)


@pytest.mark.parametrize("country", ["FR", "NO", "RE", "PF", ""])
def test_what_stays_in_the_area_or_whose_country_is_unknown_crosses_nothing(country: str) -> None:
    assert list(crossings(_sent(country))) == []


@pytest.mark.parametrize("transformation", ["none", "minimisation", "aggregation"])
def test_only_anonymised_data_cross_no_border(transformation: str) -> None:
    assert _only(_sent("IN", transformation=transformation))
    assert list(crossings(_sent("IN", transformation="anonymisation"))) == []


def test_data_that_travel_within_one_country_cross_no_border_again() -> None:
    first, second = system("A", country="IN"), system("B", country="IN")
    people = personal("Abonnés", held_by=[first])
    seen = Picture(picture(commune(), first, second, people, flow(first, second, people)))
    assert list(crossings(seen)) == []


def test_what_is_about_nobody_crosses_freely() -> None:
    first, second = system("A"), system("B", country="IN")
    trees = dataset("Arbres", held_by=[first], personal_status="none")
    seen = Picture(picture(commune(), first, second, trees, flow(first, second, trees)))
    assert list(crossings(seen)) == []


@pytest.mark.parametrize(
    ("safeguard", "on", "holds"),
    [
        ("scc_2021", TODAY, True),
        ("bcr", TODAY, True),
        ("privacy_shield", BEFORE_SCHREMS, True),
        ("privacy_shield", BEFORE_SCHREMS + timedelta(days=1), False),
        ("privacy_shield", TODAY, False),
        ("scc_old", date(2022, 12, 26), True),
        ("scc_old", date(2022, 12, 27), False),
        ("", TODAY, False),
        ("none_found", TODAY, False),
        ("adequacy", TODAY, False),
        ("dpf", TODAY, False),
        ("horoscope", TODAY, False),
    ],
)
def test_a_safeguard_protects_until_it_is_obsolete(safeguard: str, on: date, holds: bool) -> None:
    assert protects(safeguard, on=on) is holds


def test_only_known_safeguards_grow_obsolete() -> None:
    obsolete = {term.code for term in SAFEGUARDS if is_obsolete(term.code, on=TODAY)}
    assert obsolete == {"privacy_shield", "scc_old"}
    assert not is_obsolete("horoscope", on=TODAY)


@pytest.mark.parametrize("country", ["CH", "GB", "BR", "CA"])
def test_an_adequate_country_needs_nothing_more(country: str) -> None:
    seen = _sent(country)
    assert _only(seen).zone is Zone.ADEQUATE
    assert is_lawful(seen, _only(seen)) is True


@pytest.mark.parametrize(
    ("country", "values", "lawful"),
    [
        ("IN", {}, False),
        ("IN", {"safeguard": "scc_2021"}, True),
        ("IN", {"safeguard": "privacy_shield"}, False),
        ("IN", {"safeguard": "art49_consent"}, True),
        # DPF certification is of the United States and of nobody else.
        ("IN", {"dpf_certified": True}, False),
        ("US", {"dpf_certified": True}, True),
        ("US", {"dpf_certified": False}, False),
        ("US", {}, None),
        ("US", {"safeguard": "scc_2021", "dpf_certified": False}, True),
        ("US", {"safeguard": "dpf"}, True),
        ("US", {"safeguard": "dpf", "dpf_certified": False}, False),
        ("US", {"safeguard": "none_found"}, False),
    ],
)
def test_what_makes_a_crossing_lawful(
    country: str, values: dict[str, Any], lawful: bool | None
) -> None:
    seen = _sent(country, **values)
    assert is_lawful(seen, _only(seen)) is lawful


def test_the_register_may_hold_the_safeguard_for_its_country_or_its_recipient() -> None:
    by_country = _sent("IN", register=(TransferLine(country="IN", safeguard="scc_2021"),))
    assert safeguards(by_country, _only(by_country)) == ("scc_2021",)
    assert is_lawful(by_country, _only(by_country)) is True
    elsewhere = _sent("IN", register=(TransferLine(country="MA", safeguard="scc_2021"),))
    assert is_lawful(elsewhere, _only(elsewhere)) is False


def test_the_register_covers_what_its_processing_covers() -> None:
    seen = _sent("IN")
    assert [processing.name for processing in covering(seen, _only(seen))] == ["Lettre"]


def test_nobody_looked_is_not_uncertified() -> None:
    crossing = _only(_sent("US"))
    assert is_certified(crossing, ()) is None
    assert is_certified(crossing, ("dpf",)) is True
    assert is_certified(crossing, ("none_found",)) is False


def test_data_held_abroad_that_no_flow_brings_are_seen_too() -> None:
    cloud = system("Nuage", country="IN")
    people = personal("Abonnés", held_by=[cloud])
    assert [(s.id, c) for s, c in held_abroad(Picture(picture(commune(), cloud, people)))] == [
        (cloud.id, "IN")
    ]


def test_what_a_flow_brings_abroad_or_the_register_declares_is_no_surprise() -> None:
    desk, cloud = system("Guichet"), system("Nuage", country="IN")
    people = personal("Abonnés", held_by=[desk, cloud])
    brought = picture(commune(), desk, cloud, people, flow(desk, cloud, people))
    assert list(held_abroad(Picture(brought))) == []
    line = TransferLine(country="IN", safeguard="scc_2021")
    entry = complete_processing(datasets=(people.id,), transfers=(line,))
    assert list(held_abroad(Picture(picture(commune(), desk, cloud, people, entry)))) == []

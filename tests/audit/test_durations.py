"""How long data are kept, in the words people use."""

from __future__ import annotations

import pytest

from inventaire.audit.durations import (
    active_months,
    has_retention,
    is_for_ever,
    is_unlimited,
    months_in,
    total_months,
)
from inventaire.inventory.processing import DataLine


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("5 ans", 60),
        ("5ans", 60),
        ("5 ANNÉES", 60),
        ("cinq (5) ans", 60),
        ("6 mois après le départ de l'agent", 6),
        ("durée du contrat + 5 ans", 60),
        ("Durée d’adhésion puis 1 an", 12),
        ("1 an et demi", 18),
        ("1 an et 6 mois", 18),
        ("2 ans puis 6 mois d'archivage", 24),
        ("30 jours", 1),
        ("31 jours", 1),
        ("45 jours", 2),
        ("72 heures", 1),
        ("2 semaines", 1),
        ("un trimestre", 3),
        ("douze mois", 12),
        ("quatre-vingts ans à compter de la naissance", 960),
        ("illimitée", None),
        ("durée du mandat", None),
        ("jusqu'à la radiation", None),
        ("", None),
        ("année scolaire", None),
        ("article 5", None),
        ("dans les deux antennes", None),
    ],
)
def test_a_duration_is_read_in_months(text: str, months: int | None) -> None:
    assert months_in(text) == months


@pytest.mark.parametrize(
    "text",
    [
        "illimitée",
        "Illimité",
        "indéfinie",
        "durée indéterminée",
        "aussi longtemps que nécessaire",
        "le temps nécessaire à la finalité",
        "durée strictement nécessaire",
        "sans limite",
        "Non définie",
        "tant que c'est utile",
    ],
)
def test_words_without_limit_are_recognised(text: str) -> None:
    assert is_unlimited(text)


@pytest.mark.parametrize(
    "text",
    [
        "5 ans",
        "durée du contrat",
        "10 ans, sans limite pour les registres",
        "",
        "conservation définitive",
    ],
)
def test_a_duration_that_can_be_worked_out_is_not_unlimited(text: str) -> None:
    assert not is_unlimited(text)


def test_keeping_for_good_is_told_apart_from_saying_nothing() -> None:
    assert is_for_ever("Conservation définitive")
    assert is_for_ever("à vie")
    assert not is_for_ever("10 ans, puis archivage définitif")
    assert not is_for_ever("illimitée")


def test_figures_prevail_over_words() -> None:
    line = DataLine(retention="5 ans", active_duration=2, active_unit="years")
    assert active_months(line) == 24


def test_intermediate_archives_add_to_the_active_base() -> None:
    line = DataLine(retention="2 ans", intermediate="3 ans en archivage intermédiaire")
    assert total_months(line) == 60


def test_a_blank_is_no_retention() -> None:
    assert not has_retention(DataLine(retention="  "))
    assert has_retention(DataLine(active_duration=0, active_unit="months"))

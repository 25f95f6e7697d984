"""What is promised of detection is kept: nearly everything, nearly nothing wrongly, soon."""

from __future__ import annotations

from collections import Counter

import pytest

from inventaire.vocabulary.people import DATA_CATEGORIES
from tests.benchmarks.detecting import processor_seconds, score
from tests.benchmarks.detection_page import PAGE, page
from tests.benchmarks.labelled import NOTHING, SETS, labelled


@pytest.mark.parametrize("name", SETS)
def test_nearly_everything_is_found_and_nearly_nothing_wrongly(name: str) -> None:
    found = score(name)
    assert found.columns > 100
    assert found.recall >= 0.95
    assert found.precision >= 0.95


def test_what_is_found_is_given_its_category() -> None:
    pairs = sum((score(name).pairs for name in SETS), Counter())
    both = {pair: n for pair, n in pairs.items() if NOTHING not in pair}
    assert sum(n for (one, other), n in both.items() if one == other) >= 0.95 * sum(both.values())


@pytest.mark.parametrize("name", SETS)
def test_the_set_is_the_same_every_time_and_speaks_the_words_of_the_register(name: str) -> None:
    tables = list(labelled(name))
    assert tables == list(labelled(name))
    labels = {label for one in tables for label in one.expected}
    assert labels <= {NOTHING, *DATA_CATEGORIES.codes}


@pytest.mark.slow
def test_ten_thousand_rows_of_thirty_columns_take_less_than_two_seconds() -> None:
    assert processor_seconds() < 2.0


def test_the_page_says_what_is_measured_today() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()

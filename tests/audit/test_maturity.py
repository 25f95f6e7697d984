"""Maturity: the level of each axis, and what its next step asks."""

from __future__ import annotations

from datetime import date

import pytest
from tests.builders import commune, picture

from inventaire.audit.maturity import latest_assessment, levels_of, next_steps
from inventaire.inventory.protection import AnswerLine, Assessment
from inventaire.vocabulary.questionnaire import AXES, VERSION


def _assessment(number: int = 1, on: date | None = None, **levels: int | None) -> Assessment:
    answers = tuple(AnswerLine(question=code, level=level) for code, level in levels.items())
    return Assessment(
        id=number, name="Maturité", questionnaire=VERSION, assessed_on=on, answers=answers
    )


def test_an_axis_is_the_mean_of_what_was_answered() -> None:
    first = levels_of(_assessment(strategy=2, stewards=5, means=None))[0]
    assert (first.axis, first.level, first.answered) == (AXES[0], 3.5, 2)


def test_an_axis_without_answer_has_no_level_and_is_not_low() -> None:
    for level in levels_of(_assessment()):
        assert (level.level, level.answered, level.is_low) == (None, 0, False)


def test_there_is_one_level_for_each_axis_in_order() -> None:
    assert [level.axis for level in levels_of(_assessment(strategy=1))] == list(AXES)


@pytest.mark.parametrize(
    ("levels", "low"),
    [((1, 1, 1), True), ((3, 3, 2), True), ((3, 3, 3), False), ((5, 5, 5), False)],
)
def test_an_axis_is_low_below_three(levels: tuple[int, int, int], low: bool) -> None:
    strategy, stewards, means = levels
    assessed = _assessment(strategy=strategy, stewards=stewards, means=means)
    assert levels_of(assessed)[0].is_low is low


def test_a_question_that_is_not_of_this_questionnaire_counts_for_nothing() -> None:
    assert levels_of(_assessment(strategy=4, horoscope=1)) == levels_of(_assessment(strategy=4))


def test_the_latest_assessment_is_the_last_dated_of_this_questionnaire() -> None:
    old, new = _assessment(1, date(2025, 1, 1)), _assessment(2, date(2026, 1, 1))
    undated = _assessment(3)
    other = Assessment(id=4, questionnaire="2019-1", assessed_on=date(2026, 6, 1))
    snapshot = picture(commune(), new, undated, other, old)
    assert latest_assessment(snapshot) == new
    assert latest_assessment(picture(commune(), other)) is None
    assert latest_assessment(picture(commune(), undated)) == undated


def test_of_two_assessments_of_one_day_the_last_recorded_counts() -> None:
    first, second = _assessment(1, date(2026, 1, 1)), _assessment(2, date(2026, 1, 1))
    assert latest_assessment(picture(commune(), second, first)) == second


def test_the_next_step_of_an_answer_is_its_next_level_the_lowest_first() -> None:
    steps = next_steps(_assessment(strategy=4, stewards=1, means=5))
    strategy, stewards, _means = AXES[0].questions
    assert [(step.question, step.level) for step in steps] == [
        (stewards.label, 1),
        (strategy.label, 4),
    ]
    assert [step.asks for step in steps] == [stewards.levels[1], strategy.levels[4]]


def test_the_top_asks_for_nothing_more() -> None:
    assert next_steps(_assessment(strategy=5)) == ()


@pytest.mark.parametrize("level", [-6, 0, 6, 10**6])
def test_what_is_no_level_is_no_answer(level: int) -> None:
    assessed = _assessment(strategy=level)
    assert levels_of(assessed) == levels_of(_assessment())
    assert next_steps(assessed) == ()

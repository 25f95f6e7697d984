"""The questionnaire is frozen: old answers are read beside the very words they answer."""

from __future__ import annotations

from hashlib import sha256

from inventaire.vocabulary.missions import TRAINING_PROGRAMMES
from inventaire.vocabulary.questionnaire import AXES, LEVEL_LABELS, MATURITY_QUESTIONS, VERSION

#: What each version said, word for word. A new version adds a line; a line is never changed.
FROZEN = {"2026-1": "ff8dbc3e3f38233a"}


def _words() -> str:
    said = [text for axis in AXES for q in axis.questions for text in (q.code, q.label, *q.levels)]
    return sha256("\n".join((*LEVEL_LABELS, *said)).encode()).hexdigest()[:16]


def test_the_words_of_a_version_never_change() -> None:
    assert FROZEN[VERSION] == _words(), "say it otherwise in a new question, and raise VERSION"


def test_the_questionnaire_has_six_axes_of_three_or_four_questions_on_five_levels() -> None:
    assert len(AXES) == 6
    assert {len(axis.questions) for axis in AXES} == {3, 4}
    for question in MATURITY_QUESTIONS:
        assert len(set(question.levels)) == len(LEVEL_LABELS) == 5


def test_every_axis_points_to_a_training_that_exists() -> None:
    assert {axis.training for axis in AXES} <= set(TRAINING_PROGRAMMES.codes)

"""Every question is measured; how long it may take is judged by ``make bench`` alone."""

from __future__ import annotations

from inventaire.audit.questions.catalogue import QUESTIONS
from tests.benchmarks.asking import measures
from tests.benchmarks.generating import Size

SMALL = Size().scaled(0.02)


def test_every_question_is_measured() -> None:
    found = {one.name: one for one in measures(SMALL)}
    assert found.keys() >= {"propagation", "reconcile", *QUESTIONS}
    assert all(one.value > 0 for one in found.values())

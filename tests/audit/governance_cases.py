"""Cases of GOU: who answers for data, and how mature the organisation is."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.audit.cases import fires, silent
from tests.builders import commune, dataset, picture

from inventaire.inventory.protection import AnswerLine, Assessment
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.questionnaire import AXES, VERSION


@fires("GOU-01")
def data_nobody_answers_for() -> Snapshot:
    return picture(commune(), dataset("Arbres", steward="  "))


@silent("GOU-01")
def data_with_a_steward() -> Snapshot:
    return picture(commune(), dataset("Arbres", steward="Responsable des espaces verts"))


def _assessed(number: int, *levels: int | None, **values: Any) -> Assessment:
    """The questions of the first axis answered in order, every other question at level 4."""
    first, *others = AXES
    answers = [
        *(
            AnswerLine(question=q.code, level=n)
            for q, n in zip(first.questions, levels, strict=True)
        ),
        *(AnswerLine(question=q.code, level=4) for axis in others for q in axis.questions),
    ]
    known = {"questionnaire": VERSION, "assessed_on": date(2026, 10, 1), "answers": tuple(answers)}
    return Assessment(id=number, name="Maturité", **{**known, **values})


@fires("GOU-02")
def one_axis_between_two_and_three() -> Snapshot:
    return picture(commune(), _assessed(1, 3, 3, 2))


@silent("GOU-02")
def every_axis_at_three_or_more() -> Snapshot:
    return picture(commune(), _assessed(1, 3, 3, 3))


@silent("GOU-02")
def questions_without_answer_say_nothing() -> Snapshot:
    return picture(commune(), _assessed(1, None, None, None))


@silent("GOU-02")
def only_the_last_assessment_counts() -> Snapshot:
    before = _assessed(1, 1, 1, 1, assessed_on=date(2025, 10, 1))
    return picture(commune(), _assessed(2, 4, 4, 4), before)


@silent("GOU-02")
def answers_to_another_questionnaire_are_not_read_with_this_one() -> Snapshot:
    return picture(commune(), _assessed(1, 1, 1, 1, questionnaire="2019-1"))


@silent("GOU-02")
def an_organisation_that_never_assessed_itself() -> Snapshot:
    return picture(commune())

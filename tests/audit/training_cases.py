"""Cases of FOR: what the rest of the audit shows that people were never taught."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.audit.cases import fires, silent
from tests.builders import association, commune, dataset, picture, processing

from inventaire.inventory.engagement import Training
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.protection import AnswerLine, Assessment
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.questionnaire import AXES, VERSION

_BARE = {"contact": "mairie@valbrise.example", "dpo_kind": "shared", "dpo_published": True}


def _training(**values: Any) -> Training:
    return Training(**{"id": 1, "name": "Formation", "programme": "dpo", **values})


def _beginner(organisation: Organisation, *trainings: Training) -> Snapshot:
    """A register in which one entry says nothing at all."""
    return picture(organisation, processing("Cantine"), *trainings)


@fires("FOR-01")
def an_entry_that_says_nothing_breaks_more_than_three_rules() -> Snapshot:
    return _beginner(commune(**_BARE))


@fires("FOR-01")
def an_association_has_another_funder() -> Snapshot:
    return _beginner(association())


@silent("FOR-01")
def the_training_is_planned() -> Snapshot:
    return _beginner(commune(**_BARE, rip_url="https://valbrise.example/rip"), _training())


@silent("FOR-01")
def the_training_was_given_two_years_ago_today() -> Snapshot:
    organisation = commune(**_BARE, rip_url="https://valbrise.example/rip")
    return _beginner(organisation, _training(held_on=date(2024, 11, 23)))


@fires("FOR-01")
def the_training_was_given_more_than_two_years_ago() -> Snapshot:
    return _beginner(commune(**_BARE), _training(held_on=date(2024, 11, 22)))


@fires("FOR-01")
def another_training_teaches_something_else() -> Snapshot:
    return _beginner(commune(**_BARE), _training(programme="open_data_day"))


@fires("FOR-01")
def datasets_published_with_a_title_and_nothing_else() -> Snapshot:
    return picture(association(), dataset("Lieux", publication_status="published"))


@silent("FOR-01")
def one_fault_is_mended_without_a_training() -> Snapshot:
    return picture(association(), dataset("Lieux", steward=""))


@silent("FOR-01")
def questions_are_no_faults() -> Snapshot:
    return picture(commune(population=None, staff_fte=None, rip_url="https://valbrise.example/rip"))


def _assessed(level: int) -> Snapshot:
    answers = tuple(
        AnswerLine(question=question.code, level=level if axis.code == "skills" else 4)
        for axis in AXES
        for question in axis.questions
    )
    made = Assessment(id=1, name="Maturité", questionnaire=VERSION, answers=answers)
    return picture(association(), made)


@fires("FOR-01")
def skills_at_the_second_level() -> Snapshot:
    return _assessed(2)


@silent("FOR-01")
def skills_at_the_third_level() -> Snapshot:
    return _assessed(3)

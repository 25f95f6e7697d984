"""Scores: expected values worked out by hand from the published scales, criterion by criterion."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.builders import TODAY, dataset

from inventaire.audit.openness import is_on_time, next_update
from inventaire.audit.scores import SCALE_LABELS, Score, Scores, scores_of
from inventaire.inventory.dataset import Dataset, Resource
from inventaire.inventory.fields import fields_of

_CSV = Resource(url="https://v.example/a.csv", format="csv", kind="data", description="Lignes")


def _scores(**values: Any) -> Scores:
    return scores_of(dataset("Arbres", **values), today=TODAY)


def _passed(score: Score) -> set[str]:
    return {criterion.code for criterion in score.criteria if criterion.passed}


# data.gouv.fr: nine criteria of one point each (udata, Dataset.quality).


def test_a_bare_title_is_worth_nothing_on_data_gouv() -> None:
    score = _scores().data_gouv
    assert (score.points, score.out_of) == (0, 9)


@pytest.mark.parametrize(
    ("values", "points"),
    [
        # Examples of udata's own tests: resources of its factory are described.
        ({"resources": (Resource(format="xls", description="a"), Resource(description="a"))}, 2),
        ({"resources": (Resource(format="csv", description="a"), Resource(description="a"))}, 3),
        (
            {
                "frequency": "WEEKLY",
                "updated_on": TODAY,
                "description": "a" * 42,
                "keywords": ("foo", "bar"),
                "resources": (Resource(format="pdf", description="a"),),
            },
            4,
        ),
        # One criterion at a time.
        ({"licence": "lov2"}, 1),
        ({"temporal_start": date(2020, 1, 1)}, 1),
        ({"temporal_end": date(2020, 1, 1)}, 0),
        ({"spatial_label": "Valbrise"}, 1),
        ({"spatial_granularity": "commune"}, 1),
        ({"description": "x" * 100}, 0),
        ({"description": "x" * 101}, 1),
        ({"keywords": ("arbre",), "theme": "ENVI", "contact": "a@v.example"}, 0),
        ({"resources": (Resource(format="pdf"),)}, 1),
        ({"resources": (Resource(format="xlsx"),)}, 1),
        ({"resources": (Resource(format="csv"),)}, 2),
        ({"resources": (Resource(kind="documentation"),)}, 2),
    ],
)
def test_each_criterion_of_data_gouv_is_worth_one(values: dict[str, Any], points: int) -> None:
    assert _scores(**values).data_gouv.points == points


def test_a_dataset_described_in_full_scores_nine_out_of_nine() -> None:
    full = _scores(
        licence="lov2",
        temporal_start=date(2020, 1, 1),
        spatial_label="Valbrise",
        frequency="ANNUAL",
        updated_on=date(2026, 6, 1),
        description="x" * 101,
        resources=(_CSV,),
    ).data_gouv
    assert (full.points, full.out_of, full.failed) == (9, 9, ())


@pytest.mark.parametrize("status", ["on_request", "to_mask", "not_communicable"])
def test_a_dataset_that_is_not_open_reaches_eight_at_most(status: str) -> None:
    # udata forgets the licence of what is not open to all.
    assert "licence" not in _passed(_scores(licence="lov2", publication_status=status).data_gouv)


def test_a_licence_said_to_be_unstated_is_no_licence() -> None:
    scores = _scores(licence="none_stated")
    assert "licence" not in _passed(scores.data_gouv)
    assert "conditions" not in _passed(scores.rip)
    assert "licence" not in _passed(scores.mqa)


# Freshness: the next update is due a whole period after the last; a day of grace.


@pytest.mark.parametrize(
    ("frequency", "days"),
    [
        ("HOURLY", 1), ("DAILY_3", 1), ("DAILY", 1), ("WEEKLY_2", 7), ("WEEKLY", 7),
        ("BIWEEKLY", 14), ("MONTHLY_2", 31), ("MONTHLY", 31), ("BIMONTHLY", 62),
        ("QUARTERLY", 93), ("ANNUAL_2", 183), ("ANNUAL_3", 365), ("ANNUAL", 365),
        ("BIENNIAL", 730),
    ],
)  # fmt: skip
def test_a_period_is_counted_in_whole_and_then_a_day(frequency: str, days: int) -> None:
    last = TODAY - timedelta(days=days + 1)
    punctual = dataset("Arbres", frequency=frequency, updated_on=last)
    late = dataset("Arbres", frequency=frequency, updated_on=last - timedelta(days=1))
    assert next_update(punctual) == TODAY - timedelta(days=1)
    assert is_on_time(punctual, TODAY)
    assert not is_on_time(late, TODAY)


@pytest.mark.parametrize(
    "frequency", ["UPDATE_CONT", "AS_NEEDED", "IRREG", "NEVER", "NOT_PLANNED", "OTHER"]
)
def test_what_has_no_period_is_never_late(frequency: str) -> None:
    assert is_on_time(dataset("Arbres", frequency=frequency), TODAY)


@pytest.mark.parametrize("frequency", ["", "UNKNOWN"])
def test_a_frequency_nobody_knows_is_not_kept(frequency: str) -> None:
    assert not is_on_time(dataset("Arbres", frequency=frequency, updated_on=TODAY), TODAY)


def test_a_period_without_any_update_is_not_kept() -> None:
    assert not is_on_time(dataset("Arbres", frequency="ANNUAL"), TODAY)


# RIP: the six contents of CRPA R322-7, two of which « le cas échéant ».


def test_the_directory_asks_for_six_contents() -> None:
    score = _scores().rip
    assert (score.points, score.out_of) == (1, 6)
    assert [criterion.code for criterion in score.failed] == [
        "subject", "created", "conditions", "updated", "update_subject",
    ]  # fmt: skip


@pytest.mark.parametrize("frequency", ["NEVER", "NOT_PLANNED"])
def test_what_is_never_updated_owes_four_contents(frequency: str) -> None:
    complete = _scores(
        frequency=frequency, description="Essences", created_on=TODAY, licence="lov2"
    ).rip
    assert (complete.points, complete.out_of) == (4, 4)


def test_spaces_are_no_content() -> None:
    assert _passed(_scores(description="  ", update_subject=" ").rip) == {"title"}


# MQA: 405 points, of which 100 for addresses that only a request could try.


def test_an_unpublished_dataset_is_measured_out_of_305() -> None:
    assert _scores().mqa.out_of == 305


def test_a_published_dataset_adds_its_download_address() -> None:
    # 405 without the two requests (50 + 30) that nothing here makes.
    assert _scores(publication_status="published").mqa.out_of == 325


def test_a_dataset_described_in_full_has_every_point_that_can_be_measured() -> None:
    known: dict[str, Any] = {
        "description": "Essences et positions.",
        "keywords": ("arbre",),
        "theme": "ENVI",
        "spatial_label": "Valbrise",
        "temporal_start": date(2020, 1, 1),
        "licence": "lov2",
        "contact": "verts@v.example",
        "producer": 1,
        "created_on": date(2020, 1, 1),
        "updated_on": date(2026, 1, 1),
        "resources": (Resource(url="https://v.example/a.csv", format="csv", size=12),),
    }
    assert _scores(**known, publication_status="to_publish").mqa.points == 305
    assert _scores(**known, publication_status="published").mqa.points == 325


@pytest.mark.parametrize(
    ("values", "points"),
    [
        ({}, 0),
        # Findability.
        ({"keywords": ("arbre",)}, 30),
        ({"theme": "ENVI"}, 30),
        ({"spatial_granularity": "commune"}, 20),
        ({"temporal_start": date(2020, 1, 1)}, 20),
        # Interoperability: format 20, media type 10, vocabulary 10, open 20, machine-readable 20.
        ({"resources": (Resource(format="csv"),)}, 80),
        ({"resources": (Resource(format="xlsx"),)}, 60),
        ({"resources": (Resource(format="pdf"),)}, 60),
        ({"resources": (Resource(format="gtfs"),)}, 70),
        ({"resources": (Resource(format="csv", kind="documentation"),)}, 0),
        ({"resources": (Resource(format="csv"), Resource(format="pdf"))}, 80),
        ({"description": "Essences"}, 30),
        ({"description": "Essences", "resources": (Resource(title="Sans adresse"),)}, 0),
        # Reusability: licence 20 + 10 in the vocabulary, rights 5; access 10 + 5.
        ({"licence": "lov2"}, 35),
        ({"licence": "specific"}, 25),
        ({"publication_status": "on_request"}, 15),
        ({"publication_status": "to_study"}, 10),
        ({"contact": "verts@v.example"}, 20),
        ({"producer": 1}, 10),
        # Contextuality.
        ({"fee": "10 € par extrait"}, 5),
        ({"resources": (Resource(size=12),)}, 5),
        ({"created_on": TODAY}, 5),
        ({"updated_on": TODAY}, 5),
    ],
)
def test_each_indicator_of_the_mqa_has_its_weight(values: dict[str, Any], points: int) -> None:
    assert _scores(**values).mqa.points == points


def test_the_criteria_to_mend_come_heaviest_first() -> None:
    weights = [criterion.points for criterion in _scores().mqa.failed]
    assert weights == sorted(weights, reverse=True)
    assert sum(weights) == 305


def test_every_criterion_leads_to_a_field_that_mends_it() -> None:
    names = {field.name for field in fields_of(Dataset)}
    for score in _scores():
        assert score.scale.code in SCALE_LABELS
        assert {criterion.field for criterion in score.criteria} <= names
        assert len({criterion.code for criterion in score.criteria}) == len(score.criteria)

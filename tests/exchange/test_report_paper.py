"""The report on paper: what is read from its first page to its last, accessible, safe."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.facts import ChosenView, Pictures
from inventaire.exchange.report.paper import report_on_paper, told_on_paper
from inventaire.i18n import LANGUAGES, speaking
from inventaire.inventory.organisation import Organisation
from tests.exchange.report_case import report_case

NASTY = '#import "x": * \n= Titre $x$ @ref <label> ```raw``` \\ "; drop'


def _png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (60, 20), "white").save(out, "PNG")
    return out.getvalue()


def test_the_paper_says_that_assistive_technology_may_read_it() -> None:
    made = report_on_paper(report_case())
    assert b"pdfuaid:part" in made
    assert report_on_paper(report_case()) == made, "the same facts give the same file"


def test_what_is_told_first_is_what_presses_most() -> None:
    told = told_on_paper(Draft(report_case()))
    ranks = [["critical", "major", "minor", "info"].index(one["severity"]) for one in told["first"]]
    assert ranks[0] == min(ranks)
    assert [part["title"] for part in told["advice"]] == ["Open data", "Protection des données"]
    assert all(one["facts"] for part in told["advice"] for one in part["list"])


def test_every_recommendation_is_told_once() -> None:
    draft = Draft(report_case())
    told = told_on_paper(draft)
    titles = [one["title"] for part in told["advice"] for one in part["list"]]
    assert len(titles) == len(draft.recommendations)


def test_the_maps_are_the_overview_and_the_views_that_were_chosen() -> None:
    view = ChosenView(title="Ce qui sort", comment="Pour le bureau", told="1 flux", picture=_png())
    pictures = Pictures(gathered=_png(), places=3, flows=4)
    facts = replace(report_case(), pictures=pictures, views=(view,))
    told = told_on_paper(Draft(facts))
    assert [one["title"] for one in told["maps"]] == ["Vue d'ensemble", "Ce qui sort"]
    assert told["maps"][0]["told"] == "4 flux · 3 lieux"
    assert b"pdfuaid:part" in report_on_paper(facts)


def test_the_way_of_a_finding_stands_with_its_words() -> None:
    facts = report_case()
    finding = next(one for one in facts.followed if one.stands).finding
    facts = replace(facts, ways={finding.key: _png(), "gone": b""})
    (way,) = told_on_paper(Draft(facts))["ways"]
    assert way["text"] == str(finding.text)
    assert b"pdfuaid:part" in report_on_paper(facts)


@pytest.mark.parametrize("name", [NASTY, "الموردون", "x" * 5_000, "\u202eeiaP", "=1+1", " "])
def test_no_name_is_markup_and_none_stops_the_paper(name: str) -> None:
    facts = report_case()
    owner = replace(facts.snapshot.organisation, name=name)
    made = report_on_paper(replace(facts, snapshot=replace(facts.snapshot, organisation=owner)))
    assert made.startswith(b"%PDF")
    assert isinstance(owner, Organisation)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_speaks_the_language_of_the_moment(language: str) -> None:
    with speaking(language):
        told = told_on_paper(Draft(report_case()))
    assert told["language"] == language
    assert told["title"] == {"fr": "Rapport d'audit", "en": "Audit report"}[language]


def test_no_percentage_of_compliance_is_said_on_paper() -> None:
    assert "%" not in str(told_on_paper(Draft(report_case())))

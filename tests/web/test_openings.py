"""« Que faut-il ouvrir ? »: verdicts, reasons, the field that decides."""

from __future__ import annotations

import re
from typing import Any

import pytest

from inventaire.operations.organisations import change_organisation
from inventaire.operations.records import archive_record
from tests.factories import CAMILLE, NOW, a_record
from tests.web.conftest import Installation
from tests.web.pages import Reader

PAGE = "/o/valbrise/open-data/ouvrir"


@pytest.fixture
def inventory(installation: Installation) -> dict[str, int]:
    """A dataset for each verdict, and one on line that should not be; the number of each."""
    told: dict[str, dict[str, Any]] = {
        "Arbres": {"personal_status": "none", "frequency": "ANNUAL", "steward": "Espaces verts"},
        "Cartes postales": {"personal_status": "none", "frequency": "NEVER"},
        "Permis": {"personal_status": "personal_mask"},
        "Compteurs": {"personal_status": "to_study"},
        "Élèves": {"personal_status": "personal", "publication_status": "published"},
    }
    with installation.session() as session:
        owner = installation.valbrise
        found = {
            name: a_record(session, owner, "dataset", name=name, **values)
            for name, values in told.items()
        }
        session.commit()
    return found


def titles(page: Any) -> list[str]:
    """The datasets that the page shows, in order."""
    return re.findall(r'<article class="panel opening".*?<h2><a[^>]*>(.*?)</a>', page.html, re.S)


@pytest.mark.usefixtures("inventory")
@pytest.mark.parametrize(
    ("verdict", "shown"),
    [
        ("obliged", ["Arbres"]),
        ("may", ["Cartes postales"]),
        ("mask", ["Permis"]),
        ("study", ["Compteurs", "Un dataset"]),
        ("must_not", ["Élèves"]),
    ],
)
def test_the_list_is_narrowed_to_a_verdict(
    consultant: Reader, verdict: str, shown: list[str]
) -> None:
    assert titles(consultant.get(f"{PAGE}?verdict={verdict}")) == shown
    assert len(titles(consultant.get(PAGE))) == 6
    assert len(titles(consultant.get(f"{PAGE}?verdict=inconnu"))) == 6


def test_the_field_that_decides_is_one_click_away(
    consultant: Reader, inventory: dict[str, int]
) -> None:
    page = consultant.get(f"{PAGE}?q=compteurs")
    assert titles(page) == ["Compteurs"]
    number = inventory["Compteurs"]
    link = f"/o/valbrise/jeux-de-donnees/{number}/modifier?champ=personal_status#personal_status"
    assert link in page.links
    assert "CRPA L312-1-2" in page.words


@pytest.mark.usefixtures("inventory")
def test_what_is_on_line_and_should_not_be_comes_first(consultant: Reader) -> None:
    page = consultant.get(f"{PAGE}?verdict=may")
    assert "1 jeu de données est publié, alors qu’il ne devrait pas" in page.words
    assert "Élèves" in page.words


@pytest.mark.usefixtures("inventory")
def test_who_is_not_obliged_is_told_what_to_begin_with(
    installation: Installation, consultant: Reader
) -> None:
    assert "Par quoi commencer" not in consultant.get(PAGE).words
    with installation.session() as session:
        few = {"population": 900}
        owner = installation.valbrise
        change_organisation(session, CAMILLE, owner, few, version=None, now=NOW)
        session.commit()
    page = consultant.get(PAGE)
    assert "Par quoi commencer" in page.words
    assert "Moins de 3 500 habitants" in page.words


@pytest.mark.usefixtures("inventory")
def test_a_question_about_the_organisation_is_asked_where_it_is_answered(
    installation: Installation, consultant: Reader
) -> None:
    with installation.session() as session:
        unknown = {"staff_fte": None}
        owner = installation.valbrise
        change_organisation(session, CAMILLE, owner, unknown, version=None, now=NOW)
        session.commit()
    link = "/o/valbrise/organisation?champ=staff_fte#staff_fte"
    assert link in consultant.get(PAGE).links
    assert link not in installation.reader("reader").get(PAGE).links


def test_without_any_dataset_the_page_says_what_comes_first(installation: Installation) -> None:
    with installation.session() as session:
        owner, number = installation.valbrise, installation.known["dataset"]
        archive_record(session, CAMILLE, owner, "dataset", number, now=NOW)
        session.commit()
    assert "Aucun jeu de données" in installation.reader("reader").get(PAGE).words


@pytest.mark.usefixtures("inventory")
def test_no_rate_of_compliance_is_ever_printed(consultant: Reader) -> None:
    assert "%" not in consultant.get(PAGE).words

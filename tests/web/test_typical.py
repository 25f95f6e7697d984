"""Usual datasets are ticked, looked at, applied, undone; ticked again, they change nothing."""

from __future__ import annotations

import pytest

from inventaire.store.datasets import DatasetRow
from inventaire.store.imports import ImportRow
from tests.web.conftest import Installation
from tests.web.pages import Reader

PAGE = "/o/valbrise/imports/jeux-habituels"


def titles(installation: Installation) -> list[str]:
    """The live datasets of Valbrise, in order."""
    with installation.session() as session:
        own = {"organisation_id": installation.valbrise, "archived": False}
        found = session.query(DatasetRow).filter_by(**own).order_by(DatasetRow.id)
        return [row.name for row in found]


def test_what_is_ticked_is_shown_then_written_then_undone(
    installation: Installation, consultant: Reader
) -> None:
    before = titles(installation)
    preview = consultant.sent_to(PAGE, {"jeu": ["subsidies", "payroll"]})
    page = consultant.get(preview)
    for said in ("Subventions versées", "Paie", "scdl/subventions", "Vie privée"):
        assert said in page.words, said
    assert titles(installation) == before, "nothing is written before it is applied"
    consultant.sent_to(f"{preview}/appliquer", {"all": "yes"})
    assert titles(installation) == [*before, "Subventions versées", "Paie"]
    consultant.sent_to(f"{preview}/annuler", {})
    assert titles(installation) == before


def test_ticked_again_they_change_nothing(installation: Installation, consultant: Reader) -> None:
    preview = consultant.sent_to(PAGE, {"jeu": ["trees"]})
    consultant.sent_to(f"{preview}/appliquer", {"all": "yes"})
    assert consultant.sent_to(PAGE, {"jeu": ["trees"]}) == PAGE
    page = consultant.get(PAGE)
    assert "rien ne change" in page.words
    assert "déjà recensé : Arbres d'alignement" in page.words.replace("’", "'")
    with installation.session() as session:
        assert session.query(ImportRow).filter_by(format="typical").count() == 1


@pytest.mark.parametrize("sent", [{}, {"jeu": "inconnu"}, {"jeu": "<script>"}])
def test_nothing_ticked_says_what_to_do(consultant: Reader, sent: dict[str, str]) -> None:
    assert "Rien n’est coché" in consultant.post(PAGE, sent, status=422).words


@pytest.mark.parametrize(
    ("asked", "shown", "hidden"),
    [
        ("", "Délibérations du conseil municipal", "Adhérents, sociétaires"),
        ("?pour=epci", "Délibérations du conseil communautaire", "Liste électorale"),
        ("?pour=association", "Adhérents, sociétaires", "Base adresse locale"),
        ("?pour=inconnu", "Délibérations du conseil municipal", "Adhérents, sociétaires"),
    ],
)
def test_each_sort_of_body_has_its_list(
    consultant: Reader, asked: str, shown: str, hidden: str
) -> None:
    words = consultant.get(PAGE + asked).words
    assert shown in words
    assert hidden not in words


def test_an_association_begins_with_its_own_list(installation: Installation) -> None:
    page = installation.reader("stranger").get("/o/les-ateliers-du-lien/imports/jeux-habituels")
    assert "Adhérents, sociétaires" in page.words


@pytest.mark.parametrize("name", ["reader", "contributor"])
def test_only_whoever_imports_may_tick(installation: Installation, name: str) -> None:
    reader = installation.reader(name)
    reader.get(PAGE, status=403)
    reader.post(PAGE, {"jeu": "trees"}, status=403)

"""The 25 sheets of the CNIL's security guide, answered on one page."""

from __future__ import annotations

import pytest

from inventaire.inventory.protection import SecurityReview, SheetLine
from inventaire.store.snapshot import load_record
from tests.factories import a_record
from tests.web.conftest import Installation
from tests.web.pages import Reader


@pytest.fixture
def number(installation: Installation) -> int:
    """A review with one answer, and a sheet of which only something is said."""
    said = SheetLine(sheet="s02", evidence="À voir")
    lines = (SheetLine(sheet="s01", answer="yes", evidence="Note"), said)
    with installation.session() as session:
        found = a_record(session, installation.valbrise, "security_review", sheets=lines)
        session.commit()
    return found


def held(installation: Installation, number: int) -> list[tuple[str, str, str]]:
    with installation.session() as session:
        fact = load_record(session, installation.valbrise, "security_review", number)
        assert isinstance(fact, SecurityReview)
        return [(line.sheet, line.answer, line.evidence) for line in fact.sheets]


def address(number: int) -> str:
    return f"/o/valbrise/revues-de-securite/{number}/controle"


def test_every_sheet_is_answered_on_one_page(
    installation: Installation, consultant: Reader, number: int
) -> None:
    page = consultant.get(address(number))
    assert "25. Utiliser des API" in page.words
    assert "Sans réponse 24" in page.words
    sent = {
        "s01-answer": "yes",
        "s01-evidence": "Note",
        "s04-answer": "partial",
        "s04-evidence": " Charte ",
        "s17-answer": "",
        "s17-evidence": "",
    }
    assert consultant.sent_to(address(number), sent) == address(number)
    assert held(installation, number) == [
        ("s01", "yes", "Note"),
        ("s04", "partial", "Charte"),
    ]
    assert "Sans réponse 23" in consultant.get(address(number)).words
    assert address(number) in consultant.get(address(number).removesuffix("/controle")).links


def test_an_answer_that_is_in_no_list_is_refused(
    installation: Installation, consultant: Reader, number: int
) -> None:
    before = held(installation, number)
    page = consultant.post(address(number), {"s04-answer": "peut-être"}, status=422)
    assert "Choisissez dans la liste" in page.words
    assert held(installation, number) == before


def test_readers_read_it_and_others_do_not(installation: Installation, number: int) -> None:
    reader = installation.reader("reader")
    assert "Enregistrer la liste" not in reader.get(address(number)).words
    reader.post(address(number), {"s04-answer": "yes"}, status=403)
    installation.reader("stranger").get(address(number), status=404)
    theirs = installation.foreign["security_review"]
    installation.reader("consultant").get(address(theirs), status=404)
    installation.reader("consultant").post(address(theirs), {}, status=404)

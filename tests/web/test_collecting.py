"""The collection workbook: chosen on the page, had by whoever may read, brought back by a form."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from inventaire.operations.collecting import EXPORT
from inventaire.store.journal import JournalRow
from inventaire.store.records import ActorRow
from tests.web.conftest import Installation
from tests.web.pages import Reader

DOCUMENTS = "/o/valbrise/documents"
ADDRESS = f"{DOCUMENTS}/classeur-de-collecte.xlsx"


def test_the_page_offers_the_usual_sheets(consultant: Reader) -> None:
    form = consultant.get(DOCUMENTS).form_of(ADDRESS)
    assert form["sheet"] == ["organisation", "actor", "system", "dataset", "flow", "processing"]
    assert form["lang"] == "fr"


def test_a_reader_has_the_sheets_that_were_chosen_in_the_language_that_was_chosen(
    installation: Installation,
) -> None:
    client = installation.reader("reader").client
    answer = client.get(ADDRESS, query_string={"sheet": ["actor", "system"], "lang": "en"})
    assert answer.status_code == 200
    shown = [s.title for s in load_workbook(BytesIO(answer.data)) if s.sheet_state == "visible"]
    assert shown == ["Read me", "Actors", "Systems", "Lexicon"]


def test_without_a_sheet_there_is_no_workbook(consultant: Reader) -> None:
    page = consultant.get(f"{ADDRESS}?sheet=rien", follow=True)
    assert "Choisissez au moins une feuille" in page.words


def test_what_was_filled_comes_back_by_the_page_of_imports(
    consultant: Reader, installation: Installation
) -> None:
    book = load_workbook(BytesIO(consultant.client.get(f"{ADDRESS}?sheet=actor").data))
    book["Acteurs"]["B5"] = "Accueil de la mairie"
    file = BytesIO()
    book.save(file)
    sent = {"file": (BytesIO(file.getvalue()), "retour.xlsx")}
    preview = consultant.sent_to("/o/valbrise/imports", sent)
    assert "Accueil de la mairie" in consultant.get(preview).words
    with installation.session() as session:
        assert "Accueil de la mairie" not in {one.name for one in session.query(ActorRow)}


def test_to_a_stranger_nothing_exists_and_the_journal_says_who_took_it(
    installation: Installation,
) -> None:
    asked = f"{ADDRESS}?sheet=actor"
    assert installation.reader("stranger").client.get(asked).status_code == 404
    installation.reader("reader").client.get(asked)
    with installation.session() as session:
        (line,) = session.query(JournalRow).filter_by(deed=EXPORT)
        name = "classeur-de-collecte-valbrise-2026-11-23.xlsx"
        assert (line.who, line.record_name) == ("Reader", name)

"""The library on its pages: found by any word, read, previewed, added, offered anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from inventaire.inventory import library as shelves
from inventaire.inventory.library import LIBRARY
from inventaire.inventory.library.entry import Revision
from inventaire.store.snapshot import load_snapshot
from tests.factories import TODAY, a_record, an_organisation
from tests.web.conftest import Installation
from tests.web.pages import Page, Reader

SHELF = "/o/valbrise/registre/bibliotheque"
_LATER = date(2027, 3, 1)


def test_the_shelf_shows_what_suits_the_organisation_first(consultant: Reader) -> None:
    page = consultant.get(SHELF)
    assert "62 fiches types" in page.words
    assert page.words.index("État civil") < page.words.index("Autres fiches types")
    assert page.words.index("Autres fiches types") < page.words.index("Adhérents et sociétaires")


def test_a_search_forgets_accents_and_case(consultant: Reader) -> None:
    page = consultant.get(f"{SHELF}?q=ETAT+civil+mariage")
    assert "1 fiche type" in page.words
    assert "Délivrer les copies et les extraits d'actes" in page.words
    assert "Rien ne correspond" in consultant.get(f"{SHELF}?q=zzz").words


def test_a_search_reads_the_language_of_the_reader(consultant: Reader) -> None:
    consultant.post("/langue", {"language": "en", "next": SHELF})
    page = consultant.get(f"{SHELF}?q=payroll")
    assert "Payroll and social declarations" in page.words


def test_the_shelf_is_narrowed_by_audience(consultant: Reader) -> None:
    page = consultant.get(f"{SHELF}?pour=employer")
    assert "Recrutement" in page.words
    assert "État civil" not in page.words


def test_an_entry_is_read_as_this_organisation_would_hold_it(consultant: Reader) -> None:
    page = consultant.get(f"{SHELF}/H01")
    assert "80 ans après la naissance de l'agent" in page.words
    assert "5 ans après le départ" not in page.words
    assert "Arrêté du 21 décembre 2012 (à vérifier)" in page.words
    consultant.get(f"{SHELF}/Z99", status=404)


def test_entries_are_previewed_then_applied_then_marked_on_the_shelf(
    installation: Installation, consultant: Reader
) -> None:
    data = {"csrf_token": consultant.token(), "code": ["C01", "H02"]}
    answer = consultant.client.post(SHELF, data=data)
    address = answer.headers["Location"]
    page = consultant.get(address)
    assert "Bibliothèque de fiches types" in page.words
    assert "État civil" in page.words
    consultant.post(f"{address}/appliquer", {"all": "yes"}, status=302)
    with installation.session() as session:
        held = load_snapshot(session, installation.valbrise, taken_on=TODAY).processings
    assert {"C01", "H02"} <= {one.library_code for one in held}
    assert "2 au registre" in consultant.get(SHELF).words
    assert "Voir au registre" in consultant.get(f"{SHELF}/C01").words


def test_nothing_chosen_says_what_to_do(consultant: Reader) -> None:
    data = {"csrf_token": consultant.token()}
    answer = consultant.client.post(SHELF, data=data, follow_redirects=True)
    assert "Cochez d'abord une fiche type" in Page(answer.get_data(as_text=True)).words


def test_a_form_that_is_saved_keeps_where_the_processing_came_from(
    installation: Installation, consultant: Reader
) -> None:
    with installation.session() as session:
        number = a_record(
            session,
            installation.valbrise,
            "processing",
            name="Objets trouvés",
            library_code="C21",
            library_edition=LIBRARY["C21"].as_of,
        )
        session.commit()
    address = f"/o/valbrise/traitements/{number}/modifier"
    consultant.sent_to(address, {**consultant.get(address).form(), "name": "Objets perdus"})
    assert "1 au registre" in consultant.get(SHELF).words


def test_a_later_edition_is_offered_on_the_shelf(
    installation: Installation, consultant: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = LIBRARY["C21"]
    with installation.session() as session:
        number = a_record(
            session,
            installation.valbrise,
            "processing",
            name=first.title,
            legal_text=f"{first.text} (à vérifier)",
            library_code="C21",
            library_edition=first.as_of,
        )
        session.commit()
    assert "La bibliothèque a changé" not in consultant.get(SHELF).words
    later = replace(
        first, as_of=_LATER, text="Autre texte", revisions=(Revision(_LATER, "text", first.text),)
    )
    monkeypatch.setitem(shelves.LIBRARY, "C21", later)  # type: ignore[arg-type]  # data, as of later
    assert "La bibliothèque a changé depuis" in consultant.get(SHELF).words
    data = {"csrf_token": consultant.token(), "id": number}
    answer = consultant.client.post(f"{SHELF}/nouveautes", data=data, follow_redirects=True)
    page = Page(answer.get_data(as_text=True))
    assert "Autre texte (à vérifier)" in page.words
    assert "1 remplacement" in page.words


def test_a_reader_reads_the_library_and_adds_nothing(installation: Installation) -> None:
    reader = installation.reader("reader")
    page = reader.get(SHELF)
    assert "Ajouter au registre" not in page.words
    assert 'type="checkbox"' not in page.html
    reader.post(SHELF, {"code": "C01"}, status=403)


def test_an_empty_register_offers_the_library(
    installation: Installation, consultant: Reader
) -> None:
    with installation.session() as session:
        an_organisation(session, "Toute neuve")
        session.commit()
    page = installation.reader("admin").get("/o/toute-neuve/traitements")
    assert "Choisir dans la bibliothèque" in page.words
    assert "/o/toute-neuve/registre/bibliotheque" in page.links


def test_what_changed_since_the_preview_sends_back_to_the_library(
    installation: Installation, consultant: Reader
) -> None:
    with installation.session() as session:
        number = a_record(session, installation.valbrise, "processing", name="Objets trouvés")
        session.commit()
    sent = {"csrf_token": consultant.token(), "code": "C21"}
    preview = consultant.client.post(SHELF, data=sent).headers["Location"]
    form = f"/o/valbrise/traitements/{number}/modifier"
    consultant.sent_to(form, {**consultant.get(form).form(), "legal_text": "Délibération"})
    page = consultant.post(f"{preview}/appliquer", {"all": "yes"}, status=409)
    assert "refaites-le depuis la bibliothèque" in page.words

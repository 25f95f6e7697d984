"""Live entry: the text shows the records, tells what would change, saves it and loses nothing."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

from inventaire.exchange.flow_text.signs import MOST_LINES
from inventaire.inventory.fields import Ref
from inventaire.operations.records import change_record
from inventaire.store.snapshot import load_snapshot
from inventaire.web.views.flow_entry import MOST_SHOWN
from tests.factories import CAMILLE, NOW, TODAY, a_record
from tests.web.conftest import Installation
from tests.web.pages import Page, Reader, form_values

ENTRY = "/o/valbrise/carte/saisie"


@pytest.fixture
def paie(installation: Installation) -> int:
    """Payroll that goes to the tax office; the number of the flow."""
    with installation.session() as session:
        where = installation.valbrise
        system = Ref("system", a_record(session, where, "system", name="Paie"))
        office = Ref("actor", a_record(session, where, "actor", name="DGFiP"))
        dsn = a_record(session, where, "dataset", name="DSN", data_categories=("nir",))
        values = {"source": system, "target": office, "datasets": (dsn,), "medium": "api"}
        number = a_record(session, where, "flow", **values)
        session.commit()
    return number


def typed(page: Page) -> dict[str, Any]:
    """What the form of the page would send."""
    return form_values(page.html, "data-entry")


def lines(installation: Installation) -> list[str]:
    """The flows that are recorded, by their ends."""
    with installation.session() as session:
        snapshot = load_snapshot(session, installation.valbrise, taken_on=TODAY).live()
    return [snapshot.label(Ref("flow", flow.id)) for flow in snapshot.flows]


def test_the_text_shows_the_flows_beside_their_picture_and_table(
    consultant: Reader, paie: int
) -> None:
    page = consultant.get(ENTRY)
    assert "Paie -> DGFiP : DSN, API" in typed(page)["text"]
    assert "Rien : le texte dit ce qui est enregistré." in page.words
    start = page.html.index('<svg xmlns="http://www.w3.org/2000/svg"')
    picture = page.html[start : page.html.index("</svg>", start) + 6]
    assert "Paie" in "".join(fromstring(picture).itertext())


def test_drawing_tells_what_would_change_and_writes_nothing(
    installation: Installation, consultant: Reader, paie: int
) -> None:
    form = typed(consultant.get(ENTRY))
    form["text"] += "Paie -> Mutuelle [acteur] : adhérents (santé), papier\nPaie\n"
    page = consultant.post(ENTRY, {**form, "deed": "draw"}, status=200)
    for words in ("Création Flux Paie → Mutuelle", "Création Jeu de données adhérents"):
        assert words in page.words
    assert re.search(r"ligne \d+ : il manque une flèche", page.words)
    assert typed(page)["text"] == form["text"]
    assert "Paie → Mutuelle" not in lines(installation)


def test_saving_writes_all_that_is_right_and_keeps_the_rest_in_the_text(
    installation: Installation, consultant: Reader, paie: int
) -> None:
    form = typed(consultant.get(ENTRY))
    form["text"] += "Paie -> Mutuelle [acteur] : adhérents (santé), papier\n# à voir\nPaie\n"
    page = consultant.post(ENTRY, {**form, "deed": "save"}, status=200)
    assert "1 flux créé, 2 fiches créées. 1 ligne reste à corriger." in page.words
    assert typed(page)["text"] == form["text"]
    assert "Paie → Mutuelle" in lines(installation)
    again = consultant.post(ENTRY, {**typed(page), "deed": "save"}, status=200)
    assert "rien ne change" in again.words
    assert lines(installation).count("Paie → Mutuelle") == 1


def test_what_was_saved_can_be_taken_back(
    installation: Installation, consultant: Reader, paie: int
) -> None:
    form = typed(consultant.get(ENTRY))
    page = consultant.post(ENTRY, {**form, "text": "", "deed": "save"}, status=200)
    assert lines(installation) == []
    action = re.search(rf'action="({ENTRY}/annuler/\d+)"', page.html)
    assert action is not None
    consultant.post(action[1], {})
    assert "Annulé :" in consultant.get(ENTRY).words
    assert "Paie → DGFiP" in lines(installation)
    consultant.post(f"{ENTRY}/annuler/999999", {}, status=404)


def test_two_people_are_told_of_each_other(
    installation: Installation, consultant: Reader, paie: int
) -> None:
    form = typed(consultant.get(ENTRY))
    with installation.session() as session:
        change_record(
            session,
            CAMILLE,
            installation.valbrise,
            "flow",
            paie,
            {"frequency": "ANNUAL"},
            version=None,
            now=NOW,
        )
        session.commit()
    form["text"] = form["text"].replace("DSN, API", "DSN, papier")
    page = consultant.post(ENTRY, {**form, "deed": "save"}, status=200)
    assert "il dit maintenant : « Paie -> DGFiP : DSN, annuel, API »" in page.words
    assert "DSN, papier" in typed(page)["text"]
    again = consultant.post(ENTRY, {**typed(page), "deed": "save"}, status=200)
    assert "1 flux modifié" in again.words


def test_the_text_of_a_view_shows_only_its_flows_and_archives_no_other(
    installation: Installation, consultant: Reader, paie: int
) -> None:
    before = lines(installation)
    page = consultant.get(f"{ENTRY}?medium=api")
    assert typed(page)["text"].splitlines() == ["Paie -> DGFiP : DSN, API"]
    assert "Le texte ne montre que les flux de cette vue" in page.words
    form = {**typed(page), "text": "Paie -> CAF", "deed": "save"}
    consultant.post(f"{ENTRY}?medium=api", form, status=200)
    assert set(lines(installation)) == {*before, "Paie → CAF"} - {"Paie → DGFiP"}


def test_a_script_gets_the_preview_and_what_was_saved(consultant: Reader, paie: int) -> None:
    form = typed(consultant.get(ENTRY))
    form["text"] += "Paie -> CAF"
    sent = {**form, "csrf_token": consultant.token(), "line": "3"}
    answer = consultant.client.post(f"{ENTRY}/apercu", data=sent)
    html = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert 'data-part="notes"' in html
    assert "Paie → CAF" in html
    picture = re.search(r'data-picture="(\w+)"', html)
    assert picture is not None
    same = consultant.client.post(f"{ENTRY}/apercu", data={**sent, "picture": picture[1]})
    assert "<svg xmlns" not in same.get_data(as_text=True)
    saved = consultant.client.post(
        ENTRY, data={**sent, "deed": "save"}, headers={"Accept": "application/json"}
    ).get_json()
    assert saved["tone"] == "success"
    assert saved["text"] == form["text"]
    assert "/annuler/" in saved["undo"]
    assert "Paie -> CAF" in [text for _n, _v, text in json.loads(saved["shown"])]


def test_known_names_are_offered_as_they_are_to_be_written(
    installation: Installation, consultant: Reader, paie: int
) -> None:
    with installation.session() as session:
        a_record(session, installation.valbrise, "actor", name="Paie")
        a_record(session, installation.valbrise, "dataset", name="papier")
        session.commit()
    answer = consultant.client.get(f"{ENTRY}/noms").get_json()
    assert {"Paie [acteur]", "Paie [système]", "DGFiP"} <= set(answer["places"])
    assert '"papier"' in answer["datasets"]
    assert "mensuel" in answer["words"]
    assert "santé" in answer["categories"]


def test_a_reader_types_nothing_and_a_contributor_does(installation: Installation) -> None:
    installation.reader("reader").get(ENTRY, status=403)
    installation.reader("contributor").get(ENTRY)
    installation.reader("stranger").get(ENTRY, status=404)
    assert "Saisir au clavier" not in installation.reader("reader").get("/o/valbrise/carte").words


def test_a_text_without_end_is_refused_in_words_and_kept(consultant: Reader) -> None:
    text = "A -> B\n" * (MOST_LINES + 1)
    page = consultant.post(ENTRY, {"text": text, "shown": "[]", "deed": "save"}, status=422)
    assert "trop long" in page.words
    assert typed(page)["text"] == text
    sent = {"text": text, "csrf_token": consultant.token()}
    assert consultant.client.post(f"{ENTRY}/apercu", data=sent).status_code == 422


@pytest.mark.parametrize("shown", ["", "{", "[[1]]", '[["a", 1, "x"]]', "[[1, 1, 2]]", "null"])
def test_what_was_shown_may_be_nonsense_and_nothing_breaks(
    installation: Installation, consultant: Reader, paie: int, shown: str
) -> None:
    before = lines(installation)
    sent = {"text": "Paie -> CAF", "shown": shown, "deed": "save"}
    consultant.post(ENTRY, sent, status=200)
    assert lines(installation) == [*before, "Paie → CAF"]


def test_an_organisation_with_too_many_flows_to_read_begins_with_an_empty_text(
    installation: Installation, consultant: Reader
) -> None:
    with installation.session() as session:
        where = installation.valbrise
        hub = Ref("system", a_record(session, where, "system", name="Pivot"))
        desk = Ref("actor", a_record(session, where, "actor", name="Accueil"))
        for _n in range(MOST_SHOWN + 1):
            a_record(session, where, "flow", source=hub, target=desk)
        session.commit()
    page = consultant.get(ENTRY)
    assert typed(page)["text"].strip() == ""
    assert "le texte n’en montre aucun" in page.words
    assert len(lines(installation)) > MOST_SHOWN

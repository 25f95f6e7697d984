"""Whoever sends a list sees how its columns are read, corrects it, and is remembered."""

from __future__ import annotations

import re
from io import BytesIO

import pytest

from inventaire.operations.journal import entries
from inventaire.store.snapshot import load_snapshot
from tests.exchange.madis_case import PAYROLL, exported, headings
from tests.factories import TODAY, a_record
from tests.web.conftest import Installation
from tests.web.pages import Page, Reader

IMPORTS = "/o/valbrise/imports"
PARK = b"Logiciel;Responsable;Batiment;Pays\nBerger Paie;RH;Nord;France\nCantina;Cuisine;;\n"
ODD = b"Quoi;Qui fait tourner\nBerger Paie;Berger Collectivit\xc3\xa9s\nCantina;Cantina Services\n"


def sent(reader: Reader, data: bytes = PARK, name: str = "parc.csv") -> str:
    """The address of the preview of a file."""
    form = {"csrf_token": reader.token(), "file": (BytesIO(data), name)}
    answer = reader.client.post(IMPORTS, data=form)
    assert answer.status_code == 302, answer.get_data(as_text=True)
    return str(answer.location)


def corrected(reader: Reader, address: str, **said: str) -> Page:
    """The preview once its form, otherwise as it was shown, says this."""
    form = reader.get(address).form_of(f"{address}/appliquer")
    reader.post(f"{address}/colonnes", {**form, **said}, status=302)
    return reader.get(address)


def fields(page: Page) -> dict[str, str]:
    """What each column of the first list became."""
    (address,) = re.findall(r'action="([^"]*/appliquer)"', page.html)
    form = page.form_of(address)
    return {name: value for name, value in form.items() if name.startswith("field-0-")}


def systems(installation: Installation) -> dict[str, str]:
    with installation.session() as session:
        found = load_snapshot(session, installation.valbrise, taken_on=TODAY).live()
        return {system.name: system.notes for system in found.systems}


def test_a_list_shows_what_each_column_holds_and_became(consultant: Reader) -> None:
    page = consultant.get(sent(consultant))
    assert "Colonnes lues" in page.words
    assert fields(page) == {
        "field-0-0": "name",
        "field-0-1": "remark",
        "field-0-2": "remark",
        "field-0-3": "country",
    }
    assert "RH · Cuisine" in page.words, "a sample of each column"


def test_a_corrected_column_is_read_anew_and_nothing_else_is_written(
    installation: Installation, consultant: Reader
) -> None:
    before = systems(installation)
    page = corrected(consultant, sent(consultant), **{"field-0-1": "owner", "field-0-2": "ignored"})
    assert "Acteur" in page.words
    assert "Cuisine" in page.words
    assert "Batiment : Nord" not in page.words
    assert systems(installation) == before
    with installation.session() as session:
        last = entries(session, installation.valbrise)[0]
    assert last.deed == "correct_import"


def test_what_was_corrected_is_remembered_by_the_headings_whatever_their_order(
    consultant: Reader,
) -> None:
    corrected(consultant, sent(consultant), **{"field-0-1": "owner", "field-0-2": "ignored"})
    again = consultant.get(sent(consultant, b"PAYS;batiment;responsable;logiciel\nFR;Sud;RH;Zoe\n"))
    assert fields(again) == {
        "field-0-0": "country",
        "field-0-1": "ignored",
        "field-0-2": "owner",
        "field-0-3": "name",
    }
    assert "correspondance de votre import du" in again.words
    other = consultant.get(sent(consultant, b"Logiciel;Responsable;Pays\nZoe;RH;FR\n"))
    assert "correspondance" not in other.words, "other headings are another list"


def test_what_was_remembered_can_be_forgotten(consultant: Reader) -> None:
    address = sent(consultant)
    corrected(consultant, address, **{"field-0-1": "owner"})
    page = corrected(consultant, address, forget="yes")
    assert fields(page)["field-0-1"] == "remark"
    assert fields(consultant.get(sent(consultant)))["field-0-1"] == "remark"


def test_a_list_that_nobody_understands_is_read_once_one_says_what_it_is(
    installation: Installation, consultant: Reader
) -> None:
    address = sent(consultant, ODD)
    assert "Aucune feuille n’est reconnue" in consultant.get(address).words
    page = corrected(consultant, address, **{"kind-0": "system"})
    assert fields(page) == {"field-0-0": "name", "field-0-1": "remark"}
    page = corrected(consultant, address, **{"field-0-1": "operator"})
    consultant.post(f"{address}/appliquer", page.form_of(f"{address}/appliquer"), status=302)
    assert {"Berger Paie", "Cantina"} <= systems(installation).keys()


def test_applying_what_was_corrected_shows_it_first(
    installation: Installation, consultant: Reader
) -> None:
    address = sent(consultant)
    form = consultant.get(address).form_of(f"{address}/appliquer")
    consultant.post(f"{address}/appliquer", {**form, "field-0-2": "ignored"}, status=302)
    page = consultant.get(address)
    assert "Rien n'est encore écrit" in page.words
    assert fields(page)["field-0-2"] == "ignored"
    assert "Berger Paie" not in systems(installation)
    consultant.post(f"{address}/appliquer", page.form_of(f"{address}/appliquer"), status=302)
    assert systems(installation)["Berger Paie"] == "Responsable\N{NO-BREAK SPACE}: RH"


def test_what_was_left_out_stays_out_when_columns_are_read_anew(
    installation: Installation, consultant: Reader
) -> None:
    address = sent(consultant)
    page = consultant.get(address)
    form = page.form_of(f"{address}/appliquer")
    form["chosen"] = [form["chosen"][1]]
    consultant.post(f"{address}/colonnes", {**form, "field-0-2": "ignored"}, status=302)
    form = consultant.get(address).form_of(f"{address}/appliquer")
    consultant.post(f"{address}/appliquer", form, status=302)
    assert len(systems(installation).keys() & {"Berger Paie", "Cantina"}) == 1


def test_the_cells_of_a_list_are_gone_once_it_is_applied(
    installation: Installation, consultant: Reader
) -> None:
    address = sent(consultant)
    form = consultant.get(address).form_of(f"{address}/appliquer")
    consultant.post(f"{address}/appliquer", form, status=302)
    assert "Colonnes lues" not in consultant.get(address).words
    consultant.post(f"{address}/colonnes", {}, status=409)


@pytest.mark.parametrize(
    "said",
    [
        {"field-0-1": "password"},
        {"kind-0": "account"},
        {"heading-0": "-4"},
        {"heading-0": "9" * 400},
        {"heading-0": "3"},
        {"kind-0": ""},
        {"field-0-0": "ignored"},
        {"field-0-1": "name", "field-0-0": "name"},
    ],
)
def test_whatever_the_form_says_the_preview_stands(
    consultant: Reader, said: dict[str, str]
) -> None:
    page = corrected(consultant, sent(consultant), **said)
    assert not page.problems()
    assert "Colonnes lues" in page.words


def test_a_near_name_is_chosen_to_be_the_same_record(
    installation: Installation, consultant: Reader
) -> None:
    with installation.session() as session:
        known = a_record(session, installation.valbrise, "actor", name="Berger Collectivités")
        session.commit()
    listed = "Logiciel;Éditeur\nPaie;Bergé Colectivité\n".encode()
    address = sent(consultant, listed)
    page = consultant.get(address)
    assert "Noms proches" in page.words
    assert "Création" in page.words
    form = page.form_of(f"{address}/appliquer")
    assert form["same-0"] == "0"
    consultant.post(f"{address}/appliquer", {**form, "same-0": str(known)}, status=302)
    page = consultant.get(address)
    form = page.form_of(f"{address}/appliquer")
    assert form["same-0"] == str(known), "it is shown anew before it is applied"
    consultant.post(f"{address}/appliquer", form, status=302)
    with installation.session() as session:
        found = load_snapshot(session, installation.valbrise, taken_on=TODAY).live()
    assert "Bergé Colectivité" not in {one.name for one in found.actors}
    assert known in {one.operator for one in found.systems if one.name == "Paie"}


def test_a_choice_that_was_not_offered_is_none(consultant: Reader) -> None:
    page = corrected(consultant, sent(consultant), **{"same-0": "12", "same-99": "x"})
    assert not page.problems()


def test_the_shifted_columns_of_madis_are_said_and_may_be_put_back(consultant: Reader) -> None:
    address = sent(consultant, exported(headings(), PAYROLL), "20260301-treatment.csv")
    page = consultant.get(address)
    assert "Colonnes décalées" in page.words
    assert "titre du fichier : Détails - Personnes concernées - Élus" in page.words
    assert "Salariés, agents" in page.words
    page = corrected(consultant, address, **{"shifted-0": "no"})
    assert "titre du fichier :" not in page.words
    assert page.form_of(f"{address}/appliquer")["shifted-0"] == "no"
    page = corrected(consultant, address, **{"shifted-0": "yes"})
    assert "titre du fichier :" in page.words

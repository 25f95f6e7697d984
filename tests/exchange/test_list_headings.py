"""Headings as people lay them out: over two rows, merged, ticked, several lists in one sheet."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inventaire.exchange.lists.finding import all_recognised, tables_of
from inventaire.exchange.lists.proposing import propose_lists
from inventaire.exchange.sheets import Sheet, Workbook
from inventaire.inventory.changes import Changes
from tests.builders import commune, picture

Rows = list[list[str]]


def sheet_of(rows: Rows, name: str = "Feuille") -> Sheet:
    return Sheet(name, tuple(map(tuple, rows)))


def proposed(rows: Rows) -> Changes:
    return propose_lists(tables_of(Workbook((sheet_of(rows),))), picture(commune())).changes


def created(rows: Rows, kind: str) -> dict[str, dict[str, Any]]:
    return {
        change.label: {field.field: field.after for field in change.fields}
        for change in proposed(rows).changes
        if change.ref.kind == kind
    }


def test_headings_over_two_rows_are_read_together() -> None:
    rows: Rows = [
        ["Registre des traitements"],
        [],
        ["Identification", "", "Données", "", "Conservation", ""],
        ["N°", "Nom", "Catégories de données", "Source", "Durée de conservation", "Sort final"],
        ["T-1", "Paie", "Identité ; Coordonnées bancaires", "Agents", "5 ans", "Destruction"],
    ]
    (table,) = all_recognised(sheet_of(rows))
    assert (table.kind, table.heading, table.levels) == ("processing", 3, 2)
    found = created(rows, "processing")["Paie"]
    assert found["reference"] == "T-1"
    assert {line.retention for line in found["data"]} == {"5 ans"}
    assert "Conservation - Sort final : Destruction" in found["notes"]


def test_headings_over_two_rows_and_headings_merged_downwards_stand_together() -> None:
    rows: Rows = [
        ["Traitement", "Finalité", "Destinataires", "", "Service"],
        ["", "", "Internes", "Externes", ""],
        ["Paie", "Payer", "RH", "DGFiP ; Urssaf", "Moyens"],
    ]
    found = created(rows, "processing")["Paie"]
    assert len(found["recipients"]) == 3
    assert found["purposes"] == ("Payer",)
    assert set(created(rows, "actor")) == {"RH", "DGFiP", "Urssaf", "Moyens"}


def test_what_is_ticked_under_a_heading_that_spans_is_said_by_its_own_heading() -> None:
    rows: Rows = [
        ["Traitement", "Finalité", "Données", "", "", "Personnes concernées", ""],
        ["", "", "État civil", "Santé", "Loisirs", "Agents", "Usagers"],
        ["Paie", "Payer", "X", "", "oui", "✓", "Non"],
        ["Centre aéré", "Garder", "nom, prénom", "x", "", "", "Oui"],
    ]
    found = created(rows, "processing")
    assert len(found["Paie"]["data"]) == 2
    assert len(found["Paie"]["subjects"]) == 1
    assert [line.description for line in found["Paie"]["data"]][1] == "Loisirs"
    assert "nom, prénom" in found["Centre aéré"]["data"][0].description
    assert all("X" not in repr(one) for one in found.values()), "a tick is no value"


def test_the_name_of_somebody_is_not_that_of_the_record() -> None:
    rows: Rows = [
        ["Traitement", "", "Responsable du service", ""],
        ["Nom", "Finalité", "Nom", "Contact"],
        ["Paie", "Payer", "Élise Fauvel", "poste 12"],
    ]
    found = created(rows, "processing")
    assert set(found) == {"Paie"}
    assert "Responsable du service - Nom : Élise Fauvel" in found["Paie"]["notes"]


def test_a_row_of_values_is_not_taken_for_headings() -> None:
    rows: Rows = [
        ["Logiciel", "", "Pays", "Éditeur"],
        ["Berger Paie", "à jour", "France", "Berger"],
        ["Cantina", "", "", ""],
    ]
    assert set(created(rows, "system")) == {"Berger Paie", "Cantina"}


def test_lists_below_one_another_are_each_read() -> None:
    rows: Rows = [
        ["Logiciels de la commune"],
        ["Logiciel", "Pays"],
        ["Berger Paie", "France"],
        ["", ""],
        ["Prestataires"],
        ["Prestataire", "Pays", "Contact", "SIREN"],
        ["Berger Collectivités", "France", "a@berger.example", ""],
        ["", ""],
        ["Cantina Services", "Irlande", "", ""],
    ]
    tables = all_recognised(sheet_of(rows))
    assert [(one.kind, one.heading, one.end) for one in tables] == [
        ("system", 1, 3),
        ("actor", 5, 9),
    ]
    assert set(created(rows, "system")) == {"Berger Paie"}
    assert set(created(rows, "actor")) == {"Berger Collectivités", "Cantina Services"}


def test_lists_beside_one_another_are_each_read() -> None:
    rows: Rows = [
        ["Logiciel", "Pays", "", "Prestataire", "SIREN", "Contact"],
        ["Berger Paie", "France", "", "Berger Collectivités", "", "poste 2"],
        ["Cantina", "", "", "", "", ""],
    ]
    assert set(created(rows, "system")) == {"Berger Paie", "Cantina"}
    assert set(created(rows, "actor")) == {"Berger Collectivités"}
    assert "notes" not in created(rows, "system")["Berger Paie"]


def test_an_empty_column_does_not_cut_a_list_in_two() -> None:
    rows: Rows = [["Logiciel", "Pays", "", "Éditeur"], ["Cantina", "France", "", "Berger"]]
    (table,) = all_recognised(sheet_of(rows))
    assert len(table.columns) == 3


CELLS = st.sampled_from(["", "", "Nom", "Traitement", "Logiciel", "Données", "Pays", "x", "Paie"])


@given(st.lists(st.lists(CELLS, max_size=6), max_size=9))
def test_whatever_the_layout_each_cell_is_read_once_at_most(rows: Rows) -> None:
    sheet = sheet_of(rows)
    tables = tables_of(Workbook((sheet,)))
    places = [
        (row, column) for table in tables for row in table.rows() for column in table.headings
    ]
    assert len(places) == len(set(places))
    if any(table.kind for table in tables) and any(list(t.rows()) for t in tables if t.kind):
        propose_lists(tables, picture(commune()))

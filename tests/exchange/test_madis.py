"""The exports of Madis come in by name, their shifted columns in their place, nothing dropped."""

from __future__ import annotations

from typing import Any

import pytest

from inventaire.exchange.formats import Proposed, propose_file
from inventaire.exchange.lists.known import can_shift, shifted
from inventaire.exchange.lists.proposing import propose_lists
from inventaire.exchange.lists.tables import IGNORED, REMARK
from inventaire.inventory.changes import Changes
from tests.builders import commune, picture
from tests.exchange.madis_case import ACTIONS, PAYROLL, PROCESSORS, exported, headings


def read(data: bytes) -> Proposed:
    return propose_file(data, picture(commune()))


def created(changes: Changes, kind: str = "processing") -> dict[str, dict[str, Any]]:
    return {
        change.label: {field.field: field.after for field in change.fields}
        for change in changes.changes
        if change.ref.kind == kind
    }


def test_processing_comes_in_with_what_madis_says_of_it() -> None:
    proposed = read(exported(headings(), PAYROLL))
    (table,) = proposed.tables
    assert table.layout == "madis_processing"
    found = created(proposed.changes)["Paie des agents"]
    assert found["legal_bases"] == ("legal_obligation",)
    assert found["public"] is True
    assert [line.category for line in found["data"]] == ["identity", "bank", "nir"]
    assert (
        found["data"][0].retention
        == "5 ans (Bulletins, Destruction) ; 50 ans (Carrière, Versement)"
    )
    assert found["updated_on"].isoformat() == "2023-02-03"
    assert found["dpia_criteria"] == ("large_scale",)
    assert "À revoir en juin" in found["notes"]
    assert set(created(proposed.changes, "actor")) == {
        "Berger Collectivités", "Cantina Services", "Service RH",
    }  # fmt: skip


def test_a_measure_has_its_comment_and_one_that_is_not_taken_keeps_it_as_a_remark() -> None:
    found = created(read(exported(headings(), PAYROLL)).changes)["Paie des agents"]
    assert [(one.measure, one.detail) for one in found["measures"]] == [("access_control", "SSO")]
    assert "Sauvegarde - Commentaire : prévue en mars" in found["notes"]


def test_the_people_are_those_of_the_values_and_not_of_the_headings() -> None:
    (table,) = read(exported(headings(), PAYROLL)).tables
    assert can_shift(table)
    assert table.shifted
    (line,) = created(propose_lists([table], picture(commune())).changes)["Paie des agents"][
        "subjects"
    ]
    assert (line.category, line.precision) == ("employees", "titulaires et contractuels")
    as_written = propose_lists([shifted(table, on=False)], picture(commune())).changes
    (line,) = created(as_written)["Paie des agents"]["subjects"]
    assert line.category == "elected", "who sends the file may say that its headings are right"


def test_older_versions_are_known_and_are_not_shifted() -> None:
    row = {
        "Nom": "Paie",
        "Collectivité - SIREN": "218601946",
        "Détails - Personnes concernées - Agents": "Oui",
    }
    proposed = read(exported(headings("1.9"), row))
    (table,) = proposed.tables
    assert (table.layout, can_shift(table)) == ("madis_processing", False)
    (line,) = created(proposed.changes)["Paie"]["subjects"]
    assert line.category == "employees"


def test_the_structure_is_left_out_unless_there_are_several() -> None:
    one = read(exported(headings(), PAYROLL)).tables[0]
    other = {**PAYROLL, "Nom": "Cantine", "Structure - Nom": "CCAS", "Structure - SIREN": "1"}
    several = read(exported(headings(), PAYROLL, other)).tables[0]
    assert one.fields[1] == IGNORED
    assert several.fields[1] == REMARK


def test_processors_and_actions_come_in_too() -> None:
    rows = {"Nom": "Berger", "Structure - SIREN": "1", "Clauses contractuelles vérifiées": "Oui"}
    found = created(read(exported(PROCESSORS, rows)).changes, "actor")["Berger"]
    assert (found["kind"], found["clauses_checked"]) == ("processor", True)
    action = {
        "Nom": "Chiffrer", "Structure - SIREN": "1", "Priorité": "3 - Haute", "Charge": "2 jours",
        "Application - Statut": "Appliquée", "Application - Échéance": "01/03/2027",
    }  # fmt: skip
    found = created(read(exported(ACTIONS, action)).changes, "action")["Chiffrer"]
    assert (found["priority"], found["status"]) == ("high", "done")
    assert "Charge : 2 jours" in found["notes"]


@pytest.mark.parametrize("version", ["1.9", "2.3", "2.4"])
def test_nothing_of_an_export_is_dropped(version: str) -> None:
    columns = headings(version)
    row = {heading: f"zq{rank}x" for rank, heading in enumerate(columns)}
    proposed = read(exported(columns, row))
    (table,) = proposed.tables
    told = repr([field.after for change in proposed.changes.changes for field in change.fields])
    ignored = {f"zq{column}x" for column, field in table.fields.items() if field == IGNORED}
    assert [text for text in row.values() if text not in told and text not in ignored] == []

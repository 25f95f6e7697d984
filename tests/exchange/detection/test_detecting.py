"""A sample of any kind of file is judged alike, and none of its values comes out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from inventaire.exchange.detection.detecting import ROWS, detect, detection_of, plain_table
from tests.exchange.detection.samples import (
    MEMBERS,
    Rows,
    as_csv,
    as_geojson,
    as_ods_file,
    as_xlsx,
    judged,
)

EXPECTED = {
    "Nom": "identity",
    "Prénom": "identity",
    "Courriel": "contact",
    "Code postal": "contact",
    "Montant": "",
}
FILES = [as_csv, as_xlsx, as_ods_file, as_geojson]


@pytest.mark.parametrize("as_file", FILES)
def test_every_kind_of_file_gives_the_same_verdicts(as_file: Callable[[Rows], bytes]) -> None:
    table = judged(as_file(MEMBERS))
    found = {v.name: v.category for v in table.verdicts if v.name != "geometry"}
    assert found == EXPECTED
    assert (table.rows, table.is_cut, table.is_named) == (5, False, True)


@pytest.mark.parametrize("as_file", FILES)
def test_no_value_of_a_sample_comes_out(as_file: Callable[[Rows], bytes]) -> None:
    told = json.dumps([plain_table(t) for t in detect(as_file(MEMBERS)).tables], ensure_ascii=False)
    assert not [value for row in MEMBERS[1:] for value in row if len(value) > 2 and value in told]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_file_without_headings_does_not_have_its_first_person_for_one(separator: str) -> None:
    table = judged(as_csv(MEMBERS[1:], separator=separator))
    assert not table.is_named
    assert table.rows == 5
    assert [v.name for v in table.verdicts] == [f"colonne_{n}" for n in range(1, 6)]
    assert {v.name: v.kind for v in table.verdicts}["colonne_3"] == "email"


def test_a_title_above_the_table_is_no_heading() -> None:
    table = judged(as_csv([["Liste des adhérents au 1er janvier"], [], *MEMBERS]))
    assert [v.name for v in table.verdicts] == list(MEMBERS[0])


def test_headings_said_twice_stay_apart_and_said_again_below_are_no_values() -> None:
    head = ["mail", "mail", ""]
    rows = [["a.fauvel@exemple.fr", "b.delorme@exemple.fr", "x"]] * 6
    table = judged(as_csv([head, *rows, head, *rows]))
    assert [v.name for v in table.verdicts] == ["mail", "mail (2)", "colonne_3"]
    assert table.rows == 12


def test_only_the_first_rows_are_looked_at(tmp_path: Path) -> None:
    rows = [["id", "nom"], *[[str(n), "Fauvel"] for n in range(ROWS + 50)]]
    table = judged(as_csv(rows))
    assert (table.rows, table.is_cut) == (ROWS, True)
    assert judged(as_xlsx(rows)).is_cut


def test_properties_of_features_may_differ_and_hold_anything() -> None:
    features = [
        {"type": "Feature", "properties": {"a": 1, "courriel": f"x.fauvel{n}@exemple.fr"}}
        for n in range(8)
    ]
    features.append({"type": "Feature", "properties": {"b": {"c": [1, 2]}, "d": None, "e": True}})
    features.append({"type": "Feature", "properties": None, "geometry": None})
    data = {"name": "essai", "crs": {"x": [{}]}, "features": features, "type": "FeatureCollection"}
    table = judged(json.dumps(data).encode())
    assert {v.name: v.kind for v in table.verdicts} == {
        "a": "", "courriel": "email", "b": "", "d": "", "e": "",
    }  # fmt: skip


def test_types_are_told_by_nearly_all_values() -> None:
    rows = [
        ["entier", "décimal", "jour", "instant", "réponse", "code", "point", "fichier", "liste"],
        *[
            [str(n), f"{n},5", f"{n:02d}/03/2026", f"2026-03-{n:02d}T08:00", ("oui", "non")[n % 2],
             f"0{n}", "POINT (1 2)", f"{n}.pdf", "a|b"]
            for n in range(10, 28)
        ],
    ]  # fmt: skip
    assert {v.name: v.type for v in judged(as_csv(rows)).verdicts} == {
        "entier": "integer", "décimal": "decimal", "jour": "date", "instant": "datetime",
        "réponse": "boolean", "code": "identifier", "point": "geometry", "fichier": "file",
        "liste": "list",
    }  # fmt: skip


def test_what_was_found_is_read_back_from_plain_data() -> None:
    found = detect(as_csv(MEMBERS))
    plain = json.loads(json.dumps([plain_table(table) for table in found.tables]))
    assert detection_of(plain) == found


def test_sorts_that_nobody_knows_are_refused() -> None:
    plain = [plain_table(table) for table in detect(as_csv(MEMBERS)).tables]
    plain[0]["verdicts"][0]["kind"] = "shoe_size"
    with pytest.raises(ValueError, match="shoe_size"):
        detection_of(plain)


def test_an_old_excel_file_is_read_sheet_by_sheet(cases: Path) -> None:
    name = "acceslibre-etablissements_scolaires.xls"
    tables = detect((cases / "tables" / name).read_bytes()).tables
    assert [table.name for table in tables][1:] == ["Tuto", "Liste des activités"]
    assert len(tables[0].verdicts) > 50
    assert not tables[0].personal


def test_real_open_data_hold_nobody(cases: Path) -> None:
    for name in (
        "a_test_file.csv",
        "decp-exemple-valide.csv",
        "decp-exemple-valide.ods",
        "file.xlsx",
    ):
        for table in detect((cases / "tables" / name).read_bytes()).tables:
            assert not [v.name for v in table.personal], name
    for path in sorted((cases / "subsidies").iterdir()):
        for table in detect(path.read_bytes()).tables:
            assert not [v.name for v in table.personal], path.name

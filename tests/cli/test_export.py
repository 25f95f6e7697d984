"""``inventaire export`` writes anything that leaves, by the name of its format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from inventaire.cli.export import CATALOGUES, FORMATS, REGISTERS
from inventaire.exchange.catalogue.formats import FORMATS as OF_CATALOGUES
from inventaire.exchange.register.formats import FORMATS as OF_REGISTERS
from tests.cli.conftest import Terminal


def test_every_format_that_leaves_has_its_name() -> None:
    assert set(REGISTERS.values()) == set(OF_REGISTERS) - {"flat"}
    assert set(CATALOGUES.values()) == set(OF_CATALOGUES)


@pytest.mark.parametrize("code", FORMATS)
def test_each_format_is_written(valbrise: Terminal, tmp_path: Path, code: str) -> None:
    output = tmp_path / code
    told = valbrise.read("export", "valbrise", "--format", code, "-o", str(output))
    assert told == {
        "organisation": "valbrise",
        "file": str(output),
        "format": code,
        "bytes": output.stat().st_size,
    }


def test_the_json_holds_the_organisation(valbrise: Terminal, tmp_path: Path) -> None:
    output = tmp_path / "valbrise.json"
    valbrise.run("export", "valbrise", "--format", "json", "-o", str(output))
    assert json.loads(output.read_text())["organisation"]["fields"]["name"] == "Valbrise"


def test_the_workbook_has_the_sheets_and_the_language_that_are_asked(
    valbrise: Terminal, tmp_path: Path
) -> None:
    output = tmp_path / "classeur.xlsx"
    asked = ("--sheet", "dataset", "--lang", "en")
    valbrise.run("export", "valbrise", "--format", "collection-xlsx", *asked, "-o", str(output))
    titles = [sheet.title for sheet in load_workbook(output) if sheet.sheet_state == "visible"]
    assert titles == [
        "Read me",
        "Datasets",
        "Datasets – Columns",
        "Datasets – Resources",
        "Lexicon",
    ]


def test_what_left_is_read_by_the_command_that_imports(valbrise: Terminal, tmp_path: Path) -> None:
    output = tmp_path / "classeur.xlsx"
    valbrise.run("export", "valbrise", "--format", "collection-xlsx", "-o", str(output))
    book = load_workbook(output)
    book["Systèmes"]["B5"] = "Logiciel de paie"
    book.save(output)
    told = valbrise.read("import", "valbrise", str(output))
    assert (told["format"], told["created"]) == ("collection", 1)
    assert "ne changerait rien" in valbrise.run("import", "valbrise", str(output)).output


def test_a_file_is_never_replaced_unasked(valbrise: Terminal, tmp_path: Path) -> None:
    output = tmp_path / "export.json"
    output.write_text("précieux")
    asked = ("export", "valbrise", "--format", "json", "-o", str(output))
    assert "--force" in valbrise.run(*asked, status=3).output
    assert output.read_text() == "précieux"
    valbrise.run(*asked, "--force")

"""A sample from the command line: told to people and to programs, and written nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.exchange.detection.samples import MEMBERS, as_csv


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A small list of members."""
    path = tmp_path / "adherents.csv"
    path.write_bytes(as_csv(MEMBERS))
    return path


def test_each_column_is_told_with_reasons_and_no_value(terminal: Terminal, sample: Path) -> None:
    said = terminal.run("detect", str(sample)).stdout
    assert "Courriel" in said
    assert "adresse de courriel · Coordonnées · Directement" in said
    assert "100 % des valeurs ont la forme attendue" in said
    assert "Colonnes personnelles : 4 sur 5." in said
    assert "Fauvel" not in said
    assert "exemple.fr" not in said


def test_a_program_reads_codes(terminal: Terminal, sample: Path) -> None:
    told = terminal.read("detect", str(sample))
    (table,) = told["tables"]
    assert (told["file"], table["rows"], table["cut"]) == ("adherents.csv", 5, False)
    found = {column["name"]: column for column in table["columns"]}
    assert found["Courriel"]["category"] == "contact"
    assert found["Montant"]["kind"] == ""
    assert "Fauvel" not in str(told)


def test_what_to_do_before_publishing_is_told_once_asked(terminal: Terminal, sample: Path) -> None:
    assert "À retirer" not in terminal.run("detect", str(sample)).stdout
    said = terminal.run("detect", str(sample), "--publish").stdout
    assert "À retirer : Courriel. Désigne une personne à elle seule." in said
    assert "À généraliser : Code postal." in said
    assert "k = 1 ; généralisées, k = 1." in said
    (table,) = terminal.read("detect", str(sample), "--publish")["tables"]
    assert {one["deed"] for one in table["advice"]} == {"remove", "generalise"}
    assert table["crossings"][0]["rows_below"]["5"] == 5
    assert "Fauvel" not in str(table)


def test_columns_without_headings_are_said_to_have_none(terminal: Terminal, sample: Path) -> None:
    sample.write_bytes(as_csv(MEMBERS[1:]))
    said = terminal.run("detect", str(sample)).stdout
    assert "Aucun titre de colonne n'a été reconnu" in said
    assert "Fauvel" not in said


def test_a_file_that_is_no_table_ends_with_what_was_expected(
    terminal: Terminal, sample: Path
) -> None:
    sample.write_bytes(b"%PDF-1.7")
    assert "n'est pas un tableau" in terminal.run("detect", str(sample), status=5).stderr
    assert "Aucun fichier" in terminal.run("detect", str(sample.with_name("x")), status=4).stderr

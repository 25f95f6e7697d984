"""``inventaire register`` writes the register in the format that its file is named for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

STARTS = {
    "ods": b"PK",
    "xlsx": b"PK",
    "docx": b"PK",
    "pdf": b"%PDF",
    "csv": "\ufeff".encode(),
    "jsonld": b"{",
}


@pytest.mark.parametrize("ending", STARTS)
def test_the_ending_says_the_format(valbrise: Terminal, tmp_path: Path, ending: str) -> None:
    output = tmp_path / f"registre.{ending}"
    told = valbrise.run("register", "valbrise", "-o", str(output))
    assert str(output) in told.stdout
    assert output.read_bytes().startswith(STARTS[ending])


def test_it_answers_programs(valbrise: Terminal, tmp_path: Path) -> None:
    output = tmp_path / "registre.xlsx"
    asked = ("--flat", "--role", "processor", "--lang", "en")
    told = valbrise.read("register", "valbrise", "-o", str(output), *asked)
    assert told == {
        "organisation": "valbrise",
        "file": str(output),
        "role": "processor",
        "format": "flat",
        "processings": 0,
        "bytes": output.stat().st_size,
    }


def test_an_unknown_ending_is_refused_and_nothing_is_written(
    valbrise: Terminal, tmp_path: Path
) -> None:
    output = tmp_path / "registre.exe"
    told = valbrise.run("register", "valbrise", "-o", str(output), status=3)
    assert ".ods" in told.output
    assert not output.exists()


def test_a_register_is_never_replaced_unasked(valbrise: Terminal, tmp_path: Path) -> None:
    output = tmp_path / "registre.csv"
    output.write_text("précieux")
    assert "--force" in valbrise.run("register", "valbrise", "-o", str(output), status=3).output
    assert output.read_text() == "précieux"
    valbrise.run("register", "valbrise", "-o", str(output), "--force")
    assert output.read_text() != "précieux"

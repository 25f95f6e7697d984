"""Flows as text from the command line: read, previewed, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

TEXT = "Paie -> DGFiP : DSN, mensuel, API\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A text of one flow."""
    path = tmp_path / "flux.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def lines(terminal: Terminal) -> list[str]:
    return list(terminal.read("flows", "valbrise")["lines"])


def test_a_preview_says_what_would_change_and_writes_nothing(
    valbrise: Terminal, file: Path
) -> None:
    said = valbrise.run("flows", "valbrise", str(file), "--preview").output
    assert "Création · Flux · Paie → DGFiP" in said
    assert "relancez sans --preview" in said
    assert lines(valbrise) == []


def test_what_is_written_is_what_is_read_back(valbrise: Terminal, file: Path) -> None:
    said = valbrise.run("flows", "valbrise", str(file)).output
    assert "Enregistré : 1 flux créé, 3 fiches créées." in said
    assert valbrise.run("flows", "valbrise").output == TEXT
    again = valbrise.run("flows", "valbrise", str(file)).output
    assert "Ce texte ne changerait rien" in again


def test_a_text_may_come_from_a_pipe(valbrise: Terminal) -> None:
    valbrise.run("flows", "valbrise", "-", typed="Accueil -> CAF : courriers, papier")
    assert lines(valbrise) == ["Accueil -> CAF : courriers, papier"]


def test_a_faulty_line_is_told_by_its_number_and_nothing_is_written(
    valbrise: Terminal, file: Path
) -> None:
    file.write_text("# entretien du 25\nPaie -> CAF\nPaie DGFiP\n", encoding="utf-8")
    result = valbrise.run("flows", "valbrise", str(file), status=3)
    assert "ligne 3 : il manque une flèche" in result.stderr
    assert "Rien n'a été écrit" in result.output
    assert lines(valbrise) == []


def test_flows_that_the_text_does_not_name_stay_unless_it_is_complete(
    valbrise: Terminal, file: Path
) -> None:
    valbrise.run("flows", "valbrise", str(file))
    file.write_text("Paie -> CAF\n", encoding="utf-8")
    valbrise.run("flows", "valbrise", str(file))
    assert len(lines(valbrise)) == 2
    valbrise.run("flows", "valbrise", str(file), "--complete")
    assert lines(valbrise) == ["Paie -> CAF"]


def test_a_program_reads_codes_numbers_and_notes(valbrise: Terminal, file: Path) -> None:
    told = valbrise.read("flows", "valbrise", str(file))
    assert (told["applied"], told["created"], told["notes"]) == (True, 4, [])
    assert all(change["id"] for change in told["changes"])
    file.write_text("Pai -> DGFiP\n->", encoding="utf-8")
    told = valbrise.read("flows", "valbrise", str(file), status=3)
    assert [(note["line"], note["level"]) for note in told["notes"]] == [(1, "hint"), (2, "error")]


def test_a_file_that_is_no_text_is_told(valbrise: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0")
    assert "UTF-8" in valbrise.run("flows", "valbrise", str(path), status=5).output
    valbrise.run("flows", "valbrise", str(tmp_path / "absent.txt"), status=4)

"""``inventaire catalogue`` writes the RIP or a catalogue, in the format that is meant."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Terminal


def test_the_ending_is_enough_where_one_format_has_it(valbrise: Terminal, tmp_path: Path) -> None:
    output = tmp_path / "catalogue.ttl"
    told = valbrise.read("catalogue", "valbrise", "-o", str(output))
    assert told == {
        "organisation": "valbrise",
        "file": str(output),
        "format": "turtle",
        "bytes": output.stat().st_size,
    }


def test_a_csv_must_say_which_and_nothing_is_written(valbrise: Terminal, tmp_path: Path) -> None:
    output = tmp_path / "catalogue.csv"
    told = valbrise.run("catalogue", "valbrise", "-o", str(output), status=3)
    assert "scdl" in told.output
    assert not output.exists()
    valbrise.run("catalogue", "valbrise", "-o", str(output), "--as", "scdl")
    assert output.read_text().startswith("COLL_NOM,COLL_SIRET")


def test_a_catalogue_is_never_replaced_unasked(valbrise: Terminal, tmp_path: Path) -> None:
    output = tmp_path / "rip.xlsx"
    output.write_text("précieux")
    assert "--force" in valbrise.run("catalogue", "valbrise", "-o", str(output), status=3).output
    valbrise.run("catalogue", "valbrise", "-o", str(output), "--force")
    assert output.read_bytes().startswith(b"PK")

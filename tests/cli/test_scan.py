"""A database is scanned from the command line; its secrets and its values stay its own."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from inventaire.operations.imports import imports_of
from inventaire.store.snapshot import load_snapshot
from tests.cli.conftest import Terminal
from tests.factories import TODAY

SECRET = "s3cret-de-la-base"


@pytest.fixture
def library(tmp_path: Path) -> str:
    """The database of a library, in a file."""
    path = tmp_path / "mediatheque.sqlite"
    with sqlite3.connect(path) as connection:
        connection.executescript(
            "CREATE TABLE abonnes (id INTEGER PRIMARY KEY, nom TEXT, prenom TEXT, divers TEXT);"
            "CREATE TABLE prets (id INTEGER PRIMARY KEY, abonne INTEGER REFERENCES abonnes (id));"
        )
        connection.executemany(
            "INSERT INTO abonnes (nom, divers) VALUES (?, ?)",
            [("Zyx", f"lecteur{rank}@plante.example") for rank in range(40)],
        )
    connection.close()
    return f"sqlite:///{path}"


def test_a_preview_says_what_a_database_would_bring(valbrise: Terminal, library: str) -> None:
    said = valbrise.run("scan", "valbrise", library, "--preview").output
    assert "Schéma d'une base de données" in said
    assert "Création · Système · mediatheque" in said
    assert "Création · Jeu de données · abonnes" in said
    assert "« abonnes » contient des données personnelles (nom, prenom)" in said
    assert "relancez sans --preview" in said
    with valbrise.session() as session:
        assert load_snapshot(session, 1, taken_on=TODAY).systems == ()


def test_a_scan_is_applied_once_and_told_to_programs(valbrise: Terminal, library: str) -> None:
    first = valbrise.read("scan", "valbrise", library, "--system", "Orphée", "--sample", "50")
    assert (first["format"], first["file"]) == ("scan", "sqlite:mediatheque.sqlite")
    assert (first["applied"], first["created"]) == (True, 3)
    with valbrise.session() as session:
        picture = load_snapshot(session, 1, taken_on=TODAY)
        assert [one.name for one in picture.systems] == ["Orphée"]
        (kept,) = imports_of(session, 1)
        assert "plante.example" not in str(kept.changes)
        readers = next(one for one in picture.datasets if one.name == "abonnes")
        assert {one.name: one.category for one in readers.columns}["divers"] == "contact"
    again = valbrise.run("scan", "valbrise", library, "--system", "Orphée", "--sample", "50")
    assert "Cette base ne changerait rien" in again.output


def test_a_password_is_asked_for_and_never_said(valbrise: Terminal) -> None:
    address = "postgresql://compte@127.0.0.1:1/compta"
    told = valbrise.run(
        "scan", "valbrise", address, "--ask-password", status=5, typed=f"{SECRET}\n"
    )
    assert "ne répond pas" in told.output
    assert SECRET not in told.output


def test_a_password_in_the_address_is_never_said(valbrise: Terminal) -> None:
    for address in (f"postgresql://c:{SECRET}@127.0.0.1:1/compta", f"ftp://c:{SECRET}@x/y"):
        told = valbrise.run("scan", "valbrise", address, status=5)
        assert SECRET not in told.output
    with valbrise.session() as session:
        assert imports_of(session, 1) == []

"""The library at a terminal: read, added, taken up anew, as on the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from inventaire.inventory import library as shelves
from inventaire.inventory.library import LIBRARY
from inventaire.inventory.library.entry import Revision
from inventaire.operations.imports import imports_of
from inventaire.store.snapshot import load_snapshot
from tests.cli.conftest import Terminal
from tests.factories import TODAY

_LATER = date(2027, 3, 1)


def held(terminal: Terminal) -> dict[str, str]:
    """The text that each processing cites, by entry."""
    with terminal.session() as session:
        register = load_snapshot(session, 1, taken_on=TODAY).processings
    return {one.library_code: one.legal_text for one in register}


def test_entries_are_found_by_their_words(terminal: Terminal) -> None:
    assert "62 fiches types" in terminal.run("library", "list").output
    found = terminal.read("library", "list", "ETAT", "civil", "mariage")
    assert [one["code"] for one in found] == ["C01"]
    assert found[0]["to_check"] is True


def test_a_preview_says_what_would_be_added_and_writes_nothing(valbrise: Terminal) -> None:
    said = valbrise.run("library", "add", "valbrise", "c01", "H02", "--preview").output
    assert "Création · Traitement · État civil" in said
    assert "relancez sans --preview" in said
    assert held(valbrise) == {}
    with valbrise.session() as session:
        assert imports_of(session, 1) == []


def test_entries_are_added_once_and_can_be_undone(valbrise: Terminal) -> None:
    first = valbrise.read("library", "add", "valbrise", "C01", "H02")
    assert (first["created"], first["applied"]) == (2, True)
    again = valbrise.read("library", "add", "valbrise", "C01", "H02")
    assert (again["created"], again["unchanged"], again["applied"]) == (0, 2, False)
    assert set(held(valbrise)) == {"C01", "H02"}
    with valbrise.session() as session:
        assert [one.state for one in imports_of(session, 1)] == ["applied"]


def test_an_unknown_code_is_said_and_nothing_is_written(valbrise: Terminal) -> None:
    said = valbrise.run("library", "add", "valbrise", "C01", "Z99", status=4).output
    assert "Aucune fiche type ne s'appelle Z99" in said
    assert held(valbrise) == {}


def test_later_editions_are_taken_up_when_asked(
    valbrise: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    valbrise.run("library", "add", "valbrise", "C21")
    assert "Rien ne changerait" in valbrise.run("library", "renew", "valbrise").output
    first = LIBRARY["C21"]
    later = replace(
        first, as_of=_LATER, text="Autre texte", revisions=(Revision(_LATER, "text", first.text),)
    )
    monkeypatch.setitem(shelves.LIBRARY, "C21", later)  # type: ignore[arg-type]  # data, as of later
    said = valbrise.run("library", "renew", "valbrise", "--preview").output
    assert "Autre texte (à vérifier)" in said
    assert valbrise.read("library", "renew", "valbrise")["changed"] == 1
    assert held(valbrise) == {"C21": "Autre texte (à vérifier)"}

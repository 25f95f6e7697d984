"""The documents drawn from the code are the ones that are kept."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from inventaire.audit.report import all_rules
from inventaire.cli import main
from inventaire.cli.docs import documents
from inventaire.cli.reference import SETTINGS, every_command
from inventaire.cli.shapes import NOTES, SHAPES
from inventaire.settings import Settings
from inventaire.vocabulary.registry import VOCABULARIES

_DOCS = Path(__file__).parents[2] / "docs"


_NAMES = ["commandes.md", "reglages.md", "regles.md", "vocabulaires.md"]


@pytest.mark.parametrize("name", _NAMES)
def test_the_document_says_what_the_code_says(name: str) -> None:
    kept = (_DOCS / name).read_text(encoding="utf-8")
    assert kept == documents(main)[name], f"docs/{name} is out of date: run « inventaire docs »"


def test_every_rule_and_every_vocabulary_is_there() -> None:
    pages = documents(main)
    assert [code for code in all_rules() if f"| {code} |" not in pages["regles.md"]] == []
    assert [n for n in VOCABULARIES if f"Liste `{n}`" not in pages["vocabulaires.md"]] == []


def test_the_command_writes_them_where_one_asks(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["docs", "--into", str(tmp_path / "pages")])
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == _NAMES


def test_every_setting_has_its_sentence() -> None:
    assert set(SETTINGS) == {setting.name for setting in fields(Settings)}


def test_every_command_and_every_option_has_its_sentence() -> None:
    for path, command in every_command(main):
        assert command.help, path
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help, f"{path} {option.opts}"


def test_every_command_that_answers_programs_shows_an_answer() -> None:
    answering = {
        path
        for path, command in every_command(main)
        if any("--json" in option.opts for option in command.params)
    }
    assert answering == set(SHAPES), "each answer has its example in cli/shapes.py"
    assert set(NOTES) <= answering

"""The documents drawn from the code are the ones that are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from inventaire.audit.report import all_rules
from inventaire.cli import main
from inventaire.cli.docs import documents
from inventaire.vocabulary.registry import VOCABULARIES

_DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", ["regles.md", "vocabulaires.md"])
def test_the_document_says_what_the_code_says(name: str) -> None:
    kept = (_DOCS / name).read_text(encoding="utf-8")
    assert kept == documents()[name], f"docs/{name} is out of date: run « inventaire docs »"


def test_every_rule_and_every_vocabulary_is_there() -> None:
    pages = documents()
    assert [code for code in all_rules() if f"| {code} |" not in pages["regles.md"]] == []
    assert [n for n in VOCABULARIES if f"Liste `{n}`" not in pages["vocabulaires.md"]] == []


def test_the_command_writes_them_where_one_asks(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["docs", "--into", str(tmp_path / "pages")])
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == [
        "regles.md",
        "vocabulaires.md",
    ]

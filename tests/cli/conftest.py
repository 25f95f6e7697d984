"""Commands, run as at a terminal on a fresh database of either kind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from inventaire.cli import main
from inventaire.cli.shapes import SHAPES
from inventaire.store.session import open_engine


def laid_out(data: Any, at: str = "") -> set[str]:
    """Where names stand in plain data: ``changes/fields/origin/cell``."""
    if isinstance(data, list):
        return set().union(*(laid_out(one, at) for one in data))
    if not isinstance(data, dict):
        return set()
    if at in _OPEN:
        return {f"{at}/*"}
    return set().union(*({f"{at}/{n}"} | laid_out(v, f"{at}/{n}") for n, v in data.items()))


#: Where names are data themselves.
_OPEN = ("/tables", "/changes/fields/before", "/changes/fields/after")


@dataclass
class Terminal:
    """Somebody at a terminal, and a look at the database that they work on."""

    url: str
    files: TemporaryDirectory[str] = field(default_factory=TemporaryDirectory)

    @cached_property
    def engine(self) -> Engine:
        """How the database is reached beside the commands."""
        return open_engine(self.url)

    def run(self, *arguments: str, status: int = 0, typed: str = "") -> Result:
        """What a command says; it ends with this status, and never with a trace."""
        settings = {
            "INVENTAIRE_DATABASE_URL": self.url,
            "INVENTAIRE_PASSWORD_ROUNDS": "1",
            "INVENTAIRE_FILES_FOLDER": self.files.name,
            "INVENTAIRE_LANG": "fr",
        }
        result = CliRunner(env=settings).invoke(main, arguments, input=typed)
        assert isinstance(result.exception, SystemExit | None), result.exception
        assert result.exit_code == status, f"{result.exit_code}: {result.output}"
        assert "Traceback" not in result.output
        return result

    def read(self, *arguments: str, status: int = 0) -> Any:
        """What a command answers to a program, laid out as its document says."""
        answer = json.loads(self.run(*arguments, "--json", status=status).stdout)
        path = next(one for one in SHAPES if " ".join(arguments).startswith(one))
        assert laid_out(answer) <= laid_out(SHAPES[path]) | {f"{one}/*" for one in _OPEN}, path
        return answer

    def session(self) -> Session:
        """A session on the database."""
        return Session(self.engine)


@pytest.fixture
def terminal(database_url: str) -> Iterator[Terminal]:
    """A terminal on a fresh, empty database."""
    made = Terminal(database_url)
    yield made
    made.engine.dispose()


@pytest.fixture
def valbrise(terminal: Terminal) -> Terminal:
    """A terminal on an installation with one commune."""
    terminal.run("organisation", "create", "Valbrise", "--form", "commune", "--population", "4200")
    return terminal

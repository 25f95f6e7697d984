"""Which language commands speak. Each is run by itself: a process speaks one language for good."""

from __future__ import annotations

import subprocess
import sys

import pytest

_RUN = [sys.executable, "-c", "from inventaire.cli import main; main()"]


def _said(*arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [*_RUN, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"INVENTAIRE_LANG": "en"}, "Create an account."),
        ({"LANG": "en_GB.UTF-8"}, "Create an account."),
        ({"LANG": "fr_FR.UTF-8"}, "Créer un compte."),
        ({"LANG": "C.UTF-8"}, "Créer un compte."),
        ({"INVENTAIRE_LANG": "fr", "LANG": "en_US.UTF-8"}, "Créer un compte."),
        ({"LC_ALL": "en_IE.UTF-8", "LANG": "fr_FR.UTF-8"}, "Create an account."),
    ],
)
def test_help_speaks_the_language_of_the_terminal(environment: dict[str, str], said: str) -> None:
    assert said in _said("account", "create", "--help", PYTHONUTF8="1", **environment)


def test_a_command_mistyped_in_english_is_explained_in_english() -> None:
    said = _said("account", "crate", INVENTAIRE_LANG="en")
    assert "There is no command “crate”. Perhaps: create?" in said

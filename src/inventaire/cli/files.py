"""What the commands that write a file have in common: where to, and never over another unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from inventaire.cli.database import Exit, fail
from inventaire.i18n import N_, Text

Command = Callable[..., Any]


def output_option(help: str) -> Callable[[Command], Command]:
    """``--output FILE``, which must be said; ``help`` tells where to."""
    return click.option(
        "--output",
        "-o",
        metavar="FICHIER",
        type=click.Path(path_type=Path, dir_okay=False),
        required=True,
        help=help,
    )


def force_option(command: Command) -> Command:
    """``--force``, without which a file that is there stays."""
    option = click.option("--force", is_flag=True, help=N_("Remplacer le fichier s'il existe"))
    return option(command)


def json_option(command: Command) -> Command:
    """``--json``: the answer is for a program."""
    return click.option("--json", "as_json", is_flag=True, help=N_("Pour un programme"))(command)


def spare(output: Path, *, force: bool) -> None:
    """End here where the file is there already and nobody asked to replace it."""
    if output.exists() and not force:
        text = N_("%(path)s existe déjà : ajoutez --force pour le remplacer.")
        fail(Text(text, {"path": output}), Exit.REFUSED)

"""Where the files are that travel beside the code: templates, migrations, the example.

In a wheel they lie inside the package; in a checkout at its root. An editable install may hold a
stale copy of neither, so the package is looked at first, then the checkout.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


class MissingResource(FileNotFoundError):
    """A folder that should have been installed is not there."""


def _folder(name: str) -> Path:
    for parent in (_PACKAGE, _PACKAGE.parents[1]):
        if (parent / name).is_dir():
            return parent / name
    raise MissingResource(f"the folder {name!r} is neither in {_PACKAGE} nor at the root above it")


def templates_folder() -> Path:
    """Pages and their parts."""
    return _folder("templates")


def migrations_folder() -> Path:
    """How the database came to its present shape, step by step."""
    return _folder("migrations")


def example_folder() -> Path:
    """Two fictional organisations that teach."""
    return _folder("example")

"""Databases for tests: made once, copied for each test, forgotten after it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, MetaData, select

from inventaire.store.migrations import upgrade
from tests.support.postgres import Server

#: Every test of store, operations and web runs on both.
KINDS = ("sqlite", "postgresql")

#: Fills a database at an address, and says what a test must know of it. It leaves no connection
#: open: PostgreSQL copies no database that somebody is reading.
Fill = Callable[[str], Any]


def contents(engine: Engine, *, but: Collection[str] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, without these columns: to be compared with another moment."""
    metadata = MetaData()
    metadata.reflect(engine)
    with engine.connect() as connection:
        return {
            table.name: sorted(
                map(tuple, connection.execute(select(*(c for c in table.c if c.name not in but)))),
                key=repr,
            )
            for table in metadata.sorted_tables
        }


class SqliteFiles:
    """Databases that are files of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)

    def url(self, name: str) -> str:
        """The address of a database, for SQLAlchemy."""
        return f"sqlite:///{self.folder / name}.sqlite"

    def create(self, *, template: str = "") -> str:
        """A new database, a copy of ``template``; its name."""
        name = f"test_{next(self._numbers)}"
        if template:
            shutil.copy(self.folder / f"{template}.sqlite", self.folder / f"{name}.sqlite")
        return name

    def drop(self, name: str) -> None:
        """Forget a database, and what stands beside it while it is open."""
        for path in self.folder.glob(f"{name}.sqlite*"):
            path.unlink(missing_ok=True)


class Templates:
    """Databases of one kind that others are copied from; each is filled when first asked for."""

    def __init__(self, keeper: SqliteFiles | Server) -> None:
        self.keeper = keeper
        self._known: dict[Fill, tuple[str, Any]] = {}

    @contextmanager
    def copy(self, fill: Fill = upgrade) -> Iterator[tuple[str, Any]]:
        """The address of a copy of what ``fill`` made (an empty, migrated database unless said
        otherwise), and what it said. The copy is gone when the block ends.
        """
        template, told = self._made(fill)
        name = self.keeper.create(template=template)
        try:
            yield self.keeper.url(name), told
        finally:
            self.keeper.drop(name)

    def _made(self, fill: Fill) -> tuple[str, Any]:
        if fill not in self._known:
            begun = {} if fill is upgrade else {"template": self._made(upgrade)[0]}
            name = self.keeper.create(**begun)
            self._known[fill] = name, fill(self.keeper.url(name))
        return self._known[fill]

"""Databases, a browser and files of other people, for every test that asks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis_settings

from tests.support.databases import KINDS as DATABASES
from tests.support.databases import SqliteFiles, Templates
from tests.support.postgres import Server, running_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from sqlalchemy.orm import Session

hypothesis_settings.register_profile("steady", deadline=None, derandomize=True, max_examples=40)
hypothesis_settings.load_profile("steady")

CASES = Path(__file__).parents[2] / "shared" / "cases"


@pytest.fixture(scope="session")
def cases() -> Path:
    """Real files that other people made; where they are absent, the test says so and is skipped."""
    if not CASES.is_dir():
        pytest.skip("the files of other people (shared/cases, beside the checkout) are absent")
    return CASES


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server for the whole run."""
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def databases(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Templates]:
    """What copies databases of a kind. PostgreSQL starts when somebody first asks for it."""

    @cache
    def of_kind(kind: str) -> Templates:
        if kind == "sqlite":
            return Templates(SqliteFiles(tmp_path_factory.mktemp("databases")))
        return Templates(request.getfixturevalue("postgres"))

    return of_kind


@pytest.fixture(params=DATABASES)
def database_kind(request: pytest.FixtureRequest) -> str:
    """SQLite, then PostgreSQL: every test that asks for it, or for what needs it, runs on both."""
    return str(request.param)


@pytest.fixture
def database_url(databases: Callable[[str], Templates], database_kind: str) -> Iterator[str]:
    """A fresh, migrated, empty database."""
    with databases(database_kind).copy() as (url, _told):
        yield url


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """A session on a fresh database."""
    from inventaire.store.session import open_engine, session_factory

    engine = open_engine(database_url)
    with session_factory(engine)() as opened:
        yield opened
    engine.dispose()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium without a screen."""
    from playwright.sync_api import sync_playwright

    from tests.support.chromium import ARGUMENTS, find_chromium

    chromium = find_chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium.executable, args=list(ARGUMENTS), env=chromium.environment
        )
        yield opened
        opened.close()


@pytest.fixture(autouse=True)
def no_installation_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the developer's machine sets must not change what a test sees."""
    for name in list(os.environ):
        if name.startswith("INVENTAIRE_"):
            monkeypatch.delenv(name)

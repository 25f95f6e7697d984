"""Several processes serve one PostgreSQL database, as on a server."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from tests.cli.conftest import Terminal
from tests.support.databases import Templates

pytestmark = pytest.mark.slow

PASSWORD = "un mot de passe assez long 7"
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@pytest.fixture(scope="module")
def address(databases: Callable[[str], Templates]) -> Iterator[str]:
    """Where two processes answer, on a database with one administrator and one commune."""
    with databases("postgresql").copy() as (url, _told):
        terminal = Terminal(url)
        terminal.run("organisation", "create", "Valbrise")
        account = ("account", "create", "alix@exemple.fr", "--name", "Alix", "--admin")
        terminal.run(*account, "--password-stdin", typed=PASSWORD)
        with socket.create_server(("127.0.0.1", 0)) as free:
            bind = f"127.0.0.1:{free.getsockname()[1]}"
        settings = {
            "INVENTAIRE_DATABASE_URL": url,
            "INVENTAIRE_SECRET_KEY": "la même pour les deux",
            "INVENTAIRE_SIGN_IN_LIMIT": "5",
        }
        gunicorn = Path(sys.executable).with_name("gunicorn")
        command = [gunicorn, "--workers", "2", "--threads", "4", "--bind", bind]
        process = subprocess.Popen(
            [*command, "--no-control-socket", "inventaire.web.wsgi:app"],
            env={**os.environ, **settings},
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait(f"http://{bind}/connexion", process)
            yield f"http://{bind}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _attempt in range(300):
        assert process.poll() is None, "gunicorn stopped"
        try:
            Browser(address).get("")
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("gunicorn never answered")


class Browser:
    """A browser that keeps its cookies."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, path: str, data: dict[str, str] | None = None) -> tuple[int, str]:
        """The status of a page, and the page."""
        sent = urlencode(data).encode() if data else None
        request = Request(self.base + path, sent, {"Referer": self.base})
        try:
            with self._opener.open(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as refusal:
            return refusal.code, refusal.read().decode()

    def sign_in(self, password: str) -> tuple[int, str]:
        """Try a password."""
        found = _TOKEN.search(self.get("/connexion")[1])
        assert found
        who = {"email": "alix@exemple.fr", "password": password}
        return self.get("/connexion", {"csrf_token": found[1], **who})


def test_a_session_is_known_to_every_process(address: str) -> None:
    browser = Browser(address)
    status, page = browser.sign_in(PASSWORD)
    assert status == 200
    assert "Valbrise" in page
    for _visit in range(12):
        assert browser.get("/o/valbrise")[0] == 200


def test_whoever_guesses_is_stopped_by_every_process(address: str) -> None:
    """In memory, each process counts for itself: twice the limit, and not one more."""
    browser = Browser(address)
    statuses = [browser.sign_in("faux faux faux faux")[0] for _try in range(40)]
    assert set(statuses) == {401, 429}
    assert statuses.count(401) <= 2 * 5

"""What is sent, and how much of it: files and forms beyond their bounds are refused and told."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from waitress.server import create_server

from tests.support.databases import Templates
from tests.web.conftest import (
    Installation,
    opened_installation,
    people_and_records,
)
from tests.web.pages import Page


@pytest.fixture
def small(databases: Callable[[str], Templates]) -> Iterator[Installation]:
    """An installation that takes files of a hundred kilobytes at the most."""
    with (
        databases("sqlite").copy(people_and_records) as (url, recorded),
        opened_installation(url, recorded, upload_bytes=100_000) as opened,
    ):
        yield opened


def test_a_file_that_is_too_large_is_explained(small: Installation) -> None:
    consultant = small.reader("consultant")
    data = {"csrf_token": consultant.token(), "file": (BytesIO(b"P" * 200_000), "gros.ods")}
    answer = consultant.client.post("/o/valbrise/imports", data=data)
    page = Page(answer.get_data(as_text=True))
    assert answer.status_code == 413
    assert "Envoi trop volumineux" in page.words
    assert "Rien n'a été modifié" in page.words
    assert not page.problems()
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_a_form_of_a_hundred_thousand_fields_is_explained(installation: Installation) -> None:
    consultant = installation.reader("consultant")
    data = {f"x-{rank}": "" for rank in range(30_000)}
    answer = consultant.client.post(
        "/o/valbrise/acteurs/nouveau",
        data={**data, "csrf_token": consultant.token()},
        content_type="multipart/form-data",
    )
    assert answer.status_code == 413
    assert "Envoi trop volumineux" in answer.get_data(as_text=True)


def served(app: Flask) -> Any:
    """The application behind the server that users have, on loopback."""
    return create_server(app, host="127.0.0.1", port=0, threads=2)


@pytest.mark.slow
def test_a_hundred_megabytes_are_refused_by_the_server_itself(small: Installation) -> None:
    server = served(small.app)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        consultant = small.reader("consultant")
        token = consultant.token()
        kept = consultant.client.get_cookie("inventaire")
        assert kept is not None
        edge = "frontière"
        head = (
            f'--{edge}\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token}\r\n'
            f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="g.ods"\r\n\r\n'
        ).encode()
        size = 100_000_000
        connection = HTTPConnection("127.0.0.1", server.effective_port, timeout=60)
        connection.putrequest("POST", "/o/valbrise/imports")
        connection.putheader("Cookie", f"inventaire={kept.value}")
        connection.putheader("Content-Type", f"multipart/form-data; boundary={edge}".encode())
        connection.putheader("Content-Length", str(len(head) + size))
        connection.endheaders()
        connection.send(head)
        for _part in range(100):
            connection.send(b"\0" * 1_000_000)
        answer = connection.getresponse()
        assert answer.status == 413
        assert "Envoi trop volumineux" in answer.read().decode()
    finally:
        server.close()
        thread.join(timeout=10)

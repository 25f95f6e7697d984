"""Of a sample that was judged, no value stays: not in a file, a database, a log nor a page."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from inventaire.cli.serve import server_for
from tests.exchange.detection.samples import Rows, as_csv, as_geojson, as_ods_file, as_xlsx
from tests.web.conftest import Installation, settings_at
from tests.web.pages import Page, Reader
from tests.web.test_detection import NEW, dataset, send

PLANTED = "Zéphirine-Plantée"


class _Watch:
    """What this process opens to write while it is watched."""

    def __init__(self) -> None:
        self.on = False
        self.opened: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, told: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event.startswith("tempfile."):
            self.opened.append(f"{event} {told}")
        elif event == "open":
            path, mode, flags = told
            writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) or set("wax+") & set(mode or "")
            # A number is what was opened before: the ends of pipes.
            if writes and isinstance(path, str) and path != os.devnull:
                self.opened.append(path)

    @contextmanager
    def watching(self) -> Iterator[list[str]]:
        self.opened, self.on = [], True
        try:
            yield self.opened
        finally:
            self.on = False


@pytest.fixture(scope="module")
def watch() -> _Watch:
    """A watch on files: one for all, as such a hook cannot be taken off."""
    return _Watch()


def planted_rows() -> Rows:
    """More than half a megabyte of somebody."""
    long = [PLANTED, f"{PLANTED}@exemple.fr", f"Vu avec {PLANTED} le matin même. " * 20]
    return [["Prénom", "Courriel", "Observations"], *[long] * 900]


def places(installation: Installation, tmp_path: Path) -> bytes:
    """All that the database, and the folder of temporary files, hold."""
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    return repr(installation.everything()).encode() + b"".join(files)


@pytest.mark.parametrize("as_file", [as_csv, as_xlsx, as_ods_file, as_geojson])
def test_planted_values_are_found_nowhere(
    consultant: Reader,
    installation: Installation,
    watch: _Watch,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    as_file: Any,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    caplog.set_level(logging.DEBUG)
    data = as_file(planted_rows())
    with watch.watching() as opened:
        answer = send(consultant, data)
        damaged = send(consultant, data[: len(data) // 2])
        form = Page(answer.get_data(as_text=True)).form("data-detection")
        consultant.post(f"{NEW}/retenir", {**form, "name": "Inscrits"})
    assert opened == []
    assert [one.name for one in dataset(installation, "Inscrits").columns][:2] == [
        "Prénom", "Courriel",
    ]  # fmt: skip
    said = answer.data + damaged.data + caplog.text.encode() + places(installation, tmp_path)
    for trace in (PLANTED, PLANTED.encode().decode("cp1252"), PLANTED.split("-")[0]):
        assert trace.encode() not in said
        assert repr(trace)[1:-1].encode() not in said


#: Run before anything else in the process that reads: its first table is then told as it fails.
_FAILING = """
import inventaire.exchange.detection.verdicts as verdicts
def judge(table):
    raise TypeError(table.columns)
verdicts.judge = judge
"""


def test_an_unforeseen_error_tells_no_value(
    consultant: Reader,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "sitecustomize.py").write_text(_FAILING, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    answer = send(consultant, as_csv(planted_rows()))
    assert answer.status_code == 422
    said = answer.get_data(as_text=True) + caplog.text + "".join(capfd.readouterr())
    assert "abîmé" in said
    assert PLANTED not in said


def _run(server: Any) -> None:
    with suppress(OSError):  # its socket is closed while it waits on it
        server.run()


def test_the_server_itself_keeps_what_is_sent_in_memory(
    databases: Any, watch: _Watch, tmp_path: Path
) -> None:
    with databases("sqlite").copy(lambda url: None) as (url, _made):
        server = server_for(settings_at(url), "127.0.0.1", 0)
        thread = threading.Thread(target=_run, args=(server,), daemon=True)
        thread.start()
        with watch.watching() as opened:
            asked = HTTPConnection("127.0.0.1", server.effective_port, timeout=20)
            body = b"x" * 3_000_000
            asked.request("POST", "/connexion", body, {"Content-Type": "application/octet-stream"})
            assert asked.getresponse().status in (400, 413, 415)
        server.close()
        thread.join(5)
    assert [one for one in opened if "sqlite" not in one] == []

"""The files joined to records travel with a backup, and come back as they were."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inventaire.inventory.fields import Ref
from inventaire.operations.attachments import Sent, attach
from inventaire.settings import Settings
from inventaire.store import vault
from tests.cli.conftest import Terminal
from tests.factories import CAMILLE, NOW, a_record, an_organisation
from tests.support.databases import KINDS, Templates

PDF = b"%PDF-1.7\nla preuve"


@pytest.fixture
def filled(terminal: Terminal) -> Terminal:
    """A terminal on an installation with two files."""
    with terminal.session() as session:
        owner = an_organisation(session)
        ref = Ref("breach", a_record(session, owner, "breach"))
        settings = Settings(files_folder=terminal.files.name)
        for rank in (1, 2):
            sent = Sent(f"{rank}.pdf", io.BytesIO(PDF + bytes([rank + 48])))
            attach(session, settings, CAMILLE, owner, ref, sent, now=NOW)
        session.commit()
    return terminal


@pytest.fixture(params=KINDS)
def fresh(
    request: pytest.FixtureRequest, databases: Callable[[str], Templates]
) -> Iterator[Terminal]:
    """A terminal on a second database, fresh and empty, of either kind."""
    with databases(request.param).copy() as (url, _told):
        made = Terminal(url)
        yield made
        made.engine.dispose()


def on_disk(terminal: Terminal) -> dict[tuple[int, str], bytes]:
    folder = Path(terminal.files.name)
    return {one: vault.place_of(folder, *one).read_bytes() for one in vault.files_in(folder)}


def test_files_are_restored_where_their_rows_say(
    filled: Terminal, fresh: Terminal, tmp_path: Path
) -> None:
    path = str(tmp_path / "tout.zip")
    assert filled.read("backup", "-o", path)["files"] == 2
    assert "2 pièces jointes" in fresh.run("restore", path, "--check").stdout
    assert on_disk(fresh) == {}
    assert "2 pièces jointes remises" in fresh.run("restore", path).stdout
    assert on_disk(fresh) == on_disk(filled)
    assert sorted(on_disk(fresh).values()) == [PDF + b"1", PDF + b"2"]


def test_what_a_restoration_replaces_does_not_stay_on_the_disk(
    filled: Terminal, tmp_path: Path
) -> None:
    path = str(tmp_path / "tout.zip")
    filled.run("backup", "-o", path)
    before = on_disk(filled)
    vault.write(vault.place_of(Path(filled.files.name), 1, "a" * 32), b"ajout")
    vault.place_of(Path(filled.files.name), *next(iter(before))).write_bytes(b"abime")
    filled.run("restore", path, "--force")
    assert on_disk(filled) == before


def test_a_file_that_the_disk_lost_is_told_and_stops_nothing(
    filled: Terminal, fresh: Terminal, tmp_path: Path
) -> None:
    lost, kept = on_disk(filled)
    vault.place_of(Path(filled.files.name), *lost).unlink()
    path = str(tmp_path / "tout.zip")
    assert "1 pièces jointes manquent" in filled.run("backup", "-o", path).stderr
    fresh.run("restore", path)
    assert list(on_disk(fresh)) == [kept]


def changed(path: Path, change: Callable[[str, bytes], bytes]) -> str:
    """The same backup with its members changed."""
    other = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(other, "w") as after:
        for member in before.namelist():
            after.writestr(member, change(member, before.read(member)))
    return str(other)


def _tampered(member: str, data: bytes) -> bytes:
    return data + b"!" if member.startswith("files/") else data


def _led_out(member: str, data: bytes) -> bytes:
    if member != "manifest.json":
        return data
    manifest = json.loads(data)
    manifest["files"][0]["key"] = "../../../tmp/pris"
    return json.dumps(manifest).encode()


@pytest.mark.parametrize("change", [_tampered, _led_out])
def test_a_backup_whose_files_are_not_sound_changes_nothing(
    filled: Terminal, tmp_path: Path, change: Callable[[str, bytes], bytes]
) -> None:
    path = tmp_path / "tout.zip"
    filled.run("backup", "-o", str(path))
    before = on_disk(filled)
    wrong = changed(path, change)
    assert "est abîmée" in filled.run("restore", wrong, "--force", status=5).stderr
    assert on_disk(filled) == before

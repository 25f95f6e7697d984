"""A whole installation is carried away in one file, and put back on either database."""

from __future__ import annotations

import json
import stat
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from inventaire.operations.accounts import account_called, create_account
from inventaire.operations.archives import freeze, read
from inventaire.operations.author import INSTALLATION
from inventaire.operations.journal import entries
from inventaire.operations.secrets import verify_password
from inventaire.operations.sessions import Visitor, open_session
from inventaire.settings import Settings
from inventaire.store import portable
from inventaire.store.accounts import SessionRow
from inventaire.store.migrations import downgrade, revisions, upgrade
from inventaire.store.snapshot import load_snapshot
from tests.cli.conftest import Terminal
from tests.factories import (
    CAMILLE,
    NOW,
    TODAY,
    a_record,
    an_organisation,
    filled_values,
    one_of_each,
)
from tests.support.databases import KINDS, Templates

PASSWORD = "un mot de passe assez long 7"


@pytest.fixture
def filled(terminal: Terminal) -> Terminal:
    """A terminal on an installation where everything is filled, and somebody is signed in."""
    with terminal.session() as session:
        number = an_organisation(session)
        known = one_of_each(session, number)
        for kind in ("actor", "system", "dataset", "processing", "breach", "assessment"):
            values = {**filled_values(kind, known), "name": f"Fiche « {kind} » remplie"}
            known[kind] = a_record(session, number, kind, **values)
        freeze(session, CAMILLE, number, "Remise", now=NOW)
        account = create_account(
            session,
            INSTALLATION,
            Settings(password_rounds=1),
            email="camille@exemple.fr",
            name="Camille Durand",
            password=PASSWORD,
            now=NOW,
        )
        open_session(session, account, visitor=Visitor(), now=NOW)
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


def everything(session: Session) -> dict[str, list[str]]:
    """Every row of every table, as it is carried away."""
    connection = session.connection()
    return {
        table.name: list(portable.read_lines(connection, table))
        for table in portable.tables_of(connection)
        if table.name not in ("session", "reset")
    }


def test_what_is_restored_is_what_was_saved_on_either_database(
    filled: Terminal, fresh: Terminal, tmp_path: Path
) -> None:
    path = str(tmp_path / "tout.zip")
    saved = filled.read("backup", "-o", path)
    restored = fresh.read("restore", path)
    assert restored == {**saved, "restored": True}
    with filled.session() as before, fresh.session() as after:
        assert everything(after) == everything(before)
        assert load_snapshot(after, 1, taken_on=TODAY) == load_snapshot(before, 1, taken_on=TODAY)
        assert read(after, 1, 1) == read(before, 1, 1)


def test_people_sign_in_again_and_nobody_is_signed_in_by_a_backup(
    filled: Terminal, fresh: Terminal, tmp_path: Path
) -> None:
    path = str(tmp_path / "tout.zip")
    filled.run("backup", "-o", path)
    fresh.run("restore", path)
    with fresh.session() as session:
        account = account_called(session, "camille@exemple.fr")
        assert account is not None
        assert verify_password(account.password_hash, PASSWORD, rounds=1)
        assert session.query(SessionRow).count() == 0


def test_work_goes_on_after_a_restoration(
    filled: Terminal, fresh: Terminal, tmp_path: Path
) -> None:
    path = str(tmp_path / "tout.zip")
    filled.run("backup", "-o", path)
    fresh.run("restore", path)
    with fresh.session() as session:
        told = len(entries(session, 1, size=500))
        number = a_record(session, 1, "actor", name="Arrivé ensuite")
        assert number == max(actor.id for actor in load_snapshot(session, 1, taken_on=TODAY).actors)
        assert len(entries(session, 1, size=500)) == told + 1
        assert an_organisation(session, "Une autre") == 2


def test_links_between_records_of_one_kind_come_back_whatever_their_order(
    terminal: Terminal, fresh: Terminal, tmp_path: Path
) -> None:
    with terminal.session() as session:
        number = an_organisation(session)
        child = a_record(session, number, "actor", name="Filiale")
        parent = a_record(session, number, "actor", name="Groupe")
        session.execute(text(f"UPDATE actor SET parent_id = {parent} WHERE id = {child}"))
        session.commit()
    path = str(tmp_path / "tout.zip")
    terminal.run("backup", "-o", path)
    fresh.run("restore", path)
    with fresh.session() as session:
        actors = load_snapshot(session, number, taken_on=TODAY).actors
        assert [(actor.name, actor.parent) for actor in actors] == [
            ("Filiale", parent),
            ("Groupe", None),
        ]


def test_a_backup_is_for_its_owners_eyes_and_replaces_nothing_unasked(
    valbrise: Terminal, tmp_path: Path
) -> None:
    path = tmp_path / "tout.zip"
    valbrise.run("backup", "-o", str(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    kept = path.read_bytes()
    result = valbrise.run("backup", "-o", str(path), status=3)
    assert "existe déjà : ajoutez --force" in result.stderr
    assert path.read_bytes() == kept
    valbrise.run("backup", "-o", str(path), "--force")
    assert [one.name for one in tmp_path.glob("*.zip")] == ["tout.zip"]
    assert not list(tmp_path.glob(".inventaire-*"))


def test_a_backup_without_a_name_bears_the_day(
    valbrise: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    valbrise.run("backup")
    (path,) = tmp_path.glob("inventaire-20??-??-??.zip")
    assert "Sauvegarde saine" in valbrise.run("restore", path.name, "--check").output


def test_a_database_that_holds_something_is_not_overwritten_unasked(
    valbrise: Terminal, tmp_path: Path
) -> None:
    path = str(tmp_path / "tout.zip")
    valbrise.run("backup", "-o", path)
    valbrise.run("organisation", "create", "Arrivée depuis")
    result = valbrise.run("restore", path, status=3)
    assert "ajoutez --force" in result.stderr
    assert len(valbrise.read("organisation", "list")) == 2
    valbrise.run("restore", path, "--force")
    assert [one["name"] for one in valbrise.read("organisation", "list")] == ["Valbrise"]


def changed(path: Path, changes: dict[str, Callable[[bytes], bytes]]) -> str:
    """The same backup with some of its members changed."""
    other = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(other, "w") as after:
        for member in before.namelist():
            data = before.read(member)
            after.writestr(member, changes[member](data) if member in changes else data)
    return str(other)


def with_key(key: str, value: object) -> Callable[[bytes], bytes]:
    return lambda data: json.dumps({**json.loads(data), key: value}).encode()


@pytest.mark.parametrize(
    ("member", "change", "said"),
    [
        ("tables/organisation.jsonl", lambda d: d.replace(b"Valbrise", b"Autre"), "est abîmée"),
        ("tables/organisation.jsonl", lambda d: d + d, "est abîmée"),
        ("manifest.json", with_key("revision", "de-demain"), "plus récent que celui-ci"),
        ("manifest.json", with_key("format", 99), "plus récent que celui-ci"),
        ("manifest.json", with_key("application", "autre"), "n'est pas une sauvegarde"),
        ("manifest.json", lambda d: b"{}", "n'est pas une sauvegarde"),
        ("manifest.json", lambda d: b"\xff\x00", "n'est pas une sauvegarde"),
    ],
    ids=["tampered", "doubled", "revision", "format", "application", "keys", "bytes"],
)
def test_a_backup_that_is_not_sound_changes_nothing(
    valbrise: Terminal, tmp_path: Path, member: str, change: Callable[[bytes], bytes], said: str
) -> None:
    path = tmp_path / "tout.zip"
    valbrise.run("backup", "-o", str(path))
    wrong = changed(path, {member: change})
    result = valbrise.run("restore", wrong, "--force", status=5)
    assert said in result.stderr
    assert valbrise.run("restore", wrong, "--check", status=5).stdout == ""
    assert [one["name"] for one in valbrise.read("organisation", "list")] == ["Valbrise"]


@pytest.mark.parametrize("kept", [0, 300, -40])
def test_a_file_that_was_cut_is_no_backup(valbrise: Terminal, tmp_path: Path, kept: int) -> None:
    path = tmp_path / "tout.zip"
    valbrise.run("backup", "-o", str(path))
    path.write_bytes(path.read_bytes()[:kept])
    assert "n'est pas une sauvegarde" in valbrise.run("restore", str(path), status=5).stderr


def test_rows_that_the_database_refuses_leave_it_as_it_was(
    valbrise: Terminal, tmp_path: Path
) -> None:
    path = tmp_path / "tout.zip"
    valbrise.run("backup", "-o", str(path))
    with zipfile.ZipFile(path) as archive:
        twice = archive.read("tables/organisation.jsonl") * 2
        manifest = json.loads(archive.read("manifest.json"))
    said = next(table for table in manifest["tables"] if table["name"] == "organisation")
    said.update(rows=2, sha256=sha256(twice).hexdigest())
    written = json.dumps(manifest).encode()
    members = {"tables/organisation.jsonl": lambda _: twice, "manifest.json": lambda _: written}
    result = valbrise.run("restore", changed(path, members), "--force", status=5)
    assert "La base a refusé ce que contient la table « organisation »" in result.stderr
    assert [one["name"] for one in valbrise.read("organisation", "list")] == ["Valbrise"]


def test_a_backup_of_an_older_shape_is_brought_up_to_date(
    terminal: Terminal, fresh: Terminal, tmp_path: Path
) -> None:
    older = tmp_path / "older.sqlite"
    url = f"sqlite:///{older}"
    upgrade(url)
    yesterday = Terminal(url)
    with yesterday.session() as session:
        one_of_each(session, an_organisation(session))
        session.commit()
    # What is written today is brought back to the shape of yesterday.
    downgrade(url, revisions()[1])
    yesterday.run("backup", "-o", str(tmp_path / "older.zip"))
    yesterday.engine.dispose()
    fresh.run("restore", str(tmp_path / "older.zip"))
    assert [one["name"] for one in fresh.read("organisation", "list")] == ["Valbrise"]
    with fresh.session() as session:
        assert len(load_snapshot(session, 1, taken_on=TODAY).actors) == 1


def test_there_is_nothing_to_save_where_there_is_no_database(tmp_path: Path) -> None:
    nowhere = tmp_path / "absente.sqlite"
    absent = Terminal(f"sqlite:///{nowhere}")
    result = absent.run("backup", "-o", str(tmp_path / "rien.zip"), status=4)
    assert "Aucune base ne se trouve à" in result.stderr
    assert not nowhere.exists()
    assert not (tmp_path / "rien.zip").exists()


def test_a_file_that_is_not_there_is_said_so(terminal: Terminal) -> None:
    assert "Aucun fichier" in terminal.run("restore", "absente.zip", status=4).stderr

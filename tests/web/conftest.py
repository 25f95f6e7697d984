"""An installation with two organisations, and people of every role who read its pages."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from inventaire.access import Role
from inventaire.inventory.protection import AnswerLine
from inventaire.operations.accounts import create_account
from inventaire.operations.audits import run_audit
from inventaire.operations.author import INSTALLATION
from inventaire.operations.directories import open_page, revise
from inventaire.operations.list_imports import propose_file, store_proposed
from inventaire.operations.members import add_member
from inventaire.operations.records import change_record
from inventaire.operations.sessions import Visitor, open_session
from inventaire.settings import Settings
from inventaire.store.accounts import AccountRow
from inventaire.store.session import open_engine, session_factory
from inventaire.vocabulary.questionnaire import AXES, VERSION
from inventaire.web.app import create_app
from tests.factories import (
    CAMILLE,
    NOW,
    PASSWORD,
    a_record,
    an_organisation,
    filled_values,
    one_of_each,
)
from tests.support.databases import Templates, contents
from tests.web.map_case import Drawn, drawn_in
from tests.web.pages import Reader


@dataclass
class Installation:
    """An application, the numbers of its organisations and records, and who may sign in."""

    app: Flask
    valbrise: int
    other: int
    known: dict[str, int]
    foreign: dict[str, int]

    def session(self) -> Session:
        """A database session of its own."""
        opened: Session = self.app.extensions["inventaire_sessions"]()
        return opened

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """All that the database holds, but what grows by being read: visits and last uses."""
        return contents(self.app.extensions["inventaire_engine"], but={"last_seen_at", "views"})

    def reader(self, name: str = "consultant") -> Reader:
        """A browser signed in as the person of this name; ``nobody`` is not signed in."""
        reader = Reader(self.app)
        if name != "nobody":
            with self.session() as session:
                account = session.query(AccountRow).filter_by(email=f"{name}@exemple.fr").one()
                token = open_session(session, account, visitor=Visitor(), now=NOW)
                session.commit()
            with reader.client.session_transaction() as cookie:
                cookie["token"] = token
        return reader


@dataclass(frozen=True)
class Recorded:
    """What is in the database of an installation: the numbers of its organisations and records."""

    valbrise: int
    other: int
    known: dict[str, int]
    foreign: dict[str, int]


def settings_at(url: str, **chosen: Any) -> Settings:
    """Settings for tests of an installation whose database is at this address."""
    known = {"secret_key": "for tests", "password_rounds": 1}
    return Settings(database_url=url, **{**known, **chosen})


def people_and_records(url: str) -> Recorded:
    """Two organisations with a record of each kind; people of every role, one only in the other."""
    settings = settings_at(url)
    engine = open_engine(url)
    with session_factory(engine)() as session:
        valbrise = an_organisation(session)
        other = an_organisation(session, "Les Ateliers du Lien", legal_form="association")
        roles = {
            "reader": (valbrise, Role.READER),
            "contributor": (valbrise, Role.CONTRIBUTOR),
            "consultant": (valbrise, Role.CONSULTANT),
            "stranger": (other, Role.CONSULTANT),
            "admin": None,
        }
        for name, place in roles.items():
            account = create_account(
                session,
                INSTALLATION,
                settings,
                email=f"{name}@exemple.fr",
                name=name.title(),
                password=PASSWORD,
                now=NOW,
                is_admin=place is None,
            )
            if place is not None:
                add_member(session, INSTALLATION, place[0], account, role=place[1], now=NOW)
        known = one_of_each(session, valbrise)
        foreign = one_of_each(session, other)
        session.commit()
    engine.dispose()
    return Recorded(valbrise, other, known, foreign)


class _Compiled(BytecodeCache):
    """Templates compiled once for the whole run: every test has an application of its own."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


@contextmanager
def opened_installation(
    url: str, recorded: Recorded, *, limited: bool = False, **chosen: Any
) -> Iterator[Installation]:
    """The application of a prepared database, closed when the block ends."""
    with TemporaryDirectory() as folder:
        known = {"files_folder": folder, **chosen}
        app = create_app(settings_at(url, **known), clock=lambda: NOW)
        app.config["TESTING"] = True
        app.config["RATELIMIT_ENABLED"] = limited
        app.jinja_env.bytecode_cache = _COMPILED
        yield Installation(
            app, recorded.valbrise, recorded.other, dict(recorded.known), dict(recorded.foreign)
        )
        app.extensions["inventaire_engine"].dispose()


@pytest.fixture
def installation(
    databases: Callable[[str], Templates], database_kind: str
) -> Iterator[Installation]:
    """A fresh installation, on SQLite then on PostgreSQL."""
    with (
        databases(database_kind).copy(people_and_records) as (url, recorded),
        opened_installation(url, recorded) as opened,
    ):
        yield opened


@pytest.fixture
def sign_in(installation: Installation) -> Callable[[str], Reader]:
    """A browser signed in as somebody."""
    return installation.reader


@pytest.fixture
def consultant(installation: Installation) -> Reader:
    """A browser of the consultant of Valbrise."""
    return installation.reader("consultant")


@pytest.fixture(scope="module")
def served(databases: Callable[[str], Templates]) -> Iterator[tuple[str, Installation]]:
    """An installation served on loopback to a real browser, with filled records and one audit.

    On SQLite only: what a browser shows does not depend on where records are kept.
    """
    with (
        databases("sqlite").copy(people_and_records) as (url, recorded),
        opened_installation(url, recorded) as installation,
    ):
        _fill(installation)
        server = make_server("127.0.0.1", 0, installation.app, threaded=True)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", installation
        server.shutdown()
        thread.join()


def _fill(installation: Installation) -> None:
    with installation.session() as session:
        owner = installation.valbrise
        for kind in ("actor", "system", "dataset", "processing", "breach"):
            values = {**filled_values(kind, installation.known), "name": f"Fiche {kind} remplie"}
            installation.known[kind] = a_record(session, owner, kind, **values)
        # The one above is filled to its end: this one is in force, and declares as much.
        in_force = {"name": "Fiche en vigueur", "reference": "En vigueur", "ended_on": None}
        values = {**filled_values("processing", installation.known), **in_force}
        a_record(session, owner, "processing", **values)
        for level in (2, 3):
            answers = tuple(AnswerLine(question=q.code, level=level) for q in AXES[0].questions)
            known = {"questionnaire": VERSION, "answers": answers}
            a_record(session, owner, "assessment", **known)
        marked = {"name": "Au répertoire", "principal_document": True}
        listed = a_record(session, owner, "dataset", **marked)
        open_page(session, INSTALLATION, owner, address="", now=NOW)
        revise(session, INSTALLATION, owner, now=NOW)
        values = {**filled_values("dataset", installation.known), **marked}
        change_record(session, CAMILLE, owner, "dataset", listed, values, version=None, now=NOW)
        run_audit(session, INSTALLATION, owner, now=NOW)
        listed = "Logiciel;Éditeur;Bâtiment\nPaie;Fiche acteur remplie;Mairie\n".encode()
        proposed = propose_file(session, owner, listed, today=NOW.date())
        store_proposed(session, CAMILLE, owner, "parc.csv", proposed, now=NOW)
        # What was recorded after the audit is what its version is compared with.
        a_record(session, owner, "system", name="Recensé après l'audit")
        system, said = installation.known["system"], {"name": "Renommé", "notes": "En atelier"}
        change_record(session, CAMILLE, owner, "system", system, said, version=None, now=NOW)
        session.commit()


def signed_cookie(installation: Installation, name: str = "consultant") -> str:
    """The cookie of a browser in which this person is signed in."""
    with installation.session() as session:
        account = session.query(AccountRow).filter_by(email=f"{name}@exemple.fr").one()
        token = open_session(session, account, visitor=Visitor(), now=NOW)
        session.commit()
    serializer = SecureCookieSessionInterface().get_signing_serializer(installation.app)
    assert serializer is not None
    return str(serializer.dumps({"token": token}))


@pytest.fixture
def drawn(installation: Installation) -> Drawn:
    """Contacts that go from the CRM to a spreadsheet, then to a tool in the United States."""
    return drawn_in(installation)

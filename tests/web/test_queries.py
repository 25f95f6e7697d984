"""However much an organisation holds, a page asks the database as many questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from secrets import token_hex
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from inventaire.audit.questions.catalogue import QUESTIONS
from inventaire.exchange.formats import propose_file
from inventaire.inventory.kinds import KINDS
from inventaire.operations.agenda import follow_dates
from inventaire.operations.archives import freeze
from inventaire.operations.audits import run_audit
from inventaire.operations.author import INSTALLATION
from inventaire.operations.directories import open_page, revise
from inventaire.operations.list_imports import store_proposed
from inventaire.operations.map_views import keep_view
from inventaire.operations.shares import share
from inventaire.store.accounts import AccountRow
from inventaire.store.attachments import AttachmentRow
from inventaire.store.organisations import OrganisationRow
from inventaire.store.session import open_engine, session_factory
from inventaire.store.shapes import table_of
from inventaire.store.snapshot import load_snapshot
from tests.benchmarks.filling import fill
from tests.benchmarks.generating import generate, of_each
from tests.exchange.cnil_files import as_xlsx, list_rows
from tests.factories import NOW
from tests.support.databases import Templates
from tests.web.conftest import Installation, Recorded, opened_installation, people_and_records
from tests.web.pages import Reader
from tests.web.routes import address_at, kinds_of, methods_of, rules

#: Records of each kind: more than a page of a list holds, against a handful.
FEW, MANY = 4, 70

#: The address of each of the two organisations, and the numbers of what it holds.
Sized = dict[str, dict[str, Any]]

#: Pages that are about the installation or the reader: they hold as much for both.
_OF_THE_INSTALLATION = ("account.", "administration.", "installation.", "partners.", "sign_in.")
#: What gives one file back: nothing else of an organisation is looked at.
_OF_ONE_FILE = ("attachments.",)
#: What not every record has: it is asked for in tests of its own.
_OF_SOME = ("dpia.picture",)
_LEFT_OUT = (*_OF_THE_INSTALLATION, *_OF_ONE_FILE, *_OF_SOME)


def two_sizes(url: str) -> tuple[Recorded, Sized]:
    """The usual installation, and two organisations more: alike but for how much they hold."""
    recorded = people_and_records(url)
    engine = open_engine(url)
    with session_factory(engine)() as session:
        sized = dict(_filled(session, name, count) for name, count in _SIZES.items())
        session.commit()
    engine.dispose()
    return recorded, sized


_SIZES = {"Peu": FEW, "Beaucoup": MANY}


def _filled(session: Session, name: str, count: int) -> tuple[str, dict[str, int]]:
    picture = generate(of_each(count))
    number = fill(session, replace(picture, organisation=replace(picture.organisation, name=name)))
    first = freeze(session, INSTALLATION, number, "Au début", now=NOW)
    for _time in range(count):
        last = freeze(session, INSTALLATION, number, f"Version de {name}", now=NOW)
        view = keep_view(
            session, INSTALLATION, number, title=name, comment="", query="depth=2", now=NOW
        )
        token = share(session, INSTALLATION, number, last, title="Bureau", days=30, now=NOW)
    open_page(session, INSTALLATION, number, address="", now=NOW)
    for _time in range(count):
        revised = revise(session, INSTALLATION, number, now=NOW)
    for _time in range(2):
        run_audit(session, INSTALLATION, number, now=NOW)
    imported = _imported(session, number, count)
    calendar = follow_dates(session, INSTALLATION, _admin(session), number, now=NOW)
    row = session.get_one(OrganisationRow, number)
    known = {kind: _first(session, kind, number) for kind in KINDS}
    session.add_all(_joined(number, kind, known[kind]) for kind in KINDS for _time in range(count))
    return row.slug, {
        **known,
        "import_id": imported,
        "first": first,
        "version_id": last,
        "token": token,
        "view_id": view.id,
        "calendar": calendar,
        "revised": revised.id,
    }


def _joined(organisation: int, kind: str, number: int) -> AttachmentRow:
    """A file of a record; the disk holds nothing of it, and no list asks."""
    named = {"kind": kind, "record_id": number, "key": token_hex(16), "filename": "preuve.pdf"}
    return AttachmentRow(
        organisation_id=organisation, **named, size=12, sha256="", at=NOW, who="Camille"
    )


def _admin(session: Session) -> AccountRow:
    return session.query(AccountRow).filter_by(is_admin=True).one()


def _imported(session: Session, number: int, count: int) -> int:
    lines = [[f"Traitement apporté {rank}", f"A-{rank}", "", "", "Servir"] for rank in range(count)]
    file = as_xlsx({"Liste": list_rows(*lines)})
    proposed = propose_file(file, load_snapshot(session, number, taken_on=NOW.date()))
    row = store_proposed(session, INSTALLATION, number, "registre.xlsx", proposed, now=NOW)
    return row.id


def _first(session: Session, kind: str, number: int) -> int:
    table = table_of(kind)
    of_organisation = select(func.min(table.c.id)).where(table.c.organisation_id == number)
    return session.execute(of_organisation).scalar_one()


@pytest.fixture
def sized(
    databases: Callable[[str], Templates], database_kind: str
) -> Iterator[tuple[Installation, Sized]]:
    """An installation that holds both organisations."""
    with (
        databases(database_kind).copy(two_sizes) as (url, (recorded, organisations)),
        opened_installation(url, recorded) as installation,
    ):
        yield installation, organisations


def test_no_page_asks_more_of_the_database_when_there_is_more_in_it(
    sized: tuple[Installation, Sized],
) -> None:
    installation, organisations = sized
    admin = installation.reader("admin")
    for slug, known in organisations.items():
        known["gap"] = _gap(admin, slug)
    asked = {
        slug: {name: _asked(installation, admin, where) for name, where in pages.items()}
        for slug, pages in _pages(installation, organisations).items()
    }
    few, many = asked["peu"], asked["beaucoup"]
    assert len(few) > 100
    grown = {name: (few[name], many[name]) for name in few if many[name] > few[name] + _ABSENT}
    assert grown == {}


#: A record that is linked to no flow, or to nothing at all, spares the query of their names: a page
#: may need so many more where there is something to name, however much there is.
_ABSENT = 2

#: What must be asked of a page before it has something to say.
_QUESTIONS = {
    "questions.download": ("question=reach&about=dataset-{dataset}",),
    "questions.show": ("", *(f"question={code}" for code in QUESTIONS)),
    "directory.compare": ("avant={revised}",),
    "versions.compare": ("before={first}&after={version_id}",),
    "reconciliation.gap": ("ecart={gap}",),
    "search.results": ("", "q=a"),
    "search.palette": ("q=a",),
    "editing.suggestions": ("", "q=a"),
    "audit.findings": ("status=all", "status=solved"),
}


def _pages(installation: Installation, organisations: Sized) -> dict[str, dict[str, str]]:
    """By organisation, the address of every page, and of those of every kind of record."""
    return {
        slug: dict(_addresses(installation, slug, known)) for slug, known in organisations.items()
    }


def _addresses(
    installation: Installation, slug: str, known: dict[str, Any]
) -> Iterator[tuple[str, str]]:
    for rule in rules(installation.app):
        if "GET" not in methods_of(rule) or rule.endpoint.startswith(_LEFT_OUT):
            continue
        for kind in kinds_of(rule):
            address = address_at(installation, rule, slug=slug, known=known, kind=kind)
            for asked in _QUESTIONS.get(rule.endpoint, ("",)):
                name = " ".join((rule.endpoint, kind, asked))
                yield name, f"{address}?{asked.format_map(known)}"


def _gap(reader: Reader, slug: str) -> str:
    """One gap between the register and the flows, as the page of all of them names it."""
    links = reader.get(f"/o/{slug}/registre/rapprochement").links
    found = next(link for link in links if "ecart=" in link)
    return parse_qs(urlsplit(found).query)["ecart"][0]


def _asked(installation: Installation, reader: Reader, address: str) -> int:
    """How many statements a page needs, once what is remembered of the reader is remembered."""
    reader.client.get(address)
    with _counting(installation) as statements:
        answer = reader.client.get(address)
    assert answer.status_code in (200, 302), f"{address}: {answer.status_code}"
    return len(statements)


@contextmanager
def _counting(installation: Installation) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        statements.append(statement)

    engine = installation.app.extensions["inventaire_engine"]
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)

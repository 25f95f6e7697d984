"""What a client's reader meets: everything to read, nothing to write, no door that is closed."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from inventaire.access import Action, Role, can
from inventaire.inventory.kinds import KINDS
from inventaire.operations.archives import freeze
from inventaire.operations.audits import run_audit
from inventaire.web.guard import door_of
from tests.factories import CAMILLE, NOW
from tests.web.conftest import Installation
from tests.web.pages import Page, Reader

ROLES = {"reader": Role.READER, "contributor": Role.CONTRIBUTOR, "consultant": Role.CONSULTANT}
_FORM = re.compile(r'<form[^>]*method="post"[^>]*>', re.IGNORECASE)
_ACTION = re.compile(r'action="([^"]*)"')
#: What everybody may send: their language, their leave, the wish for a calendar of their own.
_OWN = {"/langue", "/deconnexion", "/o/valbrise/echeances/agenda"}


@pytest.fixture
def audited(installation: Installation) -> Installation:
    """An installation with something on each page: findings, and a version."""
    with installation.session() as session:
        run_audit(session, CAMILLE, installation.valbrise, now=NOW)
        freeze(session, CAMILLE, installation.valbrise, "Remise", now=NOW)
        session.commit()
    return installation


def pages_to_read(installation: Installation) -> list[str]:
    """The pages of Valbrise that need no record, and those of a record of each kind."""
    found = []
    with installation.app.test_request_context():
        for rule in installation.app.url_map.iter_rules():
            door = door_of(rule.endpoint)
            plain = rule.arguments == {"organisation"} and "GET" in (rule.methods or ())
            if plain and door is not None and door.action is Action.READ:
                found.append(str(rule.rule).replace("<organisation:organisation>", "valbrise"))
    for kind, number in installation.known.items():
        base = f"/o/valbrise/{KINDS[kind].slug}"
        found += [base, f"{base}/{number}", f"{base}/{number}/historique"]
    return [*found, "/o/valbrise/versions/2", "/o/valbrise/versions/2/systemes"]


def open_to(app: Flask, role: Role, link: str, method: str = "GET") -> bool:
    """Whether whoever has this role may follow a link, or send a form there."""
    path = urlsplit(link).path
    try:
        endpoint, _values = app.url_map.bind("localhost").match(path, method=method)
    except RequestRedirect:
        return True
    except HTTPException:
        return False
    with app.test_request_context():
        door = door_of(str(endpoint))
    return door is not None and (door.action is None or can(role, door.action))


def sent_by(page: Page) -> list[str]:
    """Where the forms of a page that write are sent."""
    actions = [_ACTION.search(form) for form in _FORM.findall(page.html)]
    return [action[1] if action else "(here)" for action in actions]


@pytest.mark.parametrize("name", ["reader", "contributor", "consultant"])
def test_every_link_leads_where_its_reader_may_go(audited: Installation, name: str) -> None:
    reader = audited.reader(name)
    closed = []
    for address in pages_to_read(audited):
        answer = reader.client.get(address)
        if answer.mimetype != "text/html" or answer.status_code != 200:
            continue
        page = Page(answer.get_data(as_text=True))
        links = [link for link in page.links if link.startswith("/")]
        closed += [f"{address} → {x}" for x in links if not open_to(audited.app, ROLES[name], x)]
        forms = [form for form in sent_by(page) if form not in _OWN]
        closed += [
            f"{address} → {form}"
            for form in forms
            if form != "(here)" and not open_to(audited.app, ROLES[name], form, "POST")
        ]
    assert not closed


def test_no_page_of_a_reader_writes(audited: Installation) -> None:
    reader = audited.reader("reader")
    for address in pages_to_read(audited):
        answer = reader.client.get(address)
        assert answer.status_code in (200, 302, 404), address
        if answer.mimetype == "text/html":
            written = set(sent_by(Page(answer.get_data(as_text=True)))) - _OWN
            assert not written, f"{address}: {written}"


def test_a_reader_reads_the_whole_of_their_organisation(audited: Installation) -> None:
    reader: Reader = audited.reader("reader")
    menu = reader.get("/o/valbrise").links
    for page in ("jeux-de-donnees", "carte", "traitements", "constats", "preconisations"):
        assert f"/o/valbrise/{page}" in menu, page
    for page in ("imports", "membres", "journal", "partages", "organisation"):
        assert f"/o/valbrise/{page}" not in menu, page
        reader.get(f"/o/valbrise/{page}", status=403)

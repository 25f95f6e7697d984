"""What an attacker would try on every door: forged forms, planted addresses, stolen glances."""

from __future__ import annotations

import re
from collections.abc import Callable
from secrets import token_hex

import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from sqlalchemy import MetaData, select

from inventaire.inventory.fields import fields_of
from inventaire.inventory.kinds import KINDS
from inventaire.store.accounts import AccountRow
from inventaire.web.guard import public
from tests.support.databases import Templates
from tests.web.conftest import (
    Installation,
    opened_installation,
    people_and_records,
    signed_cookie,
)
from tests.web.pages import Page
from tests.web.routes import address_at, door_at, method_of, methods_of, rules

#: A page that prepares something for its reader alone: the secret of a second factor.
_PREPARES = {"account.second"}
#: Whoever takes a document away is named in the journal.
_HANDED_OVER = {
    *("registers.register", "registers.sheet", "catalogues.catalogue"),
    "dpia.download",
}


def test_every_form_is_refused_without_its_token(installation: Installation) -> None:
    admin = installation.reader("admin")
    before = installation.everything()
    for rule in rules(installation.app):
        for method in methods_of(rule):
            if method == "GET":
                continue
            address = address_at(installation, rule)
            for token in ({}, {"csrf_token": ""}, {"csrf_token": "deviné"}):
                answer = admin.client.open(address, method=method, data={**token, "name": "X"})
                assert answer.status_code == 400, f"{method} {address}: {answer.status}"
    assert installation.everything() == before


def test_the_token_of_somebody_else_is_refused(installation: Installation) -> None:
    admin, attacker = installation.reader("admin"), installation.reader("stranger")
    data = {"csrf_token": attacker.token(), "name": "Piégé"}
    assert admin.client.post("/o/valbrise/acteurs/nouveau", data=data).status_code == 400


@pytest.mark.parametrize("referrer", ["https://ailleurs.example/", "http://localhost/", ""])
def test_over_https_a_form_comes_from_our_own_pages(
    installation: Installation, referrer: str
) -> None:
    consultant = installation.reader("consultant")
    cookie = consultant.client.get_cookie("inventaire")
    assert cookie is not None
    data = {"csrf_token": consultant.token(), "name": "Piégé"}
    answer = consultant.client.post(
        "/o/valbrise/acteurs/nouveau",
        data=data,
        base_url="https://localhost",
        headers={"Referer": referrer},
    )
    assert answer.status_code == 400


def test_reading_changes_nothing(installation: Installation) -> None:
    consultant = installation.reader("admin")
    before = installation.everything()
    for rule in rules(installation.app):
        if "GET" in methods_of(rule) and rule.endpoint not in _PREPARES | _HANDED_OVER:
            consultant.client.get(address_at(installation, rule))
    assert installation.everything() == before


def test_taking_a_document_changes_nothing_but_the_journal(installation: Installation) -> None:
    consultant = installation.reader("consultant")
    before = installation.everything()
    taken = [rule for rule in rules(installation.app) if rule.endpoint in _HANDED_OVER]
    for rule in taken:
        assert consultant.client.get(address_at(installation, rule)).status_code == 200
    after = installation.everything()
    assert (
        len(after["journal"]) == len(before["journal"]) + len(taken) == len(before["journal"]) + 4
    )
    assert {**after, "journal": None} == {**before, "journal": None}


HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def test_every_answer_tells_browsers_what_a_page_may_do(installation: Installation) -> None:
    for name in ("consultant", "nobody"):
        reader = installation.reader(name)
        for rule in rules(installation.app):
            for method in methods_of(rule):
                address = address_at(installation, rule)
                answer = reader.client.open(address, method=method)
                for header, value in HEADERS.items():
                    assert answer.headers.get(header) == value, (name, method, address, header)
                assert "no-" in answer.headers["Cache-Control"], (name, method, address)
                assert "Referrer-Policy" in answer.headers


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/nulle-part", 404),
        ("GET", "/o/valbrise/acteurs/999999", 404),
        ("GET", "/langue", 405),
        ("DELETE", "/o/valbrise", 405),
        ("POST", "/o/valbrise/acteurs/nouveau", 400),
        ("GET", "/administration/", 403),
        ("GET", "/erreur-imprévue", 500),
    ],
)
def test_an_error_tells_it_too_and_says_nothing_technical(
    installation: Installation, method: str, address: str, status: int
) -> None:
    app = installation.app
    app.config.update(TESTING=False, PROPAGATE_EXCEPTIONS=False)
    app._got_first_request = False
    app.add_url_rule("/erreur-imprévue", "broken", _broken)
    answer = installation.reader("consultant").client.open(address, method=method)
    assert answer.status_code == status
    for header, value in HEADERS.items():
        assert answer.headers.get(header) == value, header
    page = Page(answer.get_data(as_text=True))
    assert not page.problems()
    assert "Ce qui s’est passé" in page.words
    for technical in ("Traceback", "sqlalchemy", "Werkzeug", "site-packages", "le secret"):
        assert technical not in page.html


@public
def _broken() -> str:
    raise RuntimeError("le secret de la base")


def test_nobody_reads_what_is_not_public(installation: Installation) -> None:
    nobody = installation.reader("nobody")
    token = nobody.token()
    for rule in rules(installation.app):
        if door_at(installation, rule).anyone:
            continue
        address = address_at(installation, rule)
        for method in methods_of(rule):
            data = {"csrf_token": token} if method == "POST" else None
            answer = nobody.client.open(address, method=method, data=data)
            html = answer.get_data(as_text=True)
            assert answer.status_code == (302 if method == "GET" else 401), (method, address)
            assert "Valbrise" not in html


@pytest.mark.parametrize(
    "address",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static/....//app.py",
        "/static//etc/passwd",
        "/static/css/%00.css",
        "/static/vendor",
        "/static/",
    ],
)
def test_no_file_is_read_outside_of_the_static_ones(
    installation: Installation, address: str
) -> None:
    answer = installation.reader("nobody").client.get(address)
    assert answer.status_code in (404, 308)
    assert b"create_app" not in answer.data
    assert b"root:" not in answer.data


NUMBERS = (0, -1, 2**31, 2**63, 10**30)


def test_a_number_that_no_database_holds_is_not_found(installation: Installation) -> None:
    admin = installation.reader("admin")
    token = admin.token()
    for rule in rules(installation.app):
        for argument in rule.arguments:
            converter = type(rule._converters[argument]).__name__
            if not converter.endswith(("NumberConverter", "RecordConverter", "IntegerConverter")):
                continue
            address = address_at(installation, rule)
            for number in NUMBERS:
                asked = re.sub(r"/\d+(?=/|$)", f"/{number}", address)
                data = {"csrf_token": token} if method_of(rule) == "POST" else None
                answer = admin.client.open(asked, method=method_of(rule), data=data)
                assert answer.status_code in (404, 405), f"{asked}: {answer.status}"


#: What no browser sends, and what some databases cannot keep.
UNSPEAKABLE = ("\x00", "a\x00b", "\ud800", "\x1b[31m", "é" * 300, "9" * 5000, "%", "'", '"', "\\")


@pytest.mark.parametrize("value", UNSPEAKABLE, ids=ascii)
def test_an_address_with_anything_in_it_breaks_nothing(
    installation: Installation, value: str
) -> None:
    admin = installation.reader("admin")
    names = ("q", "page", "sort", "cols", "keep", "archived", "f-name", "f-kind", "f-systems",
             "champ", "version", "severity", "record", "centre", "dataset", "category", "medium",
             "earlier", "later", "next", "language")  # fmt: skip
    sent = value.encode("utf-8", "surrogatepass")
    for rule in rules(installation.app):
        if "GET" in methods_of(rule):
            answer = admin.client.get(
                address_at(installation, rule), query_string=dict.fromkeys(names, sent)
            )
            assert answer.status_code < 500, f"{rule.rule}: {answer.status}"


@pytest.mark.parametrize("value", UNSPEAKABLE, ids=ascii)
def test_a_form_with_anything_in_it_breaks_nothing(installation: Installation, value: str) -> None:
    sent = value.encode("utf-8", "surrogatepass")
    for rule in rules(installation.app):
        if "POST" not in methods_of(rule):
            continue
        admin = installation.reader("admin")
        address = address_at(installation, rule)
        page = Page(admin.client.get(address).get_data(as_text=True))
        names = {box["name"] for box in page.boxes if box.get("name")} | {
            "name", "text", "title", "days", "version", "email", "role", "reason", "decision",
            "field", "id", "do", "password", "code", "chosen", "shown", "language", "next", "all",
            "present", "totp_password", "add_line", "remove_line", "then", "source", "source-kind",
        }  # fmt: skip
        data = {**dict.fromkeys(names, sent), "csrf_token": admin.token()}
        answer = admin.client.post(address, data=data)
        assert answer.status_code < 500, f"{rule.rule}: {answer.status}"


def test_what_a_form_does_not_ask_is_never_written(installation: Installation) -> None:
    consultant = installation.reader("consultant")
    sneaky = {
        "organisation_id": str(installation.other),
        "organisation": "les-ateliers-du-lien",
        "id": "77",
        "archived": "1",
        "recorded_at": "1999-01-01",
        "changed_at": "1999-01-01",
        "sort_name": "aaa",
        "search": "aaa",
        "slug": "pris",
        "is_admin": "1",
    }
    before = installation.everything()
    address = consultant.sent_to("/o/valbrise/acteurs/nouveau", {"name": "Neuf", **sneaky})
    number = int(address.rsplit("/", 1)[1])
    form = consultant.get(f"{address}/modifier").form()
    consultant.sent_to(f"{address}/modifier", {**form, "name": "Neuf encore", **sneaky})
    form = consultant.get("/o/valbrise/organisation").form()
    consultant.sent_to("/o/valbrise/organisation", {**form, "name": "Valbrise", **sneaky})
    after = installation.everything()
    assert after["organisation"] == before["organisation"]
    assert after["account"] == before["account"]
    engine = installation.app.extensions["inventaire_engine"]
    metadata = MetaData()
    metadata.reflect(engine)
    actor = metadata.tables["actor"]
    with engine.connect() as connection:
        row = connection.execute(select(actor).where(actor.c.id == number)).mappings().one()
    assert number != 77
    assert row["organisation_id"] == installation.valbrise
    assert not row["archived"]
    assert row["sort_name"] == "neuf encore"
    assert "1999" not in str(row["recorded_at"])


def test_many_columns_chosen_in_every_list_fit_in_a_cookie(installation: Installation) -> None:
    consultant = installation.reader("consultant")
    for kind in KINDS.values():
        names = [field.name for field in fields_of(kind.record)]
        consultant.get(f"/o/valbrise/{kind.slug}?cols={','.join(names)}&keep=1")
    everything_chosen = consultant.client.get_cookie("inventaire")
    consultant.get(f"/o/valbrise/acteurs?cols={token_hex(3000)}&keep=1")
    assert everything_chosen is not None
    cookie = consultant.client.get_cookie("inventaire")
    assert cookie is not None
    # Browsers keep 4096 bytes, the name and the flags included.
    assert max(len(everything_chosen.value), len(cookie.value)) < 3800


def test_a_cookie_that_was_made_up_signs_nobody_in(installation: Installation) -> None:
    other = Flask("ailleurs")
    other.secret_key = "une autre clé"
    serializer = SecureCookieSessionInterface().get_signing_serializer(other)
    assert serializer is not None
    true = signed_cookie(installation, "admin")
    forged = (serializer.dumps({"token": "x"}), true[:-4] + "aaaa", "", "x" * 3000, "a.b.c")
    for value in forged:
        thief = installation.reader("nobody")
        thief.client.set_cookie("inventaire", str(value))
        assert thief.client.get("/").status_code == 302


def test_a_role_is_never_read_from_the_browser(installation: Installation) -> None:
    reader = installation.reader("reader")
    with reader.client.session_transaction() as cookie:
        cookie.update(role="admin", is_admin=True, account_id=1)
    reader.get("/administration/", status=403)
    reader.client.environ_base["HTTP_X_FORWARDED_USER"] = "admin@exemple.fr"
    reader.client.environ_base["REMOTE_USER"] = "admin@exemple.fr"
    reader.get("/administration/", status=403)
    with installation.session() as session:
        assert session.query(AccountRow).filter_by(is_admin=True).count() == 1


def test_a_proxy_is_believed_only_where_one_stands(
    databases: Callable[[str], Templates],
) -> None:
    forwarded = {"X-Forwarded-For": "203.0.113.5", "X-Forwarded-Proto": "https"}
    for proxies, network in ((0, "127.0"), (1, "203.0")):
        with (
            databases("sqlite").copy(people_and_records) as (url, recorded),
            opened_installation(url, recorded, proxies=proxies) as opened,
        ):
            nobody = opened.reader("nobody")
            data = {"email": "reader@exemple.fr", "csrf_token": nobody.token()}
            data["password"] = "un mot de passe assez long 7"
            headers = {**forwarded, "Referer": "https://localhost/connexion"}
            assert nobody.client.post("/connexion", data=data, headers=headers).status_code == 302
            assert network in opened.reader("reader").get("/compte/").words

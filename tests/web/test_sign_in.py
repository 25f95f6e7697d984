"""Signing in and out: one answer whatever is wrong, one door for whoever guesses too often."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.cookies import SimpleCookie

import pyotp
import pytest
from werkzeug.test import TestResponse

from inventaire.operations.sessions import list_sessions
from inventaire.store.accounts import AccountRow
from tests.factories import NOW, PASSWORD
from tests.support.databases import Templates
from tests.web.conftest import Installation, opened_installation, people_and_records
from tests.web.pages import Reader

DOOR = "/connexion"
CONSULTANT = {"email": "consultant@exemple.fr", "password": PASSWORD}


@pytest.fixture
def nobody(installation: Installation) -> Reader:
    """A browser in which nobody signed in."""
    return installation.reader("nobody")


@pytest.fixture
def guarded(databases: Callable[[str], Templates], database_kind: str) -> Iterator[Installation]:
    """An installation that lets one address try three times in ten minutes."""
    with (
        databases(database_kind).copy(people_and_records) as (url, recorded),
        opened_installation(url, recorded, limited=True, sign_in_limit=3) as opened,
    ):
        yield opened


def secret_of(installation: Installation, name: str = "consultant") -> str:
    """The secret of a second factor that is asked of this person from now on."""
    with installation.session() as session:
        account = session.query(AccountRow).filter_by(email=f"{name}@exemple.fr").one()
        account.totp_secret, account.totp_confirmed = pyotp.random_base32(), True
        session.commit()
        return account.totp_secret


def test_the_right_password_leads_where_one_wanted_to_go(nobody: Reader) -> None:
    asked = nobody.client.get("/o/valbrise/acteurs?q=ma%C3%AErie&page=2")
    page = nobody.get(asked.headers["Location"])
    form = page.form_of(DOOR)
    assert form["next"] == "/o/valbrise/acteurs?q=ma%C3%AErie&page=2"
    assert nobody.sent_to(DOOR, {**form, **CONSULTANT}) == form["next"]
    nobody.get(form["next"])


def test_whoever_is_signed_in_is_not_asked_again(consultant: Reader) -> None:
    answer = consultant.client.get(f"{DOOR}?next=/o/valbrise")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/o/valbrise")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://ailleurs.example/",
        "//ailleurs.example",
        "/\\ailleurs.example",
        "\\\\ailleurs.example",
        "/\t/ailleurs.example",
        "/\n/ailleurs.example",
        "/ok\r\nSet-Cookie: inventaire=volé",
        "/ok\x01",
        "javascript:alert(1)",
        "data:text/html,x",
        " //ailleurs.example",
        "ailleurs.example",
        "",
    ],
)
def test_signing_in_leads_nowhere_else(nobody: Reader, elsewhere: str) -> None:
    assert nobody.sent_to(DOOR, {**CONSULTANT, "next": elsewhere}) == "/"
    signed_in = nobody.client.get(DOOR, query_string={"next": elsewhere})
    assert signed_in.headers.get("Location", "/") == "/"
    assert nobody.sent_to("/langue", {"language": "fr", "next": elsewhere}) == "/"


@pytest.mark.parametrize(
    "typed",
    [
        {"email": "personne@exemple.fr", "password": PASSWORD},
        {"email": CONSULTANT["email"], "password": "un autre mot de passe"},
        {"email": CONSULTANT["email"], "password": ""},
        {"email": "", "password": ""},
        {"email": "fermee@exemple.fr", "password": PASSWORD},
        {},
    ],
    ids=["unknown", "wrong", "no-password", "nothing", "closed", "no-form"],
)
def test_whatever_is_wrong_the_page_says_the_same(
    installation: Installation, nobody: Reader, typed: dict[str, str]
) -> None:
    with installation.session() as session:
        reader = session.query(AccountRow).filter_by(email="reader@exemple.fr").one()
        reader.email, reader.active = "fermee@exemple.fr", False
        session.commit()
    page = nobody.post(DOOR, typed, status=401)
    assert "L'adresse, le mot de passe ou le code ne convient pas." in page.words
    assert page.form_of(DOOR)["email"] == typed.get("email", "")
    assert PASSWORD not in page.html


def test_a_password_is_never_sent_back(nobody: Reader) -> None:
    page = nobody.post(DOOR, {"email": "x", "password": "mon secret à moi"}, status=401)
    assert "mon secret" not in page.html


def test_a_code_is_asked_for_besides_the_password(
    installation: Installation, nobody: Reader
) -> None:
    secret = secret_of(installation)
    page = nobody.post(DOOR, CONSULTANT, status=200)
    assert "Un code est demandé pour ce compte" in page.words
    assert nobody.client.get("/o/valbrise").status_code == 302, "nobody is signed in yet"
    page = nobody.post(DOOR, {**CONSULTANT, "code": "000000"}, status=401)
    assert "code" in page.form_of(DOOR)
    code = pyotp.TOTP(secret).at(NOW)
    assert nobody.sent_to(DOOR, {**CONSULTANT, "code": code}) == "/"
    nobody.get("/o/valbrise")
    again = installation.reader("nobody")
    again.post(DOOR, {**CONSULTANT, "code": code}, status=401)


def test_a_wrong_password_does_not_tell_that_a_code_is_asked(
    installation: Installation, nobody: Reader
) -> None:
    secret_of(installation)
    page = nobody.post(DOOR, {**CONSULTANT, "password": "un autre que le mien"}, status=401)
    assert "Code du second facteur" not in page.words


def test_signing_out_ends_the_session_for_good(installation: Installation, nobody: Reader) -> None:
    nobody.sent_to(DOOR, CONSULTANT)
    stolen = nobody.client.get_cookie("inventaire")
    assert stolen is not None
    assert nobody.sent_to("/deconnexion", {}) == DOOR
    assert nobody.client.get("/o/valbrise").status_code == 302
    thief = installation.reader("nobody")
    thief.client.set_cookie("inventaire", stolen.value)
    assert thief.client.get("/o/valbrise").status_code == 302


def test_signing_out_empties_what_the_browser_kept(consultant: Reader) -> None:
    answer = consultant.client.post("/deconnexion", data={"csrf_token": consultant.token()})
    assert answer.headers["Clear-Site-Data"] == '"cache"'


def test_a_session_left_unused_ends(installation: Installation, consultant: Reader) -> None:
    consultant.get("/o/valbrise")
    installation.app.config["CLOCK"] = lambda: NOW + timedelta(days=15)
    assert consultant.client.get("/o/valbrise").status_code == 302


def test_nothing_that_was_set_before_signing_in_stays(nobody: Reader) -> None:
    nobody.post("/langue", {"language": "en"})
    before = nobody.token()
    with nobody.client.session_transaction() as cookie:
        cookie["columns"] = {"actor": ["name"]}
    nobody.sent_to(DOOR, CONSULTANT)
    with nobody.client.session_transaction() as cookie:
        assert "columns" not in cookie
        assert cookie["language"] == "en"
    assert nobody.token() != before, "a token that was planted serves no more"


def _cookie(answer: TestResponse) -> SimpleCookie:
    return SimpleCookie("\n".join(answer.headers.getlist("Set-Cookie")))


@pytest.mark.parametrize("secure", [True, False])
def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(
    databases: Callable[[str], Templates], secure: bool
) -> None:
    with (
        databases("sqlite").copy(people_and_records) as (url, recorded),
        opened_installation(url, recorded, secure_cookies=secure) as opened,
    ):
        answer = opened.reader("nobody").client.get(DOOR, base_url="https://localhost")
        kept = _cookie(answer)["inventaire"]
        assert kept["httponly"]
        assert kept["samesite"] == "Lax"
        assert bool(kept["secure"]) is secure
        assert not kept["domain"]
        assert ("Strict-Transport-Security" in answer.headers) is secure


def test_an_address_that_tries_too_often_waits(guarded: Installation) -> None:
    nobody = guarded.reader("nobody")
    wrong = {"email": "x@exemple.fr", "password": "x"}
    for _try in range(3):
        nobody.post(DOOR, wrong, status=401)
    page = nobody.post(DOOR, CONSULTANT, status=429)
    assert "Attendez quelques minutes" in page.words
    other = guarded.reader("nobody")
    other.client.environ_base["REMOTE_ADDR"] = "192.0.2.7"
    other.sent_to(DOOR, CONSULTANT)


def test_whoever_has_many_addresses_of_one_network_has_one(guarded: Installation) -> None:
    for host in ("1", "2", "ffff:1"):
        nobody = guarded.reader("nobody")
        nobody.client.environ_base["REMOTE_ADDR"] = f"2001:db8:0:7::{host}"
        nobody.post(DOOR, {"email": "x@exemple.fr", "password": "x"}, status=401)
    nobody.client.environ_base["REMOTE_ADDR"] = "2001:db8:0:7:aaaa:bbbb:cccc:dddd"
    nobody.post(DOOR, CONSULTANT, status=429)
    nobody.client.environ_base["REMOTE_ADDR"] = "2001:db8:0:8::1"
    nobody.sent_to(DOOR, CONSULTANT)


@pytest.mark.parametrize("email", [CONSULTANT["email"], "personne@exemple.fr"])
def test_an_account_that_is_guessed_from_everywhere_waits_whether_it_exists_or_not(
    guarded: Installation, email: str
) -> None:
    statuses = []
    for rank in range(31):
        nobody = guarded.reader("nobody")
        nobody.client.environ_base["REMOTE_ADDR"] = f"198.51.100.{rank}"
        data = {"csrf_token": nobody.token(), "email": email, "password": "deviné"}
        statuses.append(nobody.client.post(DOOR, data=data).status_code)
    assert statuses == [401] * 30 + [429]
    other = guarded.reader("nobody")
    other.client.environ_base["REMOTE_ADDR"] = "203.0.113.9"
    other.sent_to(DOOR, {"email": "reader@exemple.fr", "password": PASSWORD})


def test_signing_in_rightly_does_not_count_against_an_account(guarded: Installation) -> None:
    for rank in range(35):
        nobody = guarded.reader("nobody")
        nobody.client.environ_base["REMOTE_ADDR"] = f"198.51.100.{rank}"
        nobody.sent_to(DOOR, CONSULTANT)


def test_whoever_guesses_codes_with_the_right_password_is_slowed_down_sooner(
    guarded: Installation,
) -> None:
    secret_of(guarded)
    statuses = []
    for rank in range(5):
        nobody = guarded.reader("nobody")
        nobody.client.environ_base["REMOTE_ADDR"] = f"198.51.100.{rank}"
        data = {"csrf_token": nobody.token(), **CONSULTANT, "code": "000000"}
        statuses.append(nobody.client.post(DOOR, data=data).status_code)
    assert statuses == [401, 401, 401, 429, 429]


@pytest.mark.parametrize(
    "address", ["/mot-de-passe-oublie", "/nouveau-mot-de-passe/x", "/invitation/x"]
)
def test_links_are_not_guessed_either(guarded: Installation, address: str) -> None:
    nobody = guarded.reader("nobody")
    token = nobody.token()
    statuses = [
        nobody.client.post(address, data={"csrf_token": token, "email": "x"}).status_code
        for _try in range(4)
    ]
    assert statuses[-1] == 429
    assert 429 not in statuses[:-1]


def test_the_first_visit_tells_how_to_begin_and_only_then(
    databases: Callable[[str], Templates], installation: Installation, database_kind: str
) -> None:
    assert installation.reader("nobody").client.get("/premiere-visite").status_code == 302
    with (
        databases(database_kind).copy() as (url, _told),
        opened_installation(url, installation) as empty,
    ):
        first = empty.reader("nobody")
        assert first.client.get(DOOR).headers["Location"] == "/premiere-visite"
        page = first.get("/premiere-visite")
        assert "inventaire account create" in page.words
        assert not re.search(r"<input[^>]+password", page.html)


def test_sessions_that_nobody_uses_are_forgotten_as_people_come_in(
    installation: Installation, nobody: Reader
) -> None:
    installation.reader("consultant")
    installation.app.config["CLOCK"] = lambda: NOW + timedelta(days=30)
    nobody.sent_to(DOOR, CONSULTANT)
    with installation.session() as session:
        account = session.query(AccountRow).filter_by(email=CONSULTANT["email"]).one()
        assert len(list_sessions(session, account)) == 1

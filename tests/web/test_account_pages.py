"""« Mon compte »: one's own name, password, codes and browsers, and nobody else's."""

from __future__ import annotations

import re

import pyotp
import pytest

from inventaire.operations.journal import entries, headline
from inventaire.resources import templates_folder
from inventaire.store.accounts import AccountRow
from inventaire.web.errors import NEVER_SHOWN
from tests.factories import NOW, PASSWORD
from tests.web.conftest import Installation
from tests.web.pages import Page, Reader

ACCOUNT = "/compte/"
WANTED = "une phrase toute neuve"


def of(installation: Installation, name: str = "consultant") -> AccountRow:
    with installation.session() as session:
        return session.query(AccountRow).filter_by(email=f"{name}@exemple.fr").one()


def closing(page: Page) -> list[str]:
    """Where one may close a browser from this page."""
    return re.findall(r'action="(/compte/sessions/\d+/fermer)"', page.html)


def test_a_name_and_a_language_are_changed(installation: Installation, consultant: Reader) -> None:
    assert consultant.sent_to("/compte/profil", {"name": "Zoé", "language": "en"}) == ACCOUNT
    page = consultant.get(ACCOUNT)
    assert page.language == "en"
    assert page.form_of("/compte/profil")["name"] == "Zoé"
    again = installation.reader("consultant")
    assert again.get("/o/valbrise").language == "en"


def test_a_name_that_is_refused_stays_typed(installation: Installation, consultant: Reader) -> None:
    page = consultant.post("/compte/profil", {"name": "n" * 300, "language": "fr"}, status=422)
    assert page.form_of("/compte/profil")["name"] == "n" * 300
    assert of(installation).name == "Consultant"


def test_a_language_that_is_none_is_french(installation: Installation, consultant: Reader) -> None:
    consultant.sent_to("/compte/profil", {"name": "Zoé", "language": "<b>"})
    assert of(installation).language == "fr"


def test_a_profile_gives_no_rights(installation: Installation, consultant: Reader) -> None:
    sneaky = {
        "name": "Zoé",
        "language": "fr",
        "is_admin": "1",
        "admin": "yes",
        "email": "admin@exemple.fr",
        "active": "0",
        "id": "5",
        "password_hash": "x",
    }
    consultant.sent_to("/compte/profil", sneaky)
    account = of(installation)
    assert not account.is_admin
    assert account.active
    assert len(account.password_hash) > 50
    consultant.get("/administration/", status=403)


def test_a_new_password_keeps_this_browser_and_closes_the_others(
    installation: Installation, consultant: Reader
) -> None:
    other = installation.reader("consultant")
    other.get("/o/valbrise")
    sent = {"present": PASSWORD, "password": WANTED}
    assert consultant.sent_to("/compte/mot-de-passe", sent) == ACCOUNT
    assert "Votre mot de passe est changé" in consultant.get(ACCOUNT).words
    assert other.client.get("/o/valbrise").status_code == 302
    fresh = installation.reader("nobody")
    fresh.post("/connexion", {"email": "consultant@exemple.fr", "password": PASSWORD}, status=401)
    fresh.sent_to("/connexion", {"email": "consultant@exemple.fr", "password": WANTED})


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"present": "faux", "password": WANTED}, "pas votre mot de passe actuel"),
        ({"present": PASSWORD, "password": "court"}, "12 caractères"),
        ({}, "pas votre mot de passe actuel"),
    ],
)
def test_a_password_that_is_refused_changes_nothing(
    installation: Installation, consultant: Reader, sent: dict[str, str], why: str
) -> None:
    other = installation.reader("consultant")
    before = of(installation).password_hash
    page = consultant.post("/compte/mot-de-passe", sent, status=422)
    assert why in page.words
    assert not any(secret in page.html for secret in (PASSWORD, WANTED))
    assert of(installation).password_hash == before
    other.get("/o/valbrise")


def test_an_expired_form_never_sends_a_password_back(consultant: Reader) -> None:
    sent = {"csrf_token": "périmé", "present": PASSWORD, "password": WANTED, "code": "123456"}
    answer = consultant.client.post(
        "/compte/mot-de-passe",
        data={**sent, "name": "ce qui se garde"},
        headers={"Origin": "http://localhost"},
    )
    html = answer.get_data(as_text=True)
    assert answer.status_code == 400
    assert "ce qui se garde" in html
    assert not any(secret in html for secret in (PASSWORD, WANTED, "123456"))


def test_browsers_are_listed_and_closed_one_by_one(
    installation: Installation, consultant: Reader
) -> None:
    firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"
    other = installation.reader("nobody")
    other.client.environ_base["HTTP_USER_AGENT"] = firefox
    other.client.environ_base["REMOTE_ADDR"] = "192.0.2.77"
    other.sent_to("/connexion", {"email": "consultant@exemple.fr", "password": PASSWORD})
    page = consultant.get(ACCOUNT)
    assert "Firefox sur Linux" in page.words
    assert "192.0" in page.words
    assert "192.0.2.77" not in page.html, "a network, never a whole address"
    (address,) = closing(page)
    assert consultant.sent_to(address, {}) == ACCOUNT
    assert other.client.get("/o/valbrise").status_code == 302
    consultant.post(address, {}, status=404)
    assert closing(consultant.get(ACCOUNT)) == []


def test_the_browsers_of_somebody_else_are_out_of_reach(installation: Installation) -> None:
    reader, victim = installation.reader("reader"), installation.reader("consultant")
    installation.reader("consultant")
    (address,) = closing(victim.get(ACCOUNT))
    reader.post(address, {}, status=404)
    installation.reader("admin").post(address, {}, status=404)
    assert closing(victim.get(ACCOUNT)) == [address]


def test_every_other_browser_is_closed_at_once(
    installation: Installation, consultant: Reader
) -> None:
    others = [installation.reader("consultant") for _ in range(2)]
    bystander = installation.reader("reader")
    assert consultant.sent_to("/compte/sessions/fermer-les-autres", {}) == ACCOUNT
    consultant.get(ACCOUNT)
    bystander.get(ACCOUNT)
    assert [other.client.get(ACCOUNT).status_code for other in others] == [302, 302]


def test_a_browser_that_lies_about_itself_is_shown_as_text(installation: Installation) -> None:
    liar = installation.reader("nobody")
    liar.client.environ_base["HTTP_USER_AGENT"] = "<script>alert(1)</script>" * 50
    liar.sent_to("/connexion", {"email": "consultant@exemple.fr", "password": PASSWORD})
    page = installation.reader("consultant").get(ACCOUNT)
    assert "<script>alert" not in page.html


def test_a_second_factor_is_taken_up_used_and_given_up(
    installation: Installation, consultant: Reader
) -> None:
    page = consultant.get("/compte/second-facteur")
    secret = of(installation).totp_secret
    assert secret in page.words
    assert "data:image/png;base64," in page.html
    page = consultant.post("/compte/second-facteur", {"code": "000000"}, status=422)
    assert secret in page.words, "the same one may still be read"
    page = consultant.post(
        "/compte/second-facteur", {"code": pyotp.TOTP(secret).at(NOW)}, status=200
    )
    codes = re.findall(r"<code>([a-z2-7-]{19})</code>", page.html)
    assert len(codes) == 8
    assert secret not in page.html
    shown = consultant.get(ACCOUNT)
    assert not any(code in shown.html for code in codes), "they are shown once"
    assert "8 codes de secours" in shown.words

    other = installation.reader("nobody")
    given = {"email": "consultant@exemple.fr", "password": PASSWORD}
    other.post("/connexion", given, status=200)
    other.sent_to("/connexion", {**given, "code": codes[0]})
    assert "7 codes de secours" in other.get(ACCOUNT).words

    off = "/compte/second-facteur/desactiver"
    page = consultant.post(off, {"totp_password": "faux"}, status=422)
    assert "pas votre mot de passe actuel" in page.words
    assert consultant.sent_to(off, {"totp_password": PASSWORD}) == ACCOUNT
    installation.reader("nobody").sent_to("/connexion", given)
    with installation.session() as session:
        told = [headline(entry) for entry in entries(session, None)]
    assert "Consultant a activé le second facteur" in told
    assert "Consultant a désactivé le second facteur" in told


def test_the_secret_is_never_shown_once_it_is_in_use(
    installation: Installation, consultant: Reader
) -> None:
    consultant.get("/compte/second-facteur")
    secret = of(installation).totp_secret
    consultant.post("/compte/second-facteur", {"code": pyotp.TOTP(secret).at(NOW)}, status=200)
    answer = consultant.client.get("/compte/second-facteur")
    assert (answer.status_code, answer.headers["Location"]) == (302, ACCOUNT)
    assert consultant.sent_to("/compte/second-facteur", {"code": "000000"}) == ACCOUNT


def test_a_page_of_one_s_own_is_kept_by_no_cache(consultant: Reader) -> None:
    for address in (ACCOUNT, "/compte/second-facteur"):
        assert "no-store" in consultant.client.get(address).headers["Cache-Control"]


def test_no_password_that_a_page_asks_for_is_ever_sent_back() -> None:
    asked = {
        name
        for path in templates_folder().rglob("*.html")
        for name in re.findall(r'text\(form, "(\w+)",[^}]*type="password"', path.read_text("utf-8"))
    }
    assert asked == {"password", "present", "totp_password"}
    assert asked <= NEVER_SHOWN

"""Links that travel by mail, through a real server: invitations and forgotten passwords."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from werkzeug.test import TestResponse

from inventaire.store.accounts import AccountRow, ResetRow
from tests.support.databases import Templates
from tests.support.smtp import PASSWORD as SMTP_PASSWORD
from tests.support.smtp import USER, Post, authority, running_post
from tests.web.conftest import Installation, opened_installation, people_and_records
from tests.web.pages import Page, Reader
from tests.web.test_members_pages import MEMBERS, NEW, link_of


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Post]:
    """A mail server, whose certificate this machine trusts for the length of these tests."""
    ca, path = authority(tmp_path_factory.mktemp("authority"))
    with pytest.MonkeyPatch.context() as patch, running_post(ca, security="starttls") as opened:
        patch.setenv("SSL_CERT_FILE", str(path))
        yield opened


@pytest.fixture
def mailing(
    databases: Callable[[str], Templates], database_kind: str, post: Post
) -> Iterator[Installation]:
    """An installation that sends mails, and knows its own address."""
    post.received.clear()
    chosen: dict[str, Any] = {
        "smtp_host": "127.0.0.1",
        "smtp_port": post.port,
        "smtp_user": USER,
        "smtp_password": SMTP_PASSWORD,
        "mail_from": "inventaire@valbrise.example",
        "public_url": "https://inventaire.valbrise.example/",
    }
    with (
        databases(database_kind).copy(people_and_records) as (url, recorded),
        opened_installation(url, recorded, **chosen) as opened,
    ):
        yield opened


def link_in(post: Post) -> str:
    (got,) = post.received
    (link,) = re.findall(r"https?://\S+", got.text)
    return str(link)


def test_an_invitation_leaves_by_mail_where_there_is_a_server(
    mailing: Installation, post: Post
) -> None:
    consultant = mailing.reader("consultant")
    page = consultant.post(
        f"{MEMBERS}/inviter", {"email": "lea@exemple.fr", "role": "reader"}, status=201
    )
    assert "L'invitation est partie à lea@exemple.fr" in page.words
    link = link_in(post)
    assert link == link_of(page)
    assert link.startswith("https://inventaire.valbrise.example/invitation/")
    assert "Consultant vous invite à rejoindre «\u00a0Valbrise\u00a0»" in post.received[0].text
    mailing.reader("nobody").sent_to(urlsplit(link).path, NEW)


def test_a_mail_that_cannot_leave_shows_the_link_and_says_so(
    mailing: Installation, post: Post
) -> None:
    post.refused.add("lea@exemple.fr")
    sent = {"email": "lea@exemple.fr", "role": "reader"}
    page = mailing.reader("consultant").post(f"{MEMBERS}/inviter", sent, status=201)
    post.refused.clear()
    assert post.received == []
    assert "Le courriel n'a pas pu partir" in page.words
    mailing.reader("nobody").sent_to(urlsplit(link_of(page)).path, NEW)


def from_elsewhere(reader: Reader, address: str, data: dict[str, str]) -> TestResponse:
    """What answers a form that claims another host, as a proxy set up badly lets it."""
    sent = {"csrf_token": reader.token(), **data}
    cookie = reader.client.get_cookie("inventaire")
    assert cookie is not None
    reader.client.set_cookie("inventaire", cookie.value, domain="ailleurs.example")
    forged = {"Host": "ailleurs.example", "X-Forwarded-Host": "ailleurs.example"}
    return reader.client.post(address, data=sent, headers=forged, buffered=True)


def test_a_host_that_is_not_ours_is_never_mailed(mailing: Installation, post: Post) -> None:
    consultant = mailing.reader("consultant")
    sent = {"email": "lea@exemple.fr", "role": "reader"}
    answer = from_elsewhere(consultant, f"{MEMBERS}/inviter", sent)
    assert answer.status_code == 201
    assert "ailleurs" not in post.received[0].text
    assert "ailleurs" not in answer.get_data(as_text=True)


def test_a_name_with_line_breaks_or_html_stays_text_in_a_mail(
    mailing: Installation, post: Post
) -> None:
    with mailing.session() as session:
        account = session.query(AccountRow).filter_by(email="consultant@exemple.fr").one()
        account.name = "Zoé\nBcc: tous@exemple.fr\n<a href=//x>"
        session.commit()
    sent = {"email": "lea@exemple.fr", "role": "reader"}
    mailing.reader("consultant").post(f"{MEMBERS}/inviter", sent, status=201)
    (got,) = post.received
    assert got.recipients == ["lea@exemple.fr"]
    assert got.message["Bcc"] is None
    assert got.message.get_content_type() == "text/plain"


FORGOTTEN = "/mot-de-passe-oublie"


def asked_for(reader: Reader, email: str) -> Page:
    """What a page answers to whoever forgot a password, once the mail has left."""
    data = {"csrf_token": reader.token(), "email": email}
    answer = reader.client.post(FORGOTTEN, data=data, buffered=True)
    assert answer.status_code == 200
    html = re.sub(r'name="csrf_token" value="[^"]+"', "", answer.get_data(as_text=True))
    html = re.sub(r'"X-CSRFToken": "[^"]+"', "", html)
    answer.close()
    return Page(html)


def test_a_forgotten_password_is_chosen_anew_by_mail(mailing: Installation, post: Post) -> None:
    open_browser = mailing.reader("reader")
    nobody = mailing.reader("nobody")
    asked_for(nobody, " READER@exemple.fr ")
    link = link_in(post)
    assert link.startswith("https://inventaire.valbrise.example/nouveau-mot-de-passe/")
    assert post.received[0].recipients == ["reader@exemple.fr"]
    path = urlsplit(link).path
    page = nobody.post(path, {"password": "court"}, status=422)
    assert "12 caractères" in page.words
    assert nobody.sent_to(path, {"password": NEW["password"]}) == "/connexion"
    assert "Votre mot de passe est changé" in nobody.get("/connexion").words
    assert open_browser.client.get("/o/valbrise").status_code == 302
    nobody.sent_to("/connexion", {"email": "reader@exemple.fr", "password": NEW["password"]})
    mailing.reader("nobody").get(path, status=404)
    mailing.reader("nobody").post(path, {"password": "encore une autre"}, status=404)


@pytest.mark.parametrize("email", ["personne@exemple.fr", "fermee@exemple.fr", "", "<b>", "a@b\n"])
def test_the_answer_is_the_same_whoever_asks(mailing: Installation, post: Post, email: str) -> None:
    with mailing.session() as session:
        reader = session.query(AccountRow).filter_by(email="contributor@exemple.fr").one()
        reader.email, reader.active = "fermee@exemple.fr", False
        session.commit()
    known = asked_for(mailing.reader("nobody"), "reader@exemple.fr")
    post.received.clear()
    assert asked_for(mailing.reader("nobody"), email).html == known.html
    assert post.received == []


def test_a_link_of_the_page_leads_to_no_other_host(mailing: Installation, post: Post) -> None:
    nobody = mailing.reader("nobody")
    from_elsewhere(nobody, FORGOTTEN, {"email": "reader@exemple.fr"}).close()
    assert "ailleurs" not in link_in(post)


def test_without_a_mail_server_nothing_is_prepared_and_the_page_says_what_to_do(
    installation: Installation,
) -> None:
    page = asked_for(installation.reader("nobody"), "reader@exemple.fr")
    assert "demandez un lien à la personne qui administre" in page.words
    with installation.session() as session:
        assert session.query(ResetRow).count() == 0


def test_the_time_of_a_mail_tells_nothing(mailing: Installation, post: Post) -> None:
    nobody = mailing.reader("nobody")
    data = {"csrf_token": nobody.token(), "email": "reader@exemple.fr"}
    answer = nobody.client.post(FORGOTTEN, data=data)
    assert answer.status_code == 200
    assert post.received == [], "the page is there before the mail leaves"
    answer.close()
    assert len(post.received) == 1

"""Inviting, joining, roles: the page of members, and the page that an invitation opens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from werkzeug.test import TestResponse

from inventaire.access import Role
from inventaire.operations.members import list_members
from inventaire.store.accounts import AccountRow, ResetRow
from tests.factories import NOW, PASSWORD, an_account
from tests.support.databases import Templates
from tests.support.smtp import PASSWORD as SMTP_PASSWORD
from tests.support.smtp import USER, Post, authority, running_post
from tests.web.conftest import Installation, opened_installation, people_and_records
from tests.web.pages import Page, Reader

MEMBERS = "/o/valbrise/membres"
NEW = {"name": "Léa Roux", "password": "une phrase bien à moi"}


def roles(installation: Installation, organisation: int | None = None) -> dict[str, str]:
    with installation.session() as session:
        owner = organisation or installation.valbrise
        return {who.email: row.role for row, who in list_members(session, owner)}


def membership(installation: Installation, name: str) -> int:
    with installation.session() as session:
        return next(
            row.id
            for row, who in list_members(session, installation.valbrise)
            if who.email == f"{name}@exemple.fr"
        )


def invited(reader: Reader, email: str = "lea@exemple.fr", role: str = "contributor") -> str:
    """Where the link of an invitation leads, as it is shown once."""
    page = reader.post(f"{MEMBERS}/inviter", {"email": email, "role": role}, status=201)
    return urlsplit(link_of(page)).path


def link_of(page: Page) -> str:
    return next(box["value"] for box in page.boxes if box.get("id") == "link-once")


def test_an_invitation_is_shown_once_and_opens_an_account(
    installation: Installation, consultant: Reader
) -> None:
    link = invited(consultant)
    assert link not in consultant.get(MEMBERS).html
    assert "lea@exemple.fr" in consultant.get(MEMBERS).words
    lea = installation.reader("nobody")
    page = lea.get(link)
    assert "Valbrise" in page.words
    assert "Contributeur" in page.words
    assert lea.sent_to(link, NEW) == "/"
    lea.get("/o/valbrise")
    lea.get(MEMBERS, status=403)
    assert roles(installation)["lea@exemple.fr"] == "contributor"
    installation.reader("nobody").get(link, status=404)


def test_an_invitation_gives_the_role_that_was_offered_and_no_other(
    installation: Installation, consultant: Reader
) -> None:
    link = invited(consultant, role="reader")
    sneaky = {"role": "consultant", "is_admin": "1", "admin": "yes", "email": "admin@exemple.fr"}
    installation.reader("nobody").sent_to(link, {**NEW, **sneaky, "organisation_id": "2"})
    assert roles(installation)["lea@exemple.fr"] == "reader"
    assert "lea@exemple.fr" not in roles(installation, installation.other)
    with installation.session() as session:
        account = session.query(AccountRow).filter_by(email="lea@exemple.fr").one()
        assert not account.is_admin


def test_whoever_has_an_account_signs_in_and_joins(
    installation: Installation, consultant: Reader
) -> None:
    link = invited(consultant, "stranger@exemple.fr", "reader")
    nobody = installation.reader("nobody")
    page = nobody.get(link)
    assert "Se connecter pour rejoindre" in page.words
    assert not re.search(r'type="password"', page.html)
    address = next(link for link in page.links if "/connexion" in link)
    form = nobody.get(address).form_of("/connexion")
    sent = {**form, "email": "stranger@exemple.fr", "password": PASSWORD}
    assert nobody.sent_to("/connexion", sent) == link
    assert "Rejoindre avec mon compte" in nobody.get(link).words
    assert nobody.sent_to(f"{link}/rejoindre", {}) == "/"
    assert roles(installation)["stranger@exemple.fr"] == "reader"
    page = nobody.get("/o/valbrise")
    assert "Les Ateliers du Lien" in page.words, "the switcher names both"


def test_whoever_has_an_account_does_not_open_another_with_the_link(
    installation: Installation, consultant: Reader
) -> None:
    link = invited(consultant, "stranger@exemple.fr")
    page = installation.reader("nobody").post(link, NEW, status=422)
    assert "existe déjà" in page.words
    assert "stranger@exemple.fr" not in roles(installation)


def test_an_invitation_does_not_serve_somebody_else(
    installation: Installation, consultant: Reader
) -> None:
    link = invited(consultant)
    thief = installation.reader("stranger")
    page = thief.post(f"{link}/rejoindre", {}, status=422)
    assert "autre adresse" in page.words
    assert "stranger@exemple.fr" not in roles(installation)
    other = invited(consultant, "admin@exemple.fr")
    assert "Vous êtes connecté avec un autre compte" in thief.get(other).words


def test_a_weak_password_is_refused_and_the_name_stays(
    installation: Installation, consultant: Reader
) -> None:
    link = invited(consultant)
    lea = installation.reader("nobody")
    page = lea.post(link, {"name": "Léa", "password": "court"}, status=422)
    assert page.form_of(link)["name"] == "Léa"
    assert "12 caractères" in page.words
    lea.sent_to(link, NEW)


def test_an_invitation_is_taken_back(installation: Installation, consultant: Reader) -> None:
    link = invited(consultant)
    (address,) = re.findall(
        r'action="([^"]+/invitations/\d+/retirer)"', consultant.get(MEMBERS).html
    )
    assert consultant.sent_to(address, {}) == MEMBERS
    installation.reader("nobody").get(link, status=404)
    installation.reader("nobody").post(link, NEW, status=404)
    consultant.post(address, {}, status=404)


def test_an_invitation_ends(installation: Installation, consultant: Reader) -> None:
    link = invited(consultant)
    installation.app.config["CLOCK"] = lambda: NOW + timedelta(days=14)
    installation.reader("nobody").get(link, status=404)
    installation.reader("nobody").post(link, NEW, status=404)


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"email": "lea", "role": "reader"}, "pas valable"),
        ({"email": "lea@exemple.fr", "role": "admin"}, "Choisissez un rôle"),
        ({"email": "lea@exemple.fr", "role": "<b>"}, "Choisissez un rôle"),
        ({"email": "lea@exemple.fr"}, "Choisissez un rôle"),
        ({"email": "reader@exemple.fr", "role": "reader"}, "déjà membre"),
    ],
)
def test_an_invitation_that_cannot_be_says_why(
    consultant: Reader, sent: dict[str, str], why: str
) -> None:
    page = consultant.post(f"{MEMBERS}/inviter", sent, status=422)
    assert why in page.words
    assert page.form_of(f"{MEMBERS}/inviter")["email"] == sent["email"]
    assert not [box for box in page.boxes if box.get("id") == "link-once"]


def test_a_role_is_changed_and_lost_at_once(installation: Installation, consultant: Reader) -> None:
    contributor = installation.reader("contributor")
    contributor.get("/o/valbrise/acteurs/nouveau")
    number = membership(installation, "contributor")
    assert consultant.sent_to(f"{MEMBERS}/{number}/role", {"role": "reader"}) == MEMBERS
    contributor.get("/o/valbrise/acteurs/nouveau", status=403)
    contributor.get("/o/valbrise")
    told = consultant.get("/o/valbrise/journal").words
    assert "Consultant a changé le rôle de Contributor" in told
    assert "Rôle : Contributeur → Lecteur" in told


def test_a_member_who_is_taken_out_sees_nothing_any_more(
    installation: Installation, consultant: Reader
) -> None:
    reader = installation.reader("reader")
    reader.get("/o/valbrise")
    number = membership(installation, "reader")
    assert consultant.sent_to(f"{MEMBERS}/{number}/retirer", {}) == MEMBERS
    reader.get("/o/valbrise", status=404)
    assert "Valbrise" not in reader.get("/").words
    consultant.post(f"{MEMBERS}/{number}/retirer", {}, status=404)
    assert "Consultant a retiré Reader des membres" in consultant.get("/o/valbrise/journal").words


@pytest.mark.parametrize("role", ["admin", "", "<b>", "Consultant"])
def test_a_role_that_is_none_is_refused(
    installation: Installation, consultant: Reader, role: str
) -> None:
    number = membership(installation, "reader")
    page = consultant.post(f"{MEMBERS}/{number}/role", {"role": role}, status=422)
    assert "Choisissez un rôle" in page.words
    assert roles(installation)["reader@exemple.fr"] == "reader"


def test_the_last_consultant_cannot_shut_the_door_behind_them(
    installation: Installation, consultant: Reader
) -> None:
    number = membership(installation, "consultant")
    page = consultant.post(f"{MEMBERS}/{number}/role", {"role": "reader"}, status=422)
    assert "propre rôle" in page.words
    page = consultant.post(f"{MEMBERS}/{number}/retirer", {}, status=422)
    assert "dernier consultant" in page.words
    admin = installation.reader("admin")
    page = admin.post(f"{MEMBERS}/{number}/role", {"role": "reader"}, status=422)
    assert "dernier consultant" in page.words
    assert roles(installation)["consultant@exemple.fr"] == "consultant"


def test_a_consultant_leaves_where_another_stays(
    installation: Installation, consultant: Reader
) -> None:
    with installation.session() as session:
        an_account(session, "Zoé", in_organisation=installation.valbrise, role=Role.CONSULTANT)
        session.commit()
    number = membership(installation, "consultant")
    assert consultant.sent_to(f"{MEMBERS}/{number}/retirer", {}) == "/"
    page = consultant.get("/")
    assert "Cette personne n'est plus membre" in page.words
    consultant.get(MEMBERS, status=404)


def test_the_members_of_another_organisation_are_out_of_reach(
    installation: Installation, consultant: Reader
) -> None:
    with installation.session() as session:
        ((theirs, _who),) = list_members(session, installation.other)
    for deed, data in (("role", {"role": "reader"}), ("retirer", {})):
        consultant.post(f"{MEMBERS}/{theirs.id}/{deed}", data, status=404)
    admin = installation.reader("admin")
    admin.post(
        "/o/les-ateliers-du-lien/membres/inviter",
        {"email": "z@exemple.fr", "role": "reader"},
        status=201,
    )
    page = admin.get("/o/les-ateliers-du-lien/membres")
    (address,) = re.findall(r"/invitations/(\d+)/retirer", page.html)
    consultant.post(f"{MEMBERS}/invitations/{address}/retirer", {}, status=404)
    assert roles(installation, installation.other) == {"stranger@exemple.fr": "consultant"}


def test_an_invitation_never_names_other_members_nor_their_records(
    installation: Installation, consultant: Reader
) -> None:
    page = installation.reader("nobody").get(invited(consultant))
    assert "reader@exemple.fr" not in page.html
    assert "consultant@exemple.fr" not in page.html
    assert not [link for link in page.links if link.startswith("/o/")]


# Mails, through a real server.


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


def test_who_did_it_is_told(installation: Installation, consultant: Reader) -> None:
    link = invited(consultant)
    installation.reader("nobody").sent_to(link, NEW)
    told = consultant.get("/o/valbrise/journal").words
    assert "Consultant a invité lea@exemple.fr" in told
    assert "Léa Roux a rejoint l'organisation" in told
    assert "Rôle : (vide) → Contributeur" in told

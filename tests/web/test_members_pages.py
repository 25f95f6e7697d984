"""Inviting, joining, roles: the page of members, and the page that an invitation opens."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from inventaire.access import Role
from inventaire.operations.members import list_members
from inventaire.store.accounts import AccountRow
from tests.factories import NOW, PASSWORD, an_account
from tests.web.conftest import Installation
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
    assert lea.sent_to(link, NEW) == "/o/valbrise"
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
    assert nobody.sent_to(f"{link}/rejoindre", {}) == "/o/valbrise"
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


def test_who_did_it_is_told(installation: Installation, consultant: Reader) -> None:
    link = invited(consultant)
    installation.reader("nobody").sent_to(link, NEW)
    told = consultant.get("/o/valbrise/journal").words
    assert "Consultant a invité lea@exemple.fr" in told
    assert "Léa Roux a rejoint l'organisation" in told
    assert "Rôle : (vide) → Contributeur" in told

"""The administration of the installation: accounts, organisations, partners, and its journal."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pyotp
import pytest

from inventaire.inventory.engagement import Partner
from inventaire.inventory.fields import fields_of
from inventaire.operations.sessions import Visitor, open_session
from inventaire.store.accounts import AccountRow
from tests.factories import NOW, PASSWORD, a_record, filled_values
from tests.web.conftest import Installation
from tests.web.pages import Page, Reader

HOME = "/administration/"
PARTNERS = "/administration/partenaires"
WANTED = "une phrase toute neuve"


@pytest.fixture
def admin(installation: Installation) -> Reader:
    return installation.reader("admin")


def number_of(installation: Installation, name: str) -> int:
    with installation.session() as session:
        return session.query(AccountRow).filter_by(email=f"{name}@exemple.fr").one().id


def link_of(page: Page) -> str:
    shown = next(box["value"] for box in page.boxes if box.get("id") == "link-once")
    return urlsplit(shown).path


def test_an_account_is_opened_and_its_owner_chooses_the_password(
    installation: Installation, admin: Reader
) -> None:
    page = admin.post(
        "/administration/comptes", {"email": "lea@exemple.fr", "name": "Léa"}, status=201
    )
    link = link_of(page)
    assert link not in admin.get(HOME).html, "it is shown once"
    lea = installation.reader("nobody")
    assert lea.sent_to(link, {"password": WANTED}) == "/connexion"
    lea.sent_to("/connexion", {"email": "lea@exemple.fr", "password": WANTED})
    lea.get(HOME, status=403)
    assert "Valbrise" not in lea.get("/").words


def test_an_administrator_is_made_on_purpose_only(
    installation: Installation, admin: Reader
) -> None:
    for name, sent in (("un", {"admin": "yes"}), ("deux", {"is_admin": "1"}), ("trois", {})):
        email = {"email": f"{name}@exemple.fr", "name": name}
        admin.post("/administration/comptes", {**email, **sent}, status=201)
    with installation.session() as session:
        admins = {row.name for row in session.query(AccountRow).filter_by(is_admin=True)}
    assert admins == {"Admin", "un"}


def test_an_account_that_cannot_be_says_why_and_keeps_what_was_typed(admin: Reader) -> None:
    taken = {"email": "READER@exemple.fr", "name": "Léa"}
    page = admin.post("/administration/comptes", taken, status=422)
    assert "existe déjà" in page.words
    assert page.form_of("/administration/comptes")["name"] == "Léa"
    page = admin.post("/administration/comptes", {"email": "x", "name": ""}, status=422)
    assert "pas valable" in page.words


def test_a_link_to_choose_a_password_is_shown_to_the_administrator(
    installation: Installation, admin: Reader
) -> None:
    number = number_of(installation, "reader")
    first = link_of(admin.post(f"/administration/comptes/{number}/lien", {}, status=201))
    second = link_of(admin.post(f"/administration/comptes/{number}/lien", {}, status=201))
    reader = installation.reader("nobody")
    reader.get(first, status=404)
    reader.sent_to(second, {"password": WANTED})
    reader.sent_to("/connexion", {"email": "reader@exemple.fr", "password": WANTED})


def test_an_account_is_closed_at_once_and_opened_again(
    installation: Installation, admin: Reader
) -> None:
    reader = installation.reader("reader")
    number = number_of(installation, "reader")
    assert admin.sent_to(f"/administration/comptes/{number}/fermer", {}) == HOME
    assert reader.client.get("/o/valbrise").status_code == 302
    given = {"email": "reader@exemple.fr", "password": PASSWORD}
    installation.reader("nobody").post("/connexion", given, status=401)
    assert admin.sent_to(f"/administration/comptes/{number}/rouvrir", {}) == HOME
    assert reader.client.get("/o/valbrise").status_code == 302, "an old session stays closed"
    installation.reader("nobody").sent_to("/connexion", given)


def test_an_administrator_does_not_shut_themselves_out(
    installation: Installation, admin: Reader
) -> None:
    number = number_of(installation, "admin")
    admin.sent_to(f"/administration/comptes/{number}/fermer", {})
    page = admin.get(HOME)
    assert "votre propre compte" in page.words
    assert f"/comptes/{number}/fermer" not in page.html


def test_a_second_factor_is_lifted_for_whoever_lost_it(
    installation: Installation, admin: Reader
) -> None:
    number = number_of(installation, "reader")
    assert "second-facteur" not in admin.get(HOME).html, "nobody has one yet"
    with installation.session() as session:
        account = session.get_one(AccountRow, number)
        account.totp_secret, account.totp_confirmed = pyotp.random_base32(), True
        session.commit()
    given = {"email": "reader@exemple.fr", "password": PASSWORD}
    installation.reader("nobody").post("/connexion", given, status=200)
    address = f"/administration/comptes/{number}/second-facteur/retirer"
    assert address in admin.get(HOME).html
    assert admin.sent_to(address, {}) == HOME
    installation.reader("nobody").sent_to("/connexion", given)
    told = admin.get("/administration/journal").words
    assert "Admin a retiré le second facteur de Reader" in told
    assert admin.sent_to(address, {}) == HOME


@pytest.mark.parametrize("deed", ["lien", "fermer", "rouvrir", "second-facteur/retirer"])
def test_an_account_that_does_not_exist_is_not_found(admin: Reader, deed: str) -> None:
    admin.post(f"/administration/comptes/99999/{deed}", {}, status=404)
    admin.post(f"/administration/comptes/{10**20}/{deed}", {}, status=404)


@pytest.mark.parametrize("name", ["reader", "contributor", "consultant", "stranger"])
def test_nobody_else_enters(installation: Installation, name: str) -> None:
    reader = installation.reader(name)
    pages = (HOME, "/administration/organisations", PARTNERS, "/administration/journal")
    for address in pages:
        reader.get(address, status=403)
    assert "/administration" not in reader.get("/").html
    number = number_of(installation, name)
    reader.post(f"/administration/comptes/{number}/lien", {}, status=403)
    reader.post("/administration/comptes", {"email": "a@exemple.fr", "name": "A"}, status=403)
    reader.post(f"{PARTNERS}/nouveau", {"name": "Uniformation"}, status=403)
    reader.post("/administration/organisations/1/archiver", {}, status=403)


def test_an_administrator_enters_every_organisation(installation: Installation) -> None:
    admin = installation.reader("admin")
    for slug in ("valbrise", "les-ateliers-du-lien"):
        admin.get(f"/o/{slug}")
    page = admin.get("/")
    assert "Valbrise" in page.words
    assert "Les Ateliers du Lien" in page.words


def test_an_organisation_is_archived_hidden_and_restored(
    installation: Installation, admin: Reader
) -> None:
    consultant = installation.reader("consultant")
    here = "/administration/organisations"
    assert admin.sent_to(f"{here}/{installation.valbrise}/archiver", {}) == here
    assert "Valbrise" not in consultant.get("/").words
    assert "Organisations archivées" in admin.get(here).words
    assert admin.sent_to(f"{here}/{installation.valbrise}/restaurer", {}) == here
    assert "Valbrise" in consultant.get("/").words
    for deed in ("archiver", "restaurer"):
        admin.post(f"{here}/99999/{deed}", {}, status=404)


def test_the_journal_of_the_installation_has_pages_and_names_what_was_done(
    installation: Installation, admin: Reader
) -> None:
    with installation.session() as session:
        account = session.query(AccountRow).filter_by(email="reader@exemple.fr").one()
        for _visit in range(60):
            open_session(session, account, visitor=Visitor(), now=NOW)
        session.commit()
    page = admin.get("/administration/journal")
    assert "Reader a ouvert une session" in page.words
    assert "Plus ancien" in page.words
    older = admin.get("/administration/journal?page=2")
    assert "inventaire a créé le compte de Consultant" in older.words
    for asked in ("0", "-1", "abc", "9" * 30):
        admin.get(f"/administration/journal?page={asked}")


# Partners of the installation.


def test_a_partner_is_recorded_changed_archived_and_restored(
    installation: Installation, admin: Reader
) -> None:
    assert admin.sent_to(f"{PARTNERS}/nouveau", {"name": "Uniformation"}) == PARTNERS
    page = admin.get(PARTNERS)
    (change,) = re.findall(r'href="(/administration/partenaires/\d+/modifier)"', page.html)
    form = admin.get(change).form_of(change) or admin.get(change).form()
    assert form["name"] == "Uniformation"
    assert admin.sent_to(change, {**form, "name": "CNFPT"}) == PARTNERS
    assert "CNFPT" in admin.get(PARTNERS).words
    base = change.removesuffix("/modifier")
    assert admin.sent_to(f"{base}/archiver", {}) == PARTNERS
    assert "CNFPT" not in admin.get(PARTNERS).words.split("Le partenaire est archivé.")[-1]
    assert "CNFPT" in admin.get(f"{PARTNERS}?archived=1").words
    assert admin.sent_to(f"{base}/restaurer", {}) == PARTNERS
    assert "CNFPT" in admin.get(f"{PARTNERS}?q=cnf").words
    told = admin.get("/administration/journal").words
    assert "Admin a créé « Uniformation »" in told
    assert "Admin a archivé « CNFPT »" in told
    assert "Nom : Uniformation → CNFPT" in told


def test_whoever_saves_a_partner_second_sees_both_versions(
    installation: Installation, admin: Reader
) -> None:
    admin.sent_to(f"{PARTNERS}/nouveau", {"name": "Uniformation"})
    (change,) = re.findall(
        r'href="(/administration/partenaires/\d+/modifier)"', admin.get(PARTNERS).html
    )
    seen = admin.get(change).form()
    other = installation.reader("admin")
    other.sent_to(change, {**other.get(change).form(), "name": "Uniformation OPCO"})
    page = admin.post(change, {**seen, "name": "Uniformation (OPCO)"}, status=409)
    assert "Uniformation OPCO" in page.words
    assert "Uniformation (OPCO)" in page.words


def test_a_partner_without_a_name_is_refused_and_none_is_not_found(admin: Reader) -> None:
    page = admin.post(f"{PARTNERS}/nouveau", {"name": " ", "territory": "Gironde"}, status=422)
    assert page.form()["territory"] == "Gironde"
    for deed in ("archiver", "restaurer", "modifier"):
        admin.post(f"{PARTNERS}/99999/{deed}", {"name": "X"}, status=404)
    admin.get(f"{PARTNERS}/99999/modifier", status=404)


def test_a_record_of_an_organisation_is_no_partner(
    installation: Installation, admin: Reader
) -> None:
    number = installation.known["actor"]
    admin.get(f"{PARTNERS}/{number}/modifier", status=404)


def test_every_field_of_a_partner_is_kept(installation: Installation, admin: Reader) -> None:
    with installation.session() as session:
        number = a_record(session, None, "partner", **filled_values("partner", {}))
        session.commit()
    change = f"{PARTNERS}/{number}/modifier"
    form = admin.get(change).form()
    assert {field.name for field in fields_of(Partner)} <= set(form)
    assert admin.sent_to(change, form) == PARTNERS
    again = admin.get(change).form()
    assert {k: v for k, v in again.items() if k != "csrf_token"} == {
        k: v for k, v in form.items() if k != "csrf_token"
    }

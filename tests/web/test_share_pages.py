"""A link to a frozen version: what it shows, until when, and nothing else of the place."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from inventaire.operations.archives import freeze
from inventaire.operations.audits import run_audit
from tests.factories import CAMILLE, NOW, a_record
from tests.web.conftest import Installation
from tests.web.pages import Reader

SHARES = "/o/valbrise/partages"


@pytest.fixture
def version(installation: Installation) -> int:
    with installation.session() as session:
        owner = installation.valbrise
        a_record(session, owner, "processing", name="Gestion de la paie", notes="note interne")
        number = freeze(session, CAMILLE, owner, "Avant l'atelier", now=NOW)
        a_record(session, owner, "processing", name="Ajouté depuis")
        run_audit(session, CAMILLE, owner, now=NOW)
        session.commit()
        return number


def shared(reader: Reader, version: int, **sent: str) -> str:
    """Where the link of a share leads, as it is shown once."""
    form = {"version": str(version), "title": "Bureau du 12 mars", "days": "30", **sent}
    page = reader.post(SHARES, form, status=201)
    shown = next(box["value"] for box in page.boxes if box.get("id") == "link-once")
    return urlsplit(shown).path


def test_whoever_has_the_link_reads_the_version_without_an_account(
    installation: Installation, consultant: Reader, version: int
) -> None:
    link = shared(consultant, version)
    assert link not in consultant.get(SHARES).html, "it is shown once"
    page = installation.reader("nobody").get(link)
    assert "Valbrise" in page.words
    assert "Gestion de la paie" in page.words
    assert "Lecture seule" in page.words
    assert "Constats" in page.words


def test_nothing_else_of_the_place_is_shown(
    installation: Installation, consultant: Reader, version: int
) -> None:
    page = installation.reader("nobody").get(shared(consultant, version))
    for secret in ("Ajouté depuis", "note interne", "@exemple.fr", "Ateliers du Lien", "Camille"):
        assert secret not in page.words, secret
    own = [link for link in page.links if not link.startswith("#")]
    assert own == ["/"], "it leads nowhere but to the first page, which asks to sign in"
    assert "<form" not in page.html.replace('action="/langue"', "").split("<main")[1]


def test_no_search_engine_lists_it_and_no_cache_keeps_it(
    installation: Installation, consultant: Reader, version: int
) -> None:
    answer = installation.reader("nobody").client.get(shared(consultant, version))
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_link_ends_on_its_day(
    installation: Installation, consultant: Reader, version: int
) -> None:
    link = shared(consultant, version, days="1")
    installation.app.config["CLOCK"] = lambda: NOW + timedelta(hours=23)
    installation.reader("nobody").get(link)
    installation.app.config["CLOCK"] = lambda: NOW + timedelta(hours=25)
    page = installation.reader("nobody").get(link, status=404)
    assert "Valbrise" not in page.words
    assert "Expiré" in installation.reader("consultant").get(SHARES).words


def test_a_link_is_closed_at_once_and_its_visits_are_counted(
    installation: Installation, consultant: Reader, version: int
) -> None:
    link = shared(consultant, version)
    for _visit in range(3):
        installation.reader("nobody").get(link)
    page = consultant.get(SHARES)
    assert re.search(r'data-label="Visites">3<', page.html)
    (address,) = re.findall(r'action="(/o/valbrise/partages/\d+/fermer)"', page.html)
    assert consultant.sent_to(address, {}) == SHARES
    installation.reader("nobody").get(link, status=404)
    page = consultant.get(SHARES)
    assert "Fermé" in page.words
    assert address not in page.html


@pytest.mark.parametrize("token", ["inconnu", "x" * 500, "%00", "é", "../../etc/passwd"])
def test_a_link_that_never_was_is_not_found(installation: Installation, token: str) -> None:
    installation.reader("nobody").get(f"/partage/{token}", status=404)


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"title": " "}, "Dites pour qui"),
        ({"title": "t" * 501}, "Dites pour qui"),
        ({"days": "0"}, "un jour à un an"),
        ({"days": "400"}, "un jour à un an"),
        ({"days": "-3"}, "un jour à un an"),
        ({"days": "demain"}, "un jour à un an"),
        ({"days": "9" * 5000}, "un jour à un an"),
        ({"version": "99999"}, "Choisissez une version"),
        ({"version": "<b>"}, "Choisissez une version"),
        ({"version": ""}, "Choisissez une version"),
    ],
)
def test_a_share_that_cannot_be_says_why(
    consultant: Reader, version: int, sent: dict[str, str], why: str
) -> None:
    form = {"version": str(version), "title": "Bureau", "days": "30", **sent}
    page = consultant.post(SHARES, form, status=422)
    assert why in page.words
    assert "partage/" not in page.html.replace("partages", "")


def test_the_version_of_another_organisation_is_never_shared(
    installation: Installation, version: int
) -> None:
    admin = installation.reader("admin")
    form = {"version": str(version), "title": "Bureau", "days": "30"}
    page = admin.post("/o/les-ateliers-du-lien/partages", form, status=422)
    assert "Aucune version figée" in page.words


def test_the_shares_of_another_organisation_are_out_of_reach(
    installation: Installation, consultant: Reader, version: int
) -> None:
    link = shared(consultant, version)
    (address,) = re.findall(r"/partages/(\d+)/fermer", consultant.get(SHARES).html)
    theirs = "/o/les-ateliers-du-lien/partages"
    installation.reader("admin").post(f"{theirs}/{address}/fermer", {}, status=404)
    installation.reader("stranger").post(f"{SHARES}/{address}/fermer", {}, status=404)
    installation.reader("nobody").get(link)


@pytest.mark.parametrize("name", ["reader", "contributor"])
def test_only_whoever_leads_shares(installation: Installation, version: int, name: str) -> None:
    reader = installation.reader(name)
    reader.get(SHARES, status=403)
    reader.post(SHARES, {"version": str(version), "title": "X", "days": "3"}, status=403)


def test_without_any_version_the_page_says_what_to_do_first(consultant: Reader) -> None:
    assert "Figez d’abord une version" in consultant.get(SHARES).words


def test_html_in_a_shared_version_stays_text(
    installation: Installation, consultant: Reader
) -> None:
    tag = "<script>alert(1)</script>"
    with installation.session() as session:
        a_record(session, installation.valbrise, "processing", name=tag, purposes=(tag,))
        number = freeze(session, CAMILLE, installation.valbrise, tag, now=NOW)
        session.commit()
    link = shared(consultant, number, title=tag)
    for page in (installation.reader("nobody").get(link), consultant.get(SHARES)):
        assert tag not in page.html
        assert tag in page.words


def test_a_reader_s_first_page_names_nobody_who_was_invited(
    installation: Installation, consultant: Reader
) -> None:
    sent = {"email": "lea@exemple.fr", "role": "reader"}
    consultant.post("/o/valbrise/membres/inviter", sent, status=201)
    assert "lea@exemple.fr" not in installation.reader("reader").get("/o/valbrise").words
    assert "lea@exemple.fr" in consultant.get("/o/valbrise").words

"""Every page has what a reader needs of it, in both languages."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from inventaire.i18n import _, current_language
from inventaire.inventory.kinds import KINDS
from inventaire.store.datasets import DatasetRow
from tests.web.conftest import Installation
from tests.web.pages import Reader

PAGES = (
    "/",
    "/organisations/nouvelle",
    "/o/valbrise",
    "/o/valbrise/organisation",
    "/o/valbrise/journal",
    "/o/valbrise/documents",
    "/o/valbrise/maturite",
    "/o/valbrise/maturite/metadonnees",
    "/o/valbrise/maturite/metadonnees?lacks=mqa.theme&scope=all&sort=-rip",
    "/o/valbrise/recherche",
    "/o/valbrise/recherche?q=un",
    "/o/valbrise/recherche?q=introuvable",
)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_can_be_read(consultant: Reader, address: str) -> None:
    consultant.get(address)


@pytest.mark.parametrize("kind", KINDS)
def test_the_pages_of_every_kind_can_be_read(
    consultant: Reader, installation: Installation, kind: str
) -> None:
    base = f"/o/valbrise/{KINDS[kind].slug}"
    consultant.get(base)
    consultant.get(f"{base}?q=introuvable")
    consultant.get(f"{base}?archived=1")
    consultant.get(f"{base}/nouveau")
    if kind in installation.known:
        number = installation.known[kind]
        for page in ("", "/modifier", "/historique"):
            consultant.get(f"{base}/{number}{page}")


def test_a_page_speaks_english_once_asked(consultant: Reader) -> None:
    page = consultant.get("/o/valbrise/jeux-de-donnees")
    assert page.language == "fr"
    consultant.post("/langue", {"language": "en", "next": "/o/valbrise"})
    assert consultant.get("/o/valbrise/jeux-de-donnees").language == "en"


def test_choosing_a_language_leads_nowhere_else(consultant: Reader) -> None:
    for elsewhere in ("https://ailleurs.example/", "//ailleurs.example", "/\\ailleurs.example"):
        assert consultant.sent_to("/langue", {"language": "en", "next": elsewhere}) == "/"


def test_nothing_may_run_inside_a_page(consultant: Reader) -> None:
    answer = consultant.client.get("/o/valbrise")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("status", [404, 405])
def test_an_error_says_what_happened_what_is_kept_and_what_to_do(
    consultant: Reader, status: int
) -> None:
    address = "/nulle-part" if status == 404 else "/langue"
    page = consultant.get(address, status=status)
    assert "Ce qui s’est passé" in page.words
    assert "Ce qui est conservé" in page.words
    assert "Ce que vous pouvez faire" in page.words


def test_a_form_without_its_token_is_refused(consultant: Reader) -> None:
    answer = consultant.client.post("/o/valbrise/acteurs/nouveau", data={"name": "Intrus"})
    assert answer.status_code == 400
    assert "Intrus" not in consultant.get("/o/valbrise/acteurs").words


def test_what_was_typed_is_offered_again_when_the_session_ended(installation: Installation) -> None:
    nobody = installation.reader("nobody")
    answer = nobody.client.post(
        "/o/valbrise/acteurs/nouveau",
        data={"csrf_token": nobody.token(), "name": "Typé longtemps"},
        headers={"Origin": "http://localhost"},
    )
    assert answer.status_code == 401
    assert "Typé longtemps" in answer.get_data(as_text=True)


def test_a_form_sent_from_elsewhere_is_not_offered_again(installation: Installation) -> None:
    nobody = installation.reader("nobody")
    answer = nobody.client.post(
        "/o/valbrise/acteurs/nouveau",
        data={"name": "Piège"},
        headers={"Origin": "https://ailleurs.example"},
    )
    assert "Piège" not in answer.get_data(as_text=True)


def test_french_pages_hold_their_signs_and_leave_alone_what_was_typed(
    consultant: Reader, installation: Installation
) -> None:
    new = "/o/valbrise/jeux-de-donnees/nouveau"
    typed = "Quoi ? « Un » : deux"
    address = consultant.sent_to(new, {**consultant.get(new).form(), "name": typed})
    page = consultant.get(address + "/historique")
    assert f"Historique de «\u00a0{typed}\u00a0»" in page.html
    edited = consultant.get(address + "/modifier")
    assert edited.form()["name"] == typed
    with installation.session() as session:
        assert session.scalar(select(DatasetRow.name).where(DatasetRow.name == typed)) == typed


def test_what_comes_after_a_page_speaks_plain_french(consultant: Reader) -> None:
    consultant.post("/langue", {"language": "en", "next": "/o/valbrise"})
    consultant.get("/o/valbrise")
    assert (current_language(), _("Mot de passe oublié ?")) == ("fr", "Mot de passe oublié ?")

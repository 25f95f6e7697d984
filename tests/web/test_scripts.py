"""What scripts add: suggestions, rows that grow, shortcuts, and no work lost by accident."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.conftest import signed_cookie

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Any, served: Any) -> Iterator[Any]:
    """A page of a browser in which the consultant is signed in."""
    base, installation = served
    context = browser.new_context(base_url=base, locale="fr-FR")
    context.add_cookies([{"name": "inventaire", "value": signed_cookie(installation), "url": base}])
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    yield opened
    context.close()


def test_a_link_suggests_what_exists_and_creates_what_does_not(page: Any) -> None:
    page.goto("/o/valbrise/jeux-de-donnees/nouveau")
    page.get_by_label("Titre exact").fill("Jeu tapé au clavier")
    producer = page.get_by_role("combobox", name="Service producteur")
    producer.fill("Un act")
    page.locator(".ts-dropdown .option", has_text="Un actor").click()
    systems = page.get_by_role("combobox", name="Systèmes qui le détiennent")
    systems.fill("Système tout neuf")
    systems.press("Enter")
    systems.press("Tab")
    page.keyboard.press("Control+s")
    page.wait_for_url(re.compile(r"/jeux-de-donnees/\d+$"))
    words = page.inner_text("main")
    assert "Un actor" in words
    assert "Système tout neuf" in words


def test_a_flow_end_takes_the_kind_of_what_is_chosen(page: Any) -> None:
    page.goto("/o/valbrise/flux/nouveau")
    page.locator("#source-ts-control").fill("Un act")
    page.locator(".ts-dropdown .option", has_text="Un actor").first.click()
    assert page.locator("select[name=source-kind]").input_value() == "actor"


def test_rows_grow_and_shrink_in_place(page: Any) -> None:
    page.goto("/o/valbrise/ateliers/nouveau")
    page.get_by_label("Nom", exact=False).first.fill("Atelier du lundi")
    rows = page.locator("[data-lines=participants] [data-line]")
    before = rows.count()
    page.get_by_role("button", name="Ajouter une ligne").click()
    assert rows.count() == before + 1
    rows.last.get_by_label("Nom").fill("Camille")
    rows.first.get_by_role("button").click()
    assert rows.count() == before
    page.get_by_role("button", name="Enregistrer", exact=True).last.click()
    page.wait_for_url(re.compile(r"/ateliers/\d+$"))
    assert "Camille" in page.inner_text("main")


def test_the_palette_opens_any_record_by_keyboard(page: Any) -> None:
    page.goto("/o/valbrise")
    page.keyboard.press("Control+k")
    page.locator("#palette-search").fill("fiche dataset")
    page.locator("#palette-results a", has_text="Fiche dataset remplie").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/jeux-de-donnees/\d+$"))


def test_nobody_leaves_unsaved_work_without_being_asked(page: Any) -> None:
    asked: list[str] = []

    def stay(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.goto("/o/valbrise/acteurs/nouveau")
    page.get_by_label("Nom", exact=False).first.click()
    page.keyboard.type("Inachevé")
    page.get_by_role("link", name="Annuler").click(no_wait_after=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert page.url.endswith("/acteurs/nouveau")


def test_ticking_records_shows_what_may_be_done_with_them(page: Any) -> None:
    page.goto("/o/valbrise/systemes")
    assert not page.get_by_role("button", name="Archiver").is_visible()
    page.get_by_label("Choisir", exact=True).check()
    ticked = page.locator("input[name=id]").count()
    assert f"Fiches choisies\u00a0: {ticked}" in page.inner_text(".bulk")
    assert page.get_by_role("button", name="Archiver").is_visible()


def test_the_theme_stays_for_the_next_pages(page: Any) -> None:
    page.goto("/o/valbrise")
    page.locator("[data-theme-toggle]").click()
    assert page.get_attribute("html", "data-bs-theme") == "dark"
    page.goto("/o/valbrise/acteurs")
    assert page.get_attribute("html", "data-bs-theme") == "dark"


def test_a_field_one_came_for_is_opened_and_ready(page: Any, served: Any) -> None:
    number = served[1].known["dataset"]
    page.goto(f"/o/valbrise/jeux-de-donnees/{number}/modifier?champ=fee#fee")
    assert page.evaluate("document.activeElement.id") == "fee"


def test_everything_can_be_reached_without_scripts(browser: Any, served: Any) -> None:
    base, installation = served
    context = browser.new_context(
        base_url=base, java_script_enabled=False, viewport={"width": 390, "height": 800}
    )
    context.add_cookies([{"name": "inventaire", "value": signed_cookie(installation), "url": base}])
    page = context.new_page()
    page.goto("/o/valbrise")
    page.locator(".menu-open").click()
    page.get_by_role("link", name="Acteurs", exact=True).click()
    page.get_by_role("link", name="Nouvelle fiche").click()
    page.get_by_label("Nom", exact=False).first.fill("Sans script")
    page.get_by_label("Rattaché à").fill("Siège créé à la volée")
    page.get_by_role("button", name="Enregistrer", exact=True).last.click()
    assert "Siège créé à la volée" in page.inner_text("main")
    context.close()

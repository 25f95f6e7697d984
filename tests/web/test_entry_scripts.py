"""What scripts add to live entry: completion, a picture that follows, saving without leaving."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from inventaire.inventory.fields import Ref
from tests.factories import a_record
from tests.web.conftest import signed_cookie

pytestmark = pytest.mark.browser

ENTRY = "/o/valbrise/carte/saisie"


@pytest.fixture(scope="module")
def _paie(served: Any) -> None:
    """Payroll that goes to the tax office."""
    _base, installation = served
    with installation.session() as session:
        where = installation.valbrise
        system = Ref("system", a_record(session, where, "system", name="Berger Paie"))
        office = Ref("actor", a_record(session, where, "actor", name="DGFiP"))
        a_record(session, where, "dataset", name="Bulletins de paie")
        a_record(session, where, "flow", source=system, target=office)
        session.commit()


@pytest.fixture
def page(browser: Any, served: Any, _paie: None) -> Iterator[Any]:
    """The page of live entry, as the consultant sees it."""
    base, installation = served
    context = browser.new_context(base_url=base, locale="fr-FR")
    context.add_cookies([{"name": "inventaire", "value": signed_cookie(installation), "url": base}])
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    opened.on("dialog", lambda dialog: dialog.accept())
    with opened.expect_response("**/noms"):
        opened.goto(ENTRY)
    yield opened
    context.close()


def type_at_the_end(page: Any, text: str) -> None:
    page.locator("#entry-text").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def test_names_and_words_are_completed_where_they_stand(page: Any) -> None:
    offered = page.locator("#entry-text-completion li")
    type_at_the_end(page, "berg")
    offered.filter(has_text="Berger Paie").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.type(" -> DGF")
    offered.filter(has_text="DGFiP").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    for typed, word in ((" : bull", "Bulletins"), (" (sant", "santé"), ("), mensue", "mensuel")):
        page.keyboard.type(typed)
        offered.filter(has_text=word).first.wait_for()
        page.keyboard.press("Tab")
    text = page.locator("#entry-text").input_value().splitlines()[-1]
    assert text == "Berger Paie -> DGFiP : Bulletins de paie (santé), mensuel"
    page.keyboard.press("Control+z")
    assert page.locator("#entry-text").input_value().splitlines()[-1].endswith("mensue")


def test_the_picture_the_table_and_the_faults_follow_what_is_typed(page: Any) -> None:
    type_at_the_end(page, "Berger Paie -> Mutuelle [acteur] : adhérents\nBerger Paie")
    page.locator(".entry-table", has_text="Mutuelle").wait_for()
    assert "Mutuelle" in page.locator(".map-picture svg").text_content()
    assert page.locator(".entry-changes", has_text="Mutuelle").is_visible()
    fault = page.locator(".entry-error a")
    assert fault.inner_text().startswith("ligne")
    number = int(fault.get_attribute("data-goto"))
    marked = page.locator(f".entry-gutter span:nth-child({number})")
    assert marked.get_attribute("class") == "entry-error"
    page.locator("#entry-text").press("Control+Home")
    fault.click()
    assert (
        page.evaluate(
            "() => { const t = document.activeElement;"
            " return t.value.slice(t.selectionStart, t.selectionEnd); }"
        )
        == "Berger Paie"
    )


def test_saving_stays_on_the_page_and_can_be_taken_back(page: Any) -> None:
    type_at_the_end(page, "# au calme\nBerger Paie -> Imprimeur [acteur] : bulletins, papier")
    assert page.locator("[data-state]").inner_text() == "Non enregistré"
    page.keyboard.press("Control+s")
    page.locator("[data-said]", has_text="1 flux créé").wait_for()
    assert "# au calme" in page.locator("#entry-text").input_value()
    assert page.locator("[data-state]").inner_text() == ""
    page.get_by_role("button", name="Annuler cet enregistrement").click()
    page.get_by_text("Annulé : 1 flux créé").wait_for()
    assert "Imprimeur" not in page.locator("#entry-text").input_value()


def test_nobody_leaves_an_unsaved_text_without_being_asked(page: Any) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.type))
    type_at_the_end(page, "Berger Paie -> ")
    page.get_by_role("link", name="Voir la carte").click(no_wait_after=True)
    page.wait_for_url("**/carte")
    assert asked == ["beforeunload"]


def test_a_click_on_an_arrow_leads_to_its_line(page: Any) -> None:
    page.locator(".map-picture svg .arrow").first.dispatch_event("click")
    assert page.evaluate("document.activeElement.id") == "entry-text"
    assert page.locator(".entry-table tr.current").count() == 1


def test_a_dead_server_loses_nothing(page: Any) -> None:
    page.route("**/apercu", lambda route: route.abort())
    page.route("**/carte/saisie", lambda route: route.abort())
    type_at_the_end(page, "Berger Paie -> CAF")
    page.locator("[data-said]", has_text="rien n’est perdu").wait_for()
    page.keyboard.press("Control+s")
    page.wait_for_timeout(200)
    assert page.locator("#entry-text").input_value().endswith("Berger Paie -> CAF")

"""What scripts add to the map: one moves about in it by mouse and keyboard; names stay in boxes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from inventaire.inventory.fields import Ref
from tests.factories import a_record
from tests.web.conftest import signed_cookie

pytestmark = pytest.mark.browser

MAP = "/o/valbrise/carte"
LONG = "Communauté de communes des Trois-Rivières et de la Haute-Vallée"

#: Every word of a place that leaves its shape.
OUTSIDE = """() => [...document.querySelectorAll(".map-picture .place")].flatMap((place) => {
  const room = place.querySelector("path, polygon, ellipse").getBoundingClientRect();
  return [...place.querySelectorAll("text")].filter((text) => {
    const box = text.getBoundingClientRect();
    return box.left < room.left || box.right > room.right || box.top < room.top - 1
      || box.bottom > room.bottom + 1;
  }).map((text) => text.textContent);
})"""


@pytest.fixture(scope="module")
def _places(served: Any) -> None:
    """Enough places for groups, with names short and long."""
    _base, installation = served
    with installation.session() as session:
        where = installation.valbrise
        hub = Ref("system", a_record(session, where, "system", name="Pivot", hosting="internal"))
        for number in range(24):
            name = f"{LONG} {number}" if number % 2 else f"Caisse {number}"
            office = a_record(session, where, "actor", name=name, kind="partner", country="FR")
            a_record(session, where, "flow", source=hub, target=Ref("actor", office))
        session.commit()


@pytest.fixture
def page(browser: Any, served: Any, _places: None) -> Iterator[Any]:
    """The map, as the consultant sees it."""
    base, installation = served
    context = browser.new_context(base_url=base, locale="fr-FR")
    context.add_cookies([{"name": "inventaire", "value": signed_cookie(installation), "url": base}])
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    opened.goto(MAP)
    opened.locator(".map-picture.is-live").wait_for()
    yield opened
    context.close()


def seen(page: Any) -> list[float]:
    """The part of the drawing that is in the frame: x, y, width, height."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)))")
    box = page.locator(".map-picture > svg").get_attribute("viewBox")
    return [float(number) for number in box.split()]


@pytest.mark.parametrize("face", ["", "monospace", "cursive"])
def test_no_name_leaves_its_box_in_any_face(page: Any, face: str) -> None:
    page.goto(f"{MAP}?open=eea.external,eea.external.partner")
    page.locator(".map-picture.is-live").wait_for()
    if face:
        page.evaluate(
            "(face) => document.querySelectorAll('.map-picture text')"
            ".forEach((text) => { text.style.fontFamily = face; })",
            face,
        )
    assert page.locator(".map-picture .place").count() > 20
    assert page.evaluate(OUTSIDE) == []


def test_keys_enlarge_move_and_show_the_whole_again(page: Any) -> None:
    start = seen(page)
    page.locator(".map-picture").focus()
    page.keyboard.press("+")
    nearer = seen(page)
    assert nearer[2] < start[2]
    page.keyboard.press("ArrowRight")
    assert seen(page)[0] > nearer[0]
    page.keyboard.press("ArrowDown")
    assert seen(page)[1] > nearer[1]
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert seen(page)[2] > nearer[2]
    page.keyboard.press("0")
    assert seen(page) == pytest.approx(start, abs=1)


def test_buttons_do_the_same(page: Any) -> None:
    start = seen(page)
    page.get_by_role("button", name="Agrandir").click()
    assert seen(page)[2] < start[2]
    page.get_by_role("button", name="Réduire").click()
    page.get_by_role("button", name="Voir tout").click()
    assert seen(page) == pytest.approx(start, abs=1)


def test_the_drawing_is_dragged_and_the_end_of_a_drag_is_no_click(page: Any) -> None:
    start = seen(page)
    page.locator(".map-picture").scroll_into_view_if_needed()
    box = page.locator(".map-picture .place a").first.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 40, y + 20, steps=5)
    page.mouse.up()
    assert page.url.endswith(MAP)
    assert seen(page)[0] > start[0]


def test_the_wheel_scrolls_the_page_until_one_enters_the_drawing(page: Any) -> None:
    start = seen(page)
    page.locator(".map-picture").hover()
    page.mouse.wheel(0, 100)
    assert seen(page) == pytest.approx(start, abs=0.1)
    page.locator(".map-picture").focus()
    page.locator(".map-picture").hover()
    page.mouse.wheel(0, -100)
    assert seen(page)[2] < start[2]


def test_a_group_opens_then_a_place_shows_what_surrounds_it(page: Any) -> None:
    page.locator(".map-picture .place.group a", has_text="Pivot").first.click()
    page.wait_for_url("**open=**")
    page.locator(".map-picture .place:not(.group) a", has_text="Pivot").first.click()
    page.wait_for_url("**centre=system-**")
    assert page.locator(".map-card h2").inner_text() == "Pivot"


def test_what_is_looked_for_becomes_the_centre(page: Any) -> None:
    page.locator("#map-centre-ts-control").fill("Caisse 4")
    page.locator(".ts-dropdown .option", has_text="Caisse 4").click()
    page.wait_for_url("**centre=actor-**")
    assert page.locator(".map-card h2").inner_text() == "Caisse 4"

"""Places are put by hand and stay there; a flow is drawn from a place to another. In a browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from inventaire.inventory.fields import Ref
from tests.factories import a_record
from tests.web.conftest import signed_cookie

pytestmark = pytest.mark.browser

#: Where a picture of each step is kept for whoever wants to look.
_SHOTS = os.environ.get("INVENTAIRE_TEST_PICTURES", "")


@pytest.fixture(scope="module")
def numbers(served: Any) -> dict[str, int]:
    """Two systems and an office: the first sends to both."""
    _base, installation = served
    with installation.session() as session:
        where = installation.valbrise
        known = {
            "payroll": a_record(session, where, "system", name="Paie", hosting="internal"),
            "sheet": a_record(session, where, "system", name="Tableur", hosting="internal"),
            "office": a_record(session, where, "actor", name="DGFiP", country="FR"),
        }
        source = Ref("system", known["payroll"])
        a_record(session, where, "flow", source=source, target=Ref("system", known["sheet"]))
        a_record(session, where, "flow", source=source, target=Ref("actor", known["office"]))
        session.commit()
    return known


@pytest.fixture
def page(browser: Any, served: Any, numbers: dict[str, int]) -> Iterator[Any]:
    """What surrounds the payroll, as the consultant sees it."""
    base, installation = served
    context = browser.new_context(
        base_url=base, locale="fr-FR", viewport={"width": 1440, "height": 1000}
    )
    context.add_cookies([{"name": "inventaire", "value": signed_cookie(installation), "url": base}])
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    opened.goto(f"/o/valbrise/carte?centre=system-{numbers['payroll']}")
    opened.locator(".map-picture.is-live").wait_for()
    yield opened
    context.close()


def _place(page: Any, key: str) -> Any:
    return page.locator(f".map-picture .place[id='{key}']")


def _middle(page: Any, key: str) -> tuple[float, float]:
    box = _place(page, key).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _spots(page: Any) -> dict[str, tuple[int, int]]:
    said = parse_qs(urlsplit(page.url).query).get("at", [""])[0]
    parts = (one.split(".") for one in said.split("_") if one)
    return {key: (int(x), int(y)) for key, x, y in parts}


def _drag(page: Any, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, steps=4)
    page.mouse.move(*end, steps=4)
    _shot(page, "held")
    page.mouse.up()


def _shot(page: Any, name: str) -> None:
    if _SHOTS:
        page.screenshot(path=f"{_SHOTS}/{name}.png")


def _arranged(page: Any) -> None:
    page.wait_for_url(lambda url: "at=" in url)
    page.locator(".map-picture.is-live").wait_for()


def _between(page: Any, one: str, other: str) -> tuple[float, float]:
    """How far a place stands from another, as drawn, in points."""
    return tuple(
        page.evaluate(
            """([one, other]) => {
              const middle = (key) => {
                const place = document.querySelector(`.map-picture [id="${key}"]`);
                const box = place.querySelector("path, polygon, ellipse").getBBox();
                return [box.x + box.width / 2, box.y + box.height / 2];
              };
              const [a, b] = [middle(one), middle(other)];
              return [a[0] - b[0], a[1] - b[1]];
            }""",
            [one, other],
        )
    )


def test_a_place_that_is_dragged_stays_where_it_was_put(page: Any, numbers: dict[str, int]) -> None:
    sheet, payroll, office = (
        f"s{numbers['sheet']}",
        f"s{numbers['payroll']}",
        f"a{numbers['office']}",
    )
    before = _between(page, payroll, office)
    page.get_by_role("button", name="Ranger les lieux").click()
    x, y = _middle(page, sheet)
    _drag(page, (x, y), (x + 90, y + 160))
    _arranged(page)
    spots = _spots(page)
    assert spots.keys() >= {sheet, payroll, office}
    drawn = _between(page, sheet, payroll)
    asked = [a - b for a, b in zip(spots[sheet], spots[payroll], strict=True)]
    assert drawn == pytest.approx(asked, abs=1.5)
    # The others did not move.
    assert _between(page, payroll, office) == pytest.approx(before, abs=2)
    assert (
        page.get_by_role("button", name="Ranger les lieux").get_attribute("aria-pressed") == "true"
    )
    _shot(page, "arranged")
    page.go_back()
    assert "at=" not in page.url


def test_a_view_that_was_arranged_is_kept_with_its_places(
    page: Any, numbers: dict[str, int]
) -> None:
    payroll, sheet = f"s{numbers['payroll']}", f"s{numbers['sheet']}"
    asked = f"{payroll}.100.100_{sheet}.300.420"
    page.goto(f"/o/valbrise/carte?centre=system-{numbers['payroll']}&at={asked}")
    page.locator(".map-picture.is-live").wait_for()
    assert _between(page, sheet, payroll) == pytest.approx((200, 320), abs=1)
    page.locator("summary", has_text="Vues").first.click()
    page.get_by_label("Titre").fill("Autour de la paie")
    page.get_by_role("button", name="Garder").click()
    page.wait_for_url(lambda url: "view=" in url or "carte" in url)
    page.locator(".map-picture.is-live").wait_for()
    assert _between(page, sheet, payroll) == pytest.approx((200, 320), abs=1)


def test_a_place_is_moved_with_the_arrow_keys(page: Any, numbers: dict[str, int]) -> None:
    sheet = f"s{numbers['sheet']}"
    page.get_by_role("button", name="Ranger les lieux").click()
    _place(page, sheet).locator("a").focus()
    for _step in range(3):
        page.keyboard.press("ArrowDown")
    _arranged(page)
    assert sheet in _spots(page)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_flow_is_drawn_from_a_place_to_another(
    page: Any, numbers: dict[str, int], by: str
) -> None:
    sheet, office = f"s{numbers['sheet']}", f"a{numbers['office']}"
    page.get_by_role("button", name="Tracer un flux").click()
    if by == "mouse":
        _drag(page, _middle(page, sheet), _middle(page, office))
    else:
        for key in (sheet, office):
            _place(page, key).locator("a").focus()
            page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "nouveau" in url)
    _shot(page, "form")
    page.keyboard.press("Control+s")
    page.wait_for_url(lambda url: "nouveau" not in url)
    assert "Tableur" in page.inner_text("main")
    assert "DGFiP" in page.inner_text("main")


def test_who_only_reads_arranges_and_draws_no_flow(browser: Any, served: Any, page: Any) -> None:
    base, installation = served
    context = browser.new_context(base_url=base, locale="fr-FR")
    cookie = signed_cookie(installation, "reader")
    context.add_cookies([{"name": "inventaire", "value": cookie, "url": base}])
    reading = context.new_page()
    reading.goto(page.url)
    reading.locator(".map-picture.is-live").wait_for()
    assert reading.get_by_role("button", name="Ranger les lieux").is_visible()
    assert reading.get_by_role("button", name="Tracer un flux").count() == 0
    context.close()

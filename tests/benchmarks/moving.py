"""How smoothly one moves about in a large picture, and how soon it follows what one types.

In Chromium.

An image is counted when the browser asks for the next one, while the picture is dragged or enlarged
at every image: what is told is the time from one to the next.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from inventaire.store.organisations import OrganisationRow
from tests.benchmarks.generating import Size
from tests.benchmarks.measuring import Measure
from tests.benchmarks.serving import measured
from tests.support.chromium import ARGUMENTS, find_chromium
from tests.web.conftest import signed_cookie

#: As many places as are drawn one by one, and the flows that one must move among.
ARROWS = Size(processing=60, dataset=120, system=30, actor=28, flow=570)
TYPED = Size(processing=60, dataset=120, system=40, actor=30, flow=200)
#: Thirty images a second; how long the picture may take to follow a text of 200 flows.
_IMAGE, _FOLLOWS = 1000 / 30, 300.0

#: Drags or enlarges at each image for so long; gives the milliseconds of an image.
_MOVES = """([how, time]) => new Promise((done) => {
  const frame = document.querySelector(".map-picture.is-live");
  const box = frame.getBoundingClientRect();
  const at = (x, y) => ({ bubbles: true, cancelable: true, button: 0, pointerId: 1, isPrimary: true,
    pointerType: "mouse", clientX: box.left + x, clientY: box.top + y });
  frame.setPointerCapture = () => {};
  frame.focus();
  const send = (name, x, y) => frame.dispatchEvent(new PointerEvent(name, at(x, y)));
  if (how === "drag") { send("pointerdown", 300, 300); }
  const start = performance.now();
  let images = 0;
  const next = () => {
    images += 1;
    const turn = images / 12;
    const typed = { key: images % 12 < 6 ? "+" : "-", bubbles: true };
    if (how === "zoom") { frame.dispatchEvent(new KeyboardEvent("keydown", typed)); }
    else { send("pointermove", 300 + 150 * Math.sin(turn), 300 + 90 * Math.cos(turn)); }
    if (performance.now() - start < time) { requestAnimationFrame(next); return; }
    if (how === "drag") { send("pointerup", 300, 300); }
    done((performance.now() - start) / images);
  };
  requestAnimationFrame(next);
})"""

#: Types a letter at the end of the text; gives the milliseconds until the picture is drawn anew.
_TYPES = """() => new Promise((done) => {
  const area = document.querySelector("[data-entry] textarea");
  const form = area.form;
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
  const start = performance.now();
  const watch = new MutationObserver((changes) => {
    const parts = changes.flatMap((one) => [...one.addedNodes]);
    if (!parts.some((one) => one.dataset && one.dataset.part)) { return; }
    watch.disconnect();
    requestAnimationFrame(() => done(performance.now() - start));
  });
  watch.observe(form, { childList: true, subtree: true });
  document.execCommand("insertText", false, area.value.endsWith("x") ? "y" : "x");
})"""


class _Silent(WSGIRequestHandler):
    """Answers without a line for each request: measures are what is read here."""

    def log(self, type: str, message: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def _shown(size: Size) -> Iterator[tuple[Browser, str, str, str]]:
    """A browser, the address of a server, the cookie of a consultant, an organisation's path."""
    chromium = find_chromium()
    with measured("sqlite", size) as (_url, installation, number), sync_playwright() as playwright:
        server = make_server(
            "127.0.0.1", 0, installation.app, threaded=True, request_handler=_Silent
        )
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        browser = playwright.chromium.launch(
            executable_path=chromium.executable, env={**chromium.environment}, args=list(ARGUMENTS)
        )
        base = f"http://127.0.0.1:{server.server_port}"
        with installation.session() as session:
            path = f"/o/{session.get_one(OrganisationRow, number).slug}"
        yield browser, base, signed_cookie(installation), path
        browser.close()
        server.shutdown()
        thread.join()


def _page(browser: Browser, base: str, cookie: str) -> Page:
    context = browser.new_context(base_url=base, viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": "inventaire", "value": cookie, "url": base}])
    return context.new_page()


def measures(
    arrows: Size = ARROWS, typed: Size = TYPED, *, milliseconds: int = 3000
) -> Iterator[Measure]:
    """The time of an image while one drags, then enlarges; the time until a text is followed."""
    with _shown(arrows) as (browser, base, cookie, path):
        page = _page(browser, base, cookie)
        page.goto(f"{path}/carte?group=none&saying=medium")
        page.locator(".map-picture.is-live").wait_for()
        count: Any = page.locator(".map-picture .arrow").count()
        for how, name in (("drag", "dragged"), ("zoom", "enlarged")):
            took: float = page.evaluate(_MOVES, [how, milliseconds])
            yield Measure(f"an image of {count} arrows, {name}", took, _IMAGE)
    with _shown(typed) as (browser, base, cookie, path):
        page = _page(browser, base, cookie)
        page.goto(f"{path}/carte/saisie?state=all")
        page.locator("[data-entry] textarea").wait_for()
        text = page.locator("[data-entry] textarea").input_value()
        lines = len(text.splitlines())
        page.evaluate(_TYPES)
        tries = sorted(page.evaluate(_TYPES) for _try in range(5))
        yield Measure(f"from a letter to the picture, {lines} lines", tries[2], _FOLLOWS)

"""Take the pictures of ``docs/images`` anew, from the example, in a real browser.

``make pictures`` after the look of a page has changed. Nothing of the machine shows.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright
from tests.exchange.cnil_files import Fiche, as_ods, fiche_rows, list_rows
from tests.support.chromium import ARGUMENTS, find_chromium
from werkzeug.serving import make_server

from inventaire.operations.example import PASSWORD, fill_example
from inventaire.resources import example_folder
from inventaire.settings import Settings
from inventaire.store.migrations import upgrade
from inventaire.store.session import open_engine, session_factory
from inventaire.web.app import create_app

IMAGES = Path("docs/images")
_COMMUNE = "/o/commune-de-valbrise"
#: A page for each picture.
PICTURES: Mapping[str, str] = {
    "tableau-de-bord.png": _COMMUNE,
    "constats.png": f"{_COMMUNE}/constats",
}
#: What the map follows: a file that is typed again in three places.
_FOLLOWED = "Dossiers enfant"
_FILLED = "Gestion de la paie"
_SIZE: ViewportSize = {"width": 1440, "height": 900}
#: Pixels for a point, so that letters stay sharp on every screen.
_SHARPNESS = 1.5
_COLOURS = 96


@contextmanager
def example(folder: Path) -> Iterator[str]:
    """The address of the example, filled and served until the block ends."""
    url = f"sqlite:///{folder / 'inventaire.sqlite'}"
    settings = Settings(database_url=url, secret_key="for pictures", password_rounds=1)
    upgrade(url)
    engine = open_engine(url)
    with session_factory(engine)() as session, session.begin():
        fill_example(session, settings, example_folder(), now=datetime.now(UTC))
    engine.dispose()
    server = make_server("127.0.0.1", 0, create_app(settings), threaded=True)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def sign_in(page: Page, base: str) -> None:
    """As the consultant of the example."""
    page.goto(f"{base}/connexion")
    page.fill("input[name=email]", "consultante@inventaire.example")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda address: "connexion" not in address)


def register(folder: Path) -> Path:
    """A client's register, with one thing that asks for a look."""
    fiche = Fiche(
        name="Lettre d'information",
        reference="T-42",
        purposes=["Informer les habitants", "Annoncer les événements"],
        recipients=[("Sous-traitants", "Mailrocket")],
        transfers=[("Mailrocket", "États-Unis", "Privacy Shield", "")],
    )
    listed = [fiche.name, fiche.reference, "", "", fiche.purposes[0], "", "", "Non"]
    sheets = {
        "2 - Liste des traitements": list_rows(listed, example=False),
        "Fiche T-42": fiche_rows(fiche),
    }
    path = folder / "registre-2026.ods"
    path.write_bytes(as_ods(sheets))
    return path


def follow(page: Page, base: str) -> None:
    """The map, followed from one dataset."""
    page.goto(f"{base}{_COMMUNE}/carte")
    option = page.locator("#map-dataset option", has_text=_FOLLOWED).first
    page.goto(f"{base}{_COMMUNE}/carte?dataset={option.get_attribute('value')}")


def fill(page: Page, base: str) -> None:
    """The form of one processing."""
    page.goto(f"{base}{_COMMUNE}/traitements?q={_FILLED}")
    page.goto(base + (page.locator("table.records tbody th a").first.get_attribute("href") or ""))
    page.goto(f"{page.url}/modifier")


def preview(page: Page, base: str, file: Path) -> None:
    """Send a register, up to the page that says what it would change."""
    page.goto(f"{base}{_COMMUNE}/imports")
    page.set_input_files("input[type=file]", file)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/imports/*")


def keep(page: Page, name: str) -> None:
    """The picture of what is seen, with few colours: pages have few, and files stay small."""
    page.wait_for_timeout(500)
    seen = Image.open(BytesIO(page.screenshot()))
    small = seen.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    small.save(IMAGES / name, optimize=True)
    print(f"{name}: {(IMAGES / name).stat().st_size // 1000} kB")


def main() -> None:
    """Every picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="inventaire-pictures-"))
    chromium = find_chromium()
    with example(folder) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.executable, args=list(ARGUMENTS), env=chromium.environment
        )
        page = browser.new_page(
            viewport=_SIZE, device_scale_factor=_SHARPNESS, locale="fr-FR", color_scheme="light"
        )
        sign_in(page, base)
        for name, address in PICTURES.items():
            page.goto(base + address)
            keep(page, name)
        follow(page, base)
        keep(page, "map.png")
        fill(page, base)
        keep(page, "fiche.png")
        preview(page, base, register(folder))
        keep(page, "import.png")
        browser.close()
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()

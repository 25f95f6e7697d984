"""The whole journey in a real browser: from sign-in to the report that the client reads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from werkzeug.serving import make_server

from inventaire.operations.accounts import create_account
from inventaire.operations.author import INSTALLATION
from inventaire.store.session import open_engine, session_factory
from inventaire.web.app import create_app
from tests.exchange.cnil_files import Fiche, as_ods, fiche_rows, list_rows
from tests.factories import NOW, PASSWORD
from tests.web.conftest import settings_at

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CONSULTANT, CLIENT = "claire@exemple.fr", "maire@exemple.fr"

PAYROLL = Fiche(
    name="Gestion de la paie",
    reference="T-01",
    created="26/05/2018",
    updated="2024-03-02",
    purposes=["Calculer et verser la paie"],
    data=[("État civil, identité", "Nom, adresse", "5 ans"), ("Données bancaires", "RIB", "")],
    subjects=[("Salariés", "Agents")],
    recipients=[("Organismes sociaux", "Caisse de retraite")],
    transfers=[("Lettres Express Inc", "États-Unis", "Privacy Shield", "")],
    actors={"controller": "Commune de Sault-Neuf", "dpo": "Karim Delorme"},
)
REGISTER = as_ods(
    {
        "Liste": list_rows(
            ["Gestion de la paie", "T-01", "26/05/2018", "02/03/2024", "Payer", "", "", "Non"],
            ["État civil", "T-02", "2019-01-05", "", "Tenir les registres", "", "", "Oui"],
        ),
        "T-01": fiche_rows(PAYROLL),
    }
)


@pytest.fixture
def address(database_url: str) -> Iterator[str]:
    """A new installation with one account and nothing else, served on loopback."""
    settings = settings_at(database_url)
    engine = open_engine(database_url)
    with session_factory(engine)() as session:
        create_account(
            session, INSTALLATION, settings,
            email=CONSULTANT, name="Claire Delorme", password=PASSWORD, now=NOW, is_admin=True,
        )  # fmt: skip
        session.commit()
    engine.dispose()
    app = create_app(settings)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    app.extensions["inventaire_engine"].dispose()


class Person:
    """Somebody before a screen, who reads and clicks what is written there."""

    def __init__(self, browser: Any, address: str) -> None:
        self.context = browser.new_context(
            base_url=address, locale="fr-FR", viewport={"width": 1440, "height": 900}
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on(
            "console",
            lambda said: self.faults.append(said.text) if said.type == "error" else None,
        )

    def press(self, name: str, *, role: str = "button") -> None:
        self.page.get_by_role(role, name=name).first.click()
        self.page.wait_for_load_state()

    def menu(self, name: str) -> None:
        self.page.locator("nav").get_by_role("link", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def reads(self) -> str:
        """What the page says, with plain spaces."""
        return " ".join(self.page.locator("main").inner_text().split())

    def fill(self, **typed: str) -> None:
        """Fields by their names; what stands in a folded part is opened first."""
        for name, text in typed.items():
            box = self.page.locator(f"main [name='{name}']").first
            self.page.locator(
                f"main details.section:not([open]):has([name='{name}'])"
            ).evaluate_all("parts => parts.forEach(part => { part.open = true; })")
            if box.evaluate("box => box.tagName === 'SELECT' && !box.tomselect"):
                box.select_option(text)
            elif box.evaluate("box => box.tomselect || box.dataset.dressed"):
                self.choose(name, text)
            else:
                box.fill(text)

    def choose(self, name: str, text: str) -> None:
        """In a menu that narrows as one types, and that creates what it does not know."""
        typing = self.page.locator(
            f".ts-wrapper:has(+ [name='{name}']), [name='{name}'] + .ts-wrapper"
        )
        typing.locator("input").first.press_sequentially(text)
        typing.locator(".option, .create").filter(has_text=text).first.click()

    def save(self, title: str) -> None:
        """By the keyboard; the page of what was saved bears its name."""
        self.page.keyboard.press("Control+s")
        self.page.get_by_role("heading", level=1, name=title).wait_for()

    def new(self, kind: str, **typed: str) -> None:
        """Open the list, ask for a new record, fill and save it."""
        self.menu(kind)
        self.page.locator("main a[data-new]").first.click()
        self.fill(**typed)
        self.save(typed.get("name", ""))

    def sign_in(self, email: str) -> None:
        self.page.goto("/")
        self.page.get_by_label("Adresse électronique").fill(email)
        self.page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
        self.press("Se connecter")


def test_from_sign_in_to_the_report_that_the_client_opens(
    browser: Any, address: str, tmp_path: Path
) -> None:
    claire = Person(browser, address)
    claire.sign_in(CONSULTANT)
    _open_the_organisation(claire)
    _bring_the_register_in(claire)
    _record_what_was_said(claire)
    _look_at_the_map(claire)
    _audit_and_decide(claire)
    report = _take_the_report(claire, tmp_path)
    assert _said_in(report) >= {"Gestion de la paie", "Logiciel de paie", "Bulletins de paie"}
    link = _invite_the_client(claire)
    assert claire.faults == []
    claire.context.close()

    client = Person(browser, address)
    _join(client, link)
    _read_only(client)
    report = _take_the_report(client, tmp_path)
    assert "Gestion de la paie" in _said_in(report)
    assert client.faults == []
    client.context.close()


def _open_the_organisation(claire: Person) -> None:
    claire.page.locator("main a[data-new]").click()
    claire.fill(name="Commune de Sault-Neuf", legal_form="commune", population="4 200")
    claire.save("Commune de Sault-Neuf")


def _bring_the_register_in(claire: Person) -> None:
    claire.menu("Importer")
    sent = {"name": "registre.ods", "mimeType": "application/octet-stream", "buffer": REGISTER}
    claire.page.set_input_files("#file", sent)
    claire.press("Voir ce qui changerait")
    assert "« Privacy Shield » ne protège plus rien" in claire.reads()
    claire.menu("Traitements")
    assert "Gestion de la paie" not in claire.reads()
    claire.page.go_back()
    claire.press("Appliquer")
    claire.menu("Traitements")
    listed = claire.reads()
    assert "Gestion de la paie" in listed
    assert "État civil" in listed
    assert "EXEMPLE" not in listed


def _record_what_was_said(claire: Person) -> None:
    """A system, a dataset in it, and a flow to somebody whom the form itself creates."""
    claire.new("Systèmes", name="Logiciel de paie", country="États-Unis")
    claire.new("Jeux de données", name="Bulletins de paie", personal_status="personal")
    claire.new(
        "Flux",
        **{"source-kind": "system", "source": "Logiciel de paie"},
        **{"target-kind": "actor", "target": "Perception de Sault"},
        name="Envoi de la paie",
        datasets="Bulletins de paie",
    )


def _look_at_the_map(claire: Person) -> None:
    claire.menu("Carte")
    picture = claire.page.locator(".map-picture svg")
    picture.wait_for()
    assert "Logiciel de paie" in (picture.text_content() or "")


def _audit_and_decide(claire: Person) -> None:
    claire.menu("Constats")
    claire.press("Auditer")
    claire.page.locator(".decision summary").first.click()
    claire.press("Accepter")
    claire.page.get_by_text("Votre décision est enregistrée.").wait_for()
    claire.page.locator("#status").select_option("accepted")
    claire.press("Appliquer")
    assert claire.page.locator(".finding").count() == 1


def _take_the_report(who: Person, folder: Path) -> bytes:
    who.menu("Documents")
    report = who.page.get_by_role("article", name="Rapport d’audit")
    with who.page.expect_download() as waiting:
        report.get_by_role("button", name="Télécharger le classeur").click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert file.suffix == ".xlsx"
    return file.read_bytes()


def _said_in(report: bytes) -> set[str]:
    book = load_workbook(BytesIO(report))
    return {
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
    }


def _invite_the_client(claire: Person) -> str:
    claire.menu("Membres")
    claire.page.get_by_label("Adresse électronique").fill(CLIENT)
    claire.page.locator("main [name=role][value=reader]").check()
    claire.press("Préparer l’invitation")
    return claire.page.locator("#link-once").input_value()


def _join(client: Person, link: str) -> None:
    client.page.goto(link)
    client.page.get_by_label("Votre nom").fill("Élise Fauvel")
    client.page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    client.press("Créer mon compte et rejoindre")
    client.page.get_by_role("heading", level=1, name="Commune de Sault-Neuf").wait_for()


def _read_only(client: Person) -> None:
    """The client reads; nothing offers to write, and asking for it all the same is refused."""
    for page in ("Tableau de bord", "Carte", "Traitements", "Constats", "Préconisations"):
        client.menu(page)
        buttons = client.page.locator("main form[method=post]")
        assert buttons.count() == 0, page
        assert client.page.locator("main a[data-new]").count() == 0, page
    client.menu("Traitements")
    client.press("Gestion de la paie", role="link")
    here = client.page.url
    assert client.page.get_by_role("link", name="Modifier").count() == 0
    refused = client.page.request.get(f"{here}/modifier")
    assert refused.status == 403
    client.faults.clear()

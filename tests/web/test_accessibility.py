"""axe finds nothing on any page, wide or narrow, light or dark; no page is wider than its screen.

Whoever adds a page adds its address to ``ADDRESSES``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.exchange.detection.samples import MEMBERS, as_csv
from tests.web.conftest import signed_cookie

pytestmark = pytest.mark.browser

#: Every page, with records numbered as ``one_of_each`` and ``_fill`` number them.
ADDRESSES = (
    "/",
    "/organisations/nouvelle",
    "/o/valbrise",
    "/o/valbrise/echeances",
    "/o/valbrise/organisation",
    "/o/valbrise/journal",
    "/o/valbrise/recherche?q=un",
    "/o/valbrise/jeux-de-donnees",
    "/o/valbrise/jeux-de-donnees?f-personal_status=-",
    "/o/valbrise/jeux-de-donnees/nouveau",
    "/o/valbrise/jeux-de-donnees/{dataset}",
    "/o/valbrise/jeux-de-donnees/{dataset}/modifier",
    "/o/valbrise/jeux-de-donnees/{dataset}/historique",
    "/o/valbrise/jeux-de-donnees/{dataset}/detection",
    "/o/valbrise/detection",
    "/o/valbrise/traitements/{processing}",
    "/o/valbrise/traitements/{processing}/modifier",
    "/o/valbrise/traitements/{processing}/aipd",
    "/o/valbrise/flux",
    "/o/valbrise/flux/nouveau",
    "/o/valbrise/acteurs/{actor}",
    "/o/valbrise/systemes/{system}/modifier",
    "/o/valbrise/violations/{breach}/modifier",
    "/o/valbrise/preuves",
    "/o/valbrise/revues-de-securite/{security_review}/controle",
    "/o/valbrise/registre/sous-traitants",
    "/o/valbrise/demandes/{request}",
    "/o/valbrise/demandes/{request}/donnees",
    "/o/valbrise/carte/questions",
    "/o/valbrise/carte/questions?question=reach&about=dataset-{dataset}",
    "/o/valbrise/carte/questions?question=stops",
    "/o/valbrise/carte/et-si",
    "/o/valbrise/carte/et-si?si=remove.system-{system}",
    "/o/valbrise/registre/rapprochement",
    "/o/valbrise/registre/rapprochement/ecart?ecart=systems.system-{system}",
    "/o/valbrise/traitements/{processing}/rapprochement",
    "/o/valbrise/registre/bibliotheque",
    "/o/valbrise/registre/bibliotheque?q=paie",
    "/o/valbrise/registre/bibliotheque/C08",
    "/o/valbrise/carte",
    "/o/valbrise/carte?group=nature",
    "/o/valbrise/carte?centre=system-{system}&depth=1",
    "/o/valbrise/carte?record=flow-{flow}",
    "/o/valbrise/carte/vues",
    "/o/valbrise/carte/saisie",
    "/o/valbrise/constats",
    "/o/valbrise/preconisations",
    "/o/valbrise/documents",
    "/o/valbrise/imports/jeux-habituels",
    "/o/valbrise/imports/jeux-habituels?pour=association",
    "/o/valbrise/open-data/ouvrir",
    "/o/valbrise/open-data/ouvrir?verdict=study",
    "/o/valbrise/rip",
    "/o/valbrise/rip/comparer?avant=1&apres=aujourdhui",
    "/rip/valbrise",
    "/o/valbrise/maturite",
    "/o/valbrise/maturite?assessment={assessment}",
    "/o/valbrise/maturite/metadonnees",
    "/o/valbrise/maturite/metadonnees?lacks=licence&scope=all",
    "/o/valbrise/imports",
    "/o/valbrise/imports/1",
    "/o/valbrise/evaluations/nouveau",
    "/o/valbrise/evaluations/{assessment}",
    "/o/valbrise/versions",
    "/o/valbrise/versions/1",
    "/o/valbrise/versions/1/traitements",
    "/o/valbrise/versions/comparer?before=1&after=aujourdhui",
    "/o/valbrise/page-introuvable",
)
SCREENS = ((1440, "light"), (390, "light"), (1440, "dark"), (390, "dark"))


@pytest.fixture(scope="module", params=SCREENS, ids=lambda screen: f"{screen[0]}-{screen[1]}")
def page(request: pytest.FixtureRequest, browser: Any, served: Any) -> Iterator[Any]:
    """A page of a browser in which the consultant is signed in."""
    base, installation = served
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, locale="fr-FR"
    )
    context.add_cookies([{"name": "inventaire", "value": signed_cookie(installation), "url": base}])
    opened = context.new_page()
    opened.complaints = []
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.on(
        "console",
        lambda said: opened.complaints.append(said.text) if "Policy" in said.text else None,
    )
    yield opened
    context.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(page: Any, served: Any, address: str) -> None:
    base, installation = served
    page.complaints.clear()
    page.goto(base + address.format(**installation.known))
    faultless(page)


def test_axe_finds_nothing_in_what_a_sample_gave(page: Any, served: Any) -> None:
    base, installation = served
    page.complaints.clear()
    page.goto(f"{base}/o/valbrise/jeux-de-donnees/{installation.known['dataset']}/detection")
    sample = {"name": "membres.csv", "mimeType": "text/csv", "buffer": as_csv(MEMBERS)}
    page.set_input_files("#file", sample)
    page.click("main form[enctype] button[type=submit]")
    page.wait_for_selector("[data-detection]")
    faultless(page)


def faultless(page: Any) -> None:
    """Nothing is wrong with the page that is shown, all that folds unfolded."""
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true; })")
    found = Axe().run(page).response["violations"]
    told = [
        (rule["id"], node["target"], node["failureSummary"])
        for rule in found
        for node in rule["nodes"]
    ]
    assert not told
    assert not page.complaints
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wider) <= 0, "the page is wider than its screen"

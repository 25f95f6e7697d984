"""A catalogue sent from the page is looked at, applied and found; a hostile one is refused."""

from __future__ import annotations

import json
from io import BytesIO

import pytest

from inventaire.operations.imports import changes_of, find_import
from tests.exchange.test_harvest_graphs import GEONETWORK
from tests.exchange.test_harvest_records import ANSWER
from tests.exchange.test_harvest_tables import PORTAL
from tests.web.conftest import Installation
from tests.web.pages import Reader

ADDRESS = "/o/valbrise/imports"


def sent(reader: Reader, data: str, name: str) -> str:
    """Where sending a file leads."""
    return reader.sent_to(ADDRESS, {"file": (BytesIO(data.encode()), name)})


@pytest.mark.parametrize(
    ("data", "name", "title", "told"),
    [
        (GEONETWORK, "eau.rdf", "Hauteurs d'eau", "avant-hier"),
        (ANSWER, "plu.xml", "Plan local d'urbanisme", "décrit aussi des services"),
        (PORTAL, "catalogue.csv", "Horaires des bus", "pas une date"),
    ],
    ids=["dcat", "iso", "portail"],
)
def test_a_catalogue_is_looked_at_then_applied(
    installation: Installation, data: str, name: str, title: str, told: str
) -> None:
    reader = installation.reader()
    preview = sent(reader, data, name)
    page = reader.get(preview)
    assert title in page.words
    assert told in page.words
    reader.post(f"{preview}/appliquer", {"all": "yes"})
    assert title in reader.get("/o/valbrise/jeux-de-donnees").words
    again = int(sent(reader, data, name).rpartition("/")[2])
    with installation.session() as session:
        found = changes_of(find_import(session, installation.valbrise, again))
        assert (found.changes, [ref.kind for ref in found.unchanged][:1]) == ((), ["dataset"])


def test_a_remote_context_is_refused_on_the_page_and_nothing_is_written(
    installation: Installation,
) -> None:
    reader = installation.reader()
    before = installation.everything()
    hostile = json.dumps({"@context": "http://127.0.0.1:9/c", "@id": "x"})
    page = reader.post(ADDRESS, {"file": (BytesIO(hostile.encode()), "x.jsonld")}, status=422)
    assert "n'est jamais téléchargée" in page.words.replace("\u2019", "'")
    assert installation.everything() == before

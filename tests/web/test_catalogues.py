"""The directory and the catalogues as files: offered where there is something to list."""

from __future__ import annotations

import pytest

from inventaire.exchange.catalogue.formats import CATALOGUE, DIRECTORY, FORMATS
from inventaire.operations.catalogues import EXPORT
from inventaire.store.journal import JournalRow
from tests.factories import a_record
from tests.web.conftest import Installation
from tests.web.pages import Reader

DOCUMENTS = "/o/valbrise/documents"


@pytest.fixture
def trees(installation: Installation) -> None:
    """A published dataset that the directory lists."""
    with installation.session() as session:
        values = {"publication_status": "published", "principal_document": True}
        a_record(session, installation.valbrise, "dataset", name="Arbres remarquables", **values)
        session.commit()


def test_nothing_is_offered_where_there_is_nothing_to_list(consultant: Reader) -> None:
    page = consultant.get(DOCUMENTS)
    assert "Aucun jeu de données n’est marqué « Figure au RIP »" in page.words
    assert not [link for link in page.links if "/documents/catalogue/" in link]


@pytest.mark.usefixtures("trees")
def test_the_page_offers_every_format(consultant: Reader) -> None:
    page = consultant.get(DOCUMENTS)
    for code in (*DIRECTORY, *CATALOGUE):
        assert f"{DOCUMENTS}/catalogue/{code}" in page.links


@pytest.mark.usefixtures("trees")
@pytest.mark.parametrize("code", FORMATS)
def test_a_reader_has_the_file(installation: Installation, code: str) -> None:
    answer = installation.reader("reader").client.get(f"{DOCUMENTS}/catalogue/{code}")
    assert answer.status_code == 200
    assert answer.mimetype == FORMATS[code].media_type.split(";")[0]
    assert f".{FORMATS[code].ending}" in answer.headers["Content-Disposition"]
    if FORMATS[code].ending != "xlsx":
        assert "Arbres remarquables" in answer.get_data(as_text=True)


@pytest.mark.usefixtures("trees")
def test_to_a_stranger_nothing_exists_and_the_journal_says_who_took_what(
    installation: Installation,
) -> None:
    address = f"{DOCUMENTS}/catalogue/turtle"
    assert installation.reader("stranger").client.get(address).status_code == 404
    installation.reader("reader").client.get(address)
    with installation.session() as session:
        (line,) = session.query(JournalRow).filter_by(deed=EXPORT)
        assert (line.who, line.record_name) == ("Reader", "catalogue-valbrise-2026-11-23.ttl")

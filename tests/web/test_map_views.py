"""Views of the map that are kept: their address, their list, and who may keep them."""

from __future__ import annotations

import re

import pytest

from inventaire.operations.map_views import keep_view
from tests.factories import CAMILLE, NOW
from tests.web.conftest import Installation
from tests.web.pages import Reader

MAP = "/o/valbrise/carte"
VIEWS = f"{MAP}/vues"
FORM = {"title": "Hors d'Europe", "comment": "Pour le bureau", "query": "zone=third&depth=3"}


def kept(reader: Reader, **sent: str) -> str:
    """The address of a view that was just kept."""
    data = {"csrf_token": reader.token(), **FORM, **sent}
    answer = reader.client.post(VIEWS, data=data)
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def test_a_view_has_an_address_that_shows_it_again(
    installation: Installation, consultant: Reader
) -> None:
    address = kept(consultant)
    assert re.fullmatch(rf"{VIEWS}/\d+", address)
    for name in ("consultant", "contributor", "reader"):
        reader = installation.reader(name)
        shown = reader.client.get(address).headers["Location"]
        assert "depth=3&zone=third&view=" in shown
        page = reader.get(shown)
        assert page.h1 == ["Hors d'Europe"]
        assert "Pour le bureau" in page.words
        assert "Pays tiers" in page.words
        assert address in page.links


def test_the_list_leads_to_each_view_and_lets_writers_change_it(consultant: Reader) -> None:
    address = kept(consultant)
    assert address in consultant.get(VIEWS).links
    sent = {"title": "Hors EEE", "comment": "Relu"}
    consultant.client.post(address, data={"csrf_token": consultant.token(), **sent})
    page = consultant.get(VIEWS)
    assert "Hors EEE" in page.words
    assert "Relu" in page.words
    assert "zone=third" in consultant.client.get(address).headers["Location"]


def test_a_view_is_put_away_and_brought_back(consultant: Reader) -> None:
    address = kept(consultant)
    for deed, archived in (("archiver", True), ("retablir", False)):
        data = {"csrf_token": consultant.token()}
        assert consultant.client.post(f"{address}/{deed}", data=data).status_code == 302
        assert ("Archivée" in consultant.get(VIEWS).words) is archived
        assert (address in consultant.get(MAP).links) is not archived


def test_only_what_the_map_understands_is_kept(consultant: Reader) -> None:
    address = kept(consultant, query="zone=third&evil=%3Cscript%3E&next=//x.example&record=flow-1")
    assert "evil" not in consultant.client.get(address).headers["Location"]
    assert "x.example" not in consultant.client.get(address).headers["Location"]


def test_a_view_without_title_says_why_and_loses_nothing(consultant: Reader) -> None:
    page = consultant.post(VIEWS, {**FORM, "title": " "}, status=422)
    assert "Donnez un titre" in page.words
    assert "Pour le bureau" in page.words
    assert "zone=third&depth=3" in {box.get("value") for box in page.boxes}


@pytest.mark.parametrize(("name", "status"), [("reader", 403), ("contributor", 302)])
def test_readers_keep_no_view(installation: Installation, name: str, status: int) -> None:
    reader = installation.reader(name)
    data = {"csrf_token": reader.token(), **FORM}
    assert reader.client.post(VIEWS, data=data).status_code == status
    assert ("Garder la vue" in reader.get(MAP).words) is (status == 302)


def test_views_of_another_organisation_are_out_of_reach(
    installation: Installation, consultant: Reader
) -> None:
    with installation.session() as session:
        row = keep_view(
            session, CAMILLE, installation.other, title="Secrète", comment="", query="", now=NOW
        )
        session.commit()
        number = row.id
    consultant.get(f"{VIEWS}/{number}", status=404)
    data = {"csrf_token": consultant.token(), **FORM}
    for deed in ("", "/archiver", "/retablir"):
        assert consultant.client.post(f"{VIEWS}/{number}{deed}", data=data).status_code == 404
    assert "Secrète" not in consultant.get(f"{MAP}?view={number}").words
    assert "Secrète" not in consultant.get(VIEWS).words


def test_an_empty_list_says_how_to_keep_one(consultant: Reader) -> None:
    assert "Garder la vue" in consultant.get(VIEWS).words

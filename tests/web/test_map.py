"""The map: what it shows, how it is narrowed, what leaves it, and who may see it."""

from __future__ import annotations

import pytest
from defusedxml.ElementTree import fromstring
from sqlalchemy import event

from inventaire.inventory.fields import Ref
from tests.factories import a_record
from tests.web.conftest import Installation
from tests.web.map_case import MAP, NASTY, Drawn, svg_in
from tests.web.pages import Page, Reader


def test_the_map_is_a_picture_and_a_table(consultant: Reader, drawn: Drawn) -> None:
    page = consultant.get(MAP)
    picture = "".join(fromstring(svg_in(page)).itertext())
    for name in ("CRM", "Lettre", "Contacts", "Pays tiers", "non chiffré", "hors EEE"):
        assert name in picture
    assert "Les flux, en tableau" in page.words
    assert NASTY in page.words


def links_in(page: Page) -> set[str]:
    return {str(e.get("href")) for e in fromstring(svg_in(page)).iter() if e.get("href")}


def test_a_place_leads_to_what_surrounds_it_and_its_record_opens_beside(
    consultant: Reader, drawn: Drawn
) -> None:
    links = links_in(consultant.get(MAP))
    around = f"{MAP}?centre=system-{drawn.crm}&depth=1#carte"
    assert around in links
    page = consultant.get(around)
    assert "Ouvrir la fiche" in page.words
    assert f"/o/valbrise/systemes/{drawn.crm}" in page.links
    assert "Données qui y sont" in page.words
    assert "Flux qui en partent" in page.words
    for link in links:
        consultant.get(link)


def test_an_arrow_opens_its_flow_beside_the_same_picture(consultant: Reader, drawn: Drawn) -> None:
    address = f"{MAP}?zone=third&record=flow-{drawn.last}"
    assert f"{address}#carte" in links_in(consultant.get(f"{MAP}?zone=third"))
    page = consultant.get(address)
    assert f"/o/valbrise/flux/{drawn.last}" in page.links
    assert "DP, non chiffré, hors EEE" in page.words
    assert "1 flux ·" in page.words


def test_a_dataset_is_followed_with_its_path_in_words(consultant: Reader, drawn: Drawn) -> None:
    page = consultant.get(f"{MAP}?dataset={drawn.contacts}")
    for words in ("Où vont ces données", "Départ", "Directe", "Indirecte, en 2 flux"):
        assert words in page.words
    assert "Mailbird Inc." in page.words
    assert "exploite ou héberge « Lettre »" in page.words
    assert "highlighted" in svg_in(page)


def test_the_page_of_a_record_leads_to_the_map_around_it(consultant: Reader, drawn: Drawn) -> None:
    address = f"{MAP}?system={drawn.crm}"
    assert address in consultant.get(f"/o/valbrise/systemes/{drawn.crm}").links
    assert "Flux autour de : CRM" in consultant.get(address).h1[0]


@pytest.mark.parametrize(
    ("query", "flows"),
    [
        ("", 3),
        ("medium=api", 1),
        ("personal=1", 2),
        ("country=US", 1),
        ("zone=third", 1),
        ("category=contact&personal=1", 2),
        ("subject=customers", 0),
        ("frequency=UPDATE_CONT", 0),
        ("centre=system-{crm}&depth=1", 1),
        ("centre=system-{crm}&depth=2&direction=out", 2),
        ("centre=system-{tool}&direction=out", 0),
    ],
)
def test_the_address_narrows_the_map(
    consultant: Reader, drawn: Drawn, query: str, flows: int
) -> None:
    address = f"{MAP}?{query.format(crm=drawn.crm, tool=drawn.tool)}"
    assert f"{flows} flux ·" in consultant.get(address).words


@pytest.mark.parametrize(
    "query",
    [
        "dataset=999999",
        "dataset=x",
        "centre=system-999999",
        "centre=flow-1",
        "centre=system--1",
        "centre=%00",
        "depth=99999999999999999999",
        "depth=-3&direction=up&zone=moon&country=%3Cb%3E&page=99999",
        "category=nonsense&medium=%22%3E%3Cscript%3E",
        "group=%3Cb%3E&open=a,,b,%22%3E&record=flow-999999",
        "record=system-1&subject=x&frequency=y&processing=999999999999",
        "group=holder&open=" + "x," * 300,
    ],
)
def test_an_address_that_means_nothing_breaks_nothing(
    consultant: Reader, drawn: Drawn, query: str
) -> None:
    consultant.get(f"{MAP}?{query}")


def test_records_of_another_organisation_are_not_on_the_map(
    installation: Installation, consultant: Reader, drawn: Drawn
) -> None:
    page = consultant.get(f"{MAP}?dataset={installation.foreign['dataset']}")
    assert "Où vont ces données" not in page.words
    installation.reader("stranger").get(MAP, status=404)
    installation.reader("stranger").get(f"{MAP}.svg", status=404)


@pytest.mark.parametrize(
    ("format_", "start"),
    [
        ("svg", b"<?xml"),
        ("png", b"\x89PNG"),
        ("pdf", b"%PDF"),
        ("dot", b"digraph"),
        ("mmd", b"---"),
        ("graphml", b"<?xml"),
        ("json", b"{"),
    ],
)
def test_what_is_seen_can_be_downloaded_and_leads_nowhere(
    consultant: Reader, drawn: Drawn, format_: str, start: bytes
) -> None:
    answer = consultant.client.get(f"{MAP}.{format_}?centre=system-{drawn.crm}&depth=1")
    assert answer.status_code == 200
    assert answer.data.startswith(start)
    assert b"/o/valbrise" not in answer.data
    assert f"valbrise-carte-2026-11-23.{format_}" in answer.headers["Content-Disposition"]
    if format_ in ("dot", "mmd", "graphml", "json"):
        assert b"Lettre" not in answer.data


@pytest.mark.parametrize(("list_", "heading"), [("lieux", "Nom;"), ("flux", "De;Vers;")])
def test_places_and_flows_leave_as_lists(
    consultant: Reader, drawn: Drawn, list_: str, heading: str
) -> None:
    answer = consultant.client.get(f"{MAP}.{list_}.csv?zone=third")
    assert answer.data.decode("utf-8-sig").startswith(heading)
    assert f"valbrise-carte-{list_}-2026-11-23.csv" in answer.headers["Content-Disposition"]
    assert "Lettre" in answer.text
    assert "CRM" not in answer.text


def test_the_page_offers_every_format_of_what_is_seen(consultant: Reader, drawn: Drawn) -> None:
    links = consultant.get(f"{MAP}?zone=third").links
    for format_ in ("svg", "png", "dot", "mmd", "graphml", "json", "lieux.csv", "flux.csv"):
        assert f"{MAP}.{format_}?zone=third" in links
    assert f"{MAP}.pdf?paper=A0&zone=third" in links


def test_a_reader_sees_the_map_and_nothing_to_record(
    installation: Installation, drawn: Drawn
) -> None:
    page = installation.reader("reader").get(MAP)
    assert "Enregistrer un flux" not in page.words


def test_an_empty_map_says_what_to_do_first(installation: Installation) -> None:
    with installation.session() as session:
        from inventaire.operations.records import archive_record
        from tests.factories import CAMILLE, NOW

        number = installation.known["flow"]
        archive_record(session, CAMILLE, installation.valbrise, "flow", number, now=NOW)
        session.commit()
    page = installation.reader("consultant").get(MAP)
    assert "Enregistrer un flux" in page.words


def test_a_large_map_is_gathered_and_each_group_lists_its_places(
    installation: Installation, consultant: Reader
) -> None:
    with installation.session() as session:
        where = installation.valbrise
        hub = a_record(session, where, "system", name="Pivot", hosting="internal")
        for number in range(90):
            office = a_record(session, where, "actor", name=f"Caisse {number}", kind="partner")
            ends = {"source": Ref("system", hub), "target": Ref("actor", office)}
            a_record(session, where, "flow", **ends)
        session.commit()
    page = consultant.get(MAP)
    assert "Cliquez sur un groupe" in page.words
    assert "et 30 autres : cherchez-les" in page.words
    assert "Page 1 sur" not in page.words
    picture = svg_in(page)
    assert "Caisse 77" not in picture
    opening = f"{MAP}?open=unknown.external.partner#carte"
    assert opening in links_in(page)
    opened = consultant.get(opening)
    picture = svg_in(opened)
    assert "Caisse 47" in picture
    assert "Les autres" in picture
    assert MAP + "#carte" in links_in(opened)
    anchors = {link.partition("#")[2] for link in links_in(opened)}
    assert anchors <= set(opened.ids)


@pytest.mark.parametrize("group", ["nature", "holder", "zone", "none"])
def test_the_same_flows_are_shown_however_places_are_gathered(
    consultant: Reader, drawn: Drawn, group: str
) -> None:
    page = consultant.get(f"{MAP}?group={group}")
    assert "3 flux ·" in page.words
    assert "Les flux, en tableau" in page.words


def test_the_number_of_queries_does_not_depend_on_the_number_of_flows(
    installation: Installation, consultant: Reader, drawn: Drawn
) -> None:
    def queries() -> int:
        told: list[str] = []
        engine = installation.app.extensions["inventaire_engine"]

        def tell(_c: object, _u: object, statement: str, *_rest: object) -> None:
            told.append(statement)

        event.listen(engine, "before_cursor_execute", tell)
        consultant.get(MAP)
        event.remove(engine, "before_cursor_execute", tell)
        return len(told)

    before = queries()
    with installation.session() as session:
        for _flow in range(10):
            ends = {"source": Ref("system", drawn.crm), "target": Ref("system", drawn.tool)}
            a_record(session, installation.valbrise, "flow", **ends)
        session.commit()
    assert queries() == before

"""The directory for everybody, its catalogue for harvesters, and its page inside."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pyshacl
import pytest
from openpyxl import load_workbook
from rdflib import DCAT, DCTERMS, RDF, Graph, URIRef
from werkzeug.test import TestResponse

from inventaire.exchange.catalogue.paging import HYDRA
from inventaire.inventory.dataset import Resource
from inventaire.operations import directories, published
from inventaire.operations.sessions import Visitor, open_session
from inventaire.store.accounts import AccountRow
from inventaire.store.organisations import OrganisationRow
from tests.factories import CAMILLE, NOW, a_record
from tests.web.conftest import Installation, Recorded, opened_installation
from tests.web.pages import Page, Reader

INSIDE = "/o/valbrise/rip"
OUTSIDE = "/rip/valbrise"
FILES = (
    "/repertoire.csv",
    "/repertoire.xlsx",
    "/catalogue.ttl",
    "/catalogue.jsonld",
    "/catalogue.rdf",
)
#: How each catalogue is called by the library that reads it.
LINKED = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml"}
#: What must never leave: people, what is not marked, what belongs to others.
SECRETS = (
    "Karim Delorme",
    "Fichier des aides sociales",
    "note interne",
    "Berger Finances",
    "intranet.example",
    "Ateliers du Lien",
    "@exemple.fr",
    "Léa Roux",
)


@pytest.fixture
def documents(installation: Installation) -> None:
    """Two documents of the directory, one published; and a dataset that is nobody's business."""
    with installation.session() as session:
        owner = installation.valbrise
        finances = a_record(session, owner, "actor", name="Service finances")
        system = a_record(session, owner, "system", name="Berger Finances")
        values: dict[str, Any] = {
            "producer": finances,
            "systems": (system,),
            "steward": "Karim Delorme",
            "notes": "note interne",
            "principal_document": True,
        }
        a_record(
            session,
            owner,
            "dataset",
            name="Budget communal",
            description="Le budget voté.",
            licence="lov2",
            publication_status="published",
            contact="finances@valbrise.example",
            resources=(Resource(title="Budget 2026", url="https://valbrise.example/b.csv"),),
            **values,
        )
        inside = (Resource(title="Plan", url="https://intranet.example/plan.pdf"),)
        a_record(session, owner, "dataset", name="Plan de la mairie", resources=inside, **values)
        a_record(
            session,
            owner,
            "dataset",
            name="Fichier des aides sociales",
            publication_status="published",
            steward="Léa Roux",
        )
        session.commit()


@pytest.fixture
def on_line(installation: Installation, documents: None) -> None:
    """The same, put on line."""
    with installation.session() as session:
        directories.open_page(session, CAMILLE, installation.valbrise, address="", now=NOW)
        session.commit()


def asked(installation: Installation, address: str, **headers: str) -> TestResponse:
    """What anybody receives, without any cookie."""
    return installation.app.test_client().get(address, headers=headers)


@pytest.mark.usefixtures("documents")
def test_off_line_nothing_exists(installation: Installation) -> None:
    for name in ("nobody", "admin"):
        client = installation.reader(name).client
        for file in ("", *FILES):
            answer = client.get(OUTSIDE + file)
            assert answer.status_code == 404, file
            assert b"Budget" not in answer.data
            assert answer.headers["Cache-Control"] == "no-store"
            assert "Set-Cookie" not in answer.headers


@pytest.mark.usefixtures("on_line")
def test_anybody_reads_what_the_decree_asks_without_an_account(installation: Installation) -> None:
    page = Page(asked(installation, OUTSIDE).get_data(as_text=True))
    assert page.problems() == []
    assert page.h1 == ["Valbrise"]
    for said in ("Budget communal", "Le budget voté.", "Licence Ouverte", "Plan de la mairie"):
        assert said in page.words, said
    assert "Service finances" in page.words
    assert "finances@valbrise.example" in page.words
    assert "https://valbrise.example/b.csv" in page.links
    assert page.words.count("non précisé") >= 4, "what nobody said is said to be missing"


@pytest.mark.usefixtures("on_line")
def test_nothing_else_of_the_place_leaves(installation: Installation) -> None:
    for file in ("", *(one for one in FILES if not one.endswith("xlsx"))):
        body = asked(installation, OUTSIDE + file).get_data(as_text=True)
        assert "Budget communal" in body
        for secret in SECRETS:
            assert secret not in body, (file, secret)


@pytest.mark.usefixtures("on_line")
def test_the_workbook_lists_the_same_documents(installation: Installation) -> None:
    book = load_workbook(BytesIO(asked(installation, OUTSIDE + "/repertoire.xlsx").data))
    cells = [str(cell) for row in book["RIP"].iter_rows(values_only=True) for cell in row if cell]
    assert {"Budget communal", "Plan de la mairie"} <= set(cells)
    assert not [one for one in cells if any(secret in one for secret in SECRETS)]


@pytest.mark.usefixtures("on_line")
@pytest.mark.parametrize("file", ["", *FILES])
def test_caches_may_keep_it_and_no_cookie_is_given(installation: Installation, file: str) -> None:
    answer = asked(installation, OUTSIDE + file)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert "Set-Cookie" not in answer.headers
    assert "Vary" not in answer.headers
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    tag, when = answer.headers["ETag"], answer.headers["Last-Modified"]
    again = asked(installation, OUTSIDE + file, **{"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    since = asked(installation, OUTSIDE + file, **{"If-Modified-Since": when})
    assert since.status_code == 304


@pytest.mark.usefixtures("on_line")
def test_everybody_has_the_same_page_whoever_they_are(installation: Installation) -> None:
    plain = asked(installation, OUTSIDE, **{"Accept-Language": "en"}).data
    consultant = installation.reader("consultant")
    consultant.post("/langue", {"language": "en"})
    assert consultant.client.get(OUTSIDE).data == plain
    installation.app.config["CLOCK"] = lambda: NOW + timedelta(days=40)
    assert asked(installation, OUTSIDE).data == plain, "no day of reading makes it look new"


@pytest.mark.usefixtures("on_line")
def test_a_page_that_is_not_there_is_not_found(installation: Installation) -> None:
    for page in ("0", "2", "-1", "abc", "9" * 400, "", "1.5"):
        for file in ("", "/catalogue.ttl"):
            assert asked(installation, f"{OUTSIDE}{file}?page={page}").status_code == 404, page
    assert asked(installation, f"{OUTSIDE}/catalogue.json").status_code == 404
    assert installation.app.test_client().post(OUTSIDE).status_code == 405


@pytest.mark.usefixtures("on_line")
@pytest.mark.parametrize("ending", LINKED)
def test_a_harvester_follows_the_catalogue_from_page_to_page(
    installation: Installation, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(published, "PAGE", 2)
    with installation.session() as session:
        marked = {"principal_document": True, "publication_status": "published"}
        for rank in range(4):
            a_record(session, installation.valbrise, "dataset", name=f"Jeu {rank}", **marked)
        session.commit()
    titles, address, pages = [], f"http://localhost{OUTSIDE}/catalogue.{ending}", 0
    while address:
        answer = asked(installation, address)
        assert answer.status_code == 200, address
        graph = Graph().parse(data=answer.data, format=LINKED[ending])
        titles += [
            str(graph.value(node, DCTERMS.title)) for node in graph.subjects(RDF.type, DCAT.Dataset)
        ]
        # As udata and ckanext-dcat look for the page that follows.
        view = graph.value(predicate=RDF.type, object=HYDRA.PartialCollectionView)
        old = graph.value(predicate=RDF.type, object=HYDRA.PagedCollection)
        following = graph.value(view, HYDRA.next)
        assert following == graph.value(old, HYDRA.nextPage)
        assert int(str(graph.value(view, HYDRA.totalItems))) == 5
        address, pages = str(following or ""), pages + 1
    assert pages == 3
    assert sorted(titles) == ["Budget communal", "Jeu 0", "Jeu 1", "Jeu 2", "Jeu 3"]


@pytest.mark.usefixtures("on_line")
def test_a_page_of_the_catalogue_conforms_to_dcat_ap(
    installation: Installation, cases: Path
) -> None:
    graph = Graph().parse(data=asked(installation, OUTSIDE + "/catalogue.ttl").data)
    for name in ("shapes.ttl", "range.ttl", "deprecateduris.ttl"):
        shapes = Graph().parse(cases / "dcat-ap-shapes" / name, format="turtle")
        conforms, _report, text = pyshacl.validate(
            graph, shacl_graph=shapes, inference="none", do_owl_imports=False
        )
        assert conforms, text


@pytest.mark.usefixtures("on_line")
def test_organisations_without_site_nor_number_are_told_apart(installation: Installation) -> None:
    with installation.session() as session:
        other = installation.other
        marked = {"principal_document": True, "publication_status": "published"}
        a_record(session, other, "dataset", name="Adhérents", **marked)
        directories.open_page(session, CAMILLE, other, address="", now=NOW)
        session.commit()
    nodes = []
    for slug in ("valbrise", "les-ateliers-du-lien"):
        answer = asked(installation, f"/rip/{slug}/catalogue.ttl")
        graph = Graph().parse(data=answer.data)
        nodes += list(graph.subjects(RDF.type, DCAT.Catalog))
    assert nodes == [
        URIRef(f"http://localhost/rip/{slug}/catalogue.ttl#catalogue")
        for slug in ("valbrise", "les-ateliers-du-lien")
    ]


def test_an_empty_catalogue_is_a_catalogue_all_the_same(installation: Installation) -> None:
    with installation.session() as session:
        directories.open_page(session, CAMILLE, installation.valbrise, address="", now=NOW)
        session.commit()
    graph = Graph().parse(data=asked(installation, OUTSIDE + "/catalogue.ttl").data)
    assert len(list(graph.subjects(RDF.type, DCAT.Catalog))) == 1
    assert "Aucun document" in asked(installation, OUTSIDE).get_data(as_text=True)


@pytest.mark.usefixtures("documents")
def test_the_consultant_puts_it_on_line_and_takes_it_away(
    installation: Installation, consultant: Reader
) -> None:
    assert "Hors ligne" in consultant.get(INSIDE).words
    assert consultant.sent_to(f"{INSIDE}/en-ligne", {}) == INSIDE
    page = consultant.get(INSIDE)
    assert "En ligne" in page.words
    assert OUTSIDE in page.links
    assert f"{OUTSIDE}/catalogue.ttl" in page.links
    assert "1 autre est publié sans figurer au RIP" in page.words
    assert asked(installation, OUTSIDE).status_code == 200
    assert consultant.sent_to(f"{INSIDE}/hors-ligne", {}) == INSIDE
    assert asked(installation, OUTSIDE).status_code == 404


@pytest.mark.parametrize("public_url", ["", "https://inventaire.exemple.fr"])
def test_the_address_is_noted_only_where_others_can_reach_it(
    installation: Installation, consultant: Reader, public_url: str
) -> None:
    settings = installation.app.config["SETTINGS"]
    installation.app.config["SETTINGS"] = replace(settings, public_url=public_url)
    consultant.sent_to(f"{INSIDE}/en-ligne", {})
    with installation.session() as session:
        row = session.get_one(OrganisationRow, installation.valbrise)
        assert row.rip_url == (f"{public_url}{OUTSIDE}" if public_url else "")


@pytest.mark.parametrize("name", ["reader", "contributor"])
def test_only_whoever_leads_puts_it_on_line(installation: Installation, name: str) -> None:
    reader = installation.reader(name)
    assert "Mettre le RIP en ligne" not in reader.get(INSIDE).words
    for deed in ("en-ligne", "hors-ligne", "reviser"):
        reader.post(f"{INSIDE}/{deed}", {}, status=403)


@pytest.mark.usefixtures("documents")
def test_a_revision_is_noted_compared_and_asked_for_a_year_later(
    installation: Installation, consultant: Reader
) -> None:
    assert consultant.sent_to(f"{INSIDE}/reviser", {}) == INSIDE
    page = consultant.get(INSIDE)
    assert "La prochaine est attendue le 23 nov. 2027" in page.words
    (address,) = {link for link in page.links if "comparer" in link}
    assert "Rien n’a changé" in consultant.get(address).words
    with installation.session() as session:
        values = {"name": "Délibérations", "principal_document": True}
        a_record(session, installation.valbrise, "dataset", **values)
        session.commit()
    assert "1 document ajouté" in consultant.get(address).words
    then = NOW + timedelta(days=370)
    installation.app.config["CLOCK"] = lambda: then
    page = installation_reader(installation, then).get("/o/valbrise")
    assert "RIP : révision annuelle" in page.words
    assert INSIDE in page.links
    assert "en retard" in installation_reader(installation, then).get(INSIDE).words


def installation_reader(installation: Installation, then: Any) -> Reader:
    """The consultant, signed in on that day."""
    reader = Reader(installation.app)
    with installation.session() as session:
        account = session.query(AccountRow).filter_by(email="consultant@exemple.fr").one()
        token = open_session(session, account, visitor=Visitor(), now=then)
        session.commit()
    with reader.client.session_transaction() as cookie:
        cookie["token"] = token
    return reader


def test_a_comparison_of_what_is_not_is_not_found(
    installation: Installation, consultant: Reader
) -> None:
    with installation.session() as session:
        foreign = directories.revise(session, CAMILLE, installation.other, now=NOW).id
        own = directories.revise(session, CAMILLE, installation.valbrise, now=NOW).id
        session.commit()
    base = f"{INSIDE}/comparer"
    consultant.get(f"{base}?avant={own}")
    for asked_for in ("", f"?avant={foreign}", f"?avant={own}&apres={foreign}", "?avant=x"):
        consultant.get(base + asked_for, status=404)


@pytest.mark.usefixtures("on_line")
def test_whoever_asks_too_often_waits(installation: Installation) -> None:
    engine = installation.app.extensions["inventaire_engine"]
    url = engine.url.render_as_string(hide_password=False)
    recorded = Recorded(installation.valbrise, installation.other, {}, {})
    with opened_installation(url, recorded, limited=True) as limited:
        client = limited.app.test_client()
        statuses = [client.get(OUTSIDE + "/repertoire.csv").status_code for _time in range(31)]
    assert statuses == [200] * 30 + [429]

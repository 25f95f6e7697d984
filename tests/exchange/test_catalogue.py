"""The RIP and the catalogues: what the law and the schemas ask, and nothing else leaves."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pyshacl
import pytest
from openpyxl import load_workbook
from rdflib import DCAT, DCTERMS, RDF, Graph, Literal, URIRef

from inventaire.exchange.catalogue.directory import ASKED
from inventaire.exchange.catalogue.entries import catalogue_of, mail
from inventaire.exchange.catalogue.formats import CATALOGUE, DIRECTORY, FORMATS
from inventaire.exchange.catalogue.linked import graph_of
from inventaire.i18n import _
from inventaire.inventory.dataset import Dataset, Resource
from inventaire.inventory.fields import field_of
from inventaire.inventory.snapshot import Snapshot
from tests.builders import commune, picture
from tests.exchange.catalogue_case import GOLDEN, catalogue_case, full
from tests.exchange.test_report import NASTY

#: How each linked format is called by the library that reads it.
LINKED = {"turtle": "turtle", "jsonld": "json-ld", "rdf": "xml"}
#: What each file of shapes says must be true; the last one only recommends.
SHAPES = ("shapes.ttl", "range.ttl", "deprecateduris.ttl")


def written(code: str, snapshot: Snapshot | None = None) -> bytes:
    return FORMATS[code].write(snapshot or catalogue_case())


def lines_of(file: bytes, separator: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig")), delimiter=separator))


@pytest.mark.parametrize("code", GOLDEN)
def test_the_file_is_the_golden_one(code: str) -> None:
    assert written(code) == GOLDEN[code].read_bytes()


@pytest.mark.parametrize("code", CATALOGUE)
def test_what_is_not_for_everybody_is_in_no_catalogue(code: str) -> None:
    file = written(code).decode()
    assert "Arbres remarquables" in file
    for hidden in ("aide sociale", "Plan de la mairie", "Ancien budget"):
        assert hidden not in file


def test_the_directory_begins_with_what_the_decree_asks() -> None:
    book = load_workbook(BytesIO(written("rip")))
    rows = list(book["RIP"].iter_rows(values_only=True))
    headings = next(row for row in rows if row[0] == _(field_of(Dataset, "name").label.text))
    asked = [_(field_of(Dataset, name).label.text) for name in ASKED]
    assert list(headings[: len(asked)]) == asked
    assert {row[0] for row in rows[4:]} == {"Plan de la mairie", "Subventions versées"}


def test_the_csv_of_the_directory_lists_the_same_documents() -> None:
    lines = lines_of(written("rip-csv"), ";")
    assert [line["Titre exact"] for line in lines] == ["Plan de la mairie", "Subventions versées"]
    assert lines[1]["Date de création"] == "2020-02-01"
    assert lines[0]["Objet"] == "", "what nobody said is empty, not invented"


def test_scdl_has_its_twenty_columns_and_its_own_words() -> None:
    (trees, grants) = lines_of(written("scdl"))
    assert len(grants) == 20
    assert grants["LICENCE"] == "Licence Ouverte-LO"
    assert grants["FREQ_MAJ"] == "Annuelle"
    assert grants["COUV_SPAT_MAILLE"] == "Communale"
    assert grants["MOTS_CLES"] == "subventions;associations"
    assert (trees["FREQ_MAJ"], trees["NOMBRE_RESSOURCES"]) == ("Inconnue", "0")


def test_the_catalogue_of_the_state_follows_its_schema(cases: Path) -> None:
    schema = json.loads((cases / "catalogues" / "etalab-schema.json").read_text())
    (_trees, grants) = lines_of(written("etat"))
    assert list(grants) == [field["name"] for field in schema["fields"]]
    for field in schema["fields"]:
        if field.get("constraints", {}).get("required"):
            assert grants[field["name"]], field["name"]


def test_a_portal_finds_its_own_codes() -> None:
    (trees, grants) = lines_of(written("portail"), ";")
    assert (grants["license"], grants["frequency"]) == ("lov2", "annual")
    assert (trees["license"], trees["frequency"]) == ("", "unknown")


@pytest.mark.parametrize("code", LINKED)
def test_every_linked_format_says_the_same(code: str) -> None:
    expected = graph_of(catalogue_of(catalogue_case()))
    found = Graph().parse(data=written(code), format=LINKED[code])
    assert set(found) == set(expected)


@cache
def _shapes(path: Path) -> Graph:
    return Graph().parse(path, format="turtle")


def _conforms(graph: Graph, shapes: Path) -> tuple[bool, str]:
    conforms, _report, text = pyshacl.validate(
        graph, shacl_graph=_shapes(shapes), inference="none", do_owl_imports=False
    )
    return bool(conforms), str(text)


@pytest.mark.parametrize("name", SHAPES)
def test_the_catalogue_conforms_to_dcat_ap(cases: Path, name: str) -> None:
    graph = graph_of(catalogue_of(catalogue_case()))
    conforms, text = _conforms(graph, cases / "dcat-ap-shapes" / name)
    assert conforms, text


def test_a_dataset_described_to_the_end_has_all_that_is_recommended(cases: Path) -> None:
    snapshot = replace(catalogue_case(), datasets=(full(),))
    graph = graph_of(catalogue_of(snapshot))
    shapes = cases / "dcat-ap-shapes" / "shapes_recommended.ttl"
    told = pyshacl.validate(
        graph, shacl_graph=_shapes(shapes), inference="none", do_owl_imports=False
    )[2]
    dataset = next(graph.subjects(RDF.type, DCAT.Dataset))
    assert f"Focus Node: <{dataset}>" not in str(told)


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        (DCAT.Dataset, DCTERMS.title),
        (DCAT.Dataset, DCTERMS.description),
        (DCAT.Catalog, DCTERMS.publisher),
        (DCAT.Distribution, DCAT.accessURL),
    ],
)
def test_what_the_profile_demands_and_is_taken_away_is_noticed(
    cases: Path, kind: URIRef, what: URIRef
) -> None:
    graph = graph_of(catalogue_of(catalogue_case()))
    node = next(graph.subjects(RDF.type, kind))
    graph.remove((node, what, None))
    assert not _conforms(graph, cases / "dcat-ap-shapes" / "shapes.ttl")[0]


def test_a_high_value_dataset_says_so() -> None:
    graph = graph_of(catalogue_of(catalogue_case()))
    laws = set(graph.objects(None, URIRef("http://data.europa.eu/r5r/applicableLegislation")))
    assert laws == {URIRef("http://data.europa.eu/eli/reg_impl/2023/138/oj")}


def test_the_name_of_nobody_leaves_with_a_contact() -> None:
    one = replace(
        full(), contact="Karim Delorme, finances@valbrise.example", steward="Karim Delorme"
    )
    graph = graph_of(catalogue_of(replace(catalogue_case(), datasets=(one,))))
    assert not [value for value in graph.objects() if "Delorme" in str(value)]
    assert URIRef("mailto:finances@valbrise.example") in set(graph.objects())


def test_the_catalogue_of_the_state_names_nobody_and_gives_an_address_of_mail() -> None:
    one = replace(
        full(), contact="Karim Delorme, finances@valbrise.example", steward="Karim Delorme"
    )
    file = written("etat", replace(catalogue_case(), datasets=(one,)))
    assert "Delorme" not in file.decode()
    (line,) = lines_of(file)
    assert line["contact_personne"] == "finances@valbrise.example"


@pytest.mark.parametrize("code", LINKED)
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("contact", "a|b{c}^d@valbrise.example"),
        ("contact", "a\x01b@valbrise.example"),
        ("documentation_url", "https://valbrise.example/a\ufffeb"),
        ("documentation_url", "https://valbrise.example/\udce9"),
    ],
)
def test_an_address_that_no_graph_may_hold_breaks_no_file(
    code: str, field: str, value: str
) -> None:
    one: Dataset = replace(full(), **{field: value})
    file = written(code, replace(catalogue_case(), datasets=(one,)))
    graph = Graph().parse(data=file, format=LINKED[code])
    assert not [node for node in graph.all_nodes() if set(str(node)) & set("|{}^\x01\ufffe\udce9")]


@pytest.mark.parametrize(
    ("contact", "found"),
    [
        ("Service <finances@valbrise.example>.", "finances@valbrise.example"),
        ("mailto:a@valbrise.example; b@valbrise.example", "a@valbrise.example"),
        ("a|d@valbrise.example", ""),
        ("accueil, 03 00 00 00 00", ""),
    ],
)
def test_a_mail_address_is_taken_whole_or_not_at_all(contact: str, found: str) -> None:
    assert mail(contact) == found


@pytest.mark.parametrize("code", LINKED)
def test_the_spaces_of_typography_stay(code: str) -> None:
    text = "« 50\u202f000\u00a0euros »\u00a0: oui"
    one = replace(full(), description=text)
    file = written(code, replace(catalogue_case(), datasets=(one,)))
    graph = Graph().parse(data=file, format=LINKED[code])
    assert Literal(text, lang="fr") in set(graph.objects(None, DCTERMS.description))


def hostile() -> Snapshot:
    addresses = ("javascript:alert(1)", "https://a b.example", "https://x.example/<script>")
    datasets = [
        Dataset(
            id=rank,
            name=text,
            description=text,
            keywords=(text, ""),
            contact=text,
            spatial_label=text,
            update_subject=text,
            principal_document=True,
            publication_status="published",
            documentation_url=addresses[rank % 3],
            resources=(Resource(title=text, url=addresses[rank % 3], format="csv", size=-1),),
        )
        for rank, text in enumerate((*NASTY, "مرحبا", "\x00\x07"), 1)
    ]
    return picture(commune("=Commune", website="javascript:alert(1)"), *datasets)


@pytest.mark.parametrize("code", FORMATS)
def test_hostile_texts_break_no_file_and_no_address_is_invented(code: str) -> None:
    file = written(code, hostile())
    if code in LINKED:
        graph = Graph().parse(data=file, format=LINKED[code])
        nodes = [str(node) for node in graph.all_nodes() if isinstance(node, URIRef)]
        assert not [node for node in nodes if "javascript" in node or "<" in node or " " in node]
    elif code == "rip":
        book = load_workbook(BytesIO(file))
        kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
        assert "f" not in kinds
    else:
        separator = ";" if code in ("rip-csv", "portail") else ","
        cells = [cell for line in lines_of(file, separator) for cell in line.values()]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]


@pytest.mark.parametrize("code", FORMATS)
def test_an_inventory_without_dataset_gives_a_file_all_the_same(code: str) -> None:
    assert written(code, picture(commune()))


def test_every_format_is_either_of_the_directory_or_of_the_catalogue() -> None:
    assert not DIRECTORY.keys() & CATALOGUE.keys()
    assert {one.ending for one in FORMATS.values()} == {"xlsx", "csv", "ttl", "jsonld", "rdf"}


def test_days_are_typed(cases: Path) -> None:
    graph: Any = graph_of(catalogue_of(catalogue_case()))
    days = [v for v in graph.objects(None, DCTERMS.issued) if isinstance(v, Literal)]
    assert [str(day.datatype).rsplit("#", 1)[1] for day in days] == ["date"]

"""Catalogues that are graphs: DCAT as others write it, malformed words kept, nothing fetched."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from inventaire.exchange.catalogue.formats import FORMATS
from inventaire.exchange.harvest.graphs import given_by, graph_in
from inventaire.exchange.harvest.linked_child import answer
from inventaire.exchange.harvest.proposing import propose_entries
from inventaire.inventory.changes import Changes
from inventaire.inventory.dataset import Dataset, Resource
from inventaire.inventory.snapshot import Snapshot
from tests.builders import commune, picture
from tests.exchange.catalogue_case import catalogue_case
from tests.exchange.harvest_case import applied, datasets_of, inventories, named, proposed, texts

OURS = ("turtle", "jsonld", "rdf")
NAMESPACES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/" '
    'xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:skos="http://www.w3.org/2004/02/skos/core#" '
    'xmlns:vcard="http://www.w3.org/2006/vcard/ns#" xmlns:adms="http://www.w3.org/ns/adms#" '
    'xmlns:xsd="http://www.w3.org/2001/XMLSchema#"'
)
#: As GeoNetwork and other portals write: blanks in addresses, empty dates, text beside links.
GEONETWORK = f"""<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF {NAMESPACES}>
  <dcat:Dataset rdf:about="https://sig.example/geonetwork/datasets/42 https://sig.example/42">
    <dct:identifier>42</dct:identifier>
    <dct:title xml:lang="en">Water levels</dct:title>
    <dct:title xml:lang="fr">Hauteurs d'eau</dct:title>
    <dct:abstract>Relevés quotidiens de la rivière.</dct:abstract>
    <dcat:keyword>rivière</dcat:keyword>
    <dcat:theme rdf:resource="http://inspire.example/theme/hy">Hydrographie</dcat:theme>
    <dcat:theme rdf:parseType="Resource">
      <rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/>
      <skos:prefLabel xml:lang="fr">Risques naturels</skos:prefLabel>
    </dcat:theme>
    <dct:subject rdf:resource="http://inspire.example/TopicCategory/inlandWaters"/>
    <dct:spatial rdf:parseType="Resource">
      <skos:prefLabel>Vallée du Lien</skos:prefLabel>
    </dct:spatial>
    <dct:temporal>2004-11-03T00:00:00+01:00
      /
      2005-03-30T00:00:00+02:00</dct:temporal>
    <dct:issued rdf:datatype="http://www.w3.org/2001/XMLSchema#date"/>
    <dct:modified rdf:datatype="http://www.w3.org/2001/XMLSchema#date">avant-hier</dct:modified>
    <dct:accrualPeriodicity>daily</dct:accrualPeriodicity>
    <dct:license>copyright</dct:license>
    <dct:license rdf:resource="https://www.etalab.gouv.fr/licence-ouverte-open-licence"/>
    <dcat:landingPage rdf:resource="https://sig.example/fiche 42"/>
    <dct:provenance>Station automatique</dct:provenance>
    <dcat:contactPoint>
      <vcard:Organization>
        <vcard:fn>Service des eaux</vcard:fn>
        <vcard:hasEmail rdf:resource="mailto:eaux@valbrise.example"/>
      </vcard:Organization>
    </dcat:contactPoint>
    <dct:publisher>
      <foaf:Organization><foaf:name>Syndicat du Lien</foaf:name></foaf:Organization>
    </dct:publisher>
    <dcat:distribution>
      <dcat:Distribution>
        <dct:title>Relevés</dct:title>
        <dcat:accessURL rdf:resource="https://sig.example/page"/>
        <dcat:downloadURL rdf:resource="https://sig.example/releves 2025.csv"/>
        <dct:format>CSV</dct:format>
        <dcat:byteSize>environ 3 Mo</dcat:byteSize>
      </dcat:Distribution>
    </dcat:distribution>
    <dcat:distribution rdf:resource="https://sig.example/nothing-is-said-of-it"/>
  </dcat:Dataset>
</rdf:RDF>"""
BNODES = json.dumps(
    [
        {
            "@id": "http://data.example",
            "@type": ["http://www.w3.org/ns/dcat#Catalog"],
            "http://www.w3.org/ns/dcat#dataset": [{"@id": "_:d1"}],
            "http://www.w3.org/ns/hydra/core#next": [{"@id": "http://data.example?page=2"}],
        },
        {
            "@id": "_:d1",
            "@type": ["http://www.w3.org/ns/dcat#Dataset"],
            "http://purl.org/dc/terms/title": [{"@value": "Jeu un"}],
            "http://purl.org/dc/terms/identifier": [{"@value": "1"}],
            "http://purl.org/dc/terms/temporal": [{"@id": "_:t1"}],
            "http://www.w3.org/ns/dcat#landingPage": [{"@value": "_:d1"}],
            "http://www.w3.org/ns/dcat#theme": [{"@value": "Thème un"}],
            "http://www.w3.org/ns/dcat#distribution": [{"@id": "_:r1"}],
        },
        {
            "@id": "_:r1",
            "http://purl.org/dc/terms/format": [{"@value": "JSON"}],
            "http://www.w3.org/ns/dcat#accessURL": [{"@value": "http://data.example/1.json"}],
        },
        {
            "@id": "_:t1",
            "http://schema.org/startDate": [
                {
                    "@type": "http://www.w3.org/2001/XMLSchema#dateTime",
                    "@value": "2016-12-05T00:00:00",
                }
            ],
        },
    ]
)
ARCGIS = json.dumps(
    {
        "@context": "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld",
        "@type": "dcat:Catalog",
        "dataset": [
            {
                "@type": "dcat:Dataset",
                "identifier": "https://arcgis.example/item?id=f65&sublayer=5",
                "title": "stationnement velos",
                "keyword": ["mobilite"],
                "issued": "2022-07-29T10:07:13.000Z",
                "publisher": {"name": "Ville de Valbrise"},
                "contactPoint": {"fn": "sig", "email": "sig@valbrise.example"},
                "accessLevel": "public",
                "spatial": "6.5735,46.3912,6.6069,46.4028",
                "license": "<P>Soumis à la licence Etalab</P>",
                "distribution": [
                    {
                        "@type": "dcat:Distribution",
                        "title": "Shapefile",
                        "format": "ZIP",
                        "mediaType": "application/zip",
                        "accessURL": "https://arcgis.example/shp?layers=5",
                    }
                ],
            }
        ],
    }
)
FOREIGN = {"xml": GEONETWORK, "bnodes": BNODES, "arcgis": ARCGIS}


def read_here(data: bytes, before: Snapshot) -> Changes:
    """The same proposal without a child process, for what is tried many times."""
    found, told = given_by(answer(data, graph_in(data)))
    return propose_entries(found, before, published=True, told=told)


def test_a_portal_that_bends_the_rules_is_read_and_its_malformed_words_survive() -> None:
    changes = proposed(GEONETWORK)
    (water,) = datasets_of(changes).values()
    assert water["name"] == "Hauteurs d'eau", "what is said in French comes first"
    assert water["description"] == "Relevés quotidiens de la rivière."
    assert (water["identifier"], water["theme"], water["frequency"]) == ("42", "ENVI", "DAILY")
    assert water["keywords"] == ("rivière", "Risques naturels")
    assert water["spatial_label"] == "Vallée du Lien"
    assert (water["temporal_start"], water["temporal_end"]) == (
        date(2004, 11, 3),
        date(2005, 3, 30),
    )
    assert water["licence"] == "lov2"
    assert water["contact"] == "Service des eaux, eaux@valbrise.example"
    assert water["documentation_url"] == "https://sig.example/fiche%2042"
    assert named(changes, "actor", water["producer"]) == "Syndicat du Lien"
    assert water["resources"] == (
        Resource(title="Relevés", url="https://sig.example/releves%202025.csv", format="csv"),
    )
    for kept in ("avant-hier", "copyright", "environ 3 Mo", "Station automatique"):
        assert kept in water["notes"]
    told = texts(changes)
    assert any("« avant-hier » n'est pas compris" in text for text in told)
    assert any("« https://sig.example/fiche 42 » n'était pas une adresse" in text for text in told)
    origin = next(one.origin for one in changes.warnings if "avant-hier" in str(one.text))
    assert (origin.sheet, origin.cell) == ("Hauteurs d'eau", "dct:modified")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("OGC:WMS", "wms_srvc"),
        ("OGC:WFS-2.0.0-http-get-feature", "wfs_srvc"),
        ("WWW:LINK-1.0-http--link", "html"),
        (".xls", "xls"),
        ("text/csv; charset=utf-8", "csv"),
        ("http://publications.europa.eu/resource/authority/file-type/GEOJSON", "geojson"),
        ("https://www.iana.org/assignments/media-types/application/zip", "zip"),
        ("ESRI Shapefile", "shp"),
        ("papyrus", "other"),
    ],
)
def test_a_format_is_known_however_a_portal_says_it(told: str, expected: str) -> None:
    said = GEONETWORK.replace("<dct:format>CSV<", f"<dct:format>{told}<")
    (water,) = datasets_of(read_here(said.encode(), picture(commune()))).values()
    assert water["resources"][0].format == expected


def test_nodes_without_address_are_followed_and_a_page_says_it_is_one() -> None:
    changes = proposed(BNODES)
    (one,) = datasets_of(changes).values()
    assert (one["identifier"], one["temporal_start"]) == ("1", date(2016, 12, 5))
    assert one["keywords"] == ("Thème un",)
    assert one["resources"] == (Resource(url="http://data.example/1.json", format="json"),)
    assert "documentation_url" not in one
    assert any("qu'une page du catalogue" in text for text in texts(changes))


def test_the_catalogue_of_arcgis_is_read_with_the_context_known_here() -> None:
    (bikes,) = datasets_of(proposed(ARCGIS)).values()
    assert bikes["identifier"] == "https://arcgis.example/item?id=f65&sublayer=5"
    assert bikes["contact"] == "sig, sig@valbrise.example"
    assert (bikes["licence"], bikes["publication_status"]) == ("lov2", "published")
    assert bikes["created_on"] == date(2022, 7, 29)
    assert bikes["resources"][0].format == "zip"


@pytest.mark.parametrize("data", FOREIGN.values(), ids=FOREIGN)
def test_the_same_graph_twice_changes_nothing(data: str) -> None:
    before = picture(commune())
    after = applied(before, proposed(data, before))
    assert proposed(data, after).changes == ()


def test_what_is_restricted_is_not_said_to_be_published() -> None:
    restricted = GEONETWORK.replace(
        "<dct:abstract>",
        '<dct:accessRights rdf:resource="http://publications.europa.eu/resource/authority/'
        'access-right/NON_PUBLIC"/><dct:abstract>',
    )
    (water,) = datasets_of(proposed(restricted)).values()
    assert "publication_status" not in water
    assert "non_public" in water["notes"]


@pytest.mark.parametrize("code", OURS)
def test_our_graph_comes_back_without_a_change(code: str) -> None:
    before = catalogue_case()
    changes = proposed(FORMATS[code].write(before), before)
    assert (changes.changes, texts(changes)) == ((), [])
    assert {ref.id for ref in changes.unchanged} == {4, 5}


@pytest.mark.parametrize("code", OURS)
@settings(max_examples=25)
@given(before=inventories())
def test_whatever_graph_we_write_comes_back_without_a_change(code: str, before: Snapshot) -> None:
    assert read_here(FORMATS[code].write(before), before).changes == ()


def test_every_way_of_writing_gives_the_same_inventory() -> None:
    elsewhere = picture(replace(catalogue_case().organisation, id=9, siren="", name="Ailleurs"))
    found = [proposed(FORMATS[code].write(catalogue_case()), elsewhere) for code in OURS]
    assert datasets_of(found[0]) == datasets_of(found[1]) == datasets_of(found[2])
    grants = datasets_of(found[0])["Subventions versées"]
    assert grants["identifier"] == "https://valbrise.example/catalogue#jeu-4"
    assert grants["hvd_category"] == "statistics"


def test_a_portal_that_took_our_catalogue_up_gives_it_back_to_the_same_record() -> None:
    before = catalogue_case()
    ours = replace(before.datasets[0], name="Aides aux associations")
    (changed,) = proposed(
        FORMATS["turtle"].write(replace(before, datasets=(ours,))), before
    ).changes
    assert (changed.deed, changed.ref.id) == ("change", 4)
    assert [one.field for one in changed.fields] == ["name"]


def test_a_dataset_of_ours_keeps_its_contact_and_its_status() -> None:
    ours = Dataset(
        id=3,
        name="Hauteurs d'eau",
        contact="Bureau 12, 05 56 00 00 00",
        publication_status="not_communicable",
        producer=8,
    )
    before = picture(commune(), ours)
    after = applied(before, proposed(GEONETWORK, before)).dataset(3)
    assert (after.contact, after.publication_status) == (ours.contact, ours.publication_status)
    assert after.producer == 8

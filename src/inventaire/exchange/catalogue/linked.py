"""The catalogue as DCAT-AP 3.0.1, which portals harvest: Turtle, JSON-LD, RDF/XML.

Terms of the European lists are named by their addresses and typed here, so that the file is checked
without fetching them. High-value datasets say so (DCAT-AP HVD, Regulation 2023/138). JSON-LD bears
its own context. What a dataset does not say is left out; its title stands for a description, which
the profile demands, until there is one.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef

from inventaire.exchange.catalogue.entries import Catalogue, address, files_of, mail
from inventaire.exchange.catalogue.paging import Place, add_paging
from inventaire.inventory.dataset import Dataset, Resource
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.metadata import (
    AUTHORITY,
    FORMATS,
    HVD_CATEGORIES,
    LICENCES,
    THEMES,
)

ADMS = Namespace("http://www.w3.org/ns/adms#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
#: All but the characters of XML 1.0.
_NO_XML = re.compile("[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_MEDIA_TYPES = "http://www.iana.org/assignments/media-types/"
_PUBLIC = URIRef(f"{AUTHORITY}access-right/PUBLIC")
_FRENCH = URIRef(f"{AUTHORITY}language/FRA")
_THEMES = URIRef("http://publications.europa.eu/resource/authority/data-theme")
_HIGH_VALUE = URIRef("http://data.europa.eu/eli/reg_impl/2023/138/oj")
_PREFIXES = {
    "adms": ADMS,
    "dcat": DCAT,
    "dcatap": DCATAP,
    "dct": DCTERMS,
    "eli": ELI,
    "foaf": FOAF,
    "skos": SKOS,
    "vcard": VCARD,
    "xsd": XSD,
}


def as_turtle(catalogue: Catalogue, place: Place | None = None) -> bytes:
    """The catalogue in Turtle, or the page of it that ``place`` says."""
    return graph_of(catalogue, place).serialize(format="turtle", encoding="utf-8")


def as_rdf_xml(catalogue: Catalogue, place: Place | None = None) -> bytes:
    """The same in RDF/XML."""
    graph = graph_of(catalogue, place)
    return graph.serialize(format="pretty-xml", encoding="utf-8", max_depth=1)


def as_json_ld(catalogue: Catalogue, place: Place | None = None) -> bytes:
    """The same in JSON-LD, with its context inside."""
    context = {name: str(space) for name, space in _PREFIXES.items()}
    graph = graph_of(catalogue, place)
    text = graph.serialize(format="json-ld", context=context, auto_compact=False)
    found: dict[str, Any] = json.loads(text)
    # The library writes nodes in the order in which it happened to keep them.
    found["@graph"] = sorted(found["@graph"], key=lambda node: str(node["@id"]))
    return (json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def graph_of(catalogue: Catalogue, place: Place | None = None) -> Graph:
    """The catalogue, its datasets and their files."""
    graph = _Writer(catalogue).graph()
    if place is not None:
        add_paging(graph, place)
    return graph


class _Writer:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.organisation = catalogue.snapshot.organisation
        self.home = catalogue.base
        self.found = Graph()
        for name, space in _PREFIXES.items():
            self.found.bind(name, space)

    def graph(self) -> Graph:
        publisher = self._named("organisation", FOAF.Agent, FOAF.name, self.organisation.name)
        root = self._node("catalogue", DCAT.Catalog)
        title = f"Catalogue des données de {self.organisation.name}"
        self._say(root, DCTERMS.title, _french(title))
        self._say(root, DCTERMS.description, _french(f"{title}, tenu dans son inventaire."))
        self._say(root, DCTERMS.publisher, publisher)
        self._say(root, DCTERMS.modified, Literal(self.catalogue.snapshot.taken_on))
        self._say(root, DCTERMS.language, self._term(_FRENCH, DCTERMS.LinguisticSystem))
        self._say(root, DCAT.themeTaxonomy, self._term(_THEMES, SKOS.ConceptScheme))
        self._say(_THEMES, DCTERMS.title, _french("Thèmes de données"))
        if site := address(self.organisation.website):
            self._say(root, FOAF.homepage, self._term(URIRef(site), FOAF.Document))
        for dataset in self.catalogue.datasets:
            self._say(root, DCAT.dataset, self._dataset(dataset, publisher))
        return self.found

    def _node(self, name: str, kind: URIRef) -> URIRef:
        return self._term(URIRef(f"{self.home}{name}"), kind)

    def _term(self, term: URIRef, kind: URIRef) -> URIRef:
        self.found.add((term, RDF.type, kind))
        return term

    def _named(self, name: str, kind: URIRef, label: URIRef, text: str) -> URIRef:
        node = self._node(name, kind)
        self._say(node, label, _french(text) if label != VCARD.fn else Literal(text))
        return node

    def _say(self, node: URIRef, what: URIRef, value: URIRef | Literal | None) -> None:
        if value is not None:
            self.found.add((node, what, value))

    def _dataset(self, one: Dataset, publisher: URIRef) -> URIRef:
        node = self._node(f"jeu-{one.id}", DCAT.Dataset)
        self._say(node, DCTERMS.title, _french(one.name))
        self._say(node, DCTERMS.description, _french(one.description or one.name))
        self._say(node, DCTERMS.identifier, Literal(_clean(self.catalogue.identity(one))))
        self._say(node, DCTERMS.publisher, publisher)
        self._say(node, DCTERMS.accessRights, self._term(_PUBLIC, DCTERMS.RightsStatement))
        for keyword in one.keywords:
            self._say(node, DCAT.keyword, _french(keyword))
        self._say(node, DCTERMS.issued, _day(one.created_on))
        self._say(node, DCTERMS.modified, _day(one.updated_on))
        if one.update_subject:
            self._say(node, ADMS.versionNotes, _french(one.update_subject))
        self._classify(one, node)
        self._cover(one, node)
        self._contact(one, node)
        if page := address(one.documentation_url):
            self._say(node, FOAF.page, self._term(URIRef(page), FOAF.Document))
        for rank, resource in enumerate(files_of(one), start=1):
            self._say(node, DCAT.distribution, self._distribution(one, resource, rank))
        return node

    def _classify(self, one: Dataset, node: URIRef) -> None:
        """Theme, frequency, and what makes it a high-value dataset."""
        if theme := THEMES.get(one.theme):
            term = self._term(URIRef(theme.iri), SKOS.Concept)
            self._say(term, SKOS.prefLabel, _french(theme.label))
            self._say(term, SKOS.inScheme, _THEMES)
            self._say(node, DCAT.theme, term)
        if frequency := FREQUENCIES.get(one.frequency):
            term = self._term(URIRef(frequency.iri), DCTERMS.Frequency)
            self._say(node, DCTERMS.accrualPeriodicity, term)
        if category := HVD_CATEGORIES.get(one.hvd_category):
            term = self._term(URIRef(category.iri), SKOS.Concept)
            self._say(term, SKOS.prefLabel, _french(category.label))
            self._say(node, DCATAP.hvdCategory, term)
            law = self._term(_HIGH_VALUE, ELI.LegalResource)
            self._say(node, DCATAP.applicableLegislation, law)

    def _cover(self, one: Dataset, node: URIRef) -> None:
        """The territory and the period that the data are about."""
        if one.spatial_label:
            place = self._named(
                f"territoire-{one.id}", DCTERMS.Location, SKOS.prefLabel, one.spatial_label
            )
            self._say(node, DCTERMS.spatial, place)
        if one.temporal_start or one.temporal_end:
            period = self._node(f"periode-{one.id}", DCTERMS.PeriodOfTime)
            self._say(period, DCAT.startDate, _day(one.temporal_start))
            self._say(period, DCAT.endDate, _day(one.temporal_end))
            self._say(node, DCTERMS.temporal, period)

    def _contact(self, one: Dataset, node: URIRef) -> None:
        """A department and its public address; the name of nobody."""
        if not one.contact:
            return
        who = self.catalogue.producer(one)
        contact = self._named(f"contact-{one.id}", VCARD.Kind, VCARD.fn, who)
        if found := mail(one.contact):
            self._say(contact, VCARD.hasEmail, URIRef(f"mailto:{found}"))
        self._say(node, DCAT.contactPoint, contact)

    def _distribution(self, one: Dataset, resource: Resource, rank: int) -> URIRef:
        node = self._node(f"jeu-{one.id}-{rank}", DCAT.Distribution)
        self._say(node, DCAT.accessURL, URIRef(resource.url))
        if resource.title:
            self._say(node, DCTERMS.title, _french(resource.title))
        if resource.description:
            self._say(node, DCTERMS.description, _french(resource.description))
        if format := FORMATS.get(resource.format):
            if format.iri:
                term = self._term(URIRef(format.iri), DCTERMS.MediaTypeOrExtent)
                self._say(node, DCTERMS["format"], term)
            if format.media_type:
                media = URIRef(f"{_MEDIA_TYPES}{format.media_type}")
                self._say(node, DCAT.mediaType, self._term(media, DCTERMS.MediaType))
        if (licence := LICENCES.get(one.licence)) and licence.iri:
            term = self._term(URIRef(licence.iri), DCTERMS.LicenseDocument)
            self._say(node, DCTERMS.license, term)
        if resource.size is not None and resource.size >= 0:
            size = Literal(resource.size, datatype=XSD.nonNegativeInteger)
            self._say(node, DCAT.byteSize, size)
        self._say(node, DCTERMS.modified, _day(resource.modified_on))
        return node


def _french(text: str) -> Literal:
    return Literal(_clean(text), lang="fr")


def _clean(text: str) -> str:
    """Without what no XML may hold; the spaces of French typography and joined signs stay."""
    return _NO_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _day(value: date | None) -> Literal | None:
    return Literal(value) if value else None

"""A graph of DCAT as entries in plain data: datasets, their files, and where each word stood.

It runs in the child process that bounds memory and time, and fetches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from inventaire.exchange.harvest.words import format_of, licence_of, theme_of

ADMS = Namespace("http://www.w3.org/ns/adms#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
LOCN = Namespace("http://www.w3.org/ns/locn#")
SCHEMA = Namespace("http://schema.org/")
SECURE_SCHEMA = Namespace("https://schema.org/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")

#: A word and where it stood: ``["Bus", "dct:title"]``.
Word = list[str]

_NAMES = (
    *(SKOS.prefLabel, FOAF.name, VCARD.fn, RDFS.label, DCTERMS.title, LOCN.geographicName),
    *(VCARD["organization-name"], SCHEMA.name, SECURE_SCHEMA.name),
)
_SAID = {
    "name": (DCTERMS.title, RDFS.label),
    "description": (DCTERMS.description, DCTERMS.abstract),
    "keywords": (DCAT.keyword,),
    "frequency": (DCTERMS.accrualPeriodicity,),
    "created_on": (DCTERMS.issued, DCTERMS.created),
    "updated_on": (DCTERMS.modified,),
    "update_subject": (ADMS.versionNotes,),
    "documentation_url": (DCAT.landingPage, FOAF.page),
    "hvd_category": (DCATAP.hvdCategory,),
}
_FILE = {
    "title": (DCTERMS.title, RDFS.label),
    "description": (DCTERMS.description,),
    "url": (DCAT.downloadURL, DCAT.accessURL),
    "size": (DCAT.byteSize,),
    "modified_on": (DCTERMS.modified, DCTERMS.issued),
}
#: What is read elsewhere, or says nothing to an inventory.
_READ = {
    *(predicate for several in _SAID.values() for predicate in several),
    *(RDF.type, DCTERMS.identifier, ADMS.identifier, DCTERMS.language, DCTERMS.spatial),
    *(DCTERMS.temporal, DCTERMS.publisher, DCTERMS.license, DCTERMS.rights, DCTERMS.type),
    *(DCTERMS.accessRights, DCAT.contactPoint, DCAT.theme, DCTERMS.subject, DCAT.distribution),
    *(DCTERMS.conformsTo, DCATAP.applicableLegislation, DCTERMS.creator),
}
#: How people call the places where words stand.
_PREFIXES = {"adms": ADMS, "dcat": DCAT, "dcatap": DCATAP, "dct": DCTERMS, "foaf": FOAF}
_STARTS = (DCAT.startDate, SCHEMA.startDate, SECURE_SCHEMA.startDate)
_ENDS = (DCAT.endDate, SCHEMA.endDate, SECURE_SCHEMA.endDate)
_LETTER = re.compile(r"[^\W\d_]{2}")
#: A geometry is no name of a place.
_GEOMETRY = re.compile(r"^\s*(?:[{<]|\w*polygon|point|envelope)", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d+)")
_LONGEST = 2_000


def read_graph(graph: Graph) -> dict[str, Any]:
    """The datasets of a graph, in the order of their names, and whether other pages follow."""
    for prefix, space in _PREFIXES.items():
        graph.bind(prefix, space, override=True, replace=True)
    nodes = set(graph.subjects(RDF.type, DCAT.Dataset))
    nodes |= set(graph.subjects(RDF.type, DCAT.DatasetSeries))
    nodes |= {n for n in graph.objects(None, DCAT.dataset) if (n, DCTERMS.title, None) in graph}
    found = [_Dataset(graph, node).entry() for node in sorted(nodes, key=_order)]
    found.sort(key=lambda one: _natural(one["title"][0]))
    paged = any(graph.triples((None, HYDRA.next, None)))
    return {"entries": found, "told": ["paged"] if paged else []}


def _order(node: Node) -> tuple[bool, list[tuple[int, str]]]:
    return isinstance(node, BNode), _natural(str(node))


def _natural(text: str) -> list[tuple[int, str]]:
    """« 10 » comes after « 9 »."""
    return [
        (int(part), "") if part.isdecimal() and len(part) < 18 else (-1, part)
        for part in _NUMBERS.split(text)
    ]


class _Dataset:
    """One dataset of a graph."""

    def __init__(self, graph: Graph, node: Node) -> None:
        self.graph = graph
        self.node = node
        self.says: dict[str, list[Word]] = {}
        self.others: list[list[str]] = []

    def entry(self) -> dict[str, Any]:
        for name, predicates in _SAID.items():
            self._say(name, self._first(self.node, predicates))
        self._themes()
        self._places()
        self._period()
        self._people()
        files = [self._file(node) for node in self._nodes(DCAT.distribution)]
        self._licence()
        self._access()
        self._rest()
        title = next(iter(self.says.get("name", ())), ["", "dct:title"])
        return {
            "title": title,
            "identifiers": self._identifiers(),
            "says": self.says,
            "files": [file for file in files if file],
            "others": self.others,
        }

    def _say(self, name: str, words: Iterable[Word]) -> None:
        said = [word for word in words if word[0].strip()]
        if said:
            self.says.setdefault(name, []).extend(said)

    def _nodes(self, predicate: URIRef) -> list[Node]:
        return sorted(self.graph.objects(self.node, predicate), key=_order)

    def _place(self, predicate: Node) -> str:
        try:
            return self.graph.namespace_manager.qname(str(predicate))
        except (ValueError, KeyError):
            return str(predicate)

    def _first(self, node: Node, predicates: Iterable[URIRef]) -> list[Word]:
        """The words of the first of these predicates that says any."""
        for predicate in predicates:
            objects = _spoken(self.graph.objects(node, predicate))
            words = [[self._label(one), self._place(predicate)] for one in objects]
            if any(word[0].strip() for word in words):
                return words
        return []

    def _label(self, node: Node) -> str:
        """A literal, the address of a thing; the name of one that has no address."""
        if isinstance(node, BNode):
            return self._name(node)
        return str(node).removeprefix("mailto:")

    def _name(self, node: Node) -> str:
        """How a thing is called, if it is."""
        if isinstance(node, Literal):
            return str(node)
        for predicate in _NAMES:
            for one in _spoken(self.graph.objects(node, predicate)):
                if isinstance(one, Literal) and str(one).strip():
                    return str(one)
        return ""

    def _identifiers(self) -> list[Word]:
        words = [[str(one), "dct:identifier"] for one in self._nodes(DCTERMS.identifier)]
        if isinstance(self.node, URIRef):
            words.append([str(self.node), "rdf:about"])
        for one in self._nodes(ADMS.identifier):
            words += [[str(n), "adms:identifier"] for n in self.graph.objects(one, SKOS.notation)]
        return [word for word in words if word[0].strip()]

    def _themes(self) -> None:
        """Themes of the European list; the words of others are keywords."""
        for predicate in (DCAT.theme, DCTERMS.subject):
            for node in self._nodes(predicate):
                name = self._name(node)
                known = next((t for t in (str(node), name) if t and theme_of(t)), "")
                if known:
                    self._say("theme", [[known, self._place(predicate)]])
                elif name:
                    self._say("keywords", [[name, self._place(predicate)]])

    def _places(self) -> None:
        for node in self._nodes(DCTERMS.spatial):
            name = self._name(node)
            if name and not _GEOMETRY.match(name) and _LETTER.search(name):
                self._say("spatial_label", [[name, "dct:spatial"]])
            elif isinstance(node, URIRef) and (node, None, None) not in self.graph:
                self.others.append(["dct:spatial", str(node), "dct:spatial"])

    def _period(self) -> None:
        for node in self._nodes(DCTERMS.temporal):
            if isinstance(node, Literal):
                start, _bar, end = (part.strip() for part in str(node).partition("/"))
                self._say("temporal_start", [[start, "dct:temporal"]])
                self._say("temporal_end", [[end, "dct:temporal"]])
                continue
            self._say("temporal_start", self._first(node, _STARTS))
            self._say("temporal_end", self._first(node, _ENDS))

    def _people(self) -> None:
        for node in self._nodes(DCTERMS.publisher)[:1]:
            self._say("publisher", [[self._name(node), "dct:publisher"]])
            self._say("publisher_siret", self._first(node, (DCTERMS.identifier,)))
        for node in self._nodes(DCAT.contactPoint)[:1]:
            told = [self._name(node)]
            for predicate in (VCARD.hasEmail, VCARD.email):
                for one in self.graph.objects(node, predicate):
                    inner = self.graph.value(one, VCARD.value) or one
                    told.append(str(inner).removeprefix("mailto:"))
            told = [word for word in dict.fromkeys(told) if word.strip()]
            self._say("contact", [[", ".join(told), "dcat:contactPoint"]])

    def _licence(self) -> None:
        """The licence of the dataset, else of its files; their rights where no licence is said."""
        files = self._nodes(DCAT.distribution)
        for predicate in (DCTERMS.license, DCTERMS.rights):
            words: dict[str, Word] = {}
            for holder in (self.node, *files):
                for node in sorted(self.graph.objects(holder, predicate), key=_order):
                    tried = [str(node) if not isinstance(node, BNode) else "", self._name(node)]
                    known = next((t for t in tried if t and licence_of(t)[0]), "")
                    text = known or tried[1] or tried[0]
                    words.setdefault(text, [text, self._place(predicate)])
            known_first = sorted(words.values(), key=lambda word: not licence_of(word[0])[0])
            self._say("licence", known_first)
            if "licence" in self.says:
                return

    def _access(self) -> None:
        for node in self._nodes(DCTERMS.accessRights):
            text = self._name(node) or str(node)
            told = str(node).rsplit("/", 1)[-1].casefold()
            if told in ("public", "open"):
                self._say("open", [["public", "dct:accessRights"]])
            elif told in ("restricted", "non_public", "non-public", "confidential", "sensitive"):
                self._say("restricted", [[told, "dct:accessRights"]])
            elif text.strip() and not isinstance(node, BNode):
                self.others.append(["dct:accessRights", text[:_LONGEST], "dct:accessRights"])
        for node in self._nodes(DCTERMS.conformsTo):
            if "schema.data.gouv.fr" in str(node):
                self._say("schema", [[str(node), "dct:conformsTo"]])

    def _rest(self) -> None:
        """What the dataset says in its own words, and that no field holds."""
        for predicate, node in sorted(self.graph.predicate_objects(self.node), key=str):
            if predicate not in _READ and isinstance(node, Literal) and _LETTER.search(str(node)):
                place = self._place(predicate)
                self.others.append([place, str(node)[:_LONGEST], place])

    def _file(self, node: Node) -> dict[str, Word]:
        said = {name: words[0] for name, ps in _FILE.items() if (words := self._first(node, ps))}
        for name, predicate in (("format", DCTERMS["format"]), ("media", DCAT.mediaType)):
            for one in self.graph.objects(node, predicate):
                tried = [text for text in (str(one), self._name(one)) if text]
                known = next((text for text in tried if format_of(text)), self._name(one))
                if known:
                    said[name] = [known, self._place(predicate)]
        return said


def _spoken(nodes: Iterable[Node]) -> list[Node]:
    """What is said in French, else in no language, else in English, else in whichever."""
    every = sorted(nodes, key=_order)
    if len(every) < 2:
        return every
    languages = {_language(node) for node in every}
    chosen = next((one for one in ("fr", "", "en") if one in languages), None)
    return [node for node in every if chosen is None or _language(node) == chosen]


def _language(node: Node) -> str:
    language = getattr(node, "language", None) or ""
    return str(language).casefold().split("-")[0]

"""The files that the directory and the catalogue may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from inventaire.exchange.catalogue import directory, linked, tables
from inventaire.exchange.catalogue.directory import directory_of
from inventaire.exchange.catalogue.entries import Catalogue, catalogue_of
from inventaire.exchange.catalogue.paging import Place
from inventaire.i18n import N_
from inventaire.inventory.snapshot import Snapshot

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CSV = "text/csv; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Format:
    """A file: what it is called and for, its ending, and who writes it from an inventory."""

    label: str
    purpose: str
    ending: str
    media_type: str
    write: Callable[[Snapshot], bytes]


def _catalogue(write: Callable[[Catalogue], bytes]) -> Callable[[Snapshot], bytes]:
    return lambda snapshot: write(catalogue_of(snapshot))


#: What harvesters read a page at a time, by the ending of its address.
HARVESTED: Mapping[str, tuple[str, Callable[[Catalogue, Place], bytes]]] = {
    "ttl": ("text/turtle; charset=utf-8", linked.as_turtle),
    "jsonld": ("application/ld+json", linked.as_json_ld),
    "rdf": ("application/rdf+xml", linked.as_rdf_xml),
}
#: The directory that CRPA L322-6 asks for.
DIRECTORY: Mapping[str, Format] = {
    "rip": Format(
        N_("RIP, classeur Excel"),
        N_("À mettre en ligne : les contenus de l'article R322-7, et ce qui aide le lecteur"),
        "xlsx",
        _WORKBOOK,
        lambda snapshot: directory.as_workbook(directory_of(snapshot)),
    ),
    "rip-csv": Format(
        N_("RIP, csv"),
        N_("Le même, pour un autre outil"),
        "csv",
        _CSV,
        lambda snapshot: directory.as_csv(directory_of(snapshot)),
    ),
}
#: What portals read: the datasets that are published or about to be.
CATALOGUE: Mapping[str, Format] = {
    "turtle": Format(
        N_("DCAT-AP, Turtle"),
        N_("Pour un portail qui moissonne"),
        "ttl",
        "text/turtle; charset=utf-8",
        _catalogue(linked.as_turtle),
    ),
    "jsonld": Format(
        N_("DCAT-AP, JSON-LD"),
        N_("Pour un portail qui moissonne"),
        "jsonld",
        "application/ld+json",
        _catalogue(linked.as_json_ld),
    ),
    "rdf": Format(
        N_("DCAT-AP, RDF/XML"),
        N_("Pour un portail qui moissonne"),
        "rdf",
        "application/rdf+xml",
        _catalogue(linked.as_rdf_xml),
    ),
    "scdl": Format(
        N_("Catalogue SCDL, csv"),
        N_("Le schéma des collectivités"),
        "csv",
        _CSV,
        _catalogue(tables.as_scdl),
    ),
    "etat": Format(
        N_("Schéma « catalogue de données », csv"),
        N_("Le schéma de l'État (schema-catalogue-donnees)"),
        "csv",
        _CSV,
        _catalogue(tables.as_state_catalogue),
    ),
    "portail": Format(
        N_("Catalogue de data.gouv.fr, csv"),
        N_("La mise en page que data.gouv.fr exporte"),
        "csv",
        _CSV,
        _catalogue(tables.as_portal_catalogue),
    ),
}
FORMATS: Mapping[str, Format] = {**DIRECTORY, **CATALOGUE}

"""A catalogue given a page at a time, as harvesters follow it (Hydra).

data.gouv.fr follows ``hydra:next`` of a PartialCollectionView; others ``hydra:nextPage`` of a
PagedCollection: the page is both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef

HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")


@dataclass(frozen=True, slots=True)
class Place:
    """Which page of how many, of how many datasets; ``address`` gives the address of any page."""

    page: int
    pages: int
    total: int
    size: int
    address: Callable[[int], str]


def add_paging(graph: Graph, place: Place) -> None:
    """Say in the graph which page it is, and where the others are."""
    graph.bind("hydra", HYDRA)
    here = URIRef(place.address(place.page))
    for kind in (HYDRA.PagedCollection, HYDRA.PartialCollectionView):
        graph.add((here, RDF.type, kind))
    for name, count in (("totalItems", place.total), ("itemsPerPage", place.size)):
        graph.add((here, HYDRA[name], Literal(count, datatype=XSD.integer)))
    for names, page in _others(place):
        for name in names:
            graph.add((here, HYDRA[name], URIRef(place.address(page))))


def _others(place: Place) -> list[tuple[tuple[str, str], int]]:
    found = [(("first", "firstPage"), 1), (("last", "lastPage"), place.pages)]
    if place.page > 1:
        found.append((("previous", "previousPage"), place.page - 1))
    if place.page < place.pages:
        found.append((("next", "nextPage"), place.page + 1))
    return found

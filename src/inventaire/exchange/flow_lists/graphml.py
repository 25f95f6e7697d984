"""Graphs in GraphML, from this application, yEd, Gephi or networkx."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from inventaire.exchange.flow_lists.given import GivenFlow, GivenGraph, GivenPlace
from inventaire.exchange.readers import Unreadable
from inventaire.i18n import N_, Text, _
from inventaire.inventory.changes import Origin

_BROKEN = N_(
    "Ce fichier GraphML est abîmé ou incomplet (%(why)s). Exportez-le de nouveau et réessayez."
)

#: What an attribute is called elsewhere, by the field it fills here.
_NAMES: Mapping[str, str] = {
    "label": "name",
    "d_label": "name",
    "title": "name",
    "type": "nature",
    "description": "notes",
    "dataset": "datasets",
    "data": "datasets",
}
_PLACE = ("kind", "nature", "hosting", "operator", "country", "notes")
_FLOW = ("medium", "frequency", "automation", "encrypted", "transformation", "safeguard",
         "status", "notes")  # fmt: skip


def read_graphml(data: bytes) -> GivenGraph:
    """Its nodes and edges; nested graphs are flattened. Raises ``Unreadable``."""
    try:
        root: Element = fromstring(data, forbid_dtd=False)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError) as error:
        raise Unreadable(Text(_BROKEN, {"why": str(error)[:120]})) from error
    keys = {
        str(key.get("id")): str(key.get("attr.name") or "").lower()
        for key in root.iter()
        if _tag(key) == "key"
    }
    return GivenGraph(
        places=list(_places(root, keys)), flows=list(_flows(root, keys)), is_closed=True
    )


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _values(element: Element, keys: Mapping[str, str]) -> dict[str, str]:
    """What an element says by attribute; yEd keeps its label inside a drawing."""
    found: dict[str, str] = {}
    for data in element:
        if _tag(data) != "data":
            continue
        name = keys.get(str(data.get("key")), str(data.get("key") or "").lower())
        text = "".join(data.itertext()).strip() if len(data) == 0 else _label_in(data)
        name = "name" if len(data) else _NAMES.get(name, name)
        if text:
            found.setdefault(name, text)
    return found


def _label_in(data: Element) -> str:
    """The label that yEd draws on a node or an edge."""
    for element in data.iter():
        if _tag(element) in ("NodeLabel", "EdgeLabel"):
            return " ".join((element.text or "").split())
    return ""


def _places(root: Element, keys: Mapping[str, str]) -> Iterator[GivenPlace]:
    for rank, node in enumerate((e for e in root.iter() if _tag(e) == "node"), start=1):
        values = _values(node, keys)
        key = str(node.get("id") or "")
        origin = Origin("GraphML", _("nœud %(number)s", number=rank))
        said = {name: (values[name], origin) for name in _PLACE if name in values}
        yield GivenPlace(key=key, name=values.get("name", key), origin=origin, said=said)


def _flows(root: Element, keys: Mapping[str, str]) -> Iterator[GivenFlow]:
    undirected = any(
        _tag(e) == "graph" and e.get("edgedefault") == "undirected" for e in root.iter()
    )
    for rank, edge in enumerate((e for e in root.iter() if _tag(e) == "edge"), start=1):
        values = _values(edge, keys)
        origin = Origin("GraphML", _("arête %(number)s", number=rank))
        named = tuple(p.strip() for p in values.get("datasets", "").split(";") if p.strip())
        given = GivenFlow(
            source=str(edge.get("source") or ""),
            target=str(edge.get("target") or ""),
            origin=origin,
            name=values.get("name", ""),
            datasets=named,
            said={name: (values[name], origin) for name in _FLOW if name in values},
        )
        yield given
        directed = edge.get("directed", "false" if undirected else "true")
        if directed == "false":
            yield GivenFlow(given.target, given.source, origin, given.name, named, given.said)

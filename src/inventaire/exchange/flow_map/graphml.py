"""A map as GraphML (graphml.graphdrawing.org), which Gephi, yEd, Cytoscape and networkx read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from xml.etree import ElementTree

from inventaire.exchange.flow_map.facts import Shown, ShownFlow, ShownPlace

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_BOOLEANS = frozenset({"encrypted", "personal", "sensitive", "leaves_eea"})
#: What the format itself says of a node and of an edge.
_STRUCTURE = frozenset({"id", "source", "target"})


def to_graphml(shown: Shown) -> bytes:
    """A directed graph whose parallel flows stay apart; unknown answers are left out."""
    root = ElementTree.Element("graphml", xmlns=_NAMESPACE)
    for record, target in ((ShownPlace, "node"), (ShownFlow, "edge")):
        for field in fields(record):
            if field.name not in _STRUCTURE:
                _key(root, field.name, target)
    graph = ElementTree.SubElement(root, "graph", id="carte", edgedefault="directed")
    desc = ElementTree.SubElement(graph, "desc")
    desc.text = f"{shown.organisation} — {shown.title}, {shown.taken_on.isoformat()}"
    for place in shown.places:
        node = ElementTree.SubElement(graph, "node", id=place.id)
        _data(node, asdict(place))
    for flow in shown.flows:
        ends = {"id": flow.id, "source": flow.source, "target": flow.target}
        _data(ElementTree.SubElement(graph, "edge", ends), asdict(flow))
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _key(root: ElementTree.Element, name: str, target: str) -> None:
    type_ = "boolean" if name in _BOOLEANS else "string"
    told = {"id": f"{target}-{name}", "for": target, "attr.name": name, "attr.type": type_}
    ElementTree.SubElement(root, "key", told)


def _data(element: ElementTree.Element, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        if name not in _STRUCTURE and value not in ("", None, ()):
            data = ElementTree.SubElement(element, "data", key=f"{element.tag}-{name}")
            data.text = _written(value)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ; ".join(value) if isinstance(value, tuple) else str(value)

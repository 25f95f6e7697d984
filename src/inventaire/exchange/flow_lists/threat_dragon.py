"""Threat models of OWASP Threat Dragon, version 2: their diagrams hold processes, stores, actors
and flows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from inventaire.exchange.flow_lists.given import GivenFlow, GivenGraph, GivenPlace
from inventaire.exchange.readers import Unreadable
from inventaire.i18n import N_, Text, _
from inventaire.inventory.changes import Origin

_BROKEN = N_(
    "Ce fichier JSON est abîmé ou incomplet (%(why)s). Exportez-le de nouveau et réessayez."
)
_OTHER = N_(
    "Ce fichier JSON n'est pas un modèle Threat Dragon de version 2 : il n'a pas de diagramme "
    "(« detail », « diagrams », « cells »)."
)
#: What a shape is here: a kind of record, and its nature where the shape tells.
_SHAPES: Mapping[str, tuple[str, str]] = {
    "process": ("system", ""),
    "store": ("system", "database"),
    "actor": ("actor", ""),
}


def read_threat_dragon(data: bytes) -> GivenGraph:
    """The places and flows of every diagram; what only comments the drawing is left out.

    Raises ``Unreadable``.
    """
    try:
        model = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unreadable(Text(_BROKEN, {"why": str(error)[:120]})) from error
    diagrams = list(_diagrams(model))
    if not diagrams:
        raise Unreadable(Text(_OTHER))
    places: list[GivenPlace] = []
    flows: list[GivenFlow] = []
    for title, cells in diagrams:
        places.extend(_places(title, cells))
        flows.extend(_flows(title, cells))
    return GivenGraph(places, flows, is_closed=True)


def _diagrams(model: Any) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    detail = model.get("detail") if isinstance(model, dict) else None
    diagrams = detail.get("diagrams") if isinstance(detail, dict) else None
    for rank, diagram in enumerate(diagrams if isinstance(diagrams, list) else (), start=1):
        cells = diagram.get("cells") if isinstance(diagram, dict) else None
        if isinstance(cells, list):
            title = str(diagram.get("title") or _("diagramme %(number)s", number=rank))
            yield title[:80], [cell for cell in cells if isinstance(cell, dict)]


def _data(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    data = cell.get("data")
    return data if isinstance(data, dict) else {}


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _places(title: str, cells: list[Mapping[str, Any]]) -> Iterator[GivenPlace]:
    for rank, cell in enumerate(cells, start=1):
        shape = _SHAPES.get(str(cell.get("shape")))
        if shape is None:
            continue
        data, origin = _data(cell), _origin(title, rank)
        said = {"kind": (shape[0], origin)}
        if shape[1]:
            said["nature"] = (shape[1], origin)
        if notes := _text(data.get("description")):
            said["notes"] = (notes, origin)
        yield GivenPlace(str(cell.get("id")), _text(data.get("name")), origin, said)


def _flows(title: str, cells: list[Mapping[str, Any]]) -> Iterator[GivenFlow]:
    for rank, cell in enumerate(cells, start=1):
        if cell.get("shape") != "flow":
            continue
        data, origin = _data(cell), _origin(title, rank)
        ends = [_end(cell.get("source")), _end(cell.get("target"))]
        notes = " ".join(filter(None, (_text(data.get("description")), _protocol(data))))
        said = {"notes": (notes, origin)} if notes else {}
        if isinstance(data.get("isEncrypted"), bool):
            said["encrypted"] = ("oui" if data["isEncrypted"] else "non", origin)
        name = _text(data.get("name"))
        yield GivenFlow(ends[0], ends[1], origin, name=name, said=said)
        if data.get("isBidirectional") is True:
            yield GivenFlow(ends[1], ends[0], origin, name=name, said=said)


def _end(end: Any) -> str:
    """What a flow is tied to; nothing where its end hangs in the drawing."""
    cell = end.get("cell") if isinstance(end, dict) else None
    return cell if isinstance(cell, str) else ""


def _protocol(data: Mapping[str, Any]) -> str:
    protocol = _text(data.get("protocol"))
    return _("Protocole : %(name)s.", name=protocol) if protocol else ""


def _origin(title: str, rank: int) -> Origin:
    return Origin(title, _("élément %(number)s", number=rank))

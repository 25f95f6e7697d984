"""A GeoJSON file as rows: the properties of each feature, and what shape it has.

Features are read one by one, so that a large file takes no more memory than its text, and
coordinates are not kept: a shape is a shape.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from inventaire.exchange.delimited import NotText, TooWide

_BLANK = re.compile(r"[\s,:]*")
_DECODER = json.JSONDecoder()
#: A cell of a sample; a property may hold anything.
_LONGEST = 20_000
_SHEET = "GeoJSON"
#: How the shape of features is called among their properties, which may use the name.
GEOMETRY = "geometry"


def is_json(data: bytes) -> bool:
    """Whether bytes may be an object of JSON."""
    return data.removeprefix(b"\xef\xbb\xbf")[:200].lstrip().startswith(b"{")


def read_geojson(data: bytes, *, rows: int, columns: int) -> list[dict[str, Any]]:
    """The first features as the rows of one sheet, under the names of their properties.

    Raises ``NotText`` where it is no collection of features, ``TooWide`` where they have too many
    properties.
    """
    names: dict[str, int] = {}
    found: list[list[str]] = []
    for feature in _features(data.decode("utf-8-sig")):
        if len(found) >= rows:
            break
        cells = _cells(feature)
        for name in cells:
            names.setdefault(name, len(names))
        if len(names) > columns:
            raise TooWide
        row = [""] * len(names)
        for name, value in cells.items():
            row[names[name]] = value
        found.append(row)
    if not found:
        raise NotText
    return [{"name": _SHEET, "rows": [list(names), *found]}]


def _features(text: str) -> Iterator[Any]:
    """Each feature of a collection, or the only one that a file holds."""
    at = _after_blank(text, text.index("{") + 1)
    alone: dict[str, Any] = {}
    while text[at : at + 1] == '"':
        name, at = _DECODER.raw_decode(text, at)
        at = _after_blank(text, at)
        if name == "features" and text[at : at + 1] == "[":
            yield from _listed(text, at + 1)
            return
        alone[name], at = _DECODER.raw_decode(text, at)
        at = _after_blank(text, at)
    if alone.get("type") == "Feature":
        yield alone


def _listed(text: str, at: int) -> Iterator[Any]:
    at = _after_blank(text, at)
    while text[at : at + 1] == "{":
        feature, at = _DECODER.raw_decode(text, at)
        yield feature
        at = _after_blank(text, at)


def _after_blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _cells(feature: Any) -> dict[str, str]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    cells = {}
    if isinstance(properties, dict):
        cells = {str(name)[:_LONGEST]: _cell(value) for name, value in properties.items()}
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if isinstance(geometry, dict):
        cells.setdefault(GEOMETRY, f"{geometry.get('type', '')} ()".upper()[:100])
    return cells


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Oui" if value else "Non"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))[:_LONGEST]

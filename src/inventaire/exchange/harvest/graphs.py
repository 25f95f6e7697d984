"""Catalogues in DCAT or ISO 19139: known by how they begin, read apart, given as entries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from inventaire.exchange.harvest.entries import Entry, Given
from inventaire.exchange.readers import BOUNDS, Bounds, Unreadable, ask_child
from inventaire.exchange.sheets import Cell
from inventaire.i18n import N_, Text, _
from inventaire.inventory.changes import Origin, Warning
from inventaire.inventory.dataset import Dataset

#: What records of geographic data are called here.
ISO = "iso"
_START = 8_000
_TURTLE = re.compile(
    r"(?:\s|#[^\n]*\n)*"
    r"(?:@prefix|@base|prefix\s+[\w.-]*:\s*<|base\s+<|<[a-z][a-z0-9+.-]*:[^<>\s]*>\s+<)",
    re.IGNORECASE,
)
_SHOWN = 80

_REFUSALS = {
    "remote": N_(
        "Ce fichier renvoie à un contexte d'une autre adresse (%(address)s), qui n'est jamais "
        "téléchargée. Exportez-le avec son contexte dans le fichier, ou en Turtle ou RDF/XML."
    ),
    "entities": N_(
        "Ce fichier XML définit des entités ou une DTD, qui ne sont jamais lues. Enregistrez-le "
        "sans « DOCTYPE » et réessayez."
    ),
    "triples": N_(
        "Ce catalogue contient plus de %(most)s triplets : exportez-le en plusieurs fois."
    ),
    "syntax": N_("Ce fichier n'est pas bien formé (ligne %(place)s) : exportez-le de nouveau."),
    "damaged": N_("Ce fichier ne suit pas les règles de son format : exportez-le de nouveau."),
}
#: What a record of geographic data says, and that no field holds.
_HEADINGS = {
    "box": N_("Emprise géographique"),
    "constraints": N_("Contraintes d'accès et d'usage"),
    "purpose": N_("Objectif"),
}
_TOLD = {
    "services": N_(
        "Ce fichier décrit aussi des services (WMS, WFS…), qui ne sont pas des jeux de données : "
        "ils sont laissés."
    ),
    "paged": N_("Ce fichier n'est qu'une page du catalogue : importez aussi les suivantes."),
}


def graph_in(data: bytes) -> str:
    """What a catalogue is written in, as its reader calls it; empty where it is no graph."""
    start = data[:_START]
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        start = start.decode("utf-16", errors="replace").encode()
    text = start.decode("utf-8-sig", errors="replace").lstrip()
    if text.startswith(("{", "[")):
        words = (b'"@context"', b'"@graph"', b'"@id"', b'"@type"')
        return "json-ld" if any(word in data for word in words) else ""
    if _TURTLE.match(text):
        return "turtle"
    if not text.startswith("<") or "<graphml" in text:
        return ""
    if "MD_Metadata" in text or "MI_Metadata" in text:
        return ISO
    return "xml" if "rdf-syntax-ns#" in text else ""


def read_graph_file(
    data: bytes, kind: str, *, bounds: Bounds = BOUNDS
) -> tuple[list[Given], list[Warning]]:
    """The datasets of a catalogue, and what is to be said of it. Raises ``Unreadable``."""
    module = "inventaire.exchange.harvest.linked_child"
    return given_by(ask_child(module, data, kind, bounds=bounds))


def given_by(answer: Mapping[str, Any]) -> tuple[list[Given], list[Warning]]:
    """The same, from what the child process answers."""
    if "refused" in answer:
        raise Unreadable(Text(_REFUSALS[answer["refused"]], answer["values"]))
    told = [Warning(Text(_TOLD[code])) for code in answer["told"]]
    return [_given(one) for one in answer["entries"]], told


def _given(one: Mapping[str, Any]) -> Given:
    sheet = " ".join(one["title"][0].split())[:_SHOWN] or "?"

    def cell(word: list[str]) -> Cell:
        return Cell(word[0].strip(), Origin(sheet, word[1]))

    entry = Entry(
        {name: tuple(map(cell, words)) for name, words in one["says"].items()},
        tuple({name: cell(word) for name, word in file.items()} for file in one["files"]),
        tuple(
            (_(_HEADINGS[heading]) if heading in _HEADINGS else heading, cell([text, place]))
            for heading, text, place in one["others"]
        ),
    )
    identifiers = tuple(map(cell, one["identifiers"]))
    return Given(cell(one["title"]), identifiers, partial(_same, entry))


def _same(entry: Entry, _known: Dataset | None) -> Entry:
    return entry

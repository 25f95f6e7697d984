"""Reads a catalogue in RDF or in XML from standard input: run as a child process, off the network.

What it finds, or why it refuses, is written as JSON. What it may use of memory and time is limited
from within, and nothing that a file names is ever opened.
"""

from __future__ import annotations

import json
import logging
import sys
import warnings
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring, tostring
from rdflib import Graph
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.plugins.stores.memory import Memory

from inventaire.exchange.harvest.contexts import LOCAL_CONTEXTS
from inventaire.exchange.harvest.geographic import read_records
from inventaire.exchange.harvest.linked import read_graph
from inventaire.exchange.reading_child import TOO_MUCH, limit_use

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
JSON_LD, XML, ISO = "json-ld", "xml", "iso"
#: More triples than 5 000 datasets take, and what is read in the time that is given.
MOST_TRIPLES = 250_000
#: What would reach the outside: none of it is ever needed to read a file.
_OUTSIDE = ("socket.", "urllib.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "http.")


class Refused(Exception):
    """Why a file is not read: a code, and what it says of the place."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class _BoundedStore(Memory):
    """Triples in memory, up to a number."""

    _added = 0

    def add(self, *arguments: Any, **named: Any) -> None:
        """Keep a triple. Raises ``Refused`` beyond what is read."""
        self._added += 1
        if self._added > MOST_TRIPLES:
            raise Refused("triples", most=MOST_TRIPLES)
        super().add(*arguments, **named)


def answer(data: bytes, kind: str) -> dict[str, Any]:
    """The entries of a catalogue, or why there are none: never an exception but of memory."""
    try:
        if kind == XML:
            return _xml(data)
        if kind == ISO:
            return read_records(fromstring(data, forbid_dtd=True))
        graph = _graph()
        text = _text(data)
        if kind == JSON_LD:
            text = _with_contexts(text)
        graph.parse(data=text, format=kind)
        return read_graph(graph)
    except Refused as refused:
        return {"refused": refused.code, "values": refused.values}
    except DefusedXmlException:
        return {"refused": "entities", "values": {}}
    except (BadSyntax, ParserError, ParseError, json.JSONDecodeError) as error:
        return {"refused": "syntax", "values": {"place": _place(error)}}
    except MemoryError:
        raise
    except Exception:  # whatever else a library trips over, the file is at fault
        return {"refused": "damaged", "values": {}}


def _graph() -> Graph:
    return Graph(store=_BoundedStore())


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _place(error: Exception) -> str:
    """The line where reading stopped, where it is known."""
    if isinstance(error, BadSyntax):
        return str(error.lines + 1)
    if isinstance(error, json.JSONDecodeError):
        return str(error.lineno)
    if isinstance(error, ParseError):
        return str(error.position[0])
    told = str(error).split(":")
    return told[1] if len(told) > 2 and told[1].isdecimal() else "?"


def _xml(data: bytes) -> dict[str, Any]:
    """RDF/XML, alone or in the answer of a catalogue service."""
    root = fromstring(data, forbid_dtd=True)
    graph = _graph()
    for part in _graphs_in(root):
        graph.parse(data=tostring(part, encoding="unicode"), format="xml")
    return read_graph(graph)


def _graphs_in(root: Element) -> Iterator[Element]:
    if root.tag == f"{{{RDF}}}RDF":
        yield root
        return
    yield from root.iter(f"{{{RDF}}}RDF")


def _with_contexts(text: str) -> str:
    """The same JSON-LD, a context that is known here in the place of its address.

    Raises ``Refused`` where it names any other: a file never makes this machine fetch something.
    """
    found = json.loads(text)
    waiting = [found]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if "@context" in one:
                one["@context"] = _local(one["@context"])
            if "@import" in one:
                raise Refused("remote", address=str(one["@import"])[:200])
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
    return json.dumps(found)


def _local(context: Any) -> Any:
    if isinstance(context, list):
        return [_local(one) for one in context]
    if not isinstance(context, str):
        return context
    address = context.removeprefix("https://").removeprefix("http://").rstrip("#/")
    if address not in LOCAL_CONTEXTS:
        raise Refused("remote", address=context[:200])
    return LOCAL_CONTEXTS[address]


def stay_inside() -> None:
    """Let nothing in this process reach a network or start another."""

    def refuse(event: str, _arguments: tuple[Any, ...]) -> None:
        if event.startswith(_OUTSIDE):
            raise PermissionError(event)

    sys.addaudithook(refuse)


def main() -> None:
    """The child process itself."""
    memory, seconds = (int(argument) for argument in sys.argv[3:5])
    limit_use(memory, seconds)
    stay_inside()
    # What the library says of malformed dates and addresses is for the preview to say.
    logging.disable()
    warnings.simplefilter("ignore")
    try:
        found = answer(sys.stdin.buffer.read(), sys.argv[5])
        json.dump(found, sys.stdout, ensure_ascii=True)
    except MemoryError:
        sys.exit(TOO_MUCH)


if __name__ == "__main__":
    main()

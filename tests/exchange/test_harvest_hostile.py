"""A graph that is hostile, damaged or too large is refused and explained; none is obeyed."""

from __future__ import annotations

import json
import random
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inventaire.exchange.catalogue.formats import FORMATS
from inventaire.exchange.harvest.graphs import graph_in
from inventaire.exchange.harvest.linked_child import MOST_TRIPLES, answer
from inventaire.exchange.readers import BOUNDS, Unreadable
from tests.builders import commune, picture
from tests.exchange.catalogue_case import catalogue_case
from tests.exchange.harvest_case import proposed
from tests.exchange.test_harvest_graphs import FOREIGN, GEONETWORK, NAMESPACES, OURS, read_here


def refusal(data: bytes | str) -> str:
    with pytest.raises(Unreadable) as refused:
        proposed(data)
    return str(refused.value.text)


class _Listener(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing on the terminal."""


@pytest.fixture
def listener() -> Iterator[str]:
    """A server that knows who asked it something."""
    _Listener.asked = []
    server = HTTPServer(("127.0.0.1", 0), _Listener)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def _reaching(address: str) -> dict[str, str]:
    return {
        "context": json.dumps({"@context": f"{address}/c", "@id": "x"}),
        "listed": json.dumps({"@context": [{"a": "http://a"}, f"{address}/c"], "@id": "x"}),
        "import": json.dumps({"@context": {"@import": f"{address}/c"}, "@id": "x"}),
        "scoped": json.dumps(
            {"@context": {"p": {"@id": "http://p", "@context": f"{address}/c"}}, "p": {"@id": "x"}}
        ),
        "inner": json.dumps({"@id": "x", "http://p": {"@context": f"{address}/c", "b": 1}}),
        "file": json.dumps({"@context": "file:///etc/passwd", "@id": "x"}),
        "dtd": f'<!DOCTYPE r SYSTEM "{address}/d"><rdf:RDF {NAMESPACES}/>',
        "entity": f'<!DOCTYPE r [<!ENTITY e SYSTEM "{address}/e">]><rdf:RDF {NAMESPACES}>&e;'
        "</rdf:RDF>",
        "stylesheet": f'<?xml-stylesheet href="{address}/s"?><rdf:RDF {NAMESPACES}/>',
        "turtle": f"@prefix o: <http://www.w3.org/2002/07/owl#> .\n<{address}/a> o:imports "
        f"<{address}/b> .",
        "served": GEONETWORK.replace("https://sig.example", address),
    }


@pytest.mark.parametrize("way", list(_reaching("")))
def test_nothing_is_ever_asked_because_of_what_a_file_holds(way: str, listener: str) -> None:
    try:
        proposed(_reaching(listener)[way])
    except Unreadable as unreadable:
        assert str(unreadable.text)
    assert _Listener.asked == []


@pytest.mark.parametrize("way", list(_reaching("")))
def test_reading_opens_no_socket(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: Any, **_named: Any) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    data = _reaching("http://inventaire.invalid")[way].encode()
    found = answer(data, graph_in(data))
    assert found.get("refused") != "damaged", "an error of the reader would hide an attempt"


def test_a_remote_context_is_named_and_the_way_out_is_said() -> None:
    told = refusal(json.dumps({"@context": "https://portal.example/context.jsonld", "@id": "x"}))
    assert "https://portal.example/context.jsonld" in told
    assert "Turtle ou RDF/XML" in told


def test_entities_are_refused_before_they_expand() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    told = refusal(f'<!DOCTYPE r [<!ENTITY l0 "ha">{laughs}]><rdf:RDF {NAMESPACES}>&l9;</rdf:RDF>')
    assert "DOCTYPE" in told


@pytest.mark.slow
def test_a_million_triples_are_refused() -> None:
    lines = (f'<x:{n}> <y:z> "{n}" .' for n in range(1_000_000))
    told = refusal("\n".join(lines))
    assert str(MOST_TRIPLES) in told or "trop de temps ou de mémoire" in told


def test_the_number_of_triples_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inventaire.exchange.harvest.linked_child.MOST_TRIPLES", 10)
    for data in (*FOREIGN.values(), FORMATS["turtle"].write(catalogue_case()).decode()):
        found = answer(data.encode(), graph_in(data.encode()))
        assert (found.get("refused"), found.get("values")) == ("triples", {"most": 10})


def test_a_file_larger_than_what_is_read_is_refused() -> None:
    assert "trop gros" in refusal("@prefix a: <http://a> .\n" + " " * (BOUNDS.bytes + 1))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("@prefix dcat: <http://www.w3.org/ns/dcat#> .\n\n<a> oops", "ligne 3"),
        ('{"@context": {},\n "@id": }', "ligne 2"),
        (f"<rdf:RDF {NAMESPACES}>\n<dcat:Dataset>\n</rdf:RDF>", "ligne 3"),
        ("[" * 5_000 + '"@id"', "règles de son format"),
        ('{"@context": 5, "@id": 7}', "règles de son format"),
        (f"<rdf:RDF {NAMESPACES}/>", "aucun jeu de données"),
    ],
)
def test_a_graph_that_is_not_well_formed_is_refused_with_its_line(data: str, expected: str) -> None:
    assert expected in refusal(data)


_SEEDS = [
    *(text.encode() for text in FOREIGN.values()),
    *(FORMATS[code].write(catalogue_case()) for code in OURS),
]


@settings(max_examples=60)
@given(seed=st.integers(0, 100_000), which=st.integers(0, len(_SEEDS) - 1))
def test_a_damaged_graph_is_read_or_refused_with_a_sentence(seed: int, which: int) -> None:
    draw = random.Random(seed)
    damaged = bytearray(_SEEDS[which])
    for _time in range(draw.randint(1, 8)):
        place = draw.randrange(len(damaged))
        damaged[place : place + draw.randint(0, 4)] = draw.choice(
            [draw.randbytes(3), b'"', b"<", b"[", b"null", b"{}", b"\xff", b"\x00", b"\\ud800", b""]
        )
    kind = graph_in(bytes(damaged))
    if not kind:
        return
    try:
        changes = read_here(bytes(damaged), picture(commune()))
    except Unreadable as unreadable:
        assert str(unreadable.text)
    else:
        assert all(one.label for one in changes.changes)

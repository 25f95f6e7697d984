"""Graphs and threat models that others drew come in through the preview, or are refused."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventaire.exchange.flow_lists.models import MOST_BYTES
from inventaire.exchange.readers import Unreadable
from inventaire.inventory.changes import Changes
from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.snapshot import Snapshot
from tests.builders import commune, picture
from tests.exchange.flow_list_case import created, csv, flows, read, told


def _graphml(edges: str, nodes: str = '<node id="a"/><node id="b"/>') -> bytes:
    return (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
        f'<graph edgedefault="directed">{nodes}{edges}</graph></graphml>'
    ).encode()


def _threat_model(*cells: dict[str, object]) -> bytes:
    diagram = {"title": "Inscriptions", "cells": list(cells)}
    return json.dumps({"version": "2.2.0", "detail": {"diagrams": [diagram]}}).encode()


def test_a_graph_that_networkx_wrote_is_read() -> None:
    graph = nx.MultiDiGraph()
    graph.add_node(1, label="Paie", type="Logiciel métier")
    graph.add_node(2, label="DGFiP")
    graph.add_edge(1, 2, medium="API", label="Envoi de la DSN")
    kept = BytesIO()
    nx.write_graphml(graph, kept)
    changes = read(kept.getvalue())
    assert created(changes, "system") == ["Paie"]
    (told,) = flows(changes)
    assert (told["name"], told["medium"]) == ("Envoi de la DSN", "api")


def test_the_labels_that_yed_draws_are_names() -> None:
    label = (
        '<data key="d1"><y:ShapeNode xmlns:y="urn:y"><y:NodeLabel>{}</y:NodeLabel></y:ShapeNode>'
    )
    nodes = "".join(
        f'<node id="{one}">{label.format(name)}</data></node>'
        for one, name in (("a", "Paie"), ("b", "Messagerie"))
    )
    changes = read(_graphml('<edge source="a" target="b"/>', nodes))
    assert created(changes, "system") == ["Paie", "Messagerie"]


def test_an_edge_to_nowhere_is_refused_and_the_others_are_taken() -> None:
    changes = read(_graphml('<edge source="a" target="z"/><edge source="a" target="b"/>'))
    assert any("« z »" in text for text in told(changes))
    assert len(flows(changes)) == 1


def test_an_edge_without_direction_is_two_flows() -> None:
    changes = read(_graphml('<edge source="a" target="b" directed="false"/>'))
    assert len(flows(changes)) == 2


def test_a_threat_model_is_read_diagram_by_diagram() -> None:
    changes = read(
        _threat_model(
            {"id": "1", "shape": "actor", "data": {"name": "Familles"}},
            {"id": "2", "shape": "process", "data": {"name": "Portail"}},
            {"id": "3", "shape": "store", "data": {"name": "Base enfance"}},
            {"id": "4", "shape": "flow", "source": {"cell": "1"}, "target": {"cell": "2"},
             "data": {"name": "Inscription", "isEncrypted": True, "protocol": "HTTPS"}},
            {"id": "5", "shape": "flow", "source": {"cell": "2"}, "target": {"cell": "3"},
             "data": {"isBidirectional": True}},
            {"id": "6", "shape": "flow", "source": {"cell": "2"}, "target": {"x": 1, "y": 2}},
            {"id": "7", "shape": "trust-boundary-box", "data": {"name": "Mairie"}},
        )
    )  # fmt: skip
    assert created(changes, "actor") == ["Familles"]
    assert created(changes, "system") == ["Portail", "Base enfance"]
    first, *others = flows(changes)
    assert (first["name"], first["encrypted"]) == ("Inscription", True)
    assert "HTTPS" in str(first["notes"])
    assert len(others) == 2
    assert any("n'a qu'un bout" in text for text in told(changes))


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "=1+1", 'javascript:"', "\u202eeiaP", "x" * 5_000, "a;b|c"],
    ids=["html", "formula", "address", "right to left", "long", "separators"],
)
def test_a_name_is_a_name_whatever_it_holds(name: str) -> None:
    edge = {"id": "3", "shape": "flow", "source": {"cell": "1"}, "target": {"cell": "2"}}
    changes = read(
        _threat_model(
            {"id": "1", "shape": "process", "data": {"name": name}},
            {"id": "2", "shape": "actor", "data": {"name": "DGFiP"}},
            edge,
        )
    )
    assert len(flows(changes)) == 1
    assert all(len(name) <= 300 for name in created(changes, "system"))


_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    b"<graphml><graph><node id='x'>&b;</node></graph></graphml>"
)


@pytest.mark.parametrize(
    "data",
    [
        _BOMB,
        b"<graphml><graph>",
        b"<graphml/>",
        b"{",
        b'{"a": 1}',
        b"{" + b'"a":[' * 100_000,
        b'{"detail": {"diagrams": [{"cells": []}]}}',
        b"<graphml>" + b" " * MOST_BYTES,
        b"<graphml " + b"<a>" * 200_000,
    ],
    ids=["entities", "cut", "empty graph", "cut json", "other json", "deep", "no cell", "large",
         "deep xml"],
)  # fmt: skip
def test_a_drawing_that_is_none_or_hostile_is_refused_with_words(data: bytes) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(data)
    assert str(refusal.value.text)


def test_more_flows_than_can_be_looked_at_are_refused() -> None:
    lines = (f"a{rank};b{rank}" for rank in range(20_001))
    with pytest.raises(Unreadable) as refusal:
        read(csv("De;Vers", *lines))
    assert "Découpez-le" in str(refusal.value.text)


_TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)


@given(st.lists(st.tuples(_TEXTS, _TEXTS, _TEXTS), max_size=8))
def test_whatever_a_model_says_the_second_reading_changes_nothing(
    edges: list[tuple[str, str, str]],
) -> None:
    cells: list[dict[str, object]] = []
    for rank, (source, target, name) in enumerate(edges):
        ends = [{"cell": f"{rank}{side}"} for side in "st"]
        cells.extend(
            {"id": end["cell"], "shape": "process", "data": {"name": text}}
            for end, text in zip(ends, (source, target), strict=True)
        )
        cells.append(
            {"shape": "flow", "source": ends[0], "target": ends[1], "data": {"name": name}}
        )
    _assert_settled(_threat_model(*cells))


@given(st.recursive(st.none() | st.booleans() | st.integers() | _TEXTS,
                    lambda inner: st.lists(inner) | st.dictionaries(_TEXTS, inner)))  # fmt: skip
def test_whatever_json_stands_where_cells_are_expected_nothing_crashes(said: object) -> None:
    for model in (said, {"detail": said}, {"detail": {"diagrams": said}},
                  {"detail": {"diagrams": [{"title": said, "cells": said}]}},
                  {"detail": {"diagrams": [{"cells": [{"shape": "flow", "source": said,
                                                       "data": said}]}]}}):  # fmt: skip
        try:
            read(b"{" + json.dumps(model).encode()[1:] if isinstance(model, dict) else b"{}")
        except Unreadable as refusal:
            assert str(refusal.text)


def _assert_settled(data: bytes) -> None:
    try:
        changes = read(data)
    except Unreadable:
        return
    again = read(data, _applied(changes))
    assert again.changes == ()


def _applied(changes: Changes) -> Snapshot:
    """What an empty inventory becomes, with numbers as a database would give them."""
    made: list[Any] = []
    for change in changes.changes:
        values: dict[str, Any] = {field.field: field.after for field in change.fields}
        for name in ("source", "target"):
            if name in values:
                values[name] = Ref(values[name].kind, values[name].id + 100_000)
        for name in ("datasets",):
            if name in values:
                values[name] = tuple(number + 100_000 for number in values[name])
        made.append(KINDS[change.ref.kind].record(id=change.ref.id + 100_000, **values))
    return picture(commune(), *made)

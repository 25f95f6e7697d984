"""What ``docs/propagation.md`` says of each of its drawings is true."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from tests.graph.drawn import Drawn, draw, drawings

from inventaire.audit.questions.catalogue import QUESTIONS
from inventaire.graph.build import ends_of, flow_graph
from inventaire.graph.paths import Spread, spread
from inventaire.graph.questions.copies import where_copies_are
from inventaire.graph.questions.erasure import where_to_erase
from inventaire.graph.questions.loops import what_comes_back
from inventaire.graph.questions.reentry import typed_twice
from inventaire.graph.questions.stopping import what_stops
from inventaire.graph.trail import along
from inventaire.inventory.fields import Ref

DOCUMENT = Path(__file__).parents[2] / "docs" / "propagation.md"


def _at(found: Spread, drawn: Drawn, *, flows: range) -> list[Ref]:
    distances = found.distances(drawn.dataset.id)
    return [node for node, distance in distances.items() if distance in flows]


def _with_planned(drawn: Drawn) -> Iterable[Ref]:
    return spread(flow_graph(drawn.snapshot, planned=True)).reach(drawn.dataset.id)


def _coming_back(found: Spread) -> Iterable[Ref]:
    return {node for path in what_comes_back(found).paths for node in along(found.graph, path)}


def _typed_into(found: Spread) -> Iterable[Ref]:
    flows = [n for path in typed_twice(found.graph).paths for n in path]
    return {ends_of(found.graph.flows[number])[1] for number in flows}


#: How each thing a drawing says is asked.
ASKED: Mapping[str, Callable[[Spread, Drawn], Iterable[Ref]]] = {
    "atteint": lambda found, drawn: found.reach(drawn.dataset.id),
    "départs": lambda found, drawn: found.starts(drawn.dataset.id),
    "directs": lambda found, drawn: _at(found, drawn, flows=range(1, 2)),
    "indirects": lambda found, drawn: _at(found, drawn, flows=range(2, 9)),
    "prévus compris": lambda _found, drawn: _with_planned(drawn),
    "copies": lambda found, drawn: [
        r.about for r in where_copies_are(found, drawn.dataset.id).rows
    ],
    "effacer": lambda found, drawn: [r.about for r in where_to_erase(found, drawn.dataset.id).rows],
    "revient": lambda found, _drawn: _coming_back(found),
    "ressaisis vers": lambda found, _drawn: _typed_into(found),
}


def _answer(said: str, drawn: Drawn) -> Iterable[Ref]:
    found = spread(flow_graph(drawn.snapshot))
    if said.startswith("sans "):
        return [row.about for row in what_stops(found, drawn.node(said[5:])).rows]
    return ASKED[said](found, drawn)


@pytest.mark.parametrize("drawing", drawings(DOCUMENT))
def test_what_a_drawing_says_of_itself_is_true(drawing: str) -> None:
    drawn = draw(drawing)
    assert drawn.said, "a drawing says what is to be found"
    for said, names in drawn.said.items():
        assert drawn.names(_answer(said, drawn)) == names, said


def test_the_document_has_a_drawing_for_everything_it_defines() -> None:
    every = "\n".join(drawings(DOCUMENT))
    words = (
        "anonymisation pseudonymisation agrégation minimisation prévu supprimé archivé vide autre"
    )
    assert all(f"-{word}->" in every for word in words.split())
    said = {name for drawing in drawings(DOCUMENT) for name in draw(drawing).said}
    assert set(ASKED) <= said


def test_the_document_tells_what_every_question_answers() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert [code for code in QUESTIONS if f"| `{code}` :" not in text] == []

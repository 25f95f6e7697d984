"""Pictures: safe whatever the names, bounded whatever the size."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import commune, picture, system
from tests.graph.drawn import draw as drawn

from inventaire.graph.build import flow_graph
from inventaire.graph.dot import LABELLED_ARROWS, quoted, to_dot
from inventaire.graph.drawing import Drawing, DrawingRefused, draw, map_png
from inventaire.graph.paths import spread
from inventaire.graph.scene import Arrow, Frame, Look, Mark, Place, Scene
from inventaire.graph.staging import stage
from inventaire.graph.svg import inline_svg, standalone_svg
from inventaire.graph.view import View, see

HOSTILE = [
    "<script>alert(1)</script>",
    '"];evil [href="javascript:alert(1)"];"',
    "javascript:alert(1)",
    "\\N \\G \\E \\n %s %(x)s ${x} {{ 7*7 }}",
    "</text></svg><img src=x onerror=alert(1)>",
    "]]>&amp;&lt;&#0;&undefined;",
    "\x00\x01\x0b\x1f\ud800\uffff",
    "שלום עולם \u202e txt.exe",
    "ك" * 400,
    "é" * 5000,
    "mot " * 1500,
    "",
    "   ",
    "<b>",
    "a\r\nb\tc",
    "🏛️ Mairie 👩‍👩‍👧",
    "=cmd|' /C calc'!A0",
    "<<B>x</B>>",
    "--> <!-- -->",
]


def scene(name: str) -> Scene:
    """Two places and an arrow that bear a name everywhere a person's text may go."""
    first = Place(key="s1", look=Look.SYSTEM, name=name, detail=name, tooltip=name, zone="third")
    second = Place(key="s2", look=Look.PUBLIC, name="Autre", href="/o/valbrise/systemes/2")
    marks = frozenset({Mark.PERSONAL, Mark.SENSITIVE, Mark.UNENCRYPTED})
    arrow = Arrow(key="f1", source="s1", target="s2", label=name, tooltip=name, marks=marks)
    frame = Frame(key="third", label=name, outside_eea=True)
    return Scene(title=name, places=(first, second), arrows=(arrow,), frames=(frame,))


def svg_of(drawing: Drawing | DrawingRefused) -> bytes:
    assert isinstance(drawing, Drawing)
    return drawing.content


def tags(svg: str) -> set[str]:
    return {element.tag.rpartition("}")[2] for element in fromstring(svg).iter()}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_a_name(name: str) -> None:
    shown = inline_svg(svg_of(draw(to_dot(scene(name)), "svg", seconds=10)), label=name[:50])
    assert tags(shown) <= {"svg", "g", "a", "title", "path", "polygon", "ellipse", "text"}
    for element in fromstring(shown).iter():
        assert not any(name.startswith("on") or name == "style" for name in element.attrib)
        assert element.get("href", "/o/valbrise/").startswith("/o/valbrise/")
    texts = "".join(fromstring(shown).itertext())
    assert "Autre" in texts


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_typed_can_be_drawn(name: str) -> None:
    shown = inline_svg(svg_of(draw(to_dot(scene(name)), "svg", seconds=10)), label="Carte")
    assert "Autre" in shown


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "//evil.example", "https://evil.example", 'x"y', "/a\nb", "/a b"],
)
def test_only_a_path_of_the_site_is_a_link(href: str) -> None:
    bad = scene("Nom")
    bad = replace(bad, places=tuple(replace(place, href=href) for place in bad.places))
    assert "href" not in to_dot(bad)


def test_a_link_leads_to_the_record_and_says_where() -> None:
    shown = inline_svg(svg_of(draw(to_dot(scene("Paie")), "svg", seconds=10)), label="Carte")
    links = [e for e in fromstring(shown).iter() if e.tag.endswith("}a")]
    assert [link.get("href") for link in links] == ["/o/valbrise/systemes/2"]
    assert "Autre" in "".join(links[0].itertext())


def test_a_downloaded_picture_has_no_link() -> None:
    picture = svg_of(draw(to_dot(scene("Paie")), "svg", seconds=10))
    alone = standalone_svg(picture, label="Carte")
    assert alone.startswith(b"<?xml")
    assert b"href" not in alone


def test_marks_are_written_and_not_only_coloured() -> None:
    shown = svg_of(draw(to_dot(scene("Paie")), "svg", seconds=10)).decode()
    assert "DP · sensible · non chiffré" in shown
    assert shown.count("stroke-dasharray") >= 1


def test_a_picture_of_many_arrows_keeps_words_in_tooltips() -> None:
    arrows = tuple(
        Arrow(key=f"f{n}", source="s1", target="s2", label=f"Mot {n}")
        for n in range(LABELLED_ARROWS + 1)
    )
    assert "Mot" not in to_dot(replace(scene("Paie"), arrows=arrows))


def test_quotes_and_backslashes_do_not_end_a_string() -> None:
    assert quoted('a"b\\') == '"a\\"b\\\\"'


def test_the_same_inventory_gives_the_same_text() -> None:
    snapshot = drawn("A* --> B -anonymisation-> C\nA --> C").snapshot
    found = spread(flow_graph(snapshot))
    texts = {to_dot(stage(found, see(found, View()), title="Carte")) for _time in range(2)}
    assert len(texts) == 1


def big(edges: int) -> str:
    lines = (f"n{k % 997} -> n{(k * 7919 + 13) % 9973};" for k in range(edges))
    return "digraph carte {\n" + "\n".join(lines) + "\n}\n"


def test_fifty_thousand_edges_are_refused_in_time_with_a_reason() -> None:
    started = time.monotonic()
    refused = draw(big(50_000), "svg", seconds=2)
    assert time.monotonic() - started < 6
    assert isinstance(refused, DrawingRefused)
    assert "trop grande" in str(refused.reason)


def test_a_graph_too_large_for_order_is_scattered_and_says_so() -> None:
    drawing = draw(big(1600), "svg", seconds=30)
    assert isinstance(drawing, Drawing)
    assert drawing.simplified


def test_text_that_is_no_graph_is_refused() -> None:
    assert isinstance(draw("this is no graph {", "svg", seconds=5), DrawingRefused)


def test_a_document_gets_a_white_png_no_wider_than_asked() -> None:
    content = map_png(drawn("A* --> B --> C").snapshot, width=500)
    assert content.startswith(b"\x89PNG")
    width = int.from_bytes(content[16:20], "big")
    assert 100 < width <= 501


def test_an_inventory_without_flow_has_no_picture() -> None:
    assert map_png(picture(commune(), system("Seul")), width=500) == b""

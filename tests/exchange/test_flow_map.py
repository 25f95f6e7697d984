"""Maps that leave as text: the golden ones, read back by others, safe whatever names are."""

from __future__ import annotations

import csv
import io
import json
import re
import zlib

import networkx as nx
import pytest
from defusedxml.ElementTree import fromstring

from inventaire.exchange.flow_map.facts import shown_of
from inventaire.exchange.flow_map.files import (
    FORMATS,
    PICTURES,
    format_of,
    picture_of,
    text_of,
)
from inventaire.graph.build import flow_graph
from inventaire.graph.composition import compose
from inventaire.graph.drawing import Drawing
from inventaire.graph.paper import PAPERS, Heading, Paper
from inventaire.graph.paths import spread
from inventaire.graph.view import View
from tests.builders import commune, dataset, flow, picture, system
from tests.exchange.map_case import FORMATS as TEXTS
from tests.exchange.map_case import golden_of, map_case, written

NASTY = [
    "=cmd|'/c calc'!A1",
    "+33 1 23 45",
    "-1",
    "@import",
    '<script>alert("1")</script>',
    '"]; click s1 "javascript:alert(1)"',
    "end",
    "%%{init: {}}%%",
    "a|b]c)d}e --> f",
    "\x00\x0b\ud800 é",
    "\u202eenvers",
    "x" * 5000,
    "#quot; &amp; `code` **gras**",
    "ligne 1\nligne 2",
]


def text(format_: str, name: str) -> str:
    """A map in which everything bears this name."""
    first, second, file = system(name), system(f"{name} bis"), dataset(name)
    moving = flow(first, second, file, name=name)
    found = spread(flow_graph(picture(commune(), first, second, file, moving)))
    made = compose(found, View())
    content = text_of(format_, made.scene, shown_of(found, made.seen, title=name))
    return content.decode("utf-8")


@pytest.mark.parametrize("format_", TEXTS)
def test_the_golden_example_is_what_is_written(format_: str) -> None:
    told = "python -m tests.exchange.map_case writes it anew"
    assert written(format_).decode() == golden_of(format_).read_bytes().decode(), told


def test_other_programs_read_the_same_graph() -> None:
    found = map_case()
    graph = nx.parse_graphml(written("graphml").decode().split("\n", 1)[1])
    assert graph.is_multigraph()
    assert graph.number_of_edges() == len(found.graph.flows)
    assert graph.number_of_nodes() == len(
        {end for edge in found.graph.graph.edges() for end in edge}
    )
    names = {values["name"] for _node, values in graph.nodes(data=True)}
    assert "Portail « famille »" in names
    told = json.loads(written("json"))
    assert [flow["encrypted"] for flow in told["flows"]].count(None) == 2
    rows = list(csv.DictReader(io.StringIO(written("flux.csv").decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == len(told["flows"])
    assert {row["De"] for row in rows} >= {"Familles", "Tableur; inscriptions"}


@pytest.mark.parametrize("name", NASTY)
def test_no_cell_is_a_formula(name: str) -> None:
    for format_ in ("lieux.csv", "flux.csv"):
        for row in csv.reader(io.StringIO(text(format_, name)[1:]), delimiter=";"):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@pytest.mark.parametrize("name", NASTY)
def test_a_name_is_only_a_name_in_xml_and_json(name: str) -> None:
    root = fromstring(text("graphml", name))
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags == {"graphml", "key", "graph", "desc", "node", "edge", "data"}
    assert len(json.loads(text("json", name))["places"]) == 2


@pytest.mark.parametrize("name", NASTY)
def test_a_name_is_only_a_name_in_mermaid(name: str) -> None:
    lines = text("mmd", name).splitlines()
    body = lines[4:]
    ours = re.compile(
        r'\s*(classDef .*|class s\d+ outside|end|subgraph zone_\w+\["[^"<>`]*"\]'
        r'|s\d+\("[^"`]*"\):::system|s\d+ (-->|==>|-\.->)(\|"[^"<>`|]*"\|)? s\d+)'
    )
    assert all(ours.fullmatch(line) for line in body)


@pytest.mark.parametrize("paper", list(PAPERS))
def test_a_pdf_is_one_page_of_the_paper_asked_for(paper: Paper) -> None:
    scene = compose(map_case(), View()).scene
    heading = Heading("Carte des flux", 'Valbrise · <b>"23 novembre"</b> 2026')
    drawn = picture_of("pdf", scene, heading, paper=paper, seconds=20)
    assert isinstance(drawn, Drawing)
    boxes = {tuple(map(float, box)) for box in _page_boxes(drawn.content)}
    short, long = PAPERS[paper]
    assert boxes & {(long, short), (short, long)}


def _page_boxes(pdf: bytes) -> list[tuple[str, str]]:
    found = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            inside = zlib.decompress(stream)
        except zlib.error:
            continue
        found += re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", inside)
    return [(width.decode(), height.decode()) for width, height in found]


@pytest.mark.parametrize("format_", ["svg", "png"])
def test_a_picture_leads_nowhere(format_: str) -> None:
    made = compose(map_case(), View(), addresses=lambda _ref: "/o/valbrise/systemes/1")
    drawn = picture_of(format_, made.scene, Heading("Carte", ""), paper="A4", seconds=10)
    assert isinstance(drawn, Drawing)
    assert b"/o/valbrise" not in drawn.content


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("carte.SVG", "svg"),
        ("carte.mmd", "mmd"),
        ("lieux.csv", "lieux.csv"),
        ("valbrise-lieux.csv", "lieux.csv"),
        ("valbrise.flux.csv", "flux.csv"),
        ("n'importe.csv", "flux.csv"),
        ("carte.bmp", ""),
        ("carte", ""),
    ],
)
def test_the_name_of_a_file_says_its_format(name: str, format_: str) -> None:
    assert format_of(name) == format_
    assert not format_ or format_ in FORMATS
    assert set(PICTURES) < set(FORMATS)

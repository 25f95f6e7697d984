"""Boxes: a name never leaves its own, whatever it is; what was cut is told in full elsewhere."""

from __future__ import annotations

import re

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

from inventaire.graph.boxes import box_of
from inventaire.graph.dot import to_dot
from inventaire.graph.drawing import Drawing, draw
from inventaire.graph.scene import Look, Place, Scene
from inventaire.graph.svg import inline_svg
from inventaire.lettering import cut, text_width, wrap

NAMES = [
    "Paie",
    "Communauté de communes des Trois-Rivières et de la Haute-Vallée",
    "Anticonstitutionnellementanticonstitutionnellementanticonstitutionnellement",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "mot " * 500,
    "שלום עולם, زيارة",
    "🏛️ Mairie",
    "",
]


def place(name: str, look: Look = Look.SYSTEM, *, is_group: bool = False) -> Place:
    told = ", ".join([name] * 5) if is_group else ""
    return Place(
        key="s1", look=look, name=name, detail=name, tooltip=name, is_group=is_group, members=told
    )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("look", list(Look))
@pytest.mark.parametrize("is_group", [False, True])
def test_a_box_is_wider_and_higher_than_its_words(name: str, look: Look, is_group: bool) -> None:
    box = box_of(place(name, look, is_group=is_group))
    assert all(line.width <= box.width - 8 for line in box.lines)
    assert sum(line.size for line in box.lines) < box.height
    assert box.width < 300
    assert box.height < 150


@settings(max_examples=200)
@given(st.text(max_size=80), st.integers(1500, 20_000), st.integers(1, 4), st.booleans())
def test_wrapped_lines_all_fit(text: str, room: int, lines: int, bold: bool) -> None:
    found = wrap(text, room, lines=lines, bold=bold)
    assert len(found) <= lines
    assert all(text_width(line, bold=bold) <= room for line in found)


def test_what_is_cut_says_so() -> None:
    assert cut("Communauté", 3000).endswith("…")
    assert cut("Paie", 3000) == "Paie"


def test_words_are_as_wide_on_a_page_as_they_were_reckoned() -> None:
    scene = Scene(title="Carte", places=(place("Communauté de communes"),))
    drawing = draw(to_dot(scene), "svg", seconds=10)
    assert isinstance(drawing, Drawing)
    page = fromstring(inline_svg(drawing.content, label="Carte"))
    shape = next(e for e in page.iter() if e.tag.endswith("}path"))
    across = [float(x) for x, _y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", str(shape.get("d")))]
    texts = [e for e in page.iter() if e.tag.endswith("}text")]
    assert texts
    for text in texts:
        assert float(text.get("textLength", "inf")) < max(across) - min(across)
    assert "Communauté de communes" in "".join(page.itertext())


def test_a_name_that_was_cut_is_whole_in_the_title() -> None:
    name = "Syndicat mixte de gestion des déchets ménagers et assimilés du pays de Valbrise"
    drawing = draw(to_dot(Scene(title="Carte", places=(place(name),))), "svg", seconds=10)
    assert isinstance(drawing, Drawing)
    page = fromstring(inline_svg(drawing.content, label="Carte"))
    titles = [e.text for e in page.iter() if e.tag.endswith("}title")]
    assert name in titles
    assert "…" in "".join(page.itertext())


@pytest.mark.parametrize(("face", "bold"), [("Regular", False), ("Bold", True)])
def test_widths_are_those_of_the_face(face: str, bold: bool) -> None:
    try:
        font = ImageFont.truetype(f"LiberationSans-{face}.ttf", 1000)
    except OSError:
        pytest.skip("no such face on this machine")
    for text in ("Service enfance-jeunesse", "DGFiP, 12 flux", "Hôpital « Œuvres »", "WwMm@%"):
        drawn = sum(font.getlength(sign) for sign in text)
        assert text_width(text, bold=bold) == pytest.approx(drawn, rel=0.03)

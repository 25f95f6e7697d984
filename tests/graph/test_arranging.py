"""Places that a person arranged stay; those that came since find room beside them."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import commune, flow, picture, system

from inventaire.graph.arranging import arrange
from inventaire.graph.asked import asked_in, known_query, query_of, view_of
from inventaire.graph.boxes import box_of
from inventaire.graph.build import flow_graph
from inventaire.graph.composition import compose
from inventaire.graph.dot import to_dot
from inventaire.graph.drawing import Drawing, Format, draw
from inventaire.graph.fitting import size_of
from inventaire.graph.paper import Heading, draw_on_paper
from inventaire.graph.paths import spread
from inventaire.graph.scene import Arrow, Look, Place, Scene
from inventaire.graph.view import Point, View

_KEYS = [f"s{number}" for number in range(1, 13)]


def _scene(count: int, *links: tuple[int, int]) -> Scene:
    places = tuple(Place(key=key, look=Look.SYSTEM, name=f"Logiciel {key}") for key in _KEYS)
    arrows = tuple(
        Arrow(key=f"f{rank}", source=_KEYS[start], target=_KEYS[end])
        for rank, (start, end) in enumerate(links)
    )
    return Scene(title="Carte", places=places[:count], arrows=arrows)


def _apart(scene: Scene, one: str, other: str) -> bool:
    boxes = {place.key: box_of(place) for place in scene.places}
    (x, y), (u, v) = scene.spots[one], scene.spots[other]
    wide = (boxes[one].width + boxes[other].width) / 2
    high = (boxes[one].height + boxes[other].height) / 2
    return abs(x - u) >= wide or abs(y - v) >= high


def test_nothing_is_arranged_where_nobody_put_anything() -> None:
    assert arrange(_scene(3), {}).spots == {}
    assert arrange(_scene(3), {"s99": (5, 5)}).spots == {}


def test_what_was_put_somewhere_stays_there() -> None:
    given_ = {"s1": (100, 100), "s2": (400, 220)}
    spots = arrange(_scene(4, (0, 2), (1, 3)), given_).spots
    assert {key: spots[key] for key in given_} == given_


def test_a_new_place_stands_near_what_it_is_linked_to() -> None:
    given_ = {"s1": (100, 100), "s2": (2_000, 1_500)}
    spots = arrange(_scene(3, (0, 2)), given_).spots
    x, y = spots["s3"]
    assert abs(x - 100) < 400 and abs(y - 100) < 400


@given(
    st.dictionaries(
        st.sampled_from(_KEYS), st.tuples(st.integers(0, 3_000), st.integers(0, 3_000)), min_size=1
    ),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=15),
)
def test_those_that_find_room_stand_on_nobody(
    put: dict[str, Point], links: list[tuple[int, int]]
) -> None:
    scene = arrange(_scene(len(_KEYS), *links), put)
    assert scene.spots.keys() == set(_KEYS)
    for one, other in combinations(_KEYS, 2):
        assert (one in put and other in put) or _apart(scene, one, other)
    assert arrange(_scene(len(_KEYS), *links), put).spots == scene.spots


def _arranged(at: str) -> Scene:
    start, end = system("Paie"), system("Tableur")
    found = spread(flow_graph(picture(commune(), start, end, flow(start, end))))
    view = view_of({"at": at.format(start=start.id, end=end.id)}, found.graph)
    return compose(found, view).scene


@pytest.mark.parametrize("format_", ["svg", "png", "pdf"])
def test_an_arranged_picture_is_drawn_in_every_format(format_: Format) -> None:
    scene = _arranged("s{start}.100.100_s{end}.900.700")
    drawn = draw(to_dot(scene), format_, seconds=10)
    assert isinstance(drawn, Drawing)
    if format_ == "svg":
        width, height = size_of(drawn.content)
        assert 800 < width < 1_100
        assert 600 < height < 900


def test_an_arranged_picture_stands_on_paper_above_its_legend() -> None:
    scene = _arranged("s{start}.100.100_s{end}.900.700")
    drawn = draw_on_paper(scene, "A3", Heading("Carte", "Valbrise"), seconds=10)
    assert isinstance(drawn, Drawing)
    assert drawn.content.startswith(b"%PDF")


def test_places_that_were_put_survive_in_the_address() -> None:
    found = spread(flow_graph(picture(commune(), system("Paie"))))
    view = view_of(asked_in("at=s1.20.30_a7.0.0&group=none"), found.graph)
    assert view.positions == (("s1", (20, 30)), ("a7", (0, 0)))
    assert view_of(query_of(view), found.graph) == view


@pytest.mark.parametrize(
    "at", ["", "s1", "s1.1", "s1.-1.2", "x1.1.1", "s.1.1", "s1.1.1.1", "s1.99999999999.1", "é.1.1"]
)
def test_a_place_that_is_put_nowhere_is_left_out(at: str) -> None:
    found = spread(flow_graph(picture(commune(), system("Paie"))))
    assert view_of({"at": at}, found.graph).positions == ()


@given(st.text(max_size=300))
def test_whatever_an_address_says_a_view_comes_of_it(text: str) -> None:
    found = spread(flow_graph(picture(commune(), system("Paie"))))
    asked = asked_in(known_query(f"at={text}&open={text}&depth={text}&{text}"))
    assert isinstance(view_of(asked, found.graph), View)

"""The radar and the histogram: what is drawn where."""

from __future__ import annotations

from math import hypot
from typing import Any

from inventaire.web.histogram import HEIGHT as TALL
from inventaire.web.histogram import WIDTH as WIDE
from inventaire.web.histogram import bars_of
from inventaire.web.radar import HEIGHT, RADIUS, WIDTH, Point, radar_of

AXES = ("Pilotage", "Connaissance des données", "Protection", "Ouverture", "Compétences", "Usages")


def _from_centre(point: Point) -> float:
    return hypot(point.x - WIDTH / 2, point.y - HEIGHT / 2)


def _drawn(*levels: float | None, before: Any = ()) -> Any:
    return radar_of(AXES, levels, before)


def test_the_first_axis_points_up_and_the_others_follow_clockwise() -> None:
    ends = [spoke.end for spoke in _drawn(1, 1, 1, 1, 1, 1).spokes]
    assert (ends[0].x, ends[0].y) == (WIDTH / 2, HEIGHT / 2 - RADIUS)
    assert ends[1].x > WIDTH / 2 > ends[5].x
    assert ends[3].y > HEIGHT / 2


def test_a_level_is_as_far_from_the_centre_as_it_is_high() -> None:
    marks = [spoke.mark for spoke in _drawn(1, 2, 3, 4, 5, 2.5).spokes]
    far = [round(_from_centre(mark) / RADIUS * 5, 1) for mark in marks if mark]
    assert far == [1, 2, 3, 4, 5, 2.5]


def test_the_rings_are_the_five_levels() -> None:
    rings = _drawn(1, 1, 1, 1, 1, 1).rings
    assert [round(_from_centre(ring.points[2]) / RADIUS * 5) for ring in rings] == [1, 2, 3, 4, 5]


def test_levels_that_are_all_known_make_one_closed_shape() -> None:
    (shape,) = _drawn(1, 2, 3, 4, 5, 1).now
    assert shape.closed
    assert len(shape.points) == 6


def test_what_has_no_answer_is_no_low_level() -> None:
    radar = _drawn(3, None, 3, 3, None, 3)
    assert radar.spokes[1].mark is None
    assert [(len(shape.points), shape.closed) for shape in radar.now] == [(2, False), (2, False)]


def test_a_line_that_passes_the_first_axis_is_one_line() -> None:
    (shape,) = _drawn(2, 2, None, 2, 2, 2).now
    up = radar_of(AXES, (2,) * 6).spokes[0].mark
    assert len(shape.points) == 5
    assert shape.points[3] == up


def test_nothing_known_draws_nothing() -> None:
    radar = _drawn(None, None, None, None, None, None)
    assert radar.now == radar.before == ()


def test_what_was_before_is_drawn_apart() -> None:
    radar = _drawn(3, 3, 3, 3, 3, 3, before=(1, 1, 1, 1, 1, 1))
    assert round(_from_centre(radar.before[0].points[0])) < round(
        _from_centre(radar.now[0].points[0])
    )


def test_labels_grow_away_from_the_drawing_and_stay_inside_it() -> None:
    spokes = _drawn(1, 1, 1, 1, 1, 1).spokes
    assert [spoke.anchor for spoke in spokes] == [
        "middle",
        "start",
        "start",
        "middle",
        "end",
        "end",
    ]
    assert spokes[1].label == ("Connaissance", "des données")
    for spoke in spokes:
        assert all(0 < height < HEIGHT for _text, height in spoke.lines)


def test_a_bar_is_as_high_as_there_are_datasets() -> None:
    bars = bars_of({0: 1, 4: 2, 9: 4}, 9)
    assert len(bars) == 10
    assert [bar.count for bar in bars if bar.count] == [1, 2, 4]
    assert bars[9].height == TALL
    assert bars[4].height == TALL / 2
    assert bars[-1].x + bars[-1].width <= WIDE


def test_many_points_share_their_bars() -> None:
    bars = bars_of({0: 1, 49: 1, 50: 1, 305: 1}, 305)
    assert [(bar.low, bar.high, bar.count) for bar in bars if bar.count] == [
        (0, 49, 2),
        (50, 99, 1),
        (300, 305, 1),
    ]


def test_no_dataset_makes_no_bar_taller_than_the_floor() -> None:
    assert {bar.height for bar in bars_of({}, 6)} == {1.5}

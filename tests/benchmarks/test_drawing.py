"""The measures of the map run, and name what they measure."""

from __future__ import annotations

from tests.benchmarks.drawing import measures
from tests.benchmarks.generating import Size


def test_every_measure_of_the_map_is_taken() -> None:
    small = Size(system=30, actor=20, flow=120, dataset=40, processing=20)
    names = [one.name for one in measures(small)]
    assert "a neighbourhood" in names
    assert "overview by nature" in names
    assert len(names) == len(set(names))

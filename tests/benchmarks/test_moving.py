"""The measures that a browser takes run, and name what they measure."""

from __future__ import annotations

import pytest

from tests.benchmarks.generating import Size
from tests.benchmarks.moving import measures

pytestmark = pytest.mark.browser


def test_every_measure_of_a_browser_is_taken() -> None:
    small = Size(system=6, actor=4, flow=12, dataset=8, processing=4, others=2)
    names = [one.name for one in measures(small, small, milliseconds=200)]
    assert [name.partition(",")[2] for name in names[:2]] == [" dragged", " enlarged"]
    assert "picture" in names[2]

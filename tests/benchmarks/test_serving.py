"""Everything that is promised is measured; how much it may be is judged by ``make bench`` alone."""

from __future__ import annotations

import pytest

from tests.benchmarks.generating import Size
from tests.benchmarks.measuring import Measure, tell
from tests.benchmarks.serving import LISTED, measures

SMALL = Size().scaled(0.02)


def test_pages_reading_audit_and_report_are_measured(database_kind: str) -> None:
    found = {one.name: one for one in measures(database_kind, SMALL)}
    promised = {name for name, one in found.items() if one.most is not None}
    assert promised >= {"dashboard", *(f"list of 50: {kind}" for kind in LISTED)}
    assert promised >= {f"record: {kind}" for kind in LISTED}
    assert {one.unit for one in found.values()} == {"ms", "×", "MB"}
    assert all(one.value > 0 for one in found.values())


def test_what_is_more_than_it_may_be_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    measures = Measure("kept", 4.0, 5.0), Measure("missed", 6.0, 5.0), Measure("told", 9.0)
    assert tell("Pages", measures) == 1
    told = capsys.readouterr().out.splitlines()
    assert [line.endswith("missed") for line in told if "ms" in line] == [False, True, False]

"""``make bench``: everything that is measured, in one run. 1 where something promised is missed."""

from __future__ import annotations

from tests.benchmarks import asking, detecting, drawing, moving, serving
from tests.benchmarks.generating import Size
from tests.benchmarks.measuring import tell
from tests.support.databases import KINDS

missed = tell("Questions, on 3 000 places and 6 000 flows", asking.measures())
missed += tell("Detection of personal data", detecting.measures())
missed += tell("Maps, on 3 000 places and 6 000 flows", drawing.measures())
missed += tell("Moving about in a map, and typing one, in Chromium", moving.measures())
for kind in KINDS:
    title = f"1 000 processings, 3 000 datasets, 300 systems, 500 actors, 6 000 flows, on {kind}"
    missed += tell(title, serving.measures(kind, Size()))
raise SystemExit(1 if missed else 0)

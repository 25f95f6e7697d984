"""``make bench``: everything that is measured, in one run."""

from __future__ import annotations

from tests.benchmarks import asking

raise SystemExit(asking.main())

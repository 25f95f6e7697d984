"""How often things happen, in days, so that rhythms can be compared."""

from __future__ import annotations

from inventaire.vocabulary.frequencies import FREQUENCIES

#: What changes all the time is well copied every night.
_CONTINUOUS = frozenset({"UPDATE_CONT", "CONT"})


def period(frequency: str) -> float | None:
    """How many days pass between two times; ``None`` where nobody can tell."""
    known = FREQUENCIES.get(frequency)
    if known is None:
        return None
    return 1.0 if known.code in _CONTINUOUS else known.days

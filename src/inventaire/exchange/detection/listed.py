"""Sets of words, written as people write lists."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words that blanks separate."""
    return frozenset(words.split())

"""What generated records are called: no two of a kind alike, and each as a person would say it."""

from __future__ import annotations

from inventaire.inventory.kinds import KINDS
from tests.benchmarks import words

_PAIRS = {
    "dataset": (words.HELD, words.DOMAINS),
    "system": (words.TOOLS, words.DOMAINS),
    "processing": (words.PURPOSES, words.DOMAINS),
}


def name_of(kind: str, number: int) -> str:
    """The name of a record of this kind and number; a year tells apart what words do not."""
    if kind == "actor":
        return _actor(number)
    said, about = _PAIRS.get(kind, ((KINDS[kind].singular_label,), words.DOMAINS))
    lap, rank = divmod(number - 1, len(said) * len(about))
    first, second = divmod(rank, len(about))
    return _lap(f"{said[first]} – {about[second]}", lap)


def is_service(number: int) -> bool:
    """Whether the actor of this number is a service of the organisation: one in six."""
    return number % 6 == 1


def _actor(number: int) -> str:
    if is_service(number):
        lap, rank = divmod(number // 6, len(words.DOMAINS))
        return _lap(f"Service {words.DOMAINS[rank]}", lap)
    lap, rank = divmod(number - 1, len(words.COMPANIES) * len(words.TRADES))
    company, trade = divmod(rank, len(words.TRADES))
    return _lap(f"{words.COMPANIES[company]} {words.TRADES[trade]}", lap)


def _lap(name: str, lap: int) -> str:
    return f"{name}, {2026 - lap}" if lap else name

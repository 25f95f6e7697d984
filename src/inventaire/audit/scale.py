"""A scale that says how well a dataset is described: its criteria, and how each is tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from inventaire.audit.described import changes
from inventaire.inventory.dataset import Dataset

Test = Callable[[Dataset, date], bool | None]


@dataclass(frozen=True, slots=True)
class Measure:
    """A criterion: what is looked at, in which field, for how many points.

    ``asks`` says what passes. ``test`` gives ``None`` where the criterion does not apply or where
    nothing recorded can answer; ``unless`` says why.
    """

    code: str
    label: str
    field: str
    points: int
    asks: str
    test: Test
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale, what it is, and its criteria in the order of its authors."""

    code: str
    label: str
    #: How its authors call it, in any language.
    short: str
    about: str
    measures: tuple[Measure, ...]

    def measure(self, code: str) -> Measure | None:
        """The criterion of this code, if any."""
        return next((measure for measure in self.measures if measure.code == code), None)


def on(present: Callable[[Dataset], bool | None]) -> Test:
    """A test that no day changes."""
    return lambda dataset, _today: present(dataset)


def if_it_changes(present: Callable[[Dataset], bool]) -> Test:
    """R322-7 asks for updates « le cas échéant »: what never changes has none to tell."""
    return lambda dataset, _today: present(dataset) if changes(dataset) else None


def not_measured(_dataset: Dataset, _today: date) -> bool | None:
    """What only a request to the address would tell: nothing is asked of other machines."""
    return None

"""What a catalogue says of datasets, word for word, before anything of it is understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from inventaire.exchange.sheets import Cell
from inventaire.inventory.dataset import Dataset

#: A file of a dataset: what is said of its address, its format, its size…
SaidFile = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Entry:
    """One dataset. ``says``: by field, in the words of the catalogue.

    Besides the fields, ``publisher``, ``publisher_siret``, ``producer_siret``, ``open`` and
    ``access`` may be said. ``others``: what no field holds, each with its heading.
    """

    says: Mapping[str, tuple[Cell, ...]] = field(default_factory=dict)
    files: tuple[SaidFile, ...] = ()
    others: tuple[tuple[str, Cell], ...] = ()

    def first(self, name: str) -> Cell | None:
        """What is said first of something, if anything is."""
        return next(iter(self.says.get(name, ())), None)


@dataclass(frozen=True, slots=True)
class Given:
    """A dataset as it is found in a catalogue; ``read`` tells the rest, once it is known or not.

    What we would write of the dataset that is known says nothing new: a reader leaves it out.
    """

    title: Cell
    identifiers: tuple[Cell, ...]
    read: Callable[[Dataset | None], Entry]

"""What changed in a directory from one day to another: entries added, removed, said otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from inventaire.exchange.catalogue.directory import Directory, read_aloud
from inventaire.inventory.dataset import Dataset


@dataclass(frozen=True, slots=True)
class Said:
    """A heading of the directory, what stood under it, and what stands there now."""

    heading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Revised:
    """An entry that is in both directories, and what is no longer the same."""

    entry: Dataset
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """What differs between two directories of one organisation, by title."""

    added: tuple[Dataset, ...]
    removed: tuple[Dataset, ...]
    changed: tuple[Revised, ...]

    @property
    def total(self) -> int:
        """How many entries are not as they were."""
        return len(self.added) + len(self.removed) + len(self.changed)


def compare_directories(
    earlier: Directory, later: Directory, *, spell: Callable[[date], str] = date.isoformat
) -> Revision:
    """What whoever reads the directory finds otherwise; an entry is followed under a new title."""
    before = {one.id: one for one in earlier.documents}
    after = {one.id: one for one in later.documents}
    both = ((before[one.id], one) for one in later.documents if one.id in before)
    revised = (Revised(new, _differences(earlier, old, later, new, spell)) for old, new in both)
    return Revision(
        added=tuple(one for one in later.documents if one.id not in before),
        removed=tuple(one for one in earlier.documents if one.id not in after),
        changed=tuple(one for one in revised if one.said),
    )


def _differences(
    earlier: Directory, old: Dataset, later: Directory, new: Dataset, spell: Callable[[date], str]
) -> tuple[Said, ...]:
    said = read_aloud(earlier, old, spell=spell), read_aloud(later, new, spell=spell)
    return tuple(
        Said(heading, before, after)
        for (heading, before), (_same, after) in zip(*said, strict=True)
        if before != after
    )

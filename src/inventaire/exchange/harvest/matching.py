"""Which dataset of ours an entry of a catalogue is: the same identifier, else the same title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from inventaire.exchange.catalogue.entries import own_address
from inventaire.exchange.harvest.entries import Given
from inventaire.exchange.harvest.words import plain
from inventaire.exchange.sheets import name_key
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.snapshot import Snapshot


class Known:
    """The datasets of an inventory, archived ones left out, and those that an import brings."""

    def __init__(self, before: Snapshot) -> None:
        self._by_identifier: dict[str, Dataset] = {}
        self._by_title: dict[str, list[Dataset]] = defaultdict(list)
        self._new: dict[str, Dataset] = {}
        for dataset in before.datasets:
            if dataset.archived:
                continue
            for name in (dataset.identifier, own_address(before.organisation, dataset)):
                if name:
                    self._by_identifier.setdefault(plain(name), dataset)
            self._by_title[name_key(dataset.name)].append(dataset)

    def matches(self, found: Sequence[Given]) -> list[Dataset | None]:
        """The dataset of each entry. A title serves what no identifier has taken, once each."""
        chosen = [self._identified(one) for one in found]
        taken = {one.id for one in chosen if one is not None}
        matched = []
        for one, known in zip(found, chosen, strict=True):
            if known is None:
                known = self._titled(one, taken)
            if known is not None:
                taken.add(known.id)
            matched.append(known)
        return matched

    def _identified(self, one: Given) -> Dataset | None:
        known = (self._by_identifier.get(plain(cell.text)) for cell in one.identifiers)
        return next((dataset for dataset in known if dataset is not None), None)

    def _titled(self, one: Given, taken: set[int]) -> Dataset | None:
        same = self._by_title.get(name_key(" ".join(plain(one.title.text).split())), ())
        return next((dataset for dataset in same if dataset.id not in taken), None)

    def add(self, one: Given, dataset: Dataset) -> None:
        """Know a dataset that the catalogue brings, in case it is named again."""
        for name in _names(one):
            self._new[name] = dataset

    def new_of(self, one: Given) -> Dataset | None:
        """The dataset that the catalogue brought under the same identifier, or title without."""
        return next((self._new[name] for name in _names(one) if name in self._new), None)


def _names(one: Given) -> list[str]:
    names = [f"id {plain(cell.text)}" for cell in one.identifiers]
    # Without an identifier, nothing but the title tells two rows apart.
    return names or [f"title {name_key(one.title.text)}"]

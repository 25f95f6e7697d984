"""Which dataset of ours an entry of a catalogue is: the same identifier, else the same title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from inventaire.exchange.catalogue.entries import own_address
from inventaire.exchange.harvest.entries import Given
from inventaire.exchange.harvest.words import plain
from inventaire.exchange.sheets import name_key
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.snapshot import Snapshot

#: « 12 » is the rank of a row, and two catalogues have one each: it says nothing without a title.
_RANK = re.compile(r"[A-Za-z]{0,3}[-_ ]?\d{1,5}")


class Known:
    """The datasets of an inventory, archived ones left out, and those that an import brings."""

    def __init__(self, before: Snapshot) -> None:
        self._by_identifier: dict[str, list[Dataset]] = defaultdict(list)
        self._by_title: dict[str, list[Dataset]] = defaultdict(list)
        self._new: dict[str, Dataset] = {}
        for dataset in before.datasets:
            if dataset.archived:
                continue
            for name in (dataset.identifier, own_address(before.organisation, dataset)):
                if name:
                    self._by_identifier[plain(name)].append(dataset)
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
        for name in (plain(cell.text) for cell in one.identifiers):
            for dataset in self._by_identifier.get(name, ()):
                if not _RANK.fullmatch(name) or _same_title(one, dataset):
                    return dataset
        return None

    def borne_by(self, one: Given) -> Dataset | None:
        """The dataset of another title that bears the same rank, where an entry only has one."""
        names = [plain(cell.text) for cell in one.identifiers]
        borne = (each for name in names for each in self._by_identifier.get(name, ()))
        return next((each for each in borne if not _same_title(one, each)), None)

    def _titled(self, one: Given, taken: set[int]) -> Dataset | None:
        same = self._by_title.get(_title_key(one), ())
        return next((dataset for dataset in same if dataset.id not in taken), None)

    def add(self, one: Given, dataset: Dataset) -> None:
        """Know a dataset that the catalogue brings, in case it is named again."""
        for name in _names(one):
            self._new[name] = dataset

    def new_of(self, one: Given) -> Dataset | None:
        """The dataset that the catalogue brought under the same identifier, or title without."""
        return next((self._new[name] for name in _names(one) if name in self._new), None)


def _title_key(one: Given) -> str:
    return name_key(" ".join(plain(one.title.text).split()))


def _same_title(one: Given, dataset: Dataset) -> bool:
    return _title_key(one) == name_key(dataset.name)


def _names(one: Given) -> list[str]:
    names = [f"id {plain(cell.text)}" for cell in one.identifiers]
    # Without an identifier, nothing but the title tells two rows apart.
    return names or [f"title {name_key(one.title.text)}"]

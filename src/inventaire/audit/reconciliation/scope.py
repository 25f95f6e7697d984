"""What is reconciled: one processing or the whole register, and the data it covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from inventaire.audit.picture import Picture
from inventaire.audit.reconciliation.observed import Observed
from inventaire.i18n import N_, Text
from inventaire.inventory.processing import Processing


@dataclass(frozen=True)
class Scope:
    """What is declared (by ``register``) and of which personal datasets; all of both, or a part."""

    observed: Observed
    register: tuple[Processing, ...]
    datasets: tuple[int, ...]

    @property
    def picture(self) -> Picture:
        """The picture that both are of."""
        return self.observed.picture

    @cached_property
    def ours(self) -> frozenset[int]:
        """The processing of the scope, by number."""
        return frozenset(processing.id for processing in self.register)

    @cached_property
    def held(self) -> frozenset[int]:
        """The datasets of the scope, to ask whether one is there."""
        return frozenset(self.datasets)

    def others(self, dataset: int) -> list[int]:
        """The processing in force that covers a dataset too, and is not in the scope."""
        covering = self.picture.processings_of_dataset.get(dataset, ())
        return [processing.id for processing in covering if processing.id not in self.ours]

    def another(self, saying: Iterable[int], datasets: Iterable[int]) -> Processing | None:
        """Of the processing that says something, the first outside the scope that covers some of
        these data too.
        """
        covered = frozenset(datasets)
        for number in saying:
            theirs = self.observed.covered_by.get(number, frozenset())
            if number not in self.ours and not covered.isdisjoint(theirs):
                return self.observed.by_number[number]
        return None

    def candidates(self, datasets: Iterable[int]) -> tuple[int, ...]:
        """Which processing of the scope might declare something of these data."""
        if len(self.ours) == 1:
            return tuple(self.ours)
        covering = (self.picture.processings_of_dataset.get(number, ()) for number in datasets)
        found = dict.fromkeys(p.id for processings in covering for p in processings)
        return tuple(number for number in found if number in self.ours)


def whole(picture: Picture) -> Scope:
    """The whole register against everything that the flows show."""
    datasets = tuple(dataset.id for dataset in picture.personal_datasets)
    return Scope(Observed(picture), picture.register, datasets)


def declared_elsewhere(processing: Processing) -> Text:
    """Says that another processing declares it, which covers the same data."""
    text = N_("Déclaré par « %(name)s », qui couvre aussi ces données.")
    return Text(text, {"name": processing.name})

"""What is reconciled: one processing or the whole register, the data it covers, what flows show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from inventaire.audit.borders import Crossing, crossings
from inventaire.audit.picture import Picture
from inventaire.graph.borders import Exposure, exposed_actors
from inventaire.i18n import N_, Text
from inventaire.inventory.processing import Processing
from inventaire.inventory.records import Flow


@dataclass(frozen=True)
class Observed:
    """What the flows of a picture show, each part worked out once for all its processings."""

    picture: Picture
    _exposures: dict[int, Mapping[int, Exposure]] = field(default_factory=dict)

    @cached_property
    def crossings(self) -> tuple[Crossing, ...]:
        """The flows that take personal data out of the Area."""
        return tuple(crossings(self.picture))

    @cached_property
    def datasets_of(self) -> Mapping[int, tuple[int, ...]]:
        """The personal datasets that each processing in force covers."""
        found: dict[int, list[int]] = defaultdict(list)
        for dataset in self.picture.personal_datasets:
            for processing in self.picture.processings_of_dataset.get(dataset.id, ()):
                found[processing.id].append(dataset.id)
        return {number: tuple(datasets) for number, datasets in found.items()}

    @cached_property
    def flows_of(self) -> Mapping[int, tuple[Flow, ...]]:
        """The flows that hand over personal data for each processing in force."""
        found: dict[int, list[Flow]] = defaultdict(list)
        for flow in self.picture.personal_deliveries:
            for number in self.served_by(flow):
                found[number].append(flow)
        return {number: tuple(flows) for number, flows in found.items()}

    @cached_property
    def by_number(self) -> Mapping[int, Processing]:
        """The processing in force, by number."""
        return {processing.id: processing for processing in self.picture.register}

    def served_by(self, flow: Flow) -> tuple[int, ...]:
        """The processing in force that a flow is attached to."""
        return tuple(number for number in flow.processings if number in self.by_number)

    def exposures(self, dataset: int) -> Mapping[int, Exposure]:
        """The actors who can get at a dataset, by number."""
        if dataset not in self._exposures:
            self._exposures[dataset] = exposed_actors(self.picture.spread, dataset)
        return self._exposures[dataset]


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

    def others(self, datasets: Iterable[int]) -> Iterator[Processing]:
        """The processing in force that covers some of these data too, and is not in the scope."""
        ours = {processing.id for processing in self.register}
        seen: set[int] = set()
        for number in datasets:
            for processing in self.picture.processings_of_dataset.get(number, ()):
                if processing.id not in ours | seen:
                    seen.add(processing.id)
                    yield processing

    def candidates(self, datasets: Iterable[int]) -> tuple[int, ...]:
        """Which processing of the scope might declare something of these data."""
        ours = {processing.id for processing in self.register}
        if len(ours) == 1:
            return tuple(ours)
        covering = (self.picture.processings_of_dataset.get(number, ()) for number in datasets)
        found = dict.fromkeys(p.id for processings in covering for p in processings)
        return tuple(number for number in found if number in ours)


def whole(picture: Picture) -> Scope:
    """The whole register against everything that the flows show."""
    datasets = tuple(dataset.id for dataset in picture.personal_datasets)
    return Scope(Observed(picture), picture.register, datasets)


def declared_elsewhere(processing: Processing) -> Text:
    """Says that another processing declares it, which covers the same data."""
    text = N_("Déclaré par « %(name)s », qui couvre aussi ces données.")
    return Text(text, {"name": processing.name})

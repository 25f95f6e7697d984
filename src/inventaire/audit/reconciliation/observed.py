"""What the flows of a picture show and what its register says, each part worked out once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from inventaire.audit.borders import Crossing, crossings, held_abroad
from inventaire.audit.declared import Declared, declared_in, folded_name
from inventaire.audit.picture import Picture
from inventaire.graph.borders import Exposure, country_of, exposed_actors
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import Processing
from inventaire.inventory.questions import declared_categories
from inventaire.inventory.records import Actor, Flow, System


@dataclass(frozen=True)
class Observed:
    """Indexes that every processing shares: without them, each would look at everything again."""

    picture: Picture
    _exposures: dict[int, Mapping[int, Exposure]] = field(default_factory=dict)
    _distances: dict[int, Mapping[Ref, int]] = field(default_factory=dict)
    _naming: dict[int, tuple[int, ...]] = field(default_factory=dict)

    @cached_property
    def crossings(self) -> tuple[Crossing, ...]:
        """The flows that take personal data out of the Area."""
        return tuple(crossings(self.picture))

    @cached_property
    def _crossings_of(self) -> Mapping[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for place, crossing in enumerate(self.crossings):
            for dataset in crossing.datasets:
                found[dataset].append(place)
        return found

    def crossings_of(self, datasets: Iterable[int]) -> list[Crossing]:
        """Those that take some of these data, in the order of the flows."""
        places = {place for number in datasets for place in self._crossings_of.get(number, ())}
        return [self.crossings[place] for place in sorted(places)]

    @cached_property
    def held_abroad(self) -> tuple[tuple[System, str], ...]:
        """The systems of third countries that hold personal data no flow brings, their country."""
        return tuple(held_abroad(self.picture))

    @cached_property
    def datasets_of(self) -> Mapping[int, tuple[int, ...]]:
        """The personal datasets that each processing in force covers."""
        found: dict[int, list[int]] = defaultdict(list)
        for dataset in self.picture.personal_datasets:
            for processing in self.picture.processings_of_dataset.get(dataset.id, ()):
                found[processing.id].append(dataset.id)
        return {number: tuple(datasets) for number, datasets in found.items()}

    @cached_property
    def covered_by(self) -> Mapping[int, frozenset[int]]:
        """The same, to ask whether one of them is there."""
        return {number: frozenset(datasets) for number, datasets in self.datasets_of.items()}

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

    def distances(self, dataset: int) -> Mapping[Ref, int]:
        """How many flows away each place that a dataset reaches is."""
        if dataset not in self._distances:
            self._distances[dataset] = self.picture.spread.distances(dataset)
        return self._distances[dataset]

    def nearest(self, datasets: Iterable[int], place: Ref) -> int:
        """Which of the data that reach a place comes by the fewest flows, the first of them."""
        return min(datasets, key=lambda number: (self.distances(number)[place], number))

    def reached(self, datasets: Iterable[int]) -> tuple[set[str], set[int]]:
        """The countries that these data reach, and the actors who can get at them."""
        countries: set[str] = set()
        actors: set[int] = set()
        for number in datasets:
            countries.update(country_of(self.picture.graph, n) for n in self.distances(number))
            actors.update(self.exposures(number))
        return countries, actors

    @cached_property
    def reached_by_all(self) -> tuple[set[str], set[int]]:
        """The same, of all the personal data there are."""
        return self.reached(dataset.id for dataset in self.picture.personal_datasets)

    @cached_property
    def categories_declared(self) -> Mapping[int, frozenset[str]]:
        """The categories that each processing in force declares."""
        return {p.id: frozenset(declared_categories(p)) for p in self.picture.register}

    @cached_property
    def _said(self) -> Mapping[int, Declared]:
        return {p.id: declared_in([p]) for p in self.picture.register}

    def naming(self, actor: Actor) -> tuple[int, ...]:
        """The processing in force that names an actor, in the order of the register."""
        if actor.id not in self._naming:
            name = folded_name(actor)
            found = (n for n, said in self._said.items() if said.names_one(actor, name))
            self._naming[actor.id] = tuple(found)
        return self._naming[actor.id]

    @cached_property
    def using(self) -> Mapping[int, tuple[int, ...]]:
        """For each system, the processing in force that names it."""
        found: dict[int, list[int]] = defaultdict(list)
        for processing in self.picture.register:
            for number in dict.fromkeys(processing.systems):
                found[number].append(processing.id)
        return {number: tuple(processings) for number, processings in found.items()}

    @cached_property
    def transferring(self) -> tuple[Processing, ...]:
        """The processing in force that declares some transfer."""
        return tuple(p for p in self.picture.register if p.transfers)

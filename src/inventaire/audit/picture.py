"""What rules look at: one frozen inventory, and what follows from it, worked out once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from inventaire.audit.scores import Scores, scores_of
from inventaire.graph.borders import Exposure, Zone, exposed_actors, zone_of
from inventaire.graph.build import FlowGraph, flow_graph
from inventaire.graph.measures import loops_of
from inventaire.graph.paths import Spread, spread
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.processing import Processing
from inventaire.inventory.questions import is_administration, is_personal, is_public_body
from inventaire.inventory.records import Flow
from inventaire.inventory.snapshot import Snapshot

if TYPE_CHECKING:
    from inventaire.audit.rule import Finding


@dataclass(frozen=True)
class Picture:
    """A live snapshot and its indexes. Every index is linear in the size of the inventory."""

    snapshot: Snapshot

    @cached_property
    def found(self) -> dict[str, tuple[Finding, ...]]:
        """What each rule found so far, by code: what findings call for is no second look."""
        return {}

    @property
    def today(self) -> date:
        """The day the snapshot was taken."""
        return self.snapshot.taken_on

    @property
    def organisation(self) -> Organisation:
        """Whose inventory it is."""
        return self.snapshot.organisation

    def scores(self, dataset: Dataset) -> Scores:
        """How well a dataset is described today, worked out once."""
        if dataset.id not in self._scores:
            self._scores[dataset.id] = scores_of(dataset, today=self.today)
        return self._scores[dataset.id]

    @cached_property
    def _scores(self) -> dict[int, Scores]:
        return {}

    def on_paper(self, dataset: Dataset) -> bool:
        """Whether everything that holds it is paper."""
        found = [self.snapshot.system(number) for number in dataset.systems]
        held = [system.kind for system in found if system is not None]
        return bool(held) and all(kind == "paper" for kind in held)

    @cached_property
    def public_body(self) -> bool:
        """A legal person of public law."""
        return is_public_body(self.organisation)

    @cached_property
    def administration(self) -> bool | None:
        """Whether access law binds the organisation; ``None`` where the question is open."""
        return is_administration(self.organisation)

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """The flows that exist today."""
        return tuple(flow for flow in self.snapshot.flows if flow.status == "existing")

    @cached_property
    def graph(self) -> FlowGraph:
        """The flows that exist today, as a graph."""
        return flow_graph(self.snapshot)

    @cached_property
    def spread(self) -> Spread:
        """Where personal data end up, and by which path."""
        return spread(self.graph)

    @cached_property
    def zones(self) -> Mapping[Ref, Zone]:
        """Where each system and actor stands in the eyes of chapter V."""
        return {node: zone_of(self.graph, node) for node in self.graph.graph}

    @cached_property
    def loops(self) -> Mapping[int, tuple[Flow, ...]]:
        """For each dataset that comes back where it starts, the shortest way it does."""
        return loops_of(self.spread)

    @cached_property
    def exposures(self) -> Mapping[int, Mapping[int, Exposure]]:
        """For each actor who can get at personal data, by number: which datasets, and how."""
        found: dict[int, dict[int, Exposure]] = defaultdict(dict)
        for dataset in self.personal_datasets:
            for actor, exposure in exposed_actors(self.spread, dataset.id).items():
                found[actor][dataset.id] = exposure
        return found

    @cached_property
    def personal_datasets(self) -> tuple[Dataset, ...]:
        """The datasets known to hold personal data."""
        return tuple(d for d in self.snapshot.datasets if is_personal(d))

    @cached_property
    def personal_flows(self) -> tuple[Flow, ...]:
        """The flows of today that carry a dataset known to be personal."""
        personal = {dataset.id for dataset in self.personal_datasets}
        return tuple(f for f in self.flows if any(n in personal for n in f.datasets))

    @cached_property
    def personal_deliveries(self) -> tuple[Flow, ...]:
        """The flows that hand over personal data: not anonymised by them, nor before them."""
        return tuple(flow for flow in self.flows if self.spread.personal_delivered_by(flow))

    @cached_property
    def register(self) -> tuple[Processing, ...]:
        """The processing in force today: those ended before are history."""
        return tuple(
            p for p in self.snapshot.processings if p.ended_on is None or p.ended_on >= self.today
        )

    @cached_property
    def own_register(self) -> tuple[Processing, ...]:
        """The processing in force that the organisation decides on, alone or jointly (art. 30(1)).

        What it does as a processor follows art. 30(2), which asks for less.
        """
        return tuple(p for p in self.register if p.role != "processor")

    @cached_property
    def processings_of_dataset(self) -> Mapping[int, tuple[Processing, ...]]:
        """The processing that covers each dataset, named by it or by a flow that carries it."""
        found: dict[int, dict[int, Processing]] = defaultdict(dict)
        in_force = {processing.id: processing for processing in self.register}
        for processing in self.register:
            for number in processing.datasets:
                found[number][processing.id] = processing
        for flow in self.flows:
            for number in flow.datasets:
                for linked in flow.processings:
                    if linked in in_force:
                        found[number][linked] = in_force[linked]
        return {number: tuple(by_id.values()) for number, by_id in found.items()}

    @cached_property
    def personal_systems(self) -> Mapping[int, tuple[Dataset, ...]]:
        """The systems that hold personal data as recorded, and which datasets."""
        found: dict[int, list[Dataset]] = defaultdict(list)
        for dataset in self.personal_datasets:
            for number in dict.fromkeys((*dataset.systems, dataset.reference_system)):
                if number is not None:
                    found[number].append(dataset)
        return {number: tuple(datasets) for number, datasets in found.items()}

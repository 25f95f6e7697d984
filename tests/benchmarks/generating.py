"""An organisation of known size: the same one each time, filled as a patient consultant fills it.

Links follow a power law, as in real inventories: a few systems hold much and a few services send
nearly everything, while most records are linked two or three times.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache
from itertools import accumulate
from random import Random
from typing import Any

from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Field, Ref, Shape, fields_of
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.datasets import PERSONAL_STATUSES
from tests.benchmarks.naming import name_of
from tests.benchmarks.values import chosen, is_filled, lines_count

#: Whoever generates twice gets the same organisation.
SEED = 2026
TAKEN_ON = date(2026, 11, 23)
#: How much less each record is linked than the one before it.
_STEEPNESS = 0.75
_FLOW_DATASETS = (1, 1, 1, 1, 2, 2, 3, 5)
_LINKS = (1, 1, 1, 2, 2, 3, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many records of each kind; ``others`` of every kind that is not named."""

    processing: int = 1000
    dataset: int = 3000
    system: int = 300
    actor: int = 500
    flow: int = 6000
    others: int = 40

    def of(self, kind: str) -> int:
        """How many records of a kind."""
        count: int = getattr(self, kind, self.others)
        return count

    def scaled(self, factor: float) -> Size:
        """The same proportions, so many times larger: two of each at least."""
        return Size(
            **{one.name: max(2, round(getattr(self, one.name) * factor)) for one in fields(self)}
        )


def of_each(count: int) -> Size:
    """As many records of every kind."""
    return Size(**{one.name: count for one in fields(Size)})


def generate(size: Size, *, seed: int = SEED) -> Snapshot:
    """The whole organisation, as facts numbered from one within each kind."""
    writer = _Writer(size, Random(seed))
    datasets = tuple(writer.datasets())
    parts: dict[str, Any] = {
        kind.plural: tuple(writer.record(kind.code, n) for n in range(1, size.of(kind.code) + 1))
        for kind in KINDS.values()
        if kind.code not in ("dataset", "flow")
    }
    flows = tuple(writer.flows(datasets))
    organisation = writer.organisation()
    parts |= {"datasets": datasets, "flows": flows}
    return Snapshot(taken_on=TAKEN_ON, organisation=organisation, **parts)


class _Writer:
    """Writes one record after the other, from one source of chance."""

    def __init__(self, size: Size, chance: Random) -> None:
        self._size = size
        self._chance = chance
        # What is linked most stands anywhere in the alphabet.
        self._ranks = {kind: self._shuffled(size.of(kind)) for kind in KINDS}
        #: The datasets that the register speaks of.
        self._personal: list[int] = []

    def _shuffled(self, count: int) -> list[int]:
        numbers = list(range(1, count + 1))
        self._chance.shuffle(numbers)
        return numbers

    def organisation(self) -> Organisation:
        """A town large enough to owe everything."""
        values = self._values(Organisation, "organisation", 1)
        known = {"name": "Grandville", "legal_form": "commune", "population": 84_000}
        return Organisation(id=1, **{**values, **known, "staff_fte": 2_100.0})

    def record(self, kind: str, number: int, **known: Any) -> Any:
        """A record of a kind; what is ``known`` of it is taken as it is."""
        record = KINDS[kind].record
        values = {**self._values(record, kind, number), "name": name_of(kind, number), **known}
        return record(id=number, **values)

    def datasets(self) -> Iterable[Dataset]:
        """Datasets of which half say something of people, and only those name categories."""
        for number in range(1, self._size.dataset + 1):
            dataset = self.record("dataset", number)
            if PERSONAL_STATUSES[dataset.personal_status].personal:
                self._personal.append(number)
                yield dataset
            else:
                columns = tuple(replace(column, category="") for column in dataset.columns)
                yield replace(dataset, data_categories=(), data_subjects=(), columns=columns)

    def flows(self, datasets: Iterable[Dataset]) -> Iterable[Any]:
        """Flows that carry what their source holds, where it holds anything."""
        held: dict[Ref, list[int]] = defaultdict(list)
        for dataset in datasets:
            for system in dataset.systems:
                held[Ref("system", system)].append(dataset.id)
        places = [Ref(kind, n) for kind in ("system", "actor") for n in self._ranks[kind]]
        self._chance.shuffle(places)
        for number in range(1, self._size.flow + 1):
            source, target = self._popular(places), self._popular(places)
            yield self.record(
                "flow",
                number,
                name="",
                source=source,
                target=target,
                datasets=self._carried(held.get(source)),
            )

    def _carried(self, held: list[int] | None) -> tuple[int, ...]:
        count = self._chance.choice(_FLOW_DATASETS)
        if held is not None:
            return tuple(sorted(self._chance.sample(held, min(count, len(held)))))
        return self._several(self._ranks["dataset"], count)

    def _values(self, record: type[Any], kind: str, number: int) -> dict[str, Any]:
        return {
            field.name: self._value(kind, field, number)
            for field in fields_of(record)
            if is_filled(kind, field, self._chance)
        }

    def _value(self, kind: str, field: Field, number: int) -> Any:
        if field.shape is Shape.LINES and field.line is not None:
            count = lines_count(field.name, self._chance)
            return tuple(
                field.line(**self._values(field.line, f"{kind}.{field.name}", rank + 1))
                for rank in range(count)
            )
        if field.to is not None:
            return self._link(kind, field, number)
        return chosen(kind, field, number, self._chance)

    def _link(self, kind: str, field: Field, number: int) -> Any:
        to = field.to.kinds if field.to else ()
        if field.shape is Shape.END:
            other = self._chance.choice(to)
            return Ref(other, self._popular(self._ranks[other])) if self._ranks[other] else None
        if to[0] == kind:
            # A record points to an earlier one: no chain of parents comes back.
            earlier = self._chance.randint(1, number - 1) if number > 1 else None
            return (earlier,) if earlier and field.shape is Shape.LINKS else earlier or field.empty
        among = self._personal if (kind, to[0]) == ("processing", "dataset") else self._ranks[to[0]]
        if not among:
            return field.empty
        if field.shape is Shape.LINK:
            return self._popular(among)
        return self._several(among, self._chance.choice(_LINKS))

    def _several(self, among: list[int], count: int) -> tuple[int, ...]:
        return tuple(sorted({self._popular(among) for _ in range(count)}))

    def _popular(self, among: list[Any]) -> Any:
        """One of these, the first ones far more often."""
        weights = _weights(len(among))
        return among[bisect(weights, self._chance.random() * weights[-1])]


@cache
def _weights(count: int) -> list[float]:
    """How often each rank is chosen, added up."""
    return list(accumulate((rank + 1) ** -_STEEPNESS for rank in range(count)))

"""One frozen picture of one organisation on one day: what every rule and document reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from inventaire.i18n import _
from inventaire.inventory.base import Record
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.engagement import Action, Mission, Training, Workshop
from inventaire.inventory.fields import Ref, Shape, fields_of
from inventaire.inventory.kinds import KINDS, kind_of
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.processing import Processing
from inventaire.inventory.protection import (
    Assessment,
    Breach,
    Evidence,
    Request,
    SecurityReview,
)
from inventaire.inventory.records import Actor, Flow, System


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """Everything recorded of one organisation. ``taken_on`` is « today » for whoever reads it."""

    taken_on: date
    organisation: Organisation
    datasets: tuple[Dataset, ...] = ()
    systems: tuple[System, ...] = ()
    actors: tuple[Actor, ...] = ()
    flows: tuple[Flow, ...] = ()
    processings: tuple[Processing, ...] = ()
    breaches: tuple[Breach, ...] = ()
    requests: tuple[Request, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    security_reviews: tuple[SecurityReview, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    missions: tuple[Mission, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    trainings: tuple[Training, ...] = ()
    actions: tuple[Action, ...] = ()

    def of(self, kind: str) -> tuple[Any, ...]:
        """Every record of a kind, by its code (``"dataset"``)."""
        records: tuple[Any, ...] = getattr(self, KINDS[kind].plural)
        return records

    def records(self) -> Iterator[Record]:
        """Every record of every kind, the organisation left out."""
        for kind in KINDS:
            yield from self.of(kind)

    @cached_property
    def _by_ref(self) -> dict[Ref, Record]:
        return {Ref(kind, record.id): record for kind in KINDS for record in self.of(kind)}

    def find(self, ref: Ref) -> Record | None:
        """The record a reference points to, or nothing where it is not in the picture."""
        return self._by_ref.get(ref)

    def _one(self, kind: str, number: int | None) -> Any:
        return None if number is None else self._by_ref.get(Ref(kind, number))

    def dataset(self, number: int | None) -> Dataset | None:
        """The dataset of this number, if any."""
        found: Dataset | None = self._one("dataset", number)
        return found

    def system(self, number: int | None) -> System | None:
        """The system of this number, if any."""
        found: System | None = self._one("system", number)
        return found

    def actor(self, number: int | None) -> Actor | None:
        """The actor of this number, if any."""
        found: Actor | None = self._one("actor", number)
        return found

    def processing(self, number: int | None) -> Processing | None:
        """The processing of this number, if any."""
        found: Processing | None = self._one("processing", number)
        return found

    def label(self, ref: Ref | None) -> str:
        """How a record is called: its name; for a flow without one, its two ends."""
        record = None if ref is None else self._by_ref.get(ref)
        if record is None:
            return _("(inconnu)")
        if record.name:
            return record.name
        if isinstance(record, Flow):
            return f"{self.label(record.source)} → {self.label(record.target)}"
        return _("(sans nom)")

    def live(self) -> Snapshot:
        """The same picture without what is archived, nor any link to it."""
        kept = {Ref(kind, r.id) for kind in KINDS for r in self.of(kind) if not r.archived}
        if len(kept) == len(self._by_ref):
            return self
        parts: dict[str, Any] = {
            kind.plural: tuple(
                _unlinked(record, kept)
                for record in self.of(kind.code)
                if Ref(kind.code, record.id) in kept
            )
            for kind in KINDS.values()
        }
        return replace(self, **parts)


def ref_of(record: Record) -> Ref:
    """The reference of a record."""
    return Ref(kind_of(record).code, record.id)


def _unlinked(record: Any, kept: set[Ref]) -> Any:
    """The record (or line) with its links to what is not kept left out."""
    changed: dict[str, object] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if not value:
            continue
        if field.shape is Shape.LINES:
            lines = tuple(_unlinked(line, kept) for line in value)
            if lines != value:
                changed[field.name] = lines
        elif field.shape is Shape.END and value not in kept:
            changed[field.name] = None
        elif field.to is not None and field.shape is not Shape.END:
            kind = field.to.kinds[0]
            if field.shape is Shape.LINK and Ref(kind, value) not in kept:
                changed[field.name] = None
            elif field.shape is Shape.LINKS:
                links = tuple(number for number in value if Ref(kind, number) in kept)
                if links != value:
                    changed[field.name] = links
    return replace(record, **changed) if changed else record

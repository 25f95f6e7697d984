"""How far a finding reaches: how many records it is about, and how many people at least."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import Processing
from inventaire.inventory.protection import Breach
from inventaire.inventory.records import Flow
from inventaire.inventory.snapshot import Snapshot

_SEVERAL_RECORDS = 2
_MANY_RECORDS = 10
#: Steps of ours: the law gives no number for « grande échelle » (WP248).
_SOME_PEOPLE = 250
_MANY_PEOPLE = 5000


@dataclass(frozen=True, slots=True)
class Reach:
    """``records``: how many; ``people``: how many at least (0 where nobody counted them)."""

    records: int
    people: int
    #: The finding is about the organisation itself.
    whole: bool = False

    @property
    def level(self) -> int:
        """1 to 5: one for any record, two from 2, three from 10 or for the whole organisation; and
        one more from 250 people, two more from 5 000.
        """
        many = self.whole or self.records >= _MANY_RECORDS
        records = 3 if many else 2 if self.records >= _SEVERAL_RECORDS else 1
        return records + (self.people >= _SOME_PEOPLE) + (self.people >= _MANY_PEOPLE)


def reach_of(records: Iterable[Ref], snapshot: Snapshot, *, whole: bool = False) -> Reach:
    """The reach of some records. People are counted once: the largest count known among them."""
    refs = tuple(records)
    people = max((_people(ref, snapshot) for ref in refs), default=0)
    return Reach(len(refs), people, whole)


def _people(ref: Ref, snapshot: Snapshot) -> int:
    """How many people a record is known to be about."""
    record = snapshot.find(ref)
    if isinstance(record, Dataset | Breach):
        return record.people_count or 0
    if isinstance(record, Processing):
        return max((line.count or 0 for line in record.subjects), default=0)
    if isinstance(record, Flow):
        return max((_people(Ref("dataset", n), snapshot) for n in record.datasets), default=0)
    return 0

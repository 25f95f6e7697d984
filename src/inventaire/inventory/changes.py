"""What differs between two pictures of one organisation, field by field.

Imports build the picture they wish for (new records bear numbers below zero) and compare it with
the present one; versions are compared the same way; an import is undone by comparing backwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from inventaire.i18n import Text
from inventaire.inventory.base import Record
from inventaire.inventory.fields import Ref, fields_of, is_empty
from inventaire.inventory.kinds import KINDS, ORGANISATION, Kind
from inventaire.inventory.snapshot import Snapshot

Deed = Literal["create", "change", "archive", "restore"]


@dataclass(frozen=True, slots=True)
class Origin:
    """The cell a value was read from: ``sheet`` « 2 - Liste », ``cell`` « B12 »."""

    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field, before and after, in the values of the facts."""

    field: str
    before: object
    after: object
    origin: Origin | None = None

    @property
    def is_conflict(self) -> bool:
        """Whether something that was recorded would be replaced by something else."""
        return not is_empty(self.before) and not is_empty(self.after)


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one record. ``version`` is the one it was compared with (0 when created)."""

    deed: Deed
    ref: Ref
    label: str
    fields: tuple[FieldChange, ...]
    version: int = 0


@dataclass(frozen=True, slots=True)
class Warning:
    """Something to look at before applying, with the cell it was seen in."""

    text: Text
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that would be written, and what the reader must be told."""

    changes: tuple[Change, ...] = ()
    unchanged: tuple[Ref, ...] = ()
    warnings: tuple[Warning, ...] = ()
    refused: tuple[Warning, ...] = ()

    def count(self, deed: Deed) -> int:
        """How many records this deed concerns."""
        return sum(1 for change in self.changes if change.deed == deed)


#: The cell each value came from, by record and field.
Origins = Mapping[tuple[Ref, str], Origin]


def compare(before: Snapshot, after: Snapshot, *, origins: Origins | None = None) -> Changes:
    """What it takes to go from one picture to the other. Records missing from ``after`` stay.

    An empty comparison has no change: comparing a picture with itself gives nothing.
    """
    changes: list[Change] = []
    unchanged: list[Ref] = []
    found = _difference(ORGANISATION, before.organisation, after.organisation, origins or {})
    if found:
        changes.append(found)
    for kind in KINDS.values():
        known = {record.id: record for record in before.of(kind.code)}
        for record in after.of(kind.code):
            label = after.label(Ref(kind.code, record.id))
            found = _difference(kind, known.get(record.id), record, origins or {}, label=label)
            if found:
                changes.append(found)
            else:
                unchanged.append(Ref(kind.code, record.id))
    return Changes(tuple(changes), tuple(unchanged))


def _difference(
    kind: Kind, before: Record | None, after: Record, origins: Origins, *, label: str = ""
) -> Change | None:
    ref = Ref(kind.code, after.id)
    if before is after:
        return None
    differences = []
    for spec in fields_of(kind.record):
        old = spec.empty if before is None else getattr(before, spec.name)
        new = getattr(after, spec.name)
        if old != new:
            differences.append(FieldChange(spec.name, old, new, origins.get((ref, spec.name))))
    deed: Deed = "change"
    if before is None:
        deed = "create"
    elif before.archived != after.archived:
        deed = "archive" if after.archived else "restore"
    if not differences and deed == "change":
        return None
    version = before.version if before else 0
    return Change(deed, ref, label or after.name, tuple(differences), version)

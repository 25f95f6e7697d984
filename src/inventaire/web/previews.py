"""What an import would change, in words: record by record, field by field, cell by cell."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from inventaire.i18n import N_, _
from inventaire.inventory.base import Record
from inventaire.inventory.changes import Change, Changes, FieldChange, Origin
from inventaire.inventory.fields import Ref, field_of
from inventaire.inventory.kinds import KINDS, ORGANISATION
from inventaire.store.shapes import refs_in
from inventaire.web.presentation import Names, plain

DEED_LABELS = {
    "create": N_("Création"),
    "change": N_("Modification"),
    "archive": N_("Archivage"),
    "restore": N_("Restauration"),
}


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field of a change: its label, what was there, what would be."""

    label: str
    before: str
    after: str
    origin: Origin | None
    is_conflict: bool


@dataclass(frozen=True, slots=True)
class ChangeCard:
    """One record of an import; ``rank`` is what is sent when it is chosen, ``code`` its kind."""

    rank: int
    code: str
    kind: str
    label: str
    deed: str
    lines: tuple[FieldLine, ...]

    @property
    def conflicts(self) -> int:
        """How many fields would replace something else."""
        return sum(1 for line in self.lines if line.is_conflict)


def cards_of(changes: Changes, ranks: Collection[int], known: Names) -> list[ChangeCard]:
    """The changes of these ranks; links are shown by name, new records by their future name."""
    names = {**known, **{change.ref: change.label for change in changes.changes}}
    return [_card(rank, changes.changes[rank], names) for rank in ranks]


def _card(rank: int, change: Change, names: Names) -> ChangeCard:
    kind = KINDS.get(change.ref.kind, ORGANISATION)
    return ChangeCard(
        rank=rank,
        code=change.ref.kind,
        kind=_(kind.singular_label),
        label=change.label,
        deed=change.deed,
        lines=tuple(_line(kind.record, field, names) for field in change.fields),
    )


def _line(record: type[Record], change: FieldChange, names: Names) -> FieldLine:
    field = field_of(record, change.field)
    return FieldLine(
        label=_(field.label.text),
        before=plain(field, change.before, names),
        after=plain(field, change.after, names),
        origin=change.origin,
        # What the house remembers by itself is nobody's word: nothing is lost by replacing it.
        is_conflict=change.is_conflict and not field.kept,
    )


def linked(changes: Changes) -> set[Ref]:
    """The known records that the changes link to, so that their names are looked up at once."""
    found: set[Ref] = set()
    for change in changes.changes:
        record = KINDS.get(change.ref.kind, ORGANISATION).record
        for difference in change.fields:
            field = field_of(record, difference.field)
            for value in (difference.before, difference.after):
                found |= {ref for ref in refs_in(field, value) if ref.id > 0}
    return found

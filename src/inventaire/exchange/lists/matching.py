"""Which record a list means: by its reference, its name, a name written otherwise, or a choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inventaire.exchange.lists.likeness import Likenesses, loose_key
from inventaire.exchange.lists.tables import Table
from inventaire.exchange.parsing import is_nothing
from inventaire.exchange.sheets import Cell, key, name_key
from inventaire.inventory.changes import Origin
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.snapshot import Snapshot

#: The choice of a new record, where a name resembles others.
NEW = 0
#: As many resemblances as a person can look at.
_MOST = 200
_CANDIDATES = 4


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A name that resembles those of records: which, and the one it is taken for (``NEW``: none).

    ``token`` is what a choice about this name is kept by.
    """

    token: str
    kind: str
    name: str
    origin: Origin
    candidates: tuple[tuple[int, str], ...]
    chosen: int


#: What somebody chose, by the token of each name.
Choices = Mapping[str, int]


class Matching:
    """The records of an inventory, and those that lists make, as their names find them.

    What is found may have changed since: only its number counts.
    """

    def __init__(self, before: Snapshot, tables: Sequence[Table], choices: Choices) -> None:
        self.resemblances: list[Resemblance] = []
        self._choices = choices
        self._named: dict[tuple[str, str], Any] = {}
        self._referred: dict[tuple[str, str], Any] = {}
        self._made: dict[tuple[str, str], Any] = {}
        self._alike: dict[str, Likenesses] = {}
        self._before = before
        self._listed = {
            (table.kind, name_key(table.sheet.cell(row, table.naming).text))
            for table in tables
            if table.naming is not None
            for row in table.rows()
        }
        self._taken: set[tuple[str, int]] = set()
        for kind in KINDS:
            for record in self._live(kind):
                self._named.setdefault((kind, name_key(record.name)), record)
                if reference := key(getattr(record, "reference", "")):
                    self._referred.setdefault((kind, reference), record)

    def _live(self, kind: str) -> list[Any]:
        return [record for record in self._before.of(kind) if not record.archived]

    def referred(self, kind: str, cell: Cell) -> Any:
        """The record that bears this reference."""
        return None if is_nothing(cell) else self._referred.get((kind, cell.key))

    def listed(self, kind: str, cell: Cell) -> Any:
        """The record that a row is about: each record answers to one row only, its own first."""
        return self._found(kind, cell.text, cell, row=True)

    def linked(self, kind: str, name: str, cell: Cell) -> Any:
        """The record that a cell names."""
        return self._found(kind, name, cell, row=False)

    def keep(self, kind: str, name: str, record: Any) -> None:
        """A record is as the lists say; it is found by this name from now on."""
        self._named[kind, name_key(name)] = record
        if record.id < 0:
            self._made.setdefault((kind, loose_key(name)), record)

    def _found(self, kind: str, name: str, cell: Cell, *, row: bool) -> Any:
        exact = self._named.get((kind, name_key(name)))
        if exact is not None:
            return exact
        made = None if row else self._made.get((kind, loose_key(name)))
        if made is not None:
            return made
        found = self._resembling(kind, name, cell, row=row)
        if found is not None:
            self._named[kind, name_key(name)] = found
        return found

    def _resembling(self, kind: str, name: str, cell: Cell, *, row: bool) -> Any:
        """The known record that this name is taken for, by default or by choice."""
        if len(self.resemblances) >= _MOST:
            return None
        if kind not in self._alike:
            self._alike[kind] = Likenesses(self._live(kind))
        alike = self._alike[kind]
        same, near = (
            [one for one in found if not row or self._is_free(kind, one)]
            for found in (alike.same(name), alike.near(name))
        )
        candidates = (same or near)[:_CANDIDATES]
        if not candidates:
            return None
        token = f"{kind}:{name_key(name)}"
        known = {record.id: record for record in candidates}
        chosen = self._choices.get(token, same[0].id if len(same) == 1 else NEW)
        chosen = chosen if chosen in known else NEW
        pairs = tuple((record.id, record.name) for record in candidates)
        self.resemblances.append(Resemblance(token, kind, name, cell.origin, pairs, chosen))
        if row and chosen != NEW:
            self._taken.add((kind, chosen))
        return known.get(chosen)

    def _is_free(self, kind: str, record: Any) -> bool:
        """Whether no row is about this record, nor bears its very name."""
        named = (kind, name_key(record.name))
        return (kind, record.id) not in self._taken and named not in self._listed

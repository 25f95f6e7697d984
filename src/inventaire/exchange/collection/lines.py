"""The lines that live inside records: what was touched is brought into those recorded now.

Lines have no number of their own: each is found again by what it said when the workbook left.
What others added since stays, in its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from inventaire.exchange.collection.cells import UNSAID, Cells
from inventaire.exchange.collection.kept import is_same
from inventaire.exchange.collection.layout import PARENT, Plan
from inventaire.exchange.collection.tables import Row, Table
from inventaire.exchange.collection.understood import Misunderstood
from inventaire.exchange.sheets import Cell, span
from inventaire.i18n import N_, Text
from inventaire.inventory.changes import Origin
from inventaire.inventory.fields import Ref

_NO_PARENT = N_("Dites dans la colonne B à quelle fiche cette ligne appartient : elle est laissée.")
_NOT_READ = N_("La fiche de cette ligne n'est pas lue : la ligne est laissée avec elle.")
_SINCE = N_(
    "Cette ligne a été modifiée ou retirée depuis dans l'application : ce que dit ce classeur est "
    "proposé à côté. Vérifiez qu'elle n'y figure pas deux fois."
)

#: The record that a link names, and what is known of it.
Present = Callable[[Ref], Any]
Found = tuple[Ref, str, tuple[Any, ...], Origin | None]


class Lines:
    """The lines of one sheet, by the record that holds them."""

    def __init__(self, cells: Cells, table: Table, present: Present) -> None:
        self._cells, self._present = cells, present
        self._plan: Plan = table.plan
        self._rows: dict[Ref, list[Row]] = defaultdict(list)
        self._keys: dict[Ref, list[str]] = defaultdict(list)
        for plan, key in cells.kept.prints:
            if plan == self._plan.code and (holder := self._keyed(key)) is not None:
                self._keys[holder].append(key)
        for row in table.rows:
            holder = self._holder(row)
            if holder is not None:
                self._rows[holder].append(row)

    def changed(self) -> Iterator[Found]:
        """The records whose lines change: which, in what field, to what, because of which cells."""
        field = self._plan.lines
        if field is None:
            return
        for holder in dict.fromkeys((*self._keys, *self._rows)):
            record = self._present(holder)
            if record is None or record.archived:
                for row in self._rows[holder]:
                    if record is None or self._is_touched(row):
                        self._cells.refuse(Text(_NOT_READ), row.parent or row.key)
                continue
            before = getattr(record, field.name)
            after, cells = self._merged(holder, before)
            if after != before:
                yield holder, field.name, after, span(*cells)

    def _keyed(self, key: str) -> Ref | None:
        """The record whose line has this key."""
        return self._cells.matching.of_key(self._plan.kind.code, key.partition("/")[0])

    def _holder(self, row: Row) -> Ref | None:
        """The record that a line belongs to; nothing, said, where it cannot be known."""
        kind = self._plan.kind.code
        parent = row.parent
        print = self._cells.kept.print_of(self._plan.code, row.key.text, PARENT)
        if parent is None or (print and is_same(parent.text, print)):
            return self._keyed(row.key.text)
        if not parent.text:
            if not row.is_empty:
                self._cells.refuse(Text(_NO_PARENT), parent)
            return None
        try:
            return self._cells.matching.link((kind,), parent.text, parent.origin)
        except Misunderstood as why:
            self._cells.refuse(why.text, parent)
            return None

    def _is_touched(self, row: Row) -> bool:
        return any(
            self._cells.is_touched(self._plan, row.key.text, field, row.cells[field.name])
            for field in self._plan.fields
            if field.name in row.cells
        )

    def _merged(
        self, holder: Ref, before: tuple[Any, ...]
    ) -> tuple[tuple[Any, ...], Sequence[Cell]]:
        """The lines of a record with what its rows say, and the cells that say so."""
        keys, rows = self._keys[holder], self._rows[holder]
        known = {row.key.text: row for row in reversed(rows) if row.key.text in keys}
        new = [row for row in rows if known.get(row.key.text) is not row]
        if not new and len(known) == len(keys) and not any(map(self._is_touched, known.values())):
            return before, ()
        after: list[Any] = list(before)
        places = dict(self._places(keys, before))
        said: list[Cell] = []
        for key in keys:
            said += self._change(after, places.get(key), known.get(key))
        theirs = [line for at, line in enumerate(before) if at not in places.values()]
        for row in new:
            line, cells = self._read(row, self._plan.holder(), key="")
            if line in theirs:
                theirs.remove(line)  # the same workbook, brought back a second time
            elif line != self._plan.holder():
                after.append(line)
                said += cells
        return tuple(line for line in after if line is not None), said

    def _places(self, keys: Sequence[str], before: Sequence[Any]) -> Iterator[tuple[str, int]]:
        """Where each line that left stands now, found by what it said."""
        free = list(range(len(before)))
        for key in keys:
            found = next((at for at in free if self._said(key, before[at])), None)
            if found is not None:
                free.remove(found)
                yield key, found

    def _said(self, key: str, line: Any) -> bool:
        return all(
            self._cells.is_same(self._plan, key, field, getattr(line, field.name))
            for field in self._plan.fields
        )

    def _change(self, after: list[Any], place: int | None, row: Row | None) -> Sequence[Cell]:
        """Bring what a row says into its line: changed, or taken away. The cells that say so."""
        if row is None or (row.is_empty and self._is_touched(row)):
            if place is not None:
                after[place] = None
            return () if row is None else tuple(row.cells.values())
        if not self._is_touched(row):
            return ()
        if place is None:
            self._cells.warn(Text(_SINCE), row.key)
            line, cells = self._read(row, self._plan.holder(), key="")
            after.append(line)
            return cells
        after[place], cells = self._read(row, after[place], key=row.key.text)
        return cells

    def _read(self, row: Row, line: Any, *, key: str) -> tuple[Any, Sequence[Cell]]:
        values, cells = {}, []
        for field in self._plan.fields:
            cell = row.cells.get(field.name)
            if cell is None:
                continue
            value = self._cells.read(self._plan, key, field, cell, getattr(line, field.name))
            if value is not UNSAID:
                values[field.name] = value
                cells.append(cell)
        return replace(line, **values), cells

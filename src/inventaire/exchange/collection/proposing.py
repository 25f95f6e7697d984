"""What a workbook that came back would change: what was touched in it, and nothing else.

What others recorded since it left stays. An emptied cell empties its field; a row without a key is
a new record; what is not understood is refused, with its cell and what is expected.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from inventaire.exchange.collection.cells import UNSAID, Cells
from inventaire.exchange.collection.kept import read_kept
from inventaire.exchange.collection.layout import Plan
from inventaire.exchange.collection.lines import Lines
from inventaire.exchange.collection.matching import Matching
from inventaire.exchange.collection.rows import Rows
from inventaire.exchange.collection.tables import Row, Table, read_tables
from inventaire.exchange.readers import Unreadable
from inventaire.exchange.sheets import Cell, Workbook
from inventaire.i18n import N_, Text, speaking
from inventaire.inventory.changes import Changes, Origin, compare
from inventaire.inventory.fields import Field, Ref, field_of, is_empty
from inventaire.inventory.kinds import KINDS, ORGANISATION
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.questionnaire import VERSION

#: What a new record says when its row does not.
_BEGINNINGS: Mapping[str, dict[str, Any]] = {"assessment": {"questionnaire": VERSION}}

_KEPT = N_("« %(field)s » ne peut pas rester vide : ce qui était enregistré est gardé.")
_FIXED = N_("« %(field)s » est fixé à la création : il ne change plus.")
_MISSING = N_("Il manque « %(fields)s » : cette ligne est laissée.")
_ARCHIVED = N_("« %(name)s » a été archivé depuis : ce que dit cette ligne est laissé.")
_BOTH = N_(
    "« %(field)s » de « %(name)s » a été modifié dans ce classeur et, depuis, dans l'application : "
    "vérifiez lequel est juste."
)
_TOO_MANY = N_("Ce fichier contient %(count)s lignes : %(most)s au plus. Découpez-le et réessayez.")
#: The most new rows that a person can look at before applying.
_MOST_NEW = 10_000


def propose_collection(workbook: Workbook, before: Snapshot) -> Changes:
    """What somebody wrote in a collection workbook. Raises ``Unreadable``."""
    kept = read_kept(workbook)
    moved = kept.is_moved(before.organisation)
    with speaking(kept.language):
        proposal = _Proposal(Cells(kept, Matching(before, kept, moved=moved)))
        proposal.read(read_tables(workbook))
        return proposal.changes()


class _Proposal:
    """The inventory as it would be, built row by row."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._before = cells.matching.before
        self._own = Ref(ORGANISATION.code, self._before.organisation.id)
        self._records: dict[Ref, Any] = {}
        self._origins: dict[tuple[Ref, str], Origin] = {}
        self._read: set[Ref] = set()

    def read(self, tables: tuple[Table, ...]) -> None:
        """Every sheet: who is who, then what is said of them, then what their lines say.

        Raises ``Unreadable`` where there is more than anyone would look at.
        """
        new = sum(not row.key.text for table in tables for row in table.rows)
        if new > _MOST_NEW:
            raise Unreadable(Text(_TOO_MANY, {"count": new, "most": _MOST_NEW}))
        rows = Rows(self._cells)
        found = [(one.plan, rows.known(one)) for one in tables if one.plan.lines is None]
        for plan, records in found:
            for ref, row in records:
                self._read_row(plan, ref, row, rows.taken)
        for table in tables:
            if table.plan.lines is not None:
                for ref, name, lines, origin in Lines(self._cells, table, self._present).changed():
                    self._records[ref] = replace(self._present(ref), **{name: lines})
                    if origin is not None:
                        self._origins[ref, name] = origin

    def changes(self) -> Changes:
        """What differs from the present inventory."""
        for ref, (name, origin) in self._cells.matching.begun.items():
            self._records[ref] = KINDS[ref.kind].record(id=ref.id, name=name)
            self._origins[ref, "name"] = origin
        parts: dict[str, Any] = {}
        for kind in KINDS.values():
            records = {one.id: one for one in self._before.of(kind.code)}
            records |= {ref.id: one for ref, one in self._records.items() if ref.kind == kind.code}
            parts[kind.plural] = tuple(records.values())
        own = self._records.get(self._own, self._before.organisation)
        after = replace(self._before, organisation=own, **parts)
        found = compare(self._before, after, origins=self._origins)
        return replace(
            found,
            unchanged=tuple(ref for ref in found.unchanged if ref in self._read),
            warnings=tuple(self._cells.warnings),
            refused=tuple(self._cells.refused),
        )

    def _present(self, ref: Ref) -> Any:
        """The record as it is proposed so far, else as it is recorded."""
        if ref in self._records:
            return self._records[ref]
        return self._before.organisation if ref == self._own else self._before.find(ref)

    def _read_row(self, plan: Plan, ref: Ref, row: Row, taken: set[Ref]) -> None:
        record = self._present(ref)
        present = record or plan.kind.record(id=ref.id, **_BEGINNINGS.get(plan.kind.code, {}))
        said = self._said(plan, row, present)
        values = {name: value for name, (value, _cell) in said.items()}
        if record is None:
            missing = [name for name in plan.required if is_empty(values.get(name))]
            if missing:
                labels = [Text(field_of(plan.holder, name).label.text) for name in missing]
                cells = [row.cells[name] for name in missing if name in row.cells]
                self._cells.refuse(Text(_MISSING, {"fields": labels}), (cells or [row.key])[0])
                return
            if plan.kind.code == "flow":
                present = self._same_flow(values, taken) or present
                ref = Ref("flow", present.id)
        elif record.archived and values:
            self._cells.refuse(Text(_ARCHIVED, {"name": record.name}), row.key)
            return
        self._read.add(ref)
        self._records[ref] = replace(present, **values)
        self._origins |= {(ref, name): cell.origin for name, (_value, cell) in said.items()}

    def _said(self, plan: Plan, row: Row, present: Any) -> dict[str, tuple[Any, Cell]]:
        """The values that a row gives anew, with their cells."""
        found: dict[str, tuple[Any, Cell]] = {}
        for field in plan.fields:
            cell = row.cells.get(field.name)
            if cell is None:
                continue
            old = getattr(present, field.name)
            value = self._cells.read(plan, row.key.text, field, cell, old)
            if value is not UNSAID and self._is_allowed(plan, field, cell, old, value):
                found[field.name] = value, cell
                self._tell_conflict(plan, row, field, present)
        return found

    def _is_allowed(self, plan: Plan, field: Field, cell: Cell, old: Any, value: Any) -> bool:
        label = {"field": Text(field.label.text)}
        if field.name in plan.required and is_empty(value):
            self._cells.refuse(Text(_KEPT, label), cell)
            return False
        if field.fixed and not is_empty(old):
            self._cells.refuse(Text(_FIXED, label), cell)
            return False
        return True

    def _tell_conflict(self, plan: Plan, row: Row, field: Field, present: Any) -> None:
        key = row.key.text
        if key and not self._cells.is_same(plan, key, field, getattr(present, field.name)):
            values = {"field": Text(field.label.text), "name": present.name}
            self._cells.warn(Text(_BOTH, values), row.cells[field.name])

    def _same_flow(self, values: Mapping[str, Any], taken: set[Ref]) -> Any:
        """The only flow between the same two that no row is of: the workbook came back again."""
        same = [
            flow
            for flow in self._before.flows
            if (flow.source, flow.target) == (values["source"], values["target"])
            and not flow.archived
            and Ref("flow", flow.id) not in taken
        ]
        if len(same) == 1:
            taken.add(Ref("flow", same[0].id))
            return same[0]
        return None

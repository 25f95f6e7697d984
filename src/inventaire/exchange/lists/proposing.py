"""What lists would change in an inventory, record by record, each value with its cell.

An empty cell erases nothing. What is not understood, and the columns that no field is called after,
go to the remarks of the record, with their headings: nothing is dropped.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from inventaire.exchange.lists.tables import Table, tables_of
from inventaire.exchange.lists.values import parts, understood
from inventaire.exchange.lists.words import RETENTION
from inventaire.exchange.parsing import is_nothing
from inventaire.exchange.proposed_lines import kept_lines
from inventaire.exchange.readers import Unreadable
from inventaire.exchange.remarks import with_remarks
from inventaire.exchange.sheets import Cell, Workbook, key, name_key
from inventaire.i18n import N_, Text, _
from inventaire.inventory.changes import Changes, Origin, Warning, compare
from inventaire.inventory.fields import Field, Ref, Shape, field_of
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.processing import DataLine, RecipientLine
from inventaire.inventory.snapshot import Snapshot

#: The most records that a person can look at before applying.
MOST = 5_000
_NAME_LENGTH = 200
_TOO_MANY = N_("Ce fichier contient %(count)s lignes : %(most)s au plus. Découpez-le et réessayez.")
_EMPTY = N_("Ce fichier a des titres de colonnes, et aucune ligne dessous.")
_NAMELESS = N_("Cette ligne n'a pas de nom dans la colonne « %(heading)s » : elle est laissée.")
_TOO_LONG = N_("Ce nom est trop long (%(most)s signes au plus) : cette ligne est laissée.")
_TWICE = N_("« %(name)s » figure deux fois : la seconde ligne complète la première.")
_NOT_UNDERSTOOD = N_(
    "« %(text)s » n'est pas compris pour « %(field)s » : gardé dans les remarques."
)
_SAYS_MORE = N_("« %(text)s » dit plus que « %(field)s » : gardé aussi dans les remarques.")
_UNKNOWN = N_("La colonne « %(heading)s » n'est pas reconnue : gardée dans les remarques.")


def propose_lists(workbook: Workbook, before: Snapshot) -> Changes:
    """What the lists of a workbook would create and change. Raises ``Unreadable``."""
    tables = tables_of(workbook)
    total = sum(1 for table in tables for _row in table.rows())
    if not total:
        raise Unreadable(Text(_EMPTY))
    if total > MOST:
        raise Unreadable(Text(_TOO_MANY, {"count": total, "most": MOST}))
    proposal = _Proposal(before)
    for table in tables:
        proposal.read(table)
    return proposal.changes()


@dataclass(slots=True)
class _Said:
    """What a row says of a record: the values of its fields, and what goes to its remarks."""

    ref: Ref
    values: dict[str, Any] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    retention: str = ""


class _Proposal:
    """The inventory as it would be, built row by row."""

    def __init__(self, before: Snapshot) -> None:
        self._before = before
        self._numbers = count(-1, -1)
        self._found: dict[Ref, Any] = {}
        self._warnings: list[Warning] = []
        self._refused: list[Warning] = []
        self._origins: dict[tuple[Ref, str], Origin] = {}
        self._named: dict[tuple[str, str], Any] = {}
        self._referred: dict[tuple[str, str], Any] = {}
        for kind in KINDS:
            for record in before.of(kind):
                if not record.archived:
                    self._named.setdefault((kind, name_key(record.name)), record)
                    if reference := key(getattr(record, "reference", "")):
                        self._referred.setdefault((kind, reference), record)

    def changes(self) -> Changes:
        """What differs from the present inventory."""
        after: dict[str, Any] = {}
        for kind in KINDS.values():
            kept = {record.id: record for record in self._before.of(kind.code)}
            kept |= {ref.id: one for ref, one in self._found.items() if ref.kind == kind.code}
            after[kind.plural] = tuple(kept.values())
        found = compare(self._before, replace(self._before, **after), origins=self._origins)
        return replace(
            found,
            unchanged=tuple(ref for ref in found.unchanged if ref in self._found),
            warnings=tuple(self._warnings),
            refused=tuple(self._refused),
        )

    def read(self, table: Table) -> None:
        """Every row of a list."""
        for column, heading in table.unknown.items():
            cell = table.sheet.cell(table.heading, column)
            self._warn(_UNKNOWN, cell, heading=heading)
        naming = table.naming
        seen: set[Ref] = set()
        for row in table.rows():
            cell = table.sheet.cell(row, naming)
            if is_nothing(cell) or len(cell.text) > _NAME_LENGTH:
                self._refuse(table, cell, naming)
                continue
            ref = self._record(table, row, cell)
            if ref in seen:
                self._warn(_TWICE, cell, name=cell.text)
            seen.add(ref)

    def _refuse(self, table: Table, cell: Cell, naming: int) -> None:
        text = Text(_TOO_LONG, {"most": _NAME_LENGTH})
        if is_nothing(cell):
            heading = table.sheet.cell(table.heading, naming).text
            text = Text(_NAMELESS, {"heading": heading})
        self._refused.append(Warning(text, cell.origin))

    def _record(self, table: Table, row: int, name: Cell) -> Ref:
        """The record of a row: the one that is known, or a new one."""
        kind = KINDS[table.kind]
        known = self._known(table, row, name)
        begun: dict[str, Any] = {"kind": table.actor_kind} if table.actor_kind else {}
        record = known or kind.record(id=next(self._numbers), name=name.text, **begun)
        said = _Said(Ref(table.kind, record.id))
        for column, called in table.columns.items():
            cell = table.sheet.cell(row, column)
            if called != "name" and not is_nothing(cell):
                self._read_cell(kind.record, called, cell, said)
        for column, heading in table.unknown.items():
            cell = table.sheet.cell(row, column)
            if not is_nothing(cell):
                said.remarks.append(_("%(label)s : %(value)s", label=heading, value=cell.text))
        if known is None:
            self._origins[said.ref, "name"] = name.origin
        self._keep(table.kind, name_key(name.text), record, said)
        return said.ref

    def _known(self, table: Table, row: int, name: Cell) -> Any:
        """The record that bears the same reference, else the same name."""
        referring = next((c for c, f in table.columns.items() if f == "reference"), None)
        if referring is not None:
            cell = table.sheet.cell(row, referring)
            found = self._referred.get((table.kind, cell.key)) if not is_nothing(cell) else None
            if found is not None:
                return self._found.get(Ref(table.kind, found.id), found)
        return self._named.get((table.kind, name_key(name.text)))

    def _keep(self, kind: str, name: str, record: Any, said: _Said) -> None:
        """The record with what its row says; what it said already and the row does not, stays."""
        values = dict(said.values)
        if said.retention:
            lines = values.get("data") or record.data or (DataLine(),)
            values["data"] = tuple(
                line if line.retention else replace(line, retention=said.retention)
                for line in lines
            )
        for called, value in values.items():
            if field_of(type(record), called).shape is Shape.LINES:
                values[called] = kept_lines(getattr(record, called), value)
        made = replace(record, **values, notes=with_remarks(record.notes, said.remarks))
        self._found[said.ref] = self._named[kind, name] = made

    def _read_cell(self, kind: type[Any], name: str, cell: Cell, said: _Said) -> None:
        """One cell into its field; what it does not say there goes to the remarks."""
        if name == RETENTION:
            said.retention = cell.text
            return
        known = field_of(kind, name)
        if known.to is not None:
            said.values[name] = self._links(known, cell)
        elif known.line is RecipientLine:
            numbers = (self._link("actor", one, cell) for one in parts(cell.text))
            said.values[name] = tuple(RecipientLine(actor=number) for number in numbers)
        elif found := understood(known, cell):
            if found.value is not None:
                said.values[name] = found.value
            if found.left:
                label = _(known.label.text)
                told = _NOT_UNDERSTOOD if found.value is None else _SAYS_MORE
                self._warn(told, cell, text=found.left, field=label)
                said.remarks.append(_("%(label)s : %(value)s", label=label, value=found.left))
        if name in said.values:
            self._origins[said.ref, name] = cell.origin

    def _links(self, field: Field, cell: Cell) -> Any:
        kind = field.to.kinds[0] if field.to else ""
        if field.shape is Shape.LINK:
            return self._link(kind, cell.text, cell)
        return tuple(self._link(kind, name, cell) for name in parts(cell.text))

    def _link(self, kind: str, name: str, cell: Cell) -> int:
        """The number of the record that a cell names, made new where none is known."""
        record = self._named.get((kind, name_key(name)))
        if record is None:
            record = KINDS[kind].record(id=next(self._numbers), name=name[:_NAME_LENGTH])
            ref = Ref(kind, record.id)
            self._found[ref] = self._named[kind, name_key(name)] = record
            self._origins[ref, "name"] = cell.origin
        number: int = record.id
        return number

    def _warn(self, msgid: str, cell: Cell, **values: object) -> None:
        self._warnings.append(Warning(Text(msgid, values), cell.origin))

"""What lists would change in an inventory, record by record, each value with its cell.

An empty cell erases nothing. What is not understood, and the columns that no field is called after,
go to the remarks of the record, with their headings: nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, NamedTuple

from inventaire.exchange.lists.cells import Told, told_by
from inventaire.exchange.lists.matching import Choices, Matching, Resemblance
from inventaire.exchange.lists.tables import REMARK, Table
from inventaire.exchange.lists.values import parts, understood
from inventaire.exchange.lists.words import RETENTION
from inventaire.exchange.parsing import is_nothing, parse_duration
from inventaire.exchange.proposed_lines import kept_lines
from inventaire.exchange.readers import Unreadable
from inventaire.exchange.remarks import with_remarks
from inventaire.exchange.sheets import Cell
from inventaire.i18n import N_, Text, _
from inventaire.inventory.changes import Changes, Origin, Warning, compare
from inventaire.inventory.fields import Field, Ref, Shape, field_of
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.processing import DataLine, RecipientLine
from inventaire.inventory.snapshot import Snapshot

_ORDER = ("actor", "system", "dataset", "processing", "action")
#: The most records that a person can look at before applying.
MOST = 5_000
_NAME_LENGTH = 200
#: What is longer, in a list of recipients, is a sentence and no name.
_SENTENCE = 80
_TOO_MANY = N_("Ce fichier contient %(count)s lignes : %(most)s au plus. Découpez-le et réessayez.")
_EMPTY = N_("Ce fichier a des titres de colonnes, et aucune ligne dessous.")
_NAMELESS = N_("Cette ligne n'a pas de nom dans la colonne « %(heading)s » : elle est laissée.")
_TOO_LONG = N_("Ce nom est trop long (%(most)s signes au plus) : cette ligne est laissée.")
_TWICE = N_("« %(name)s » figure deux fois : la seconde ligne complète la première.")
_NOT_UNDERSTOOD = N_(
    "« %(text)s » n'est pas compris pour « %(field)s » : gardé dans les remarques."
)
_SAYS_MORE = N_("« %(text)s » dit plus que « %(field)s » : gardé aussi dans les remarques.")
_ONLY_ONE = N_(
    "« %(text)s » : une autre colonne dit déjà « %(field)s » ; gardé dans les remarques."
)
_NO_NAMES = N_(
    "Aucune colonne de cette liste ne donne le nom des fiches : dites laquelle, et elle sera lue."
)
_SHIFTED = N_(
    "Des catégories de personnes sont lues sous leur vrai nom, et non sous le titre du fichier : "
    "Madis décale ces colonnes depuis sa version 2.1."
)
_UNKNOWN = N_("La colonne « %(heading)s » n'est pas reconnue : gardée dans les remarques.")


class Found(NamedTuple):
    """What lists would create and change, and the names that resemble those of records."""

    changes: Changes
    resemblances: tuple[Resemblance, ...]


def propose_lists(
    tables: Sequence[Table], before: Snapshot, choices: Choices | None = None
) -> Found:
    """What these lists would create and change. Raises ``Unreadable``.

    ``choices``: what somebody said of the names that resemble others.
    """
    read = [table for table in tables if table.kind]
    total = sum(1 for table in read for _row in table.rows())
    if not total:
        raise Unreadable(Text(_EMPTY))
    if total > MOST:
        raise Unreadable(Text(_TOO_MANY, {"count": total, "most": MOST}))
    proposal = _Proposal(before, Matching(before, read, choices or {}))
    # Those first that others name.
    for table in sorted(read, key=lambda table: _ORDER.index(table.kind)):
        proposal.read(table)
    return Found(proposal.changes(), tuple(proposal.matching.resemblances))


@dataclass(slots=True)
class _Said:
    """What a row says of a record: the values of its fields, and what goes to its remarks."""

    ref: Ref
    values: dict[str, Any] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    retention: str = ""

    def add(self, name: str, value: Any) -> bool:
        """Whether the field takes this value; several columns may fill a field of several."""
        known = self.values.setdefault(name, value)
        if known != value:
            if not isinstance(known, tuple):
                return False
            self.values[name] = tuple(dict.fromkeys((*known, *value)))
        return True

    def keep(self, heading: str, text: str) -> None:
        """Put what no field says in the remarks, with its heading."""
        self.remarks.append(_("%(label)s : %(value)s", label=heading, value=text))


class _Proposal:
    """The inventory as it would be, built row by row."""

    def __init__(self, before: Snapshot, matching: Matching) -> None:
        self.matching = matching
        self._before = before
        self._numbers = count(-1, -1)
        self._found: dict[Ref, Any] = {}
        self._warnings: list[Warning] = []
        self._refused: list[Warning] = []
        self._origins: dict[tuple[Ref, str], Origin] = {}

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
        # What is so by design, or because somebody said so, is no news.
        known = table.layout or table.since
        for column, heading in () if known else table.kept.items():
            self._warn(_UNKNOWN, table.sheet.cell(table.heading, column), heading=heading)
        if table.shifted:
            self._warn(_SHIFTED, table.sheet.cell(table.heading, 0))
        naming = table.naming
        if naming is None:
            origin = Origin(table.sheet.name, f"A{table.heading + 1}")
            self._refused.append(Warning(Text(_NO_NAMES), origin))
            return
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
            text = Text(_NAMELESS, {"heading": table.called(naming)})
        self._refused.append(Warning(text, cell.origin))

    def _record(self, table: Table, row: int, name: Cell) -> Ref:
        """The record of a row: the one that is known, or a new one."""
        kind = KINDS[table.kind]
        known = self._known(table, row, name)
        begun: dict[str, Any] = {"kind": table.actor_kind} if table.actor_kind else {}
        record = known or kind.record(id=next(self._numbers), name=name.text, **begun)
        said = _Said(Ref(table.kind, record.id))
        for one in told_by(table, row):
            if one.field == REMARK or (one.field == "name" and one.column != table.naming):
                said.keep(table.called(one.column), one.cell.text)
            elif one.field != "name":
                self._read_cell(kind.record, one, said)
        if known is None:
            self._origins[said.ref, "name"] = name.origin
        self._keep(table.kind, name.text, record, said)
        return said.ref

    def _known(self, table: Table, row: int, name: Cell) -> Any:
        """The record that bears the same reference, else the same name, as it is by now."""
        found = None
        referring = next((c for c, f in table.columns.items() if f == "reference"), None)
        if referring is not None:
            found = self.matching.referred(table.kind, table.sheet.cell(row, referring))
        found = found or self.matching.listed(table.kind, name)
        return found and self._found.get(Ref(table.kind, found.id), found)

    def _keep(self, kind: str, name: str, record: Any, said: _Said) -> None:
        """The record with what its row says; what it said already and the row does not, stays."""
        values = dict(said.values)
        if said.retention:
            lines = values.get("data") or record.data or (DataLine(),)
            values["data"] = tuple(_lasting(line, said.retention) for line in lines)
        for called, value in values.items():
            if field_of(type(record), called).shape is Shape.LINES:
                values[called] = kept_lines(getattr(record, called), value)
        made = replace(record, **values, notes=with_remarks(record.notes, said.remarks))
        self._found[said.ref] = made
        self.matching.keep(kind, name, made)

    def _read_cell(self, kind: type[Any], one: Told, said: _Said) -> None:
        """One cell into its field; what it does not say there goes to the remarks."""
        _column, name, cell, about = one
        if name == RETENTION:
            said.retention = " ; ".join(filter(None, (said.retention, cell.text)))
            return
        known = field_of(kind, name)
        if known.name == "notes":
            said.remarks.append(cell.text)
            return
        value, left = self._value(known, cell, about)
        if left:
            label = _(known.label.text)
            told = _NOT_UNDERSTOOD if value is None else _SAYS_MORE
            self._warn(told, cell, text=left, field=label)
            said.keep(label, left)
        if value is not None and not said.add(name, value):
            label = _(known.label.text)
            self._warn(_ONLY_ONE, cell, text=cell.text, field=label)
            said.keep(label, cell.text)
        if name in said.values:
            self._origins.setdefault((said.ref, name), cell.origin)

    def _value(self, field: Field, cell: Cell, about: str) -> tuple[Any, str]:
        """The value of a field in a cell, and what of the cell it does not say."""
        if field.to is not None:
            return self._links(field, cell), ""
        if field.line is RecipientLine:
            return tuple(self._recipient(one, cell) for one in parts(cell.text)), ""
        found = understood(field, cell, about)
        return (found.value, found.left) if found else (None, "")

    def _recipient(self, text: str, cell: Cell) -> RecipientLine:
        """Somebody by their name; a sentence names nobody."""
        if len(text) > _SENTENCE:
            return RecipientLine(precision=text)
        return RecipientLine(actor=self._link("actor", text, cell))

    def _links(self, field: Field, cell: Cell) -> Any:
        kind = field.to.kinds[0] if field.to else ""
        if field.shape is Shape.LINK:
            return self._link(kind, cell.text, cell)
        return tuple(self._link(kind, name, cell) for name in parts(cell.text))

    def _link(self, kind: str, name: str, cell: Cell) -> int:
        """The number of the record that a cell names, made new where none is known."""
        record = self.matching.linked(kind, name, cell)
        if record is None:
            record = KINDS[kind].record(id=next(self._numbers), name=name[:_NAME_LENGTH])
            ref = Ref(kind, record.id)
            self._found[ref] = record
            self.matching.keep(kind, name, record)
            self._origins[ref, "name"] = cell.origin
        number: int = record.id
        return number

    def _warn(self, msgid: str, cell: Cell, **values: object) -> None:
        self._warnings.append(Warning(Text(msgid, values), cell.origin))


def _lasting(line: DataLine, text: str) -> DataLine:
    """A line kept as long as a text says: as it says it, and in numbers where it is plain."""
    if line.retention:
        return line
    found = parse_duration(text)
    if found is None or line.active_duration is not None:
        return replace(line, retention=text)
    length, unit, start = found
    return replace(
        line, retention=text, active_duration=length, active_unit=unit, starting_event=start
    )

"""The sheets of a workbook that came back, row by row, each cell with the field it is of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from inventaire.exchange.collection.layout import FIRST, KEPT, MARK, PARENT, Plan, every_kind, plans
from inventaire.exchange.sheets import Cell, Sheet, Workbook
from inventaire.inventory.kinds import ORGANISATION


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the cell of its key, that of the record its line belongs to, and those of fields."""

    key: Cell
    cells: Mapping[str, Cell]
    parent: Cell | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said of any field."""
        return not any(cell.text for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a sheet."""

    plan: Plan
    rows: tuple[Row, ...]


def is_collection(workbook: Workbook) -> bool:
    """Whether a workbook is one of ours to be filled, whatever was done to its sheets."""
    return any(sheet.cell(0, 0).text.startswith(MARK) for sheet in workbook.sheets)


def read_tables(workbook: Workbook) -> tuple[Table, ...]:
    """Every sheet that is still there, in the order in which records are to be read."""
    known = {plan.code: plan for plan in plans([kind.code for kind in every_kind()])}
    found: dict[str, Table] = {}
    for sheet in workbook.sheets:
        mark = sheet.cell(0, 0).text
        code = mark.removeprefix(MARK) if mark.startswith(MARK) else KEPT
        if code in known and code not in found:
            plan = known[code]
            upright = plan.kind == ORGANISATION
            rows = _form(sheet, plan) if upright else _rows(sheet, plan)
            found[code] = Table(plan, tuple(rows))
    return tuple(found[code] for code in known if code in found)


def _rows(sheet: Sheet, plan: Plan) -> Iterator[Row]:
    columns = {sheet.cell(0, column).text: column for column in range(1, len(sheet.rows[0]))}
    names = [field.name for field in plan.fields if field.name in columns]
    for row in range(FIRST - 1, len(sheet.rows)):
        if not sheet.rows[row]:
            continue
        cells = {name: sheet.cell(row, columns[name]) for name in names}
        parent = sheet.cell(row, columns[PARENT]) if PARENT in columns else None
        found = Row(sheet.cell(row, 0), cells, parent)
        if found.key.text or not found.is_empty or (parent is not None and parent.text):
            yield found


def _form(sheet: Sheet, plan: Plan) -> Iterator[Row]:
    """The organisation's own sheet: a field on each row, its name out of sight."""
    names = {field.name for field in plan.fields}
    rows = range(1, len(sheet.rows))
    said = {sheet.cell(row, 0).text: sheet.cell(row, 2) for row in rows}
    yield Row(sheet.cell(0, 1), {name: said[name] for name in said.keys() & names})

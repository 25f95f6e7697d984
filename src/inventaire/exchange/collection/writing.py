"""The collection workbook: a sheet for each kind of record, filled with what is known already."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Any

from inventaire.exchange.collection.guide import write_guide
from inventaire.exchange.collection.kept import (
    Row,
    about_row,
    fields_row,
    first_row,
    name_rows,
    record_row,
)
from inventaire.exchange.collection.keys import Labels, key_of
from inventaire.exchange.collection.layout import (
    PARENT,
    USUAL,
    Plan,
    hidden_kinds,
    named_kinds,
    plans,
)
from inventaire.exchange.collection.lexicon import explained, write_lexicon
from inventaire.exchange.collection.lists import Lists
from inventaire.exchange.collection.paper import Filled, write_form, write_sheet
from inventaire.exchange.collection.shown import Writing, as_read
from inventaire.exchange.workbook.book import Book
from inventaire.exchange.workbook.sheet import Cell, Sheet
from inventaire.exchange.workbook.styles import ACCENT, INK_SOFT, PLAIN
from inventaire.i18n import _
from inventaire.inventory.kinds import ORGANISATION
from inventaire.inventory.snapshot import Snapshot, ref_of


@dataclass(frozen=True, slots=True)
class Collected:
    """The workbook as a file, and how many records it holds."""

    content: bytes
    records: int


def write_collection(
    snapshot: Snapshot, kinds: Collection[str] = USUAL, *, zone: tzinfo = UTC
) -> Collected:
    """The workbook of these kinds, in the language of the moment. Archived records are left out."""
    writing = Writing(Labels(snapshot, hidden=hidden_kinds(kinds)), zone)
    organisation = snapshot.organisation
    title = _("Classeur de collecte – %(name)s", name=organisation.name)
    chosen = list(plans(kinds))
    named = named_kinds(chosen)
    lists = Lists(writing, _("Listes"), named=named)
    kept: list[Row] = [first_row(), about_row(organisation, zone)]
    kept += name_rows(writing.labels, named)
    with Book(title=title, made_on=snapshot.taken_on) as book:
        guide = book.add(_("Lisez-moi"), colour=INK_SOFT)
        sheets = [(plan, book.add(plan.title, colour=ACCENT)) for plan in chosen]
        known = explained(chosen)
        lexicon = book.add(_("Lexique"), colour=INK_SOFT) if known else None
        for plan, sheet in sheets:
            if plan.lines is None and plan.required == ("name",) and plan.kind != ORGANISATION:
                lists.grow(plan.kind.code, sheet.title)
        filled = {plan.code: _filled(plan, snapshot, writing) for plan in chosen}
        contents = [(plan, sheet, filled[plan.code]) for plan, sheet in sheets]
        write_guide(guide, snapshot, contents, lexicon)
        for plan, sheet in sheets:
            rows = filled[plan.code]
            write = write_form if plan.kind == ORGANISATION else write_sheet
            write(sheet, plan, rows, lists, back=guide.place(1))
            kept += _prints(plan, rows)
        if lexicon is not None:
            write_lexicon(lexicon, known, back=guide.place(1))
        lists.write(book.add(_("Listes"), colour=INK_SOFT))
        _write_kept(book.add("inventaire", colour=INK_SOFT), kept)
        records = sum(len(rows) for code, rows in filled.items() if "." not in code)
        return Collected(book.to_bytes(), records)


def _filled(plan: Plan, snapshot: Snapshot, writing: Writing) -> list[Filled]:
    """The rows of a sheet as they are known."""
    if plan.kind == ORGANISATION:
        return [_row(plan, key_of(ref_of(snapshot.organisation)), snapshot.organisation, writing)]
    live = [record for record in snapshot.of(plan.kind.code) if not record.archived]
    if plan.lines is None:
        return [_row(plan, key_of(ref_of(one)), one, writing) for one in live]
    return [row for record in live for row in _line_rows(plan, record, writing)]


def _line_rows(plan: Plan, record: Any, writing: Writing) -> Iterator[Filled]:
    ref = ref_of(record)
    label = writing.labels.of((plan.kind.code,), ref)
    name = plan.lines.name if plan.lines else ""
    for rank, line in enumerate(getattr(record, name), start=1):
        yield _row(plan, f"{key_of(ref)}/{rank}", line, writing, parent=label)


def _row(plan: Plan, key: str, holder: Any, writing: Writing, *, parent: str = "") -> Filled:
    values = [getattr(holder, field.name) for field in plan.fields]
    pairs = list(zip(plan.fields, values, strict=True))
    shown = tuple(writing.shown(field, value) for field, value in pairs)
    cut = tuple(writing.is_cut(field, value) for field, value in pairs)
    return Filled(key, shown, cut, parent)


def _prints(plan: Plan, rows: list[Filled]) -> Iterator[Row]:
    """What each cell says, to know later which were touched."""
    names = [field.name for field in plan.fields]
    above = [PARENT] if plan.lines else []
    yield fields_row(plan.code, [*above, *names])
    for row in rows:
        texts = [*([row.parent] if above else []), *map(as_read, row.shown)]
        yield record_row(plan.code, row.key, texts, [*([False] if above else []), *row.cut])


def _write_kept(sheet: Sheet, rows: list[Row]) -> None:
    sheet.open([20.0])
    for row in rows:
        sheet.write([Cell(value, PLAIN) for value in row])
    sheet.paper.sheet_state = "hidden"

"""A sheet to be filled: what is known, rows for what is not, and nothing to break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter

from inventaire.exchange.collection.columns import (
    HINT,
    LOCKED,
    heading_style,
    help_of,
    hint_of,
    lines_of,
    style_of,
    width_of,
)
from inventaire.exchange.collection.layout import (
    FIRST,
    HINTS,
    MARK,
    PARENT,
    PURPOSES,
    Plan,
)
from inventaire.exchange.collection.lists import LAST, Lists
from inventaire.exchange.collection.shown import Value
from inventaire.exchange.workbook.paper import print_on_paper
from inventaire.exchange.workbook.sheet import Cell, Sheet, height_of
from inventaire.exchange.workbook.styles import HEADING, LEAD, LINKED, PLAIN, TEXT, TITLE, Style
from inventaire.i18n import N_, _
from inventaire.inventory.fields import Field

#: Rows drawn below what is known; one may go on writing below them.
_BLANK = 40
_KEY_WIDTH, _PARENT_WIDTH = 11.0, 34.0
#: A row is this many lines high at the most: a longer text is read in the bar above the sheet.
_MOST_LINES = 4
#: Up to so many lines, words stand in the middle of their row.
_LOW = 2
#: What goes across a page and can still be read; a wider sheet takes several.
_PAGE_WIDTH = 320
#: Empty rows that are printed.
_PRINTED = 10
_CUT_NOTE = N_(
    "Ce texte est trop long pour une case : la suite est dans l'application, où il se modifie."
)


@dataclass(frozen=True, slots=True)
class Filled:
    """A row that is known: its key, what its cells show, which of them are cut, its parent."""

    key: str
    shown: tuple[Value, ...]
    cut: tuple[bool, ...]
    parent: str = ""


def write_sheet(
    sheet: Sheet, plan: Plan, rows: Sequence[Filled], lists: Lists, *, back: str
) -> None:
    """A table: fields out of sight, title, headings, how each is filled, then the records."""
    before = 2 if plan.lines else 1
    fixed = before if plan.lines else before + len(plan.required)
    widths = [_KEY_WIDTH, *([_PARENT_WIDTH] if plan.lines else []), *map(width_of, plan.fields)]
    sheet.open(widths, frozen=f"{get_column_letter(fixed + 1)}{FIRST}")
    sheet.paper.sheet_view.showGridLines = True
    _unlock(sheet, plan, before)
    names = [PARENT] if plan.lines else []
    marks = [f"{MARK}{plan.code}", *names, *(field.name for field in plan.fields)]
    sheet.write([Cell(mark, PLAIN) for mark in marks], height=13, hidden=True)
    _write_title(sheet, plan, back)
    _write_headings(sheet, plan, widths)
    for row in rows:
        _write_row(sheet, plan, row, widths)
    blank = _blank(plan)
    for _row in range(_BLANK):
        sheet.write(blank, height=height_of(1, air=8))
    _check(sheet, plan, lists, before)
    _protect(sheet)
    last = get_column_letter(len(widths))
    sheet.paper.auto_filter.ref = f"A{HINTS}:{last}{sheet.row}"
    printed = min(sheet.row, FIRST + len(rows) + _PRINTED)
    _print(sheet, f"2:{HINTS}", area=f"A1:{last}{printed}")
    sheet.paper.page_setup.fitToWidth = ceil(sum(widths) / _PAGE_WIDTH)
    sheet.paper.print_title_cols = f"A:{get_column_letter(fixed)}"


def _print(sheet: Sheet, repeated: str, *, area: str = "") -> None:
    """Some people fill it by hand: headings come back on each page."""
    title = sheet.book.workbook.properties.title or ""
    print_on_paper(sheet, left=title, centre=sheet.title, repeated=repeated, area=area)


def _write_title(sheet: Sheet, plan: Plan, back: str) -> None:
    told = _(PURPOSES.get(plan.kind.code, ""))
    if plan.lines is not None:
        told = _(
            "Une ligne pour chacun, avec le nom de la fiche dans la colonne B. Pour en retirer "
            "un, videz sa ligne."
        )
    title = plan.title
    cells = [Cell("←", LINKED.but(line="", down="center", across="center"), back)]
    cells.append(Cell(title, TITLE.but(size=14)))
    sheet.write([*cells, None, Cell(told, LEAD.but(wrap=False, down="center"))], height=26)


def _write_headings(sheet: Sheet, plan: Plan, widths: Sequence[float]) -> None:
    key_note = _("La clé relie la ligne à sa fiche : laissez-la. Une nouvelle ligne n'en a pas.")
    cells = [Cell(_("Clé"), HEADING, note=key_note)]
    hints = [Cell(_("ne pas remplir"), HINT)]
    if plan.lines is not None:
        singular = _(plan.kind.singular_label)
        note = _("À quelle fiche cette ligne appartient : la flèche propose les noms.")
        cells.append(Cell(singular, HEADING, note=note))
        hints.append(Cell(_("un nom (indispensable)"), HINT))
    for field in plan.fields:
        cells.append(Cell(_(field.label.text), heading_style(field), note=help_of(field)))
        hints.append(Cell(hint_of(field, required=field.name in plan.required), HINT))
    for row in (cells, hints):
        most = max(lines_of(str(c.value), w, c.style) for c, w in zip(row, widths, strict=True))
        sheet.write(row, height=height_of(most, air=8))


def _write_row(sheet: Sheet, plan: Plan, row: Filled, widths: Sequence[float]) -> None:
    cells = [Cell(row.key, LOCKED)]
    if plan.lines is not None:
        cells.append(Cell(row.parent, LOCKED.but(size=10, bold=True)))
    for field, value, is_cut in zip(plan.fields, row.shown, row.cut, strict=True):
        style = _style(plan, field, locked=is_cut or (field.fixed and value is not None))
        cells.append(Cell(value, style, note=_(_CUT_NOTE) if is_cut else ""))
    most = max(
        lines_of(str(cell.value), width, cell.style) if isinstance(cell.value, str) else 1
        for cell, width in zip(cells, widths, strict=True)
    )
    if most <= _LOW:
        cells = [Cell(one.value, _level(one.style), note=one.note) for one in cells]
    sheet.write(cells, height=height_of(min(most, _MOST_LINES), air=8))


@lru_cache(maxsize=512)
def _level(style: Style) -> Style:
    """The style of a cell whose row is low: its words stand in the middle."""
    return style.but(down="center")


def _style(plan: Plan, field: Field, *, locked: bool = False) -> Style:
    return style_of(field, bold=field.name in plan.required, locked=locked)


def _blank(plan: Plan) -> list[Cell | None]:
    cells: list[Cell | None] = [Cell(None, LOCKED)]
    if plan.lines is not None:
        cells.append(Cell(None, TEXT.but(locked=False, bold=True)))
    return [*cells, *(Cell(None, _style(plan, field)) for field in plan.fields)]


def _unlock(sheet: Sheet, plan: Plan, before: int) -> None:
    """Let rows be written further down than those that are drawn."""
    count = before + len(plan.fields)
    for column in range(2, count + 1):
        dimension = sheet.paper.column_dimensions[get_column_letter(column)]
        dimension.protection = Protection(locked=False)


def _check(sheet: Sheet, plan: Plan, lists: Lists, before: int) -> None:
    """What each column accepts, as far down as anyone will write."""
    last = max(LAST, sheet.row)
    if plan.lines is not None:
        source = lists.records((plan.kind.code,), _(plan.kind.plural_label))
        lists.enter(sheet, lists.choose(source), f"B{FIRST}:B{last}")
    for column, field in enumerate(plan.fields, start=before + 1):
        letter = get_column_letter(column)
        lists.enter(sheet, lists.check(field), f"{letter}{FIRST}:{letter}{last}")


def _protect(sheet: Sheet) -> None:
    """Keep keys, headings and columns from slips; no password: it is no secret."""
    protection = sheet.paper.protection
    protection.enable()
    protection.formatColumns = protection.formatRows = protection.formatCells = False
    protection.autoFilter = protection.insertHyperlinks = False


def write_form(
    sheet: Sheet, plan: Plan, rows: Sequence[Filled], lists: Lists, *, back: str
) -> None:
    """The organisation's own sheet: a field on each row, its name out of sight."""
    sheet.open((4.0, 46.0, 60.0, 70.0), frozen="A4")
    sheet.paper.column_dimensions["A"].hidden = True
    sheet.paper.sheet_view.showGridLines = True
    (row,) = rows
    marks = (f"{MARK}{plan.code}", row.key)
    sheet.write([Cell(mark, PLAIN) for mark in marks], height=13, hidden=True)
    told = Cell(_(PURPOSES[plan.kind.code]), LEAD.but(down="center"))
    sheet.write([None, Cell(plan.title, TITLE.but(size=14)), told], height=26)
    headings = (_("Question"), _("Réponse"), _("Comment répondre"))
    sheet.write([None, *(Cell(one, HEADING) for one in headings)], height=height_of(1, air=8))
    for field, value, is_cut in zip(plan.fields, row.shown, row.cut, strict=True):
        _write_question(sheet, field, value, is_cut=is_cut)
        lists.enter(sheet, lists.check(field), f"C{sheet.row}")
    _protect(sheet)
    _link_back(sheet, back)
    _print(sheet, "3:3")


def _write_question(sheet: Sheet, field: Field, value: Value, *, is_cut: bool) -> None:
    label = TEXT.but(bold=True)
    answer = style_of(field, locked=is_cut).but(across="left", indent=1)
    told = help_of(field).partition("\n")[2].replace("\n", " ")
    hint = TEXT.but(italic=True, size=9, colour=HINT.colour)
    most = max(
        lines_of(_(field.label.text), 46, label),
        lines_of(str(value or ""), 60, answer),
        lines_of(told, 70, hint),
    )
    styles = [label, answer, hint] if most > _LOW else map(_level, (label, answer, hint))
    texts = (_(field.label.text), value, told)
    cells = [Cell(text, style) for text, style in zip(texts, styles, strict=True)]
    sheet.write([Cell(field.name, PLAIN), *cells], height=height_of(min(most, _MOST_LINES), air=10))


def _link_back(sheet: Sheet, back: str) -> None:
    sheet.skip()
    sheet.write([None, Cell(_("← Retour à « Lisez-moi »"), LINKED.but(line=""), back)], height=18)

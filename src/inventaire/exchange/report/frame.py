"""What the sheets of a report have in common: a title, a sentence, a way back, paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from babel.dates import format_date
from openpyxl.utils import get_column_letter

from inventaire.exchange.report.draft import Draft
from inventaire.exchange.workbook.paper import print_on_paper
from inventaire.exchange.workbook.sheet import Cell, Sheet, height_of
from inventaire.exchange.workbook.styles import ACCENT, BAND, LEAD, TITLE
from inventaire.exchange.workbook.table import (
    Column,
    Written,
    printed_columns,
    widths_of,
    write_table,
)
from inventaire.i18n import _, current_language

RecordT = TypeVar("RecordT")


def day(value: Any) -> str:
    """« 3 mars 2026 », in the reader's language."""
    return format_date(value, "long", locale=current_language())


def back_to_contents(draft: Draft) -> Cell:
    """The way back."""
    style = BAND.but(colour=ACCENT, underlined=True, fill="", bold=False)
    return Cell(_("← Sommaire"), style, draft.sheets.get("contents", ""))


def write_title(sheet: Sheet, lead: str, *, columns: int, title: str = "") -> None:
    """The title of a sheet and what one reads in it, over its first columns."""
    sheet.write([Cell(title or sheet.title, TITLE)], height=30)
    lines = sheet.lines(lead, 1, columns, style=LEAD)
    blank = [Cell(None, LEAD) for _column in range(columns - 1)]
    sheet.write([Cell(lead, LEAD), *blank], height=height_of(lines, air=6))
    if columns > 1:
        sheet.merge(1, columns)


def write_records(
    sheet: Sheet,
    draft: Draft,
    columns: Sequence[Column[RecordT]],
    records: Iterable[RecordT],
    *,
    lead: str,
    nothing: str,
    title: str = "",
) -> Written:
    """A whole sheet that is one table: title, sentence, headings that stay, rows, paper."""
    printed = printed_columns(columns)
    sheet.open(widths_of(columns), frozen="B5")
    write_title(sheet, lead, columns=printed, title=title)
    written = write_table(
        sheet,
        columns,
        records,
        back=back_to_contents(draft),
        carried_on=_("(suite)"),
        nothing=nothing,
    )
    area = f"A1:{get_column_letter(printed)}{written.last}"
    on_paper(sheet, draft, repeated="3:4", area=area)
    return written


def on_paper(
    sheet: Sheet,
    draft: Draft,
    *,
    repeated: str,
    area: str = "",
    pages: int = 0,
    breaks: Sequence[int] = (),
) -> None:
    """Set a sheet up for paper, with the organisation and the day at the foot of each page."""
    print_on_paper(
        sheet,
        left=draft.owner,
        centre=day(draft.today),
        repeated=repeated,
        area=area,
        pages=pages,
        breaks=breaks,
    )

"""Sheets that are pages rather than tables: fourteen equal columns as wide as the paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.frame import back_to_contents, write_title
from inventaire.exchange.workbook.paper import PAGE_UNITS
from inventaire.exchange.workbook.sheet import Sheet, Span
from inventaire.exchange.workbook.styles import (
    ACCENT_SOFT,
    ACCENT_STRONG,
    SECTION,
    TEXT,
    Style,
)

COLUMNS = 14
HEADING = TEXT.but(size=9, bold=True, colour=ACCENT_STRONG, fill=ACCENT_SOFT, down="center")


def open_page(
    sheet: Sheet, draft: Draft, lead: str, *, title: str = "", reduced: bool = True
) -> None:
    """The columns, the title, a sentence, and the way back."""
    sheet.open([PAGE_UNITS / COLUMNS] * COLUMNS, reduced=reduced)
    write_title(sheet, lead, columns=COLUMNS, title=title)
    sheet.write([back_to_contents(draft)], height=18)


def section(sheet: Sheet, *titles: str) -> int:
    """A heading over the whole page, or one over each half of it."""
    share = COLUMNS // len(titles)
    spans = []
    for number, title in enumerate(titles):
        last = number == len(titles) - 1
        spans.append(Span(title, SECTION, share if last else share - 1))
        if not last:
            spans.append(Span(None, TEXT.but(line="")))
    sheet.skip(height=10)
    return sheet.write_spans(spans, height=24)


def headings(sheet: Sheet, names: Sequence[str], columns: Sequence[int]) -> int:
    """The headings of a small table."""
    spans = [Span(name, HEADING, count) for name, count in zip(names, columns, strict=True)]
    return sheet.write_spans(spans, air=6)


def lines(sheet: Sheet, texts: Iterable[str], *, style: Style = TEXT.but(down="center")) -> None:
    """Sentences, each on rows of its own over the whole page."""
    for text in texts:
        sheet.write_spans([Span(text, style, COLUMNS)])

"""How a sheet is printed: A4 landscape, one page wide, headings repeated, pages numbered."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.pagebreak import Break

from inventaire.exchange.workbook.sheet import Sheet

_A4 = 9
_CENTIMETRE = 1 / 2.54
#: Percent at which a sheet of ``PAGE_UNITS`` fills the width of a page, whatever the printer.
FULL_SIZE = 94
#: Column units that fill a page at full size, between margins of a centimetre.
PAGE_UNITS = 147.0
#: Points of the height of a page at full size, between its margins.
PAGE_POINTS = 550.0
_FOOTER_CHARACTERS = 70


def print_on_paper(
    sheet: Sheet,
    *,
    left: str,
    centre: str,
    repeated: str,
    area: str = "",
    pages: int = 0,
    breaks: Sequence[int] = (),
) -> None:
    """Set the sheet up for paper: ``left`` and ``centre`` stand in the footer of each page.

    ``repeated``: rows that come back on each page (``"3:4"``). ``area``: what is printed, if not
    all. ``pages``: how many pages high a reduced sheet is, if that is known. ``breaks``: rows
    after which a page of a sheet that is not reduced ends.
    """
    paper = sheet.paper
    paper.page_setup.orientation = "landscape"
    paper.page_setup.paperSize = _A4
    if sheet.reduced:
        paper.page_setup.fitToWidth, paper.page_setup.fitToHeight = 1, pages
    else:
        paper.page_setup.scale = FULL_SIZE
    for row in breaks:
        paper.row_breaks.append(Break(id=row))
    margins = paper.page_margins
    margins.left = margins.right = margins.top = round(_CENTIMETRE, 3)
    margins.bottom = round(1.5 * _CENTIMETRE, 3)
    margins.header, margins.footer = round(0.5 * _CENTIMETRE, 3), round(0.6 * _CENTIMETRE, 3)
    paper.print_options.horizontalCentered = True
    paper.print_title_rows = repeated
    if area:
        paper.print_area = area
    _number_pages(sheet, left, centre)


def _number_pages(sheet: Sheet, left: str, centre: str) -> None:
    footer = sheet.paper.HeaderFooter.oddFooter
    for part, text in ((footer.left, left), (footer.center, centre)):
        part.text, part.size, part.color = _for_footer(text), 8, "4A5A57"
    footer.right.text, footer.right.size, footer.right.color = "&A · &P / &N", 8, "4A5A57"


def _for_footer(text: str) -> str:
    """A text whose ampersands are not orders, short enough for the format (255 in all)."""
    kept = " ".join(text.split())
    if len(kept) > _FOOTER_CHARACTERS:
        kept = kept[: _FOOTER_CHARACTERS - 1].rstrip() + "…"
    return kept.replace("&", "&&")

"""How cells look: a few colours, one typeface, and one style shared by all cells that bear it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

#: The typeface whose widths are known everywhere (see ``metrics``).
TYPEFACE = "Arial"

# The colours of the pages (static/css/tokens.css), for paper and light screens.
ACCENT, ACCENT_STRONG, ACCENT_SOFT, ON_ACCENT = "0B6468", "08484B", "E0F0EF", "FFFFFF"
INK, INK_SOFT, LINE, SUNKEN = "14211F", "4A5A57", "DBE3E1", "F5F7F6"
DANGER, DANGER_SOFT = "A3211A", "FBE8E6"
WARNING, WARNING_SOFT = "8A4600", "FDF0DF"
CAUTION, CAUTION_SOFT = "675400", "F8F2CF"
SUCCESS, SUCCESS_SOFT = "1C6237", "E2F3E8"
INFO, INFO_SOFT = "1B5488", "E4EFF9"

DATE_FORMAT = "dd/mm/yyyy"
COUNT_FORMAT = "#,##0"
LEVEL_FORMAT = "0.0"

Across = Literal["left", "center", "right"]
Down = Literal["top", "center", "bottom"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What a cell looks like. ``line`` is the colour of the line under it."""

    size: float = 10
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    colour: str = INK
    fill: str = ""
    line: str = ""
    across: Across = "left"
    down: Down = "top"
    indent: int = 0
    wrap: bool = True
    format: str = "General"
    #: On a protected sheet, whether it is kept from being changed.
    locked: bool = True

    def but(self, **changes: Any) -> Style:
        """The same style but for these."""
        return replace(self, **changes)


PLAIN = Style()
TEXT = Style(line=LINE, indent=1)
NAME = TEXT.but(bold=True)
SOFT = TEXT.but(colour=INK_SOFT)
COUNT = TEXT.but(across="right", indent=1, format=COUNT_FORMAT, wrap=False)
LEVEL = COUNT.but(format=LEVEL_FORMAT)
DATE = TEXT.but(across="center", indent=0, format=DATE_FORMAT, wrap=False)
CENTRED = TEXT.but(across="center", indent=0)
LINKED = TEXT.but(colour=ACCENT, underlined=True)

TITLE = Style(size=18, bold=True, colour=ACCENT_STRONG, down="center", wrap=False)
LEAD = Style(colour=INK_SOFT)
SECTION = Style(size=12, bold=True, colour=ACCENT_STRONG, down="bottom", line=ACCENT, wrap=False)
HEADING = Style(bold=True, colour=ON_ACCENT, fill=ACCENT, down="center", indent=1)
BAND = Style(
    size=9, bold=True, colour=ACCENT_STRONG, fill=ACCENT_SOFT, down="center", indent=1, wrap=False
)
NOTE = Style(size=9, italic=True, colour=INK_SOFT)


class Styles:
    """The styles of one workbook, each made once."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._made: dict[tuple[Style, bool], Any] = {}

    def of(self, style: Style, *, quoted: bool = False) -> Any:
        """The shared style of a cell; ``quoted`` says that its text is nothing but text."""
        key = (style, quoted)
        if key not in self._made:
            self._made[key] = self._make(style, quoted=quoted)
        return self._made[key]

    def _make(self, style: Style, *, quoted: bool) -> Any:
        cell: Any = WriteOnlyCell(self._sheet)
        cell.font = Font(
            name=TYPEFACE,
            size=style.size,
            bold=style.bold,
            italic=style.italic,
            color=style.colour,
            underline="single" if style.underlined else None,
        )
        if style.fill:
            cell.fill = PatternFill("solid", fgColor=style.fill)
        if style.line:
            cell.border = Border(bottom=Side("thin", color=style.line))
        cell.alignment = Alignment(
            horizontal=style.across,
            vertical=style.down,
            wrap_text=style.wrap,
            indent=style.indent,
        )
        cell.number_format = style.format
        if not style.locked:
            cell.protection = Protection(locked=False)
        cell.quotePrefix = quoted
        return cell._style

"""A workbook, from its first sheet to its bytes."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from types import TracebackType

from openpyxl import Workbook
from openpyxl.styles import Font

from inventaire.exchange.workbook.sheet import Sheet
from inventaire.exchange.workbook.styles import ACCENT, TYPEFACE, Styles
from inventaire.exchange.workbook.words import cleaned

_TITLE_CHARACTERS = 31
_FORBIDDEN = str.maketrans("", "", "[]:*?/\\")


class Book:
    """A workbook being written. Rows go to a file of the system, hence ``with``.

    Sheets stand in the order in which they are added, and may be filled in any order.
    """

    def __init__(self, *, title: str, made_on: date) -> None:
        self.workbook = Workbook(write_only=True)
        # The style of what nobody dressed; widths are counted in its digits.
        normal = self.workbook._fonts  # type: ignore[attr-defined]  # private in openpyxl
        normal[0] = Font(name=TYPEFACE, size=10, family=2)
        properties = self.workbook.properties
        properties.title, properties.creator = cleaned(title)[:255], "inventaire"
        properties.created = datetime(made_on.year, made_on.month, made_on.day)  # noqa: DTZ001 — a day
        self.sheets: list[Sheet] = []
        self._styles: Styles | None = None

    def __enter__(self) -> Book:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave nothing of the inventory on the disk when the work stopped half-way."""
        if kind is None:
            return
        for sheet in self.sheets:
            with suppress(Exception):
                sheet.paper.close()
                sheet.paper._writer.cleanup()

    @property
    def styles(self) -> Styles:
        """The styles that cells share."""
        if self._styles is None:
            self._styles = Styles(self.sheets[0].paper)
        return self._styles

    def add(self, title: str, *, colour: str = ACCENT) -> Sheet:
        """A new sheet after the others; its title is shortened as the format asks."""
        kept = cleaned(title).translate(_FORBIDDEN).strip("' ")[:_TITLE_CHARACTERS] or "—"
        sheet = Sheet(self, kept, colour=colour)
        self.sheets.append(sheet)
        return sheet

    def to_bytes(self) -> bytes:
        """The file. Nothing can be written after."""
        file = BytesIO()
        self.workbook.save(file)
        return file.getvalue()

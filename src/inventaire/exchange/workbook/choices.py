"""Drop-down lists and other checks of what is typed in a cell."""

from __future__ import annotations

from openpyxl.worksheet.datavalidation import DataValidation

from inventaire.exchange.workbook.sheet import Sheet


def offer(sheet: Sheet, cells: str, source: str, *, refusal: str = "") -> None:
    """Let some cells (``"H6:H900"``) choose from those of ``source``.

    With a ``refusal``, nothing else is accepted; without, another word may be typed.
    """
    check = DataValidation(type="list", formula1=source, allow_blank=True)
    _enter(sheet, check, cells, refusal)


def expect_date(sheet: Sheet, cells: str, *, refusal: str) -> None:
    """Let some cells hold dates only, from the year 2000 on."""
    check = DataValidation(type="date", operator="greaterThan", formula1="36526", allow_blank=True)
    _enter(sheet, check, cells, refusal)


def expect_whole(sheet: Sheet, cells: str, *, least: int, most: int, refusal: str) -> None:
    """Let some cells hold whole numbers between two only."""
    check = DataValidation(
        type="whole",
        operator="between",
        formula1=str(least),
        formula2=str(most),
        allow_blank=True,
    )
    _enter(sheet, check, cells, refusal)


def _enter(sheet: Sheet, check: DataValidation, cells: str, refusal: str) -> None:
    check.showErrorMessage = bool(refusal)
    if refusal:
        # The format allows 255 characters.
        check.error = refusal[:255]
    check.add(cells)
    sheet.paper.data_validations.append(check)

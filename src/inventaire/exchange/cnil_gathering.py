"""A line of the list and the sheet that details it are one processing."""

from __future__ import annotations

from collections.abc import Callable

from inventaire.exchange.cnil import CnilRegister
from inventaire.exchange.cnil_entries import Entry
from inventaire.exchange.parsing import is_nothing, parse_date
from inventaire.exchange.sheets import Cell
from inventaire.i18n import N_


def gathered(register: CnilRegister, warn: Callable[..., None] | None = None) -> tuple[Entry, ...]:
    """Each processing once: a line of the list and the sheet that details it are one.

    They meet by reference, else by name. Where they disagree the sheet, which says more, is kept
    and the disagreement is told.
    """
    found: list[Entry] = []
    free = list(register.listed)
    for sheet in register.sheets:
        line = _line_of(sheet, free)
        if line is not None:
            free.remove(line)
            _merge(sheet, line, warn)
        found.append(sheet)
    # The list's own order, sheets that it does not name at the end.
    order = {id(entry): rank for rank, entry in enumerate(register.listed)}
    return tuple(sorted([*found, *free], key=lambda e: order.get(id(e), _rank(e, register.listed))))


def _rank(entry: Entry, listed: tuple[Entry, ...]) -> int:
    line = _line_of(entry, list(listed))
    return next((rank for rank, e in enumerate(listed) if e is line), len(listed))


def _line_of(sheet: Entry, lines: list[Entry]) -> Entry | None:
    reference = "" if is_nothing(sheet.reference) else sheet.reference.key
    by_reference = [line for line in lines if reference and line.reference.key == reference]
    by_name = [line for line in lines if line.name.key == sheet.name.key]
    return next(iter(by_reference or by_name), None)


def _merge(sheet: Entry, line: Entry, warn: Callable[..., None] | None) -> None:
    sheet.in_list = True
    sheet.listed_purpose, sheet.listed_sensitive = line.listed_purpose, line.listed_sensitive
    for name in ("name", "reference", "created", "updated"):
        of_sheet, of_list = getattr(sheet, name), getattr(line, name)
        if of_list is None or is_nothing(of_list):
            continue
        if of_sheet is None or is_nothing(of_sheet):
            setattr(sheet, name, of_list)
        elif _differ(of_sheet, of_list) and warn:
            text = N_(
                "La liste dit « %(listed)s », la fiche « %(kept)s » : la fiche, qui en dit plus, "
                "est gardée."
            )
            warn(text, of_list.origin, listed=of_list.text, kept=of_sheet.text)


def _differ(one: Cell, other: Cell) -> bool:
    days = parse_date(one.value), parse_date(other.value)
    return days[0] != days[1] if all(days) else one.key != other.key

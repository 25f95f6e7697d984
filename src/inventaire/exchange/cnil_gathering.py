"""A line of the list and the sheet that details it are one processing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from inventaire.exchange.cnil import CnilRegister, has_example_reference
from inventaire.exchange.cnil_entries import Entry
from inventaire.exchange.parsing import is_nothing, parse_date
from inventaire.exchange.sheets import Cell
from inventaire.i18n import N_

#: The reference that the CNIL's model comes with: whoever copies the sheet copies it too.
_OF_THE_MODEL = "ref 001"

Warn = Callable[..., None]


def gathered(register: CnilRegister, warn: Warn | None = None) -> tuple[Entry, ...]:
    """Each processing once: a line of the list and the sheet that details it are one.

    They meet by reference, else by name. Where they disagree the sheet, which says more, is kept
    and the disagreement is told. They come in the list's own order, sheets that it does not name
    at the end.
    """
    tell = warn or _silence
    meeting = _Meeting(register)
    placed: list[tuple[int, Entry]] = []
    for sheet in register.sheets:
        rank = meeting.line_of(sheet)
        if rank is None:
            placed.append((len(register.listed), sheet))
        else:
            _merge(sheet, register.listed[rank], tell)
            placed.append((rank, sheet))
    placed += [(rank, register.listed[rank]) for rank in meeting.free]
    entries = tuple(entry for _rank, entry in sorted(placed, key=lambda pair: pair[0]))
    _settle_references(entries, tell)
    _tell_namesakes(entries, tell)
    return entries


def _silence(*_told: object, **_values: object) -> None:
    """Tell nobody."""


def _reference(entry: Entry) -> str:
    return "" if is_nothing(entry.reference) else entry.reference.key


@dataclass
class _Meeting:
    """Which lines of the list no sheet details yet. A reference borne twice tells nothing."""

    register: CnilRegister

    def __post_init__(self) -> None:
        listed, sheets = self.register.listed, self.register.sheets
        borne = (Counter(map(_reference, listed)), Counter(map(_reference, sheets)))
        self.free = dict.fromkeys(range(len(listed)))
        self._telling = {
            reference
            for reference in borne[0].keys() & borne[1].keys()
            if reference and all(counts[reference] == 1 for counts in borne)
        }

    def line_of(self, sheet: Entry) -> int | None:
        """The rank of the line that this sheet details, which no other sheet then does."""
        listed, reference = self.register.listed, _reference(sheet)
        ranks = [n for n in self.free if listed[n].name.key == sheet.name.key]
        if reference in self._telling:
            ranks = [n for n in self.free if _reference(listed[n]) == reference]
        if not ranks:
            return None
        self.free.pop(ranks[0])
        return ranks[0]


def _merge(sheet: Entry, line: Entry, warn: Warn) -> None:
    sheet.in_list = True
    sheet.listed_purpose, sheet.listed_sensitive = line.listed_purpose, line.listed_sensitive
    for name in ("name", "reference", "created", "updated"):
        of_sheet, of_list = getattr(sheet, name), getattr(line, name)
        if of_list is None or is_nothing(of_list):
            continue
        untold = of_sheet is None or is_nothing(of_sheet)
        if untold or (name == "reference" and of_sheet.key == _OF_THE_MODEL):
            setattr(sheet, name, of_list)
        elif _differ(of_sheet, of_list):
            text = N_(
                "La liste dit « %(listed)s », la fiche « %(kept)s » : la fiche, qui en dit plus, "
                "est gardée."
            )
            warn(text, of_list.origin, listed=of_list.text, kept=of_sheet.text)


def _differ(one: Cell, other: Cell) -> bool:
    days = parse_date(one.value), parse_date(other.value)
    return days[0] != days[1] if all(days) else one.key != other.key


def _settle_references(entries: Sequence[Entry], warn: Warn) -> None:
    """Each reference names one processing: whoever bears it first keeps it."""
    bearers: dict[str, Entry] = {}
    for entry in entries:
        reference = _reference(entry)
        cell = entry.reference
        if has_example_reference(entry):
            text = N_("« %(text)s » est la référence de l'exemple de la CNIL : elle est laissée.")
            warn(text, cell.origin, text=cell.text)
        elif reference in bearers:
            text = N_(
                "La référence « %(text)s » est déjà celle de « %(name)s » dans ce fichier : "
                "elle n'est pas reprise ici."
            )
            warn(text, cell.origin, text=cell.text, name=bearers[reference].name.text)
        else:
            if reference:
                bearers[reference] = entry
            continue
        entry.reference = Cell("", cell.origin)


def _tell_namesakes(entries: Sequence[Entry], warn: Warn) -> None:
    """Two processing of one name may be one that was described twice."""
    met: set[str] = set()
    for entry in entries:
        if entry.name.key in met:
            text = N_("« %(name)s » figure deux fois dans ce fichier : faut-il garder les deux ?")
            warn(text, entry.name.origin, name=entry.name.text)
        met.add(entry.name.key)

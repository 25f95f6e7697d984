"""What the workbook keeps out of sight: whose it is, and what each cell said when it left.

Only what was touched since is read: what others recorded meanwhile stays.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from inventaire.exchange.collection.keys import Labels, key_of, ref_of_key
from inventaire.exchange.collection.layout import KEPT, MARK
from inventaire.exchange.collection.shown import fingerprint
from inventaire.exchange.readers import Unreadable
from inventaire.exchange.sheets import Sheet, Workbook, name_key
from inventaire.i18n import LANGUAGES, N_, SOURCE_LANGUAGE, Text, current_language
from inventaire.inventory.fields import Ref
from inventaire.inventory.organisation import Organisation

#: Grows when what is kept could no longer be read by an older reader.
_FORMAT = 1
_LENGTH = 8
#: Stands for the first sign of the print of a text that was longer than a cell.
CUT = "+"
_ABOUT, _FIELDS, _ROW, _NAME = "about", "fields", "row", "name"

_LOST = N_(
    "La feuille cachée de ce classeur de collecte manque : on ne sait plus à qui il est. Repartez "
    "du fichier reçu, ou demandez-en un nouveau."
)
_NEWER = N_("Ce classeur de collecte vient d'un inventaire plus récent que celui-ci.")
_FOREIGN = N_(
    "Ce classeur de collecte a été fait pour « %(other)s ». Vous êtes dans « %(name)s » : ouvrez "
    "la bonne organisation et réessayez."
)

Row = Sequence[str | int]


def is_same(text: str, kept: str) -> bool:
    """Whether a cell still says what it said when it left."""
    now = fingerprint(text)
    return now[1:] == kept[1:] if kept.startswith(CUT) else now == kept


def about_row(organisation: Organisation, zone: tzinfo) -> Row:
    """Whose the workbook is, and how it is written."""
    about = (organisation.id, organisation.name, organisation.siren)
    return (_ABOUT, *about, current_language(), str(zone))


def first_row() -> Row:
    """What the sheet is known by."""
    return (f"{MARK}{KEPT}", _FORMAT)


def fields_row(plan: str, names: Sequence[str]) -> Row:
    """The order of the prints of a sheet."""
    return (_FIELDS, plan, *names)


def record_row(plan: str, key: str, texts: Sequence[str], cut: Sequence[bool]) -> Row:
    """The prints of a row."""
    prints = (fingerprint(text) for text in texts)
    marked = (CUT + one[1:] if long else one for one, long in zip(prints, cut, strict=True))
    return (_ROW, plan, key, "".join(marked))


def name_rows(labels: Labels, named: Collection[str]) -> Iterator[Row]:
    """The names that say which record is meant, as they were: records may be renamed."""
    for ref, name in labels.alone(named):
        yield (_NAME, key_of(ref), name)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept. ``names``: the records by kind and name, as they were called then."""

    organisation: int
    name: str
    siren: str
    language: str = SOURCE_LANGUAGE
    zone: tzinfo = UTC
    prints: dict[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    names: dict[tuple[str, str], Ref] = field(default_factory=dict)
    sheets: set[str] = field(default_factory=set)

    def print_of(self, plan: str, key: str, column: str) -> str:
        """The print of a cell when it left; nothing where the row is new."""
        return self.prints.get((plan, key), {}).get(column, "")

    def is_moved(self, organisation: Organisation) -> bool:
        """Whether numbers are those of another installation. Raises ``Unreadable`` where foreign.

        An organisation may be renamed, or moved from one installation to another.
        """
        same_name = name_key(self.name) == name_key(organisation.name)
        known = same_name or (bool(self.siren) and self.siren == organisation.siren)
        if not known:
            values = {"other": self.name, "name": organisation.name}
            raise Unreadable(Text(_FOREIGN, values))
        return self.organisation != organisation.id


def read_kept(workbook: Workbook) -> Kept:
    """What a workbook kept. Raises ``Unreadable`` where it is lost, or newer than this reader."""
    sheet = next((one for one in workbook.sheets if one.cell(0, 0).text == f"{MARK}{KEPT}"), None)
    if sheet is None:
        raise Unreadable(Text(_LOST))
    if sheet.cell(0, 1).text != str(_FORMAT):
        raise Unreadable(Text(_NEWER))
    rows = [[sheet.cell(row, c).text for c in range(len(sheet.rows[row]))] for row in _rows(sheet)]
    about = next((row for row in rows if row[0] == _ABOUT and len(row) >= 6), None)
    if about is None or not re.fullmatch(r"\d{1,18}", about[1]):
        raise Unreadable(Text(_LOST))
    language = about[4] if about[4] in LANGUAGES else SOURCE_LANGUAGE
    kept = Kept(int(about[1]), about[2], about[3], language, _zone(about[5]))
    _fill(kept, rows)
    return kept


def _rows(sheet: Sheet) -> Iterator[int]:
    return (row for row in range(1, len(sheet.rows)) if sheet.rows[row])


def _fill(kept: Kept, rows: Sequence[Sequence[str]]) -> None:
    names: dict[str, Sequence[str]] = {}
    for row in rows:
        if row[0] == _FIELDS and len(row) > 1:
            names[row[1]] = row[2:]
            kept.sheets.add(row[1])
        elif row[0] == _ROW and len(row) == 4:
            prints = [row[3][at : at + _LENGTH] for at in range(0, len(row[3]), _LENGTH)]
            kept.prints[row[1], row[2]] = dict(zip(names.get(row[1], ()), prints, strict=False))
        elif row[0] == _NAME and len(row) == 3 and (ref := ref_of_key(row[1])):
            kept.names[ref.kind, row[2]] = ref


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC

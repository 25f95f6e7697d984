"""A list in a sheet: of what, where its headings stand, what becomes of each of its columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from inventaire.exchange.sheets import Sheet, column_name, name_key
from inventaire.i18n import N_, _

#: What becomes of a column that fills no field: kept in the remarks, or left out when one says so.
REMARK, IGNORED = "remark", "ignored"
#: Where a column is remembered by: its heading as it is looked for, and what became of it.
Columns = tuple[tuple[str, str], ...]
_UNTITLED = N_("Colonne %(letter)s")


@dataclass(frozen=True, slots=True)
class Table:
    """A list: its sheet, the kind of its records (none: it is not read), the row of its headings.

    ``headings`` and ``fields`` say, of each column that holds something, how it is called (it may
    be nothing) and what becomes of it: the name of a field, ``REMARK`` or ``IGNORED``. ``end``: the
    row below the last one. ``since``: the day on which it was said, where it is remembered.
    """

    sheet: Sheet
    kind: str
    heading: int
    headings: Mapping[int, str]
    fields: Mapping[int, str]
    end: int
    actor_kind: str = ""
    since: str = ""

    @property
    def columns(self) -> Mapping[int, str]:
        """The columns that fill a field, with its name."""
        return {c: name for c, name in self.fields.items() if name not in (REMARK, IGNORED)}

    @property
    def kept(self) -> Mapping[int, str]:
        """The columns that are kept in the remarks, with what they are called."""
        return {c: self.called(c) for c, name in self.fields.items() if name == REMARK}

    def called(self, column: int) -> str:
        """The heading of a column; its letter where it has none."""
        return self.headings[column] or _(_UNTITLED, letter=column_name(column))

    @property
    def naming(self) -> int | None:
        """The column that names the records; a register without one names them by purpose."""
        for wanted in ("name", "purposes"):
            for column, field in self.fields.items():
                if field == wanted:
                    return column
        return None

    @property
    def signature(self) -> str:
        """What tells these headings from others, in whatever order they stand."""
        return signature_of(self.headings.values())

    @property
    def remembered(self) -> Columns:
        """What became of each column, by its heading, in the order in which they stand."""
        return tuple((name_key(self.headings[c]), name) for c, name in self.fields.items())

    def rows(self) -> Iterator[int]:
        """The rows below the headings that say something; the headings said again say nothing."""
        headings = [cell.key for cell in self.sheet.row(self.heading)]
        for row in range(self.heading + 1, self.end):
            said = [cell.key for cell in self.sheet.row(row)]
            if said and said != headings:
                yield row

    def samples(self, column: int, *, most: int = 3) -> list[str]:
        """The first different values of a column."""
        found: dict[str, None] = {}
        for row in self.rows():
            if text := self.sheet.cell(row, column).text:
                found.setdefault(text)
                if len(found) == most:
                    break
        return list(found)

    def with_remembered(self, kind: str, columns: Columns, since: str) -> Table:
        """The same list, read as somebody said before; of headings said twice, the first first."""
        waiting: dict[str, list[str]] = {}
        for heading, field in columns:
            waiting.setdefault(heading, []).append(field)
        fields = {
            column: (waiting.get(name_key(heading)) or [REMARK]).pop(0)
            for column, heading in self.headings.items()
        }
        return replace(self, kind=kind, fields=fields, since=since)


def signature_of(headings: Iterable[str]) -> str:
    """A short name for these headings, whatever their order, accents and capitals."""
    words = sorted(name_key(heading) for heading in headings if heading)
    return sha256("\n".join(words).encode()).hexdigest()


def reach_of(sheet: Sheet, end: int) -> dict[int, int]:
    """The last row, above this one, in which each column says something."""
    return {
        column: row
        for row, values in enumerate(sheet.rows[:end])
        for column, value in enumerate(values)
        if not isinstance(value, str) or value.strip()
    }


def headings_at(sheet: Sheet, row: int, reach: Mapping[int, int]) -> dict[int, str]:
    """What each column is called in a row; nothing for one that says something below only."""
    return {
        column: sheet.cell(row, column).text for column in sorted(reach) if reach[column] >= row
    }

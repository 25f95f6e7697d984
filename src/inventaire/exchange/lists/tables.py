"""A list in a sheet: of what, where its headings stand, what becomes of each of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from inventaire.exchange.lists.headings import BETWEEN, signature_of
from inventaire.exchange.sheets import Sheet, Value, column_name, key, name_key
from inventaire.i18n import N_, _

#: What becomes of a column that fills no field: kept in the remarks, or left out when one says so.
REMARK, IGNORED = "remark", "ignored"
#: What becomes of a column that says more of the one before it.
JOINED = "joined"
_NO_FIELD = (REMARK, IGNORED, JOINED)
#: Where a column is remembered by: its heading as it is looked for, and what became of it.
Columns = tuple[tuple[str, str], ...]
_UNTITLED = N_("Colonne %(letter)s")


@dataclass(frozen=True, slots=True)
class Table:
    """A list: its sheet, the kind of its records (none: it is not read), the row of its headings.

    ``headings`` and ``fields`` say, of each column that holds something, how it is called (it may
    be nothing) and what becomes of it: the name of a field, ``REMARK`` or ``IGNORED``. ``levels``:
    how many rows the headings take, the last of which is ``heading``. ``end``: the row below the
    last one. ``since``: the day on which it was said, where it is remembered. ``layout``: the one
    that is known by name; ``shifted``: its columns are called after what they hold.
    """

    sheet: Sheet
    kind: str
    heading: int
    headings: Mapping[int, str]
    fields: Mapping[int, str]
    end: int
    levels: int = 1
    actor_kind: str = ""
    since: str = ""
    layout: str = ""
    shifted: bool = False

    @property
    def columns(self) -> Mapping[int, str]:
        """The columns that fill a field, with its name."""
        return {c: name for c, name in self.fields.items() if name not in _NO_FIELD}

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

    def leaf(self, column: int) -> str:
        """The heading of a column alone, without those that span it."""
        return self.headings[column].rpartition(BETWEEN)[2]

    def rows(self) -> Iterator[int]:
        """The rows below the headings that say something; the headings said again say nothing."""
        headings = [key(value) for value in self._said(self.heading)]
        for row in range(self.heading + 1, self.end):
            said = self._said(row)
            again = len(said) == len(headings) and [key(value) for value in said] == headings
            if said and not again:
                yield row

    def _said(self, row: int) -> list[Value]:
        values = self.sheet.rows[row]
        said = (values[column] for column in self.headings if column < len(values))
        return [one for one in said if not isinstance(one, str) or one.strip()]

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

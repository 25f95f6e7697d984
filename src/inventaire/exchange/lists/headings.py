"""What the columns of a list are called: in one row, or in two where a heading spans several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import pairwise

from inventaire.exchange.sheets import Sheet, name_key

#: A heading longer than this is a sentence.
LONGEST = 120
#: Between a heading that spans columns and that of one of them.
BETWEEN = " - "
#: Several headings must span columns: a title and a date above the headings are none.
_FEWEST_SPANS, _FEWEST_ABOVE = 2, 3


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


def two_level(sheet: Sheet, row: int, reach: Mapping[int, int]) -> dict[int, str]:
    """What each column is called in this row and in the one above, where that one spans columns.

    « Données » above « État civil » and « Santé » gives « Données - État civil », « Données -
    Santé ». Empty where the row above spans nothing.
    """
    above = _short(sheet, row - 1) if row else {}
    below = _short(sheet, row)
    spans = _spans(above, below)
    wide = [span for span in spans.values() if len(span) > 1]
    columns = {column for column in reach if reach[column] >= row - 1}
    if not wide or not _are_headings(spans, wide, below, columns):
        return {}
    over = {column: above[first] for first, span in spans.items() for column in span}
    return {column: _called(over, above, below, column) for column in sorted(columns)}


def _called(
    over: Mapping[int, str], above: Mapping[int, str], below: Mapping[int, str], column: int
) -> str:
    if column in over and column in below:
        return f"{over[column]}{BETWEEN}{below[column]}"
    return below.get(column) or above.get(column, "")


def _spans(above: Mapping[int, str], below: Mapping[int, str]) -> dict[int, list[int]]:
    """The columns that each heading of the upper row spans: its own, and those that follow it.

    Files keep a merged cell as its first cell and blanks.
    """
    firsts = sorted(above)
    # The last one spans to the end.
    ends = (*firsts[1:], max(below, default=-1) + 1)
    return {
        first: [column for column in range(first, end) if column in below]
        for first, end in zip(firsts, ends, strict=False)
        if first in below
    }


def _are_headings(
    spans: Mapping[int, list[int]],
    wide: list[list[int]],
    below: Mapping[int, str],
    columns: set[int],
) -> bool:
    """Whether two rows are headings, and not headings and their first row of values."""
    spanned = {column for span in wide for column in span}
    if spanned == below.keys():
        # The rest stands in the upper row alone, over two rows.
        return all(b - a == 1 for span in wide for a, b in pairwise(span))
    complete = below.keys() == columns
    return complete and (len(wide) >= _FEWEST_SPANS or len(spans) >= _FEWEST_ABOVE)


def _short(sheet: Sheet, row: int) -> dict[int, str]:
    """The texts of a row that may be headings, by column."""
    return {
        column: value.strip()
        for column, value in enumerate(sheet.rows[row])
        if isinstance(value, str) and 0 < len(value.strip()) <= LONGEST
    }

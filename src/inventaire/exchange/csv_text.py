"""Lists as csv text, which a spreadsheet opens without working anything out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

#: A cell that starts so would be worked out by a spreadsheet.
RECKONED = ("=", "+", "-", "@", "\t", "\r")


def csv_text(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    separator: str = ";",
    marked: bool = True,
) -> str:
    """The text of a file: headings, then rows, none of whose cells is a formula.

    A spreadsheet of a French computer opens semicolons and a byte-order mark without asking; what
    programs read by a schema is separated by commas, and not ``marked``.
    """
    file = io.StringIO()
    file.write("\ufeff" if marked else "")
    writer = csv.writer(file, delimiter=separator)
    writer.writerow(headings)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return file.getvalue()


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(RECKONED) else cell

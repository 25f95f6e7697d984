"""Lists that leave as csv files, which a spreadsheet opens without working anything out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from flask import Response

# A cell that starts so would be worked out by a spreadsheet.
_RECKONED = ("=", "+", "-", "@", "\t", "\r")


def csv_file(name: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Response:
    """A file of this name, without its ending, to be kept by whoever asked for it."""
    file = io.StringIO()
    # A spreadsheet of a French computer opens semicolons and a byte-order mark without asking.
    file.write("\ufeff")
    writer = csv.writer(file, delimiter=";")
    writer.writerow(headings)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return Response(
        file.getvalue(),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_RECKONED) else cell

"""Lists that leave as csv files, which a spreadsheet opens without working anything out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask import Response

from inventaire.exchange.csv_text import csv_text


def csv_file(name: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Response:
    """A file of this name, without its ending, to be kept by whoever asked for it."""
    return Response(
        csv_text(headings, rows),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )

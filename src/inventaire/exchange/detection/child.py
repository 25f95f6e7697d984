"""Reads a sample from standard input, and writes what its columns hold: run as a child process."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from inventaire.exchange.delimited import SAMPLE_BYTES, NotText
from inventaire.exchange.detection.detecting import ROWS, JudgedTable, plain_table
from inventaire.exchange.detection.geojson import is_json, read_geojson
from inventaire.exchange.detection.publishing import weigh
from inventaire.exchange.detection.tables import Table, tables_of
from inventaire.exchange.detection.verdicts import judge
from inventaire.exchange.reading_child import answer, is_packed, read_sheets


def examine(data: bytes, *, rows: int, columns: int) -> list[dict[str, Any]]:
    """What the columns of each table of a sample hold, as plain data, without a value."""
    if is_json(data):
        sheets = read_geojson(data, rows=rows, columns=columns)
    else:
        sheets = read_sheets(data, rows=rows, columns=columns, cut=True)
    # Of a long text only the start is read, which may hold fewer rows than are looked at.
    is_cut = len(data) > SAMPLE_BYTES and not is_packed(data)
    judged = [
        _judged(replace(table, is_cut=table.is_cut or is_cut))
        for table in tables_of(sheets, rows=min(rows, ROWS))
    ]
    if not judged:
        raise NotText
    return [plain_table(table) for table in judged]


def _judged(table: Table) -> JudgedTable:
    verdicts = judge(table)
    weighed = weigh(table, verdicts)
    return JudgedTable(table.name, table.rows, table.is_cut, table.is_named, verdicts, weighed)


if __name__ == "__main__":
    answer(examine)

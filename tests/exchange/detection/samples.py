"""Samples of tables, in every kind of file that is read."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook

from inventaire.exchange.detection.detecting import JudgedTable, detect
from inventaire.exchange.detection.tables import Table, table_of
from inventaire.exchange.detection.verdicts import Verdict, judge
from tests.exchange.cnil_files import as_ods

Rows = Sequence[Sequence[str]]

MEMBERS: Rows = [
    ["Nom", "Prénom", "Courriel", "Code postal", "Montant"],
    ["Fauvel", "Camille", "camille.fauvel@exemple.fr", "12000", "30"],
    ["Delorme", "Karim", "karim.delorme@exemple.fr", "12100", "15"],
    ["Peyrou", "Odile", "odile.peyrou@exemple.fr", "46000", "30"],
    ["Urvoy", "Yanis", "yanis.urvoy@exemple.fr", "12000", "45"],
    ["Vasseur", "Agnès", "agnes.vasseur@exemple.fr", "81230", "30"],
]


def as_csv(rows: Rows, *, separator: str = ";") -> bytes:
    """Text between separators."""
    out = StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode()


def as_xlsx(rows: Rows) -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def as_ods_file(rows: Rows) -> bytes:
    """The same, as LibreOffice keeps it."""
    return as_ods({"Feuille": [list(row) for row in rows]})


def as_geojson(rows: Rows) -> bytes:
    """Points that bear the values as properties."""
    head, *body = rows
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [2.5, 44.3]},
            "properties": dict(zip(head, row, strict=True)),
        }
        for row in body
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def judged(data: bytes) -> JudgedTable:
    """The only table of a sample."""
    (table,) = detect(data).tables
    return table


def verdicts(rows: Rows) -> dict[str, Verdict]:
    """What is thought of the columns of a table whose headings come first."""
    table = table_of("essai", [list(row) for row in rows], rows=10_000)
    assert table is not None
    return {verdict.name: verdict for verdict in judge(table)}


def column(heading: str, *values: str) -> Verdict:
    """What is thought of a column that stands alone."""
    (verdict,) = judge(Table("essai", (heading,), (values,), is_named=True))
    return verdict

"""Real files, read as lists of every kind: never a failure, and no cell is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from inventaire.exchange.formats import propose_file
from inventaire.exchange.lists.finding import tables_of
from inventaire.exchange.lists.proposing import propose_lists
from inventaire.exchange.lists.words import KINDS_READ
from inventaire.exchange.readers import Unreadable, read_workbook
from tests.builders import commune, picture

_FILES = (
    "catalogues/etalab-exemple-valide.csv",
    "registers/dpcat-hr-department.xlsx",
    "subsidies/aube.xlsx",
    "subsidies/lot.csv",
    "subsidies/poitiers.csv",
    "tables/decp-exemple-valide.ods",
    "tables/dispositif-aide-exemple-complet.csv",
    "tables/hautes-remunerations-exemple-valide.csv",
)
#: How many rows are looked at: they are all alike.
_ROWS = 60


@pytest.mark.parametrize("name", _FILES)
def test_a_real_file_is_proposed_or_explained(cases: Path, name: str) -> None:
    try:
        proposed = propose_file((cases / name).read_bytes(), picture(commune()))
    except Unreadable as refused:
        assert str(refused.text)
    else:
        assert proposed.changes.changes or proposed.changes.refused


@pytest.mark.parametrize("kind", KINDS_READ)
@pytest.mark.parametrize("name", _FILES)
def test_each_cell_of_a_real_file_comes_out_somewhere(cases: Path, name: str, kind: str) -> None:
    """Said to be a list of any kind, a file loses nothing: what no field takes is a remark."""
    workbook = read_workbook((cases / name).read_bytes())
    for table in tables_of(workbook, kind=kind):
        short = replace(table, end=min(table.end, table.heading + _ROWS))
        changes = propose_lists([short], picture(commune())).changes
        values = [field.after for change in changes.changes for field in change.fields]
        told = "\n".join(value if isinstance(value, str) else repr(value) for value in values)
        columns = [c for c in short.kept if short.samples(c)]
        refused = {one.origin.cell for one in changes.refused if one.origin}
        for row in short.rows():
            if short.naming is None or any(cell.endswith(str(row + 1)) for cell in refused):
                continue
            for column in columns:
                text = short.sheet.cell(row, column).text

                assert all(line in told for line in text.split("\n")), text

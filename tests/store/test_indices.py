"""A record finds what points to it without reading everything else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import ForeignKeyConstraint, Table, UniqueConstraint

from inventaire.inventory.kinds import KINDS
from inventaire.store.links import LINES, LINKS
from inventaire.store.shapes import table_of

TABLES = (*(table_of(kind) for kind in KINDS), *LINKS.values(), *LINES.values())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_link_has_an_index_that_finds_who_points_there(table: Table) -> None:
    sorted_by = list(_orders(table))
    for link in table.constraints:
        if isinstance(link, ForeignKeyConstraint) and len(link.columns) > 1:
            columns = tuple(link.columns.keys())
            assert any(order[: len(columns)] == columns for order in sorted_by), columns


def _orders(table: Table) -> Iterator[tuple[str, ...]]:
    """The columns by which the database finds rows of a table, in order."""
    yield tuple(table.primary_key.columns.keys())
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield tuple(constraint.columns.keys())
    for index in table.indexes:
        yield tuple(column.key for column in index.columns)

"""Rows of any table as lines of plain data, the same on SQLite and on PostgreSQL.

Tables are read as they lie in the database, not as the code describes them, so that whatever
shape an installation has can be carried away and put back.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, MetaData, Table, bindparam, column, func, insert, select, update
from sqlalchemy.types import NullType, TypeEngine

from inventaire.store.base import UtcDateTime

_REVISION = "alembic_version"
#: Rows sent or fetched at once; fewer where each may weigh a megabyte.
_MANY, _FEW = 500, 20


@dataclass(frozen=True, slots=True)
class Kind:
    """How the values of a column travel: their type here, and what they are in a line."""

    type: TypeEngine[Any]
    to_plain: Callable[[Any], Any] = lambda value: value
    from_plain: Callable[[Any], Any] = lambda value: value


KINDS: Mapping[str, Kind] = {
    "plain": Kind(NullType()),
    "flag": Kind(sa.Boolean()),
    "date": Kind(sa.Date(), date.isoformat, date.fromisoformat),
    "moment": Kind(UtcDateTime(), datetime.isoformat, datetime.fromisoformat),
    "bytes": Kind(sa.LargeBinary(), lambda value: b64encode(value).decode(), b64decode),
}


@dataclass(frozen=True, slots=True)
class PortableTable:
    """A table: its columns and their kinds, its key, and the links that are written last.

    ``postponed`` are the columns that link to rows of the same table, which may come later.
    """

    name: str
    columns: Mapping[str, str]
    key: tuple[str, ...]
    postponed: tuple[str, ...] = ()

    @property
    def clause(self) -> Any:
        """The table as statements name it."""
        typed = (column(name, KINDS[kind].type) for name, kind in self.columns.items())
        return sa.table(self.name, *typed)

    @property
    def batch(self) -> int:
        """How many rows travel at once."""
        return _FEW if "bytes" in self.columns.values() else _MANY


def tables_of(connection: Connection) -> list[PortableTable]:
    """The tables of a database, those that others link to first."""
    found = MetaData()
    found.reflect(connection)
    return [_portable(table) for table in found.sorted_tables if table.name != _REVISION]


def _portable(table: Table) -> PortableTable:
    own = {
        link.name
        for constraint in table.foreign_key_constraints
        if constraint.referred_table is table
        for link in constraint.columns
        if link.nullable
    }
    return PortableTable(
        table.name,
        {column.name: _kind(column.type) for column in table.columns},
        tuple(column.name for column in table.primary_key.columns),
        tuple(sorted(own)),
    )


def _kind(type_: TypeEngine[Any]) -> str:
    if isinstance(type_, sa.DateTime):
        return "moment"
    if isinstance(type_, sa.Date):
        return "date"
    if isinstance(type_, sa.Boolean):
        return "flag"
    return "bytes" if isinstance(type_, sa.LargeBinary) else "plain"


def count_rows(connection: Connection, table: PortableTable) -> int:
    """How many rows a table holds."""
    return int(connection.scalar(select(func.count()).select_from(table.clause)) or 0)


def read_lines(connection: Connection, table: PortableTable) -> Iterator[str]:
    """The rows of a table in the order of its key, each as one line of JSON; a few at a time."""
    kinds = [KINDS[kind] for kind in table.columns.values()]
    clause = table.clause
    statement = select(*clause.c).order_by(*(clause.c[name] for name in table.key))
    options = {"yield_per": table.batch}
    for row in connection.execute(statement, execution_options=options):
        plain = [
            None if value is None else kind.to_plain(value)
            for value, kind in zip(row, kinds, strict=True)
        ]
        yield json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def read_rows(connection: Connection, table: PortableTable) -> Iterator[dict[str, Any]]:
    """The rows of a table as they are, a few at a time."""
    options = {"yield_per": table.batch}
    for row in connection.execute(select(*table.clause.c), execution_options=options):
        yield dict(row._mapping)


def write_lines(
    connection: Connection, table: PortableTable, lines: Iterable[str]
) -> Iterator[int]:
    """Write the rows that ``read_lines`` gave; tells after each batch how many it wrote.

    The postponed links are left empty: ``link_lines`` writes them. Raises ``ValueError``,
    ``KeyError`` or ``TypeError`` where a line is none of this table.
    """
    statement = insert(table.clause)
    for rows in _batches(_rows(table, lines), table.batch):
        empty = dict.fromkeys(table.postponed)
        connection.execute(statement, [{**row, **empty} for row in rows])
        yield len(rows)


def link_lines(connection: Connection, table: PortableTable, lines: Iterable[str]) -> None:
    """Write the links between rows of the same table, once all are there."""
    if not table.postponed:
        return
    clause = table.clause
    own = [clause.c[name] == bindparam(f"key_{name}") for name in table.key]
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in table.postponed}
    statement = update(clause).where(*own).values(values)
    linked = (row for row in _rows(table, lines) if any(row[name] for name in table.postponed))
    for rows in _batches(linked, table.batch):
        keys = [{f"key_{name}": row[name] for name in table.key} for row in rows]
        news = [{f"new_{name}": row[name] for name in table.postponed} for row in rows]
        connection.execute(statement, [{**k, **n} for k, n in zip(keys, news, strict=True)])


def _rows(table: PortableTable, lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    kinds = [KINDS[kind] for kind in table.columns.values()]
    for line in lines:
        values = json.loads(line)
        yield {
            name: None if value is None else kind.from_plain(value)
            for name, kind, value in zip(table.columns, kinds, values, strict=True)
        }


def _batches(rows: Iterator[dict[str, Any]], size: int) -> Iterator[list[dict[str, Any]]]:
    while batch := list(islice(rows, size)):
        yield batch


def clear(connection: Connection, tables: Sequence[PortableTable]) -> None:
    """Empty these tables, those that link to others first."""
    for table in reversed(tables):
        connection.execute(sa.delete(table.clause))


def renumber(connection: Connection, tables: Sequence[PortableTable]) -> None:
    """Let new rows be numbered after those that were written with their numbers."""
    if connection.dialect.name != "postgresql":
        return  # SQLite takes the number after the largest by itself
    quote = connection.dialect.identifier_preparer.quote
    for table in tables:
        if table.key == ("id",):
            sequence = func.pg_get_serial_sequence(quote(table.name), "id")
            last = select(func.max(table.clause.c.id)).scalar_subquery()
            # Without any row, the last number is nothing, and the sequence stays where it is.
            connection.execute(select(func.setval(sequence, last)))


def read_as_one(connection: Connection) -> None:
    """Let all that this transaction reads be one picture, whoever writes meanwhile."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    else:
        connection.exec_driver_sql("BEGIN")


def write_alone(connection: Connection) -> None:
    """Keep everybody else out until this transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE organisation, account IN ACCESS EXCLUSIVE MODE")
    else:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

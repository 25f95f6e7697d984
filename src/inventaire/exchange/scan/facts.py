"""What was read of a database: its tables, their columns, what its own comments say."""

from __future__ import annotations

from dataclasses import dataclass

from inventaire.i18n import Text


@dataclass(frozen=True, slots=True)
class ScannedColumn:
    """A column. ``values`` is a sample, held in memory only, where one was asked for."""

    name: str
    #: Of ``COLUMN_TYPES``; empty where the type is none of them.
    type: str = ""
    comment: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns that point to another table."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScannedTable:
    """A table; ``name`` bears its schema where it is not the usual one."""

    name: str
    columns: tuple[ScannedColumn, ...]
    comment: str = ""
    links: tuple[ForeignKey, ...] = ()


@dataclass(frozen=True, slots=True)
class ScannedDatabase:
    """A database. ``address`` tells it from others, and names neither an account nor a password."""

    name: str
    product: str
    address: str
    tables: tuple[ScannedTable, ...]
    #: What could not be read, or was left.
    remarks: tuple[Text, ...] = ()

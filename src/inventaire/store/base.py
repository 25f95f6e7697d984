"""What every table has in common: names of constraints, types, the columns of a record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Constraint,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator


class Words(TypeDecorator[tuple[str, ...]]):
    """An ordered list of texts or codes, kept as a JSON array that both databases can search."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, _dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(list(value), ensure_ascii=False)

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> tuple[str, ...] | None:
        # Most lists are empty, and a snapshot reads thousands of them.
        if value == "[]":
            return ()
        return None if value is None else tuple(json.loads(value))


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, in UTC whatever the database. One given without time zone is taken as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Json(TypeDecorator[Any]):
    """Plain data, kept as JSON text that is read whole and never searched."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any | None, _dialect: Dialect) -> str:
        return json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


def _last_column(constraint: Constraint, _table: Table) -> str:
    """What tells the links of one table apart: nearly all start with ``organisation_id``."""
    if not isinstance(constraint, ForeignKeyConstraint):
        raise TypeError(f"{constraint!r} is no link")
    return constraint.elements[-1].parent.name


class Base(DeclarativeBase):
    """The tables of the installation."""

    metadata = MetaData(
        naming_convention={
            "last_column": _last_column,
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(last_column)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )


# The shapes of fields, as columns. Text is never cut; nothing recorded is "" or NULL.
Key = Annotated[int, mapped_column(Integer, primary_key=True)]
Free = Annotated[str, mapped_column(Text, default="")]
Code = Annotated[str, mapped_column(String(64), default="")]
WordList = Annotated[tuple[str, ...], mapped_column(Words, default=())]
Answer = Annotated[bool | None, mapped_column(Boolean)]
Day = Annotated[date | None, mapped_column(Date)]
Moment = Annotated[datetime | None, mapped_column(UtcDateTime)]
Then = Annotated[datetime, mapped_column(UtcDateTime)]
Whole = Annotated[int | None, mapped_column(BigInteger)]
Number = Annotated[float | None, mapped_column(Float)]
Link = Annotated[int | None, mapped_column(Integer)]
OwnerKey = Annotated[int, mapped_column(ForeignKey("organisation.id"))]
#: An account may be removed one day; who did it stays written beside, as text.
AccountKey = Annotated[
    int | None, mapped_column(Integer, ForeignKey("account.id", ondelete="SET NULL"))
]


class RecordColumns:
    """The columns of every record. ``search`` and ``sort_name`` follow from the others."""

    id: Mapped[Key]
    name: Mapped[Free]
    notes: Mapped[Free]
    archived: Mapped[bool] = mapped_column(Boolean, default=False)
    version: Mapped[int] = mapped_column(Integer)
    recorded_at: Mapped[Then]
    changed_at: Mapped[Then]
    search: Mapped[Free]
    sort_name: Mapped[Free]

    @declared_attr.directive
    def __mapper_args__(cls) -> Mapping[str, Any]:  # noqa: N805 — SQLAlchemy gives the class
        return {"version_id_col": cls.version}


class OwnedColumns(RecordColumns):
    """The columns of a record that belongs to one organisation."""

    organisation_id: Mapped[OwnerKey]


class LineColumns:
    """The columns of a line inside a record; ``owner_id`` is the record, ``position`` its rank."""

    organisation_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    owner_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)


def owned(table: str) -> tuple[SchemaItem, ...]:
    """What lets others link to this table without leaving the organisation, and lists be quick."""
    return (
        UniqueConstraint("organisation_id", "id"),
        Index(f"ix_{table}_list", "organisation_id", "archived", "sort_name", "id"),
    )


def inside(column: str, to: str) -> ForeignKeyConstraint:
    """A link that the database itself keeps inside the organisation."""
    return ForeignKeyConstraint(["organisation_id", column], [f"{to}.organisation_id", f"{to}.id"])


def followed(table: str, *columns: str) -> tuple[Index, ...]:
    """What finds at once the rows of a table that link to a record."""
    return tuple(
        Index(f"ix_{table}_{column.removesuffix('_id')}", "organisation_id", column)
        for column in columns
    )


def not_below_zero(*columns: str) -> tuple[CheckConstraint, ...]:
    """Counts that cannot be negative."""
    return tuple(CheckConstraint(f"{name} >= 0", name=f"{name}_positive") for name in columns)


def one_of(column: str, *codes: str) -> CheckConstraint:
    """A code from a short list that never grows without a migration."""
    listed = ", ".join(f"'{code}'" for code in codes)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")

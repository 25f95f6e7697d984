"""The schema of a database, table by table: names, types, comments, keys, a sample if asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Engine, Inspector
from sqlalchemy.exc import SQLAlchemyError

from inventaire.exchange.scan.facts import (
    ForeignKey,
    ScannedColumn,
    ScannedDatabase,
    ScannedTable,
)
from inventaire.i18n import N_, Text

#: More tables and columns than a person can look at.
MOST_TABLES, MOST_COLUMNS = 2_000, 1_000
PRODUCTS = {"postgresql": "PostgreSQL", "mariadb": "MariaDB", "mysql": "MySQL", "sqlite": "SQLite"}
#: What serves the tools and not the trade.
_TECHNICAL = frozenset(
    {
        "alembic_version", "schema_migrations", "ar_internal_metadata", "django_migrations",
        "flyway_schema_history", "databasechangelog", "databasechangeloglock", "spatial_ref_sys",
        "geometry_columns", "raster_columns", "geography_columns", "raster_overviews",
    }
)  # fmt: skip
_OTHERS = frozenset(
    {"information_schema", "mysql", "performance_schema", "sys", "pg_catalog", "pg_toast"}
)
_LONGEST_VALUE = 500

#: The first that fits counts: a date is a moment without its time.
_TYPES: tuple[tuple[type[sa.types.TypeEngine[Any]], str], ...] = (
    (sa.types.Boolean, "boolean"),
    (sa.types.DateTime, "datetime"),
    (sa.types.Date, "date"),
    (sa.types.Uuid, "identifier"),
    (sa.types.Integer, "integer"),
    (sa.types.Numeric, "decimal"),
    (sa.types.Float, "decimal"),
    (sa.types.LargeBinary, "file"),
    (sa.types.ARRAY, "list"),
    (sa.types.JSON, "list"),
    (sa.types.String, "text"),
)
_EMPTY = N_("Cette base n'a aucune table que ce compte puisse voir.")
_LEFT = N_("Tables techniques laissées : %(tables)s.")
_UNREADABLE = N_("« %(table)s » n'a pas pu être lue : vérifiez les droits du compte.")
_CUT = N_("Seules les %(most)s premières tables ont été lues.")


class UnreachableDatabase(Exception):
    """A database that cannot be read; ``text`` says why and what to do, and quotes no secret."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.msgid)
        self.text = text


class Reading:
    """One database being read, in one transaction that writes nothing."""

    def __init__(self, engine: Engine, url: URL, sample: int) -> None:
        self.engine = engine
        self.url = url
        self.sample = sample
        self.remarks: list[Text] = []

    def database(self) -> ScannedDatabase:
        """All of it. Raises ``UnreachableDatabase`` where it shows no table."""
        with self.engine.connect() as connection:
            inspector = sa.inspect(connection)
            usual = inspector.default_schema_name
            places = list(self._tables(inspector))
            if len(places) > MOST_TABLES:
                self.remarks.append(Text(_CUT, {"most": MOST_TABLES}))
            tables = [
                self._table(connection, inspector, schema, name, usual)
                for schema, name in places[:MOST_TABLES]
            ]
        found = tuple(one for one in tables if one is not None)
        if not found:
            raise UnreachableDatabase(Text(_EMPTY))
        is_mariadb = getattr(self.engine.dialect, "is_mariadb", False)
        product = PRODUCTS["mariadb" if is_mariadb else self.url.get_backend_name()]
        return ScannedDatabase(
            self._name(), product, self._address(), found, remarks=tuple(self.remarks)
        )

    def _name(self) -> str:
        base = str(self.url.database)
        return Path(base).stem if self.url.get_backend_name() == "sqlite" else base

    def _address(self) -> str:
        """What tells this database from others for good, without an account."""
        backend = self.url.get_backend_name()
        if backend == "sqlite":
            return f"sqlite:{Path(str(self.url.database)).name}"
        # One base has one address, by whichever of its two names it is reached.
        backend = "mariadb" if backend == "mysql" else backend
        port = f":{self.url.port}" if self.url.port else ""
        return f"{backend}://{self.url.host or 'localhost'}{port}/{self.url.database}"

    def _tables(self, inspector: Inspector) -> Iterator[tuple[str | None, str]]:
        """The tables of every schema that holds the trade, by schema and name."""
        backend = self.url.get_backend_name()
        # Elsewhere than in PostgreSQL, another schema is another database.
        schemas = inspector.get_schema_names() if backend == "postgresql" else [None]
        left = []
        for schema in schemas:
            if schema in _OTHERS or (schema or "").startswith("pg_"):
                continue
            for name in sorted(inspector.get_table_names(schema=schema)):
                if name.casefold() in _TECHNICAL:
                    left.append(name)
                else:
                    yield schema, name
        if left:
            self.remarks.append(Text(_LEFT, {"tables": ", ".join(left)}))

    def _table(
        self,
        connection: sa.Connection,
        inspector: Inspector,
        schema: str | None,
        name: str,
        usual: str | None,
    ) -> ScannedTable | None:
        try:
            # One table that cannot be read must not stop the others.
            with connection.begin_nested():
                return self._read(connection, inspector, schema, name, usual)
        except SQLAlchemyError:
            self.remarks.append(Text(_UNREADABLE, {"table": shown_name(schema, name, usual)}))
            return None

    def _read(
        self,
        connection: sa.Connection,
        inspector: Inspector,
        schema: str | None,
        name: str,
        usual: str | None,
    ) -> ScannedTable:
        columns = inspector.get_columns(name, schema=schema)[:MOST_COLUMNS]
        keys = inspector.get_foreign_keys(name, schema=schema)
        links = tuple(
            ForeignKey(
                tuple(one["constrained_columns"]),
                shown_name(one["referred_schema"] or schema, one["referred_table"], usual),
                tuple(one["referred_columns"]),
            )
            for one in keys
        )
        pointing = {column for link in links for column in link.columns}
        own = inspector.get_pk_constraint(name, schema=schema)["constrained_columns"]
        values = self._values(connection, schema, name, [one["name"] for one in columns])
        return ScannedTable(
            shown_name(schema, name, usual),
            tuple(
                ScannedColumn(
                    str(one["name"]),
                    _type_of(one["type"], is_key=one["name"] in pointing or one["name"] in own),
                    str(one.get("comment") or "").strip(),
                    values.get(one["name"], ()),
                )
                for one in columns
            ),
            self._comment(inspector, schema, name),
            links,
        )

    def _comment(self, inspector: Inspector, schema: str | None, name: str) -> str:
        try:
            return str(inspector.get_table_comment(name, schema=schema)["text"] or "").strip()
        except NotImplementedError:
            return ""  # SQLite keeps none

    def _values(
        self, connection: sa.Connection, schema: str | None, name: str, columns: list[str]
    ) -> dict[str, tuple[str, ...]]:
        """The first rows of a table, by column; nothing unless a sample was asked for."""
        if not self.sample:
            return {}
        table = sa.table(name, *(sa.column(one) for one in columns), schema=schema)
        rows = connection.execute(sa.select(table).limit(self.sample)).all()
        return {
            column: tuple(_plain(row[rank]) for row in rows) for rank, column in enumerate(columns)
        }


def shown_name(schema: str | None, name: str, usual: str | None) -> str:
    """How a table is called: with its schema where it is not the usual one."""
    return name if schema in (None, usual) else f"{schema}.{name}"


def _type_of(found: sa.types.TypeEngine[Any], *, is_key: bool) -> str:
    if is_key:
        return "identifier"
    # So MariaDB keeps a yes or a no.
    if getattr(found, "display_width", None) == 1:
        return "boolean"
    return next((code for kind, code in _TYPES if isinstance(found, kind)), "")


def _plain(value: Any) -> str:
    """A value as a sample shows it; what is no text nor number says nothing."""
    if value is None or isinstance(value, bytes | memoryview):
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value).strip()[:_LONGEST_VALUE]

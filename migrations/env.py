"""How Alembic reaches the database. It is run by ``inventaire.store.migrations``."""

from __future__ import annotations

from alembic import context

from inventaire.settings import read_settings
from inventaire.store.schema import whole_schema
from inventaire.store.session import open_engine


def run() -> None:
    """Run what was asked for in one transaction, on SQLite as on PostgreSQL."""
    url = context.config.attributes.get("url") or read_settings().database_url
    engine = open_engine(url)
    with engine.connect() as connection:
        on_sqlite = connection.dialect.name == "sqlite"
        if on_sqlite:
            # Batch mode rebuilds tables: what links to them must not be checked half-way. And
            # Python's driver opens no transaction before a CREATE TABLE: we do.
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN")
        context.configure(
            connection=connection,
            target_metadata=whole_schema(),
            render_as_batch=on_sqlite,
            transactional_ddl=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()
    engine.dispose()


run()

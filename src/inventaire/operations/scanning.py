"""Reading the schema of somebody's database: tables, columns, comments, foreign keys.

Nothing is written there. Values are read only where a sample is asked for, and stay in memory. No
account, no password and no word of a driver, which might quote them, goes into what is told.
"""

from __future__ import annotations

import sqlite3
import warnings
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SAWarning, SQLAlchemyError
from sqlalchemy.pool import NullPool

from inventaire.exchange.scan.facts import ScannedDatabase
from inventaire.i18n import N_, Text
from inventaire.operations.schema_reading import PRODUCTS, Reading, UnreachableDatabase

#: How long one waits for a database to answer, in seconds.
PATIENCE = 10
#: The most rows that a sample may have.
MOST_ROWS = 10_000
_READ_ONLY = f"-c default_transaction_read_only=on -c statement_timeout={PATIENCE * 1000}"

_NOT_AN_ADDRESS = N_(
    "Cette adresse n'est pas celle d'une base. Attendu : postgresql://compte@machine/base, "
    "mariadb://compte@machine/base ou sqlite:///dossier/fichier.sqlite."
)
_NO_DRIVER = N_(
    "Le pilote de MariaDB n'est pas installé : installez « inventaire[mariadb] » et réessayez."
)
_NO_FILE = N_("Aucune base SQLite ne se trouve à %(path)s.")
_NO_BASE = N_("%(path)s n'est pas une base SQLite.")
_NO_ANSWER = N_(
    "La base de %(host)s ne répond pas en %(seconds)s secondes. Vérifiez la machine, le port, le "
    "pare-feu, et que la base accepte cette machine."
)
_REFUSED = N_("La base de %(host)s refuse ce compte ou ce mot de passe.")
_UNKNOWN = N_("La machine %(host)s n'a pas de base de ce nom.")
_FAILED = N_(
    "La base de %(host)s n'a pas pu être lue jusqu'au bout. Vérifiez les droits du compte."
)


def read_database(address: str, *, password: str | None = None, sample: int = 0) -> ScannedDatabase:
    """The schema of a database. ``sample``: how many rows of each table are looked at.

    Raises ``UnreachableDatabase``.
    """
    url = _url(address, password)
    engine = _engine(url)
    try:
        # What a type of an extension is, SQLAlchemy does not know and warns about.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SAWarning)
            return Reading(engine, url, min(sample, MOST_ROWS)).database()
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise UnreachableDatabase(_reason(url, error)) from None
    finally:
        engine.dispose()


def _url(address: str, password: str | None) -> URL:
    try:
        url = make_url(address)
        backend = url.get_backend_name()
    except (ArgumentError, ValueError):
        raise UnreachableDatabase(Text(_NOT_AN_ADDRESS)) from None
    if backend not in PRODUCTS or (backend != "sqlite" and not url.database):
        raise UnreachableDatabase(Text(_NOT_AN_ADDRESS))
    return url if password is None else url.set(password=password)


def _engine(url: URL) -> Engine:
    backend = url.get_backend_name()
    if backend == "sqlite":
        return _sqlite(url)
    try:
        if backend == "postgresql":
            return sa.create_engine(
                url.set(drivername="postgresql+psycopg"),
                poolclass=NullPool,
                connect_args={"connect_timeout": PATIENCE, "options": _READ_ONLY},
            )
        waits = dict.fromkeys(("connect_timeout", "read_timeout", "write_timeout"), PATIENCE)
        driver = f"{backend}+pymysql"
        return sa.create_engine(url.set(drivername=driver), poolclass=NullPool, connect_args=waits)
    except (ImportError, NoSuchModuleError):
        raise UnreachableDatabase(Text(_NO_DRIVER)) from None
    except (ArgumentError, ValueError):
        raise UnreachableDatabase(Text(_NOT_AN_ADDRESS)) from None


def _sqlite(url: URL) -> Engine:
    path = Path(url.database or "")
    if not url.database or not path.is_file():
        raise UnreachableDatabase(Text(_NO_FILE, {"path": path}))
    place = f"file:{quote(str(path.resolve()))}?mode=ro"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(place, uri=True, timeout=PATIENCE, check_same_thread=False)

    return sa.create_engine("sqlite://", creator=connect, poolclass=NullPool)


def _reason(url: URL, error: Exception) -> Text:
    """Why a database was not read, in our words."""
    if url.get_backend_name() == "sqlite":
        return Text(_NO_BASE, {"path": url.database})
    told, where = str(error).casefold(), {"host": url.host or "localhost"}
    if any(sign in told for sign in ("password", "authentication", "access denied", "role ")):
        return Text(_REFUSED, where)
    if "does not exist" in told or "unknown database" in told:
        return Text(_UNKNOWN, where)
    connecting = ("timeout", "timed out", "refused", "translate host", "resolve", "connect", "lost")
    if any(sign in told for sign in connecting):
        return Text(_NO_ANSWER, {**where, "seconds": PATIENCE})
    return Text(_FAILED, where)

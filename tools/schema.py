"""Check that the migrations lead to the very tables that the code describes."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from inventaire.store import migrations

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'check.sqlite'}"
        migrations.upgrade(url)
        differences = migrations.check(url)
    for difference in differences or ():
        print(difference)
    print("migrations: up to date" if not differences else "migrations: run `alembic revision`")
    sys.exit(1 if differences else 0)

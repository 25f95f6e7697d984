"""Try a wheel as whoever downloads it would: alone in an empty environment, away from any checkout.

``python tools/wheel.py dist`` installs the latest wheel of that folder, fills the example, serves
it on loopback, signs in, and fetches the pages and every file that they load.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, build_opener

UV = Path(sys.executable).with_name("uv").absolute()
LOCK = Path("requirements/run.txt").absolute()
PAGES = (
    "/",
    "/o/commune-de-valbrise",
    "/o/commune-de-valbrise/carte",
    "/o/commune-de-valbrise/constats",
)
_LOADED = re.compile(r'(?:src|href)="(/static/[^"#]+)')
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def latest_wheel(folder: Path) -> Path:
    """The wheel that was built last."""
    wheels = sorted(folder.glob("*.whl"), key=lambda path: path.stat().st_mtime)
    if not wheels:
        sys.exit(f"there is no wheel in {folder}: run `make wheel`")
    return wheels[-1].absolute()


def install(wheel: Path, folder: Path) -> Path:
    """Install a wheel and what it asks for in an empty environment; the ``inventaire`` command."""
    environment = folder / "environment"
    subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, environment], check=True)
    python = environment / "bin" / "python"
    subprocess.run(
        [UV, "pip", "install", "--quiet", "--python", python, "--constraint", LOCK, wheel],
        check=True,
    )
    return environment / "bin" / "inventaire"


@contextmanager
def served(command: Path, folder: Path) -> Iterator[str]:
    """The address of the example, served from the wheel until the block ends."""
    # Nothing of the checkout, nor of whoever runs this, may help.
    env = {"PATH": os.defpath, "HOME": str(folder), "LANG": "C.UTF-8"}
    env["INVENTAIRE_DATABASE_URL"] = f"sqlite:///{folder / 'data' / 'inventaire.sqlite'}"
    subprocess.run([command, "demo", "--fill-only"], check=True, cwd=folder, env=env)
    process = subprocess.Popen(
        [command, "serve", "--port", "0"], cwd=folder, env=env, stdout=subprocess.PIPE, text=True
    )
    try:
        if process.stdout is None:
            raise RuntimeError("the server says nothing")
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(timeout=20)


def visit(base: str) -> tuple[int, int]:
    """Sign in and look around; how many pages and files were fetched. Raises ``HTTPError``."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))

    def fetch(address: str, data: dict[str, str] | None = None) -> str:
        sent = urlencode(data).encode() if data else None
        with browser.open(urljoin(base, address), sent, timeout=30) as answer:
            return str(answer.read().decode("utf-8", "replace"))

    pages = [fetch("/connexion")]
    token = _TOKEN.search(pages[0])
    if token is None:
        sys.exit("the sign-in page has no form")
    who = {"email": "consultante@inventaire.example", "password": "une phrase pour essayer"}
    fetch("/connexion", {"csrf_token": token[1], **who})
    pages += [fetch(page) for page in PAGES]
    if "Valbrise" not in pages[1]:
        sys.exit("nobody could sign in")
    files = {address for page in pages for address in _LOADED.findall(page)}
    for address in sorted(files):
        fetch(address)
    if not any("/vendor/" in address for address in files):
        sys.exit("pages load nothing of static/vendor")
    return len(pages), len(files)


def main(folder: Path) -> None:
    """Try the latest wheel of a folder."""
    wheel = latest_wheel(folder)
    with tempfile.TemporaryDirectory(prefix="inventaire-wheel-") as scratch:
        command = install(wheel, Path(scratch))
        with served(command, Path(scratch)) as base:
            pages, files = visit(base)
    print(f"{wheel.name}: {pages} pages and {files} files served from an empty environment")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "dist"))

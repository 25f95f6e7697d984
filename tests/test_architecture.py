"""The house keeps its shape: small files, reasons for exceptions, nothing of anybody's machine."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "inventaire"

#: Lines a file may have. Closed lists are data, and as long as what they list.
_LONGEST = {SOURCE: 300, ROOT / "tools": 300, ROOT / "migrations": 300, ROOT / "tests": 350}
_LISTS = SOURCE / "vocabulary"
_LONGEST_TEMPLATE = 150
#: Lines a function may have after its docstring; those named are one list, told in order.
_LONGEST_FUNCTION = 35
_ONE_LIST = {"steps_of"}
#: What says nothing of what it holds.
_VAGUE = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common", "stuff"}

_IGNORED = re.compile(r"#\s*(noqa\b|type:\s*ignore)")
_REASONED = re.compile(r"# (noqa: [A-Z0-9, ]+ — \S|type: ignore\[[a-z, -]+\]  # \S)")
#: Each dot is written so that this file does not hold what it looks for.
_OF_A_MACHINE = re.compile(
    r"/(?:work|root)/\w|/home/\w|files\.pythonhosted\.org|registry\.npmjs\.org|pypi\.org/simple"
)


def modules() -> Iterator[tuple[Path, ast.Module]]:
    """Every module of the application."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def python_files() -> Iterator[Path]:
    """Every Python file of ours."""
    for folder in _LONGEST:
        yield from sorted(folder.rglob("*.py"))


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_files_stay_short_enough_to_be_read() -> None:
    long = [
        f"{name_of(path)}: {lines_of(path)}"
        for folder, most in _LONGEST.items()
        for path in sorted(folder.rglob("*.py"))
        if lines_of(path) > most and not path.is_relative_to(_LISTS)
    ]
    templates = sorted((ROOT / "templates").rglob("*.html"))
    long += [name_of(path) for path in templates if lines_of(path) > _LONGEST_TEMPLATE]
    assert not long


def test_functions_stay_short_enough_to_be_read() -> None:
    long = [
        f"{name_of(path)}: {node.name}, {length(node)}"
        for path, module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef)
        and node.name not in _ONE_LIST
        and length(node) > _LONGEST_FUNCTION
    ]
    assert not long


def length(node: ast.FunctionDef) -> int:
    """How many lines a function has after its docstring."""
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1


def test_every_module_says_in_a_line_what_it_is() -> None:
    silent = [name_of(path) for path, module in modules() if not ast.get_docstring(module)]
    assert not silent


def test_whatever_a_module_offers_says_what_it_promises() -> None:
    silent = [
        f"{name_of(path)}: {node.name}"
        for path, module in modules()
        for node in module.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not silent


def test_no_module_is_called_by_a_name_that_says_nothing() -> None:
    folders = (SOURCE, ROOT / "tests", ROOT / "tools", ROOT / "templates")
    paths = [path for folder in folders for path in folder.rglob("*")]
    assert not [name_of(path) for path in paths if path.stem.strip("_").lower() in _VAGUE]


def test_every_check_that_is_ignored_says_why() -> None:
    unreasoned = [
        f"{name_of(path)}:{number}"
        for path in python_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if _IGNORED.search(line) and not _REASONED.search(line)
    ]
    assert not unreasoned


def test_the_name_of_a_test_is_a_sentence() -> None:
    short = [
        f"{name_of(path)}: {node.name}"
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and len(node.name.removeprefix("test_").split("_")) < 3
    ]
    assert not short


@pytest.fixture(scope="module")
def kept() -> list[Path]:
    """What the repository keeps; skipped where there is none, as in an archive of the source."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("this is no clone of the repository")
    command = [git, "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_nothing_of_anybodys_machine_is_kept(kept: list[Path]) -> None:
    found = []
    for path in kept:
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue  # a picture
        found += [
            f"{name_of(path)}:{number}: {line.strip()[:80]}"
            for number, line in enumerate(lines, start=1)
            if _OF_A_MACHINE.search(line)
        ]
    assert not found


def test_no_code_of_others_and_no_lock_with_addresses_is_kept(kept: list[Path]) -> None:
    names = {name_of(path) for path in kept}
    assert "uv.lock" not in names
    assert not [name for name in names if "/vendor/" in name or "node_modules" in name]
    lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    locked = sorted((ROOT / "requirements").glob("*.txt"))
    assert locked
    assert not [path.name for path in locked if "http" in path.read_text(encoding="utf-8")]

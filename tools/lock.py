"""Write the locked requirements: exact versions and hashes, no address of any index.

``run.txt`` is what running needs, ``build.txt`` what an install builds with, ``test.txt``
what tests and checks need besides.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

UV = Path(sys.executable).with_name("uv")
HEADER = "# Written by `make lock` from pyproject.toml. Do not edit.\n"


def compile_requirements(target: str, *arguments: str) -> None:
    """One locked file, for Python 3.11 and later on every platform."""
    path = Path("requirements") / target
    command = [
        str(UV), "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11",
        "--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url",
        "--no-emit-find-links", "--quiet", "--output-file", str(path), *arguments,
    ]  # fmt: skip
    subprocess.run(command, check=True)
    path.write_text(HEADER + path.read_text())


if __name__ == "__main__":
    compile_requirements("run.txt")
    constraint = ("--constraint", "requirements/run.txt")
    compile_requirements("build.txt", "--group", "build", *constraint)
    compile_requirements("test.txt", "--group", "test", "--group", "quality", *constraint)

"""From DOT text to a picture: drawn in a bounded child process, simpler when it takes too long."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Literal

from inventaire.i18n import N_, Text

Format = Literal["svg", "png", "pdf"]

#: Above this many edges ``dot`` is not even tried: it would spend the time that ``sfdp`` needs.
DOT_EDGES = 1500
#: The part of the time that ``dot`` may use before the simpler layout is tried.
DOT_SHARE = 0.6

#: What the child needs of the environment: fonts, libraries, and nothing secret.
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "PYTHONPATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMP")

TOO_BIG = N_(
    "La carte est trop grande pour être dessinée : choisissez un centre ou un filtre. "
    "Le tableau reste complet."
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture. ``simplified`` when its places were not put in order, for want of time."""

    content: bytes
    simplified: bool = False


@dataclass(frozen=True, slots=True)
class DrawingRefused:
    """No picture could be made in the time and memory given, and why."""

    reason: Text


def draw(dot: str, format: Format, *, seconds: float) -> Drawing | DrawingRefused:  # noqa: A002 — the word everybody uses for it
    """The picture of a DOT text, in at most ``seconds``.

    ``dot`` puts places in order; when it fails or takes too long, ``sfdp`` scatters them.
    """
    deadline = time.monotonic() + seconds
    if dot.count(" -> ") <= DOT_EDGES:
        content = _laid_out(dot, format, "dot", seconds * DOT_SHARE)
        if content is not None:
            return Drawing(content)
    content = _laid_out(dot, format, "sfdp", deadline - time.monotonic())
    if content is not None:
        return Drawing(content, simplified=True)
    return DrawingRefused(Text(TOO_BIG))


def _laid_out(dot: str, format_: Format, engine: str, seconds: float) -> bytes | None:
    """What the child drew, or nothing when it failed or was stopped."""
    command = [sys.executable, "-m", "inventaire.graph.layout", format_, engine]
    environment = {key: value for key, value in os.environ.items() if key in _KEPT}
    try:
        done = subprocess.run(  # noqa: S603 — our own module, our own words; the text goes by stdin
            [*command, str(math.ceil(seconds) + 1)],
            input=dot.encode("utf-8"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=max(seconds, 0.1),
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 and done.stdout else None

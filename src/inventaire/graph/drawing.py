"""From DOT text to a picture: drawn in a bounded child process, simpler when it takes too long."""

from __future__ import annotations

import json
import math
import os
import struct
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from inventaire.graph.build import flow_graph
from inventaire.graph.dot import PLACED, PLACED_ENGINE, to_dot
from inventaire.graph.overview import stage_groups
from inventaire.graph.paths import spread
from inventaire.graph.staging import stage
from inventaire.graph.view import View, see
from inventaire.i18n import N_, Text, _
from inventaire.inventory.snapshot import Snapshot

Format = Literal["svg", "png", "pdf"]

#: Above this many edges ``dot`` is not even tried: it would spend the time that ``sfdp`` needs.
DOT_EDGES = 1500
#: The part of the time that ``dot`` may use before the simpler layout is tried.
DOT_SHARE = 0.6

#: What a page of a document holds and one can still read.
PAGE_PLACES, PAGE_FLOWS = 40, 50

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


def draw(dot: str, format: Format, *, seconds: float) -> Drawing | DrawingRefused:
    """The picture of a DOT text, in at most ``seconds``.

    ``dot`` puts places in order; when it fails or takes too long, ``sfdp`` scatters them. Places
    that a person put somewhere stay there.
    """
    deadline = time.monotonic() + seconds
    if dot.startswith(PLACED):
        content = _laid_out(dot, format, PLACED_ENGINE, seconds)
        return Drawing(content) if content else DrawingRefused(Text(TOO_BIG))
    if dot.count(" -> ") <= DOT_EDGES:
        content = _laid_out(dot, format, "dot", seconds * DOT_SHARE)
        if content is not None:
            return Drawing(content)
    content = _laid_out(dot, format, "sfdp", deadline - time.monotonic())
    if content is not None:
        return Drawing(content, simplified=True)
    return DrawingRefused(Text(TOO_BIG))


def draw_each(dots: Sequence[str], format: Format, *, seconds: float) -> list[bytes]:
    """The pictures of small graphs, by one child, in at most ``seconds`` for all of them.

    Those that there was no time for, or that failed, are empty.
    """
    asked = bool(dots) and seconds > 0
    drawn = _ask(["each"], json.dumps(list(dots)), format, "dot", seconds) if asked else b""
    found: list[bytes] = []
    while len(drawn) >= _SIZE.size:
        (size,) = _SIZE.unpack_from(drawn)
        if len(drawn) < _SIZE.size + size:
            break
        found.append(drawn[_SIZE.size : _SIZE.size + size])
        drawn = drawn[_SIZE.size + size :]
    return [*found, *(b"" for _dot in dots[len(found) :])]


#: What stands before each of several pictures: how many bytes it takes.
_SIZE = struct.Struct(">I")


def _laid_out(dot: str, format_: Format, engine: str, seconds: float) -> bytes | None:
    """What the child drew, or nothing when it failed or was stopped."""
    return _ask([], dot, format_, engine, seconds, whole=True) or None


def _ask(
    more: list[str], text: str, format_: Format, engine: str, seconds: float, *, whole: bool = False
) -> bytes:
    """What the child wrote before its end or ours; ``whole``: all of it or nothing."""
    command = [sys.executable, "-m", "inventaire.graph.layout", format_, engine]
    environment = {key: value for key, value in os.environ.items() if key in _KEPT}
    try:
        done = subprocess.run(  # noqa: S603 — our own module, our own words; the text goes by stdin
            [*command, str(math.ceil(seconds) + 1), *more],
            input=text.encode("utf-8"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=max(seconds, 0.1),
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired as late:
        return b"" if whole else late.output or b""
    return b"" if whole and done.returncode else done.stdout


def map_png(snapshot: Snapshot, *, width: int, seconds: float = 10.0) -> bytes:
    """The flows of an inventory on one white PNG, at most ``width`` pixels wide, for a document.

    Gathered by zone and nature where there would be too much to read on a page; empty where there
    is nothing to draw, or no time to.
    """
    found = spread(flow_graph(snapshot))
    seen = see(found, View())
    if not seen.flows:
        return b""
    title = _("Carte des flux")
    on_a_page = len(seen.places) <= PAGE_PLACES and len(seen.flows) <= PAGE_FLOWS
    staged = stage if on_a_page else stage_groups
    picture = draw(to_dot(staged(found, seen, title=title), width=width), "png", seconds=seconds)
    return picture.content if isinstance(picture, Drawing) else b""

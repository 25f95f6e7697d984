"""The drawing of a scene that reads best in a frame: which way it goes, with words or without."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

from inventaire.graph.dot import Direction, has_words, to_dot
from inventaire.graph.drawing import TOO_BIG, DrawingRefused, draw
from inventaire.graph.scene import Scene
from inventaire.i18n import Text

#: How small a picture may become in its frame, with words on its arrows and without.
SMALLEST_WITH_WORDS, SMALLEST = 0.95, 0.8

_SIZE = re.compile(rb'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')


def size_of(picture: bytes) -> tuple[float, float]:
    """How wide and high an SVG of Graphviz is, in points; nothing where it does not say so."""
    found = _SIZE.search(picture)
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """The room there is for a picture, in pixels."""

    width: int
    height: int

    def scale_of(self, picture: bytes) -> float:
        """How much an SVG is reduced to stand in it whole; more than 1 where it is enlarged."""
        width, height = size_of(picture)
        return min(self.width / width, self.height / height) if width and height else 0.0


#: The part of a page left to a map on a laptop, alone and with a record beside it.
PAGE, BESIDE_A_RECORD = Frame(1080, 680), Frame(760, 680)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A picture in SVG; ``words``: whether they are written on its arrows."""

    content: bytes
    words: bool
    simplified: bool = False
    #: How much it is reduced to stand whole in its frame.
    scale: float = 1.0
    direction: Direction = "LR"


def fit(scene: Scene, frame: Frame, *, seconds: float) -> Fitted | DrawingRefused:
    """The first manner of drawing that can be read whole in the frame, else the one that comes
    nearest to it, in at most ``seconds``.
    """
    deadline = time.monotonic() + seconds
    best: tuple[float, Fitted] | None = None
    refusal = DrawingRefused(Text(TOO_BIG))
    for words, direction, smallest in _manners(scene):
        left = deadline - time.monotonic()
        if best is not None and left <= seconds / 2:
            break
        drawn = draw(to_dot(scene, words=words, direction=direction), "svg", seconds=left)
        if isinstance(drawn, DrawingRefused):
            refusal = drawn
            break
        scale = frame.scale_of(drawn.content)
        fitted = Fitted(drawn.content, words, drawn.simplified, scale, direction)
        if scale >= smallest or drawn.simplified:
            return fitted
        # Words on arrows are worth nothing where they cannot be read.
        worthless = best is not None and best[1].words and not words
        if best is None or worthless or scale > best[0]:
            best = scale, fitted
    if best is not None:
        return best[1]
    return refusal


def _manners(scene: Scene) -> list[tuple[bool, Direction, float]]:
    """Which ways of drawing are tried, the most telling first."""
    directions: tuple[Direction, Direction] = ("LR", "TB")
    if scene.counted and has_words(scene):
        return [(True, direction, SMALLEST) for direction in directions]
    manners = [(False, direction, SMALLEST) for direction in directions]
    if has_words(scene):
        manners = [(True, d, SMALLEST_WITH_WORDS) for d in directions] + manners
    return manners

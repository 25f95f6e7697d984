"""The box of each place: its words on lines that fit in it, whatever face they are drawn in."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from inventaire.graph.scene import Look, Place
from inventaire.lettering import cut, text_width, wrap

#: Sizes of type, in points: a name, a name that a picture turns around, what is said under it.
NAME, TITLE, DETAIL = 12.0, 13.0, 10.0
#: How wide the words of a place may be, and of a group, in points.
_WIDEST, _WIDEST_GROUP = 142.0, 176.0
_NARROWEST = 56.0
#: What stands between words and their box, and what a line takes more than its type.
_ASIDE, _ABOVE, _LEADING = 11.0, 7.0, 1.22
#: Faces that stand in for Arial may be a little wider.
_MARGIN = 1.04

#: Characters that no XML document, hence no SVG, may hold; and those that would reorder the rest.
_UNWANTED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
#: Longer texts are cut before they are measured: nobody reads more on a picture.
_LONGEST = 400


def cleaned(text: str) -> str:
    """The text on one line, without what would break a picture or turn it around."""
    return " ".join(_UNWANTED.sub(" ", text).split())


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words in one type."""

    text: str
    size: float
    bold: bool = False

    @property
    def width(self) -> float:
        """In points."""
        return text_width(self.text, bold=self.bold) * self.size * _MARGIN / 1000


@dataclass(frozen=True, slots=True)
class Box:
    """Lines, and the size of what holds them, in points."""

    lines: tuple[Line, ...]
    width: float
    height: float


def written(text: str, *, width: float, size: float, lines: int, bold: bool = False) -> list[Line]:
    """A person's text on at most so many lines, none wider than asked."""
    room = int(width / _MARGIN / size * 1000)
    found = wrap(cleaned(text[:_LONGEST]), room, lines=lines, bold=bold)
    return [Line(one, size, bold) for one in found]


def box_of(place: Place) -> Box:
    """The lines of a place and the box that holds them all."""
    lines = tuple(_lines(place))
    width = max((line.width for line in lines), default=0.0) + 2 * _ASIDE
    height = sum(line.size * _LEADING for line in lines) + 2 * _ABOVE
    if place.is_group or place.look not in (Look.EXTERNAL, Look.PUBLIC):
        return Box(lines, max(width, _NARROWEST), height)
    if place.look is Look.PUBLIC:
        # An octagon loses its corners.
        return Box(lines, max(width, _NARROWEST) + 10, height + 6)
    return _ellipse(lines, width, height)


def _ellipse(lines: tuple[Line, ...], width: float, height: float) -> Box:
    """An ellipse around a rectangle: a little wider, then as high as the corners ask."""
    words = max(width - _ASIDE, _NARROWEST)
    wide = words * 1.22 + 8
    high = (height - _ABOVE) / math.sqrt(1 - (words / wide) ** 2)
    return Box(lines, wide, min(high, height * 2))


def _lines(place: Place) -> Iterator[Line]:
    if not place.is_group:
        named = written(place.name, width=_WIDEST, size=NAME, lines=3, bold=True)
        yield from named or [Line("—", NAME, bold=True)]
        yield from _one(place.detail, _WIDEST)
        return
    yield from written(place.name, width=_WIDEST_GROUP, size=TITLE, lines=2, bold=True)
    yield from _one(place.detail, _WIDEST_GROUP)
    yield from written(place.members, width=_WIDEST_GROUP, size=DETAIL, lines=3)


def _one(text: str, width: float) -> list[Line]:
    """A text on one line, cut where it is too long."""
    room = int(width / _MARGIN / DETAIL * 1000)
    text = cleaned(text[:_LONGEST])
    return [Line(cut(text, room), DETAIL)] if text else []

"""How much room words take, so that rows are as high as their text.

A spreadsheet made by a program has no screen to measure on. Widths are in thousandths of a font.
"""

from __future__ import annotations

from functools import lru_cache

from inventaire.lettering import UNKNOWN, sign_width, text_width

#: Points of a pixel of a spreadsheet, and pixels of one unit of column width.
POINTS_PER_PIXEL, UNIT = 0.75, 7.0
#: Pixels of a cell that its text may not use, and a margin for machines that draw a bit wider.
_PADDING, _INDENT, _MARGIN = 7.0, 10.0, 1.05
_BOLD = 1.07


def room(units: float, *, size: float, bold: bool = False, indent: int = 0) -> int:
    """How many thousandths of the font fit on one line of a column of so many units."""
    pixels = units * UNIT - _PADDING - indent * _INDENT
    em = size / POINTS_PER_PIXEL * (_BOLD if bold else 1)
    return max(UNKNOWN, int(1000 * pixels / em / _MARGIN))


def breaks(text: str, available: int) -> list[int]:
    """Where each line of a wrapped text ends; words longer than a line are broken."""
    ends: list[int] = []
    at = 0
    for paragraph in text.split("\n"):
        used = 0
        for word in paragraph.split(" "):
            width = text_width(word)
            if used and used + width > available:
                ends.append(at)
                used = 0
            while width > available:
                kept = _fitting(word, available)
                at += kept
                ends.append(at)
                word = word[kept:]
                width = text_width(word)
            at += len(word) + 1
            used += width + sign_width(" ")
        ends.append(at)
    ends[-1] = len(text)
    return ends


def _fitting(word: str, available: int) -> int:
    """How many of the first signs of a word fit on a line: one at least."""
    used = 0
    for count, sign in enumerate(word):
        used += sign_width(sign)
        if used > available:
            return max(1, count)
    return len(word)


def units_for(text: str, *, size: float, bold: bool = False, indent: int = 0) -> float:
    """How wide a column must be for its longest word not to be broken."""
    em = size / POINTS_PER_PIXEL * (_BOLD if bold else 1)
    longest = max(map(text_width, text.split()), default=0)
    pixels = longest * em * _MARGIN / 1000 + _PADDING + indent * _INDENT
    return round(pixels / UNIT + 0.05, 1)


@lru_cache(maxsize=20_000)
def line_count(text: str, available: int) -> int:
    """How many lines a text takes when it is wrapped."""
    return len(breaks(text, available))

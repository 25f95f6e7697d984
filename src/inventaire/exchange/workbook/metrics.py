"""How much room words take, so that rows are as high as their text.

A spreadsheet made by a program has no screen to measure on: the widths are those that Arial,
Helvetica and Liberation Sans share, in thousandths of the size of the font.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

#: Points of a pixel of a spreadsheet, and pixels of one unit of column width.
POINTS_PER_PIXEL, UNIT = 0.75, 7.0
#: Pixels of a cell that its text may not use, and a margin for machines that draw a bit wider.
_PADDING, _INDENT, _MARGIN = 7.0, 10.0, 1.05
_BOLD = 1.07
_UNKNOWN = 1000

_BY_WIDTH = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: "!,./:;I[\\]ft ·\u00a0\u202f",
    333: "()-`r“”°",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "ckvxyzsJ",
    556: "#$0123456789?L_abdeghnopqu«»–€£",
    584: "+<=>~×÷",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%æ",
    944: "Wœ",
}
_WIDTHS = {sign: width for width, signs in _BY_WIDTH.items() for sign in signs}


def _sign(sign: str) -> int:
    """The width of a sign; an accent takes no room, what is not known takes the most."""
    if sign not in _WIDTHS:
        base = unicodedata.normalize("NFKD", sign)[0]
        _WIDTHS[sign] = _WIDTHS.get(base, _UNKNOWN)
    return _WIDTHS[sign]


@lru_cache(maxsize=20_000)
def _word(word: str) -> int:
    return sum(map(_sign, word))


def room(units: float, *, size: float, bold: bool = False, indent: int = 0) -> int:
    """How many thousandths of the font fit on one line of a column of so many units."""
    pixels = units * UNIT - _PADDING - indent * _INDENT
    em = size / POINTS_PER_PIXEL * (_BOLD if bold else 1)
    return max(_UNKNOWN, int(1000 * pixels / em / _MARGIN))


def breaks(text: str, available: int) -> list[int]:
    """Where each line of a wrapped text ends; words longer than a line are broken."""
    ends: list[int] = []
    at = 0
    for paragraph in text.split("\n"):
        used = 0
        for word in paragraph.split(" "):
            width = _word(word)
            if used and used + width > available:
                ends.append(at)
                used = 0
            while width > available:
                kept = _fitting(word, available)
                at += kept
                ends.append(at)
                word = word[kept:]
                width = _word(word)
            at += len(word) + 1
            used += width + _WIDTHS[" "]
        ends.append(at)
    ends[-1] = len(text)
    return ends


def _fitting(word: str, available: int) -> int:
    """How many of the first signs of a word fit on a line: one at least."""
    used = 0
    for count, sign in enumerate(word):
        used += _sign(sign)
        if used > available:
            return max(1, count)
    return len(word)


def units_for(text: str, *, size: float, bold: bool = False, indent: int = 0) -> float:
    """How wide a column must be for its longest word not to be broken."""
    em = size / POINTS_PER_PIXEL * (_BOLD if bold else 1)
    longest = max(map(_word, text.split()), default=0)
    pixels = longest * em * _MARGIN / 1000 + _PADDING + indent * _INDENT
    return round(pixels / UNIT + 0.05, 1)


@lru_cache(maxsize=20_000)
def line_count(text: str, available: int) -> int:
    """How many lines a text takes when it is wrapped."""
    return len(breaks(text, available))

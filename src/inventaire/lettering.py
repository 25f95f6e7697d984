"""How wide words are, where nothing measures them: on a spreadsheet, on a map that a server draws.

The widths are those that Arial, Helvetica and Liberation Sans share, in thousandths of the size of
the font.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

UNKNOWN = 1000

_PLAIN = {
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
_BOLD = {
    238: "'",
    278: ",./I\\ijl·’‘ \u00a0\u202f",
    280: "|",
    333: "!()-:;[]`ft",
    389: "*r{}",
    400: "°",
    474: '"',
    500: "z“”",
    556: "#$0123456789J_aceksvxy«»–€£",
    584: "+<=>^~×÷",
    611: "?FLTZbdghnopqu",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    889: "%mæ",
    944: "Wœ",
}
_WIDTHS = tuple(
    {sign: width for width, signs in table.items() for sign in signs} for table in (_PLAIN, _BOLD)
)


@lru_cache(maxsize=4_000)
def sign_width(sign: str, *, bold: bool = False) -> int:
    """The width of a sign; an accent takes no room, what is not known takes the most."""
    known = _WIDTHS[bold]
    return known.get(sign) or known.get(unicodedata.normalize("NFKD", sign)[0], UNKNOWN)


@lru_cache(maxsize=20_000)
def text_width(text: str, *, bold: bool = False) -> int:
    """The width of a text on one line."""
    return sum(sign_width(sign, bold=bold) for sign in text)


def is_measured(text: str) -> bool:
    """Whether the width of every sign is known, and not only guessed."""
    known = _WIDTHS[False]
    return all(s in known or unicodedata.normalize("NFKD", s)[0] in known for s in text)


def cut(text: str, available: int, *, bold: bool = False) -> str:
    """The beginning of a text that fits, with an ellipsis where it was cut."""
    if text_width(text, bold=bold) <= available:
        return text
    room = available - UNKNOWN
    kept = 0
    for sign in text:
        room -= sign_width(sign, bold=bold)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip(" ·,:;—–-") + "…"


def wrap(text: str, available: int, *, lines: int, bold: bool = False) -> list[str]:
    """A text on at most so many lines that all fit; words too long are broken, the end is cut."""
    found = list(_filled(text, available, bold=bold))
    if len(found) <= lines:
        return found
    return [*found[: lines - 1], cut(" ".join(found[lines - 1 :]), available, bold=bold)]


def _filled(text: str, available: int, *, bold: bool) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if text_width(longer, bold=bold) <= available:
            line = longer
            continue
        if line:
            yield line
        while text_width(word, bold=bold) > available:
            kept = _fitting(word, available, bold=bold)
            yield word[:kept]
            word = word[kept:]
        line = word
    if line:
        yield line


def _fitting(word: str, available: int, *, bold: bool) -> int:
    """How many of the first signs of a word fit on a line: one at least."""
    used = 0
    for count, sign in enumerate(word):
        used += sign_width(sign, bold=bold)
        if used > available:
            return max(1, count)
    return len(word)

"""Texts made fit for a cell: nothing that breaks a file, nothing that is executed."""

from __future__ import annotations

import re

from inventaire.exchange.workbook.metrics import breaks

#: What a cell can hold (a limit of the format; beyond, spreadsheets cut without a word).
CELL_CHARACTERS = 32_767

# Characters that no XML may hold, and those that would turn the text around them.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# « _x0041_ » in a file stands for « A »: what a person wrote so is written otherwise.
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NEW_LINE = re.compile("\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
#: What makes a spreadsheet take a text for something to compute.
_COMPUTED = ("=", "+", "-", "@")


def cleaned(text: str) -> str:
    """The text with its lines, and without any other character that is not to be seen."""
    if text.isprintable() and "_x" not in text:
        return text
    text = _NEW_LINE.sub("\n", text).replace("\t", " ")
    return _ESCAPE.sub("_x005F_", _UNWANTED.sub("", text))


def looks_computed(text: str) -> bool:
    """Whether a spreadsheet could take it for a formula when it is typed again."""
    return text.lstrip().startswith(_COMPUTED)


def parts(text: str, available: int, lines: int) -> list[str]:
    """The text in parts of at most so many lines, and short enough for a cell; nothing is lost."""
    ends = breaks(text, available)
    cuts = [*ends[lines - 1 :: lines], len(text)]
    found, start = [], 0
    for end in cuts:
        while end - start > CELL_CHARACTERS:
            found.append(text[start : start + CELL_CHARACTERS])
            start += CELL_CHARACTERS
        if end > start:
            found.append(text[start:end])
            start = end
    return found or [""]

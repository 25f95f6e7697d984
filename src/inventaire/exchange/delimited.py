"""Text whose values stand between separators (.csv, .tsv): what it is written in is found out.

People save such files from anything: the encoding, the separator and the ends of lines are known by
the content alone. Whoever reads them runs in the child process that bounds time and memory.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from io import StringIO
from itertools import islice

#: What was mended in reading, as the child process names it.
LYING_MARK, TWICE_ENCODED = "lying_mark", "twice_encoded"

_SEPARATORS = (";", ",", "\t", "|")
#: How many lines tell the separator.
_TRIED = 200
#: No cell of a table is longer; a quote that is never closed would swallow the rest of the file.
_LONGEST = 200_000
#: Of a text of which only the first rows are wanted, no more bytes than this are looked at.
SAMPLE_BYTES = 20_000_000
#: What begins like this is written for programs, or is no text.
_OTHERS = (b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"<", b"{", b"[{")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF8 = b"\xef\xbb\xbf"
_UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufeff]")
#: The first signs of accents whose two bytes were taken for two signs: « Ã© », « Å“ », « â€™ ».
_TWICE = re.compile("[ÃÂÅ][\x80-\xbf€-™Œ-ž‘-•ƒˆ˜–—]|â€")
#: A SIREN or a SIRET that a spreadsheet has made a number with a point: « 21860194600000.0 ».
_FLOATED = re.compile(r"(\d{9,15})\.0+")
_SEPARATOR_SAID = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)


class NotText(ValueError):
    """The bytes are no text in rows."""


class TooWide(ValueError):
    """A text holds more rows or columns than are read."""


@dataclass(frozen=True, slots=True)
class Delimited:
    """The rows of a text, and what was mended in reading it."""

    rows: list[list[str]]
    mended: tuple[str, ...]


def read_delimited(data: bytes, *, rows: int, columns: int, cut: bool = False) -> Delimited:
    """The rows of a text; empty cells and rows at the end are left out.

    Raises ``NotText``, and ``TooWide`` beyond these numbers of rows and columns; with ``cut``, rows
    beyond are left out instead.
    """
    text, mended = _decoded(_start(data) if cut else data)
    said = _SEPARATOR_SAID.match(text)
    if said is not None:
        text = text[said.end() :]
    separator = said[1] if said else _separator(text)
    # Looked for once in the whole: nearly no text holds any.
    if _UNKEEPABLE.search(text):
        text = _UNKEEPABLE.sub("", text)
    found: list[list[str]] = []
    for row in _rows(text, separator, most=rows + 1):
        values = [_value(value) for value in row]
        while values and values[-1] == "":
            values.pop()
        if len(found) >= rows and cut:
            break
        if len(found) >= rows or len(values) > columns:
            raise TooWide
        found.append(values)
    while found and not found[-1]:
        found.pop()
    return Delimited(found, mended)


def _start(data: bytes) -> bytes:
    """The first whole lines, enough for a sample."""
    if len(data) <= SAMPLE_BYTES or data.startswith(_UTF16):
        return data
    return data[: data.rfind(b"\n", 0, SAMPLE_BYTES) + 1] or data


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and what had to be mended. Raises ``NotText``."""
    if data.startswith(_UTF16):
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError as error:
            raise NotText from error
    bare = data.removeprefix(_UTF8)
    if b"\x00" in data or bare.lstrip().startswith(_OTHERS):
        raise NotText
    try:
        return _decoded_once(bare.decode("utf-8"))
    except UnicodeDecodeError:
        # What Excel writes in western Europe; five bytes mean nothing in it.
        text = bare.decode("cp1252", errors="replace")
    if len(_UNKEEPABLE.findall(text)) > len(text) // 100:
        raise NotText
    return text, (LYING_MARK,) if len(bare) < len(data) else ()


def _decoded_once(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without its accents encoded twice, where every one of them was."""
    if _TWICE.search(text):
        try:
            return text.encode("cp1252").decode("utf-8"), (TWICE_ENCODED,)
        except UnicodeError:
            pass
    return text, ()


def _separator(text: str) -> str:
    """The sign that cuts the first lines into most cells, as many in each."""
    start = "".join(text[:_LONGEST].splitlines(keepends=True)[:_TRIED])

    def evenness(separator: str) -> tuple[float, int]:
        widths = Counter(len(row) for row in _rows(start, separator, most=_TRIED) if any(row))
        wide = {width: count for width, count in widths.items() if width > 1}
        if not wide:
            return 0.0, 0
        width = max(wide, key=lambda one: (wide[one], one))
        return round(wide[width] / widths.total(), 1), width

    return max(_SEPARATORS, key=evenness)


def _rows(text: str, separator: str, *, most: int) -> list[list[str]]:
    """The first rows of a text. Quotes mean nothing where one of them is never closed."""
    csv.field_size_limit(_LONGEST)
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        lines = StringIO(text, newline="")
        try:
            reader = csv.reader(lines, delimiter=separator, quoting=quoting)
            found = list(islice(reader, most))
        except csv.Error:
            continue
        if quoting == csv.QUOTE_NONE or not _is_swallowed(found):
            return found
    raise NotText


def _is_swallowed(rows: list[list[str]]) -> bool:
    """Whether the last cell holds the rest of the file, its quote being open."""
    last = rows[-1][-1] if rows and rows[-1] else ""
    return last.count("\n") > _TRIED


def _value(text: str) -> str:
    value = text.strip()
    floated = _FLOATED.fullmatch(value) if value.endswith("0") and "." in value else None
    return floated[1] if floated else value

"""Reads a workbook from standard input, and writes its cells as JSON: run as a child process.

It ends with one of the numbers below where it cannot. What it may use of memory and time is limited
from within.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from inventaire.exchange.delimited import NotText, TooWide, read_delimited

DAMAGED, TOO_MUCH, PROTECTED, TOO_LONG, NOT_A_TABLE = 3, 4, 5, 6, 7
#: What the only sheet of a text is called: it has no name of its own.
_TEXT_SHEET = "CSV"
#: More cells than any register has: beyond, the reader would take too much memory.
_CELLS = 2_000_000


class BeyondBounds(Exception):
    """A sheet holds something further than rows or columns are read."""


def limit_use(memory: int, seconds: int) -> None:
    """Bound what this process may take of memory and of the processor."""
    try:
        import resource
    except ImportError:  # not on this platform: the parent's time-out still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    # What a file says stays in memory: this process can write no file at all.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def plain(value: Any) -> Any:
    """A cell as JSON: text, or a date in an object. Whole numbers lose the « .0 » of files."""
    if isinstance(value, datetime):
        return {"date": value.date().isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, bool):
        return "Oui" if value else "Non"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def read(data: bytes, *, rows: int, columns: int, cut: bool = False) -> list[dict[str, Any]]:
    """Every sheet; empty cells and rows at the end are left out. Raises ``BeyondBounds``.

    ``cut``: rows beyond the bound are left out, instead of being refused.
    """
    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    sheets = []
    cells = 0
    for name in workbook.sheet_names:
        sheet = workbook.get_sheet_by_name(name)
        if (sheet.total_height >= rows and not cut) or sheet.total_width >= columns:
            raise BeyondBounds
        kept: list[list[Any]] = []
        for values in sheet.to_python(skip_empty_area=False, nrows=rows if cut else None):
            row = [plain(value) for value in values]
            while row and row[-1] == "":
                row.pop()
            kept.append(row)
            cells += len(row)
            if cells > _CELLS:
                raise MemoryError
        while kept and not kept[-1]:
            kept.pop()
        sheets.append({"name": name, "rows": kept})
    return sheets


def read_text(data: bytes, *, rows: int, columns: int, cut: bool = False) -> list[dict[str, Any]]:
    """The one sheet of a text, with what was mended. Raises ``NotText``, ``TooWide``."""
    text = read_delimited(data, rows=rows, columns=columns, cut=cut)
    if sum(map(len, text.rows)) > _CELLS:
        raise MemoryError
    return [{"name": _TEXT_SHEET, "rows": text.rows, "mended": text.mended}]


def is_packed(data: bytes) -> bool:
    """Whether bytes are those of a workbook, of whichever kind, rather than of a text."""
    return data.startswith((b"PK", b"\xd0\xcf\x11\xe0"))


def read_sheets(data: bytes, *, rows: int, columns: int, cut: bool = False) -> list[dict[str, Any]]:
    """The sheets of a workbook or of a text, whichever it is."""
    return (read if is_packed(data) else read_text)(data, rows=rows, columns=columns, cut=cut)


def answer(work: Callable[..., Any]) -> None:
    """Be a child process: do the work on what comes in, within the limits that are said."""
    rows, columns, memory, seconds = (int(argument) for argument in sys.argv[1:5])
    limit_use(memory, seconds)
    data = sys.stdin.buffer.read()
    try:
        done = work(data, rows=rows, columns=columns)
    except NotText:
        sys.exit(NOT_A_TABLE)
    except PasswordError:
        sys.exit(PROTECTED)
    except (BeyondBounds, TooWide):
        sys.exit(TOO_LONG)
    except MemoryError:
        sys.exit(TOO_MUCH)
    except (CalamineError, OSError, ValueError, RecursionError):
        sys.exit(DAMAGED)
    json.dump(done, sys.stdout, ensure_ascii=True)


if __name__ == "__main__":
    answer(read_sheets)

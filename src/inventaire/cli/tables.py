"""Tables of documents in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table, one line of text for each row."""
    return "\n".join(_lines(tuple(headings), rows)) + "\n"


def _lines(headings: tuple[str, ...], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield _line(headings)
    yield "|" + "---|" * len(headings)
    for row in rows:
        yield _line(row)


def _line(cells: Iterable[str]) -> str:
    # A bar would end the cell, and a line break the table.
    plain = (" ".join(cell.replace("|", "\\|").split()) for cell in cells)
    return "| " + " | ".join(plain) + " |"

"""What a file says and no field holds: kept in the remarks of its record, so that none is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def with_remarks(notes: str, remarks: Iterable[str]) -> str:
    """The remarks of a record and these, each once: the same file twice adds nothing."""
    return "\n".join(_lines(notes.split("\n"), remarks))


def _lines(known: Sequence[str], remarks: Iterable[str]) -> Iterator[str]:
    yield from (line for line in known if line)
    # Blanks and points are set otherwise in another language.
    same = {_bare(line) for line in known}
    said = (one for remark in remarks for one in remark.split("\n"))
    yield from (one for one in said if _bare(one) not in same)


def _bare(line: str) -> str:
    return "".join(line.split())

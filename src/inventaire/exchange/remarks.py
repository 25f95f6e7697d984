"""What a file says and no field holds: kept in the remarks of its record, so that none is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def with_remarks(notes: str, remarks: Iterable[str]) -> str:
    """The remarks of a record and these, each once: the same file twice adds nothing."""
    return "\n".join(_lines(notes.split("\n"), remarks))


def _lines(known: Sequence[str], remarks: Iterable[str]) -> Iterator[str]:
    yield from (line for line in known if line)
    yield from (one for remark in remarks for one in remark.split("\n") if one not in known)

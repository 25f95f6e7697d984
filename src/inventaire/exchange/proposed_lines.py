"""The lines of a processing that a register says again: what it has no column for is kept."""

from __future__ import annotations

from typing import Any

#: What the layout has a column for, in lines of any kind; the rest of a line is ours alone.
_SAID = (
    *("category", "description", "retention", "precision", "actor", "kind"),
    *("measure", "detail", "country", "safeguard", "documentation"),
)


def kept_lines(known: tuple[Any, ...], read: tuple[Any, ...]) -> tuple[Any, ...]:
    """The lines as they were read; one that is known already stays, with what it says besides.

    Each line that is known serves once.
    """
    left = list(known)
    lines = []
    for line in read:
        same = next((one for one in left if _said(one) == _said(line)), None)
        if same is not None:
            left.remove(same)
        lines.append(line if same is None else same)
    return tuple(lines)


def _said(line: Any) -> list[Any]:
    return [getattr(line, name) for name in _SAID if hasattr(line, name)]

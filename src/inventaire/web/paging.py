"""Which page of a long table the address asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from flask import request

from inventaire.web.addresses import with_query

LineT = TypeVar("LineT")


class Pages(Generic[LineT]):
    """The lines of a table, some at a time, as ``page`` in the address says."""

    def __init__(self, lines: Sequence[LineT], *, size: int) -> None:
        asked = request.args.get("page", "1")
        number = int(asked) if asked.isdecimal() and len(asked) < 6 else 1
        self.pages = -(-len(lines) // size)
        self.page = max(1, min(number, self.pages))
        self.total = len(lines)
        self.lines = lines[(self.page - 1) * size : self.page * size]

    def address(self, number: int) -> str:
        """The address of another page of it."""
        return with_query(page=number)

"""Documents on A4 paper as PDF/UA: tagged, in order, readable by a screen reader."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Literal

import typst

_HOUSE = Path(__file__).with_name("house.typ")
#: ISO 14289-1: what assistive technology asks of a PDF.
_ACCESSIBLE: Literal["ua-1"] = "ua-1"


def paper_of(layout: Path, data: Mapping[str, Any], *, day: date) -> bytes:
    """The file that a layout of ours makes from data: nothing that a person typed is markup.

    Only the typefaces that come with the library are used, wherever this runs. A text in a script
    that they lack is written with what the system has, and the file then promises nothing.
    """
    told = {name: json.dumps(value) for name, value in data.items()}
    try:
        return _compiled(layout, told, day, accessible=True)
    except typst.TypstError:
        return _compiled(layout, told, day, accessible=False)


def _compiled(layout: Path, told: dict[str, str], day: date, *, accessible: bool) -> bytes:
    return typst.compile(
        # A layout begins where the look of the house ends: it needs no file beside it.
        _HOUSE.read_bytes() + layout.read_bytes(),
        format="pdf",
        sys_inputs=told,
        pdf_standards=[_ACCESSIBLE] if accessible else [],
        ignore_system_fonts=accessible,
        timestamp=datetime.combine(day, time(), tzinfo=UTC),
    )

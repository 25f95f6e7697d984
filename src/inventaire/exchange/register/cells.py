"""The cells of a sheet laid out as the CNIL's, whatever the file that they are written to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

#: The name of the sheet that lists the processing.
LIST = "Liste des traitements"
#: How many columns the sheets have; rows are dressed over all of them.
COLUMNS = 6


class Look(Enum):
    """How a cell is dressed."""

    TITLE = "title"
    HEADING = "heading"
    LABEL = "label"
    TEXT = "text"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell: what it says, how it is dressed, the sheet it leads to."""

    value: str | date
    look: Look = Look.TEXT
    leads_to: str = ""


Row = tuple[Placed | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its name in the workbook, and its rows from the top."""

    name: str
    rows: tuple[Row, ...] = field(default=())
    is_list: bool = False


def across(*values: str | date | None, look: Look = Look.TEXT) -> Row:
    """Cells of one look, over the whole width of the sheet."""
    said = [Placed(value or "", look) for value in values]
    return (*said, *[Placed("", look)] * (COLUMNS - len(said)))


def headed(*headings: str) -> Row:
    """The heading of a section, over the whole width."""
    return across(*headings, look=Look.HEADING)


def labelled(label: str, *values: str | date | None) -> Row:
    """A label and what is said, over the whole width."""
    return (Placed(label, Look.LABEL), *across(*values)[: COLUMNS - 1])


def or_nothing(rows: Iterable[Row], nothing: str = "Non renseigné") -> Iterator[Row]:
    """The rows; where there is none, that nothing was recorded: the reader passes it over."""
    found = tuple(rows)
    yield from found or (labelled(nothing),)

"""From the bytes of a sample to what is thought of its columns; no value comes out.

The sample is read and judged in a child process, which can write no file and whose memory and time
are bounded. What comes back are names of columns, sorts, counts and reasons.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from inventaire.exchange.detection.kinds import KINDS
from inventaire.exchange.detection.publishing import Classes, Crossing, Publishing
from inventaire.exchange.detection.verdicts import Verdict
from inventaire.exchange.readers import (
    BOUNDS,
    NOT_A_TABLE_TEXT,
    Bounds,
    Unreadable,
    ask_child,
)
from inventaire.i18n import N_, Text
from inventaire.vocabulary.datasets import COLUMN_TYPES

#: Rows of a sample that are looked at, below its headings.
ROWS = 10_000
#: What may stand above the headings is read besides.
_ABOVE = 20
_NO_SAMPLE = N_(
    "Ce fichier n'est pas un tableau. Attendu : .csv, .xlsx, .xls, .ods ou GeoJSON. "
    "Enregistrez-le sous l'un de ces formats et réessayez."
)
SAMPLE_BOUNDS = replace(BOUNDS, rows=ROWS + _ABOVE)


@dataclass(frozen=True, slots=True)
class JudgedTable:
    """A table of a sample, and a verdict for each of its columns."""

    name: str
    rows: int
    #: Whether the file has more rows than were looked at.
    is_cut: bool
    #: Whether the file says how its columns are called.
    is_named: bool
    verdicts: tuple[Verdict, ...]
    publishing: Publishing = field(default_factory=Publishing)

    @property
    def personal(self) -> tuple[Verdict, ...]:
        """The columns that are proposed as personal."""
        return tuple(verdict for verdict in self.verdicts if verdict.is_personal)


@dataclass(frozen=True, slots=True)
class Detection:
    """What was found out of a sample, table by table."""

    tables: tuple[JudgedTable, ...]

    @property
    def personal(self) -> int:
        """How many columns are proposed as personal, in all."""
        return sum(len(table.personal) for table in self.tables)


def detect(data: bytes, *, bounds: Bounds = SAMPLE_BOUNDS) -> Detection:
    """What the columns of a csv, xlsx, xls, ods or GeoJSON sample hold of people.

    Raises ``Unreadable``, which quotes nothing of the file.
    """
    try:
        said = ask_child("inventaire.exchange.detection.child", data, bounds=bounds)
    except Unreadable as unreadable:
        if unreadable.text.msgid == NOT_A_TABLE_TEXT:
            raise Unreadable(Text(_NO_SAMPLE)) from None
        raise
    return detection_of(said)


def plain_table(table: JudgedTable) -> dict[str, Any]:
    """A table as plain data."""
    data = asdict(table)
    for verdict, told in zip(table.verdicts, data["verdicts"], strict=True):
        told["reasons"] = [reason.to_json() for reason in verdict.reasons]
    # Plain data know no number as a key.
    data["publishing"]["cells"] = list(data["publishing"]["cells"].items())
    return data


def plain_detection(found: Detection) -> list[dict[str, Any]]:
    """A detection as plain data, which ``detection_of`` reads back."""
    return [plain_table(table) for table in found.tables]


def detection_of(tables: list[Mapping[str, Any]]) -> Detection:
    """What a child process said."""
    return Detection(tuple(_table(table) for table in tables))


def _table(data: Mapping[str, Any]) -> JudgedTable:
    return JudgedTable(
        name=str(data["name"]),
        rows=int(data["rows"]),
        is_cut=bool(data["is_cut"]),
        is_named=bool(data["is_named"]),
        verdicts=tuple(_verdicts(data["verdicts"])),
        publishing=_publishing(data["publishing"]),
    )


def _publishing(data: Mapping[str, Any]) -> Publishing:
    return Publishing(
        quasi=tuple(data["quasi"]),
        crossings=tuple(
            Crossing(tuple(one["columns"]), _classes(one["now"]), _classes(one["blurred"]))
            for one in data["crossings"]
        ),
        cells={rank: _classes(one) for rank, one in data["cells"]},
    )


def _classes(data: Mapping[str, Any]) -> Classes:
    return Classes(int(data["smallest"]), tuple(data["rows"]))


def _verdicts(said: list[Mapping[str, Any]]) -> Iterator[Verdict]:
    for one in said:
        reasons = tuple(Text.from_json(reason) for reason in one["reasons"])
        verdict = Verdict(**{**one, "reasons": reasons})
        if verdict.kind not in {"", *KINDS} or verdict.type not in {"", *COLUMN_TYPES.codes}:
            raise ValueError(verdict.kind)
        yield verdict

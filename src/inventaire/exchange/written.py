"""An inventory written by hand, in TOML: records name one another as people do.

The example is such a file. ``written_on`` is the day its dates were true; every date is moved by
the days gone since, so that an example read years later still teaches the same things. What is
usual of a kind is written once, in ``[usual.system]``: a record that says otherwise wins.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

from inventaire.inventory.fields import Field, Ref, Shape, fields_of
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.snapshot import Snapshot


class Miswritten(ValueError):
    """The file says something that cannot be read: which record, which field, why."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is needed to read a value: the numbers of the records by name, and the days to add."""

    numbers: Mapping[tuple[str, str], int]
    moved: timedelta

    def link(self, kinds: tuple[str, ...], name: str, where: str) -> Ref:
        for kind in kinds:
            if (kind, name) in self.numbers:
                return Ref(kind, self.numbers[kind, name])
        raise Miswritten(f"{where}: no {' or '.join(kinds)} is called {name!r}")

    def value(self, field: Field, raw: Any, where: str) -> object:
        if field.shape in (Shape.DATE, Shape.MOMENT):
            return self._day(raw, where)
        if field.shape is Shape.LINES and field.line is not None:
            return tuple(
                field.line(**self.values(field.line, line, f"{where}[{index}]"))
                for index, line in enumerate(raw)
            )
        if field.to is not None:
            return self._links(field, raw, where)
        if field.vocabulary is not None:
            codes = raw if isinstance(raw, list) else [raw]
            for code in codes:
                if code not in field.vocabulary:
                    raise Miswritten(f"{where}: {field.vocabulary.name} has no {code!r}")
        return tuple(raw) if isinstance(raw, list) else raw

    def _day(self, raw: Any, where: str) -> date:
        if not isinstance(raw, date):
            raise Miswritten(f"{where}: {raw!r} is not a date")
        # A TOML moment without offset is read as UTC: the store keeps nothing else.
        return raw + self.moved

    def _links(self, field: Field, raw: Any, where: str) -> object:
        kinds = field.to.kinds if field.to else ()
        if field.shape is Shape.LINKS:
            return tuple(self.link(kinds, name, where).id for name in raw)
        ref = self.link(kinds, raw, where)
        return ref if field.shape is Shape.END else ref.id

    def values(self, record: type[Any], raw: Mapping[str, Any], where: str) -> dict[str, Any]:
        fields = {field.name: field for field in fields_of(record)}
        unknown = set(raw) - set(fields)
        if unknown:
            raise Miswritten(f"{where}: no field is called {', '.join(sorted(unknown))}")
        return {name: self.value(fields[name], v, f"{where}.{name}") for name, v in raw.items()}


def read_written(text: str, *, on: date) -> Snapshot:
    """The inventory that a TOML text describes, as proposed records, with dates moved to ``on``.

    Raises ``Miswritten`` with the record and the field that cannot be read.
    """
    data = _with_usual(tomllib.loads(text))
    written_on = data.pop("written_on", on)
    unknown = set(data) - set(KINDS) - {"organisation"}
    if unknown:
        raise Miswritten(f"no kind is called {', '.join(sorted(unknown))}")
    numbers, named = _numbers(data)
    reading = _Reading(named, on - written_on)
    parts: dict[str, Any] = {}
    for kind in KINDS.values():
        parts[kind.plural] = tuple(
            kind.record(
                id=number,
                **reading.values(kind.record, record, f"{kind.code} {_called(record, index)}"),
            )
            for index, (number, record) in enumerate(
                zip(numbers[kind.code], data.get(kind.code, ()), strict=True)
            )
        )
    organisation = Organisation(
        id=0, **reading.values(Organisation, data.get("organisation", {}), "organisation")
    )
    return Snapshot(taken_on=on, organisation=organisation, **parts)


def _with_usual(data: dict[str, Any]) -> dict[str, Any]:
    """The same text with what ``[usual.<kind>]`` holds written in each record that is silent."""
    usual = data.pop("usual", {})
    unknown = set(usual) - set(KINDS)
    if unknown:
        raise Miswritten(f"usual: no kind is called {', '.join(sorted(unknown))}")
    for kind, values in usual.items():
        data[kind] = [{**values, **record} for record in data.get(kind, ())]
    return data


def _numbers(
    data: Mapping[str, Any],
) -> tuple[Mapping[str, list[int]], Mapping[tuple[str, str], int]]:
    """A number below zero for each record, by kind in order; and by kind and name.

    A name given twice within a kind is refused: nobody could say which one is meant.
    """
    below = count(-1, -1)
    numbers: dict[str, list[int]] = {}
    named: dict[tuple[str, str], int] = {}
    for kind in KINDS:
        numbers[kind] = []
        for record in data.get(kind, ()):
            number = next(below)
            numbers[kind].append(number)
            name = record.get("name")
            if name and (kind, name) in named:
                raise Miswritten(f"two records of kind {kind} are called {name!r}")
            if name:
                named[kind, name] = number
    return numbers, named


def _called(record: Mapping[str, Any], index: int) -> str:
    """How an error names a record: its name, or its place among its kind (flows bear none)."""
    return repr(record["name"]) if record.get("name") else f"no. {index + 1}"

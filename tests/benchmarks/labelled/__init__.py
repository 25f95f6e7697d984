"""A labelled set for detection: headings as people write them, values of nobody.

``tuned.txt`` was looked at while the lexicon was written. ``apart.txt``, then ``fresh.txt``, were
written afterwards and measured once before anything was learnt from them. A line says a heading,
the category of data expected of it (none: « - ») and how values are made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from inventaire.exchange.detection.tables import Table
from tests.benchmarks.labelled.inventing import INVENTED, Person

_HERE = Path(__file__).parent
SETS = ("tuned", "apart", "fresh")
NOTHING = "-"
#: One cell in so many is empty.
_EMPTY = 20


@dataclass(frozen=True, slots=True)
class Labelled:
    """A table, and what is expected of each of its columns."""

    table: Table
    expected: tuple[str, ...]


def labelled(name: str) -> Iterator[Labelled]:
    """The tables of a set, the same every time."""
    text = (_HERE / f"{name}.txt").read_text(encoding="utf-8")
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("//")]
        if lines:
            yield _table(lines)


def _table(lines: list[str]) -> Labelled:
    title, rows = (part.strip() for part in lines[0].removeprefix("#").split("|"))
    columns = [tuple(part.strip() for part in line.split("|")) for line in lines[1:]]
    chance = Random(title)
    people = [Person.invented(chance, rank) for rank in range(int(rows))]
    values = tuple(
        tuple(_cell(how, person, chance) for person in people) for _heading, _label, how in columns
    )
    headings = tuple(heading for heading, _label, _how in columns)
    table = Table(title, headings, values, is_named=True)
    return Labelled(table, tuple(label for _heading, label, _how in columns))


def _cell(how: str, person: Person, chance: Random) -> str:
    name, _colon, argument = how.partition(":")
    made = str(INVENTED[name](person, chance, argument))
    return "" if name != "rank" and chance.randrange(_EMPTY) == 0 else made

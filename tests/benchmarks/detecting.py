"""How well and how fast personal data are detected: recall, precision, time, memory."""

from __future__ import annotations

import csv
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO
from random import Random

from inventaire.exchange.detection.verdicts import Verdict, judge
from tests.benchmarks.labelled import NOTHING, SETS, labelled
from tests.benchmarks.labelled.inventing import INVENTED, Person
from tests.benchmarks.measuring import Measure

ROWS = 10_000
#: Thirty columns of every sort, some of which take long to check.
_MADE = """rank civility last first born:french town nir:spaced nir address postcode town
    phone:mixed mail iban:spaced euros note note ip plate sex:F,M uuid siret moment lat lon
    name one:a,b,c number:1..900 day service_mail"""
COLUMNS = tuple(_MADE.split())


@dataclass(frozen=True, slots=True)
class Miss:
    """A column that was not judged as expected."""

    table: str
    column: str
    expected: str
    verdict: Verdict

    @property
    def found(self) -> str:
        """The category that was proposed instead, or nothing."""
        return self.verdict.category if self.verdict.is_personal else NOTHING


@dataclass(slots=True)
class Score:
    """How a set was judged: how often each category was taken for each other one."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    def _count(self, *, expected: bool, found: bool) -> int:
        return sum(
            count
            for (one, other), count in self.pairs.items()
            if (one != NOTHING) == expected and (other != NOTHING) == found
        )

    @property
    def recall(self) -> float:
        """Of personal columns, the share that was found."""
        found = self._count(expected=True, found=True)
        return found / (found + self._count(expected=True, found=False))

    @property
    def precision(self) -> float:
        """Of the columns that were found, the share that is personal."""
        found = self._count(expected=True, found=True)
        return found / (found + self._count(expected=False, found=True))

    @property
    def columns(self) -> int:
        """How many columns were judged."""
        return self.pairs.total()


def score(name: str) -> Score:
    """How a set is judged today."""
    found = Score()
    for one in labelled(name):
        for expected, verdict in zip(one.expected, judge(one.table), strict=True):
            miss = Miss(one.table.name, verdict.name, expected, verdict)
            found.pairs[expected, miss.found] += 1
            if miss.found != expected:
                found.misses.append(miss)
    return found


def large_sample() -> bytes:
    """Ten thousand rows of thirty columns, as csv."""
    chance = Random(1)
    out = StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(f"champ_{rank}" for rank in range(len(COLUMNS)))
    made = [one.partition(":") for one in COLUMNS]
    for rank in range(ROWS):
        person = Person.invented(chance, rank)
        writer.writerow(INVENTED[name](person, chance, told) for name, _colon, told in made)
    return out.getvalue().encode()


#: A process of its own: what it and its child took at the most is then what detection takes.
_ALONE = """
import resource, sys, time
from inventaire.exchange.detection.detecting import detect
data = sys.stdin.buffer.read()
start = time.perf_counter()
detect(data)
took = time.perf_counter() - start
whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
peak = sum(resource.getrusage(who).ru_maxrss for who in whose)
print(took, peak)
"""


def measures() -> Iterator[Measure]:
    """The time and the memory of a large sample; what each set lets through."""
    took, peak = _alone(large_sample())
    yield Measure("10 000 rows of 30 columns", 1000 * took, 2000)
    yield Measure("memory, of both processes", peak / 1024, 200, "MB")
    for name in SETS:
        found = score(name)
        yield Measure(f"missed, of the set « {name} »", 100 * (1 - found.recall), 5, "%")
        yield Measure(f"wrong, of the set « {name} »", 100 * (1 - found.precision), 5, "%")


def _alone(data: bytes) -> tuple[float, float]:
    done = subprocess.run(
        [sys.executable, "-c", _ALONE], input=data, stdout=subprocess.PIPE, check=True
    )
    took, peak = map(float, done.stdout.split())
    return took, peak


def processor_seconds() -> float:
    """What a large sample takes of the processor, whoever else is using it."""
    data = large_sample()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _alone(data)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

"""Cases of the rules: pictures that make each of them speak, and pictures that leave it silent.

Every family has its own ``<family>_cases.py`` beside this file, which ``load_cases`` finds by name.
A case is a function without arguments that returns a ``Snapshot``::

    @fires("REG-01")
    def personal_data_and_an_empty_register() -> Snapshot:
        return picture(commune(), personal("Fichier des familles"))
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.builders import commune, picture

from inventaire.inventory.kinds import KINDS
from inventaire.inventory.snapshot import Snapshot

Build = Callable[[], Snapshot]
Expectation = Literal["fires", "silent"]


@dataclass(frozen=True)
class Case:
    """A picture, and what one rule must make of it."""

    code: str
    expectation: Expectation
    build: Build

    def __str__(self) -> str:
        return f"{self.code} {self.expectation}: {self.build.__name__}"


CASES: list[Case] = []


def fires(*codes: str) -> Callable[[Build], Build]:
    """Each of these rules finds something in the picture."""
    return _entered(codes, "fires")


def silent(*codes: str) -> Callable[[Build], Build]:
    """None of these rules finds anything in the picture."""
    return _entered(codes, "silent")


def _entered(codes: tuple[str, ...], expectation: Expectation) -> Callable[[Build], Build]:
    def enter(build: Build) -> Build:
        CASES.extend(Case(code, expectation, build) for code in codes)
        return build

    return enter


def load_cases() -> None:
    """Read every file of cases beside this one."""
    for path in sorted(Path(__file__).parent.glob("*_cases.py")):
        importlib.import_module(f"tests.audit.{path.stem}")


def cases_of(expectation: Expectation) -> list[Case]:
    """The cases that expect this, in the order of the rules."""
    return sorted((c for c in CASES if c.expectation == expectation), key=str)


def everything() -> Snapshot:
    """Every case that fires, poured into one picture of a commune."""
    load_cases()
    snapshots = [case.build() for case in cases_of("fires")]
    records = {
        (kind, record.id): record
        for snapshot in snapshots
        for kind in KINDS
        for record in snapshot.of(kind)
    }
    return picture(commune(), *records.values())

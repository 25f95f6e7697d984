"""The CNIL's security guide as a list to check: its 25 sheets in their parts, and how many hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from inventaire.i18n import N_
from inventaire.inventory.protection import SecurityReview, SheetLine
from inventaire.vocabulary.security import SECURITY_SHEETS, SHEET_ANSWERS

#: The parts of the guide (edition 2024), with the first and the last of their sheets.
_PARTS = (
    (N_("Pilotage"), 1, 1),
    (N_("Utilisateurs"), 2, 5),
    (N_("Informatique"), 6, 12),
    (N_("Données"), 13, 15),
    (N_("Incident"), 16, 19),
    (N_("Focus"), 20, 25),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the guide: the number of each sheet, and what was answered of it."""

    label: str
    lines: tuple[tuple[int, SheetLine], ...]

    @property
    def answered(self) -> int:
        """How many of its sheets have an answer."""
        return sum(1 for _number, line in self.lines if line.answer)


def checklist_of(review: SecurityReview) -> tuple[Part, ...]:
    """Every sheet of the guide, answered or not, in the order of the guide."""
    said = answers_of(review)
    empty = (SheetLine(sheet=code) for code in SECURITY_SHEETS.codes)
    lines = [(number, said.get(line.sheet, line)) for number, line in enumerate(empty, 1)]
    return tuple(Part(label, tuple(lines[first - 1 : last])) for label, first, last in _PARTS)


def answers_of(review: SecurityReview) -> Mapping[str, SheetLine]:
    """What was said of each sheet; where one was recorded twice, the line that has an answer."""
    found: dict[str, SheetLine] = {}
    for line in review.sheets:
        known = found.get(line.sheet)
        if known is None or (line.answer and not known.answer):
            found[line.sheet] = line
    return found


def tally(review: SecurityReview) -> Mapping[str, int]:
    """How many sheets have each answer; under an empty code, those that have none."""
    lines = (line for part in checklist_of(review) for _number, line in part.lines)
    counts = Counter(line.answer if line.answer in SHEET_ANSWERS else "" for line in lines)
    return {code: counts[code] for code in (*SHEET_ANSWERS.codes, "")}

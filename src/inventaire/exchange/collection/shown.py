"""What a field says, as a cell shows it; and a fingerprint that tells whether it was touched."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from inventaire.exchange.collection.keys import Labels
from inventaire.exchange.phrases import answer, refs_of
from inventaire.exchange.workbook.words import CELL_CHARACTERS, cleaned
from inventaire.i18n import N_, _, current_language, speaking
from inventaire.inventory.fields import Field, Shape, is_empty
from inventaire.vocabulary.terms import Vocabulary

Value = str | int | float | date | None

#: Ends a text that is longer than a cell; what follows stays in the application.
CUT = N_("[…] La suite est dans l'application : ce texte est trop long pour une case.")
#: The first day that spreadsheets count from without mistaking a leap year.
_FIRST_DAY = date(1900, 3, 1)
#: Whole numbers that every spreadsheet keeps exactly.
_EXACT = 10**15
#: How files write a sign that looks like the beginning of an escape.
_ESCAPED = re.compile("_x005[Ff](?=_)")
_BLANKS = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Writing:
    """What is needed to write a value: how records are called, where moments are told."""

    labels: Labels
    zone: tzinfo = UTC

    def shown(self, field: Field, value: Any) -> Value:
        """A value as its cell shows it; nothing where nothing was recorded."""
        if is_empty(value):
            return None
        if field.shape is Shape.DATE:
            day: date = value
            return day if day >= _FIRST_DAY else f"{day.day:02}/{day.month:02}/{day.year:04}"
        if field.shape in (Shape.INTEGER, Shape.NUMBER) and abs(value) < _EXACT:
            number: float = value
            return number
        text = self._text(field, value)
        if len(cleaned(text)) > CELL_CHARACTERS:
            text = cleaned(text)
            return f"{text[: CELL_CHARACTERS - len(_(CUT)) - 1]}\n{_(CUT)}"
        return text or None

    def is_cut(self, field: Field, value: Any) -> bool:
        """Whether a cell is too small for it."""
        if is_empty(value) or not isinstance(value, str | tuple):
            return False
        return len(cleaned(self._text(field, value))) > CELL_CHARACTERS

    def _text(self, field: Field, value: Any) -> str:
        if field.shape is Shape.ANSWER:
            return answer(value)
        if field.shape is Shape.MOMENT:
            return moment(value, self.zone)
        if field.to is not None:
            return "\n".join(self.labels.of(field.to.kinds, ref) for ref in refs_of(field, value))
        if field.vocabulary is not None:
            codes = value if isinstance(value, tuple) else (value,)
            return "\n".join(choice(field.vocabulary, code) for code in codes)
        return "\n".join(value) if isinstance(value, tuple) else str(value)


def moment(value: datetime, zone: tzinfo) -> str:
    """« 23/11/2026 14:05 », where it is read. A moment that says no zone is in UTC."""
    known = value if value.tzinfo else value.replace(tzinfo=UTC)
    try:
        local = known.astimezone(zone)
    except OverflowError:
        local = known
    return f"{local.day:02}/{local.month:02}/{local.year:04} {local.hour:02}:{local.minute:02}"


def choice(vocabulary: Vocabulary[Any], code: str) -> str:
    """The label of a code, with the code itself where two terms share a label."""
    if code not in vocabulary:
        return code
    label = _(vocabulary.label_of(code))
    return f"{label} [{code}]" if label in _shared(vocabulary, current_language()) else label


@lru_cache(maxsize=128)
def _shared(vocabulary: Vocabulary[Any], language: str) -> frozenset[str]:
    with speaking(language):
        counted = Counter(_(term.label) for term in vocabulary)
    return frozenset(label for label, count in counted.items() if count > 1 or not label)


@lru_cache(maxsize=256)
def codes_by_choice(vocabulary: Vocabulary[Any], language: str) -> dict[str, str]:
    """The code of each choice, as this language says it."""
    with speaking(language):
        return {choice(vocabulary, code): code for code in vocabulary.codes}


def as_read(value: Value) -> str:
    """What the reader of workbooks will say of a cell."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    return str(value)


def fingerprint(text: str) -> str:
    """Eight signs that change when what a cell says changes; blanks around words do not count."""
    if not text:
        return _NOTHING
    lines = (_BLANKS.sub(" ", line).strip() for line in cleaned(text).split("\n"))
    kept = _ESCAPED.sub("", "\n".join(lines).strip("\n"))
    return blake2b(kept.encode(), digest_size=4).hexdigest()


_NOTHING = blake2b(b"", digest_size=4).hexdigest()

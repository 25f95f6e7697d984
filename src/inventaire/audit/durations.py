"""How long data are kept, read from the words people use: « 5 ans », « 6 mois après le départ »."""

from __future__ import annotations

import re
from collections.abc import Callable

from inventaire.inventory.processing import DataLine
from inventaire.vocabulary.folding import fold

_DAYS_IN_MONTH = 31
_WORDS = {
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
    "douze": 12,
    "quinze": 15,
    "vingt": 20,
    "trente": 30,
    "cinquante": 50,
    "quatre-vingts": 80,
    "cent": 100,
}


def _months_of_days(days: int) -> int:
    return -(-days // _DAYS_IN_MONTH)


#: Whole months in so many of a unit, rounded up: « 30 jours » is one month, « 45 jours » is two.
_MONTHS: dict[str, Callable[[int], int]] = {
    "heure": lambda count: _months_of_days(-(-count // 24)),
    "jour": _months_of_days,
    "semaine": lambda count: _months_of_days(count * 7),
    "mois": lambda count: count,
    "trimestre": lambda count: count * 3,
    "semestre": lambda count: count * 6,
    "an": lambda count: count * 12,
    "annee": lambda count: count * 12,
}
_UNIT_CODES = {"days": "jour", "months": "mois", "years": "an"}

_NUMBER = rf"(?P<number>\d{{1,4}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_UNIT = rf"(?P<unit>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})s?"
#: The figure in brackets that repeats a number: « cinq (5) ans ».
_REPEATED = r"(?:\s*\(\s*\d{1,4}\s*\))?"
_DURATION = re.compile(rf"\b{_NUMBER}{_REPEATED}\s*{_UNIT}\b(?P<half>\s+et\s+demie?\b)?")
_AND_MONTHS = re.compile(r"^\s*(?:et|,)?\s*(?P<number>\d{1,2})\s*mois\b")

_UNLIMITED = re.compile(
    r"illimite|indefini|indetermine|non (?:defini|determine|limite|precise|fixe)"
    r"|sans (?:limite|limitation|duree)"
    r"|(?:aussi longtemps|tant) que (?:c'est |cela est )?(?:necessaire|utile|besoin)"
    r"|(?:le temps|duree|periode) (?:strictement )?(?:necessaire|utile)"
)
_FOR_EVER = re.compile(r"definiti[fv]|permanen|perpetu|\ba vie\b|pour toujours|indelebile")


def months_in(text: str) -> int | None:
    """The first duration that a text names, in whole months rounded up; ``None`` where it names
    none.

    « durée du contrat + 5 ans » gives 60: what is known, counted from an event that is not.
    """
    folded = fold(text)
    found = _DURATION.search(folded)
    if found is None:
        return None
    number, unit = found["number"], found["unit"]
    count = int(number) if number.isdigit() else _WORDS[number]
    months = _MONTHS[unit](count)
    if found["half"]:
        months += _MONTHS[unit](1) // 2
    elif unit in ("an", "annee") and (rest := _AND_MONTHS.match(folded[found.end() :])):
        months += int(rest["number"])
    return months


def is_unlimited(text: str) -> bool:
    """Whether a text sets no limit at all: « illimitée », « aussi longtemps que nécessaire »."""
    return months_in(text) is None and _UNLIMITED.search(fold(text)) is not None


def is_for_ever(text: str) -> bool:
    """Whether a text keeps data for good, which only public archives may: « conservation définitive
    ».
    """
    return months_in(text) is None and _FOR_EVER.search(fold(text)) is not None


def sets_no_limit(line: DataLine) -> bool:
    """Whether a line says in words that it sets no limit, and no figure does."""
    return line.active_duration is None and is_unlimited(line.retention)


def keeps_for_ever(line: DataLine) -> bool:
    """Whether a line keeps data for good though its final fate is not to be kept."""
    endless = line.active_duration is None and is_for_ever(line.retention)
    return endless and line.final_fate != "keep"


def has_retention(line: DataLine) -> bool:
    """Whether anything at all is said of how long these data are kept."""
    return bool(line.retention.strip() or line.active_duration is not None)


def active_months(line: DataLine) -> int | None:
    """How many months these data stay in use, from the figures or else from the words."""
    if line.active_duration is not None and line.active_unit in _UNIT_CODES:
        return _MONTHS[_UNIT_CODES[line.active_unit]](line.active_duration)
    return months_in(line.retention)


def total_months(line: DataLine) -> int | None:
    """How many months these data are kept, intermediate archives included where they are dated."""
    active = active_months(line)
    return None if active is None else active + (months_in(line.intermediate) or 0)

"""What people type in cells, understood with care: what cannot be understood stays as it is."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from inventaire.exchange.sheets import Cell, Value, key

#: What people write for « nothing »; the CNIL's drop-down lists start with the long one.
NOTHING = frozenset(
    {
        "",
        "n a",
        "na",
        "nc",
        "neant",
        "nil",
        "sans objet",
        "aucun",
        "aucune",
        "selectionnez un element dans cette liste deroulante",
    }
)

_MONTHS = {
    "janvier": 1, "janv": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "avril": 4, "avr": 4,
    "mai": 5, "juin": 6, "juillet": 7, "juil": 7, "aout": 8, "septembre": 9, "sept": 9,
    "octobre": 10, "oct": 10, "novembre": 11, "nov": 11, "decembre": 12, "dec": 12,
}  # fmt: skip
_NUMERIC = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_WRITTEN = re.compile(r"(\d{1,2})(?:er)? ([a-z]+) (\d{4})")
#: « 03/02/2023 à 10:12 ».
_HOUR = re.compile(r" à \d{1,2}[:h]\d{2}(?::\d{2})?$")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
#: Day 0 of the serial dates of spreadsheets (their 29 February 1900 included).
_SERIAL_START = date(1899, 12, 30)
_UNITS = {
    "years": ("an", "ans", "année", "années", "annee", "annees", "year", "years"),
    "months": ("mois", "month", "months"),
    "days": ("jour", "jours", "day", "days"),
}
_UNIT = "|".join(sorted((word for words in _UNITS.values() for word in words), reverse=True))
_LASTING = re.compile(
    rf"(?P<count>\d{{1,3}}) (?P<unit>{_UNIT})"
    r"(?: (?:apr[èe]s|[àa] compter d[eu]|[àa] partir d[eu]|after|from) (?P<start>.+))?",
    re.IGNORECASE,
)
#: « durée du contrat + 5 ans ».
_AFTER_TERM = re.compile(
    rf"(?P<term>[^+\d]+?) ?\+ ?(?P<count>\d{{1,3}}) (?P<unit>{_UNIT})", re.IGNORECASE
)
_ENDING = re.compile(r"^dur[ée]e (?=d)", re.IGNORECASE)


def is_nothing(cell: Cell) -> bool:
    """Whether a cell says nothing: empty, a placeholder, « néant », « N/A »…"""
    if isinstance(cell.value, date) or cell.key not in NOTHING:
        return False
    # Words in other letters than ours have no key, and say something all the same.
    return bool(cell.key) or not any(sign.isalnum() for sign in cell.text)


def said(cell: Cell) -> str:
    """The text of a cell, empty where it says nothing."""
    return "" if is_nothing(cell) else cell.text


def parse_date(value: Value) -> date | None:
    """A day written « 26/05/2018 », « 2018-05-26 », « 26 mai 2018 », or a serial number.

    ``None`` where it is none: « 31/02/2024 » is no day.
    """
    if isinstance(value, date):
        return value
    text = _HOUR.sub("", value.strip())
    try:
        if found := _ISO.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _NUMERIC.fullmatch(text):
            return date(_year(found[3]), int(found[2]), int(found[1]))
        if _SERIAL.fullmatch(text):
            return _SERIAL_START + timedelta(days=int(float(text)))
        if found := _WRITTEN.fullmatch(key(text)):
            month = _MONTHS.get(found[2])
            return date(int(found[3]), month, int(found[1])) if month else None
    except ValueError:
        return None
    return None


class Duration(NamedTuple):
    """How long, in which unit (``days``, ``months``, ``years``), and from when on."""

    length: int
    unit: str
    start: str


def parse_duration(text: str) -> Duration | None:
    """« 5 ans », « 5 ans après la fin du contrat », « durée du contrat + 5 ans ».

    ``None`` for what is not wholly one duration: « 5 ans puis archives », « illimitée ».
    """
    said = " ".join(text.split())
    if found := _LASTING.fullmatch(said):
        count, unit, start = found["count"], found["unit"], found["start"] or ""
    elif found := _AFTER_TERM.fullmatch(said):
        count, unit = found["count"], found["unit"]
        start = _ENDING.sub("fin ", found["term"])
    else:
        return None
    code = next(code for code, words in _UNITS.items() if unit.casefold() in words)
    return Duration(int(count), code, start)


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)

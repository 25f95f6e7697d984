"""Dates, numbers and sizes as the reader's language writes them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from babel.dates import format_date, format_datetime, format_timedelta
from babel.numbers import format_decimal

from inventaire.i18n import _, current_language
from inventaire.web.clock import ZONE, now

_LOOSE = re.compile("(?<=«) | (?=[»:;?!])")


def day(value: date | None, *, width: str = "medium") -> str:
    """« 3 mars 2026 »; empty where there is no date. ``width="short"``: « 03/03/2026 »."""
    if value is None:
        return ""
    if width == "short":
        return value.strftime("%d/%m/%Y")
    return format_date(value, "d MMM y" if width == "medium" else width, current_language())


def moment(value: datetime | None) -> str:
    """« 3 mars 2026 à 14:05 », where the reader lives."""
    if value is None:
        return ""
    language = current_language()
    pattern = "d MMM y, HH:mm"
    return format_datetime(value, pattern, tzinfo=ZONE, locale=language)


def ago(value: datetime | None) -> str:
    """« il y a 2 heures »; the date itself after a month."""
    if value is None:
        return ""
    since = value - now()
    if since < timedelta(days=-30):
        return day(value.astimezone(ZONE).date())
    return format_timedelta(since, add_direction=True, locale=current_language())


def number(value: float | None) -> str:
    """« 4 200 »; empty where there is none."""
    return "" if value is None else format_decimal(value, locale=current_language())


def size(octets: int | None) -> str:
    """« 1,2 Mo »: the size of a file in words."""
    if octets is None:
        return ""
    value = float(octets)
    for unit in (_("o"), _("Ko"), _("Mo")):
        if value < 1000:
            return f"{number(round(value, 1 if value < 10 else 0))} {unit}"
        value /= 1000
    largest = _("Go")
    return f"{number(round(value, 1))} {largest}"


def bound(text: object) -> str:
    """The text with the spaces that must not break a line: inside « », before : ; ? and !"""
    return _LOOSE.sub("\u00a0", str(text))

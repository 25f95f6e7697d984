"""Periods counted as the law counts them (Regulation (EEC, Euratom) 1182/71, art. 3).

A period in months ends on the day that bears the same number as the one it runs from, or on the
last day of a shorter month (art. 3(2)(c)), at midnight; when that day is a Saturday, a Sunday or a
public holiday, on the working day that follows (art. 3(4)). Periods in hours are never prolonged.

People write « 31/12/9999 » for « no end »: what would fall beyond the calendar falls on its edge.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache

_SATURDAY = 5


def months_after(start: date, months: int) -> date:
    """The same day so many months later (earlier when negative), or the last day of that month."""
    count = start.year * 12 + start.month - 1 + months
    year, month = divmod(count, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def days_after(start: date, days: int) -> date:
    """The day so many days later, or the last day there is."""
    return start + timedelta(days=min(days, (date.max - start).days))


def deadline(start: date, *, months: int) -> date:
    """The last day of a period in months; one that is no working day gives way to the next.

    Only the holidays of the whole country count: a day off in Alsace-Moselle or overseas is taken
    for a working day, so that nobody is ever told a day too late.
    """
    end = months_after(start, months)
    while not is_working_day(end) and end < date.max:
        end = days_after(end, 1)
    return end


def is_working_day(day: date) -> bool:
    """Neither a Saturday, nor a Sunday, nor a public holiday (Regulation 1182/71, art. 2)."""
    return day.weekday() < _SATURDAY and day not in public_holidays(day.year)


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of metropolitan France (code du travail, art. L3133-1)."""
    fixed = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
    easter = _easter(year)
    moving = (1, 39, 50)  # Easter Monday, Ascension Day, the Monday of Pentecost
    return frozenset(
        (*(date(year, *day) for day in fixed), *(easter + timedelta(days) for days in moving))
    )


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Butcher's rule, 1876)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, late = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * late + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def is_older_than(when: date, today: date, *, months: int) -> bool:
    """Whether a day lies more than so many months back."""
    return when < months_after(today, -months)

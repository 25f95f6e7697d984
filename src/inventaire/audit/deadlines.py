"""Periods counted as the law counts them (Regulation 1182/71, art. 3).

People write « 31/12/9999 » for « no end »: what would fall beyond the calendar falls on its edge.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

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
    """The last day of a period in months: when it falls on a weekend, the Monday that follows.

    Public holidays are not known here: a period that ends on one is one day longer.
    """
    end = months_after(start, months)
    return days_after(end, 7 - end.weekday() if end.weekday() >= _SATURDAY else 0)


def is_older_than(when: date, today: date, *, months: int) -> bool:
    """Whether a day lies more than so many months back."""
    return when < months_after(today, -months)

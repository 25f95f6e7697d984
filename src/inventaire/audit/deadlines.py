"""Periods counted as the law counts them (Regulation 1182/71, art. 3)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_SATURDAY = 5


def months_after(start: date, months: int) -> date:
    """The same day so many months later (earlier when negative), or the last day of that month."""
    count = start.year * 12 + start.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def deadline(start: date, *, months: int) -> date:
    """The last day of a period in months: when it falls on a weekend, the Monday that follows.

    Public holidays are not known here: a period that ends on one is one day longer.
    """
    end = months_after(start, months)
    return end + timedelta(days=max(0, 7 - end.weekday()) if end.weekday() >= _SATURDAY else 0)


def is_older_than(when: date, today: date, *, months: int) -> bool:
    """Whether a day lies more than so many months back."""
    return when < months_after(today, -months)

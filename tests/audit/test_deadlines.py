"""Periods as the law counts them."""

from __future__ import annotations

from datetime import date

from inventaire.audit.deadlines import days_after, deadline, is_older_than, months_after


def test_a_month_ends_on_the_same_day_or_on_the_last() -> None:
    assert months_after(date(2026, 1, 15), 1) == date(2026, 2, 15)
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_after(date(2026, 12, 10), 1) == date(2027, 1, 10)
    assert months_after(date(2026, 3, 31), -1) == date(2026, 2, 28)


def test_a_deadline_that_falls_on_a_weekend_waits_for_monday() -> None:
    assert deadline(date(2026, 10, 21), months=1) == date(2026, 11, 23)  # a Saturday
    assert deadline(date(2026, 10, 22), months=1) == date(2026, 11, 23)  # a Sunday
    assert deadline(date(2026, 10, 23), months=1) == date(2026, 11, 23)  # a Monday


def test_a_year_to_the_day_is_not_older_than_a_year() -> None:
    today = date(2026, 11, 23)
    assert not is_older_than(date(2025, 11, 23), today, months=12)
    assert is_older_than(date(2025, 11, 22), today, months=12)


def test_what_falls_beyond_the_calendar_falls_on_its_edge() -> None:
    assert months_after(date(9999, 12, 31), 1) == date.max
    assert months_after(date(1, 1, 1), -1) == date.min
    assert days_after(date(9999, 12, 30), 30) == date.max
    assert deadline(date(9999, 12, 1), months=1) == date.max

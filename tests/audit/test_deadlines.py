"""Periods as the law counts them."""

from __future__ import annotations

from datetime import date

from inventaire.audit.deadlines import (
    days_after,
    deadline,
    is_older_than,
    is_working_day,
    months_after,
    public_holidays,
)


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


def test_a_deadline_that_falls_on_a_public_holiday_waits_for_the_next_working_day() -> None:
    assert deadline(date(2026, 4, 1), months=1) == date(2026, 5, 4)  # 1 May, then a weekend
    assert deadline(date(2026, 10, 11), months=1) == date(2026, 11, 12)  # 11 November
    assert deadline(date(2026, 3, 6), months=1) == date(2026, 4, 7)  # Easter Monday
    assert deadline(date(2026, 11, 25), months=1) == date(2026, 12, 28)  # Christmas, a Friday


def test_the_holidays_that_move_follow_easter() -> None:
    moving = {
        2024: (date(2024, 4, 1), date(2024, 5, 9), date(2024, 5, 20)),
        2025: (date(2025, 4, 21), date(2025, 5, 29), date(2025, 6, 9)),
        2026: (date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25)),
        2038: (date(2038, 4, 26), date(2038, 6, 3), date(2038, 6, 14)),
    }
    for year, days in moving.items():
        assert public_holidays(year).issuperset(days), year
    assert len(public_holidays(2026)) == 11
    assert not is_working_day(date(2026, 7, 14))
    assert is_working_day(date(2026, 7, 15))


def test_a_month_that_starts_on_the_last_day_ends_on_the_last_day() -> None:
    assert deadline(date(2026, 8, 31), months=1) == date(2026, 9, 30)
    assert deadline(date(2026, 8, 31), months=3) == date(2026, 11, 30)
    assert deadline(date(2027, 1, 30), months=1) == date(2027, 3, 1), "28 February is a Sunday"

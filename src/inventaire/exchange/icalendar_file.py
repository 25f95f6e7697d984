"""Dates to keep as a calendar that other programs follow (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

#: How often a calendar is asked to look again.
_REFRESH = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Entry:
    """One date: a whole day, or a moment of it. ``uid`` stays the same as long as the duty does."""

    uid: str
    title: str
    address: str
    on: date
    at: datetime | None = None
    note: str = ""


def to_icalendar(title: str, entries: Iterable[Entry], *, now: datetime) -> bytes:
    """A calendar of these dates, in their order.

    A whole day leaves its owner free; a moment is a quarter of an hour before it is over.
    """
    calendar = Calendar.new(
        prodid="-//inventaire//FR", name=_printed(title), refresh_interval=_REFRESH
    )
    # Drawn anew each time it is made, it would say that each reading is another calendar.
    del calendar["UID"]
    calendar.add("X-PUBLISHED-TTL", "PT4H")
    for entry in entries:
        calendar.add_component(_event(entry, now))
    return bytes(calendar.to_ical())


def _event(entry: Entry, now: datetime) -> Event:
    end = None if entry.at is None else entry.at.astimezone(UTC)
    start = entry.on if end is None else end - timedelta(minutes=15)
    event = Event.new(
        uid=entry.uid,
        summary=_printed(entry.title),
        description=_printed(entry.note) or None,
        url=entry.address,
        start=start,
        end=end,  # a day without an end lasts that day
        stamp=now,
    )
    event.add("TRANSP", "TRANSPARENT")
    return event


def _printed(text: str) -> str:
    """The text on one line, without the signs that no calendar shows."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())

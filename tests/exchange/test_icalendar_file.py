"""Dates as calendars read them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from inventaire.exchange.icalendar_file import Entry, to_icalendar

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def read(*entries: Entry) -> Calendar:
    found = Calendar.from_ical(to_icalendar("Échéances · Valbrise", entries, now=NOW))
    assert isinstance(found, Calendar)
    return found


def an_entry(title: str = "Demande : accès", **values: object) -> Entry:
    known = {"uid": "request-1@a", "address": "https://a.example/o/v/demandes/1"}
    return Entry(title=title, **{**known, "on": date(2026, 12, 2), **values})


def test_a_day_is_a_day_and_leaves_its_owner_free() -> None:
    (event,) = read(an_entry(note="RGPD art. 12(3)")).events
    assert event["DTSTART"].dt == date(2026, 12, 2)
    assert "DTEND" not in event
    assert event["TRANSP"] == "TRANSPARENT"
    assert (event["SUMMARY"], event["DESCRIPTION"]) == ("Demande : accès", "RGPD art. 12(3)")
    assert event["URL"] == "https://a.example/o/v/demandes/1"


def test_a_moment_is_the_end_of_its_event() -> None:
    (event,) = read(an_entry(at=datetime(2026, 12, 2, 9, 45, tzinfo=UTC))).events
    assert event["DTEND"].dt == datetime(2026, 12, 2, 9, 45, tzinfo=UTC)
    assert event["DTSTART"].dt == datetime(2026, 12, 2, 9, 30, tzinfo=UTC)


def test_a_calendar_says_its_name_and_when_to_look_again() -> None:
    calendar = read(an_entry())
    assert calendar["X-WR-CALNAME"] == "Échéances · Valbrise"
    assert calendar["PRODID"]
    assert calendar["VERSION"] == "2.0"
    assert b"PT4H" in to_icalendar("A", [], now=NOW)
    assert to_icalendar("A", [an_entry()], now=NOW) == to_icalendar("A", [an_entry()], now=NOW)


@given(st.text())
def test_no_title_adds_an_event_or_a_line(title: str) -> None:
    hostile = f"{title}\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Pris"
    calendar = read(an_entry(hostile))
    assert len(calendar.events) == 1
    assert "Pris" in calendar.events[0]["SUMMARY"]


def test_lines_are_no_longer_than_the_standard_wants() -> None:
    content = to_icalendar("A", [an_entry("é" * 300)], now=NOW)
    assert content.endswith(b"\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    (event,) = read(an_entry("é" * 300)).events
    assert event["SUMMARY"] == "é" * 300

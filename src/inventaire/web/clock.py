"""The time of a request: read once at its entrance, the same for all it does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from flask import current_app, g

Clock = Callable[[], datetime]

#: The wall clock of those who read: French public bodies and associations.
ZONE = ZoneInfo("Europe/Paris")


def system_clock() -> datetime:
    """This very moment, in UTC."""
    return datetime.now(UTC)


def now() -> datetime:
    """The moment this request came in, in UTC."""
    if "now" not in g:
        g.now = current_app.config["CLOCK"]()
    moment: datetime = g.now
    return moment


def today() -> date:
    """The day this request came in, where its reader lives."""
    return now().astimezone(ZONE).date()

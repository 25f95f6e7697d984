"""What templates may use: words, dates and numbers in the reader's language, and the menu."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from babel.dates import format_date, format_datetime, format_timedelta
from babel.numbers import format_decimal
from flask import Flask, current_app, url_for

from inventaire.access import ROLE_LABELS, Action
from inventaire.i18n import LANGUAGES, _, current_language, ngettext
from inventaire.inventory.kinds import KINDS
from inventaire.web.clock import ZONE, now, today
from inventaire.web.guard import may
from inventaire.web.navigation import here, menu


def dress_templates(app: Flask) -> None:
    """Teach templates the reader's language, what they may do, and where things are."""
    app.jinja_env.globals.update(
        _=_,
        ngettext=ngettext,
        can=_can,
        asset=_asset,
        menu=menu,
        here=here,
        languages=LANGUAGES,
        current_language=current_language,
        today=today,
        kinds=KINDS,
        role_labels=ROLE_LABELS,
    )
    app.jinja_env.filters.update(day=day, moment=moment, ago=ago, number=number, size=size)


def _can(action: str) -> bool:
    """Whether the reader may do this here: ``{% if can("write") %}``."""
    return may(Action(action))


def _asset(name: str) -> str:
    """The address of a static file, with a fingerprint, so that browsers may keep it for good."""
    folder = current_app.static_folder
    assert folder is not None
    print_of = _fingerprint if not current_app.debug else _fingerprint.__wrapped__
    return url_for("static", filename=name, v=print_of(Path(folder) / name))


@cache
def _fingerprint(path: Path) -> str:
    """A few signs that change with the file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


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
    return f"{number(round(value, 1))} {_('Go')}"

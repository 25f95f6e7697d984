"""From what is typed to the values of the facts. What cannot be read is told, and stays typed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from inventaire.i18n import N_, Text
from inventaire.operations.validation import unkeepable
from inventaire.web.clock import ZONE

#: A single line holds no more than this; longer texts have fields of their own.
LINE_LENGTH = 2_000
#: A long text: about two hundred pages.
TEXT_LENGTH = 500_000

_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME = re.compile(r"(\d{1,2})\s*[:hH]\s*(\d{2})?")
_BLANKS = re.compile(r"[\s\u00a0\u202f]+")


class Unreadable(ValueError):
    """What was typed is not what the field holds; ``text`` says what to type."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.msgid)
        self.text = text


def read_text(typed: str, *, long: bool = False) -> str:
    """A text without blanks around it. Raises ``Unreadable`` where it is too long to be kept, or
    holds what nobody sees.
    """
    text = typed.replace("\r\n", "\n").strip()
    most = TEXT_LENGTH if long else LINE_LENGTH
    if len(text) > most:
        raise Unreadable(
            Text(
                N_("Ce texte a %(length)s caractères ; ce champ en accepte %(most)s au plus."),
                {"length": len(text), "most": most},
            )
        )
    if problem := unkeepable(text):
        raise Unreadable(problem)
    return text if long else _BLANKS.sub(" ", text)


def read_words(typed: str) -> tuple[str, ...]:
    """One text a line, blank lines left out."""
    return tuple(read_text(line) for line in typed.splitlines() if line.strip())


def read_date(typed: str) -> date | None:
    """A day: 31/12/2024 or 2024-12-31. Raises ``Unreadable`` for one that no calendar has."""
    text = typed.strip()
    if not text:
        return None
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    else:
        raise Unreadable(
            Text(N_("« %(typed)s » n'est pas une date : tapez-la 31/12/2024."), {"typed": typed})
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(
            Text(N_("« %(typed)s » n'existe pas au calendrier : vérifiez-la."), {"typed": typed})
        ) from None


def read_moment(typed: str) -> datetime | None:
    """A day and an hour where the reader lives, 31/12/2024 14:30; midnight without an hour."""
    text = typed.strip().replace("T", " ")
    if not text:
        return None
    day, _blank, hour = text.partition(" ")
    read = read_date(day)
    if read is None:  # no day was typed: the text was blank
        return None
    hours, minutes = _read_hour(hour.strip(), typed)
    return datetime(read.year, read.month, read.day, hours, minutes, tzinfo=ZONE).astimezone(UTC)


def _read_hour(text: str, typed: str) -> tuple[int, int]:
    if not text:
        return 0, 0
    found = _TIME.fullmatch(text.removeprefix("à").strip())
    hours, minutes = (int(part or 0) for part in found.groups()) if found else (24, 0)
    if hours > 23 or minutes > 59:
        raise Unreadable(
            Text(
                N_("« %(typed)s » n'est pas un moment : tapez-le 31/12/2024 14:30."),
                {"typed": typed},
            )
        )
    return hours, minutes


def read_integer(typed: str) -> int | None:
    """A whole number; thousands may be set apart."""
    text = _BLANKS.sub("", typed)
    if not text:
        return None
    if not re.fullmatch(r"-?[0-9]{1,18}", text):
        raise Unreadable(
            Text(N_("« %(typed)s » n'est pas un nombre entier."), {"typed": typed[:80]})
        )
    return int(text)


def read_number(typed: str) -> float | None:
    """A number, with a comma or a point."""
    text = _BLANKS.sub("", typed).replace(",", ".")
    if not text:
        return None
    if not re.fullmatch(r"-?[0-9]{1,18}(\.[0-9]{1,9})?", text):
        raise Unreadable(Text(N_("« %(typed)s » n'est pas un nombre."), {"typed": typed[:80]}))
    return float(text)

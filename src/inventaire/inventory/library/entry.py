"""What an entry of the library says: a typical processing, dated, with the texts behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

#: The day on which the facts of this edition were gathered.
FIRST_EDITION = date(2026, 11, 23)

#: Which organisations a line is for: all of them, or only those of public or of private law.
Only = Literal["", "public", "private"]

_DURATION = re.compile(r"(\d+) (an|ans|mois|jour|jours)")
_UNITS = {"an": "years", "mois": "months", "jour": "days"}


@dataclass(frozen=True, slots=True)
class Kept:
    """A category of data and how long it is kept.

    ``duration`` is a figure and its unit (« 5 ans »), counted after an event; ``words`` say it
    where no figure does. ``checked``: the text itself was read; everything else is to check.
    """

    category: str
    description: str
    duration: str = ""
    after: str = ""
    words: str = ""
    then: str = ""
    source: str = ""
    fate: str = "destroy"
    checked: bool = False
    only: Only = ""

    @property
    def retention(self) -> str:
        """How long, in a phrase."""
        if self.words:
            return self.words
        return f"{self.duration} après {self.after}" if self.after else self.duration

    @property
    def figures(self) -> tuple[int | None, str]:
        """How many of which unit; ``(None, "")`` where only words say it."""
        if not self.duration:
            return None, ""
        found = _DURATION.fullmatch(self.duration)
        if found is None:
            raise ValueError(f"{self.duration!r} is no duration")
        unit = found[2] if found[2] == "mois" else found[2].removesuffix("s")
        return int(found[1]), _UNITS[unit]


@dataclass(frozen=True, slots=True)
class Revision:
    """What the library said of one field of an entry until the edition of this day."""

    on: date
    field: str
    before: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A typical processing. What public bodies found otherwise is said in ``public_…``.

    ``subjects`` and ``recipients`` are codes with a precision; ``forms`` are the legal forms it
    suits, where the audience does not say enough.
    """

    code: str
    title: str
    audience: str
    purposes: tuple[str, ...]
    bases: tuple[str, ...]
    public_bases: tuple[str, ...] = ()
    text: str = ""
    public_text: str = ""
    text_checked: bool = False
    why: str = ""
    subjects: tuple[tuple[str, str], ...]
    data: tuple[Kept, ...]
    recipients: tuple[tuple[str, str], ...] = ()
    role: str = "controller"
    article_9: tuple[str, ...] = ()
    article_10: str = ""
    nir: str = ""
    criteria: tuple[str, ...] = ()
    required: str = ""
    exemption: str = ""
    dpia: str = ""
    advice: str = ""
    forms: tuple[str, ...] = ()
    as_of: date = FIRST_EDITION
    revisions: tuple[Revision, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """Every text that it cites for how long data are kept, once each."""
        return tuple(dict.fromkeys(line.source for line in self.data if line.source))

    def as_it_was(self, edition: date) -> Entry:
        """The entry as an earlier edition said it: what was revised since is turned back."""
        known = self
        for revision in sorted(self.revisions, key=lambda one: one.on, reverse=True):
            if revision.on > edition:
                given: Any = {revision.field: revision.before}
                known = replace(known, **given)
        return replace(known, as_of=edition)

    @property
    def to_check(self) -> bool:
        """Whether anything it says was not read in the text itself."""
        return not self.text_checked or any(not line.checked for line in self.data)

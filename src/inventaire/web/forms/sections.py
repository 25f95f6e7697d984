"""How a form is grouped, as the law and the interview group it."""

from __future__ import annotations

from dataclasses import dataclass

from inventaire.i18n import N_


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form. One that is ``folded`` opens on demand, or when it must be looked at."""

    title: str
    note: str = ""
    folded: bool = False


ESSENTIAL = Section(N_("L'essentiel"))
NOTES = Section(N_("Remarques"), folded=True)

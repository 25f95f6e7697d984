"""The library as pages show it: found by any word, what suits the organisation first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inventaire.i18n import N_, _
from inventaire.inventory.fields import Field, is_empty
from inventaire.inventory.library import LIBRARY
from inventaire.inventory.library.adapting import exemption_for, suits
from inventaire.inventory.library.entry import Entry
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.processing import Processing
from inventaire.vocabulary.folding import fold
from inventaire.web.forms.register import FORMS

#: Said by the sheet in other words.
_BESIDE = {"name", "role", "status"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of the page asks for."""

    search: str
    audience: str

    @property
    def is_narrowed(self) -> bool:
        """Whether some entries may be left out."""
        return bool(self.search.strip() or self.audience)

    def wants(self, entry: Entry) -> bool:
        """Whether an entry is for this audience and holds every word, accents and case aside."""
        if self.audience not in ("", entry.audience):
            return False
        text = fold(_words_of(entry))
        return all(word in text for word in fold(self.search).split())


def _words_of(entry: Entry) -> str:
    """What an entry is found by, in French and in the reader's language."""
    said = (entry.title, *entry.purposes)
    described = (line.description for line in entry.data)
    return " ".join((entry.code, *said, *map(_, said), *described, entry.text, entry.public_text))


@dataclass(frozen=True, slots=True)
class Line:
    """One entry on the shelf; ``taken`` is the processing that came from it."""

    entry: Entry
    dpia: tuple[str, str]
    taken: Processing | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The entries found: those that suit the organisation, and the others."""

    suited: tuple[Line, ...]
    others: tuple[Line, ...]

    @property
    def total(self) -> int:
        """How many were found."""
        return len(self.suited) + len(self.others)


def shelf(organisation: Organisation, asked: Asked, taken: Mapping[str, Processing]) -> Shelf:
    """The entries that are asked for."""
    found = [entry for entry in LIBRARY.values() if asked.wants(entry)]
    lines = [Line(one, dpia_of(one, organisation), taken.get(one.code)) for one in found]
    suited = {one.code for one in found if suits(one, organisation)}
    return Shelf(
        tuple(line for line in lines if line.entry.code in suited),
        tuple(line for line in lines if line.entry.code not in suited),
    )


def dpia_of(entry: Entry, organisation: Organisation) -> tuple[str, str]:
    """What to think of an impact assessment, in a word, and the tone to say it in."""
    if entry.required:
        return N_("AIPD obligatoire"), "danger"
    if exemption_for(entry, organisation):
        return N_("AIPD non requise"), "success"
    if entry.dpia or entry.criteria or entry.exemption:
        return N_("AIPD à étudier"), "warning"
    return "", "neutral"


def sheet_of(draft: Processing) -> list[tuple[str, list[Field]]]:
    """The fields that an entry fills, under the headings of the form."""
    groups = []
    for section, fields in FORMS["processing"].layout().items():
        filled = [f for f in fields if f.name not in _BESIDE and _is_said(draft, f)]
        if filled:
            groups.append((section.title, filled))
    return groups


def _is_said(draft: Processing, field: Field) -> bool:
    return not is_empty(getattr(draft, field.name))

"""What the library would add to a register, and what it says anew: offered, never imposed.

An entry that is in the register already changes nothing. What people wrote stays: a processing of
the same name is only completed, and a later edition only touches what nobody changed since.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from inventaire.i18n import N_, Text
from inventaire.inventory.changes import Changes, Warning, compare
from inventaire.inventory.fields import Ref, field_of, is_empty
from inventaire.inventory.library import LIBRARY
from inventaire.inventory.library.adapting import as_processing, facts_of, suits
from inventaire.inventory.library.entry import Entry
from inventaire.inventory.processing import Processing
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.organisations import LEGAL_FORMS

Library = Mapping[str, Entry]
#: Written by the library about itself: its own remarks are never worth a warning.
_REMARKS = "notes"


def propose(codes: Collection[str], before: Snapshot, *, library: Library = LIBRARY) -> Changes:
    """What adding these entries would create or complete. Codes that no entry bears are left out.

    Adding twice changes nothing, whatever became of the processing meanwhile.
    """
    proposal = _Proposal(before)
    if before.organisation.legal_form not in LEGAL_FORMS:
        proposal.warn(
            N_(
                "La forme juridique de l'organisation n'est pas renseignée : les fiches types "
                "gardent ce qui vaut pour le public et pour le privé. Gardez ce qui convient."
            )
        )
    for code in dict.fromkeys(codes):
        if code in library:
            proposal.add(library[code])
    return proposal.changes()


def propose_news(
    numbers: Collection[int], before: Snapshot, *, library: Library = LIBRARY
) -> Changes:
    """What later editions of the library would change in these processings, and only that."""
    proposal = _Proposal(before)
    for processing in before.processings:
        if processing.id in numbers and has_news(processing, library=library):
            proposal.renew(processing, library[processing.library_code])
    return proposal.changes()


def has_news(processing: Processing, *, library: Library = LIBRARY) -> bool:
    """Whether the entry that a processing came from has changed since."""
    entry = library.get(processing.library_code)
    edition = processing.library_edition
    if entry is None or edition is None or processing.archived:
        return False
    return entry.as_of > edition


@dataclass
class _Proposal:
    """The register as it would be, built entry by entry."""

    before: Snapshot
    warnings: list[Warning] = field(default_factory=list)
    touched: dict[int, Processing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._numbers = count(-1, -1)
        live = [one for one in self.before.processings if not one.archived]
        self._by_code = {one.library_code: one for one in live if one.library_code}
        self._by_name = {fold(one.name): one for one in live if not one.library_code}

    def warn(self, msgid: str, **values: object) -> None:
        """Say something to look at."""
        self.warnings.append(Warning(Text(msgid, values)))

    def add(self, entry: Entry) -> None:
        """A new draft, or what is missing in the processing that does the same."""
        known = self._by_code.get(entry.code)
        if known is not None:
            self.touched[known.id] = known
            return
        organisation = self.before.organisation
        if organisation.legal_form in LEGAL_FORMS and not suits(entry, organisation):
            text = N_("« %(title)s » n'est pas d'usage pour cette forme juridique : à vérifier.")
            self.warn(text, title=Text(entry.title))
        namesake = self._by_name.get(fold(entry.title))
        if namesake is None:
            draft = as_processing(entry, organisation, number=next(self._numbers))
            self.touched[draft.id] = draft
            return
        facts = facts_of(entry, organisation)
        missing: Any = {k: v for k, v in facts.items() if is_empty(getattr(namesake, k))}
        self.touched[namesake.id] = replace(namesake, **missing)
        text = N_(
            "« %(name)s » est déjà au registre : seuls ses champs vides seraient remplis, le reste "
            "ne change pas."
        )
        self.warn(text, name=namesake.name)

    def renew(self, processing: Processing, entry: Entry) -> None:
        """Bring what the library changed since; what people changed too is kept, and said."""
        organisation = self.before.organisation
        edition = processing.library_edition or entry.as_of
        old = facts_of(entry.as_it_was(edition), organisation)
        new = facts_of(entry, organisation)
        values: dict[str, Any] = {}
        for name in new:
            mine = getattr(processing, name)
            if old[name] == new[name] or mine == new[name]:
                continue
            if mine == old[name]:
                values[name] = new[name]
                continue
            if isinstance(mine, tuple):
                values[name] = _merged(mine, old[name], new[name])
            if name != _REMARKS:
                self._tell_both(processing, name)
        self.touched[processing.id] = replace(processing, **values)

    def _tell_both(self, processing: Processing, name: str) -> None:
        text = N_(
            "« %(name)s », champ « %(field)s » : vous l'aviez modifié et la bibliothèque aussi. Ce "
            "que vous avez écrit est gardé : relisez-le."
        )
        label = Text(field_of(Processing, name).label.text)
        self.warn(text, name=processing.name, field=label)

    def changes(self) -> Changes:
        """What differs from the present register."""
        by_number = {one.id: one for one in self.before.processings} | self.touched
        after = replace(self.before, processings=tuple(by_number.values()))
        found = compare(self.before, after)
        asked = {Ref("processing", number) for number in self.touched}
        unchanged = tuple(ref for ref in found.unchanged if ref in asked)
        return replace(found, unchanged=unchanged, warnings=tuple(self.warnings))


def _merged(mine: tuple[Any, ...], old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    """What people hold, less what the library took away, with what it brings."""
    kept = tuple(one for one in mine if one in new or one not in old)
    return kept + tuple(_brought(kept, old, new))


def _brought(kept: tuple[Any, ...], old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[Any]:
    # What people took away on purpose does not come back.
    return (one for one in new if one not in old and one not in kept)

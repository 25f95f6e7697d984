"""What a catalogue would change: its datasets matched by identifier, then by title, and completed.

What is recorded stays where the catalogue says nothing, or says the same in other words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from inventaire.exchange.catalogue.entries import own_address
from inventaire.exchange.harvest.entries import Entry, Given
from inventaire.exchange.harvest.matching import Known
from inventaire.exchange.harvest.meaning import Meaning, Reader
from inventaire.exchange.harvest.merging import merged
from inventaire.exchange.harvest.parties import Parties
from inventaire.exchange.harvest.words import plain
from inventaire.exchange.lists.proposing import MOST
from inventaire.exchange.parsing import is_nothing
from inventaire.exchange.readers import Unreadable
from inventaire.exchange.remarks import with_remarks
from inventaire.i18n import N_, Text, _
from inventaire.inventory.changes import Changes, Origin, Warning, compare
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.inventory.snapshot import Snapshot

#: Longer titles are cut: the whole of it goes to the remarks.
_NAME_LENGTH = 500
_EMPTY = N_("Ce catalogue ne contient aucun jeu de données.")
_TOO_MANY = N_(
    "Ce catalogue contient plus de %(most)s jeux de données : importez-le en plusieurs fois."
)
_NAMELESS = N_("Ce jeu de données n'a pas de titre : il est laissé.")
_BORNE = N_(
    "L'identifiant « %(identifier)s » est déjà celui de « %(name)s », qui a un autre titre : une "
    "autre fiche est proposée."
)
_TWICE = N_("« %(name)s » figure deux fois : la seconde fiche complète la première.")


def propose_entries(
    given: Iterable[Given], before: Snapshot, *, published: bool, told: Iterable[Warning] = ()
) -> Changes:
    """What these entries would create and change. ``published``: the catalogue is a public one.

    Raises ``Unreadable`` where there are none, or more than a person can look at.
    """
    found: list[Given] = []
    for one in given:
        found.append(one)
        if len(found) > MOST:
            raise Unreadable(Text(_TOO_MANY, {"most": MOST}))
    if not found:
        raise Unreadable(Text(_EMPTY))
    proposal = _Proposal(before, published)
    proposal.read(found)
    changes = proposal.changes()
    return replace(changes, warnings=(*told, *changes.warnings))


@dataclass
class _Proposal:
    """The inventory as it would be, built entry by entry."""

    before: Snapshot
    published: bool
    refused: list[Warning] = field(default_factory=list)
    origins: dict[tuple[Ref, str], Origin] = field(default_factory=dict)
    datasets: dict[int, Dataset] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._numbers = count(-1, -1)
        self.reader = Reader()
        self.parties = Parties(self.before, self._numbers, self.reader.warn)
        self.known = Known(self.before)

    def read(self, found: list[Given]) -> None:
        """Every entry; those that bear a known identifier first choose their dataset."""
        matched = self.known.matches(found)
        for one, known in zip(found, matched, strict=True):
            if known is None and (other := self.known.borne_by(one)):
                rank = one.identifiers[0]
                self.reader.warn(_BORNE, rank, identifier=rank.text, name=other.name)
            if known is None and is_nothing(one.title):
                self.refused.append(Warning(Text(_NAMELESS), one.title.origin))
                continue
            self._read(one, known)

    def _read(self, one: Given, known: Dataset | None) -> None:
        # A dataset that this catalogue names twice is known from the first time on.
        again = self.known.new_of(one) if known is None else self.datasets.get(known.id)
        if again is not None:
            self.reader.warn(_TWICE, one.title, name=again.name)
        entry = one.read(known)
        meaning = self.reader.meaning(entry)
        if known is None or "name" in entry.says:
            self._name(one, meaning)
        self._identify(one, known, meaning)
        self._parties(entry, known, meaning)
        if self.published and meaning.values["resources"] and not meaning.closed:
            meaning.values.setdefault("publication_status", "published")
        made = again or known or Dataset(id=next(self._numbers))
        values = merged(made, meaning.values)
        notes = with_remarks(made.notes, map(plain, meaning.remarks))
        self.datasets[made.id] = replace(made, **values, notes=notes)
        if known is None:
            self.known.add(one, self.datasets[made.id])
        for name, origin in meaning.origins.items():
            self.origins[Ref("dataset", made.id), name] = origin

    def _name(self, one: Given, meaning: Meaning) -> None:
        if not is_nothing(one.title):
            title = " ".join(plain(one.title.text).split())
            meaning.values["name"] = title[:_NAME_LENGTH]
            meaning.origins["name"] = one.title.origin
            if len(title) > _NAME_LENGTH:
                meaning.remarks.append(_("Titre exact : %(title)s", title=title))

    def _identify(self, one: Given, known: Dataset | None, meaning: Meaning) -> None:
        ours = known and own_address(self.before.organisation, known)
        names = [plain(cell.text) for cell in one.identifiers]
        if names and ours not in names:
            meaning.values["identifier"] = names[0]
            meaning.origins["identifier"] = one.identifiers[0].origin

    def _parties(self, entry: Entry, known: Dataset | None, meaning: Meaning) -> None:
        if cells := entry.says.get("systems", ()):
            meaning.values["systems"] = tuple(self.parties.system(cell) for cell in cells)
            meaning.origins["systems"] = cells[0].origin
        named = self.parties.producer(
            entry, has_one=known is not None and known.producer is not None
        )
        if named is not None:
            meaning.values["producer"], meaning.origins["producer"] = named

    def changes(self) -> Changes:
        """What differs from the present inventory."""
        after = replace(
            self.before,
            datasets=_with(self.before.datasets, self.datasets),
            actors=_with(self.before.actors, self.parties.actors),
            systems=_with(self.before.systems, self.parties.systems),
        )
        origins = {**self.origins, **self.parties.origins}
        found = compare(self.before, after, origins=origins)
        touched = {Ref("dataset", number) for number in self.datasets}
        return replace(
            found,
            unchanged=tuple(ref for ref in found.unchanged if ref in touched),
            warnings=tuple(self.reader.warnings.values()),
            refused=tuple(self.refused),
        )


def _with(before: tuple[Any, ...], changed: dict[int, Any]) -> tuple[Any, ...]:
    return tuple({**{record.id: record for record in before}, **changed}.values())

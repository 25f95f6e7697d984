"""The departments, other bodies and systems that a catalogue names: known, or proposed with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from stdnum.fr import siret

from inventaire.exchange.harvest.entries import Entry
from inventaire.exchange.harvest.words import plain
from inventaire.exchange.sheets import Cell, name_key
from inventaire.i18n import N_
from inventaire.inventory.changes import Origin
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Actor, System
from inventaire.inventory.snapshot import Snapshot

_NAME_LENGTH = 200
_OTHER = N_(
    "Ce catalogue est celui de « %(name)s » : vérifiez qu'il s'agit bien de l'organisation, ou que "
    "ce producteur est à sa place."
)


class Parties:
    """Actors and systems by name. ``actors`` and ``systems`` are those that are new."""

    def __init__(self, before: Snapshot, numbers: Iterator[int], warn: Callable[..., None]) -> None:
        self.actors: dict[int, Actor] = {}
        self.systems: dict[int, System] = {}
        self.origins: dict[tuple[Ref, str], Origin] = {}
        self._organisation = before.organisation
        self._numbers = numbers
        self._warn = warn
        self._actors: dict[str, int] = {}
        self._systems: dict[str, int] = {}
        for actor in before.actors:
            if not actor.archived:
                self._actors.setdefault(name_key(actor.name), actor.id)
        for system in before.systems:
            if not system.archived:
                self._systems.setdefault(name_key(system.name), system.id)

    def system(self, cell: Cell) -> int:
        """The number of the system that a cell names."""
        name = plain(cell.text)[:_NAME_LENGTH]
        if name_key(name) not in self._systems:
            made = System(id=next(self._numbers), name=name)
            self.systems[made.id] = made
            self._systems[name_key(name)] = made.id
            self.origins[Ref("system", made.id), "name"] = cell.origin
        return self._systems[name_key(name)]

    def producer(self, entry: Entry, *, has_one: bool) -> tuple[int, Origin] | None:
        """Who makes the data, where it is not the organisation as a whole.

        A publisher stands for the producer of a dataset that nobody is said to make.
        """
        publisher, producer = entry.first("publisher"), entry.first("producer")
        if publisher is not None:
            other = not self._is_us(publisher, entry.first("publisher_siret"))
            if other:
                self._warn(_OTHER, publisher, name=publisher.text)
                if producer is None and not has_one:
                    siren = self._siren(entry.first("publisher_siret"))
                    return self._actor(publisher, "partner", siren), publisher.origin
        if producer is None or self._is_us(producer, None):
            return None
        siren = self._siren(entry.first("producer_siret"))
        kind = "partner" if siren else "internal_service"
        return self._actor(producer, kind, siren), producer.origin

    def _is_us(self, name: Cell, number: Cell | None) -> bool:
        ours = self._organisation
        if number is not None and ours.siren:
            digits = "".join(number.text.split())
            if siret.is_valid(digits):
                return digits.startswith(ours.siren)
        return name_key(name.text) == name_key(ours.name)

    def _siren(self, number: Cell | None) -> str:
        """The SIREN of a body that is not ours; nothing where the number is ours or is none."""
        digits = "".join(number.text.split()) if number is not None else ""
        ours = self._organisation
        known = ours.siren or ours.siret[:9]
        return digits[:9] if siret.is_valid(digits) and digits[:9] != known else ""

    def _actor(self, cell: Cell, kind: str, siren: str) -> int:
        name = plain(cell.text)[:_NAME_LENGTH]
        if name_key(name) not in self._actors:
            made = Actor(id=next(self._numbers), name=name, kind=kind, siren=siren)
            self.actors[made.id] = made
            self._actors[name_key(name)] = made.id
            self.origins[Ref("actor", made.id), "name"] = cell.origin
        return self._actors[name_key(name)]

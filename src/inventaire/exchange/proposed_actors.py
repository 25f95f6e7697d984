"""The actors that a register names: those that are known, and those it would bring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from inventaire.exchange.sheets import Cell, name_key
from inventaire.inventory.changes import Origin
from inventaire.inventory.records import Actor


@dataclass
class Actors:
    """Actors by name. ``numbers`` gives new ones theirs; ``named`` keeps who is new or changed."""

    known: Iterable[Actor]
    numbers: Iterator[int]
    named: dict[int, Actor] = field(default_factory=dict)
    origins: dict[int, Origin] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_name: dict[str, Actor] = {}
        for actor in self.known:
            if not actor.archived:
                self._by_name.setdefault(name_key(actor.name), actor)

    def number(self, name: str, kind: str, cell: Cell, *, country: str = "") -> int:
        """The number of an actor of this name, made new where none is known."""
        actor = self._by_name.get(name_key(name))
        if actor is None:
            actor = Actor(id=next(self.numbers), name=name, kind=kind, country=country)
            self.origins[actor.id] = cell.origin
        elif country and not actor.country:
            actor = replace(actor, country=country)
        else:
            return actor.id
        self._by_name[name_key(name)] = self.named[actor.id] = actor
        return actor.id

"""What the register declares of recipients and transfers, read alike by rules and others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from inventaire.audit.borders import Crossing
from inventaire.graph.borders import Exposure
from inventaire.inventory.processing import Processing, TransferLine
from inventaire.inventory.records import Actor
from inventaire.vocabulary.countries import is_eea
from inventaire.vocabulary.folding import fold

#: The organisation itself, and the people whose data they are, are no recipients to declare.
NOT_RECIPIENTS = frozenset({"internal_service", "public"})


@dataclass(frozen=True, slots=True)
class Declared:
    """The actors that some processing names, in whatever part of it, and what it says in words."""

    actors: frozenset[int]
    said: str

    def names(self, actor: Actor) -> bool:
        """Whether an actor is named: itself, the body it belongs to, or its name in a precision."""
        return self.names_one(actor, folded_name(actor))

    def names_one(self, actor: Actor, folded: str) -> bool:
        """The same, where the name of the actor is folded once for many questions."""
        if actor.id in self.actors or actor.parent in self.actors:
            return True
        return len(folded) > 1 and folded in self.said


def folded_name(actor: Actor) -> str:
    """The name of an actor as precisions are searched for it."""
    return fold(actor.name).strip()


def declared_in(register: Iterable[Processing]) -> Declared:
    """Whom these processings name."""
    found: set[int | None] = set()
    said = []
    for processing in register:
        found.update((processing.service, *processing.joint_controllers, *processing.clients))
        found.update(line.actor for line in processing.recipients)
        found.update(line.actor for line in processing.transfers)
        said += [f"|{fold(x.precision)}|" for x in processing.recipients if x.precision]
    return Declared(frozenset(n for n in found if n is not None), "".join(said))


def receives(exposure: Exposure) -> bool:
    """Whether data come to the actor. Where they start, it is a source; unless it hosts them."""
    return exposure.flows > 0 or exposure.access == "operates"


def declares(line: TransferLine, crossing: Crossing) -> bool:
    """Whether a line of the register speaks of a place abroad: by its country or its recipient."""
    recipient = crossing.recipient
    return line.country == crossing.country or (
        recipient is not None and line.actor == recipient.id
    )


def never_seen(
    lines: Iterable[TransferLine], countries: Iterable[str], actors: Iterable[int]
) -> list[TransferLine]:
    """The transfers declared out of the Area to a country and an actor that no data reach."""
    reached, exposed = frozenset(countries), frozenset(actors)
    return [
        line
        for line in lines
        if line.country
        and line.country not in reached
        and line.actor not in exposed
        and not is_eea(line.country)
    ]

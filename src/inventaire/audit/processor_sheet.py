"""Each processor at a glance: what it gets, its contract, the eight clauses, who works for it.

Processors are those that are noted as such, and those that a processing or a system makes so; the
rules SST say what to do about them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from inventaire.audit.deadlines import months_after
from inventaire.audit.picture import Picture
from inventaire.i18n import N_
from inventaire.inventory.records import Actor
from inventaire.vocabulary.actors import CLAUSES

#: How long before its end a contract is worth a look: a renewal takes that long.
_NOTICE_MONTHS = 3


class Clause(Enum):
    """What is known of one clause of one contract; ``CLAUSE_LABELS`` says it."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"


CLAUSE_LABELS: Mapping[Clause, str] = {
    Clause.PRESENT: N_("présente"),
    Clause.ABSENT: N_("absente"),
    Clause.UNKNOWN: N_("non vérifiée"),
}


class Term(Enum):
    """Where a contract stands in time; ``TERM_LABELS`` says it."""

    OVER = "over"
    SOON = "soon"
    RUNNING = "running"
    OPEN = "open"
    NONE = "none"


TERM_LABELS: Mapping[Term, str] = {
    Term.OVER: N_("Terminé"),
    Term.SOON: N_("Se termine bientôt"),
    Term.RUNNING: N_("En cours"),
    Term.OPEN: N_("Sans date de fin"),
    Term.NONE: N_("Aucun contrat noté"),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One processor: its contract and its clauses, what personal data it gets, and who helps it."""

    actor: Actor
    term: Term
    clauses: tuple[Clause, ...]
    datasets: tuple[int, ...]
    systems: tuple[int, ...]
    processings: tuple[int, ...]

    @property
    def missing(self) -> int:
        """How many clauses nobody found in the contract."""
        return sum(1 for one in self.clauses if one is not Clause.PRESENT)


def sheets_of(picture: Picture) -> tuple[Sheet, ...]:
    """Every processor, those with the most personal data first, then in the order of names."""
    declared = _declared(picture)
    sheets = [
        _sheet(picture, actor, declared.get(actor.id, ()))
        for actor in picture.snapshot.actors
        if actor.kind == "processor" or actor.id in declared
    ]
    return tuple(sorted(sheets, key=lambda one: (-len(one.datasets), one.actor.name, one.actor.id)))


def _declared(picture: Picture) -> Mapping[int, tuple[int, ...]]:
    """The actors that a processing in force declares as processors, and which processing."""
    found: dict[int, dict[int, None]] = {}
    for processing in picture.register:
        for line in processing.recipients:
            if line.kind == "processor" and line.actor is not None:
                found.setdefault(line.actor, {})[processing.id] = None
    return {actor: tuple(numbers) for actor, numbers in found.items()}


def _sheet(picture: Picture, actor: Actor, processings: tuple[int, ...]) -> Sheet:
    systems = (s.id for s in picture.snapshot.systems if s.operator == actor.id)
    return Sheet(
        actor=actor,
        term=term_of(actor, picture.today),
        clauses=clauses_of(actor),
        datasets=tuple(sorted(picture.exposures.get(actor.id, ()))),
        systems=tuple(systems),
        processings=processings,
    )


def has_contract(actor: Actor) -> bool:
    """Whether anything recorded shows a contract."""
    return bool(
        actor.contract_reference.strip()
        or actor.contract_signed_on
        or actor.clauses
        or actor.clauses_checked
    )


def term_of(actor: Actor, today: date) -> Term:
    """Where the contract of an actor stands today."""
    ends = actor.contract_ends_on
    if ends is not None and ends < today:
        return Term.OVER
    if not has_contract(actor):
        return Term.NONE
    if ends is None:
        return Term.OPEN
    return Term.SOON if ends <= months_after(today, _NOTICE_MONTHS) else Term.RUNNING


def clauses_of(actor: Actor) -> tuple[Clause, ...]:
    """What is known of each of the eight clauses, in their order.

    One that nobody ticked is absent once the contract was read clause by clause, unknown before.
    """
    otherwise = Clause.ABSENT if actor.clauses_checked else Clause.UNKNOWN
    return tuple(Clause.PRESENT if code in actor.clauses else otherwise for code in CLAUSES.codes)

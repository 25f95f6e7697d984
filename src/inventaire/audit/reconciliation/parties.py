"""Recipients and processors: those that the register names against those that data reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from inventaire.audit.declared import NOT_RECIPIENTS, Declared, declared_in, receives
from inventaire.audit.reconciliation.item import Item, Matter, Standing
from inventaire.audit.reconciliation.scope import Scope, declared_elsewhere
from inventaire.graph.borders import Exposure
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import RecipientLine
from inventaire.inventory.records import Actor

_OTHER_DATA = N_("Il reçoit d'autres données, pas celles-ci.")

Lines = Mapping[int, tuple[tuple[int, RecipientLine], ...]]


def parties(scope: Scope) -> Iterator[Item]:
    """Every outside actor that is declared as a recipient, or that personal data reach.

    Of the whole register, those only observed are COH-01's, those only declared COH-02's.
    """
    declared, lines, seen = declared_in(scope.register), _lines(scope), _seen(scope)
    for number in sorted({*lines, *seen}):
        actor = scope.picture.snapshot.actor(number)
        if actor is not None and actor.kind not in NOT_RECIPIENTS:
            item = _item(scope, actor, declared, lines.get(number, ()), seen.get(number, {}))
            if item is not None:
                yield item


def _lines(scope: Scope) -> Lines:
    """For each actor declared as a recipient, the processing and the line that say so."""
    found: dict[int, list[tuple[int, RecipientLine]]] = defaultdict(list)
    for processing in scope.register:
        for line in processing.recipients:
            if line.actor is not None:
                found[line.actor].append((processing.id, line))
    return {number: tuple(lines) for number, lines in found.items()}


def _seen(scope: Scope) -> Mapping[int, Mapping[int, Exposure]]:
    """For each actor who can get at data of the scope, which and how."""
    found: dict[int, dict[int, Exposure]] = defaultdict(dict)
    for dataset in scope.datasets:
        for number, exposure in scope.observed.exposures(dataset).items():
            found[number][dataset] = exposure
    return found


def _item(
    scope: Scope,
    actor: Actor,
    declared: Declared,
    lines: tuple[tuple[int, RecipientLine], ...],
    seen: Mapping[int, Exposure],
) -> Item | None:
    received = {number: one for number, one in seen.items() if receives(one)}
    who = Ref("actor", actor.id)
    matter = _matter(actor, lines)
    by = tuple(dict.fromkeys(number for number, _line in lines))
    if lines and not seen:
        note = Text(_OTHER_DATA) if actor.id in scope.picture.exposures else None
        standing = Standing.DECLARED
        return Item(matter=matter, subject=who, standing=standing, processings=by, note=note)
    if not lines and not received:
        return None
    # A declared actor from whom data only come is seen too, though it receives nothing.
    shown = received or seen
    dataset, nearest = min(shown.items(), key=lambda item: (item[1].flows, item[0]))
    standing, note = _standing(scope, actor, declared, received)
    return Item(
        matter=matter,
        subject=who,
        standing=standing,
        processings=by if standing is Standing.AGREED else scope.candidates(received),
        datasets=tuple(sorted(shown)),
        path=scope.picture.spread.path(dataset, nearest.place) or (),
        place=nearest.place,
        note=note,
    )


def _standing(
    scope: Scope, actor: Actor, declared: Declared, received: Mapping[int, Exposure]
) -> tuple[Standing, Text | None]:
    if declared.names(actor):
        return Standing.AGREED, None
    other = scope.another(scope.observed.naming(actor), received)
    if other is not None:
        return Standing.AGREED, declared_elsewhere(other)
    return Standing.OBSERVED, None


def _matter(actor: Actor, lines: tuple[tuple[int, RecipientLine], ...]) -> Matter:
    hired = actor.kind == "processor" or any(line.kind == "processor" for _number, line in lines)
    return "processors" if hired else "recipients"

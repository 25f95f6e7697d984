"""Categories of data: those that the register declares against those that are held and move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from inventaire.audit.reconciliation.item import Item, Standing
from inventaire.audit.reconciliation.scope import Scope, declared_elsewhere
from inventaire.graph.build import ends_of
from inventaire.inventory.processing import Processing
from inventaire.inventory.records import Flow
from inventaire.vocabulary.processing import DATA_CATEGORIES


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A category seen in a dataset, on a flow that hands it over or where it is held.

    ``answered_by``: another processing that declares it of the same data.
    """

    dataset: int
    flow: Flow | None
    answered_by: Processing | None


def categories(scope: Scope) -> Iterator[Item]:
    """Every category that is declared, or that data of the scope hold.

    What only the flows of a processing show is COH-05's, or SEN-05's where it is special.
    """
    declared = _declared(scope)
    seen: dict[str, list[_Sighting]] = {}
    for code, sighting in _sightings(scope):
        seen.setdefault(code, []).append(sighting)
    known = [code for code in DATA_CATEGORIES.codes if code in declared or code in seen]
    for code in (*known, *sorted(({*declared} | {*seen}).difference(known))):
        yield _item(scope, code, declared.get(code, ()), seen.get(code, []))


def _declared(scope: Scope) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for processing in scope.register:
        for code in sorted(scope.observed.categories_declared[processing.id]):
            found.setdefault(code, []).append(processing.id)
    return {code: tuple(numbers) for code, numbers in found.items()}


def _sightings(scope: Scope) -> Iterator[tuple[str, _Sighting]]:
    """What flows hand over for the scope, then what its datasets hold."""
    for flow in _flows(scope):
        served = scope.observed.served_by(flow)
        # A flow attached to processings answers to them alone; another one to all that cover it.
        linked = [number for number in served if number not in scope.ours]
        for number in scope.picture.spread.personal_delivered_by(flow):
            if served or number in scope.held:
                others = linked if served else scope.others(number)
                yield from _seen(scope, number, flow, others)
    for number in scope.datasets:
        yield from _seen(scope, number, None, scope.others(number))


def _flows(scope: Scope) -> Iterable[Flow]:
    """The flows that serve the scope, and those that serve nothing and carry its data."""
    found = {f.id: f for p in scope.register for f in scope.observed.flows_of.get(p.id, ())}
    for number in scope.datasets:
        for flow in scope.picture.graph.flows_of_dataset.get(number, ()):
            if not scope.observed.served_by(flow):
                found[flow.id] = flow
    return (found[number] for number in sorted(found))


def _seen(
    scope: Scope, dataset: int, flow: Flow | None, others: Sequence[int]
) -> Iterator[tuple[str, _Sighting]]:
    declared = scope.observed.categories_declared
    for code in sorted(scope.picture.graph.categories_of_dataset[dataset]):
        by = next((number for number in others if code in declared[number]), None)
        answering = None if by is None else scope.observed.by_number[by]
        yield code, _Sighting(dataset, flow, answering)


def _item(scope: Scope, code: str, declared: tuple[int, ...], seen: list[_Sighting]) -> Item:
    if not seen:
        return Item(
            matter="categories", subject=code, standing=Standing.DECLARED, processings=declared
        )
    unanswered = [sighting for sighting in seen if sighting.answered_by is None]
    shown = seen[0] if declared or not unanswered else unanswered[0]
    note = None
    standing = Standing.AGREED
    if not declared and unanswered:
        standing = Standing.OBSERVED
    elif not declared and shown.answered_by is not None:
        note = declared_elsewhere(shown.answered_by)
    datasets = tuple(sorted({sighting.dataset for sighting in seen}))
    return Item(
        matter="categories",
        subject=code,
        standing=standing,
        processings=declared or scope.candidates([shown.dataset, *datasets]),
        datasets=datasets,
        path=_way(scope, shown),
        place=None,
        note=note,
    )


def _way(scope: Scope, sighting: _Sighting) -> tuple[int, ...]:
    """The way to the flow that shows it, and the flow; none where it is only held."""
    if sighting.flow is None:
        return ()
    before = scope.picture.spread.path(sighting.dataset, ends_of(sighting.flow)[0]) or ()
    return (*before, sighting.flow.id)

"""Transfers and systems: places that the register names against those where data are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from inventaire.audit.borders import Crossing
from inventaire.audit.declared import declares, never_seen
from inventaire.audit.reconciliation.item import Item, Standing
from inventaire.audit.reconciliation.scope import Scope, declared_elsewhere
from inventaire.graph.build import ends_of
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import Processing, TransferLine
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.countries import is_eea

_OTHER_DATA = N_("D'autres données y vont, pas celles-ci.")
_OTHERS_THERE = N_("D'autres données personnelles s'y trouvent, pas celles-ci.")
_HELD = N_("Des données y sont hébergées ; aucun flux recensé ne les y apporte.")


def transfers(scope: Scope) -> Iterator[Item]:
    """Every place abroad that data of the scope reach, and every transfer declared.

    Of the whole register, what one side only says is TRA-06's, but for what is held abroad.
    """
    arriving: dict[Ref, list[Crossing]] = defaultdict(list)
    for crossing in scope.observed.crossings_of(scope.datasets):
        arriving[crossing.place].append(crossing)
    for place in sorted(arriving):
        yield _arriving(scope, place, arriving[place])
    held = list(_held(scope))
    yield from held
    told = {item.country for item in held if item.standing is Standing.AGREED}
    yield from _declared(scope, [crossings[0] for crossings in arriving.values()], told)


def _held(scope: Scope) -> Iterator[Item]:
    """The systems abroad that hold data of the scope, though no flow says how they came."""
    for system, country in scope.observed.held_abroad:
        held = [d.id for d in scope.picture.personal_systems[system.id] if d.id in scope.held]
        saying = [p.id for p in scope.observed.transferring if _names_country(p, country)]
        by = tuple(number for number in saying if number in scope.ours)
        other = scope.another(saying, held)
        if held:
            yield Item(
                matter="transfers",
                subject=ref_of(system),
                standing=Standing.AGREED if by or other is not None else Standing.OBSERVED,
                processings=by or scope.candidates(held),
                datasets=tuple(held),
                place=ref_of(system),
                note=Text(_HELD) if by or other is None else declared_elsewhere(other),
                country=country,
                recipient=system.operator,
            )


def _names_country(processing: Processing, country: str) -> bool:
    return any(line.country == country for line in processing.transfers)


def _arriving(scope: Scope, place: Ref, arriving: list[Crossing]) -> Item:
    """A place abroad: declared by the scope, by another processing of the same data, or by none."""
    datasets = tuple(sorted({n for one in arriving for n in one.datasets if n in scope.held}))
    saying = [p.id for p in scope.observed.transferring if _names(p, arriving[0])]
    by = tuple(number for number in saying if number in scope.ours)
    other = scope.another(saying, datasets)
    agreed, recipient = bool(by) or other is not None, arriving[0].recipient
    return Item(
        matter="transfers",
        subject=place,
        standing=Standing.AGREED if agreed else Standing.OBSERVED,
        processings=by or scope.candidates(datasets),
        datasets=datasets,
        path=_way(scope, arriving[0]),
        place=place,
        note=declared_elsewhere(other) if other is not None and not by else None,
        country=arriving[0].country,
        safeguard=arriving[0].flow.safeguard,
        recipient=None if recipient is None else recipient.id,
    )


def _names(processing: Processing, crossing: Crossing) -> bool:
    return any(declares(line, crossing) for line in processing.transfers)


def _way(scope: Scope, crossing: Crossing) -> tuple[int, ...]:
    source = ends_of(crossing.flow)[0]
    ours = [number for number in crossing.datasets if number in scope.held]
    nearest = scope.observed.nearest(ours, source)
    return (*(scope.picture.spread.path(nearest, source) or ()), crossing.flow.id)


def _declared(scope: Scope, shown: list[Crossing], held: set[str]) -> Iterator[Item]:
    """The transfers that the register declares and that no item shows yet, by country."""
    found: dict[str, list[tuple[int, TransferLine]]] = defaultdict(list)
    for processing in scope.register:
        for line in processing.transfers:
            told = line.country in held or any(declares(line, one) for one in shown)
            if line.country and not is_eea(line.country) and not told:
                found[line.country].append((processing.id, line))
    # Most processing declares no transfer: where its data go is then nobody's question.
    here, actors = scope.observed.reached(scope.datasets if found else ())
    anywhere, everyone = scope.observed.reached_by_all if found else (set(), set())
    for country, lines in found.items():
        unseen = never_seen((line for _number, line in lines), here, actors)
        nowhere = never_seen(unseen, anywhere, everyone)
        yield Item(
            matter="transfers",
            subject=country,
            standing=Standing.DECLARED if unseen else Standing.AGREED,
            processings=tuple(dict.fromkeys(number for number, _line in lines)),
            note=Text(_OTHER_DATA) if unseen and not nowhere else None,
            country=country,
        )


def systems(scope: Scope) -> Iterator[Item]:
    """Every system that the register names, or where data of the scope are."""
    named: dict[Ref, list[int]] = defaultdict(list)
    for processing in scope.register:
        for number in dict.fromkeys(processing.systems):
            named[Ref("system", number)].append(processing.id)
    reached: dict[Ref, list[int]] = defaultdict(list)
    for dataset in scope.datasets:
        for node in scope.observed.distances(dataset):
            if node.kind == "system":
                reached[node].append(dataset)
    for node in sorted({*named, *reached}):
        if scope.picture.snapshot.find(node):
            yield _system(scope, node, tuple(named.get(node, ())), tuple(reached.get(node, ())))


def _system(scope: Scope, node: Ref, named: tuple[int, ...], datasets: tuple[int, ...]) -> Item:
    spread = scope.picture.spread
    if not datasets:
        note = Text(_OTHERS_THERE) if spread.personal_at(node) else None
        return Item(
            matter="systems",
            subject=node,
            standing=Standing.DECLARED,
            processings=named,
            place=node,
            note=note,
        )
    nearest = scope.observed.nearest(datasets, node)
    other = scope.another(scope.observed.using.get(node.id, ()), datasets)
    agreed = bool(named) or other is not None
    return Item(
        matter="systems",
        subject=node,
        standing=Standing.AGREED if agreed else Standing.OBSERVED,
        processings=named or scope.candidates(datasets),
        datasets=datasets,
        path=spread.path(nearest, node) or (),
        place=node,
        note=declared_elsewhere(other) if other is not None and not named else None,
    )

"""Transfers and systems: places that the register names against those where data are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from inventaire.audit.borders import Crossing, held_abroad
from inventaire.audit.declared import declares, never_seen
from inventaire.audit.reconciliation.item import Item, Standing
from inventaire.audit.reconciliation.scope import Scope, declared_elsewhere
from inventaire.graph.borders import country_of
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
    for crossing in scope.observed.crossings:
        if set(crossing.datasets) & set(scope.datasets):
            arriving[crossing.place].append(crossing)
    for place in sorted(arriving):
        yield _arriving(scope, place, arriving[place])
    held = list(_held(scope))
    yield from held
    told = {item.country for item in held if item.standing is Standing.AGREED}
    yield from _declared(scope, [crossings[0] for crossings in arriving.values()], told)


def _held(scope: Scope) -> Iterator[Item]:
    """The systems abroad that hold data of the scope, though no flow says how they came."""
    for system, country in held_abroad(scope.picture):
        held = [d.id for d in scope.picture.personal_systems[system.id] if d.id in scope.datasets]
        by = tuple(p.id for p in scope.register if _names_country(p, country))
        other = next((p for p in scope.others(held) if _names_country(p, country)), None)
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
    datasets = tuple(sorted({n for one in arriving for n in one.datasets if n in scope.datasets}))
    by = tuple(p.id for p in scope.register if _names(p, arriving[0]))
    other = next((p for p in scope.others(datasets) if _names(p, arriving[0])), None)
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
    ours = [number for number in crossing.datasets if number in scope.datasets]
    paths = (scope.picture.spread.path(number, source) or () for number in ours)
    return (*min(paths, key=lambda path: (len(path), path)), crossing.flow.id)


def _declared(scope: Scope, shown: list[Crossing], held: set[str]) -> Iterator[Item]:
    """The transfers that the register declares and that no item shows yet, by country."""
    here, actors = _reached(scope, scope.datasets)
    personal = [dataset.id for dataset in scope.picture.personal_datasets]
    anywhere, everyone = _reached(scope, personal)
    found: dict[str, list[tuple[int, TransferLine]]] = defaultdict(list)
    for processing in scope.register:
        for line in processing.transfers:
            told = line.country in held or any(declares(line, one) for one in shown)
            if line.country and not is_eea(line.country) and not told:
                found[line.country].append((processing.id, line))
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


def _reached(scope: Scope, datasets: tuple[int, ...] | list[int]) -> tuple[set[str], set[int]]:
    """The countries that these data reach, and the actors who can get at them."""
    spread = scope.picture.spread
    countries = {
        country_of(scope.picture.graph, node) for n in datasets for node in spread.reach(n)
    }
    actors = {number for n in datasets for number in scope.observed.exposures(n)}
    return countries, actors


def systems(scope: Scope) -> Iterator[Item]:
    """Every system that the register names, or where data of the scope are."""
    named: dict[Ref, list[int]] = defaultdict(list)
    for processing in scope.register:
        for number in dict.fromkeys(processing.systems):
            named[Ref("system", number)].append(processing.id)
    reached: dict[Ref, list[int]] = defaultdict(list)
    for dataset in scope.datasets:
        for node in scope.picture.spread.reach(dataset):
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
    paths = {number: spread.path(number, node) or () for number in datasets}
    other = next((p for p in scope.others(datasets) if node.id in p.systems), None)
    agreed = bool(named) or other is not None
    return Item(
        matter="systems",
        subject=node,
        standing=Standing.AGREED if agreed else Standing.OBSERVED,
        processings=named or scope.candidates(datasets),
        datasets=datasets,
        path=min(paths.values(), key=lambda path: (len(path), path)),
        place=node,
        note=declared_elsewhere(other) if other is not None and not named else None,
    )

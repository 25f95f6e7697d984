"""What places and flows that others listed would change in an inventory.

Nothing that is recorded is erased or archived. A line that cannot be taken is told, with where it
stands, and the others are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import count
from typing import Any

from inventaire.exchange.flow_lists.given import MOST, GivenFlow, GivenGraph
from inventaire.exchange.flow_lists.places import NAME_LENGTH, Places, Refused, not_understood
from inventaire.exchange.flow_lists.words import value_of
from inventaire.exchange.flow_text.names import Directory
from inventaire.exchange.flow_text.signs import cleaned
from inventaire.exchange.readers import Unreadable
from inventaire.exchange.remarks import with_remarks
from inventaire.i18n import N_, Text
from inventaire.inventory.changes import Changes, Origin, Warning, compare
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.folding import fold

_EMPTY = N_(
    "Ce fichier ne contient ni lieu ni flux. Une liste de flux a deux colonnes, « De » et « Vers »."
)
_TOO_MANY = N_(
    "Ce fichier contient %(count)s lieux et flux : %(most)s au plus. Découpez-le et réessayez."
)
_DANGLING = N_("Un flux n'a qu'un bout, ou aucun : cette ligne est laissée.")
_NOWHERE = N_("Un flux mène à « %(key)s », que le fichier ne décrit pas : cette ligne est laissée.")
_LOOP = N_("Un flux va de « %(name)s » à lui-même : cette ligne est laissée.")
_TWICE = N_("Ce flux est écrit deux fois dans le fichier : il n'est pris qu'une fois.")
_MANY_DATASETS = N_(
    "Plusieurs jeux de données s'appellent « %(name)s » : celui-ci n'est pas rattaché au flux."
)


def propose_graph(given: GivenGraph, before: Snapshot) -> Changes:
    """What a file would create and change, each value with where it stands. Raises ``Unreadable``
    where it says nothing, or more than can be looked at.
    """
    total = len(given.places) + len(given.flows)
    if not total and not given.refused:
        raise Unreadable(Text(_EMPTY))
    if total > MOST:
        raise Unreadable(Text(_TOO_MANY, {"count": total, "most": MOST}))
    proposal = _Proposal(given, before)
    proposal.read()
    return proposal.changes()


class _Proposal:
    """The inventory as it would be, built line by line."""

    def __init__(self, given: GivenGraph, before: Snapshot) -> None:
        self._given, self._before = given, before
        self._numbers = count(-1, -1)
        self._warnings: list[Warning] = []
        self._refused: list[Warning] = list(given.refused)
        self._origins: dict[tuple[Ref, str], Origin] = {}
        self._places = Places(before, self._numbers, self._warnings, self._origins)
        self._directory = Directory(before)
        self._datasets: dict[str, Dataset] = {}
        self._flows: dict[int, Flow] = {}
        self._seen: set[tuple[Any, ...]] = set()
        self._known: dict[tuple[Ref | None, Ref | None], list[Flow]] = defaultdict(list)
        for flow in before.flows:
            if not flow.archived:
                self._known[flow.source, flow.target].append(flow)

    def read(self) -> None:
        """Each place, then each flow; what cannot be taken is told."""
        for place in self._given.places:
            try:
                self._places.describe(place)
            except Refused as refusal:
                self._refused.append(Warning(refusal.text, place.origin))
        for flow in self._given.flows:
            try:
                self._read_flow(flow)
            except Refused as refusal:
                self._refused.append(Warning(refusal.text, flow.origin))

    def changes(self) -> Changes:
        """What differs from the present inventory."""
        places = self._places.records
        after = replace(
            self._before,
            systems=_with(self._before.systems, _of(places, "system")),
            actors=_with(self._before.actors, _of(places, "actor")),
            datasets=_with(self._before.datasets, self._datasets.values()),
            flows=_with(self._before.flows, self._flows.values()),
        )
        found = compare(self._before, after, origins=self._origins)
        touched = {Ref("flow", number) for number in self._flows}
        return replace(
            found,
            unchanged=tuple(ref for ref in found.unchanged if ref in touched),
            warnings=tuple(self._warnings),
            refused=tuple(self._refused),
        )

    def _read_flow(self, given: GivenFlow) -> None:
        if not given.source.strip() or not given.target.strip():
            raise Refused(Text(_DANGLING))
        source, target = self._end(given.source, given), self._end(given.target, given)
        if source == target:
            raise Refused(Text(_LOOP, {"name": self._places.record(source).name}))
        named = filter(None, (cleaned(name) for name in given.datasets))
        datasets = tuple(filter(None, (self._dataset(name, given) for name in named)))
        values, remarks = self._values(given)
        said = sorted((*values.items(), *enumerate(remarks)), key=str)
        wish = (source, target, tuple(sorted(datasets)), *said)
        if wish in self._seen:
            self._warnings.append(Warning(Text(_TWICE), given.origin))
            return
        self._seen.add(wish)
        flow = self._flow(source, target, datasets, values)
        values["notes"] = with_remarks(flow.notes, remarks)
        self._flows[flow.id] = replace(flow, **values)
        for name in ("source", "target", "datasets", *values):
            origin = given.said.get(name, ("", given.origin))[1]
            self._origins[Ref("flow", flow.id), name] = origin

    def _end(self, key: str, given: GivenFlow) -> Ref:
        ref = self._places.of_key(key)
        if ref is not None:
            return ref
        if self._given.is_closed:
            raise Refused(Text(_NOWHERE, {"key": key[:80]}))
        return self._places.named(key, given.origin)

    def _dataset(self, name: str, given: GivenFlow) -> int | None:
        name = name[:NAME_LENGTH].strip()
        known = self._directory.datasets(name)
        if len(known) > 1:
            self._warnings.append(Warning(Text(_MANY_DATASETS, {"name": name}), given.origin))
            return None
        if known:
            return known[0].id
        made = self._datasets.get(fold(name))
        if made is None:
            made = self._datasets[fold(name)] = Dataset(id=next(self._numbers), name=name)
            self._origins[Ref("dataset", made.id), "name"] = given.origin
        return made.id

    def _values(self, given: GivenFlow) -> tuple[dict[str, Any], list[str]]:
        """What is said of a flow; what nobody understands is told and goes to its remarks."""
        name = cleaned(given.name)[:NAME_LENGTH].strip()
        values: dict[str, Any] = {"name": name} if name else {}
        remarks = [given.said["notes"][0]] if "notes" in given.said else []
        remarks.extend(given.remarks)
        for name, (text, origin) in given.said.items():
            if name == "notes":
                continue
            value = value_of(name, text)
            if value is None:
                remarks.append(not_understood(Flow, name, text, origin, self._warnings))
            else:
                values[name] = value
        return values, remarks

    def _flow(
        self, source: Ref, target: Ref, datasets: tuple[int, ...], values: dict[str, Any]
    ) -> Flow:
        """The flow that is recorded already, carrying these as well; else a new one."""
        flow = self._recorded(source, target, datasets, values)
        if flow is None:
            return Flow(id=next(self._numbers), source=source, target=target, datasets=datasets)
        return replace(flow, datasets=tuple(dict.fromkeys((*flow.datasets, *datasets))))

    def _recorded(
        self, source: Ref, target: Ref, datasets: tuple[int, ...], values: dict[str, Any]
    ) -> Flow | None:
        """A flow between the same ends that carries the same data by the same means."""
        return next(
            (
                flow
                for flow in self._known.get((source, target), ())
                if flow.id not in self._flows
                and (not datasets or not flow.datasets or set(datasets) == set(flow.datasets))
                and values.get("medium", flow.medium) == flow.medium
                and values.get("name", flow.name) == flow.name
            ),
            None,
        )


def _of(records: dict[Ref, Any], kind: str) -> Iterable[Any]:
    return [record for ref, record in records.items() if ref.kind == kind]


def _with(before: tuple[Any, ...], changed: Iterable[Any]) -> tuple[Any, ...]:
    by_number = {record.id: record for record in (*before, *changed)}
    return tuple(by_number.values())

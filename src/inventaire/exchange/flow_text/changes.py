"""What a text would change in an inventory, against what was shown when it was begun.

A line nobody touched asks for nothing, even if its flow changed since. A line that was changed
while somebody else changed its flow is told, and waits. A line that was taken away archives its
flow, unless a faulty line may be the missing one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count
from typing import Any, Literal

from inventaire.exchange.flow_text.matching import match
from inventaire.exchange.flow_text.names import Aliases
from inventaire.exchange.flow_text.reading import Level, Note, Understood, Wish, understand
from inventaire.exchange.flow_text.writing import ShownFlow, write_flows
from inventaire.i18n import N_, Text, _
from inventaire.inventory.changes import Changes, Origin, Warning, compare
from inventaire.inventory.fields import Ref, fields_of
from inventaire.inventory.records import Flow
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.folding import fold

State = Literal["same", "new", "changed", "removed", "conflict", "waiting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A text that was typed over the lines of these flows; without any, it only adds flows.

    ``complete``: a flow that was shown and that no line asks for any more is to be archived.
    """

    text: str
    shown: tuple[ShownFlow, ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What a text would change, and what is to be said of its lines (0: of the whole)."""

    understood: Understood
    before: Snapshot
    after: Snapshot
    changes: Changes
    notes: tuple[Note, ...]
    #: What becomes of each flow, by number; those to come are below zero.
    states: Mapping[int, State]
    #: The flows of each line, in its order.
    lines: Mapping[int, Sequence[int]]

    @property
    def errors(self) -> tuple[Note, ...]:
        """What keeps some lines from being saved."""
        return tuple(note for note in self.notes if note.level == "error")


_CHANGED = N_(
    "ce flux a été modifié entre-temps, il dit maintenant : « %(now)s ». Votre ligne est gardée : "
    "enregistrez de nouveau pour qu'elle l'emporte."
)
_GONE = N_(
    "ce flux a été archivé entre-temps. Votre ligne est gardée : enregistrez de nouveau pour le "
    "restaurer."
)
_REMOVED_BUT_CHANGED = N_(
    "La ligne « %(line)s » est retirée, mais son flux a été modifié entre-temps : il n'est pas "
    "archivé. Enregistrez de nouveau pour l'archiver."
)
_WAITING = N_(
    "La ligne « %(line)s » est retirée : son flux sera archivé quand toutes les lignes seront lues."
)
_NEWER = N_("ce flux a été modifié entre-temps, il dit maintenant : « %(now)s ».")
_NO_MORE = N_("ce flux a été archivé entre-temps.")
_THERE = N_("ce flux est déjà enregistré : il n'est pas créé une seconde fois.")


def propose(entry: Entry, before: Snapshot) -> Proposed:
    """What a text would change in an inventory as it is now. Nothing is written."""
    proposal = _Proposal(entry, before)
    proposal.read()
    return proposal.made()


def says(snapshot: Snapshot, flow: Flow, wish: Wish) -> bool:
    """Whether a flow is already what a line asks for."""
    return wished(snapshot, flow, wish) == flow


def wished(snapshot: Snapshot, flow: Flow, wish: Wish) -> Flow:
    """A flow as its line asks; what a line does not speak of stays as it is."""
    hidden = [n for n in flow.datasets if (one := snapshot.dataset(n)) and one.archived]
    datasets = flow.datasets
    if set(datasets) - set(hidden) != set(wish.datasets):
        datasets = (*wish.datasets, *hidden)
    values: dict[str, Any] = dict(wish.values)
    if not flow.status and values["status"] == "existing":
        del values["status"]
    return replace(flow, source=wish.source, target=wish.target, datasets=datasets, **values)


class _Proposal:
    """One text against one inventory."""

    def __init__(self, entry: Entry, before: Snapshot) -> None:
        self._entry = entry
        self._before = before
        self._flows = {flow.id: flow for flow in before.flows}
        self._numbers = count(-1, -1)
        self._after: dict[int, Flow] = {}
        self._states: dict[int, State] = {}
        self._lines: dict[int, list[int]] = defaultdict(list)
        self._origins: dict[tuple[Ref, str], Origin] = {}
        self._begun, aliases = begun(entry.shown, before)
        self._understood = understand(entry.text, before, aliases=aliases)
        self._notes = list(self._understood.notes)

    def read(self) -> None:
        """Each line in turn, then what was taken away."""
        wishes = self._understood.wishes
        pairs = match([wish for _shown, wish in self._begun], wishes)
        for rank, wish in enumerate(wishes):
            begun = self._begun[pairs[rank]] if rank in pairs else None
            flow = self._flows.get(begun[0].flow) if begun else None
            if begun is None or flow is None:
                number = self._create(wish)
            else:
                number = self._keep(wish, flow, *begun)
            self._lines[wish.line].append(number)
            self._tell_origin(number, wish)
        kept = set(pairs.values())
        for rank, (shown, _wish) in enumerate(self._begun):
            if rank not in kept and self._entry.complete:
                self._remove(shown)

    def made(self) -> Proposed:
        """What was read, against what there was."""
        after = self._picture()
        told = [note for note in self._notes if note.level == "hint"]
        found = compare(self._before, after, origins=self._origins)
        changes = replace(
            found,
            unchanged=tuple(Ref("flow", n) for n, state in self._states.items() if state == "same"),
            warnings=tuple(Warning(note.text, _origin(note.line)) for note in told),
            refused=tuple(
                Warning(note.text, _origin(note.line))
                for note in self._notes
                if note.level == "error"
            ),
        )
        return Proposed(
            understood=self._understood,
            before=self._before,
            after=after,
            changes=changes,
            notes=tuple(sorted(self._notes, key=lambda note: note.line)),
            states=self._states,
            lines=dict(self._lines),
        )

    def _create(self, wish: Wish) -> int:
        known = self._recorded(wish)
        if known is not None:
            self._say(wish.line, Text(_THERE), "hint")
            self._states[known] = "same"
            return known
        number = next(self._numbers)
        values: dict[str, Any] = dict(wish.values)
        self._after[number] = Flow(
            id=number, source=wish.source, target=wish.target, datasets=wish.datasets, **values
        )
        self._states[number] = "new"
        return number

    def _recorded(self, wish: Wish) -> int | None:
        """A flow that was not shown and says the same: an answer got lost, or two were at it."""
        return next(
            (
                flow.id
                for flow in self._not_shown.get(wish.ends, ())
                if flow.id not in self._states and says(self._before, flow, wish)
            ),
            None,
        )

    @cached_property
    def _not_shown(self) -> Mapping[tuple[Ref | None, Ref | None], list[Flow]]:
        shown = {one.flow for one in self._entry.shown}
        found = defaultdict(list)
        for flow in self._before.flows:
            if not flow.archived and flow.id not in shown:
                found[flow.source, flow.target].append(flow)
        return found

    def _keep(self, wish: Wish, flow: Flow, shown: ShownFlow, begun: Wish) -> int:
        as_asked = replace(wished(self._before, flow, wish), archived=False)
        newer = flow.version != shown.version
        if as_asked == flow or (newer and wish.asks_the_same_as(begun)):
            self._states[flow.id] = "same"
            if as_asked != flow:
                self._say(wish.line, self._now(flow, _NEWER, _NO_MORE), "news")
        elif newer:
            self._states[flow.id] = "conflict"
            self._say(wish.line, self._now(flow, _CHANGED, _GONE), "error")
        else:
            self._states[flow.id] = "changed"
            self._after[flow.id] = as_asked
        return flow.id

    def _now(self, flow: Flow, changed: str, archived: str) -> Text:
        """What became of a flow that somebody else worked on."""
        lines = [text for _flow, text in write_flows(self._before, [flow])]
        return Text(changed, {"now": lines[0]}) if lines else Text(archived)

    def _remove(self, shown: ShownFlow) -> None:
        flow = self._flows.get(shown.flow)
        if flow is None or flow.archived:
            return
        if flow.version != shown.version:
            self._states[flow.id] = "conflict"
            self._say(0, Text(_REMOVED_BUT_CHANGED, {"line": shown.text}), "error")
        elif self._understood.faulty:
            self._states[flow.id] = "waiting"
            self._say(0, Text(_WAITING, {"line": shown.text}), "hint")
        else:
            self._states[flow.id] = "removed"
            self._after[flow.id] = replace(flow, archived=True)

    def _say(self, line: int, text: Text, level: Level) -> None:
        self._notes.append(Note(line, text, level))

    def _tell_origin(self, number: int, wish: Wish) -> None:
        if number in self._after:
            told = _origin(wish.line)
            for spec in fields_of(Flow):
                self._origins[Ref("flow", number), spec.name] = told

    def _picture(self) -> Snapshot:
        """The inventory as it would be; a record to come that no flow needs is not."""
        flows = self._after.values()
        needed = {end for flow in flows for end in (flow.source, flow.target)}
        needed |= {Ref("dataset", number) for flow in flows for number in flow.datasets}
        found: dict[str, list[Any]] = defaultdict(list)
        for ref, record in self._understood.records.items():
            if ref.id > 0 or ref in needed:
                found[ref.kind].append(record)
        return replace(
            self._before,
            systems=_with(self._before.systems, found["system"]),
            actors=_with(self._before.actors, found["actor"]),
            datasets=_with(self._before.datasets, found["dataset"]),
            flows=_with(self._before.flows, flows),
        )


def begun(
    shown: Sequence[ShownFlow], snapshot: Snapshot
) -> tuple[list[tuple[ShownFlow, Wish]], Aliases]:
    """What each line that was shown asked for, and the names that it gave to records renamed since:
    they still mean the same records.
    """
    text = "\n".join(one.text for one in shown)
    read = understand(text, snapshot)
    aliases = _former_names(shown, read, snapshot) if read.records else {}
    if aliases:
        read = understand(text, snapshot, aliases=aliases)
    return [(shown[wish.line - 1], wish) for wish in read.wishes], aliases


def _former_names(shown: Sequence[ShownFlow], read: Understood, snapshot: Snapshot) -> Aliases:
    flows = {flow.id: flow for flow in snapshot.flows}
    found: dict[tuple[str, str], Ref] = {}
    for wish in read.wishes:
        one = shown[wish.line - 1]
        flow = flows.get(one.flow)
        if flow is None or flow.version != one.version:
            continue
        for then, now in zip(wish.ends, (flow.source, flow.target), strict=True):
            if then.id < 0 and now is not None:
                found["place", fold(read.records[then].name)] = now
        lost = [number for number in wish.datasets if number < 0]
        unsaid = [number for number in flow.datasets if number not in wish.datasets]
        for number, known in zip(lost, unsaid, strict=False):
            name = read.records[Ref("dataset", number)].name
            found["dataset", fold(name)] = Ref("dataset", known)
    return found


def _origin(line: int) -> Origin:
    return Origin(_("Texte"), _("ligne %(number)s", number=line) if line else "")


def _with(before: tuple[Any, ...], changed: Iterable[Any]) -> tuple[Any, ...]:
    by_number = {record.id: record for record in (*before, *changed)}
    return tuple(by_number.values())

"""The text after it was saved: as it was typed, but where the records now say otherwise.

Comments, empty lines and what could not be saved stay where they are; nothing that was typed is
lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from inventaire.exchange.flow_text.changes import Entry, Proposed, says
from inventaire.exchange.flow_text.reading import understand
from inventaire.exchange.flow_text.signs import split_lines
from inventaire.exchange.flow_text.writing import ShownFlow, show_flows
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow
from inventaire.inventory.snapshot import Snapshot


def refresh(
    entry: Entry,
    proposed: Proposed,
    now: Snapshot,
    *,
    numbers: Mapping[Ref, int],
    scope: Iterable[Flow] = (),
) -> Entry:
    """The text and what it shows, once ``proposed`` is written. ``numbers`` are those that records
    to come were given; ``scope`` the flows that the text is to show, whoever recorded them.
    """
    return _Refreshing(entry, proposed, now, numbers).made(scope)


class _Refreshing:
    """One text that was saved."""

    def __init__(
        self, entry: Entry, proposed: Proposed, now: Snapshot, numbers: Mapping[Ref, int]
    ) -> None:
        self._entry = entry
        self._proposed = proposed
        self._now = now
        self._flows = {flow.id: flow for flow in now.flows}
        self._real = {ref.id: number for ref, number in numbers.items() if ref.kind == "flow"}
        self._shown = {one.flow: one for one in entry.shown}
        self._lines: dict[int, ShownFlow] = {}

    def made(self, scope: Iterable[Flow]) -> Entry:
        """Each line as it stays, then the flows that it did not show."""
        self._look(scope)
        text = [line for lines in self._rewritten() for line in lines]
        known = [number for number in self._numbers() if number in self._lines]
        added = [number for number in self._lines if number not in known]
        if added:
            while text and not text[-1].strip():
                text.pop()
            text += [*(self._lines[number].text for number in added), ""]
        shown = tuple(self._lines[number] for number in (*known, *added))
        return Entry(text="\n".join(text), shown=shown)

    def _look(self, scope: Iterable[Flow]) -> None:
        """How every flow that the text speaks of is written now."""
        numbers = dict.fromkeys((*self._numbers(), *(flow.id for flow in scope)))
        flows = [self._flows[number] for number in numbers if number in self._flows]
        self._lines = {one.flow: one for one in show_flows(self._now, flows)}
        for number, state in self._proposed.states.items():
            flow = self._flows.get(number)
            # An archived flow that a line still asks for: the next time, it is restored.
            if state == "conflict" and flow is not None and number not in self._lines:
                self._lines[number] = ShownFlow(number, flow.version, self._shown[number].text)

    def _numbers(self) -> Iterator[int]:
        """The flows of the text, in the order of its lines, then those that no line could say."""
        told = [self._number(n) for line in self._proposed.lines.values() for n in line]
        gone = {n for n, state in self._proposed.states.items() if state == "removed"}
        yield from dict.fromkeys((*told, *(n for n in self._shown if n not in gone)))

    def _number(self, number: int) -> int:
        return self._real.get(number, number)

    def _rewritten(self) -> Iterator[Sequence[str]]:
        read: dict[int, list[bool]] = {}
        for wish in understand(self._entry.text, self._now).wishes:
            told = self._proposed.lines.get(wish.line, ())
            rank = len(read.setdefault(wish.line, []))
            flow = self._flows.get(self._number(told[rank])) if rank < len(told) else None
            fine = flow is not None and not flow.archived and says(self._now, flow, wish)
            read[wish.line].append(fine)
        for number, line in enumerate(split_lines(self._entry.text), start=1):
            told = self._proposed.lines.get(number, ())
            states = {self._proposed.states[one] for one in told}
            if not told or "conflict" in states or (all(read.get(number, [False]))):
                yield [line]
            else:
                yield list(self._as_recorded(line, told))

    def _as_recorded(self, line: str, told: Sequence[int]) -> Iterator[str]:
        """A line whose flows say something else by now; what is archived stays as a comment."""
        lines = [self._lines.get(self._number(number)) for number in told]
        if None in lines:
            yield f"# {line.strip()}"
        for one in lines:
            if one is not None:
                yield one.text

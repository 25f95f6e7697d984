"""What the lines of a text mean in an inventory: which places, which data, what is said of them.

A name that is not known is a record to come: a system or an actor for a place, a dataset after the
colon. Nothing is refused for that; what nobody can understand is marked on its line, in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Literal

from inventaire.exchange.flow_text.datasets import Datasets
from inventaire.exchange.flow_text.names import Aliases, Directory
from inventaire.exchange.flow_text.places import Places
from inventaire.exchange.flow_text.signs import Line, Piece, read_lines
from inventaire.exchange.flow_text.writing import FIELDS, PRESENT
from inventaire.i18n import N_, Text
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.spoken import meaning_of, spoken

#: The value of each field of which a line says nothing.
_UNSAID: Mapping[str, Any] = {
    **dict.fromkeys(FIELDS, ""),
    "encrypted": None,
    "status": PRESENT,
}

Level = Literal["error", "hint", "news"]


@dataclass(frozen=True, slots=True)
class Note:
    """Something to say of a line: an error keeps it from being saved, a hint does not."""

    line: int
    text: Text
    level: Level = "error"


@dataclass(frozen=True, slots=True)
class Wish:
    """A flow that a line asks for; ``datasets`` are numbers, below zero for those to come."""

    line: int
    source: Ref
    target: Ref
    datasets: tuple[int, ...]
    values: Mapping[str, Any]

    @property
    def ends(self) -> tuple[Ref, Ref]:
        """From where, to where."""
        return self.source, self.target

    def asks_the_same_as(self, other: Wish) -> bool:
        """Whether both lines say the same of the same ends, in whatever order."""
        return (
            self.ends == other.ends
            and set(self.datasets) == set(other.datasets)
            and self.values == other.values
        )


@dataclass(slots=True)
class Understood:
    """What a text asks for. ``records`` are those it creates or completes, by reference."""

    wishes: list[Wish] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    records: dict[Ref, Any] = field(default_factory=dict)
    #: New places whose nature nobody said: it was guessed from the name.
    guessed: set[Ref] = field(default_factory=set)

    @property
    def faulty(self) -> frozenset[int]:
        """The numbers of the lines that could not be understood."""
        return frozenset(note.line for note in self.notes if note.level == "error")


_TWO_VALUES = N_("« %(first)s » et « %(second)s » se contredisent : gardez l'un des deux.")


def understand(text: str, snapshot: Snapshot, *, aliases: Aliases | None = None) -> Understood:
    """What a text means in an inventory."""
    return _Reader(snapshot, aliases or {}).read(read_lines(text))


class _Fault(ValueError):
    """What keeps a line from being understood."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.msgid)
        self.text = text


class _Reader:
    """Reads lines one after the other; what a faulty line would have created is forgotten."""

    def __init__(self, snapshot: Snapshot, aliases: Aliases) -> None:
        numbers = count(-1, -1)
        directory = Directory(snapshot)
        self._places = Places(snapshot, directory, aliases, numbers)
        self._datasets = Datasets(snapshot, directory, aliases, numbers)
        self._found = Understood()

    def read(self, lines: Sequence[Line]) -> Understood:
        """What these lines ask for."""
        self._places.listen(lines)
        for line in lines:
            hints: list[Text] = []
            try:
                self._found.wishes += self._line(line, hints)
            except _Fault as fault:
                self._found.notes.append(Note(line.number, fault.text))
                continue
            fresh = (text for rank, text in enumerate(hints) if text not in hints[:rank])
            self._found.notes += [Note(line.number, text, "hint") for text in fresh]
        used = {end for wish in self._found.wishes for end in wish.ends}
        self._found.records = {**self._places.touched(used), **self._datasets.records}
        self._found.guessed = self._places.guessed & used
        return self._found

    def _line(self, line: Line, hints: list[Text]) -> list[Wish]:
        """The flows of a line. Raises ``_Fault``."""
        if line.errors:
            raise _Fault(line.errors[0])
        ends = [
            (self._place(hop.source, hints), self._place(hop.target, hints)) for hop in line.hops
        ]
        values = self._values(line)
        datasets = self._carried(line, hints)
        return [Wish(line.number, source, target, datasets, values) for source, target in ends]

    def _place(self, piece: Piece, hints: list[Text]) -> Ref:
        found = self._places.find(piece)
        if isinstance(found, Text):
            raise _Fault(found)
        hints += found.hints
        return found.ref

    @staticmethod
    def _values(line: Line) -> Mapping[str, Any]:
        """What the words of a line say of its flows."""
        values: dict[str, Any] = {}
        for name, value in filter(None, map(_word, line.details)):
            if values.setdefault(name, value) != value:
                told = {"first": spoken(name, values[name]), "second": spoken(name, value)}
                raise _Fault(Text(_TWO_VALUES, told))
        return {name: values.get(name, _UNSAID[name]) for name in FIELDS}

    def _carried(self, line: Line, hints: list[Text]) -> tuple[int, ...]:
        """The datasets that a line names."""
        told: dict[int, Dataset] = {}
        for piece in line.details:
            if _word(piece) is not None:
                continue
            found = self._datasets.find(piece, told)
            if isinstance(found, Text):
                raise _Fault(found)
            told[found.record.id] = found.record
            hints += found.hints
        for record in told.values():
            self._datasets.keep(record)
        return tuple(told)


def _word(piece: Piece) -> tuple[str, Any] | None:
    """What a piece says of a flow, where it is no name."""
    bare = not (piece.quoted or piece.asides or piece.marks)
    return meaning_of(piece.name) if bare else None

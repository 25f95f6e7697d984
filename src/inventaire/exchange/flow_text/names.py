"""Which records the names of a text mean; how a record is named so that only it is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from inventaire.exchange.flow_text.signs import cleaned, read_lines
from inventaire.i18n import N_, _
from inventaire.inventory.fields import Ref
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.nearness import Nearby
from inventaire.vocabulary.spoken import meaning_of

#: What a mark says of a record's kind.
KIND_WORDS: Mapping[str, str] = {"system": N_("système"), "actor": N_("acteur")}

#: Names that records bore when the text was written: ``("place", "paie")``, ``("dataset", "dsn")``.
Aliases = Mapping[tuple[str, str], Ref]

#: « [n° 12] », « [12] », « [système n° 12] ».
NUMBERED = re.compile(
    r"(?P<word>[^\d]*?)\s*(?:n°|nº|no\.?|#)?\s*(?P<number>\d{1,9})", re.IGNORECASE
)


class Directory:
    """The places and datasets of an inventory by name. What is archived has no name here."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._places = _Names(
            (Ref(kind, record.id), record.name)
            for kind in ("system", "actor")
            for record in snapshot.of(kind)
            if not record.archived
        )
        self._datasets = _Names(
            (Ref("dataset", record.id), record.name)
            for record in snapshot.datasets
            if not record.archived
        )
        self._written: dict[Ref, str] = {}

    def places(self, name: str) -> list[Ref]:
        """The systems and actors of this name: letter for letter, else accents and case aside."""
        return self._places.called(name)

    def datasets(self, name: str) -> list[Ref]:
        """The datasets of this name, in the same way."""
        return self._datasets.called(name)

    def names_near(self, name: str, *, dataset: bool = False) -> list[str]:
        """Known names that this one may be a slip for."""
        return (self._datasets if dataset else self._places).nearby.of(name)

    def write(self, ref: Ref) -> str:
        """A name by which a text means this record and no other."""
        found = self._written.get(ref)
        if found is None:
            name = cleaned(self._snapshot.label(ref)) if self._is_named(ref) else ""
            found = _dataset(self, ref, name) if ref.kind == "dataset" else _place(self, ref, name)
            self._written[ref] = found
        return found

    def _is_named(self, ref: Ref) -> bool:
        record = self._snapshot.find(ref)
        return record is not None and bool(record.name)


class _Names:
    """Records by name."""

    def __init__(self, named: Iterable[tuple[Ref, str]]) -> None:
        self._exact: dict[str, list[Ref]] = defaultdict(list)
        self._folded: dict[str, list[Ref]] = defaultdict(list)
        for ref, name in named:
            self._exact[cleaned(name)].append(ref)
            self._folded[fold(cleaned(name))].append(ref)

    def called(self, name: str) -> list[Ref]:
        return self._exact.get(name) or self._folded.get(fold(name), []) if name else []

    @cached_property
    def nearby(self) -> Nearby:
        return Nearby(self._exact)


def _place(directory: Directory, ref: Ref, name: str) -> str:
    same = directory.places(name)
    if same == [ref]:
        return name if _is_bare_place(name) else quoted(name)
    word = _(KIND_WORDS[ref.kind])
    alone = [one for one in same if one.kind == ref.kind] == [ref]
    mark = f"[{word}]" if alone else f"[{word} n° {ref.id}]"
    return f"{_plain(name)} {mark}".strip()


def _dataset(directory: Directory, ref: Ref, name: str) -> str:
    if directory.datasets(name) == [ref]:
        bare = _is_bare_detail(name) and meaning_of(name) is None
        return name if bare else quoted(name)
    return f"{_plain(name)} [n° {ref.id}]".strip()


def _plain(name: str) -> str:
    """A name that a mark may follow."""
    if not name or (_is_bare_place(name) and _is_bare_detail(name) and name[-1] not in ")]"):
        return name
    return quoted(name)


def quoted(name: str) -> str:
    """A name between quotes, kept whole whatever its signs."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _is_bare_place(name: str) -> bool:
    """Whether a place may be written without quotes, on both sides of an arrow."""
    lines = read_lines(f"{name} -> {name}")
    if len(lines) != 1 or lines[0].details or len(lines[0].hops) != 1:
        return False
    hop = lines[0].hops[0]
    return all(end.whole == name and not end.quoted for end in (hop.source, hop.target))


def _is_bare_detail(name: str) -> bool:
    """Whether a dataset may be written without quotes, among others."""
    lines = read_lines(f"x -> y : {name}, {name}")
    if len(lines) != 1 or len(lines[0].hops) != 1 or len(lines[0].details) != 2:
        return False
    return all(piece.whole == name and not piece.quoted for piece in lines[0].details)

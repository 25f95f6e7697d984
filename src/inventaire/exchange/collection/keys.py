"""How records are called in cells: by name, and by a key where a name would not be enough."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from inventaire.exchange.sheets import name_key
from inventaire.exchange.workbook.words import cleaned
from inventaire.i18n import _
from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.snapshot import Snapshot, ref_of

#: What keys begin with, as people may read them.
PREFIXES: Mapping[str, str] = {
    "organisation": "ORG", "dataset": "JDD", "system": "SYS", "actor": "ACT", "flow": "FLX",
    "processing": "TRT", "breach": "VIO", "request": "DEM", "evidence": "PRV",
    "security_review": "SEC", "assessment": "MAT", "mission": "MIS", "workshop": "ATE",
    "training": "FOR", "action": "AXN",
}  # fmt: skip
_KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}
_KEY = re.compile(r"([A-Z]{3})-(-?\d{1,18})")
#: « Paie [SYS-3] »: a name that several bear, and the key that tells them apart.
_NAMED_KEY = re.compile(r"(?:.*\s)?\[([A-Z]{3}--?\d{1,18})\]", re.DOTALL)


def key_of(ref: Ref) -> str:
    """« TRT-12 »."""
    return f"{PREFIXES[ref.kind]}-{ref.id}"


def ref_of_key(text: str) -> Ref | None:
    """The record that « TRT-12 » means; nothing where it is no key."""
    found = _KEY.fullmatch(text.strip())
    return Ref(_KINDS[found[1]], int(found[2])) if found and found[1] in _KINDS else None


def ref_named(text: str) -> Ref | None:
    """The record whose key a label ends with: « Paie [SYS-3] »."""
    found = _NAMED_KEY.fullmatch(text.strip())
    return ref_of_key(found[1]) if found else None


def one_line(text: str) -> str:
    """A name on one line, as it is read again from a cell."""
    # What is written is escaped once more on its way to the file.
    return " ".join(cleaned(text).replace("_x005F_", "_").split())


class Labels:
    """The label of each record among those of some kinds: its name, its key where that is unsure.

    No two records of the same kinds bear one label. Those of ``hidden`` kinds say no name at all.
    """

    def __init__(self, snapshot: Snapshot, *, hidden: Collection[str] = ()) -> None:
        self._snapshot, self._hidden = snapshot, hidden
        self._groups: dict[tuple[str, ...], Counter[str]] = {}

    @cached_property
    def _names(self) -> dict[Ref, str]:
        """What each record is called, on one line. What is archived has no name of its own."""
        return {ref_of(record): self._name(ref_of(record)) for record in self._snapshot.records()}

    def _name(self, ref: Ref) -> str:
        record = self._snapshot.find(ref)
        if record is None or record.archived or not (record.name or ref.kind == "flow"):
            return ""
        # « ; » stands between two names of one cell.
        name = one_line(self._snapshot.label(ref))
        return "" if ";" in name or _NAMED_KEY.fullmatch(name) or ref_of_key(name) else name

    def of(self, kinds: tuple[str, ...], ref: Ref) -> str:
        """The label of a record among those of these kinds."""
        if ref.kind in self._hidden:
            return f"{_(KINDS[ref.kind].singular_label)} [{key_of(ref)}]"
        name = self._names.get(ref, "")
        if name and self._counted(kinds)[name_key(name)] == 1:
            return name
        shown = one_line(self._snapshot.label(ref)).replace(";", ",")
        return f"{shown} [{key_of(ref)}]"

    def offered(self, kinds: tuple[str, ...], named: Collection[str]) -> Iterator[str]:
        """The labels that one may choose from, of the kinds that are named; none is archived."""
        for kind in filter(named.__contains__, kinds):
            for record in self._snapshot.of(kind):
                if not record.archived:
                    yield self.of(kinds, Ref(kind, record.id))

    def _counted(self, kinds: tuple[str, ...]) -> Counter[str]:
        if kinds not in self._groups:
            names = (self._names[ref_of(one)] for kind in kinds for one in self._snapshot.of(kind))
            self._groups[kinds] = Counter(name_key(name) for name in names if name)
        return self._groups[kinds]

    def alone(self, named: Collection[str]) -> Iterator[tuple[Ref, str]]:
        """Every record of these kinds whose name is enough among those of its kind."""
        for kind in filter(named.__contains__, KINDS):
            for record in self._snapshot.of(kind):
                ref = Ref(kind, record.id)
                if self._names[ref] and self._counted((kind,))[name_key(self._names[ref])] == 1:
                    yield ref, self._names[ref]

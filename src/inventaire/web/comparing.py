"""What differs between two frozen inventories, as the page that compares them shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from flask import request

from inventaire.inventory.changes import Changes
from inventaire.inventory.kinds import KINDS, ORGANISATION
from inventaire.operations.archives import Comparison, Version
from inventaire.web.presentation import Names
from inventaire.web.previews import DEED_LABELS, linked

#: What the address says for the inventory as it is recorded now.
TODAY = "aujourdhui"


@dataclass(frozen=True, slots=True)
class Asked:
    """The two versions that the address names; ``later`` is nothing for what is recorded today.

    ``kind`` and ``deed`` narrow what is shown; empty shows all.
    """

    earlier: Version
    later: Version | None
    kind: str
    deed: str

    @property
    def query(self) -> dict[str, str]:
        """The pair, as the address names it."""
        return {
            "before": str(self.earlier.id),
            "after": str(self.later.id) if self.later else TODAY,
        }


def read_asked(known: Sequence[Version]) -> Asked | None:
    """What the address asks for; nothing where it names no two versions. Their order is ours."""
    by_number = {str(version.id): version for version in known}
    named = {request.args.get("before", ""), request.args.get("after", "")}
    chosen = sorted(
        (by_number[name] for name in named if name in by_number),
        key=lambda version: (version.taken_at, version.id),
    )
    kind, deed = request.args.get("kind", ""), request.args.get("deed", "")
    kind = kind if kind in {*KINDS, ORGANISATION.code} else ""
    deed = deed if deed in DEED_LABELS else ""
    if len(chosen) == 2:
        return Asked(chosen[0], chosen[1], kind, deed)
    return Asked(chosen[0], None, kind, deed) if chosen and TODAY in named else None


@dataclass(frozen=True, slots=True)
class Moved:
    """How a kind of record moved: how many there were, how many there are, what was done."""

    kind: str
    label: str
    before: int
    after: int
    deeds: Mapping[str, int]


def moved_kinds(comparison: Comparison) -> list[Moved]:
    """Each kind that holds something, in the order of the menu; archived records do not count.

    The organisation itself comes last, where it changed.
    """
    tally = Counter((change.ref.kind, change.deed) for change in comparison.changes.changes)
    earlier, later = comparison.earlier.live(), comparison.later.live()
    lines = [
        Moved(
            kind.code,
            kind.plural_label,
            len(earlier.of(kind.code)),
            len(later.of(kind.code)),
            {deed: count for (of, deed), count in tally.items() if of == kind.code},
        )
        for kind in KINDS.values()
    ]
    found = [line for line in lines if line.before or line.after or line.deeds]
    changed = tally[ORGANISATION.code, "change"]
    if changed:
        code, label = ORGANISATION.code, ORGANISATION.singular_label
        found.append(Moved(code, label, 1, 1, {"change": changed}))
    return found


def ranks_asked(changes: Changes, asked: Asked) -> list[int]:
    """The places of the changes to show."""
    return [
        rank
        for rank, change in enumerate(changes.changes)
        if asked.kind in ("", change.ref.kind) and asked.deed in ("", change.deed)
    ]


def names_in(comparison: Comparison, ranks: Collection[int]) -> Names:
    """How the records that these changes link to are called: as of late, else as before."""
    chosen = Changes(tuple(comparison.changes.changes[rank] for rank in ranks))
    later, earlier = comparison.later, comparison.earlier
    return {ref: (later if later.find(ref) else earlier).label(ref) for ref in linked(chosen)}

"""Graphs written as one draws them: ``Paie* -> DGFiP``; see ``docs/propagation.md``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.builders import commune, dataset, flow, picture, system

from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow, System
from inventaire.inventory.snapshot import Snapshot

_ARROW = re.compile(r"\s*-(\w*)->\s*")
_MEANINGS: dict[str, dict[str, Any]] = {
    "": {},
    "anonymisation": {"transformation": "anonymisation"},
    "pseudonymisation": {"transformation": "pseudonymisation"},
    "agrégation": {"transformation": "aggregation"},
    "minimisation": {"transformation": "minimisation"},
    "prévu": {"status": "planned"},
    "supprimé": {"status": "removed"},
    "vide": {"datasets": ()},
}


@dataclass(frozen=True)
class Drawn:
    """A graph in which one dataset travels, and the places that the drawing says it reaches."""

    snapshot: Snapshot
    dataset: Dataset
    systems: dict[str, System]
    flows: tuple[Flow, ...]
    reached: frozenset[str]

    def node(self, name: str) -> Ref:
        """The place of this name."""
        return Ref("system", self.systems[name].id)

    def names(self, nodes: Iterable[Ref]) -> set[str]:
        """What places are called."""
        return {self.snapshot.label(node) for node in nodes}


def draw(text: str, **values: Any) -> Drawn:
    """Read a drawing; ``values`` go to the dataset, which is personal."""
    *lines, last = [line.strip() for line in text.strip().splitlines() if line.strip()]
    if not last.startswith("atteint :"):
        lines, last = [*lines, last], "atteint :"
    names = {part.strip() for line in lines for part in _ARROW.split(line)[::2]}
    systems = {name.rstrip("*"): system(name.rstrip("*")) for name in sorted(names)}
    held = [systems[name.rstrip("*")] for name in sorted(names) if name.endswith("*")]
    known = {"personal_status": "personal", "data_categories": ("identity",), **values}
    carried = dataset("Jeu", held_by=held, **known)
    flows = tuple(f for line in lines for f in _flows(line, systems, carried))
    reached = {name.strip() for name in last.partition(":")[2].split(",") if name.strip()}
    snapshot = picture(commune(), carried, *systems.values(), *flows)
    return Drawn(snapshot, carried, systems, flows, frozenset(reached))


def _flows(line: str, systems: dict[str, System], carried: Dataset) -> Iterable[Flow]:
    parts = _ARROW.split(line)
    for source, meaning, target in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
        values = dict(_MEANINGS[meaning])
        carrying = () if "datasets" in values else (carried,)
        values.pop("datasets", None)
        ends = [systems[end.strip().rstrip("*")] for end in (source, target)]
        yield flow(ends[0], ends[1], *carrying, **values)


def drawings(path: Path) -> list[str]:
    """Every drawing of a document."""
    return re.findall(r"```flux\n(.*?)```", path.read_text(encoding="utf-8"), flags=re.DOTALL)

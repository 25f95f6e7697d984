"""Graphs written as one draws them: ``Paie* -> DGFiP``; see ``docs/propagation.md``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.builders import actor, commune, dataset, flow, picture, system

from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Actor, Flow, System
from inventaire.inventory.snapshot import Snapshot, ref_of

_ARROW = re.compile(r"\s*-(\w*)->\s*")
#: « atteint : A, B » and the like: what the drawing says of itself.
_SAID = re.compile(r"([^:]+?)\s*:\s*(.*)")
_MEANINGS: dict[str, dict[str, Any]] = {
    "": {},
    "anonymisation": {"transformation": "anonymisation"},
    "pseudonymisation": {"transformation": "pseudonymisation"},
    "agrégation": {"transformation": "aggregation"},
    "minimisation": {"transformation": "minimisation"},
    "prévu": {"status": "planned"},
    "supprimé": {"status": "removed"},
    "archivé": {"archived": True},
    "vide": {"datasets": ()},
    "autre": {"other": True},
    "ressaisie": {"medium": "retyping"},
}


@dataclass(frozen=True)
class Drawn:
    """A graph in which one dataset travels, and what the drawing says of it."""

    snapshot: Snapshot
    dataset: Dataset
    places: Mapping[str, System | Actor]
    flows: tuple[Flow, ...]
    said: Mapping[str, frozenset[str]]

    @property
    def reached(self) -> frozenset[str]:
        """The places that the drawing says the dataset reaches."""
        return self.said.get("atteint", frozenset())

    def node(self, name: str) -> Ref:
        """The place of this name."""
        return ref_of(self.places[name])

    def names(self, nodes: Iterable[Ref]) -> set[str]:
        """What places are called."""
        return {self.snapshot.label(node) for node in nodes}


def draw(text: str, *, actors: Mapping[str, str] | None = None, **values: Any) -> Drawn:
    """Read a drawing; ``values`` go to the dataset, which is personal.

    Places are systems, but for those of ``actors``, which gives their nature. ``Paie*`` holds the
    dataset, ``Paie†`` is archived.
    """
    kinds = actors or {}
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    drawing = [line for line in lines if _ARROW.search(line)]
    marked = {part.strip() for line in drawing for part in _ARROW.split(line)[::2]}
    places = {_bare(name): _place(_bare(name), kinds) for name in sorted(marked)}
    for name in (name for name in marked if "†" in name):
        places[_bare(name)] = replace(places[_bare(name)], archived=True)
    held = [places[_bare(name)] for name in sorted(marked) if "*" in name]
    known = {"personal_status": "personal", "data_categories": ("identity",), **values}
    carried = dataset("Jeu", held_by=[p for p in held if isinstance(p, System)], **known)
    other = dataset("Autre jeu")
    flows = tuple(f for line in drawing for f in _flows(line, places, carried, other))
    sets = (carried, other) if any(other.id in flow.datasets for flow in flows) else (carried,)
    snapshot = picture(commune(), *sets, *places.values(), *flows)
    said = (_SAID.fullmatch(line) for line in lines if line not in drawing)
    expected = {found[1]: _listed(found[2]) for found in said if found}
    return Drawn(snapshot, carried, places, flows, expected)


def _bare(name: str) -> str:
    return name.strip().rstrip("*†")


def _place(name: str, kinds: Mapping[str, str]) -> System | Actor:
    return actor(name, kind=kinds[name]) if name in kinds else system(name)


def _listed(names: str) -> frozenset[str]:
    return frozenset(name.strip() for name in names.split(",") if name.strip())


def _flows(
    line: str, places: Mapping[str, System | Actor], carried: Dataset, other: Dataset
) -> Iterable[Flow]:
    parts = _ARROW.split(line)
    for source, meaning, target in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
        values = dict(_MEANINGS[meaning])
        carrying = () if "datasets" in values else (other,) if "other" in values else (carried,)
        values.pop("datasets", None)
        values.pop("other", None)
        yield flow(places[_bare(source)], places[_bare(target)], *carrying, **values)


def drawings(path: Path) -> list[str]:
    """Every drawing of a document."""
    return re.findall(r"```flux\n(.*?)```", path.read_text(encoding="utf-8"), flags=re.DOTALL)

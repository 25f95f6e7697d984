"""What a file says of places and flows, each value as it is written and where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inventaire.inventory.changes import Origin, Warning

#: How many places and flows a file may bring: beyond, nobody reads the preview.
MOST = 20_000

#: What is written, by field: the text, and where.
Said = Mapping[str, tuple[str, Origin]]


@dataclass(frozen=True, slots=True)
class GivenPlace:
    """A node: ``key`` is what flows call it, its name where they use that."""

    key: str
    name: str
    origin: Origin
    said: Said = field(default_factory=dict)
    #: What no field holds, « heading : text ».
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenFlow:
    """An edge between two keys, or two names; ``datasets`` are names."""

    source: str
    target: str
    origin: Origin
    name: str = ""
    datasets: tuple[str, ...] = ()
    said: Said = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenGraph:
    """Everything a file says; ``is_closed``: flows only link the places that it describes."""

    places: Sequence[GivenPlace]
    flows: Sequence[GivenFlow]
    is_closed: bool = False
    refused: Sequence[Warning] = ()

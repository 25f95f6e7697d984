"""What a question finds, in a form that a page, a terminal and a document all show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from inventaire.graph.borders import ZONE_LABELS as _ZONES
from inventaire.graph.borders import Zone, country_of, zone_of
from inventaire.graph.build import FlowGraph, ends_of
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.vocabulary.countries import COUNTRIES

#: Words, or records to open.
Cell = Text | tuple[Ref, ...]

NOTHING = Text("")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what it is about, its cells, and the flows that lead there."""

    about: Ref
    cells: tuple[Cell, ...]
    path: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What of the map an answer draws, and what stands out on it."""

    places: tuple[Ref, ...] = ()
    flows: tuple[int, ...] = ()
    central: tuple[Ref, ...] = ()
    #: The flows that stand out: what touches none of them fades. ``None``: nothing fades.
    followed: tuple[int, ...] | None = None
    #: What to write under a place instead of what it is.
    details: tuple[tuple[Ref, Text], ...] = ()
    #: The one dataset that arrows speak of.
    dataset: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A sentence, what else to know, a table and a picture.

    ``headings`` name the columns: what a row is about, then each of its cells; the path comes last.
    """

    sentence: Text
    notes: tuple[Text, ...] = ()
    headings: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    shown: Shown = field(default_factory=Shown)

    @property
    def paths(self) -> tuple[tuple[int, ...], ...]:
        """Every way that the rows show, each once, the flows in order."""
        return tuple(dict.fromkeys(row.path for row in self.rows if row.path))


def counted(count: int, one: str, many: str, **values: object) -> Text:
    """The sentence that agrees with a count of at least one, which it may name."""
    return Text(one if count == 1 else many, {"count": count, **values})


def name_of(graph: FlowGraph, kind: str, number: int) -> str:
    """How a record is called."""
    return graph.snapshot.label(Ref(kind, number))


def named(graph: FlowGraph, refs: Iterable[Ref], *, most: int = 6) -> tuple[object, ...]:
    """How records are called, the first of them only where they are many."""
    # Parallel flows bear one name: it is said once.
    every = list(dict.fromkeys(map(graph.snapshot.label, refs)))
    names: list[object] = [*every[:most]]
    if len(every) > most:
        names.append(Text(N_("%(count)s de plus"), {"count": len(every) - most}))
    return tuple(names)


def whereabouts(graph: FlowGraph, node: Ref) -> Text:
    """The zone of a place, and its country where it is abroad."""
    zone, country = zone_of(graph, node), country_of(graph, node)
    if zone in (Zone.ADEQUATE, Zone.THIRD):
        words = {"zone": Text(_ZONES[zone]), "country": Text(COUNTRIES.label_of(country))}
        return Text(N_("%(zone)s (%(country)s)"), words)
    return Text(_ZONES[zone])


def arrival(flows: int) -> Text:
    """How data come to a place: where they start, in one flow, in several."""
    if not flows:
        return Text(N_("Départ"))
    return counted(flows, N_("Directe"), N_("Indirecte, en %(count)s flux"))


def how_far(flows: int) -> Text:
    """What is written under a place that data reach."""
    if not flows:
        return Text(N_("départ"))
    return counted(flows, N_("à un flux"), N_("à %(count)s flux"))


def shown_along(graph: FlowGraph, paths: Iterable[Iterable[int]]) -> Shown:
    """The picture of some ways: their places and their flows."""
    flows = tuple(dict.fromkeys(number for path in paths for number in path))
    places = tuple(dict.fromkeys(end for n in flows for end in ends_of(graph.flows[n])))
    return Shown(places=places, flows=flows)

"""A view as the query of an address, both ways: what is sent to a colleague, what is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from urllib.parse import parse_qsl, urlencode

from inventaire.graph.borders import Zone
from inventaire.graph.build import FlowGraph
from inventaire.graph.gathering import GROUPINGS
from inventaire.graph.view import DIRECTIONS, MAX_DEPTH, SAYINGS, STATES, Point, View
from inventaire.inventory.fields import Ref
from inventaire.vocabulary.flows import MEDIA
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.people import DATA_SUBJECTS
from inventaire.vocabulary.processing import DATA_CATEGORIES

#: The flows that show a finding of the organisation; none where there is no such finding.
FlowsOfFinding = Callable[[int], Collection[int]]
Asked = Mapping[str, str]

#: How many groups an address may open, and how many places it may put somewhere.
_MOST_OPEN, _MOST_PLACED = 60, 80
#: How far from the first corner a place may be put, in points.
_FARTHEST = 20_000
#: The parts of an address that choose what is seen; how long one may be that is kept.
_NAMES = (
    *("dataset", "centre", "depth", "direction", "category", "medium", "country", "zone"),
    *("personal", "subject", "frequency", "processing", "state", "planned", "finding"),
    *("group", "open", "saying", "at"),
)
_LONGEST, _MOST_PARTS = 4000, 60


def no_finding(_number: int) -> Collection[int]:
    """For inventories that were never audited."""
    return ()


def view_of(asked: Asked, graph: FlowGraph, *, findings: FlowsOfFinding = no_finding) -> View:
    """The view that a query asks for; what names nothing of this inventory is left out."""
    dataset = number_in(asked.get("dataset", ""))
    known = graph.snapshot.dataset(dataset) is not None
    processing = number_in(asked.get("processing", ""))
    served = any(one.id == processing for one in graph.snapshot.processings)
    finding = number_in(asked.get("finding", ""))
    shown = frozenset(findings(finding)) if finding is not None else frozenset()
    depth = number_in(asked.get("depth", "")) or View().depth
    return View(
        centre=centre_in(asked, graph),
        depth=min(depth, MAX_DEPTH),
        direction=next((code for code in DIRECTIONS if code == asked.get("direction")), "both"),
        dataset=dataset if known else None,
        category=_known(asked.get("category", ""), DATA_CATEGORIES.codes),
        medium=_known(asked.get("medium", ""), MEDIA.codes),
        country=asked.get("country", "")[:2],
        zone=next((zone for zone in Zone if zone.value == asked.get("zone")), None),
        personal=asked.get("personal") == "1",
        subject=_known(asked.get("subject", ""), DATA_SUBJECTS.codes),
        frequency=_known(asked.get("frequency", ""), FREQUENCIES.codes),
        processing=processing if served else None,
        state=next((code for code in STATES if code == _state(asked)), ""),
        finding=finding if shown else None,
        shown=shown,
        grouping=next((code for code in GROUPINGS if code == asked.get("group")), ""),
        opened=tuple(_words(asked.get("open", ""), ","))[:_MOST_OPEN],
        saying=next((code for code in SAYINGS if code == asked.get("saying")), ""),
        positions=_positions(asked.get("at", "")),
    )


def query_of(view: View) -> dict[str, str]:
    """The shortest query that asks for a view."""
    empty = View()
    parts = {
        "dataset": "" if view.dataset is None else str(view.dataset),
        "centre": "" if view.centre is None else f"{view.centre.kind}-{view.centre.id}",
        "depth": "" if view.depth == empty.depth else str(view.depth),
        "direction": "" if view.direction == empty.direction else view.direction,
        "category": view.category,
        "medium": view.medium,
        "country": view.country,
        "zone": view.zone.value if view.zone else "",
        "personal": "1" if view.personal else "",
        "subject": view.subject,
        "frequency": view.frequency,
        "processing": "" if view.processing is None else str(view.processing),
        "state": view.state,
        "finding": "" if view.finding is None else str(view.finding),
        "group": view.grouping,
        "open": ",".join(view.opened),
        "saying": view.saying,
        "at": "_".join(f"{key}.{x}.{y}" for key, (x, y) in view.positions),
    }
    return {name: value for name, value in parts.items() if value}


def asked_in(text: str) -> dict[str, str]:
    """The parts of a query that mean something to the map. Empty: the whole of it."""
    try:
        found = dict(parse_qsl(text[:_LONGEST], max_num_fields=_MOST_PARTS))
    except ValueError:
        return {}
    return {name: found[name] for name in _NAMES if name in found}


def known_query(text: str) -> str:
    """A query without what means nothing to the map."""
    return urlencode(asked_in(text))


def wants_planned(asked: Asked) -> bool:
    """Whether flows to come are asked for."""
    return _state(asked) in ("all", "planned")


def _state(asked: Asked) -> str:
    # Views that were kept before states could be chosen say « planned=1 » for all of them.
    return "all" if asked.get("planned") == "1" else asked.get("state", "")


def centre_in(asked: Asked, graph: FlowGraph) -> Ref | None:
    """The place to turn around: « centre=system-12 », or « system=12 » from a record's page."""
    kind, _dash, number = asked.get("centre", "").partition("-")
    told = [(kind, number), *((kind, asked.get(kind, "")) for kind in ("system", "actor"))]
    for kind, text in told:
        found = number_in(text)
        if found is not None and Ref(kind, found) in graph:
            return Ref(kind, found)
    return None


def number_in(text: str) -> int | None:
    """A number of a record; nothing where a text is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _known(value: str, codes: Iterable[str]) -> str:
    return value if value in set(codes) else ""


def _words(text: str, between: str) -> Iterable[str]:
    """Each part of a list, once, in order."""
    return dict.fromkeys(part for part in text.split(between) if part)


def _positions(text: str) -> tuple[tuple[str, Point], ...]:
    """Where places were put: « s4.120.30_a7.0.0 », in points from the first corner."""
    found: dict[str, Point] = {}
    for part in _words(text, "_"):
        key, *at = part.split(".")
        numbers = [number_in(one) for one in at]
        if len(numbers) == 2 and key[:1] in ("s", "a") and number_in(key[1:]) is not None:
            x, y = (min(one, _FARTHEST) if one is not None else -1 for one in numbers)
            if x >= 0 and y >= 0:
                found[key] = (x, y)
    return tuple(found.items())[:_MOST_PLACED]

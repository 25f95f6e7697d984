"""What the address of the map asks for, and what its filters offer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask import request

from inventaire.graph.borders import ZONE_LABELS, Zone, country_of
from inventaire.graph.build import FlowGraph
from inventaire.graph.view import MAX_DEPTH, Direction, View
from inventaire.i18n import N_, _
from inventaire.inventory.fields import Ref
from inventaire.vocabulary.countries import country_label
from inventaire.vocabulary.flows import MEDIA
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.processing import DATA_CATEGORIES

DIRECTIONS: Mapping[Direction, str] = {
    "both": N_("Avant et après"),
    "out": N_("Ce qui en part"),
    "in": N_("Ce qui y mène"),
}

#: A value and its words.
Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Choices:
    """What each filter offers: only what the inventory holds."""

    datasets: Sequence[Choice]
    systems: Sequence[Choice]
    actors: Sequence[Choice]
    categories: Sequence[Choice]
    media: Sequence[Choice]
    countries: Sequence[Choice]
    zones: Sequence[Choice]
    directions: Sequence[Choice]
    depths: Sequence[int] = range(1, MAX_DEPTH + 1)


def read_view(graph: FlowGraph) -> View:
    """The view this request asks for; what names nothing of this inventory is left out."""
    dataset = _number(request.args.get("dataset", ""))
    known = graph.snapshot.dataset(dataset) is not None
    depth = _number(request.args.get("depth", "")) or View().depth
    return View(
        centre=_centre(graph),
        depth=min(depth, MAX_DEPTH),
        direction=_direction(request.args.get("direction", "")),
        dataset=dataset if known else None,
        category=_known("category", DATA_CATEGORIES.codes),
        medium=_known("medium", MEDIA.codes),
        country=request.args.get("country", "")[:2],
        zone=next((z for z in Zone if z.value == request.args.get("zone")), None),
        personal=request.args.get("personal") == "1",
    )


def _centre(graph: FlowGraph) -> Ref | None:
    """The place to turn around: « centre=system-12 », or « system=12 » from a record's page."""
    kind, _dash, number = request.args.get("centre", "").partition("-")
    asked = [(kind, number), *((k, request.args.get(k, "")) for k in ("system", "actor"))]
    for kind, text in asked:
        found = _number(text)
        if found is not None and Ref(kind, found) in graph:
            return Ref(kind, found)
    return None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _direction(text: str) -> Direction:
    return next((code for code in DIRECTIONS if code == text), "both")


def _known(name: str, codes: Iterable[str]) -> str:
    value = request.args.get(name, "")
    return value if value in set(codes) else ""


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
    }
    return {name: value for name, value in parts.items() if value}


def choices_of(graph: FlowGraph) -> Choices:
    """What the filters of a map of this inventory offer."""
    snapshot = graph.snapshot
    countries = {country_of(graph, node) for node in graph.graph} - {""}
    used = {code for codes in graph.categories_of_dataset.values() for code in codes}
    media = {flow.medium for flow in graph.flows.values()}
    return Choices(
        datasets=_named((str(d.id), d.name) for d in snapshot.datasets),
        systems=_named((f"system-{s.id}", s.name) for s in snapshot.systems),
        actors=_named((f"actor-{a.id}", a.name) for a in snapshot.actors),
        categories=[(t.code, _(t.label)) for t in DATA_CATEGORIES if t.code in used],
        media=[(t.code, _(t.label)) for t in MEDIA if t.code in media],
        countries=_named((code, country_label(code)) for code in countries),
        zones=[(zone.value, _(label)) for zone, label in ZONE_LABELS.items()],
        directions=[(code, _(label)) for code, label in DIRECTIONS.items()],
    )


def _named(choices: Iterable[Choice]) -> list[Choice]:
    """Choices in the order of their words, accents and case aside."""
    named = [(value, words or _("(sans nom)")) for value, words in choices]
    return sorted(named, key=lambda choice: (fold(choice[1]), choice[0]))


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, in words, and the query without it."""

    label: str
    value: str
    without: Mapping[str, str]


def chips_of(graph: FlowGraph, view: View) -> list[Chip]:
    """The filters that are on."""
    label = graph.snapshot.label
    told = {
        "dataset": (_("Jeu de données"), view.dataset and label(Ref("dataset", view.dataset))),
        "centre": (_("Autour de"), view.centre and label(view.centre)),
        "category": (_("Catégorie"), _(DATA_CATEGORIES.label_of(view.category))),
        "medium": (_("Moyen"), _(MEDIA.label_of(view.medium))),
        "country": (_("Pays"), country_label(view.country)),
        "zone": (_("Zone"), view.zone and _(ZONE_LABELS[view.zone])),
        "personal": (_("Données"), _("personnelles seulement")),
    }
    query = query_of(view)
    return [
        Chip(name, str(value), {kept: said for kept, said in query.items() if kept != part})
        for part, (name, value) in told.items()
        if part in query
    ]

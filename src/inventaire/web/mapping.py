"""What the address of the map asks for, and what its filters offer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import request

from inventaire.graph.borders import ZONE_LABELS, Zone, country_of
from inventaire.graph.build import FlowGraph
from inventaire.graph.gathering import CRITERIA, Group
from inventaire.graph.view import MAX_DEPTH, Direction, Grouping, Seen, View
from inventaire.i18n import N_, _, ngettext
from inventaire.inventory.fields import Ref
from inventaire.vocabulary.countries import country_label
from inventaire.vocabulary.flows import MEDIA
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.people import DATA_SUBJECTS
from inventaire.vocabulary.processing import DATA_CATEGORIES

DIRECTIONS: Mapping[Direction, str] = {
    "both": N_("Avant et après"),
    "out": N_("Ce qui en part"),
    "in": N_("Ce qui y mène"),
}

GROUPINGS: Mapping[Grouping, str] = {
    "": N_("Selon le nombre"),
    "nature": CRITERIA["nature"],
    "holder": CRITERIA["holder"],
    "zone": CRITERIA["zone"],
    "none": N_("Chaque lieu"),
}
#: How many groups an address may open.
_MOST_OPEN = 60

#: The parts of an address that choose what is seen; how long one may be that is kept.
_NAMES = (
    *("dataset", "centre", "depth", "direction", "category", "medium", "country", "zone"),
    *("personal", "subject", "frequency", "processing", "planned", "group", "open"),
)
_LONGEST, _MOST_PARTS = 4000, 60

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
    subjects: Sequence[Choice]
    frequencies: Sequence[Choice]
    processings: Sequence[Choice]
    groupings: Sequence[Choice]
    directions: Sequence[Choice]
    depths: Sequence[int] = range(1, MAX_DEPTH + 1)


def read_view(graph: FlowGraph) -> View:
    """The view this request asks for; what names nothing of this inventory is left out."""
    dataset = _number(request.args.get("dataset", ""))
    known = graph.snapshot.dataset(dataset) is not None
    processing = _number(request.args.get("processing", ""))
    served = any(one.id == processing for one in graph.snapshot.processings)
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
        subject=_known("subject", DATA_SUBJECTS.codes),
        frequency=_known("frequency", FREQUENCIES.codes),
        processing=processing if served else None,
        planned=wants_planned(),
        grouping=next((g for g in GROUPINGS if g == request.args.get("group")), ""),
        opened=tuple(_words(request.args.get("open", "")))[:_MOST_OPEN],
    )


def wants_planned() -> bool:
    """Whether flows to come are asked for."""
    return request.args.get("planned") == "1"


def _words(text: str) -> Iterable[str]:
    """Each key of a list written with commas, once, in order."""
    return dict.fromkeys(part for part in text.split(",") if part)


def read_record(graph: FlowGraph) -> Ref | None:
    """The place or the flow that is open beside the map: the one asked for, else the centre."""
    kind, _dash, text = request.args.get("record", "").partition("-")
    number = _number(text)
    if kind == "flow" and number in graph.flows:
        return Ref(kind, number) if number is not None else None
    return _centre(graph)


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
        "subject": view.subject,
        "frequency": view.frequency,
        "processing": "" if view.processing is None else str(view.processing),
        "planned": "1" if view.planned else "",
        "group": view.grouping,
        "open": ",".join(view.opened),
    }
    return {name: value for name, value in parts.items() if value}


def group_id(group: Group) -> str:
    """The name of a group's list in the page."""
    return "groupe-" + group.key.replace(".", "-")


@dataclass(frozen=True, slots=True)
class Moves:
    """Where a click on a picture leads: each place and group is a view of its own."""

    path: str
    view: View

    def to(self, **changes: Any) -> str:
        """The address of this view with some of its choices changed."""
        return self._at(query_of(replace(self.view, **changes)))

    def to_record(self, ref: Ref) -> str:
        """What surrounds a place; a flow opens beside the picture that is seen."""
        if ref.kind == "flow":
            return self._at({**query_of(self.view), "record": f"flow-{ref.id}"})
        near = replace(self.view, grouping="", opened=(), depth=1)
        return self._at(query_of(replace(near, centre=ref)))

    def to_group(self, group: Group) -> str:
        """The same picture with a group open, or closed again; the list of what has no room."""
        if group.rest_of:
            return f"{self.path}?{urlencode(query_of(self.view))}#{group_id(group)}"
        kept = tuple(one for one in self.view.opened if one != group.key)
        return self.to(opened=kept if group.key in self.view.opened else (*kept, group.key))

    def _at(self, query: Mapping[str, str]) -> str:
        return f"{self.path}?{urlencode(query)}#carte" if query else f"{self.path}#carte"


def choices_of(graph: FlowGraph) -> Choices:
    """What the filters of a map of this inventory offer."""
    snapshot = graph.snapshot
    countries = {country_of(graph, node) for node in graph.graph} - {""}
    used = {code for codes in graph.categories_of_dataset.values() for code in codes}
    subjects = {code for one in snapshot.datasets for code in one.data_subjects}
    media = {flow.medium for flow in graph.flows.values()}
    rhythms = {flow.frequency for flow in graph.flows.values()}
    served = {number for flow in graph.flows.values() for number in flow.processings}
    return Choices(
        datasets=_named((str(d.id), d.name) for d in snapshot.datasets),
        systems=_named((f"system-{s.id}", s.name) for s in snapshot.systems),
        actors=_named((f"actor-{a.id}", a.name) for a in snapshot.actors),
        categories=[(t.code, _(t.label)) for t in DATA_CATEGORIES if t.code in used],
        media=[(t.code, _(t.label)) for t in MEDIA if t.code in media],
        countries=_named((code, country_label(code)) for code in countries),
        zones=[(zone.value, _(label)) for zone, label in ZONE_LABELS.items()],
        subjects=[(t.code, _(t.label)) for t in DATA_SUBJECTS if t.code in subjects],
        frequencies=[(t.code, _(t.label)) for t in FREQUENCIES if t.code in rhythms],
        processings=_named((str(p.id), p.name) for p in snapshot.processings if p.id in served),
        groupings=[(code, _(label)) for code, label in GROUPINGS.items()],
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


def known_query(text: str) -> str:
    """What an address asks for, without what means nothing to the map; empty is the whole of it."""
    asked = dict(parse_qsl(text[:_LONGEST], max_num_fields=_MOST_PARTS))
    return urlencode({name: asked[name] for name in _NAMES if name in asked})


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
        "subject": (_("Personnes"), _(DATA_SUBJECTS.label_of(view.subject))),
        "frequency": (_("Fréquence"), _(FREQUENCIES.label_of(view.frequency))),
        "processing": (
            _("Traitement"),
            view.processing and label(Ref("processing", view.processing)),
        ),
        "planned": (_("Flux"), _("existants et prévus")),
    }
    query = query_of(view)
    return [
        Chip(name, str(value), {kept: said for kept, said in query.items() if kept != part})
        for part, (name, value) in told.items()
        if part in query
    ]


def told_of(graph: FlowGraph, view: View, seen: Seen) -> str:
    """What a picture shows, on one line: how much, then the filters that are on."""
    flows = ngettext("%(total)s flux", "%(total)s flux", len(seen.flows), total=len(seen.flows))
    filters = [f"{chip.label} : {chip.value}" for chip in chips_of(graph, view)]
    return " · ".join([flows, *filters])

"""What the address of the map asks for, and what its filters offer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from flask import request

from inventaire.graph.asked import (
    FlowsOfFinding,
    centre_in,
    no_finding,
    number_in,
    query_of,
    view_of,
)
from inventaire.graph.borders import ZONE_LABELS, country_of
from inventaire.graph.build import FlowGraph
from inventaire.graph.gathering import GROUPINGS, Group
from inventaire.graph.view import DIRECTIONS, MAX_DEPTH, SAYINGS, STATES, View
from inventaire.i18n import _
from inventaire.inventory.fields import Ref
from inventaire.vocabulary.countries import country_label
from inventaire.vocabulary.flows import MEDIA
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.people import DATA_SUBJECTS
from inventaire.vocabulary.processing import DATA_CATEGORIES

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
    states: Sequence[Choice]
    sayings: Sequence[Choice]
    depths: Sequence[int] = range(1, MAX_DEPTH + 1)


def read_view(graph: FlowGraph, *, findings: FlowsOfFinding = no_finding) -> View:
    """The view this request asks for; what names nothing of this inventory is left out."""
    return view_of(request.args, graph, findings=findings)


def read_record(graph: FlowGraph) -> Ref | None:
    """The place or the flow that is open beside the map: the one asked for, else the centre."""
    kind, _dash, text = request.args.get("record", "").partition("-")
    number = number_in(text)
    if kind == "flow" and number in graph.flows:
        return Ref(kind, number) if number is not None else None
    return centre_in(request.args, graph)


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
        sayings=[(code, _(label)) for code, label in SAYINGS.items()],
        states=[(code, _(label)) for code, label in STATES.items() if code],
    )


def _named(choices: Iterable[Choice]) -> list[Choice]:
    """Choices in the order of their words, accents and case aside."""
    named = [(value, words or _("(sans nom)")) for value, words in choices]
    return sorted(named, key=lambda choice: (fold(choice[1]), choice[0]))

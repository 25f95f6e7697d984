"""What a view shows, in words: its filters, and how much is seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inventaire.graph.asked import query_of
from inventaire.graph.borders import ZONE_LABELS
from inventaire.graph.build import FlowGraph
from inventaire.graph.view import SAYINGS, STATES, Seen, View
from inventaire.i18n import _, ngettext
from inventaire.inventory.fields import Ref
from inventaire.vocabulary.countries import country_label
from inventaire.vocabulary.flows import MEDIA
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.people import DATA_SUBJECTS
from inventaire.vocabulary.processing import DATA_CATEGORIES


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
        "subject": (_("Personnes"), _(DATA_SUBJECTS.label_of(view.subject))),
        "frequency": (_("Fréquence"), _(FREQUENCIES.label_of(view.frequency))),
        "processing": (
            _("Traitement"),
            view.processing and label(Ref("processing", view.processing)),
        ),
        "state": (_("Flux"), _(STATES[view.state])),
        "saying": (_("Sur les flèches"), _(SAYINGS[view.saying])),
        "finding": (_("Constat"), f"n° {view.finding}"),
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

"""From what is seen to a scene: which words, marks, zones and links each place and arrow bears."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from inventaire.graph.borders import ZONE_LABELS, Zone, country_of, leaves_eea, zone_of
from inventaire.graph.build import ends_of
from inventaire.graph.paths import Spread
from inventaire.graph.scene import MARK_LABELS, Arrow, Frame, Look, Mark, Place, Scene
from inventaire.graph.view import Saying, Seen
from inventaire.i18n import _, ngettext
from inventaire.inventory.fields import Ref
from inventaire.inventory.questions import sensitive_categories
from inventaire.inventory.records import Actor, Flow, System
from inventaire.vocabulary.actors import ACTOR_KINDS
from inventaire.vocabulary.countries import country_label
from inventaire.vocabulary.flows import AUTOMATIONS, MEDIA
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.systems import SYSTEM_KINDS
from inventaire.vocabulary.terms import Vocabulary

#: The address of a record's page; empty for a picture that leaves the site.
Addresses = Callable[[Ref], str]

#: How many datasets are named on an arrow; the others are counted.
NAMED_DATASETS = 2


def without_links(_ref: Ref) -> str:
    """For pictures that leave the site."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """What stands out: central places, followed flows; what is not followed fades."""

    central: Collection[Ref] = ()
    followed: Collection[int] | None = None
    #: What to write under a place instead of what it is (« départ », « à 2 flux »).
    details: dict[Ref, str] = field(default_factory=dict)
    #: Records that one is about to create or change.
    fresh: Collection[Ref] = ()
    #: The dataset that is followed: arrows speak of it, and only count what else they carry.
    dataset: int | None = None
    #: What arrows say instead of what they carry: a field of the flow.
    saying: Saying = ""


NO_EMPHASIS = Emphasis()


def stage(
    spread: Spread,
    seen: Seen,
    *,
    title: str,
    addresses: Addresses = without_links,
    emphasis: Emphasis = NO_EMPHASIS,
) -> Scene:
    """The scene of a view, place by place. Keys are made here and never hold a person's text."""
    lit = _lit(seen, emphasis)
    places = tuple(
        stage_place(spread, node, addresses, emphasis, faded=lit is not None and node not in lit)
        for node in seen.places
    )
    arrows = tuple(stage_flow(spread, flow, addresses, emphasis) for flow in seen.flows)
    return Scene(title=title, places=places, arrows=arrows, frames=frames())


def frames() -> tuple[Frame, ...]:
    """The zones that are drawn; places of an unknown country stand outside all of them."""
    return tuple(
        Frame(key=zone.value, label=_(ZONE_LABELS[zone]), outside_eea=zone is Zone.THIRD)
        for zone in Zone
        if zone is not Zone.UNKNOWN
    )


def _lit(seen: Seen, emphasis: Emphasis) -> set[Ref] | None:
    """The places that do not fade; ``None`` where nothing is followed."""
    if emphasis.followed is None:
        return None
    ends = {end for f in seen.flows if f.id in emphasis.followed for end in ends_of(f)}
    return ends | set(emphasis.central) | set(emphasis.details)


def key_of(ref: Ref) -> str:
    """A name for a picture's element, made of what is ours: ``system-12``."""
    return f"{ref.kind[0]}{'m' if ref.id < 0 else ''}{abs(ref.id)}"


def look_of(record: System | Actor) -> Look:
    """The shape of a place."""
    if isinstance(record, System):
        return Look.SYSTEM
    if record.kind == "internal_service":
        return Look.SERVICE
    return Look.PUBLIC if record.kind == "public" else Look.EXTERNAL


def stage_place(
    spread: Spread,
    node: Ref,
    addresses: Addresses = without_links,
    emphasis: Emphasis = NO_EMPHASIS,
    *,
    faded: bool = False,
) -> Place:
    """A place as it is drawn by itself."""
    graph = spread.graph
    record = graph.record(node)
    zone = zone_of(graph, node)
    name = graph.snapshot.label(node)
    detail = emphasis.details.get(node) or describe(spread, node)
    return Place(
        key=key_of(node),
        look=look_of(record),
        name=name,
        detail=detail,
        tooltip=f"{name} — {detail}" if detail else name,
        href=addresses(node),
        zone="" if zone is Zone.UNKNOWN else zone.value,
        outside_eea=zone is Zone.THIRD,
        central=node in emphasis.central,
        faded=faded,
        fresh=node in emphasis.fresh,
    )


def describe(spread: Spread, node: Ref) -> str:
    """What a place is, and its country where it is abroad: « Logiciel métier · États-Unis »."""
    record = spread.graph.record(node)
    words = SYSTEM_KINDS if isinstance(record, System) else ACTOR_KINDS
    country = country_of(spread.graph, node)
    parts = [_(words.label_of(record.kind))] if record.kind else []
    if country not in ("", "FR"):
        parts.append(country_label(country))
    return " · ".join(parts)


def marks_of(spread: Spread, flow: Flow, *, only: int | None = None) -> frozenset[Mark]:
    """What must be seen of a flow, whatever its colour; ``only`` of one of its datasets."""
    graph = spread.graph
    personal = [n for n in spread.personal_delivered_by(flow) if only in (None, n)]
    categories = frozenset[str]().union(*(graph.categories_of_dataset[n] for n in personal))
    medium = MEDIA.get(flow.medium)
    told = {
        Mark.PERSONAL: bool(personal),
        Mark.SENSITIVE: bool(sensitive_categories(categories)),
        Mark.UNENCRYPTED: flow.encrypted is False,
        Mark.LEAVES_EEA: leaves_eea(graph, flow),
        Mark.ANONYMISED: flow.transformation == "anonymisation",
        Mark.MANUAL: flow.automation == "manual" or (medium is not None and medium.manual),
        Mark.PLANNED: flow.status == "planned",
    }
    return frozenset(mark for mark, true in told.items() if true)


def carried(spread: Spread, flow: Flow, *, only: int | None = None) -> str:
    """What a flow carries, in a few words: two names, or only one, then how many others."""
    label = spread.graph.snapshot.label
    named = flow.datasets[:NAMED_DATASETS] if only is None else (only,)
    names = [label(Ref("dataset", number)) for number in named]
    others = len(flow.datasets) - len(names)
    if others:
        names.append(ngettext("%(count)s autre", "%(count)s autres", others))
    return ", ".join(names)


def stage_flow(
    spread: Spread,
    flow: Flow,
    addresses: Addresses = without_links,
    emphasis: Emphasis = NO_EMPHASIS,
) -> Arrow:
    """A flow as it is drawn by itself."""
    source, target = ends_of(flow)
    ref = Ref("flow", flow.id)
    marks = marks_of(spread, flow, only=emphasis.dataset)
    followed = emphasis.followed is not None and flow.id in emphasis.followed
    return Arrow(
        key=key_of(ref),
        source=key_of(source),
        target=key_of(target),
        label=_said(spread, flow, emphasis),
        tooltip=_tooltip(spread, flow, marks),
        href=addresses(ref),
        marks=marks,
        highlighted=followed,
        faded=emphasis.followed is not None and not followed,
        fresh=ref in emphasis.fresh,
    )


#: The words of each field that arrows may say.
_WORDS: Mapping[Saying, Vocabulary[Any]] = {
    "medium": MEDIA,
    "frequency": FREQUENCIES,
    "automation": AUTOMATIONS,
}


def _said(spread: Spread, flow: Flow, emphasis: Emphasis) -> str:
    """The words on an arrow; one that was not answered says so."""
    if not emphasis.saying:
        return carried(spread, flow, only=emphasis.dataset)
    code: str = getattr(flow, emphasis.saying)
    return _(_WORDS[emphasis.saying].label_of(code)) if code else _("non renseigné")


def _tooltip(spread: Spread, flow: Flow, marks: frozenset[Mark]) -> str:
    """Everything a flow says of itself, between dots."""
    parts = [
        spread.graph.snapshot.label(Ref("flow", flow.id)),
        carried(spread, flow),
        _(MEDIA.label_of(flow.medium)) if flow.medium else "",
        _(FREQUENCIES.label_of(flow.frequency)) if flow.frequency else "",
        *(_(MARK_LABELS[mark]) for mark in MARK_LABELS if mark in marks),
    ]
    return " · ".join(part for part in parts if part)

"""The card of a record beside the map: what one wants to know of it without leaving the picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from inventaire.graph.borders import ZONE_LABELS, country_of, zone_of
from inventaire.graph.build import ends_of
from inventaire.graph.paths import Spread
from inventaire.graph.scene import MARK_LABELS
from inventaire.graph.staging import marks_of
from inventaire.i18n import N_, _
from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.records import Flow, System
from inventaire.vocabulary.actors import ACTOR_KINDS
from inventaire.vocabulary.countries import country_label
from inventaire.vocabulary.flows import AUTOMATIONS, MEDIA, TRANSFORMATIONS
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.systems import HOSTINGS, SYSTEM_KINDS
from inventaire.vocabulary.terms import Vocabulary
from inventaire.vocabulary.transfers import SAFEGUARDS
from inventaire.web.addresses import address_of

#: How many lines of a list are told; the page of the record holds them all.
_TOLD = 6


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: where it leads, its words, what must be known of it."""

    address: str
    words: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A list of a card, and how many lines are left out of it."""

    title: str
    items: Sequence[Item]
    more: int


@dataclass(frozen=True, slots=True)
class Placard:
    """What the card says. ``facts`` are (label, words) pairs."""

    ref: Ref
    kind: str
    name: str
    facts: Sequence[tuple[str, str]]
    sections: Sequence[Section]


#: The address of the map on which a flow is open.
Addresses = Callable[[Ref], str]


def placard_of(found: Spread, ref: Ref, addresses: Addresses) -> Placard:
    """The card of a place or a flow of the graph; ``addresses``: where the map opens each."""
    flow = found.graph.flows.get(ref.id) if ref.kind == "flow" else None
    facts = _of_flow(found, flow) if flow else _of_place(found, ref)
    sections = _around_flow(found, flow, addresses) if flow else _around(found, ref, addresses)
    return Placard(
        ref=ref,
        kind=_(KINDS[ref.kind].singular_label),
        name=found.graph.snapshot.label(ref),
        facts=[(_(label), words) for label, words in facts if words],
        sections=[section for section in sections if section.items],
    )


def _word(words: Vocabulary[Any], code: str) -> str:
    return _(words.label_of(code)) if code else ""


def _of_place(found: Spread, ref: Ref) -> Iterator[tuple[str, str]]:
    record = found.graph.record(ref)
    country = country_of(found.graph, ref)
    if isinstance(record, System):
        yield N_("Nature"), _word(SYSTEM_KINDS, record.kind)
        yield N_("Hébergement"), _word(HOSTINGS, record.hosting)
        for label, number in (
            (N_("Service responsable"), record.owner),
            (N_("Exploité par"), record.operator),
        ):
            yield label, found.graph.snapshot.label(Ref("actor", number)) if number else ""
    else:
        yield N_("Nature"), _word(ACTOR_KINDS, record.kind)
    yield N_("Pays"), country_label(country) if country else ""
    yield N_("Zone"), _(ZONE_LABELS[zone_of(found.graph, ref)])


def _around(found: Spread, ref: Ref, addresses: Addresses) -> Iterator[Section]:
    graph = found.graph
    held = [n for n in found.datasets_at(ref) if ref in found.starts(n)]
    told = [n for n in found.datasets_at(ref) if n not in held]
    yield _records(found, N_("Données qui y sont"), "dataset", held)
    yield _records(found, N_("Données qui y arrivent"), "dataset", told)
    yield _flows(found, N_("Flux qui y arrivent"), graph.incoming(ref), addresses)
    yield _flows(found, N_("Flux qui en partent"), graph.outgoing(ref), addresses)
    if ref.kind == "actor":
        run = [node.id for node in graph.operated_by.get(ref.id, ())]
        yield _records(found, N_("Systèmes qu'il exploite"), "system", run)


def _of_flow(found: Spread, flow: Flow) -> Iterator[tuple[str, str]]:
    marks = marks_of(found, flow)
    yield N_("À savoir"), ", ".join(_(MARK_LABELS[m]) for m in MARK_LABELS if m in marks)
    yield N_("Moyen"), _word(MEDIA, flow.medium)
    yield N_("Fréquence"), _word(FREQUENCIES, flow.frequency)
    yield N_("Automatisation"), _word(AUTOMATIONS, flow.automation)
    yield N_("Transformation"), _word(TRANSFORMATIONS, flow.transformation)
    yield N_("Garantie de transfert"), _word(SAFEGUARDS, flow.safeguard)


def _around_flow(found: Spread, flow: Flow, addresses: Addresses) -> Iterator[Section]:
    label = found.graph.snapshot.label
    ends = [Item(addresses(end), label(end)) for end in ends_of(flow)]
    yield Section(_("De"), ends[:1], 0)
    yield Section(_("Vers"), ends[1:], 0)
    yield _records(found, N_("Jeux de données"), "dataset", flow.datasets)
    yield _records(found, N_("Traitements"), "processing", flow.processings)


def _records(found: Spread, title: str, kind: str, numbers: Sequence[int]) -> Section:
    label = found.graph.snapshot.label
    refs = [Ref(kind, number) for number in numbers[:_TOLD]]
    items = [Item(address_of(ref), label(ref)) for ref in refs]
    return Section(_(title), items, len(numbers) - len(items))


def _flows(found: Spread, title: str, flows: Sequence[Flow], addresses: Addresses) -> Section:
    items = list(_told(found, flows[:_TOLD], addresses))
    return Section(_(title), items, len(flows) - len(items))


def _told(found: Spread, flows: Iterable[Flow], addresses: Addresses) -> Iterator[Item]:
    for flow in flows:
        marks = marks_of(found, flow)
        ref = Ref("flow", flow.id)
        words = tuple(_(MARK_LABELS[mark]) for mark in MARK_LABELS if mark in marks)
        yield Item(addresses(ref), found.graph.snapshot.label(ref), words)

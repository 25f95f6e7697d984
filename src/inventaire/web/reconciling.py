"""What the pages of reconciliation show: which gaps, and what may be done about one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flask import abort, g, request, url_for

from inventaire.audit.picture import Picture
from inventaire.audit.reconciliation.item import Item, Matter, Reconciliation, Standing
from inventaire.audit.reconciliation.whole import reconcile, reconcile_processing
from inventaire.graph.borders import country_of
from inventaire.graph.questions.answer import Answer, shown_along
from inventaire.graph.questions.showing import scene_of
from inventaire.graph.view import READABLE_PLACES
from inventaire.i18n import Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import Processing
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.countries import country_label
from inventaire.vocabulary.folding import fold
from inventaire.web.addresses import address_of
from inventaire.web.asking import Step, steps_of
from inventaire.web.drawings import in_page

#: How many records a list offers; where there are more, the form of a flow finds them all.
_OFFERED = 400

#: Which field of a processing says each matter.
FIELDS: dict[Matter, str] = {
    "recipients": "recipients",
    "processors": "recipients",
    "categories": "data",
    "transfers": "transfers",
    "systems": "systems",
}


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What was reconciled: one processing, or the whole register where there is none."""

    picture: Picture
    processing: Processing | None
    found: Reconciliation

    @property
    def page(self) -> str:
        """The address of the page that tells it."""
        if self.processing is None:
            return url_for("reconciliation.show", organisation=g.organisation)
        return address_of(ref_of(self.processing), page="rapprochement")

    def item(self, key: str) -> Item | None:
        """What an address names; nothing where it is there no longer."""
        return next((item for item in self.found.items if key_of(item) == key), None)

    def address(self, item: Item) -> str:
        """The page of one gap."""
        number = self.processing.id if self.processing else None
        return url_for(
            "reconciliation.gap",
            organisation=g.organisation,
            ecart=key_of(item),
            traitement=number,
        )


def reconciled(picture: Picture, number: int | None) -> Reconciled:
    """The reconciliation of a processing in force, or of all; 404 where there is no such one."""
    if number is None:
        return Reconciled(picture, None, reconcile(picture))
    processing = next((p for p in picture.register if p.id == number), None)
    if processing is None:
        abort(404)
    return Reconciled(picture, processing, reconcile_processing(picture, processing))


def asked_number(name: str) -> int | None:
    """The number that this request gives under a name; 404 where it is none."""
    text = request.values.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        abort(404)
    return int(text)


def key_of(item: Item) -> str:
    """An item as addresses write it: « recipients.actor-3 », « categories.health »."""
    subject = item.subject
    said = f"{subject.kind}-{subject.id}" if isinstance(subject, Ref) else subject
    return f"{item.matter}.{said}"


@dataclass(frozen=True, slots=True)
class Line:
    """An item as a page shows it: how it is called, its way, and who says it in the register."""

    item: Item
    key: str
    ref: Ref | None
    name: str
    country: str
    steps: tuple[Step, ...]
    declared_by: tuple[Ref, ...]
    candidates: tuple[Ref, ...]
    address: str

    @property
    def agreed(self) -> bool:
        """Whether both sides say it."""
        return self.item.standing is Standing.AGREED


def lines_of(seen: Reconciled, items: Iterable[Item]) -> Iterator[Line]:
    """Items as a page lists them."""
    for item in items:
        yield line_of(seen, item)


def line_of(seen: Reconciled, item: Item) -> Line:
    """An item with everything that is told of it."""
    ref = item.subject if isinstance(item.subject, Ref) else None
    refs = tuple(Ref("processing", number) for number in item.processings)
    observed = item.standing is Standing.OBSERVED
    return Line(
        item=item,
        key=key_of(item),
        ref=ref,
        name=seen.picture.snapshot.label(ref) if ref else str(item.words),
        country=country_label(item.country) if item.country and ref else "",
        steps=steps_of(seen.picture, item.path),
        declared_by=() if observed else refs,
        candidates=refs if observed else (),
        address=seen.address(item),
    )


def drawn(seen: Reconciled, items: Iterable[Item], *, title: str) -> dict[str, object]:
    """What ``map/_picture.html`` shows of the ways of these items; nothing where none has one."""
    shown = shown_along(seen.picture.graph, (item.path for item in items))
    answer = Answer(sentence=Text(""), shown=shown)
    scene = scene_of(seen.picture.spread, answer, title=title, addresses=address_of)
    grouped = len(shown.places) > READABLE_PLACES
    picture = in_page(scene) if scene else {"svg": "", "picture": None}
    return {**picture, "grouped": grouped, "legend_folded": True}


def table_of(
    parts: Iterable[tuple[Processing, Reconciliation]],
) -> list[tuple[Ref, dict[Standing, int]]]:
    """Each processing with how many items of each standing it has, most gaps first."""
    rows = [
        (ref_of(one), {standing: part.count(standing) for standing in Standing})
        for one, part in parts
    ]
    return sorted(rows, key=lambda row: [-row[1][standing] for standing in Standing])


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be chosen to close a gap: values and words, the likeliest first."""

    processings: Sequence[tuple[str, str]]
    datasets: Sequence[tuple[str, str]]
    sources: Sequence[tuple[str, str]]
    targets: Sequence[tuple[str, str]]


def choices_of(seen: Reconciled, item: Item) -> Choices:
    """What the page of a gap offers."""
    picture = seen.picture
    datasets = _datasets(picture, item)
    return Choices(
        processings=_named(picture, _processings(picture, item), ranked=bool(item.processings)),
        datasets=_named(picture, [Ref("dataset", number) for number in datasets]),
        sources=_named(picture, _sources(picture, item, datasets), ranked=True),
        targets=_named(picture, _targets(picture, item)),
    )


def _processings(picture: Picture, item: Item) -> list[Ref]:
    """The processing that might declare it, or that declares it; else the whole register."""
    numbers = item.processings or [processing.id for processing in picture.register]
    return [Ref("processing", number) for number in numbers]


def _datasets(picture: Picture, item: Item) -> list[int]:
    """The personal data that the item's processing covers; else all there are."""
    ours = set(item.processings)
    every = [dataset.id for dataset in picture.personal_datasets]
    covered = [
        number
        for number in every
        if ours.intersection(p.id for p in picture.processings_of_dataset.get(number, ()))
    ]
    return covered or every


def _sources(picture: Picture, item: Item, datasets: Iterable[int]) -> list[Ref]:
    """Where these data are, then every other place they could leave from."""
    there = (node for n in datasets for node in picture.spread.reach(n))
    # Data leave from a system more often than from whoever gave or received them.
    ranked = sorted(dict.fromkeys(there), key=lambda node: node.kind != "system")
    systems = (ref_of(system) for system in picture.snapshot.systems)
    return [node for node in dict.fromkeys((*ranked, *systems)) if node != item.subject]


def _targets(picture: Picture, item: Item) -> list[Ref]:
    """Where the flow would arrive: what is declared, or the places of the country that is."""
    if isinstance(item.subject, Ref):
        return [item.subject]
    if item.matter != "transfers":
        return []
    declared = [
        Ref("actor", line.actor)
        for processing in picture.register
        if processing.id in item.processings
        for line in processing.transfers
        if line.country == item.country and line.actor is not None
    ]
    graph = picture.graph
    there = [node for node in graph.graph if country_of(graph, node) == item.country]
    return [ref for ref in dict.fromkeys((*declared, *there)) if picture.snapshot.find(ref)]


def _named(
    picture: Picture, refs: Iterable[Ref], *, ranked: bool = False
) -> Sequence[tuple[str, str]]:
    """Records as a list offers them, in the order given or in that of their names."""
    named = [(f"{ref.kind}-{ref.id}", picture.snapshot.label(ref)) for ref in refs]
    if not ranked:
        named.sort(key=lambda option: (fold(option[1]), option[0]))
    return named[:_OFFERED]

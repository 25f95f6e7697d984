"""The register against the flows, as terminals and programs read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from inventaire.audit.picture import Picture
from inventaire.audit.reconciliation.item import (
    MATTER_LABELS,
    STANDING_LABELS,
    Item,
    Reconciliation,
    Standing,
)
from inventaire.audit.reconciliation.whole import reconcile, reconcile_processing, sentence_of
from inventaire.cli.ways import record_data, way_data, way_text
from inventaire.i18n import _
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import Processing
from inventaire.inventory.snapshot import ref_of


def _found(picture: Picture, processing: Processing | None) -> Reconciliation:
    return reconcile_processing(picture, processing) if processing else reconcile(picture)


def reconciliation_text(picture: Picture, processing: Processing | None) -> Iterator[str]:
    """What one side only says, matter by matter; what agrees is counted."""
    found = _found(picture, processing)
    yield str(sentence_of(found))
    for standing, label in STANDING_LABELS.items():
        yield _("%(label)s : %(count)s", label=_(label), count=found.count(standing))
    for matter, label in MATTER_LABELS.items():
        gaps = [item for item in found.of(matter) if item.standing is not Standing.AGREED]
        if gaps:
            yield ""
            yield _(label)
            for item in gaps:
                yield from _lines(picture, item)


def _lines(picture: Picture, item: Item) -> Iterator[str]:
    yield f"  {_(STANDING_LABELS[item.standing])} — {_called(picture, item)}"
    if item.note:
        yield f"    {item.note}"
    if item.path:
        yield f"    {way_text(picture, item.path)}"


def _called(picture: Picture, item: Item) -> str:
    if isinstance(item.subject, Ref):
        return picture.snapshot.label(item.subject)
    return str(item.words)


def reconciliation_data(picture: Picture, processing: Processing | None) -> dict[str, Any]:
    """Everything that agrees and does not, with codes and numbers."""
    found = _found(picture, processing)
    return {
        "about": record_data(picture, ref_of(processing)) if processing else None,
        "sentence": str(sentence_of(found)),
        "counts": {standing.value: found.count(standing) for standing in Standing},
        "items": [_item(picture, item) for item in found.items],
    }


def _item(picture: Picture, item: Item) -> dict[str, Any]:
    return {
        "matter": item.matter,
        "standing": item.standing.value,
        "subject": _subject(picture, item),
        "processings": [record_data(picture, Ref("processing", n)) for n in item.processings],
        "datasets": [record_data(picture, Ref("dataset", n)) for n in item.datasets],
        "path": way_data(picture, item.path),
        "country": item.country,
        "safeguard": item.safeguard,
        "note": str(item.note) if item.note else "",
    }


def _subject(picture: Picture, item: Item) -> dict[str, Any]:
    if isinstance(item.subject, Ref):
        return record_data(picture, item.subject)
    kind = "country" if item.matter == "transfers" else "category"
    return {"kind": kind, "id": item.subject, "name": str(item.words)}

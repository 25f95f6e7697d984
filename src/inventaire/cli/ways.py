"""Records and ways through the flows, as terminals and programs read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from inventaire.audit.picture import Picture
from inventaire.audit.questions.catalogue import CATEGORY, Subject, called
from inventaire.graph.build import ends_of
from inventaire.graph.trail import along
from inventaire.inventory.fields import Ref


def record_data(picture: Picture, ref: Ref) -> dict[str, Any]:
    """A record: its kind, its number and how it is called."""
    return {"kind": ref.kind, "id": ref.id, "name": picture.snapshot.label(ref)}


def subject_data(picture: Picture, subject: Subject) -> dict[str, Any] | None:
    """What something is about: a record, a category by its code; nothing where it is of all."""
    if subject is None:
        return None
    if isinstance(subject, Ref):
        return record_data(picture, subject)
    return {"kind": CATEGORY, "id": subject, "name": called(picture, subject)}


def way_data(picture: Picture, path: Sequence[int]) -> list[dict[str, Any]]:
    """The flows of a way in order, each with its ends and its means."""
    flows = [picture.graph.flows[number] for number in path]
    return [
        {
            "flow": flow.id,
            "source": record_data(picture, ends_of(flow)[0]),
            "target": record_data(picture, ends_of(flow)[1]),
            "medium": flow.medium,
        }
        for flow in flows
    ]


def way_text(picture: Picture, path: Sequence[int]) -> str:
    """The places of a way: « Paie → Budget → Décisionnel »."""
    return " → ".join(picture.snapshot.label(place) for place in along(picture.graph, path))

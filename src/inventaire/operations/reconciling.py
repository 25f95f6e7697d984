"""What is done about a gap between the register and the flows: either side may say the other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from inventaire.audit.reconciliation.item import Item
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import DataLine, Processing, RecipientLine, TransferLine
from inventaire.inventory.records import Actor
from inventaire.operations.author import Author
from inventaire.operations.records import change_record, create_record, held_record
from inventaire.store.session import hold
from inventaire.store.snapshot import load_record

#: What the register calls an actor that receives data, by its own kind.
_RECIPIENT_KIND: Mapping[str, str] = {
    "processor": "processor",
    "public_authority": "authority",
    "partner": "partner",
}


def declare(
    session: Session,
    author: Author,
    organisation_id: int,
    processing: int,
    item: Item,
    *,
    now: datetime,
) -> bool:
    """Write in the register what the flows show; tells whether it did not say so yet.

    Raises ``UnknownRecord``, ``Refused``, ``ForeignRecord``.
    """
    hold(session, organisation_id)
    _row, before = held_record(session, organisation_id, "processing", processing)
    if not isinstance(before, Processing):
        raise TypeError(f"{before!r} is no entry of the register")
    values = _declaring(before, item, _kind_of(session, organisation_id, item))
    return change_record(
        session, author, organisation_id, "processing", processing, values, version=None, now=now
    )


def _kind_of(session: Session, organisation_id: int, item: Item) -> str:
    if item.matter == "processors":
        return "processor"
    if item.matter != "recipients" or not isinstance(item.subject, Ref):
        return ""
    actor = load_record(session, organisation_id, "actor", item.subject.id)
    return _RECIPIENT_KIND.get(actor.kind, "") if isinstance(actor, Actor) else ""


def _declaring(before: Processing, item: Item, kind: str) -> dict[str, Any]:
    """The fields of an entry, once it says this too."""
    if item.matter == "categories":
        known = any(line.category == item.subject for line in before.data)
        return {} if known else {"data": (*before.data, DataLine(category=str(item.subject)))}
    if item.matter == "transfers":
        line = TransferLine(actor=item.recipient, country=item.country, safeguard=item.safeguard)
        same = [(one.actor, one.country) for one in before.transfers]
        known = (line.actor, line.country) in same
        return {} if known else {"transfers": (*before.transfers, line)}
    if not isinstance(item.subject, Ref):
        raise TypeError(f"{item.subject!r} is no record to declare")
    number = item.subject.id
    if item.matter == "systems":
        return {} if number in before.systems else {"systems": (*before.systems, number)}
    if any(one.actor == number for one in before.recipients):
        return {}
    added = (*before.recipients, RecipientLine(actor=number, kind=kind))
    # Whoever has a recipient no longer has none.
    return {
        "recipients": added,
        "no_recipient": None if before.no_recipient else before.no_recipient,
    }


def create_flow(
    session: Session,
    author: Author,
    organisation_id: int,
    processing: int,
    *,
    source: Ref,
    target: Ref,
    dataset: int,
    medium: str = "",
    now: datetime,
) -> int:
    """Record the flow that brings what the register declares; its number.

    Raises ``Refused``, ``ForeignRecord``.
    """
    values = {
        "source": source,
        "target": target,
        "datasets": (dataset,),
        "processings": (processing,),
        "medium": medium,
    }
    return create_record(session, author, organisation_id, "flow", values, now=now)


def note_on_dataset(
    session: Session,
    author: Author,
    organisation_id: int,
    dataset: int,
    item: Item,
    *,
    now: datetime,
) -> bool:
    """Note on a dataset the category, or the system, that the register declares.

    Tells whether it did not say so yet. Raises ``UnknownRecord``, ``Refused``, ``ForeignRecord``.
    """
    hold(session, organisation_id)
    _row, before = held_record(session, organisation_id, "dataset", dataset)
    if not isinstance(before, Dataset):
        raise TypeError(f"{before!r} is no dataset")
    values = _noting(before, item)
    return change_record(
        session, author, organisation_id, "dataset", dataset, values, version=None, now=now
    )


def _noting(before: Dataset, item: Item) -> dict[str, Any]:
    if isinstance(item.subject, Ref):
        number = item.subject.id
        return {} if number in before.systems else {"systems": (*before.systems, number)}
    known = item.subject in before.data_categories
    return {} if known else {"data_categories": (*before.data_categories, item.subject)}

"""Usual datasets: which are recorded already, and what ticking others would create."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

from sqlalchemy.orm import Session

from inventaire.exchange.formats import TYPICAL
from inventaire.exchange.typical import known_among, propose_typical
from inventaire.i18n import _
from inventaire.inventory.dataset import Dataset
from inventaire.operations.author import Author
from inventaire.operations.imports import store_preview
from inventaire.store.imports import ImportRow
from inventaire.store.snapshot import load_live, load_snapshot


def known_entries(session: Session, organisation_id: int) -> Mapping[str, Dataset]:
    """The entries of the list that are recorded already, by code."""
    only = frozenset({"name", "subject_kind"})
    return known_among(load_live(session, organisation_id, "dataset", only=only))


def tick(
    session: Session,
    author: Author,
    organisation_id: int,
    codes: Collection[str],
    *,
    today: date,
    now: datetime,
) -> ImportRow | None:
    """Keep what these entries would create, to be looked at; nothing where all are recorded."""
    changes = propose_typical(codes, load_snapshot(session, organisation_id, taken_on=today))
    if not changes.changes:
        return None
    name = _(TYPICAL.label)
    return store_preview(session, author, organisation_id, name, TYPICAL.code, changes, now=now)

"""A catalogue is brought in through the preview, found again by its identifiers, and undone."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from inventaire.exchange.formats import propose_changes
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.imports import apply_import, store_preview, undo_import
from inventaire.store.snapshot import load_snapshot
from tests.exchange.test_harvest_tables import GRIST, PORTAL, SCDL
from tests.factories import CAMILLE, NOW, TODAY, an_organisation


def recorded(session: Session, organisation: int) -> Snapshot:
    return load_snapshot(session, organisation, taken_on=TODAY)


def brought_in(session: Session, organisation: int, data: bytes) -> int:
    """The number of an import that is looked at and applied."""
    layout, changes = propose_changes(data, recorded(session, organisation))
    row = store_preview(session, CAMILLE, organisation, "catalogue", layout.code, changes, now=NOW)
    apply_import(session, CAMILLE, organisation, row.id, None, now=NOW)
    return row.id


@pytest.mark.parametrize("text", [PORTAL, SCDL, GRIST], ids=["portail", "scdl", "grist"])
def test_a_catalogue_comes_in_once_and_is_undone(session: Session, text: str) -> None:
    organisation = an_organisation(session)
    number = brought_in(session, organisation, text.encode())
    once = recorded(session, organisation)
    assert all(one.identifier for one in once.datasets)
    _layout, again = propose_changes(text.encode(), once)
    assert again.changes == ()
    undo_import(session, CAMILLE, organisation, number, now=NOW)
    assert recorded(session, organisation).live().datasets == ()

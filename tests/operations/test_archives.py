"""Versions are kept as they were, compared, and taken away."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from inventaire.inventory.archive import snapshot_from_json
from inventaire.inventory.changes import compare
from inventaire.operations.archives import (
    archive_of,
    compare_versions,
    find_version,
    freeze,
    read,
    versions_of,
)
from inventaire.operations.audits import decide, findings_of, run_audit
from inventaire.operations.records import UnknownRecord, change_record
from inventaire.operations.replays import replay
from inventaire.operations.validation import Refused
from inventaire.store.snapshot import load_snapshot
from tests.factories import CAMILLE, NOW, TODAY, a_record, an_organisation, one_of_each

LATER = NOW + timedelta(days=1)


@pytest.fixture
def organisation(session: Session) -> int:
    """A commune with hardly anything recorded."""
    return an_organisation(session)


def test_a_version_is_read_and_compared_as_it_was(session: Session, organisation: int) -> None:
    system = a_record(session, organisation, "system", name="Paie")
    first = freeze(session, CAMILLE, organisation, "Avant", now=NOW)
    change_record(
        session, CAMILLE, organisation, "system", system, {"name": "RH"}, version=1, now=NOW
    )
    second = freeze(session, CAMILLE, organisation, "Après", now=LATER)
    assert read(session, organisation, first).systems[0].name == "Paie"
    found = compare_versions(session, organisation, first, second, today=TODAY)
    (change,) = found.changes.changes
    assert [(one.before, one.after) for one in change.fields] == [("Paie", "RH")]
    assert found.earlier.systems[0].name == "Paie"
    assert [version.title for version in versions_of(session, organisation)] == ["Après", "Avant"]
    assert find_version(session, organisation, first).title == "Avant"


def test_a_version_is_compared_with_what_is_recorded_today(
    session: Session, organisation: int
) -> None:
    version = freeze(session, CAMILLE, organisation, "Avant", now=NOW)
    a_record(session, organisation, "system", name="Cantine")
    found = compare_versions(session, organisation, version, None, today=TODAY)
    assert [(c.deed, c.label) for c in found.changes.changes] == [("create", "Cantine")]


def test_a_version_of_another_organisation_does_not_exist(
    session: Session, organisation: int
) -> None:
    version = freeze(session, CAMILLE, organisation, "Avant", now=NOW)
    other = an_organisation(session, "Autre")
    theirs = freeze(session, CAMILLE, other, "La leur", now=NOW)
    for look in (read, find_version, archive_of, replay):
        with pytest.raises(UnknownRecord):
            look(session, other, version)
    for pair in ((version, theirs), (theirs, version)):
        with pytest.raises(UnknownRecord):
            compare_versions(session, organisation, *pair, today=TODAY)


def test_a_version_needs_a_short_title(session: Session, organisation: int) -> None:
    for title in (" ", "a" * 501):
        with pytest.raises(Refused):
            freeze(session, CAMILLE, organisation, title, now=NOW)


def test_what_is_taken_away_is_read_again_exactly(session: Session, organisation: int) -> None:
    one_of_each(session, organisation)
    version = freeze(session, CAMILLE, organisation, "Remise du rapport", now=NOW)
    archive = json.loads(json.dumps(archive_of(session, organisation, version)))
    assert archive["about"]["title"] == "Remise du rapport"
    assert archive["about"]["frozen_by"] == "Camille Durand"
    brought_back = snapshot_from_json(archive)
    assert brought_back == load_snapshot(session, organisation, taken_on=TODAY)
    assert compare(load_snapshot(session, organisation, taken_on=TODAY), brought_back).changes == ()


def test_a_version_is_audited_again_as_it_was(session: Session, organisation: int) -> None:
    a_record(session, organisation, "processing", name="Paie")
    version = freeze(session, CAMILLE, organisation, "Avant", now=NOW)
    run_audit(session, CAMILLE, organisation, now=NOW)
    refused = next(f for f in findings_of(session, organisation) if f.rule == "LIC-01")
    decide(session, CAMILLE, organisation, refused.id, "refused", reason="Un doublon.", now=LATER)
    seen = replay(session, organisation, version)
    assert [finding.rule for finding in seen.set_aside] == ["LIC-01"]
    assert "LIC-01" not in {finding.rule for finding in seen.standing}
    assert "REG-03" in {finding.rule for finding in seen.standing}

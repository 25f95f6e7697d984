"""A link shows one frozen version, for a while, and nothing of what came after."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from inventaire.operations.archives import freeze
from inventaire.operations.audits import decide, run_audit
from inventaire.operations.journal import entries, headline
from inventaire.operations.records import archive_record, change_record
from inventaire.operations.shares import (
    LONGEST_DAYS,
    find_share,
    list_shares,
    read_share,
    revoke_share,
    share,
)
from inventaire.operations.validation import Refused
from inventaire.store.findings import Narrowing, find_findings
from tests.factories import CAMILLE, NOW, a_record, an_organisation

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def organisation(session: Session) -> int:
    number = an_organisation(session)
    a_record(session, number, "processing", name="Paie")
    return number


@pytest.fixture
def version(session: Session, organisation: int) -> int:
    return freeze(session, CAMILLE, organisation, "Avant l'atelier", now=NOW)


def shared(session: Session, organisation: int, version: int, **values: Any) -> str:
    given = {"title": "Bureau du 12 mars", "days": 30, "now": NOW, **values}
    return share(session, CAMILLE, organisation, version, **given)


def test_a_link_shows_the_version_as_it_was_frozen(
    session: Session, organisation: int, version: int
) -> None:
    token = shared(session, organisation, version)
    a_record(session, organisation, "processing", name="Ajouté depuis")
    found = read_share(session, token, now=LATER)
    assert found is not None
    assert [one.name for one in found.snapshot.processings] == ["Paie"]
    assert {finding.rule for finding in found.findings} >= {"REG-03"}
    told = headline(entries(session, organisation)[1])
    assert told == "Camille Durand a partagé « Bureau du 12 mars »"


def test_what_was_archived_when_it_was_frozen_is_not_shown(
    session: Session, organisation: int
) -> None:
    hidden = a_record(session, organisation, "processing", name="Retiré")
    archive_record(session, CAMILLE, organisation, "processing", hidden, now=NOW)
    version = freeze(session, CAMILLE, organisation, "V", now=NOW)
    found = read_share(session, shared(session, organisation, version), now=LATER)
    assert found is not None
    assert [one.name for one in found.snapshot.processings] == ["Paie"]


def test_a_finding_that_was_refused_is_not_shown_outside(
    session: Session, organisation: int, version: int
) -> None:
    run_audit(session, CAMILLE, organisation, now=NOW)
    row = next(
        row
        for row in find_findings(session, organisation, Narrowing(), page=1, size=100)
        if row.rule == "REG-03"
    )
    decide(session, CAMILLE, organisation, row.id, decision="refused", reason="Fait", now=NOW)
    found = read_share(session, shared(session, organisation, version), now=LATER)
    assert found is not None
    assert "REG-03" not in {finding.rule for finding in found.findings}


def test_a_link_ends_on_its_day(session: Session, organisation: int, version: int) -> None:
    token = shared(session, organisation, version, days=1)
    end = NOW + timedelta(days=1)
    assert find_share(session, token, now=end - timedelta(seconds=1)) is not None
    assert find_share(session, token, now=end) is None
    assert read_share(session, token, now=end) is None


def test_a_link_is_closed_at_once(session: Session, organisation: int, version: int) -> None:
    token = shared(session, organisation, version)
    (row,) = list_shares(session, organisation)
    other = an_organisation(session, "Autre")
    assert not revoke_share(session, CAMILLE, other, row.id, now=LATER)
    assert not revoke_share(session, CAMILLE, organisation, 99_999, now=LATER)
    assert find_share(session, token, now=LATER) is not None
    assert revoke_share(session, CAMILLE, organisation, row.id, now=LATER)
    assert find_share(session, token, now=LATER) is None
    count = len(entries(session, organisation))
    assert revoke_share(session, CAMILLE, organisation, row.id, now=LATER)
    assert len(entries(session, organisation)) == count, "it is told once"


def test_visits_are_counted(session: Session, organisation: int, version: int) -> None:
    token = shared(session, organisation, version)
    for _visit in range(3):
        read_share(session, token, now=LATER)
    read_share(session, "inconnu", now=LATER)
    session.expire_all()
    (row,) = list_shares(session, organisation)
    assert row.views == 3


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "t" * 501}, "title"),
        ({"days": 0}, "days"),
        ({"days": -1}, "days"),
        ({"days": LONGEST_DAYS + 1}, "days"),
    ],
)
def test_a_share_that_cannot_be_is_refused(
    session: Session, organisation: int, version: int, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        shared(session, organisation, version, **wrong)
    assert list(refusal.value.errors) == [field]
    assert list_shares(session, organisation) == []


def test_the_version_of_another_organisation_is_never_shared(
    session: Session, organisation: int, version: int
) -> None:
    other = an_organisation(session, "Autre")
    with pytest.raises(Refused) as refusal:
        shared(session, other, version)
    assert list(refusal.value.errors) == ["version"]
    with pytest.raises(Refused):
        shared(session, organisation, 99_999)


def test_what_changes_afterwards_is_not_seen(
    session: Session, organisation: int, version: int
) -> None:
    token = shared(session, organisation, version)
    number = a_record(session, organisation, "system", name="Paie")
    change_record(
        session, CAMILLE, organisation, "system", number, {"name": "X"}, version=1, now=LATER
    )
    found = read_share(session, token, now=LATER)
    assert found is not None
    assert found.snapshot.systems == ()


def test_a_token_is_never_kept(session: Session, organisation: int, version: int) -> None:
    token = shared(session, organisation, version)
    (row,) = list_shares(session, organisation)
    assert token not in {row.token_hash, row.title, row.who}

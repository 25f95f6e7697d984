"""Findings live from one audit to the next, with what was decided of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from inventaire.audit.rule import Finding, Severity
from inventaire.i18n import N_, Text, speaking
from inventaire.inventory.engagement import Action
from inventaire.inventory.fields import Ref
from inventaire.operations.archives import read, versions_of
from inventaire.operations.audits import (
    decide,
    find_finding,
    findings_of,
    last_audit,
    merge_findings,
    refs_of,
    run_audit,
    text_of,
)
from inventaire.operations.comments import add_comment, comments_on, withdraw_comment
from inventaire.operations.journal import entries, headline
from inventaire.operations.organisations import (
    archive_organisation,
    change_organisation,
    create_organisation,
    every_organisation,
    organisation_called,
    restore_organisation,
)
from inventaire.operations.records import Conflict, UnknownRecord
from inventaire.operations.validation import Refused
from inventaire.store.snapshot import load_record, load_snapshot
from tests.factories import CAMILLE, NOW, TODAY, a_record, an_organisation

LATER = NOW + timedelta(days=1)


@pytest.fixture
def organisation(session: Session) -> int:
    return an_organisation(session)


def a_finding(rule: str = "REG-01", *refs: Ref, text: str = "Il manque la finalité.") -> Finding:
    return Finding(
        rule=rule,
        severity=Severity.MAJOR,
        text=Text(text),
        records=refs,
        evidence=refs,
        field="purposes",
    )


def test_an_audit_freezes_what_it_looked_at(session: Session, organisation: int) -> None:
    a_record(session, organisation, "processing", name="Paie")
    run = run_audit(session, CAMILLE, organisation, now=NOW)
    assert read(session, organisation, run.snapshot_id) == load_snapshot(
        session, organisation, taken_on=TODAY
    )
    found = findings_of(session, organisation)
    assert found
    assert sum(run.counts.values()) >= len(found)
    assert last_audit(session, organisation) is run
    (version,) = versions_of(session, organisation)
    assert (version.audit_id, version.title) == (run.id, "")
    assert headline(entries(session, organisation)[0]) == "Camille Durand a lancé un audit"


def test_two_audits_of_the_same_inventory_find_the_same(
    session: Session, organisation: int
) -> None:
    a_record(session, organisation, "processing", name="Paie")
    run_audit(session, CAMILLE, organisation, now=NOW)
    first = [(row.id, row.key) for row in findings_of(session, organisation)]
    run_audit(session, CAMILLE, organisation, now=LATER)
    assert [(row.id, row.key) for row in findings_of(session, organisation)] == first
    assert findings_of(session, organisation, solved=True) == []


def test_a_finding_is_new_then_known_then_solved_then_open_again(
    session: Session, organisation: int
) -> None:
    finding = a_finding("REG-01", Ref("processing", 3))
    merge_findings(session, organisation, [finding, finding], now=NOW)
    (row,) = findings_of(session, organisation)
    assert (row.first_seen_at, row.last_seen_at, row.decision) == (NOW, NOW, "")
    decide(session, CAMILLE, organisation, row.id, "accepted", now=NOW)

    merge_findings(session, organisation, [a_finding("REG-01", *finding.records)], now=LATER)
    assert (row.first_seen_at, row.last_seen_at, row.solved_at) == (NOW, LATER, None)

    merge_findings(session, organisation, [], now=LATER)
    assert findings_of(session, organisation) == []
    assert findings_of(session, organisation, solved=True)[0].solved_at == LATER

    merge_findings(session, organisation, [finding], now=LATER + timedelta(days=1))
    (again,) = findings_of(session, organisation)
    assert (again.id, again.solved_at, again.decision) == (row.id, None, "accepted")


def test_a_finding_about_very_many_records_is_still_one(
    session: Session, organisation: int
) -> None:
    many = [Ref("dataset", number) for number in range(400)]
    for moment in (NOW, LATER):
        merge_findings(session, organisation, [a_finding("OUV-01", *many)], now=moment)
    (row,) = findings_of(session, organisation)
    assert refs_of(row.records) == tuple(many)


def test_a_kept_finding_speaks_the_language_of_its_reader(
    session: Session, organisation: int
) -> None:
    finding = a_finding(text=N_("(vide)"))
    merge_findings(session, organisation, [finding], now=NOW)
    (row,) = findings_of(session, organisation)
    assert str(text_of(row)) == "(vide)"
    with speaking("en"):
        assert str(text_of(row)) == "(empty)"


def test_to_set_a_finding_aside_takes_a_reason(session: Session, organisation: int) -> None:
    merge_findings(session, organisation, [a_finding()], now=NOW)
    (row,) = findings_of(session, organisation)
    with pytest.raises(Refused) as refused:
        decide(session, CAMILLE, organisation, row.id, "refused", reason="  ", now=NOW)
    assert "reason" in refused.value.errors
    decide(session, CAMILLE, organisation, row.id, "refused", reason="Fichier détruit", now=NOW)
    assert (row.decision, row.reason, row.decided_by) == (
        "refused",
        "Fichier détruit",
        "Camille Durand",
    )
    decide(session, CAMILLE, organisation, row.id, "", now=NOW)
    assert (row.decision, row.reason, row.decided_at) == ("", "", None)


def test_a_planned_finding_becomes_an_action(session: Session, organisation: int) -> None:
    processing = a_record(session, organisation, "processing", name="Paie")
    merge_findings(
        session, organisation, [a_finding("REG-01", Ref("processing", processing))], now=NOW
    )
    (row,) = findings_of(session, organisation)
    decide(
        session,
        CAMILLE,
        organisation,
        row.id,
        "planned",
        action={"owner": "DRH", "due_on": TODAY},
        now=NOW,
    )
    assert row.action_id is not None
    action = load_record(session, organisation, "action", row.action_id)
    assert isinstance(action, Action)
    assert (action.name, action.rule, action.owner, action.about) == (
        "Il manque la finalité.",
        "REG-01",
        "DRH",
        Ref("processing", processing),
    )


def test_a_finding_of_another_organisation_cannot_be_decided(
    session: Session, organisation: int
) -> None:
    merge_findings(session, an_organisation(session, "Autre"), [a_finding()], now=NOW)
    with pytest.raises(UnknownRecord):
        find_finding(session, organisation, 1)
    with pytest.raises(UnknownRecord):
        decide(session, CAMILLE, organisation, 1, "accepted", now=NOW)


def test_comments_stay_with_their_record_until_withdrawn(
    session: Session, organisation: int
) -> None:
    system = Ref("system", a_record(session, organisation, "system", name="Paie"))
    comment = add_comment(session, CAMILLE, organisation, system, " À revoir ", now=NOW)
    assert [row.text for row in comments_on(session, organisation, system)] == ["À revoir"]
    theirs = an_organisation(session, "Autre")
    with pytest.raises(UnknownRecord):
        add_comment(session, CAMILLE, theirs, system, "Vu", now=NOW)
    with pytest.raises(UnknownRecord):
        withdraw_comment(session, CAMILLE, theirs, comment.id, now=NOW)
    with pytest.raises(Refused):
        add_comment(session, CAMILLE, organisation, system, " ", now=NOW)
    withdraw_comment(session, CAMILLE, organisation, comment.id, now=NOW)
    assert comments_on(session, organisation, system) == []


def test_organisations_of_the_same_name_have_different_addresses(session: Session) -> None:
    rows = [
        create_organisation(session, CAMILLE, {"name": "Saint-Élie-d'Œuf"}, now=NOW)
        for _ in range(3)
    ]
    assert [row.slug for row in rows] == [
        "saint-elie-d-oeuf",
        "saint-elie-d-oeuf-2",
        "saint-elie-d-oeuf-3",
    ]
    named = create_organisation(session, CAMILLE, {"name": "株式会社"}, now=NOW)
    assert organisation_called(session, named.slug) is named


def test_an_organisation_is_changed_archived_and_restored(session: Session) -> None:
    number = an_organisation(session)
    assert change_organisation(session, CAMILLE, number, {"population": 4300}, version=1, now=NOW)
    with pytest.raises(Conflict):
        change_organisation(session, CAMILLE, number, {"population": 1}, version=1, now=NOW)
    with pytest.raises(Refused):
        create_organisation(session, CAMILLE, {"name": ""}, now=NOW)
    archive_organisation(session, CAMILLE, number, now=NOW)
    assert every_organisation(session) == []
    assert [row.id for row in every_organisation(session, archived=True)] == [number]
    restore_organisation(session, CAMILLE, number, now=NOW)
    assert [row.id for row in every_organisation(session)] == [number]

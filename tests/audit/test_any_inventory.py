"""What holds of the audit of any inventory, however odd."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.audit.cases import everything
from tests.audit.inventories import inventories, shaken
from tests.builders import TODAY, commune, picture

from inventaire.audit.recommendations import recommend
from inventaire.audit.report import all_rules, audit
from inventaire.audit.rule import Severity
from inventaire.audit.scores import scores_of
from inventaire.i18n import LANGUAGES, speaking
from inventaire.inventory.kinds import KINDS, ORGANISATION
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.organisations import LEGAL_FORMS

#: Small inventories of anything, and the one in which every rule speaks with some fields changed.
ANY = inventories() | shaken(everything())


@given(ANY)
def test_no_rule_gives_up_and_every_finding_can_be_said(snapshot: Snapshot) -> None:
    findings = audit(snapshot)
    for language in LANGUAGES:
        with speaking(language):
            assert all(str(finding.text) for finding in findings)
    assert {finding.rule for finding in findings} <= set(all_rules())


@given(ANY)
def test_findings_point_at_live_records_and_differ_from_one_another(snapshot: Snapshot) -> None:
    findings = audit(snapshot)
    live = snapshot.live()
    for finding in findings:
        for ref in (*finding.records, *finding.evidence):
            assert ref.kind == ORGANISATION.code or live.find(ref), finding
    keys = Counter(finding.key for finding in findings)
    assert [key for key, count in keys.items() if count > 1] == []


@given(ANY)
def test_what_is_archived_is_as_if_it_were_not_there(snapshot: Snapshot) -> None:
    assert audit(snapshot) == audit(snapshot.live())


@given(ANY, some.integers(0, 10_000))
def test_the_order_of_records_changes_nothing(snapshot: Snapshot, seed: int) -> None:
    dice = random.Random(seed)
    shuffled = {
        kind.plural: tuple(dice.sample(snapshot.of(kind.code), len(snapshot.of(kind.code))))
        for kind in KINDS.values()
    }
    assert audit(replace(snapshot, **shuffled)) == audit(snapshot)


@given(ANY)
def test_what_follows_from_findings_can_be_worked_out(snapshot: Snapshot) -> None:
    findings = audit(snapshot)
    recommendations = recommend(findings, snapshot.live())
    assert {r.rule for r in recommendations} == {finding.rule for finding in findings}
    assert all(1 <= r.priority <= 200 for r in recommendations)
    for dataset in snapshot.datasets:
        for score in scores_of(dataset, today=snapshot.taken_on):
            assert 0 <= score.points <= score.out_of


@pytest.mark.parametrize("form", ["", *LEGAL_FORMS.codes])
def test_an_organisation_full_of_empty_records_is_audited(form: str) -> None:
    records = [kind.record(id=n) for kind in KINDS.values() for n in range(1, 4)]
    findings = audit(picture(Organisation(id=1, legal_form=form), *records))
    assert findings
    assert all(str(finding.text) for finding in findings)


def test_an_empty_record_is_never_accused_of_what_it_does_not_say() -> None:
    """Empty datasets, systems, actors and flows: nothing about people is known, nothing alleged."""
    records = [
        KINDS[kind].record(id=n)
        for kind in ("dataset", "system", "actor", "flow")
        for n in range(1, 4)
    ]
    findings = audit(picture(commune(), *records, on=TODAY))
    assert [f.rule for f in findings if f.severity is Severity.CRITICAL] == []

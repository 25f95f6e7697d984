"""What every rule promises: law, remedy, a case that makes it speak, one that leaves it silent."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.audit.cases import CASES, Case, cases_of, load_cases
from tests.builders import picture

from inventaire.audit.families import FAMILIES
from inventaire.audit.picture import Picture
from inventaire.audit.report import all_rules, audit, in_order
from inventaire.inventory.fields import fields_of
from inventaire.inventory.kinds import KINDS, ORGANISATION
from inventaire.inventory.organisation import Organisation

load_cases()

_CODES = tuple(all_rules())


@pytest.mark.parametrize("case", cases_of("fires"), ids=str)
def test_the_rule_speaks(case: Case) -> None:
    assert _found(case), f"{case.code} should see {case.build.__name__}"


@pytest.mark.parametrize("case", cases_of("silent"), ids=str)
def test_the_rule_stays_silent(case: Case) -> None:
    assert not _found(case), f"{case.code} should let {case.build.__name__} pass"


def _found(case: Case) -> list[str]:
    seen = Picture(in_order(case.build().live()))
    return [str(finding.text) for finding in all_rules()[case.code].findings(seen)]


@pytest.mark.parametrize("code", _CODES)
def test_a_rule_says_what_it_asks_and_why(code: str) -> None:
    rule = all_rules()[code]
    assert rule.title
    assert rule.law
    assert rule.remedy.endswith((".", "?", "…"))
    assert rule.explanation, "its docstring says when it fires"
    assert 1 <= rule.weight <= 5
    assert rule.family in FAMILIES


@pytest.mark.parametrize("code", _CODES)
def test_a_rule_has_a_case_that_fires_and_one_that_stays_silent(code: str) -> None:
    expectations = {case.expectation for case in CASES if case.code == code}
    assert expectations == {"fires", "silent"}


def test_every_case_is_of_a_rule_that_exists() -> None:
    assert {case.code for case in CASES} <= set(_CODES)


def test_no_two_rules_have_the_same_title() -> None:
    titles = Counter(rule.title for rule in all_rules().values())
    assert [title for title, count in titles.items() if count > 1] == []


@pytest.mark.parametrize("case", cases_of("fires"), ids=str)
def test_a_finding_names_records_that_exist_and_a_field_of_the_first(case: Case) -> None:
    snapshot = case.build()
    for finding in audit(snapshot):
        for ref in (*finding.records, *finding.evidence):
            assert ref.kind == ORGANISATION.code or snapshot.find(ref), finding
        if finding.field:
            first = finding.records[0].kind if finding.records else ORGANISATION.code
            record = KINDS[first].record if first in KINDS else Organisation
            assert finding.field in {field.name for field in fields_of(record)}, finding


@pytest.mark.parametrize("case", cases_of("fires"), ids=str)
def test_findings_of_one_audit_have_different_keys(case: Case) -> None:
    keys = Counter(finding.key for finding in audit(case.build()))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("case", cases_of("fires"), ids=str)
def test_a_question_is_less_serious_than_a_fault(case: Case) -> None:
    rule = all_rules()[case.code]
    seen = Picture(in_order(case.build().live()))
    for finding in rule.findings(seen):
        expected = rule.severity.milder if finding.question else rule.severity
        assert finding.severity is expected


def test_an_organisation_about_which_nothing_is_known_is_asked_little() -> None:
    findings = audit(picture(Organisation(id=1, name="Inconnue")))
    assert len(findings) <= 5
    assert all(finding.question for finding in findings)

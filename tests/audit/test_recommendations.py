"""From findings to what to do first."""

from __future__ import annotations

from tests.builders import commune, complete_processing, personal, picture

from inventaire.audit.recommendations import recommend, term_for
from inventaire.audit.report import audit
from inventaire.audit.rule import Finding, Severity
from inventaire.i18n import Text
from inventaire.inventory.processing import SubjectLine
from inventaire.inventory.snapshot import Snapshot, ref_of


def _finding(rule: str, severity: Severity, *records: object, question: bool = False) -> Finding:
    refs = tuple(ref_of(record) for record in records)  # type: ignore[arg-type]  # builders give records
    return Finding(rule=rule, severity=severity, text=Text("…"), records=refs, question=question)


def test_the_findings_of_one_rule_make_one_recommendation() -> None:
    first, second = complete_processing("Paie"), complete_processing("Cantine")
    snapshot = picture(commune(), first, second)
    findings = [
        _finding("LIC-01", Severity.MAJOR, first),
        _finding("LIC-01", Severity.MAJOR, second),
        _finding("REG-11", Severity.INFO, first, question=True),
    ]
    basis, review = recommend(findings, snapshot)
    assert (basis.rule, basis.findings, basis.questions) == ("LIC-01", 2, 0)
    assert basis.records == (ref_of(first), ref_of(second))
    assert (review.rule, review.questions) == ("REG-11", 1)
    assert basis.why
    assert basis.law
    assert basis.remedy


def test_what_is_serious_comes_before_what_is_frequent() -> None:
    entries = [complete_processing(f"Fiche {number}") for number in range(12)]
    snapshot = picture(commune(), *entries)
    findings = [_finding("REG-07", Severity.MINOR, entry) for entry in entries]
    findings.append(_finding("DPO-01", Severity.CRITICAL))
    assert [r.rule for r in recommend(findings, snapshot)] == ["DPO-01", "REG-07"]


def test_priority_is_severity_times_weight_times_reach() -> None:
    entry = complete_processing(subjects=(SubjectLine(category="users", count=6000),))
    (basis,) = recommend([_finding("LIC-01", Severity.MAJOR, entry)], picture(commune(), entry))
    assert (basis.reach.records, basis.reach.people, basis.reach.level) == (1, 6000, 3)
    assert basis.priority == 4 * 5 * 3


def test_a_finding_about_the_organisation_reaches_all_of_it() -> None:
    (delegate,) = recommend([_finding("DPO-01", Severity.CRITICAL)], picture(commune()))
    assert delegate.reach.whole
    assert delegate.reach.level == 3


def test_people_reached_by_a_dataset_are_counted() -> None:
    file = personal("Abonnés", people_count=300)
    (found,) = recommend([_finding("REG-12", Severity.MAJOR, file)], picture(commune(), file))
    assert found.reach.level == 2


def test_critical_is_for_now_and_quick_wins_come_one_term_sooner() -> None:
    assert term_for(Severity.CRITICAL, "project") == "now"
    assert term_for(Severity.MAJOR, "weeks") == "three_months"
    assert term_for(Severity.MAJOR, "half_day") == "now"
    assert term_for(Severity.MINOR, "days") == "twelve_months"
    assert term_for(Severity.MINOR, "half_day") == "three_months"
    assert term_for(Severity.INFO, "half_day") == "twelve_months"


def test_a_rule_that_no_longer_exists_is_left_out() -> None:
    assert recommend([_finding("OLD-01", Severity.MAJOR)], picture(commune())) == ()


def test_a_real_audit_gives_recommendations_in_order() -> None:
    snapshot: Snapshot = picture(commune(), personal("Familles"), complete_processing())
    found = recommend(audit(snapshot), snapshot)
    assert found
    assert [r.priority for r in found] == sorted((r.priority for r in found), reverse=True)

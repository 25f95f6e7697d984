"""What to do first: the findings of one rule make one recommendation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from inventaire.audit.families import FAMILIES
from inventaire.audit.reach import Reach, reach_of
from inventaire.audit.report import all_rules
from inventaire.audit.rule import Effort, Finding, Rule, Severity, Stream, Who
from inventaire.i18n import N_
from inventaire.inventory.fields import Ref
from inventaire.inventory.snapshot import Snapshot

#: A code of ``vocabulary.missions.TERMS``.
Term = Literal["now", "three_months", "twelve_months"]

STREAM_LABELS: Mapping[Stream, str] = {
    "open_data": N_("Open data"),
    "dpo": N_("Protection des données"),
}

#: What a severity is worth in a priority: each step counts twice the one below.
POINTS: Mapping[Severity, int] = {
    Severity.CRITICAL: 8,
    Severity.MAJOR: 4,
    Severity.MINOR: 2,
    Severity.INFO: 1,
}
_TERMS: tuple[Term, ...] = ("now", "three_months", "twelve_months")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """One thing to do, for every finding of one rule.

    ``priority`` = points of the severity (8, 4, 2, 1) × weight of the rule (1 to 5) × reach (1 to
    5): from 1 to 200, only good to put recommendations in order. ``questions`` counts, among its
    ``findings``, those that ask rather than assert.
    """

    rule: str
    severity: Severity
    title: str
    why: str
    law: str
    remedy: str
    records: tuple[Ref, ...]
    findings: int
    questions: int
    effort: Effort
    who: Who
    stream: Stream
    reach: Reach
    priority: int
    term: Term
    to_check: bool


def recommend(findings: Iterable[Finding], snapshot: Snapshot) -> tuple[Recommendation, ...]:
    """The recommendations that findings call for, the most pressing first.

    Findings of a rule that no longer exists are left out: nothing says any more how to mend them.
    """
    of_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        of_rule[finding.rule].append(finding)
    rules = all_rules()
    made = (_recommendation(rules[c], of_rule[c], snapshot) for c in of_rule if c in rules)
    return tuple(sorted(made, key=lambda r: (-r.priority, r.severity.rank, r.rule)))


def _recommendation(rule: Rule, findings: Sequence[Finding], snapshot: Snapshot) -> Recommendation:
    severity = min((finding.severity for finding in findings), key=lambda s: s.rank)
    records = tuple(sorted({ref for finding in findings for ref in finding.records}))
    # A finding about no record in particular is about the organisation: all of it.
    whole = any(not finding.records for finding in findings)
    reach = reach_of(records, snapshot, whole=whole)
    family = FAMILIES.get(rule.family)
    return Recommendation(
        rule=rule.code,
        severity=severity,
        title=rule.title,
        why=family.why if family else "",
        law=rule.law,
        remedy=rule.remedy,
        records=records,
        findings=len(findings),
        questions=sum(finding.question for finding in findings),
        effort=rule.effort,
        who=rule.who,
        stream=rule.stream,
        reach=reach,
        priority=POINTS[severity] * rule.weight * reach.level,
        term=term_for(severity, rule.effort),
        to_check=rule.to_check,
    )


def term_for(severity: Severity, effort: Effort) -> Term:
    """By when: critical now, major in three months, the rest in twelve.

    Half a day of work on what is major or minor is done one term sooner.
    """
    position = {Severity.CRITICAL: 0, Severity.MAJOR: 1}.get(severity, 2)
    if effort == "half_day" and severity is not Severity.INFO:
        position = max(0, position - 1)
    return _TERMS[position]

"""What if: the findings that would vanish or appear, and nothing saved."""

from __future__ import annotations

import pytest
from tests.audit.cases import CASES, Case, load_cases
from tests.builders import actor, commune, complete_processing, flow, personal, picture, system

from inventaire.audit.picture import Picture
from inventaire.audit.report import audit, in_order
from inventaire.audit.rule import Finding, Severity
from inventaire.audit.what_if import (
    DEEDS,
    Supposition,
    counts_of,
    is_possible,
    suppose,
    telling,
    told,
    what_if,
)
from inventaire.inventory.fields import Ref, field_of
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.snapshot import Snapshot, ref_of

load_cases()

_HOST = actor("Géant Inc.", kind="processor", country="IN")
_CRM = system("CRM", country="FR", hosting="internal")
_SHEET = system("Tableur", country="FR", hosting="internal")
_TOOL = system("Lettre", country="IN", operator=_HOST.id)
_FILE = personal("Contacts", "identity", "health", held_by=[_CRM])
_FIRST = flow(_CRM, _SHEET, _FILE)
_LAST = flow(_SHEET, _TOOL, _FILE, medium="email", encrypted=False)


_ENTRY = complete_processing(datasets=(_FILE.id,))


def abroad() -> Snapshot:
    """Contacts that reach a tool in India through a spreadsheet, in clear and without contract."""
    return picture(commune(), _HOST, _CRM, _SHEET, _TOOL, _FILE, _FIRST, _LAST, _ENTRY)


def rules(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.rule for finding in findings}


def _deed(value: object) -> str:
    """What a case is called. A set has no order: every process would call it otherwise."""
    return value.deed if isinstance(value, Supposition) else ""


@pytest.mark.parametrize(
    ("one", "gone"),
    [
        (Supposition("remove", ref_of(_TOOL)), {"TRA-01", "TRA-05", "SST-01", "SEC-02"}),
        (Supposition("remove", ref_of(_LAST)), {"TRA-01", "TRA-05", "SEC-02"}),
        (Supposition("anonymise", ref_of(_LAST)), {"TRA-01", "TRA-05", "SST-01"}),
        (Supposition("anonymise", ref_of(_FIRST)), {"TRA-01", "TRA-05", "SST-01"}),
        (Supposition("host", ref_of(_TOOL), "FR"), {"TRA-01", "TRA-05"}),
        (Supposition("sign", ref_of(_HOST)), {"SST-01"}),
        (Supposition("encrypt", ref_of(_LAST)), {"SEC-02"}),
        (Supposition("guard", ref_of(_LAST), "scc_2021"), {"TRA-01", "TRA-05"}),
    ],
    ids=_deed,
)
def test_what_is_supposed_makes_findings_vanish(one: Supposition, gone: set[str]) -> None:
    outcome = what_if(abroad(), [one])
    assert gone <= rules(outcome.vanished)
    assert gone <= rules(outcome.before)


def test_a_safeguard_without_an_assessment_makes_another_finding_appear() -> None:
    outcome = what_if(abroad(), [Supposition("guard", ref_of(_LAST), "scc_2021")])
    assert "TRA-04" in rules(outcome.appeared)
    assert "TRA-01" not in rules(outcome.appeared)


def test_hosting_abroad_makes_findings_appear() -> None:
    outcome = what_if(abroad(), [Supposition("host", ref_of(_SHEET), "CN")])
    assert "TRA-01" in rules(outcome.appeared)


def test_suppositions_add_up() -> None:
    both = [Supposition("encrypt", ref_of(_LAST)), Supposition("sign", ref_of(_HOST))]
    assert {"SEC-02", "SST-01"} <= rules(what_if(abroad(), both).vanished)


def test_the_inventory_itself_does_not_change() -> None:
    before = abroad()
    same = abroad()
    suppose(before, [Supposition("remove", ref_of(_TOOL)), Supposition("encrypt", ref_of(_LAST))])
    assert before.flows == same.flows
    assert before.systems == same.systems


def test_supposing_nothing_changes_nothing() -> None:
    outcome = what_if(abroad(), [])
    assert outcome.before == outcome.after == audit(abroad())
    assert outcome.vanished == outcome.appeared == outcome.changed == ()


def test_a_finding_that_becomes_a_question_is_told_as_milder() -> None:
    outcome = what_if(abroad(), [Supposition("host", ref_of(_TOOL), "US")])
    moved = {a.rule: (a.severity, b.severity) for a, b in outcome.changed}
    assert moved == {"TRA-05": (Severity.MAJOR, Severity.MINOR)}
    assert "TRA-05" not in rules(outcome.vanished) | rules(outcome.appeared)


def test_findings_are_counted_by_severity_the_most_serious_first() -> None:
    outcome = what_if(abroad(), [Supposition("anonymise", ref_of(_FIRST))])
    counted = counts_of(outcome.vanished)
    assert next(iter(counted)) is Severity.CRITICAL
    assert sum(counted.values()) == len(outcome.vanished)
    ranks = [finding.severity.rank for finding in outcome.vanished]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    "one",
    [
        Supposition("burn", ref_of(_TOOL)),
        Supposition("remove", Ref("system", -1)),
        Supposition("remove", ref_of(_FILE)),
        Supposition("host", ref_of(_TOOL)),
        Supposition("host", ref_of(_TOOL), "XX"),
        Supposition("encrypt", ref_of(_LAST), "FR"),
    ],
    ids=_deed,
)
def test_what_means_nothing_cannot_be_supposed(one: Supposition) -> None:
    assert not is_possible(abroad(), one)
    with pytest.raises(LookupError):
        suppose(abroad(), [one])


def test_a_supposition_is_told_in_words() -> None:
    one = Supposition("host", ref_of(_TOOL), "FR")
    assert str(told(abroad(), one)) == "« Lettre » est hébergé dans ce pays : France"


def test_every_deed_offers_records_that_it_may_be_supposed_of_and_a_field_that_exists() -> None:
    seen = Picture(in_order(abroad()))
    for deed in DEEDS.values():
        offered = list(deed.offered(seen))
        assert offered, deed.code
        value = next(iter(deed.values.codes)) if deed.values else ""
        for record in offered:
            assert is_possible(seen.snapshot, Supposition(deed.code, ref_of(record), value))
        if deed.field:
            assert field_of(KINDS[deed.about[0]].record, deed.field)


@pytest.mark.parametrize("case", CASES[::9], ids=str)
def test_what_is_suggested_can_be_supposed_of_any_inventory(case: Case) -> None:
    snapshot = in_order(case.build().live())
    for one in telling(Picture(snapshot)):
        assert what_if(snapshot, [one]).after is not None

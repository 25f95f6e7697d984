"""The example teaches: the audit finds the faults that its page lists, and no other."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from inventaire.audit.report import audit
from inventaire.audit.rule import Finding
from inventaire.exchange.written import read_written
from inventaire.inventory.kinds import KINDS, PARTNER
from inventaire.inventory.snapshot import Snapshot, ref_of
from inventaire.operations.archives import versions_of
from inventaire.operations.audits import findings_of
from inventaire.operations.comments import comments_on
from inventaire.operations.example import fill_example
from inventaire.operations.journal import entries
from inventaire.operations.recommendations import finding_of
from inventaire.resources import example_folder
from inventaire.settings import Settings
from inventaire.store.accounts import ShareRow
from inventaire.store.organisations import OrganisationRow
from inventaire.store.records import ROWS
from inventaire.store.snapshot import load_snapshot

PAGE = Path(__file__).parents[2] / "docs" / "exemple.md"
NAMES = ("Commune de Valbrise", "Les Ateliers du Lien")
FILES = {"Commune de Valbrise": "commune.toml", "Les Ateliers du Lien": "association.toml"}
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
#: Days on which a month or a quarter more has passed, on each side of weekends and leap days.
DAYS = (date(2026, 11, 23), date(2027, 2, 28), date(2028, 2, 29), date(2031, 7, 13))

_LINE = re.compile(r"^\| (?P<rule>[A-Z]{3}-\d{2})(?P<asked> \?)? \| (?P<where>[^|]+) \| [^|]+ \|$")


def told(name: str) -> Counter[tuple[str, bool, str]]:
    """What the page says of an organisation: each rule, whether it asks, and where."""
    text = PAGE.read_text(encoding="utf-8")
    part = text.split(f"\n## {name}\n")[1].split("\n## ")[0]
    lines = (_LINE.match(line) for line in part.splitlines())
    return Counter((m["rule"], bool(m["asked"]), m["where"].strip()) for m in lines if m)


def seen(snapshot: Snapshot, findings: tuple[Finding, ...]) -> Counter[tuple[str, bool, str]]:
    """The same of an audit."""
    return Counter(
        (
            finding.rule,
            finding.question,
            " + ".join(snapshot.label(ref) for ref in finding.records) or "L'organisation",
        )
        for finding in findings
    )


def written(name: str, *, on: date) -> Snapshot:
    text = (example_folder() / FILES[name]).read_text(encoding="utf-8")
    return read_written(text, on=on)


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("name", NAMES)
def test_the_audit_finds_what_the_page_tells_whatever_the_day(name: str, on: date) -> None:
    snapshot = written(name, on=on)
    assert seen(snapshot, audit(snapshot)) == told(name)


def test_the_page_has_a_line_for_each_finding_and_reads_them_all() -> None:
    lines = re.findall(r"^\| [A-Z]{3}-\d{2}", PAGE.read_text(encoding="utf-8"), flags=re.M)
    assert len(lines) == sum(told(name).total() for name in NAMES)


def test_together_they_are_as_large_as_a_real_inventory() -> None:
    both = [written(name, on=NOW.date()) for name in NAMES]
    counts = {kind: sum(len(snapshot.of(kind)) for snapshot in both) for kind in KINDS}
    assert counts["dataset"] >= 40
    assert counts["system"] >= 25
    assert counts["actor"] >= 30
    assert counts["flow"] >= 70
    assert counts["processing"] >= 30
    assert all(counts.values()), "no page of the demonstration is empty"


def test_most_rules_are_shown_at_work() -> None:
    rules = {rule for name in NAMES for rule, _asked, _where in told(name)}
    assert len(rules) >= 75


@pytest.fixture
def filled(session: Session) -> dict[str, int]:
    """The number of each organisation of a filled installation."""
    assert fill_example(session, Settings(), example_folder(), now=NOW)
    found = session.scalars(select(OrganisationRow)).all()
    return {row.name: row.id for row in found}


def test_the_demonstration_tells_the_same_and_remembers(
    session: Session, filled: dict[str, int]
) -> None:
    assert set(filled) == set(NAMES)
    for name, number in filled.items():
        snapshot = load_snapshot(session, number, taken_on=NOW.date())
        kept = tuple(finding_of(row) for row in findings_of(session, number))
        assert seen(snapshot, kept) == told(name)
        assert len(findings_of(session, number, solved=True)) >= 2
        decisions = {row.decision for row in findings_of(session, number)}
        assert {"accepted", "refused", "planned"} <= decisions
        assert len(versions_of(session, number)) == 2
        assert any(line.who == "Camille Consultante" for line in entries(session, number))
        assert session.scalars(select(ShareRow).where(ShareRow.organisation_id == number)).all()


def test_people_talked_and_partners_are_known(session: Session, filled: dict[str, int]) -> None:
    number = filled["Commune de Valbrise"]
    snapshot = load_snapshot(session, number, taken_on=NOW.date())
    said = [
        comment
        for record in (*snapshot.actors, *snapshot.datasets)
        for comment in comments_on(session, number, ref_of(record))
    ]
    assert {comment.who for comment in said} == {"Sacha Agent", "Camille Consultante"}
    assert len(session.scalars(select(ROWS[PARTNER.code])).all()) >= 5


def test_an_installation_in_use_is_left_alone(session: Session, filled: dict[str, int]) -> None:
    assert not fill_example(session, Settings(), example_folder(), now=NOW)

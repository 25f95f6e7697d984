"""Every dated duty of an organisation, and none that is no longer due."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.builders import TODAY, actor, association, commune, picture, processing

from inventaire.audit.agenda import DUTIES, Due, agenda, by_urgency
from inventaire.inventory.base import Record
from inventaire.inventory.engagement import Action
from inventaire.inventory.fields import Ref
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.protection import Breach, Request

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC).astimezone(PARIS)


def dues(*records: Record, organisation: Organisation | None = None) -> tuple[Due, ...]:
    return agenda(picture(organisation or commune(), *records), now=NOW)


def a_breach(**values: object) -> Breach:
    known = {"discovered_at": datetime(2026, 11, 22, 22, 30, tzinfo=UTC), "gravity": "limited"}
    return Breach(id=1, name="Clé USB perdue", **{**known, **values})


def a_request(**values: object) -> Request:
    return Request(id=1, name="Accès", **{"received_on": date(2026, 11, 2), **values})


def test_a_breach_is_due_to_the_minute_72_hours_after_its_discovery() -> None:
    (due,) = dues(a_breach())
    assert due.at == datetime(2026, 11, 25, 22, 30, tzinfo=UTC)
    assert due.on == date(2026, 11, 25)
    assert not due.is_late(NOW)
    assert due.is_late(NOW + timedelta(days=3))


def test_weekends_and_holidays_do_not_stop_the_72_hours() -> None:
    friday = datetime(2026, 12, 24, 18, 0, tzinfo=UTC)
    (due,) = dues(a_breach(discovered_at=friday))
    assert due.at == datetime(2026, 12, 27, 18, 0, tzinfo=UTC), "a Sunday"


def test_a_moment_falls_on_the_day_of_those_who_read() -> None:
    (due,) = dues(a_breach(discovered_at=datetime(2026, 11, 20, 23, 30, tzinfo=UTC)))
    assert due.on == date(2026, 11, 24), "half past midnight in Paris"


@pytest.mark.parametrize(
    "said",
    [
        {"notified_at": datetime(2026, 11, 23, tzinfo=UTC)},
        {"notification": "cnil"},
        {"notification": "other"},
        {"notification": "none", "gravity": "negligible"},
        {"discovered_at": None},
        {"discovered_at": datetime(9999, 12, 31, 23, 59, tzinfo=UTC)},
    ],
)
def test_a_breach_that_was_told_or_is_harmless_is_no_longer_due(said: dict[str, object]) -> None:
    assert dues(a_breach(**said)) == ()


def test_a_breach_that_nobody_will_notify_stays_due_until_its_risk_is_known() -> None:
    assert len(dues(a_breach(notification="none", gravity=""))) == 1


def test_a_request_is_due_within_a_month_or_three() -> None:
    assert [due.on for due in dues(a_request())] == [date(2026, 12, 2)]
    # The 2nd of February 2027 is a Tuesday.
    assert [due.on for due in dues(a_request(extended=True))] == [date(2027, 2, 2)]
    assert [due.on for due in dues(a_request(extended=False))] == [date(2026, 12, 2)]


@pytest.mark.parametrize(
    "said",
    [{"state": "closed"}, {"state": "refused"}, {"answered_on": TODAY}, {"received_on": None}],
)
def test_an_answered_request_is_no_longer_due(said: dict[str, object]) -> None:
    assert dues(a_request(**said)) == ()


def test_a_contract_and_a_certification_have_their_dates() -> None:
    host = actor(
        "Hébergeur",
        contract_ends_on=date(2027, 3, 31),
        dpf_certified=True,
        dpf_checked_on=date(2026, 1, 31),
    )
    assert [(due.duty, due.on) for due in dues(host)] == [
        ("certification", date(2027, 1, 31)),
        ("contract", date(2027, 3, 31)),
    ]
    assert [due.duty for due in dues(replace(host, dpf_certified=False))] == ["contract"]


def test_an_entry_is_reviewed_a_year_after_it_was_last_looked_at() -> None:
    entry = processing("Paie", started_on=date(2020, 1, 1), reviewed_on=date(2026, 2, 28))
    assert [(due.duty, due.on) for due in dues(entry)] == [("review", date(2027, 2, 28))]
    assert dues(processing("Sans date")) == ()
    assert dues(replace(entry, ended_on=date(2026, 11, 22))) == ()
    assert len(dues(replace(entry, ended_on=TODAY))) == 1, "it ends tonight"


def test_an_assessment_is_due_before_the_processing_begins_then_after_three_years() -> None:
    coming = processing("Caméras", started_on=date(2027, 1, 4), dpia_status="to_do")
    assert ("assessment", date(2027, 1, 4)) in {(due.duty, due.on) for due in dues(coming)}
    done = processing("Caméras", dpia_status="done", dpia_date=date(2024, 2, 29))
    assert [(due.duty, due.on) for due in dues(done)] == [("assessment_review", date(2027, 2, 28))]
    assert dues(replace(done, role="processor")) == (), "it is the controller's"


def test_the_directory_of_an_administration_is_revised_every_year() -> None:
    revised = {"rip_revised_on": date(2026, 1, 15)}
    (due,) = dues(organisation=commune(**revised))
    assert (due.duty, due.on, due.ref) == (
        "directory",
        date(2027, 1, 15),
        Ref("organisation", 1),
    )
    assert dues(organisation=association(**revised)) == ()


def test_an_action_is_due_until_it_is_done() -> None:
    action = Action(id=1, name="Signer", due_on=date(2027, 1, 15))
    assert [due.on for due in dues(action)] == [date(2027, 1, 15)]
    for status in ("done", "abandoned"):
        assert dues(replace(action, status=status)) == ()


def test_what_is_late_comes_first_and_the_gravest_before_the_oldest() -> None:
    old = Action(id=1, name="Signer", due_on=date(2020, 1, 15))
    late = a_request(received_on=date(2026, 9, 1))
    near = Action(id=2, name="Appeler", due_on=date(2026, 11, 24))
    every = dues(old, late, near, a_breach())
    assert [due.name for due in every] == ["Signer", "Accès", "Appeler", "Clé USB perdue"]
    assert [due.name for due in by_urgency(every, now=NOW)] == [
        "Accès",
        "Signer",
        "Appeler",
        "Clé USB perdue",
    ]


def test_a_day_is_late_only_when_it_is_over() -> None:
    due = Due("action", Ref("action", 1), "Signer", TODAY)
    assert not due.is_late(NOW.replace(hour=23, minute=59))
    assert due.is_late(NOW + timedelta(days=1))


def test_every_sort_of_duty_that_a_text_sets_names_it() -> None:
    assert [code for code, duty in DUTIES.items() if not duty.source] == ["action"]

"""Cases of AIP and VIO: impact assessments and breaches."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from tests.audit.cases import fires, silent
from tests.builders import association, commune, complete_processing, picture

from inventaire.inventory.processing import DataLine, SubjectLine
from inventaire.inventory.protection import Breach
from inventaire.inventory.snapshot import Snapshot

_CARE = {
    "data": (DataLine(category="health", retention="2 ans"),),
    "article_9_exception": ("h",),
    "dpia_criteria": ("large_scale", "sensitive_data"),
    "dpia_status": "done",
    "dpia_date": date(2026, 1, 15),
}


@fires("AIP-01")
def social_care_without_assessment() -> Snapshot:
    entry = complete_processing(dpia_required_type="R13", dpia_status="to_do")
    return picture(association(), entry)


@silent("AIP-01", "AIP-02", "AIP-04")
def social_care_with_a_recent_assessment() -> Snapshot:
    entry = complete_processing("Accompagnement", dpia_required_type="R13", **_CARE)
    return picture(association(), entry)


@fires("AIP-02")
def two_criteria_and_nothing_written() -> Snapshot:
    entry = complete_processing(dpia_criteria=("crossing", "vulnerable_people"))
    return picture(commune(), entry)


@fires("AIP-02")
def two_criteria_called_not_required() -> Snapshot:
    entry = complete_processing(
        dpia_criteria=("crossing", "large_scale"), dpia_status="not_required"
    )
    return picture(commune(), entry)


@fires("AIP-02")
def children_and_their_health_make_two_criteria() -> Snapshot:
    entry = complete_processing(
        subjects=(SubjectLine(category="children"),),
        data=(DataLine(category="health", retention="1 an"),),
        article_9_exception=("h",),
    )
    return picture(commune(), entry)


@silent("AIP-02")
def a_justified_absence() -> Snapshot:
    entry = complete_processing(
        dpia_criteria=("crossing", "large_scale"), dpia_status="justified_absence"
    )
    return picture(commune(), entry)


@silent("AIP-02", "AIP-03")
def school_meals_are_on_the_exempt_list() -> Snapshot:
    entry = complete_processing(
        "Cantine", dpia_exemption="E10", dpia_criteria=("sensitive_data", "vulnerable_people")
    )
    return picture(commune(), entry)


@fires("AIP-03")
def members_with_sensitive_data_are_not_exempt() -> Snapshot:
    entry = complete_processing("Adhérents", **{**_CARE, "dpia_exemption": "E05"})
    return picture(association(), entry)


@fires("AIP-03")
def profiling_of_staff_is_not_exempt() -> Snapshot:
    entry = complete_processing(dpia_exemption="E01", dpia_criteria=("evaluation",))
    return picture(association(), entry)


@fires("AIP-03")
def three_hundred_employees_are_not_exempt() -> Snapshot:
    return picture(association(staff_fte=300.0), complete_processing(dpia_exemption="E01"))


@fires("AIP-04")
def an_assessment_of_four_years_ago() -> Snapshot:
    entry = complete_processing(dpia_status="done", dpia_date=date(2022, 6, 1))
    return picture(commune(), entry)


@fires("AIP-04")
def an_entry_changed_after_its_assessment() -> Snapshot:
    entry = complete_processing(
        dpia_status="done", dpia_date=date(2025, 6, 1), updated_on=date(2026, 6, 1)
    )
    return picture(commune(), entry)


def _breach(**values: Any) -> Snapshot:
    known = {
        "id": 1,
        "name": "Courriel perdu",
        "discovered_at": datetime(2026, 11, 2, 9, 0, tzinfo=UTC),
    }
    return picture(commune(), Breach(**{**known, **values}))


@fires("VIO-01")
def three_weeks_and_no_notification() -> Snapshot:
    return _breach(gravity="limited")


@fires("VIO-01")
def notified_after_four_days() -> Snapshot:
    return _breach(notification="cnil", notified_at=datetime(2026, 11, 6, 9, 0, tzinfo=UTC))


@fires("VIO-01")
def a_breach_whose_risk_nobody_assessed() -> Snapshot:
    return _breach()


@silent("VIO-01")
def notified_on_the_second_day() -> Snapshot:
    return _breach(notification="cnil", notified_at=datetime(2026, 11, 4, 9, 0, tzinfo=UTC))


@silent("VIO-01", "VIO-02")
def no_risk_and_so_no_notification() -> Snapshot:
    return _breach(notification="none", gravity="negligible")


@silent("VIO-01")
def found_yesterday() -> Snapshot:
    return _breach(discovered_at=datetime(2026, 11, 22, 9, 0, tzinfo=UTC), gravity="important")


@fires("VIO-02")
def high_risk_and_nobody_told() -> Snapshot:
    return _breach(gravity="maximum", communication="no")


@silent("VIO-02")
def high_risk_and_people_told() -> Snapshot:
    return _breach(gravity="important", communication="yes")

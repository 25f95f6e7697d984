"""Cases of DPO, DRO, AIP and VIO: who answers, what people are told, risks and incidents."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from tests.audit.cases import fires, silent
from tests.builders import (
    association,
    commune,
    complete_processing,
    flow,
    personal,
    picture,
    system,
)

from inventaire.inventory.processing import DataLine, SubjectLine
from inventaire.inventory.protection import Breach, Request
from inventaire.inventory.snapshot import Snapshot

_WITH_DPO = {
    "dpo_kind": "shared",
    "dpo_name": "Camille Roux",
    "dpo_cnil_number": "DPO-12345",
    "dpo_published": True,
}
_CARE = {
    "data": (DataLine(category="health", retention="2 ans"),),
    "article_9_exception": ("h",),
    "dpia_criteria": ("large_scale", "sensitive_data"),
    "dpia_status": "done",
    "dpia_date": date(2026, 1, 15),
}


@fires("DPO-01")
def a_commune_without_delegate() -> Snapshot:
    return picture(commune(dpo_kind="none"))


@fires("DPO-01")
def a_small_ccas_that_did_not_answer() -> Snapshot:
    return picture(commune(legal_form="ccas", population=300, staff_fte=2.0))


@silent("DPO-01", "DPO-02", "DPO-03", "DPO-04", "DPO-05")
def a_shared_delegate_declared_and_published() -> Snapshot:
    return picture(commune(**_WITH_DPO))


@silent("DPO-01", "DPO-05")
def an_association_of_twelve_needs_no_delegate() -> Snapshot:
    return picture(association(dpo_kind="none"), complete_processing())


@fires("DPO-02")
def a_delegate_designated_and_never_declared() -> Snapshot:
    values = {**_WITH_DPO, "dpo_cnil_number": "", "dpo_designated_on": date(2026, 2, 1)}
    return picture(commune(**values))


@fires("DPO-03")
def the_delegate_is_also_the_director() -> Snapshot:
    return picture(commune(**_WITH_DPO, dpo_functions=("dgs",)))


@silent("DPO-03")
def the_delegate_also_keeps_the_archives() -> Snapshot:
    return picture(commune(**_WITH_DPO, dpo_functions=("none_conflicting",)))


@fires("DPO-04")
def a_delegate_nobody_can_write_to() -> Snapshot:
    return picture(commune(**{**_WITH_DPO, "dpo_published": False}))


@fires("DPO-05")
def an_association_that_cares_for_many_without_delegate() -> Snapshot:
    return picture(association(dpo_kind="none"), complete_processing("Accompagnement", **_CARE))


@silent("DPO-05")
def payroll_at_a_large_scale_is_neither_art_9_nor_art_10() -> Snapshot:
    entry = complete_processing(
        data=(DataLine(category="nir", retention="5 ans"),),
        nir_ground="payroll",
        dpia_criteria=("large_scale",),
    )
    return picture(association(dpo_kind="none"), entry)


@fires("DRO-01")
def people_are_not_told() -> Snapshot:
    return picture(commune(), complete_processing(notice=False))


@fires("DRO-01")
def nobody_knows_whether_people_are_told() -> Snapshot:
    return picture(commune(), complete_processing(notice=None))


@silent("DRO-01", "DRO-05")
def people_are_told() -> Snapshot:
    return picture(commune(), complete_processing())


@silent("DRO-01")
def a_notice_on_line_is_a_notice() -> Snapshot:
    return picture(
        commune(), complete_processing(notice=None, notice_url="https://valbrise.example/rgpd")
    )


@fires("DRO-02", "VIO-03")
def no_procedure() -> Snapshot:
    organisation = commune(rights_procedure="no", breach_procedure="no")
    return picture(organisation, complete_processing())


@fires("DRO-02", "VIO-03")
def procedures_nobody_was_asked_about() -> Snapshot:
    return picture(commune(), personal("Familles"))


@silent("DRO-02", "VIO-03")
def procedures_in_place() -> Snapshot:
    organisation = commune(rights_procedure="yes", breach_procedure="yes")
    return picture(organisation, complete_processing())


def _request(**values: Any) -> Snapshot:
    known = {"id": 1, "name": "Demande d'accès", "object": "access"}
    return picture(commune(), Request(**{**known, **values}))


@fires("DRO-03")
def a_request_of_last_september() -> Snapshot:
    return _request(received_on=date(2026, 9, 10))


@silent("DRO-03")
def a_request_whose_month_ended_on_sunday() -> Snapshot:
    # 22 November 2026 is a Sunday: the period ends on Monday the 23rd, the day of the picture.
    return _request(received_on=date(2026, 10, 22))


@silent("DRO-03")
def a_request_extended_in_time() -> Snapshot:
    return _request(received_on=date(2026, 9, 10), extended=True)


@silent("DRO-03")
def a_request_answered_late_is_history() -> Snapshot:
    return _request(received_on=date(2026, 1, 10), answered_on=date(2026, 5, 1), state="closed")


def _erasure(**values: Any) -> Snapshot:
    desk, letter = system("Régie"), system("Lettre électronique")
    people = personal("Abonnés", held_by=[desk])
    entry = complete_processing("Lettre", datasets=(people.id,))
    request = Request(
        **{"id": 1, "name": "Effacement", "object": "erasure", "processings": (entry.id,), **values}
    )
    return picture(commune(), desk, letter, people, entry, flow(desk, letter, people), request)


@fires("DRO-04")
def an_erasure_that_must_reach_the_newsletter() -> Snapshot:
    return _erasure()


@silent("DRO-04")
def an_erasure_already_answered() -> Snapshot:
    return _erasure(state="closed", answered_on=date(2026, 11, 1))


@silent("DRO-04")
def a_request_for_access_erases_nothing() -> Snapshot:
    return _erasure(object="access")


@fires("DRO-05")
def data_from_elsewhere_and_nobody_told() -> Snapshot:
    return picture(commune(), complete_processing(data_source="indirect", notice=False))


@silent("DRO-05")
def data_from_people_themselves() -> Snapshot:
    return picture(commune(), complete_processing(data_source="direct", notice=False))


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

"""Cases of DPO and DRO: who answers, what people are told, how they exercise their rights."""

from __future__ import annotations

from datetime import date
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

from inventaire.inventory.processing import DataLine
from inventaire.inventory.protection import Request
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

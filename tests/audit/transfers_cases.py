"""Cases of TRA: personal data that leave the European Economic Area."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from tests.audit.cases import fires, silent
from tests.builders import (
    actor,
    association,
    commune,
    complete_processing,
    flow,
    personal,
    picture,
    system,
)

from inventaire.inventory.processing import TransferLine
from inventaire.inventory.snapshot import Snapshot


def sent(*to: str, certified: bool | None = None, declared: str = "", **values: object) -> Snapshot:
    """Contacts sent from the CRM through systems of these countries, one after the other."""
    crm = system("CRM", hosting="internal")
    contacts = personal("Contacts", held_by=[crm])
    host = actor("Hébergeur", kind="processor", dpf_certified=certified)
    places = [crm, *(system(f"Outil {n}", country=c, operator=host.id) for n, c in enumerate(to))]
    hops = [flow(a, b, contacts) for a, b in pairwise(places[:-1])]
    last = flow(places[-2], places[-1], contacts, **values)
    lines = (TransferLine(country=to[-1], safeguard=declared),) if declared else ()
    entry = complete_processing(datasets=(contacts.id,), transfers=lines)
    return picture(commune(), *places, contacts, host, *hops, last, entry)


@fires("TRA-01")
def payroll_sent_to_india_without_safeguard() -> Snapshot:
    return sent("IN")


@fires("TRA-01")
def adequacy_claimed_for_a_country_that_has_none() -> Snapshot:
    return sent("MA", safeguard="adequacy")


@fires("TRA-01")
def a_question_was_asked_and_nothing_found() -> Snapshot:
    return sent("TN", safeguard="none_found")


@fires("TRA-01")
def a_host_whose_country_nobody_wrote() -> Snapshot:
    crm, tool = system("CRM", hosting="internal"), system("Lettre", hosting="saas")
    contacts = personal("Contacts", held_by=[crm])
    return picture(commune(), crm, tool, contacts, flow(crm, tool, contacts))


@fires("TRA-01")
def data_hosted_in_morocco_that_no_flow_brings() -> Snapshot:
    tool = system("Agenda", country="MA")
    return picture(commune(), tool, personal("Rendez-vous", held_by=[tool]))


@silent("TRA-01", "TRA-02", "TRA-03", "TRA-04", "TRA-05", "TRA-06", "TRA-07", "TRA-08", "TRA-09")
def everything_stays_in_france() -> Snapshot:
    return sent("FR")


@silent("TRA-01", "TRA-02", "TRA-05")
def switzerland_is_adequate() -> Snapshot:
    return sent("CH")


@silent("TRA-01", "TRA-02", "TRA-05")
def the_reunion_island_is_in_the_union_and_polynesia_is_never_flagged() -> Snapshot:
    return sent("RE", "PF")


@silent("TRA-01", "TRA-03")
def india_under_the_clauses_of_2021() -> Snapshot:
    return sent("IN", safeguard="scc_2021", tia_date=date(2026, 3, 1))


@silent("TRA-01")
def the_safeguard_is_in_the_register() -> Snapshot:
    return sent("IN", declared="scc_2021")


@silent("TRA-01", "TRA-05", "TRA-06")
def only_anonymised_data_leave() -> Snapshot:
    return sent("IN", transformation="anonymisation")


@silent("TRA-01", "TRA-05")
def the_flow_is_only_planned() -> Snapshot:
    return sent("IN", status="planned")


@silent("TRA-01")
def a_french_authority_without_a_country_is_not_asked() -> Snapshot:
    payroll = system("Paie", hosting="internal")
    treasury = actor("Trésorerie", kind="public_authority")
    file = personal("Paie", held_by=[payroll])
    return picture(commune(), payroll, treasury, file, flow(payroll, treasury, file))


@silent("TRA-01", "TRA-02")
def data_move_inside_the_country_they_came_from() -> Snapshot:
    first, second = system("A", country="IN"), system("B", country="IN")
    file = personal("Équipe locale", held_by=[first])
    entry = complete_processing(
        datasets=(file.id,), transfers=(TransferLine(country="IN", safeguard="scc_2021"),)
    )
    return picture(association(), first, second, file, flow(first, second, file), entry)


@fires("TRA-02")
def a_newsletter_in_the_united_states_not_certified() -> Snapshot:
    return sent("US", certified=False)


@fires("TRA-02")
def a_newsletter_in_the_united_states_that_nobody_checked() -> Snapshot:
    return sent("US", certified=None)


@fires("TRA-02")
def an_agenda_hosted_in_the_united_states() -> Snapshot:
    tool = system("Agenda", country="US")
    return picture(commune(), tool, personal("Rendez-vous", held_by=[tool]))


@silent("TRA-02", "TRA-05")
def a_certified_host() -> Snapshot:
    return sent("US", certified=True)


@silent("TRA-02")
def an_american_host_under_clauses() -> Snapshot:
    return sent("US", certified=False, safeguard="scc_2021")


@silent("TRA-02")
def a_certification_noted_on_the_flow() -> Snapshot:
    return sent("US", safeguard="dpf")


@fires("TRA-03", "TRA-02")
def privacy_shield_protects_nothing() -> Snapshot:
    return sent("US", certified=False, safeguard="privacy_shield")


@fires("TRA-03")
def old_clauses_in_the_register() -> Snapshot:
    entry = complete_processing(transfers=(TransferLine(country="IN", safeguard="scc_old"),))
    return picture(commune(), entry)


@silent("TRA-03")
def an_old_entry_that_has_ended() -> Snapshot:
    entry = complete_processing(
        transfers=(TransferLine(country="IN", safeguard="scc_old"),), ended_on=date(2024, 1, 1)
    )
    return picture(commune(), entry)


@fires("TRA-04")
def clauses_without_assessment() -> Snapshot:
    return sent("IN", safeguard="scc_2021")


@silent("TRA-04")
def a_certified_host_needs_no_assessment() -> Snapshot:
    return sent("US", certified=True, safeguard="scc_2021")


@silent("TRA-04")
def an_adequate_country_needs_no_assessment() -> Snapshot:
    return sent("GB", safeguard="scc_2021")


@fires("TRA-05")
def a_tool_abroad_reached_in_two_flows() -> Snapshot:
    return sent("FR", "US", certified=False)


@silent("TRA-05")
def a_tool_abroad_reached_directly_is_no_detour() -> Snapshot:
    return sent("US", certified=False)


@silent("TRA-05")
def the_detour_ends_under_clauses() -> Snapshot:
    return sent("FR", "IN", safeguard="scc_2021")


@fires("TRA-06")
def flows_leave_and_the_register_says_nothing() -> Snapshot:
    return sent("US", certified=True)


@fires("TRA-06")
def adequate_countries_are_declared_too() -> Snapshot:
    return sent("CH")


@fires("TRA-06")
def a_declared_transfer_that_no_flow_shows() -> Snapshot:
    entry = complete_processing(transfers=(TransferLine(country="US", safeguard="dpf"),))
    return picture(commune(), entry)


@silent("TRA-06")
def the_register_and_the_flows_agree() -> Snapshot:
    return sent("IN", declared="scc_2021")

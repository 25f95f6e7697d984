"""Cases of TRA-07 to TRA-09: certifications, derogations, foreign groups."""

from __future__ import annotations

from datetime import date

from tests.audit.cases import fires, silent
from tests.audit.transfers_cases import sent
from tests.builders import actor, commune, flow, personal, picture, system

from inventaire.inventory.records import Actor
from inventaire.inventory.snapshot import Snapshot


def certified(**values: object) -> Snapshot:
    crm = system("CRM", hosting="internal")
    contacts = personal("Contacts", held_by=[crm])
    host: Actor = actor("Mailbird", kind="processor", country="US", dpf_certified=True, **values)
    return picture(commune(), crm, contacts, host, flow(crm, host, contacts))


@fires("TRA-07")
def certification_checked_two_years_ago() -> Snapshot:
    return certified(dpf_checked_on=date(2024, 11, 1))


@fires("TRA-07")
def certification_noted_without_a_date() -> Snapshot:
    return certified()


@fires("TRA-07")
def certification_checked_a_year_and_a_day_ago() -> Snapshot:
    return certified(dpf_checked_on=date(2025, 11, 22))


@silent("TRA-07")
def certification_checked_a_year_ago_today() -> Snapshot:
    return certified(dpf_checked_on=date(2025, 11, 23))


@silent("TRA-07")
def certification_checked_last_spring() -> Snapshot:
    return certified(dpf_checked_on=date(2026, 4, 1))


@silent("TRA-07")
def certification_of_an_actor_that_receives_nothing() -> Snapshot:
    return picture(commune(), actor("Mailbird", country="US", dpf_certified=True))


@fires("TRA-08")
def consent_for_a_monthly_transfer() -> Snapshot:
    return sent("IN", safeguard="art49_consent", frequency="MONTHLY")


@fires("TRA-08")
def a_derogation_whose_frequency_nobody_knows() -> Snapshot:
    return sent("IN", safeguard="art49_contract")


@silent("TRA-08")
def a_derogation_for_a_single_trip() -> Snapshot:
    return sent("IN", safeguard="art49_contract", frequency="AS_NEEDED")


@silent("TRA-08")
def a_copy_of_a_public_register() -> Snapshot:
    return sent("IN", safeguard="art49_register", frequency="MONTHLY")


@silent("TRA-08")
def a_derogation_beside_clauses_declared_in_the_register() -> Snapshot:
    return sent("IN", safeguard="art49_consent", frequency="MONTHLY", declared="scc_2021")


def hosted_by(parent: Actor | None, **values: object) -> Snapshot:
    host = actor("Nuage SAS", kind="processor", parent=parent.id if parent else None, **values)
    tool = system("Dossiers", country="FR", hosting="cloud", operator=host.id)
    records = [host, tool, personal("Dossiers", held_by=[tool]), *([parent] if parent else [])]
    return picture(commune(), *records)


@fires("TRA-09")
def a_french_host_owned_by_an_american_group() -> Snapshot:
    return hosted_by(actor("Nuage Inc.", country="US"), country="FR")


@fires("TRA-09")
def hosted_in_france_by_an_indian_company() -> Snapshot:
    return hosted_by(None, country="IN")


@silent("TRA-09")
def a_french_host_of_a_german_group() -> Snapshot:
    return hosted_by(actor("Wolke GmbH", country="DE"), country="FR")

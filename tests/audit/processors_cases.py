"""Cases of SST: those who process data for the organisation."""

from __future__ import annotations

from datetime import date

from tests.audit.cases import fires, silent
from tests.builders import actor, commune, complete_processing, dataset, flow, personal, picture
from tests.builders import system as _system

from inventaire.inventory.processing import RecipientLine
from inventaire.inventory.snapshot import Snapshot

ALL = tuple("abcdefgh")
IN_ORDER = {
    "contract_reference": "Marché 2024-07",
    "clauses": ALL,
    "clauses_checked": True,
    "subprocessors_known": True,
}


def receiving(**values: object) -> Snapshot:
    """A processor that receives the payroll."""
    payroll, file = _system("Paie", hosting="internal"), personal("Paie")
    firm = actor("Cabinet", **{"kind": "processor", "country": "FR", **values})
    return picture(commune(), payroll, file, firm, flow(payroll, firm, file))


def operating(*, hosting: str = "saas", carried: bool = True, **values: object) -> Snapshot:
    """An actor that operates the system that holds the children's files."""
    firm = actor("Éditeur", country="FR", **values)
    tool = _system("Enfance", operator=firm.id, hosting=hosting)
    file = personal("Enfants", held_by=[tool]) if carried else dataset("Menus", held_by=[tool])
    return picture(commune(), firm, tool, file)


@fires("SST-01")
def a_payroll_firm_without_contract() -> Snapshot:
    return receiving()


@fires("SST-01")
def a_host_without_contract() -> Snapshot:
    return operating(kind="processor")


@fires("SST-01")
def data_reach_a_processor_through_another() -> Snapshot:
    payroll, first = _system("Paie"), actor("Cabinet", kind="processor", **IN_ORDER)
    second, file = actor("Archiveur", kind="processor"), personal("Paie")
    return picture(
        commune(), payroll, first, second, file, flow(payroll, first, file),
        flow(first, second, file),
    )  # fmt: skip


@silent("SST-01", "SST-02", "SST-03", "SST-04", "SST-05", "SST-06")
def a_processor_with_everything_in_order() -> Snapshot:
    return receiving(**IN_ORDER)


@silent("SST-01", "SST-02", "SST-04")
def a_processor_that_sees_no_personal_data() -> Snapshot:
    return operating(kind="processor", carried=False)


@silent("SST-01")
def an_authority_is_no_processor() -> Snapshot:
    return receiving(kind="public_authority")


@silent("SST-01")
def a_date_of_signature_shows_a_contract() -> Snapshot:
    return receiving(contract_signed_on=date(2024, 1, 1))


@fires("SST-02")
def a_contract_without_deletion_clause() -> Snapshot:
    return receiving(**{**IN_ORDER, "clauses": tuple("abcdefh")})


@fires("SST-02")
def a_contract_that_nobody_read() -> Snapshot:
    return receiving(contract_reference="Marché 2024-07")


@silent("SST-02")
def no_contract_at_all_is_another_matter() -> Snapshot:
    return receiving()


@fires("SST-03")
def payroll_goes_on_after_the_contract() -> Snapshot:
    return receiving(**IN_ORDER, contract_ends_on=date(2026, 6, 30))


@silent("SST-03")
def the_contract_ends_next_year() -> Snapshot:
    return receiving(**IN_ORDER, contract_ends_on=date(2027, 6, 30))


@silent("SST-03")
def a_contract_ended_and_the_flows_with_it() -> Snapshot:
    firm = actor("Cabinet", kind="processor", contract_ends_on=date(2025, 1, 1))
    return picture(commune(), firm)


@fires("SST-04")
def nobody_knows_the_subprocessors() -> Snapshot:
    return receiving(**{**IN_ORDER, "subprocessors_known": False})


@fires("SST-04")
def nobody_asked_about_subprocessors() -> Snapshot:
    return receiving(**{**IN_ORDER, "subprocessors_known": None})


@silent("SST-04")
def subprocessors_are_listed() -> Snapshot:
    other = actor("Hébergeur")
    payroll, file = _system("Paie"), personal("Paie")
    firm = actor("Cabinet", kind="processor", subprocessors=(other.id,))
    return picture(commune(), other, payroll, file, firm, flow(payroll, firm, file))


@fires("SST-05")
def a_partner_hosts_the_children_files() -> Snapshot:
    return operating(kind="partner")


@fires("SST-05")
def the_community_hosts_for_its_communes() -> Snapshot:
    return operating(kind="public_authority", hosting="shared")


@fires("SST-05")
def nobody_knows_where_the_software_of_a_publisher_runs() -> Snapshot:
    return operating(kind="publisher", hosting="")


@silent("SST-05")
def the_software_of_a_publisher_runs_in_house() -> Snapshot:
    return operating(kind="publisher", hosting="internal")


@silent("SST-05")
def an_internal_service_runs_it() -> Snapshot:
    return operating(kind="internal_service")


@silent("SST-05")
def the_operator_hosts_nothing_personal() -> Snapshot:
    return operating(kind="partner", carried=False)


@silent("SST-05")
def the_register_names_it_as_processor() -> Snapshot:
    snapshot = operating(kind="partner")
    line = RecipientLine(actor=snapshot.actors[0].id, kind="processor")
    entry = complete_processing(recipients=(line,))
    return picture(commune(), *snapshot.actors, *snapshot.systems, *snapshot.datasets, entry)


@fires("SST-06")
def the_contract_is_over_and_nothing_proves_deletion() -> Snapshot:
    firm = actor("Cabinet", kind="processor", contract_ends_on=date(2025, 1, 1))
    return picture(commune(), firm)


@silent("SST-06")
def deletion_was_certified() -> Snapshot:
    ended = date(2025, 1, 1)
    firm = actor("Cabinet", kind="processor", contract_ends_on=ended, deletion_proof="PV n° 3")
    return picture(commune(), firm)


@silent("SST-06")
def data_still_flow_so_deletion_is_not_due() -> Snapshot:
    return receiving(**IN_ORDER, contract_ends_on=date(2026, 6, 30))

"""Cases of REG: what the register must contain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.audit.cases import fires, silent
from tests.builders import (
    actor,
    association,
    commune,
    complete_processing,
    flow,
    personal,
    picture,
    processing,
    system,
)

from inventaire.inventory.processing import DataLine, MeasureLine, RecipientLine, SubjectLine
from inventaire.inventory.snapshot import Snapshot


@fires("REG-01")
def personal_data_and_an_empty_register() -> Snapshot:
    return picture(commune(), personal("Fichier des familles"))


@fires("REG-01")
def an_association_of_twelve_is_not_exempt() -> Snapshot:
    return picture(association(), personal("Adhérents"))


@fires("REG-01")
def a_register_whose_only_entry_has_ended() -> Snapshot:
    ended = complete_processing(ended_on=date(2025, 12, 31))
    return picture(commune(), personal("Fichier des familles"), ended)


@silent("REG-01", "REG-08", "REG-12")
def nothing_personal_and_no_register() -> Snapshot:
    return picture(commune())


@silent(
    "REG-02",
    "REG-03",
    "REG-04",
    "REG-05",
    "REG-06",
    "REG-07",
    "REG-08",
    "REG-11",
    "REG-12",
    "REG-13",
)
def an_entry_that_says_everything() -> Snapshot:
    payroll = personal("Paie")
    entry = complete_processing(
        datasets=(payroll.id,), measures=(MeasureLine(measure="access_control"),)
    )
    return picture(commune(controller_contact="mairie@valbrise.example"), payroll, entry)


@fires("REG-02", "REG-03", "REG-04", "REG-05", "REG-07", "REG-08", "REG-13")
def an_entry_that_says_nothing() -> Snapshot:
    return picture(commune(), processing("Courrier"))


@fires("REG-02")
def a_purpose_that_only_says_management() -> Snapshot:
    return picture(commune(), complete_processing(purposes=("Gestion", "Divers")))


@silent("REG-02")
def one_clear_purpose_beside_a_vague_one() -> Snapshot:
    entry = complete_processing(purposes=("Gestion", "Inscrire les enfants à la cantine"))
    return picture(commune(), entry)


@silent("REG-02", "REG-03", "REG-04", "REG-05", "REG-06", "LIC-01", "DRO-01")
def a_processor_need_only_say_for_whom() -> Snapshot:
    client = actor("Commune de Brume")
    return picture(commune(), client, processing(role="processor", clients=(client.id,)))


@silent("REG-03")
def people_said_in_words() -> Snapshot:
    return picture(commune(), complete_processing(subjects=(SubjectLine(precision="Chasseurs"),)))


@silent("REG-05")
def an_entry_that_says_it_has_no_recipient() -> Snapshot:
    return picture(commune(), complete_processing(recipients=(), no_recipient=True))


@fires("REG-05")
def an_empty_line_is_no_recipient() -> Snapshot:
    return picture(commune(), complete_processing(recipients=(RecipientLine(),)))


@fires("REG-06")
def one_category_of_two_without_retention() -> Snapshot:
    lines = (DataLine(category="identity", retention="5 ans"), DataLine(category="bank"))
    return picture(commune(), complete_processing(data=lines))


@silent("REG-06")
def a_criterion_counts_as_a_retention() -> Snapshot:
    line = DataLine(category="identity", retention="Jusqu'à la radiation")
    return picture(commune(), complete_processing(data=(line,)))


@fires("REG-09")
def a_processor_for_nobody() -> Snapshot:
    return picture(commune(), processing(role="processor"))


@silent("REG-09")
def a_processor_for_a_named_commune() -> Snapshot:
    client = actor("Commune de Brume")
    return picture(commune(), client, processing(role="processor", clients=(client.id,)))


@fires("REG-10")
def joint_with_someone_but_nothing_written() -> Snapshot:
    partner = actor("Communauté de communes")
    entry = complete_processing(role="joint", joint_controllers=(partner.id,))
    return picture(commune(), partner, entry)


@fires("REG-10")
def joint_with_nobody_named() -> Snapshot:
    return picture(commune(), complete_processing(role="joint"))


@silent("REG-10")
def joint_with_an_arrangement() -> Snapshot:
    partner = actor("Communauté de communes", joint_arrangement="Convention du 3 mars 2025")
    entry = complete_processing(role="joint", joint_controllers=(partner.id,))
    return picture(commune(), partner, entry)


@fires("REG-11")
def reviewed_thirteen_months_ago() -> Snapshot:
    return picture(commune(), complete_processing(reviewed_on=date(2025, 10, 20)))


@fires("REG-11")
def nobody_knows_when_it_was_reviewed() -> Snapshot:
    return picture(commune(), complete_processing(reviewed_on=None))


@silent("REG-11")
def begun_this_year_and_not_yet_reviewed() -> Snapshot:
    return picture(commune(), complete_processing(reviewed_on=None, started_on=date(2026, 3, 1)))


@silent("REG-11")
def reviewed_twelve_months_ago_to_the_day() -> Snapshot:
    return picture(commune(), complete_processing(reviewed_on=date(2025, 11, 23)))


@fires("REG-12")
def a_personal_file_outside_the_register() -> Snapshot:
    return picture(commune(), personal("Fichier des chasseurs"), complete_processing())


@silent("REG-12", "REG-13")
def a_file_covered_through_the_flow_that_carries_it() -> Snapshot:
    desk, treasury = system("Régie"), system("Trésorerie")
    bills, entry = personal("Factures"), complete_processing()
    return picture(
        commune(),
        desk,
        treasury,
        bills,
        entry,
        flow(desk, treasury, bills, processings=(entry.id,)),
    )


@silent("REG-13")
def an_entry_tied_to_a_system() -> Snapshot:
    software = system("Paie")
    return picture(commune(), software, complete_processing(systems=(software.id,)))


@fires("REG-14")
def the_same_name_but_for_accents() -> Snapshot:
    first, second = complete_processing("État civil"), complete_processing("Etat  civil")
    return picture(commune(), first, replace(second, reference="autre"))


@fires("REG-14")
def the_same_reference_under_two_names() -> Snapshot:
    return picture(
        commune(),
        complete_processing("Paie", reference="T-01"),
        complete_processing("Cantine", reference="t-01"),
    )


@silent("REG-14")
def two_entries_without_reference() -> Snapshot:
    return picture(
        commune(),
        complete_processing("Paie", reference=""),
        complete_processing("Cantine", reference=""),
    )

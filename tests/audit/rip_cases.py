"""Cases of RIP: the directory that every administration keeps, whatever its size."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.audit.cases import fires, silent
from tests.builders import association, commune, dataset, personal, picture

from inventaire.inventory.dataset import Dataset
from inventaire.inventory.snapshot import Snapshot

_ON_LINE = {"website": "https://valbrise.example", "rip_url": "https://valbrise.example/rip"}


def _entry(**values: Any) -> Dataset:
    """An entry of the directory with everything that R322-7 asks for."""
    known = {
        "principal_document": True,
        "description": "Subventions versées aux associations de la commune.",
        "created_on": date(2019, 1, 1),
        "updated_on": date(2026, 3, 1),
        "update_subject": "Ajout de l'exercice 2025",
        "frequency": "ANNUAL",
        "licence": "lov2",
    }
    return dataset("Subventions versées", **{**known, **values})


@fires("RIP-01")
def a_commune_that_marked_nothing() -> Snapshot:
    return picture(commune(), dataset("Subventions versées"))


@fires("RIP-01")
def no_commune_is_too_small() -> Snapshot:
    return picture(commune(population=120, staff_fte=1.5))


@fires("RIP-01")
def an_association_with_a_public_service() -> Snapshot:
    return picture(association(public_service_mission=True, staff_fte=3.0))


@fires("RIP-01")
def an_association_never_asked_about_its_mission() -> Snapshot:
    return picture(association(public_service_mission=None))


@silent("RIP-01", "RIP-02", "RIP-04")
def an_association_without_public_service_keeps_no_directory() -> Snapshot:
    organisation = association(website="https://lien.example")
    return picture(organisation, _entry(created_on=None))


@silent("RIP-01")
def one_entry_is_a_beginning() -> Snapshot:
    return picture(commune(), _entry())


@silent("RIP-01", "RIP-04")
def a_directory_on_line() -> Snapshot:
    return picture(commune(**_ON_LINE), dataset("Subventions versées"))


@fires("RIP-02")
def an_entry_without_date_of_creation() -> Snapshot:
    return picture(commune(), _entry(created_on=None))


@fires("RIP-02")
def an_entry_that_does_not_say_what_its_updates_change() -> Snapshot:
    return picture(commune(), _entry(update_subject=""))


@fires("RIP-02")
def an_entry_without_a_word_on_reuse() -> Snapshot:
    return picture(commune(), _entry(licence="none_stated"))


@silent("RIP-02")
def a_complete_entry() -> Snapshot:
    return picture(commune(), _entry())


@silent("RIP-02")
def what_never_changes_has_no_update_to_tell() -> Snapshot:
    return picture(commune(), _entry(frequency="NEVER", updated_on=None, update_subject=""))


@silent("RIP-02")
def what_is_not_in_the_directory_owes_it_nothing() -> Snapshot:
    return picture(commune(), personal("Familles", principal_document=False), dataset("Brouillon"))


@fires("RIP-03")
def a_directory_revised_a_year_and_a_day_ago() -> Snapshot:
    return picture(commune(**_ON_LINE, rip_revised_on=date(2025, 11, 22)))


@silent("RIP-03")
def a_directory_revised_a_year_ago_today() -> Snapshot:
    return picture(commune(**_ON_LINE, rip_revised_on=date(2025, 11, 23)))


@fires("RIP-03")
def a_directory_of_unknown_age() -> Snapshot:
    return picture(commune(**_ON_LINE))


@silent("RIP-03")
def an_association_publishes_a_directory_for_its_pleasure() -> Snapshot:
    return picture(association(rip_url="https://lien.example/rip"))


@fires("RIP-04")
def a_site_without_its_directory() -> Snapshot:
    return picture(commune(website="https://valbrise.example"), _entry())


@silent("RIP-04")
def no_site_and_so_no_page() -> Snapshot:
    return picture(commune(), _entry())

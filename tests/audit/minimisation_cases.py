"""Cases of MIN: no more data than the purpose needs."""

from __future__ import annotations

from typing import Any

from tests.audit.cases import fires, silent
from tests.builders import (
    commune,
    complete_processing,
    dataset,
    flow,
    personal,
    picture,
    processing,
    system,
)

from inventaire.inventory.dataset import Column
from inventaire.inventory.processing import DataLine
from inventaire.inventory.snapshot import Snapshot


def _lines(*categories: str) -> tuple[DataLine, ...]:
    return tuple(DataLine(category=category, retention="1 an") for category in categories)


def _to_the_kitchen(*needed: str, **values: Any) -> Snapshot:
    """Families, with their income, sent from the desk to a kitchen that needs only so much."""
    desk, kitchen = system("Guichet"), system("Cuisine")
    families = personal("Familles", "identity", "economic", held_by=[desk])
    enrolment = complete_processing(
        "Inscriptions", data=_lines("identity", "economic"), datasets=(families.id,)
    )
    meals = complete_processing("Repas", data=_lines(*needed), systems=(kitchen.id,))
    sent = flow(desk, kitchen, families, **values)
    return picture(commune(), desk, kitchen, families, enrolment, meals, sent)


@fires("MIN-01")
def the_kitchen_learns_what_parents_earn() -> Snapshot:
    return _to_the_kitchen("identity")


@silent("MIN-01")
def the_kitchen_declares_all_that_it_receives() -> Snapshot:
    return _to_the_kitchen("identity", "economic")


@silent("MIN-01")
def the_kitchen_receives_figures_about_nobody() -> Snapshot:
    return _to_the_kitchen("identity", transformation="anonymisation")


@silent("MIN-01")
def an_entry_without_any_category_says_nothing_of_needs() -> Snapshot:
    return _to_the_kitchen()


@silent("MIN-01")
def a_system_that_no_processing_names() -> Snapshot:
    desk, kitchen = system("Guichet"), system("Cuisine")
    families = personal("Familles", "identity", "economic", held_by=[desk])
    return picture(commune(), desk, kitchen, families, flow(desk, kitchen, families))


@silent("MIN-01")
def what_nobody_declares_is_the_business_of_other_rules() -> Snapshot:
    desk, kitchen = system("Guichet"), system("Cuisine")
    families = personal("Familles", "identity", "health", held_by=[desk])
    meals = complete_processing(
        "Repas", data=_lines("identity"), datasets=(families.id,), systems=(kitchen.id,)
    )
    return picture(commune(), desk, kitchen, families, meals, flow(desk, kitchen, families))


@silent("MIN-01")
def a_recorded_copy_is_covered_by_the_processing_of_its_data() -> Snapshot:
    desk, archive = system("Guichet"), system("Archive")
    families = personal("Familles", "identity", "economic", held_by=[desk, archive])
    enrolment = complete_processing(
        "Inscriptions", data=_lines("identity", "economic"), datasets=(families.id,)
    )
    meals = complete_processing("Repas", data=_lines("identity"), systems=(archive.id,))
    sent = flow(desk, archive, families)
    return picture(commune(), desk, archive, families, enrolment, meals, sent)


_NAME = Column(name="nom", category="identity", identifying="direct")
_AGE = Column(name="age", category="birth", identifying="indirect")


def _observed(*columns: Column, **values: Any) -> Snapshot:
    """A yearly count of readers."""
    readers = personal("Lecteurs", "identity", columns=columns)
    entry = processing(
        "Observatoire", purposes=("Établir les statistiques annuelles",), datasets=(readers.id,)
    )
    return picture(commune(), readers, entry, **values)


@fires("MIN-04")
def readers_counted_by_name() -> Snapshot:
    return _observed(_NAME, _AGE)


@fires("MIN-04")
def readers_whose_columns_nobody_described() -> Snapshot:
    return _observed()


@silent("MIN-04")
def readers_counted_by_age() -> Snapshot:
    return _observed(_AGE)


@silent("MIN-04")
def loans_are_no_statistics() -> Snapshot:
    readers = personal("Lecteurs", columns=(_NAME,))
    entry = processing("Prêts", purposes=("Prêter des livres",), datasets=(readers.id,))
    return picture(commune(), readers, entry)


def _fed(**values: Any) -> Snapshot:
    desk, board = system("Médiathèque"), system("Indicateurs")
    readers = personal("Lecteurs", held_by=[desk], columns=(_NAME,))
    entry = processing("Tableau de bord de la médiathèque")
    sent = flow(desk, board, readers, processings=(entry.id,), **values)
    return picture(commune(), desk, board, readers, entry, sent)


@fires("MIN-04")
def a_dashboard_fed_with_names() -> Snapshot:
    return _fed()


@silent("MIN-04")
def a_dashboard_fed_with_totals() -> Snapshot:
    return _fed(transformation="aggregation")


@silent("MIN-04")
def a_dashboard_fed_with_numbers_instead_of_names() -> Snapshot:
    return _fed(transformation="pseudonymisation")


@silent("MIN-04")
def places_are_nobody() -> Snapshot:
    places = dataset("Salles", personal_status="none")
    entry = processing("Statistiques", datasets=(places.id,))
    return picture(commune(), places, entry)

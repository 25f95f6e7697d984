"""Cases of CON and MIN: how long data are kept, and how much of them."""

from __future__ import annotations

from typing import Any

from tests.audit.cases import fires, silent
from tests.builders import (
    association,
    commune,
    complete_processing,
    dataset,
    flow,
    personal,
    picture,
    system,
)

from inventaire.inventory.dataset import Column
from inventaire.inventory.processing import DataLine, Processing, SubjectLine
from inventaire.inventory.snapshot import Snapshot


def _kept(retention: str, name: str = "Cantine", **values: Any) -> Processing:
    line = {"category": "identity", "retention": retention, **values.pop("line", {})}
    return complete_processing(name, data=(DataLine(**line),), **values)


@fires("CON-01")
def an_unlimited_period() -> Snapshot:
    return picture(commune(), _kept("Durée illimitée"))


@fires("CON-01")
def as_long_as_needed() -> Snapshot:
    return picture(commune(), _kept("aussi longtemps que nécessaire"))


@fires("CON-01")
def kept_for_good_without_being_archived() -> Snapshot:
    return picture(association(), _kept("conservation définitive"))


@fires("CON-01")
def a_dataset_kept_without_limit() -> Snapshot:
    return picture(commune(), personal("Abonnés", retention_rule="indéfinie"))


@silent("CON-01")
def registers_of_civil_status_are_kept_for_good() -> Snapshot:
    return picture(commune(), _kept("conservation définitive", line={"final_fate": "keep"}))


@silent("CON-01", "CON-02", "CON-03", "CON-04", "CON-05", "CON-06", "MIN-02", "MIN-03")
def five_years() -> Snapshot:
    return picture(commune(), _kept("5 ans"))


@fires("CON-02")
def applications_kept_five_years() -> Snapshot:
    return picture(commune(), _kept("5 ans", "Recrutement"))


@fires("CON-02")
def invoices_of_an_association_kept_fifteen_years() -> Snapshot:
    return picture(association(), _kept("15 ans", "Comptabilité"))


@silent("CON-02")
def applications_kept_two_years() -> Snapshot:
    return picture(commune(), _kept("2 ans après le dernier contact", "Recrutement"))


@silent("CON-02")
def candidates_to_a_public_contract_are_not_applicants() -> Snapshot:
    return picture(commune(), _kept("10 ans", "Candidatures aux marchés publics"))


@silent("CON-02")
def a_commune_follows_the_archives_for_its_payslips() -> Snapshot:
    line = {"description": "Bulletins de paie"}
    return picture(commune(), _kept("10 ans", "Paie", line=line))


_IMAGES = {"category": "image"}


@fires("CON-03")
def street_cameras_kept_two_months() -> Snapshot:
    return picture(commune(), _kept("2 mois", "Vidéoprotection", line=_IMAGES))


@fires("CON-03")
def images_of_passers_by_kept_45_days() -> Snapshot:
    people = (SubjectLine(category="passers_by"),)
    return picture(commune(), _kept("45 jours", "Caméras du parc", subjects=people, line=_IMAGES))


@fires("CON-03")
def street_cameras_without_limit_are_asked_about() -> Snapshot:
    return picture(commune(), _kept("illimitée", "Vidéo-protection", line=_IMAGES))


@silent("CON-03")
def street_cameras_kept_thirty_days() -> Snapshot:
    return picture(
        commune(), _kept("30 jours", "Vidéoprotection de la voie publique", line=_IMAGES)
    )


@silent("CON-03")
def photographs_of_the_newsletter() -> Snapshot:
    return picture(commune(), _kept("2 ans", "Photos du bulletin", line=_IMAGES))


@silent("CON-03")
def the_access_log_of_street_cameras() -> Snapshot:
    lines = (
        DataLine(category="image", retention="1 mois"),
        DataLine(category="connection", retention="1 an"),
    )
    return picture(commune(), complete_processing("Vidéoprotection", data=lines))


@fires("CON-04")
def destruction_without_visa() -> Snapshot:
    return picture(commune(), dataset("Courrier", final_fate="destroy", archives_visa=False))


@fires("CON-04")
def destruction_and_nobody_knows_of_a_visa() -> Snapshot:
    return picture(commune(), dataset("Courrier", final_fate="destroy"))


@silent("CON-04")
def destruction_with_visa() -> Snapshot:
    return picture(commune(), dataset("Courrier", final_fate="destroy", archives_visa=True))


@silent("CON-04")
def private_archives_need_no_visa() -> Snapshot:
    return picture(association(), dataset("Courrier", final_fate="destroy", archives_visa=False))


@fires("CON-05")
def ten_years_here_and_five_there() -> Snapshot:
    files = personal("Dossiers", retention_rule="10 ans")
    return picture(association(), files, _kept("5 ans", datasets=(files.id,)))


@silent("CON-05")
def five_years_and_five_of_archives_make_ten() -> Snapshot:
    files = personal("Dossiers", retention_months=120)
    entry = _kept("5 ans", datasets=(files.id,), line={"intermediate": "5 ans"})
    return picture(commune(), files, entry)


@silent("CON-05")
def a_period_that_depends_on_an_event_cannot_be_compared() -> Snapshot:
    files = personal("Dossiers", retention_rule="10 ans")
    return picture(commune(), files, _kept("jusqu'au décès", datasets=(files.id,)))


def _copied(**of_flow: Any) -> list[Any]:
    source, copy = system("Cantine"), system("Tableur du service")
    meals = personal("Repas", held_by=[source])
    return [source, copy, meals, flow(source, copy, meals, **of_flow)]


@fires("CON-06")
def a_copy_that_no_retention_follows() -> Snapshot:
    source, *others = _copied()
    return picture(commune(), source, *others, _kept("5 ans", systems=(source.id,)))


@silent("CON-06")
def a_copy_in_a_system_that_the_register_names() -> Snapshot:
    source, copy, *others = _copied()
    return picture(commune(), source, copy, *others, _kept("5 ans", systems=(source.id, copy.id)))


@silent("CON-06")
def a_copy_brought_by_a_flow_of_the_register() -> Snapshot:
    entry = _kept("5 ans")
    return picture(commune(), entry, *_copied(processings=(entry.id,)))


@silent("CON-06")
def an_anonymised_copy() -> Snapshot:
    return picture(commune(), *_copied(transformation="anonymisation"), _kept("5 ans"))


@fires("MIN-02")
def comments_beside_families() -> Snapshot:
    software = system("Enfance", free_text_comments=True)
    return picture(commune(), software, personal("Familles", held_by=[software]))


@silent("MIN-02")
def comments_beside_street_lamps() -> Snapshot:
    software = system("Voirie", free_text_comments=True)
    return picture(commune(), software, dataset("Candélabres", held_by=[software]))


@fires("MIN-03")
def a_column_nobody_needs() -> Snapshot:
    columns = (Column(name="nationalite", label="Nationalité", necessary=False),)
    return picture(commune(), personal("Abonnés", columns=columns))


@silent("MIN-03")
def columns_not_yet_judged() -> Snapshot:
    return picture(commune(), personal("Abonnés", columns=(Column(name="courriel"),)))

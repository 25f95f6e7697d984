"""Registers of the CNIL come in as they are filled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inventaire.exchange.formats import propose_changes
from inventaire.exchange.readers import Unreadable
from inventaire.inventory.changes import Change, Changes
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import DataLine, MeasureLine, RecipientLine, SubjectLine
from inventaire.inventory.snapshot import Snapshot
from tests.builders import actor, commune, picture, processing
from tests.exchange.cnil_files import PLACEHOLDER, Fiche, as_ods, as_xlsx, fiche_rows, list_rows

IDENTITY = "État civil, identité, données d'identification, images…"
NIR = "Numéro de Sécurité Sociale (ou NIR)"
HEALTH = "Données concernant la santé"

PAYROLL = Fiche(
    name="Paie",
    reference="T-01",
    created="26/05/2018",
    updated="2024-06-01",
    purposes=["Verser les salaires", "Déclarer les cotisations"],
    data=[(IDENTITY, "Nom, prénom", "5 ans"), (NIR, "NIR des agents", "5 ans après le départ")],
    subjects=[("Salariés", "Titulaires et contractuels")],
    recipients=[
        ("Service interne qui traite les données", "Ressources humaines"),
        ("Sous-traitants", "Berger Collectivités"),
    ],
    measures=[("Contrôle d'accès des utilisateurs", "Comptes nominatifs")],
)

Build = Callable[[dict[str, Any]], bytes]


@pytest.fixture(params=[as_xlsx, as_ods], ids=["xlsx", "ods"])
def build(request: pytest.FixtureRequest) -> Build:
    """Both kinds of workbook must read alike."""
    made: Build = request.param
    return made


def read(data: bytes, before: Snapshot | None = None) -> Changes:
    return propose_changes(data, before or picture(commune()))[1]


def created(changes: Changes, kind: str) -> list[dict[str, Any]]:
    return [
        {f.field: f.after for f in change.fields}
        for change in changes.changes
        if change.deed == "create" and change.ref.kind == kind
    ]


def of_organisation(changes: Changes) -> Change:
    return next(change for change in changes.changes if change.ref.kind == "organisation")


def test_the_blank_register_of_the_cnil_holds_no_processing_and_says_so(cases: Path) -> None:
    data = (cases / "registers" / "cnil-registre-simplifie-vierge.ods").read_bytes()
    with pytest.raises(Unreadable, match="modèle vierge"):
        read(data)


def test_a_filled_register_gives_exactly_its_processing(build: Build) -> None:
    sheets = {
        "2 - Liste des traitements": list_rows(
            ["Paie", "T-01", "26/05/2018", "2024-06-01", "Verser les salaires", "", "", "Non"],
            ["Cimetière", "T-02", "", "", "Gérer les concessions", "", "", "Non"],
        ),
        "Paie": fiche_rows(PAYROLL),
    }
    changes = read(build(sheets))
    payroll, cemetery = created(changes, "processing")
    assert payroll["name"] == "Paie"
    assert payroll["reference"] == "T-01"
    assert payroll["purposes"] == ("Verser les salaires", "Déclarer les cotisations")
    assert payroll["started_on"] == date(2018, 5, 26)
    assert payroll["updated_on"] == date(2024, 6, 1)
    assert payroll["data"] == (
        DataLine(category="identity", description="Nom, prénom", retention="5 ans"),
        DataLine(category="nir", description="NIR des agents", retention="5 ans après le départ"),
    )
    assert payroll["subjects"] == (
        SubjectLine(category="employees", precision="Titulaires et contractuels"),
    )
    assert payroll["measures"] == (
        MeasureLine(measure="access_control", detail="Comptes nominatifs"),
    )
    assert cemetery["purposes"] == ("Gérer les concessions",)


def test_recipients_become_actors_once(build: Build) -> None:
    changes = read(
        build(
            {
                "Paie": fiche_rows(PAYROLL),
                "Double": fiche_rows(replace(PAYROLL, name="Carrière", reference="T-03")),
            }
        )
    )
    names = [values["name"] for values in created(changes, "actor")]
    assert names == ["Ressources humaines", "Berger Collectivités"]
    first = created(changes, "processing")[0]["recipients"]
    assert [line.kind for line in first] == ["internal_service", "processor"]
    assert all(isinstance(line, RecipientLine) and line.actor for line in first)


def test_controller_and_dpo_go_to_the_organisation_with_their_cells(build: Build) -> None:
    changes = read(build({"Liste": list_rows(["Paie", "T-01"])}))
    values = {f.field: f for f in of_organisation(changes).fields}
    assert values["controller_name"].after == "Élise Fauvel"
    assert "maire@valbrise.example" in str(values["controller_contact"].after)
    assert values["dpo_name"].after == "Karim Delorme"
    assert values["dpo_company"].after == "Trois-Rivières"
    assert values["controller_name"].origin is not None
    assert values["controller_name"].origin.sheet == "Liste"


def test_inserted_rows_and_renamed_sheets_change_nothing(build: Build) -> None:
    plain = read(build({"2_-_Liste": list_rows(["Paie", "T-01"]), "F": fiche_rows(PAYROLL)}))
    moved = read(
        build(
            {
                "notre registre": list_rows(["Paie", "T-01"], inserted=3),
                "fiche paie 2024": fiche_rows(PAYROLL, inserted=4),
            }
        )
    )
    assert created(plain, "processing") == created(moved, "processing")


def test_the_example_and_the_model_are_no_processing(build: Build) -> None:
    sheets = {
        "Liste": list_rows(["Paie", "T-01"], example=True),
        "3_-_Modèle": fiche_rows(Fiche(reference="ref-001")),
        "4_-_Exemple": fiche_rows(
            replace(PAYROLL, reference="1 - Exemple", name="Gestion de la paie")
        ),
    }
    assert [p["name"] for p in created(read(build(sheets)), "processing")] == ["Paie"]


@pytest.mark.parametrize("text", ["26/05/2018", "2018-05-26", "26 mai 2018", "43246", "26.5.2018"])
def test_a_date_is_read_as_people_write_it(text: str, build: Build) -> None:
    changes = read(build({"F": fiche_rows(replace(PAYROLL, created=text))}))
    assert created(changes, "processing")[0]["started_on"] == date(2018, 5, 26)


def test_a_day_that_does_not_exist_is_left_empty_and_told_with_its_cell(build: Build) -> None:
    changes = read(build({"F": fiche_rows(replace(PAYROLL, created="31/02/2024"))}))
    assert "started_on" not in created(changes, "processing")[0]
    (warning,) = changes.warnings
    assert "31/02/2024" in str(warning.text)
    assert warning.origin is not None
    assert (warning.origin.sheet, warning.origin.cell) == ("F", "B6")


def test_a_list_and_a_sheet_that_disagree_are_told_and_the_sheet_is_kept(build: Build) -> None:
    sheets = {
        "Liste": list_rows(["Gestion de la paie", "T-01", "01/01/2020", "", "", "", "", "Oui"]),
        "Fiche": fiche_rows(PAYROLL),
    }
    changes = read(build(sheets))
    (made,) = created(changes, "processing")
    assert made["name"] == "Paie"
    told = " ".join(str(warning.text) for warning in changes.warnings)
    assert "Gestion de la paie" in told
    assert "01/01/2020" in told
    assert "n'en décrit aucune" in told


def test_sensitive_data_are_read_and_a_no_is_none(build: Build) -> None:
    fiche = replace(PAYROLL, sensitive=[(HEALTH, "Aptitude", "10 ans")])
    (made,) = created(read(build({"F": fiche_rows(fiche)})), "processing")
    assert [line.category for line in made["data"]] == ["identity", "nir", "health"]


def test_privacy_shield_is_no_safeguard_any_more(build: Build) -> None:
    fiche = replace(PAYROLL, transfers=[("LetterBird", "Etats-Unis", "Privacy shield", "")])
    changes = read(build({"F": fiche_rows(fiche)}))
    (line,) = created(changes, "processing")[0]["transfers"]
    assert (line.country, line.safeguard) == ("US", "privacy_shield")
    assert any("16/07/2020" in str(warning.text) for warning in changes.warnings)


def test_an_adequacy_that_no_longer_holds_is_told(build: Build) -> None:
    fiche = replace(PAYROLL, transfers=[("Hôte", "Etats-Unis", "Pays adéquat", "")])
    changes = read(build({"F": fiche_rows(fiche)}))
    assert any("États-Unis" in str(warning.text) for warning in changes.warnings)


def test_countries_of_the_cnil_s_list_are_known_as_it_spells_them(build: Build) -> None:
    fiche = replace(PAYROLL, transfers=[("A", "Iles FEROE", "", ""), ("B", "Viêt Nam", "", "")])
    (made,) = created(read(build({"F": fiche_rows(fiche)})), "processing")
    assert [line.country for line in made["transfers"]] == ["FO", "VN"]


def test_what_has_no_word_of_ours_is_kept_as_it_was_written(build: Build) -> None:
    fiche = replace(
        PAYROLL,
        data=[("Vie scolaire de l'enfant", "Notes", "1 an")],
        subjects=[("Voisins", "du parc")],
    )
    (made,) = created(read(build({"F": fiche_rows(fiche)})), "processing")
    assert made["data"][0].description == "Vie scolaire de l'enfant : Notes"
    assert made["subjects"][0] == SubjectLine(category="other", precision="Voisins : du parc")


def test_known_records_are_matched_and_empty_cells_erase_nothing(build: Build) -> None:
    known = processing("Paie", reference="T-01", legal_text="Code du travail", purposes=("Payer",))
    berger = actor("BERGER collectivites", kind="processor")
    before = picture(commune(), known, berger)
    changes = read(build({"F": fiche_rows(PAYROLL)}), before)
    assert created(changes, "processing") == []
    change = next(c for c in changes.changes if c.ref == Ref("processing", known.id))
    fields = {f.field: f for f in change.fields}
    assert fields["purposes"].is_conflict
    assert "legal_text" not in fields
    assert [values["name"] for values in created(changes, "actor")] == ["Ressources humaines"]


def test_a_recipient_that_no_list_knows_is_kept_and_named(build: Build) -> None:
    fiche = replace(
        PAYROLL,
        recipients=[
            ("Mairie de Bordelière", ""),
            ("Médiathèque", "prêts"),
            ("", "Trésor public\nURSSAF"),
            ("Sous-traitants", "Une phrase " * 10),
            (PLACEHOLDER, "DDFiP"),
        ],
    )
    changes = read(build({"F": fiche_rows(fiche)}))
    (made,) = created(changes, "processing")
    names = {c.ref.id: c.label for c in changes.changes if c.ref.kind == "actor"}
    told = [(names.get(line.actor, ""), line.kind, line.precision) for line in made["recipients"]]
    assert told == [
        ("Mairie de Bordelière", "other", "Mairie de Bordelière"),
        ("Médiathèque : prêts", "other", "Médiathèque : prêts"),
        ("Trésor public", "other", "Trésor public"),
        ("URSSAF", "other", "URSSAF"),
        ("", "processor", ("Une phrase " * 10).strip()),
        ("DDFiP", "other", "DDFiP"),
    ]


def test_a_sheet_that_names_somebody_else_is_told(build: Build) -> None:
    sheets = {
        "Liste": list_rows(["Paie", "T-01"]),
        "Paie": fiche_rows(replace(PAYROLL, actors={"controller": "FAUVEL Élise", "dpo": "Zoé"})),
    }
    changes = read(build(sheets))
    (warning,) = changes.warnings
    assert "« Zoé », le registre « Karim Delorme »" in str(warning.text)
    assert warning.origin is not None
    assert warning.origin.sheet == "Paie"


def test_the_order_is_that_of_the_list(build: Build) -> None:
    sheets = {
        "Hors liste": fiche_rows(replace(PAYROLL, name="Hors liste", reference="T-09")),
        "B": fiche_rows(replace(PAYROLL, name="Cantine", reference="")),
        "Liste": list_rows(["Paie", "T-01"], ["Cantine", "T-02"], ["Crèche", "T-03"]),
        "A": fiche_rows(PAYROLL),
    }
    names = [values["name"] for values in created(read(build(sheets)), "processing")]
    assert names == ["Paie", "Cantine", "Crèche", "Hors liste"]


def test_what_is_described_twice_is_kept_twice_and_told(build: Build) -> None:
    other = replace(PAYROLL, purposes=["Autre chose"])
    changes = read(build({"A": fiche_rows(PAYROLL), "B": fiche_rows(other)}))
    first, second = created(changes, "processing")
    assert first["reference"] == "T-01"
    assert "reference" not in second
    told = [str(warning.text) for warning in changes.warnings]
    assert told == [
        "La référence « T-01 » est déjà celle de « Paie » dans ce fichier : "
        "elle n'est pas reprise ici.",
        "« Paie » figure deux fois dans ce fichier : faut-il garder les deux ?",
    ]


def test_two_entries_are_never_one_known_record(build: Build) -> None:
    known = processing("Paie", reference="T-01", purposes=("Payer",))
    sheets = {"A": fiche_rows(PAYROLL), "B": fiche_rows(replace(PAYROLL, reference="T-02"))}
    changes = read(build(sheets), picture(commune(), known))
    assert [c.deed for c in changes.changes if c.ref.kind == "processing"] == ["change", "create"]


def test_a_cell_that_starts_with_equal_stays_text() -> None:
    fiche = replace(PAYROLL, name="=cmd|' /C calc'!A0", purposes=["=1+1"])
    (made,) = created(read(as_ods({"F": fiche_rows(fiche)})), "processing")
    assert made["name"] == "=cmd|' /C calc'!A0"


def test_only_placeholders_are_nothing(build: Build) -> None:
    fiche = Fiche(name="Cimetière", reference="9", recipients=[(PLACEHOLDER, "")])
    (made,) = created(read(build({"F": fiche_rows(fiche)})), "processing")
    assert set(made) <= {"name", "reference", "role", "status"}

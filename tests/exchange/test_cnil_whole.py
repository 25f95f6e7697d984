"""The CNIL's own file, filled as a commune fills it, is read to the last cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inventaire.exchange.formats import propose_changes
from inventaire.exchange.readers import Unreadable
from inventaire.inventory.changes import Changes, FieldChange
from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.processing import (
    DataLine,
    MeasureLine,
    RecipientLine,
    SubjectLine,
    TransferLine,
)
from inventaire.inventory.snapshot import Snapshot
from tests.builders import commune, picture
from tests.exchange.ods_copy import OdsCopy, saved_as_xlsx

LIST, MODEL, EXAMPLE = (
    "2_-_Liste_des_traitements",
    "3_-_Modèle_de_fiche_de_registre",
    "4_-_Exemple_de_fiche",
)
Saved = Callable[[bytes], bytes]


@pytest.fixture
def blank(cases: Path) -> bytes:
    return (cases / "registers" / "cnil-registre-simplifie-vierge.ods").read_bytes()


@pytest.fixture(params=["ods", "xlsx"])
def saved(request: pytest.FixtureRequest) -> Saved:
    """As it is, and saved again by Excel: both must read alike."""
    return saved_as_xlsx if request.param == "xlsx" else lambda data: data


def filled(blank: bytes) -> OdsCopy:
    """Three processing in the list, one of which is described in its sheet; the example kept."""
    register = OdsCopy(blank)
    register.write(
        LIST,
        {
            "C1": "FAUVEL", "E1": "Élise", "G1": "Place de la Mairie",
            "I1": "maire@valbrise.example",
            "C2": "33999", "E2": "Valbrise", "G2": "05 00 00 00 00",
            "C5": "DELORME", "E5": "Karim", "G5": "Trois-Rivières Conseil", "I5": "3 quai des Eaux",
            "C6": "33000", "E6": "Bordeaux", "G6": "05 11 11 11 11",
            "I6": "dpo@troisrivieres.example",
            "A10": "Paie des agents", "B10": "T-01", "C10": date(2018, 5, 26), "D10": "13/05/2026",
            "E10": "Verser les salaires", "H10": "Oui",
            "A11": "État civil", "B11": "T-02", "C11": "1er juin 2018", "D11": "2025-12-31",
            "E11": "Tenir les registres de naissance, de mariage et de décès", "H11": "Non",
            "A12": "Lettre d'information", "B12": "T-03", "C12": "31/02/2024",
        },
    )  # fmt: skip
    register.duplicate(MODEL, "Fiche paie")
    register.insert_rows("Fiche paie", before=24, count=2)
    register.write(
        "Fiche paie",
        {
            "H1": "T-01", "B4": "Paie des agents", "B5": "T-01", "B6": date(2018, 5, 26),
            "B7": "13/05/2026",
            "B10": "Élise FAUVEL", "C10": "Place de la Mairie", "D10": "33999", "E10": "Valbrise",
            "B14": "Centre de gestion",
            "B17": "Verser les salaires", "B18": "Déclarer les cotisations", "B19": "N/A",
            # Two rows further down than in the model.
            "B27": "Nom, prénom, adresse", "E27": "5 ans",
            "B29": "RIB", "E29": "5 ans après le départ\nde l'agent",
            "B32": "NIR", "E32": "5 ans",
            "B41": "Aptitude au poste", "E41": "10 ans", "B42": "Non",
            "B46": "Salariés", "E46": "Titulaires et contractuels", "B47": "Autres (préciser)",
            "E47": "Élus",
            "B50": "Service interne qui traite les données", "E50": "Ressources humaines",
            "B51": "Partenaires institutionnels ou commerciaux", "E51": "DGFiP ; URSSAF",
            "B52": "Sous-traitants", "E52": "Berger Collectivités",
            "B56": "Contrôle d'accès des utilisateurs", "E56": "Comptes nominatifs",
            "B57": "Autres mesures (à préciser)", "E57": "Armoire fermée",
            "B61": "LetterBird Inc.", "C61": "Etats-Unis", "D61": "Privacy shield",
            "F61": "https://letterbird.example/dpa",
            "B62": "Hébergeur", "C62": "Canada", "D62": "Pays adéquat",
        },
    )  # fmt: skip
    return register


def read(data: bytes, before: Snapshot | None = None) -> Changes:
    return propose_changes(data, before or picture(commune()))[1]


def created(changes: Changes, kind: str) -> list[dict[str, Any]]:
    return [
        {one.field: one.after for one in change.fields}
        for change in changes.changes
        if change.deed == "create" and change.ref.kind == kind
    ]


def said(changes: Changes) -> dict[str, str]:
    """What is to be looked at, by cell."""
    return {
        f"{one.origin.sheet}!{one.origin.cell}" if one.origin else "": str(one.text)
        for one in changes.warnings
    }


def test_everything_that_was_filled_is_there_and_nothing_else(blank: bytes, saved: Saved) -> None:
    changes = read(saved(filled(blank).bytes()))
    payroll, civil, letter = created(changes, "processing")
    actors = {
        change.ref.id: change.label for change in changes.changes if change.ref.kind == "actor"
    }

    def actor(name: str) -> int:
        return next(number for number, label in actors.items() if label == name)

    assert payroll["name"] == "Paie des agents"
    assert payroll["reference"] == "T-01"
    assert payroll["started_on"] == date(2018, 5, 26)
    assert payroll["updated_on"] == date(2026, 5, 13)
    assert payroll["purposes"] == ("Verser les salaires", "Déclarer les cotisations")
    assert payroll["joint_controllers"] == (actor("Centre de gestion"),)
    assert payroll["data"] == (
        DataLine(category="identity", description="Nom, prénom, adresse", retention="5 ans"),
        DataLine(
            category="economic", description="RIB", retention="5 ans après le départ\nde l'agent"
        ),
        DataLine(category="nir", description="NIR", retention="5 ans"),
        DataLine(category="health", description="Aptitude au poste", retention="10 ans"),
    )
    assert payroll["subjects"] == (
        SubjectLine(category="employees", precision="Titulaires et contractuels"),
        SubjectLine(category="other", precision="Élus"),
    )
    assert payroll["recipients"] == (
        RecipientLine(
            actor=actor("Ressources humaines"),
            kind="internal_service",
            precision="Ressources humaines",
        ),
        RecipientLine(actor=actor("DGFiP"), kind="partner", precision="DGFiP"),
        RecipientLine(actor=actor("URSSAF"), kind="partner", precision="URSSAF"),
        RecipientLine(
            actor=actor("Berger Collectivités"), kind="processor", precision="Berger Collectivités"
        ),
    )
    assert payroll["measures"] == (
        MeasureLine(measure="access_control", detail="Comptes nominatifs"),
        MeasureLine(measure="other", detail="Armoire fermée"),
    )
    assert payroll["transfers"] == (
        TransferLine(
            actor=actor("LetterBird Inc."),
            country="US",
            safeguard="privacy_shield",
            documentation="https://letterbird.example/dpa",
        ),
        TransferLine(actor=actor("Hébergeur"), country="CA", safeguard="adequacy"),
    )
    assert civil == {
        "name": "État civil",
        "reference": "T-02",
        "purposes": ("Tenir les registres de naissance, de mariage et de décès",),
        "started_on": date(2018, 6, 1),
        "updated_on": date(2025, 12, 31),
        **{name: value for name, value in civil.items() if name in ("role", "status")},
    }
    assert letter["name"] == "Lettre d'information"
    assert "started_on" not in letter
    assert len(actors) == 7


def test_the_people_at_the_top_go_to_the_organisation(blank: bytes, saved: Saved) -> None:
    changes = read(saved(filled(blank).bytes()))
    change = next(change for change in changes.changes if change.ref.kind == "organisation")
    assert {one.field: one.after for one in change.fields} == {
        "controller_name": "Élise FAUVEL",
        "controller_contact": "Place de la Mairie\n33999 Valbrise\n05 00 00 00 00\n"
        "maire@valbrise.example",
        "dpo_name": "Karim DELORME",
        "dpo_company": "Trois-Rivières Conseil",
        "dpo_contact": "3 quai des Eaux\n33000 Bordeaux\n05 11 11 11 11\ndpo@troisrivieres.example",
    }


def test_what_must_be_looked_at_is_told_with_its_cell(blank: bytes, saved: Saved) -> None:
    told = said(read(saved(filled(blank).bytes())))
    assert told[f"{LIST}!C12"].startswith("« 31/02/2024 » n'est pas une date")
    assert "16/07/2020" in told["Fiche paie!D61"]
    assert "Canada" in told["Fiche paie!D62"]
    assert len(told) == 3, told


def test_each_value_knows_its_own_cell(blank: bytes) -> None:
    changes = read(filled(blank).bytes())
    fields: dict[tuple[str, str], FieldChange] = {
        (change.label, one.field): one for change in changes.changes for one in change.fields
    }

    def cell(label: str, field: str) -> str:
        origin = fields[label, field].origin
        return f"{origin.sheet}!{origin.cell}" if origin else ""

    assert cell("Paie des agents", "name") == "Fiche paie!B4"
    assert cell("Paie des agents", "purposes") == "Fiche paie!B17:B18"
    assert cell("Paie des agents", "data") == "Fiche paie!A27:E41"
    assert cell("Paie des agents", "transfers") == "Fiche paie!B61:F62"
    assert cell("État civil", "started_on") == f"{LIST}!C11"
    assert cell("Valbrise", "controller_name") == f"{LIST}!C1:E1"
    assert cell("Valbrise", "controller_contact") == f"{LIST}!C1:I2"
    assert cell("Valbrise", "dpo_company") == f"{LIST}!G5"
    assert cell("DGFiP", "name") == "Fiche paie!E51"


def test_a_sheet_for_each_processing_and_no_list(blank: bytes, saved: Saved) -> None:
    register = OdsCopy(blank)
    for rank in range(1, 31):
        name = f"Fiche {rank}"
        register.duplicate(MODEL, name)
        register.write(name, {"B4": f"Traitement {rank}", "B5": f"R-{rank:02}", "B17": "Servir"})
    register.remove(LIST).remove(MODEL).remove(EXAMPLE)
    changes = read(saved(register.bytes()))
    names = {values["name"] for values in created(changes, "processing")}
    assert names == {f"Traitement {rank}" for rank in range(1, 31)}
    assert not changes.warnings


def test_sheets_that_kept_the_model_s_reference_are_told_apart(blank: bytes, saved: Saved) -> None:
    register = OdsCopy(blank)
    for name in ("Cantine", "Cimetière", "Crèche"):
        register.duplicate(MODEL, name)
        register.write(name, {"B4": name})
    register.write(LIST, {"A10": "Cantine", "B10": "T-07"})
    changes = read(saved(register.bytes()))
    found = {
        values["name"]: values.get("reference", "") for values in created(changes, "processing")
    }
    assert set(found) == {"Cantine", "Cimetière", "Crèche"}
    assert found["Cantine"] == "T-07", "the list knows better than the model"
    assert sorted(found.values()) == ["", "T-07", "ref-001"]
    assert any("ref-001" in text for text in said(changes).values())


def test_an_example_that_was_written_over_is_somebody_s_processing(
    blank: bytes, saved: Saved
) -> None:
    register = OdsCopy(blank).write(EXAMPLE, {"B4": "Gestion des cimetières"})
    changes = read(saved(register.bytes()))
    (made,) = created(changes, "processing")
    assert made["name"] == "Gestion des cimetières"
    assert "reference" not in made
    assert any("exemple" in text for text in said(changes).values())


def test_the_file_as_the_cnil_gives_it_holds_nothing(blank: bytes, saved: Saved) -> None:
    with pytest.raises(Unreadable, match="modèle vierge"):
        read(saved(blank))


def test_a_register_that_only_names_people_is_no_blank_one(blank: bytes, saved: Saved) -> None:
    register = OdsCopy(blank).write(LIST, {"C1": "FAUVEL", "E1": "Élise"})
    changes = read(saved(register.bytes()))
    assert created(changes, "processing") == []
    assert [change.ref.kind for change in changes.changes] == ["organisation"]


def applied(before: Snapshot, changes: Changes) -> Snapshot:
    """The inventory once everything was applied: new records bear numbers of their own."""
    kept: dict[str, list[Any]] = {"actor": list(before.actors), "processing": []}
    organisation = before.organisation
    for change in changes.changes:
        values: Any = {one.field: one.after for one in change.fields}
        if change.ref.kind == "organisation":
            organisation = replace(organisation, **values)
        else:
            record = KINDS[change.ref.kind].record(id=change.ref.id + 10_000, **values)
            kept[change.ref.kind].append(record)
    shifted = [_shifted(one) for one in kept["processing"]]
    return replace(
        before,
        organisation=organisation,
        actors=tuple(kept["actor"]),
        processings=tuple(shifted),
    )


def _shifted(processing: Any) -> Any:
    def new(number: int | None) -> int | None:
        return None if number is None else number + 10_000

    return replace(
        processing,
        joint_controllers=tuple(number + 10_000 for number in processing.joint_controllers),
        recipients=tuple(replace(one, actor=new(one.actor)) for one in processing.recipients),
        transfers=tuple(replace(one, actor=new(one.actor)) for one in processing.transfers),
    )


def test_the_same_file_twice_changes_nothing(blank: bytes, saved: Saved) -> None:
    data = saved(filled(blank).bytes())
    before = picture(commune())
    after = applied(before, read(data, before))
    again = read(data, after)
    assert again.changes == ()
    assert len(again.unchanged) == 3
    assert all(ref.kind == "processing" for ref in again.unchanged)


def test_a_cell_that_changed_since_is_one_change_with_before_and_after(blank: bytes) -> None:
    before = picture(commune())
    after = applied(before, read(filled(blank).bytes(), before))
    register = filled(blank).write("Fiche paie", {"E27": "10 ans"}).write(LIST, {"A11": "Actes"})
    changes = read(register.bytes(), after)
    payroll = next(one for one in after.processings if one.name == "Paie des agents")
    civil = next(one for one in after.processings if one.name == "État civil")
    assert {change.ref for change in changes.changes} == {
        Ref("processing", payroll.id),
        Ref("processing", civil.id),
    }
    found = {change.ref.id: change for change in changes.changes}
    (field,) = found[payroll.id].fields
    assert (field.field, field.is_conflict) == ("data", True)
    (field,) = found[civil.id].fields
    assert (field.before, field.after) == ("État civil", "Actes")

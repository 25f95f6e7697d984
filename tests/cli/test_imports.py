"""A client's register comes in from the command line as it does from the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from inventaire.exchange.lists.correcting import Correction
from inventaire.operations.imports import imports_of, undo_import
from inventaire.operations.list_imports import correct_lists, propose_file, store_proposed
from inventaire.store.snapshot import load_snapshot
from tests.cli.conftest import Terminal
from tests.exchange.cnil_files import Fiche, Rows, as_ods, as_xlsx, fiche_rows, list_rows
from tests.factories import CAMILLE, NOW, TODAY

PAYROLL = Fiche(
    name="Paie",
    reference="T-01",
    purposes=["Verser les salaires"],
    recipients=[("Sous-traitants", "Berger Collectivités")],
    transfers=[("Mailrocket", "États-Unis", "Privacy Shield", "")],
)


def sheets(*fiches: Fiche) -> dict[str, Rows]:
    """A register with a list and a sheet for each processing."""
    listed = [[f.name, f.reference, "", "", f.purposes[0], "", "", "Non"] for f in fiches]
    return {
        "2 - Liste des traitements": list_rows(*listed, example=False),
        **{f"Fiche {f.reference}": fiche_rows(f) for f in fiches},
    }


@pytest.fixture(params=[(as_ods, "registre.ods"), (as_xlsx, "registre.xlsx")], ids=["ods", "xlsx"])
def register(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A filled register of each type."""
    build, name = request.param
    path = tmp_path / name
    path.write_bytes(build(sheets(PAYROLL)))
    return str(path)


def processings(terminal: Terminal) -> list[str]:
    with terminal.session() as session:
        return [one.name for one in load_snapshot(session, 1, taken_on=TODAY).live().processings]


def test_a_preview_says_what_would_change_and_writes_nothing(
    valbrise: Terminal, register: str
) -> None:
    said = valbrise.run("import", "valbrise", register, "--preview").output
    assert "Création · Traitement · Paie" in said
    assert "Création · Acteur · Berger Collectivités" in said
    assert "Privacy Shield" in said.split("À regarder :")[1]
    assert "Rien n'a été écrit : relancez sans --preview pour appliquer." in said
    assert processings(valbrise) == []
    with valbrise.session() as session:
        assert imports_of(session, 1) == []


def test_an_import_writes_all_and_can_be_undone_from_the_page(
    valbrise: Terminal, register: str
) -> None:
    said = valbrise.run("import", "Valbrise", register).output
    assert "L'import est appliqué." in said
    assert processings(valbrise) == ["Paie"]
    with valbrise.session() as session:
        (kept,) = imports_of(session, 1)
        assert (kept.state, kept.filename) == ("applied", Path(register).name)
        undo_import(session, CAMILLE, 1, kept.id, now=NOW)
        session.commit()
    assert processings(valbrise) == []


def test_a_list_of_flows_brings_the_places_it_names(valbrise: Terminal, tmp_path: Path) -> None:
    listed = tmp_path / "flux.csv"
    listed.write_text("De;Vers;Données;Moyen\nPaie;DGFiP;DSN;API\nPaie;;Bulletins;papier\n")
    said = valbrise.run("import", "valbrise", str(listed)).output
    assert "n'a qu'un bout" in said
    with valbrise.session() as session:
        (flow,) = load_snapshot(session, 1, taken_on=TODAY).flows
        assert flow.medium == "api"
    again = valbrise.run("import", "valbrise", str(listed)).output
    assert "Ce fichier ne changerait rien" in again


def test_the_same_file_changes_nothing_twice(valbrise: Terminal, register: str) -> None:
    valbrise.run("import", "valbrise", register)
    again = valbrise.run("import", "valbrise", register).output
    assert "Ce fichier ne changerait rien" in again
    with valbrise.session() as session:
        assert len(imports_of(session, 1)) == 1


def test_a_change_is_told_field_by_field_with_its_cell(
    valbrise: Terminal, register: str, tmp_path: Path
) -> None:
    valbrise.run("import", "valbrise", register)
    renewed = tmp_path / "renewed.ods"
    changed = Fiche(name="Paie", reference="T-01", purposes=["Payer les agents"])
    renewed.write_bytes(as_ods(sheets(changed)))
    said = valbrise.run("import", "valbrise", str(renewed), "--preview").output
    assert "Modification · Traitement · Paie" in said
    assert "Finalités : Verser les salaires → Payer les agents  [Fiche T-01 · B" in said


def test_a_program_reads_what_changed_cell_by_cell(valbrise: Terminal, register: str) -> None:
    found = valbrise.read("import", "valbrise", register, "--preview")
    assert (found["applied"], found["import"], found["format"]) == (False, None, "cnil")
    assert found["created"] == len([c for c in found["changes"] if c["deed"] == "create"])
    (payroll,) = [c for c in found["changes"] if c["kind"] == "processing"]
    assert payroll["id"] is None
    fields = {one["field"]: one for one in payroll["fields"]}
    assert fields["purposes"]["after"] == ["Verser les salaires"]
    assert fields["purposes"]["origin"]["sheet"] == "Fiche T-01"
    assert fields["purposes"]["origin"]["cell"].startswith("B")
    assert fields["recipients"]["after"][0]["actor"] == "Berger Collectivités"
    assert all(set(warning) == {"text", "origin"} for warning in found["warnings"])
    applied = valbrise.read("import", "valbrise", register)
    assert applied["applied"] is True
    assert {c["id"] for c in applied["changes"] if c["kind"] == "processing"} == {1}


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        (None, 4, "Aucun fichier ne se trouve à"),
        (b"", 5, "Ce fichier est vide."),
        (b"%PDF-1.7 un rapport", 5, "Ce fichier n'est pas un tableau."),
        (as_ods({"Feuille": [["Bonjour"]]}), 5, "Ce tableau n'est d'aucune forme connue"),
        (as_ods(sheets(PAYROLL))[:900], 5, "Ce fichier est abîmé ou incomplet."),
    ],
    ids=["absent", "empty", "pdf", "other", "truncated"],
)
def test_a_file_that_cannot_come_in_is_explained(
    valbrise: Terminal, tmp_path: Path, content: bytes | None, status: int, said: str
) -> None:
    path = tmp_path / "fichier.ods"
    if content is not None:
        path.write_bytes(content)
    result = valbrise.run("import", "valbrise", str(path), status=status)
    assert said in result.stderr
    assert valbrise.run("import", "valbrise", str(path), "--json", status=status).stdout == ""


def test_a_folder_is_no_file(valbrise: Terminal, tmp_path: Path) -> None:
    result = valbrise.run("import", "valbrise", str(tmp_path), status=4)
    assert "Aucun fichier ne se trouve à" in result.stderr


def test_an_unknown_organisation_is_said_with_those_that_are(
    valbrise: Terminal, register: str
) -> None:
    result = valbrise.run("import", "vallon", register, status=4)
    assert "Connues : valbrise." in result.stderr


def test_values_that_cannot_be_recorded_stop_the_whole_import(
    valbrise: Terminal, tmp_path: Path
) -> None:
    path = tmp_path / "registre.ods"
    long = Fiche(name="a" * 600, reference="T-02", purposes=["Suivre"])
    path.write_bytes(as_ods(sheets(PAYROLL, long)))
    result = valbrise.run("import", "valbrise", str(path), status=3)
    assert "Ce nom a 600 caractères" in result.stderr
    assert "Rien n'a été écrit." in result.stderr
    assert processings(valbrise) == []
    with valbrise.session() as session:
        assert imports_of(session, 1) == []


def test_the_blank_register_of_the_cnil_brings_nothing(valbrise: Terminal, cases: Path) -> None:
    blank = cases / "registers" / "cnil-registre-simplifie-vierge.ods"
    result = valbrise.run("import", "valbrise", str(blank), status=5)
    assert "C'est le modèle vierge de la CNIL" in result.stderr


def test_a_list_is_read_as_it_is_said_to_be_and_says_how(
    valbrise: Terminal, tmp_path: Path
) -> None:
    path = tmp_path / "parc.csv"
    path.write_text("Quoi;Pays\nBerger Paie;France\n", encoding="utf-8")
    refused = valbrise.run("import", "valbrise", str(path), status=5)
    assert "--as processing, system" in refused.stderr
    said = valbrise.run("import", "valbrise", str(path), "--as", "system", "--preview").output
    assert "Feuille « CSV » : Systèmes. Quoi → Nom · Pays → Pays d'hébergement" in said
    found = valbrise.read("import", "valbrise", str(path), "--as", "system")
    assert found["lists"][0]["columns"][0] == {"heading": "Quoi", "field": "name"}
    assert [change["name"] for change in found["changes"]] == ["Berger Paie"]


def test_a_list_is_read_as_it_was_corrected_on_the_page(valbrise: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "parc.csv"
    path.write_text("Logiciel;Chef;Pays\nBerger Paie;RH;France\n", encoding="utf-8")
    with valbrise.session() as session:
        proposed = propose_file(session, 1, path.read_bytes(), today=TODAY)
        row = store_proposed(session, CAMILLE, 1, path.name, proposed, now=NOW)
        said = [Correction("system", 0, {1: "owner"})]
        correct_lists(session, CAMILLE, 1, row.id, said, now=NOW)
        session.commit()
    again = valbrise.run("import", "valbrise", str(path), "--preview").output
    assert "Pays d'hébergement (correspondance de votre import du" in again
    assert "Création · Acteur · RH" in again

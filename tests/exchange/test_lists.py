"""Lists as clients keep them: headings in their words, values as typed, nothing dropped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook as Xlsx

from inventaire.exchange.formats import UnknownLayout, propose_changes, propose_file
from inventaire.exchange.lists.finding import tables_of
from inventaire.exchange.lists.proposing import MOST, propose_lists
from inventaire.exchange.lists.words import headings_of
from inventaire.exchange.readers import Unreadable
from inventaire.exchange.sheets import Sheet, Workbook
from inventaire.inventory.changes import Changes
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.snapshot import Snapshot
from tests.builders import actor, commune, picture, processing, system

Rows = list[list[Any]]


def book(**sheets: Rows) -> bytes:
    """A workbook of these sheets, from its first cells."""
    made = Xlsx()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def proposed(before: Snapshot | None = None, **sheets: Rows) -> Changes:
    return propose_changes(book(**sheets), before or picture(commune()))[1]


def created(changes: Changes, kind: str) -> dict[str, dict[str, Any]]:
    """What each new record of a kind says, by its name."""
    return {
        change.label: {field.field: field.after for field in change.fields}
        for change in changes.changes
        if change.ref.kind == kind and change.deed == "create"
    }


REGISTER: Rows = [
    ["Registre des traitements de la mairie"],
    [],
    [
        "N°", "Nom du traitement", "Finalité", "Base légale", "Personnes concernées",
        "Catégories de données", "Durée de conservation", "Destinataires", "Logiciel",
        "Dernier point",
    ],
    [
        "T-01", "Gestion de la paie", "Payer ; Déclarer", "Obligation légale / intérêt légitime",
        "Agents", "Identité, état civil ; Coordonnées bancaires", "5 ans", "DGFiP ; Urssaf",
        "Berger Paie", "vu le 3 mars",
    ],
    ["T-02", "Cantine", "Nourrir", "Interet legitime", "Enfants", "NC", "", "", "Cantina", ""],
]  # fmt: skip


def test_a_register_in_one_sheet_gives_its_processing() -> None:
    found = created(proposed(Feuille=REGISTER), "processing")
    payroll = found["Gestion de la paie"]
    assert payroll["reference"] == "T-01"
    assert payroll["purposes"] == ("Payer", "Déclarer")
    assert payroll["legal_bases"] == ("legal_obligation", "legitimate_interests")
    assert [line.category for line in payroll["data"]] == ["identity", "bank"]
    assert {line.retention for line in payroll["data"]} == {"5 ans"}
    assert found["Cantine"]["legal_bases"] == ("legitimate_interests",)
    assert "data" not in found["Cantine"], "« NC » says nothing"


def test_what_a_row_names_is_created_and_linked_once() -> None:
    changes = proposed(Feuille=REGISTER)
    assert set(created(changes, "actor")) == {"DGFiP", "Urssaf"}
    assert set(created(changes, "system")) == {"Berger Paie", "Cantina"}


def test_a_column_without_field_is_kept_with_its_heading_and_told() -> None:
    changes = proposed(Feuille=REGISTER)
    payroll = created(changes, "processing")["Gestion de la paie"]
    assert payroll["notes"] == "Dernier point : vu le 3 mars"
    told = [w for w in changes.warnings if "n'est pas reconnue" in str(w.text)]
    assert [w.origin.cell for w in told if w.origin] == ["J3"]


def test_what_is_not_understood_is_kept_and_told() -> None:
    rows: Rows = [
        ["Application", "Pays", "Sauvegardes"],
        ["Berger Paie", "Syldavie", "Oui (la nuit)"],
    ]
    changes = proposed(Logiciels=rows)
    found = created(changes, "system")["Berger Paie"]
    assert found["backups"] is True
    assert "country" not in found
    assert found["notes"] == "Pays d'hébergement : Syldavie\nSauvegardes : Oui (la nuit)"
    assert len(changes.warnings) == 2


def test_a_list_of_applications_gives_systems_and_who_runs_them() -> None:
    rows: Rows = [
        ["Logiciel", "Éditeur", "Hébergement", "Pays d'hébergement", "Service", "Mise en service"],
        ["Berger Paie", "Berger Collectivités", "Interne", "France", "RH", date(2019, 5, 1)],
    ]
    changes = proposed(Parc=rows)
    found = created(changes, "system")["Berger Paie"]
    assert (found["country"], found["in_service_since"]) == ("FR", date(2019, 5, 1))
    assert set(created(changes, "actor")) == {"Berger Collectivités", "RH"}


def test_a_list_of_processors_makes_processors() -> None:
    rows: Rows = [["Sous-traitant", "Pays"], ["Berger Collectivités", "France"]]
    found = created(proposed(Liste=rows), "actor")["Berger Collectivités"]
    assert (found["kind"], found["country"]) == ("processor", "FR")


def test_several_lists_of_a_workbook_name_one_another() -> None:
    systems: Rows = [["Application", "Pays"], ["Berger Paie", "France"]]
    changes = proposed(Traitements=REGISTER, Applications=systems)
    assert set(created(changes, "system")) == {"Berger Paie", "Cantina"}
    assert created(changes, "system")["Berger Paie"]["country"] == "FR"


def test_english_headings_are_understood(cases: Path) -> None:
    file = (cases / "registers" / "dpcat-hr-department.xlsx").read_bytes()
    changes = propose_changes(file, picture(commune()))[1]
    found = created(changes, "processing")
    assert "Payroll activities" in found
    assert [line.retention for line in found["Payroll activities"]["data"]] == [
        "Until end of contract"
    ]


def after(before: Snapshot, changes: Changes) -> Snapshot:
    """The inventory once everything is applied: numbers below zero will do."""
    parts: dict[str, list[Any]] = {}
    for kind in KINDS.values():
        parts[kind.plural] = list(before.of(kind.code))
    for change in changes.changes:
        kind = KINDS[change.ref.kind]
        values = {field.field: field.after for field in change.fields}
        records = parts[kind.plural]
        known = next((one for one in records if one.id == change.ref.id), None)
        if known is None:
            records.append(kind.record(id=change.ref.id, **values))
        else:
            records[records.index(known)] = replace(known, **values)
    return replace(before, **{name: tuple(records) for name, records in parts.items()})


def test_the_same_file_twice_changes_nothing() -> None:
    before = picture(commune())
    first = proposed(before, Feuille=REGISTER)
    again = proposed(after(before, first), Feuille=REGISTER)
    assert again.changes == ()
    assert again.unchanged


def test_a_row_that_is_known_changes_what_it_says_and_erases_nothing() -> None:
    known = processing("Paie", reference="T-01", purposes=("Payer",), rights_note="À l'accueil")
    before = picture(commune(), known, system("Berger Paie"), actor("DGFiP"))
    changes = proposed(before, Feuille=REGISTER)
    (change,) = [one for one in changes.changes if one.ref.id == known.id]
    assert change.deed == "change"
    assert "rights_note" not in {field.field for field in change.fields}
    assert "Berger Paie" not in created(changes, "system"), "it is known, and only linked"


def test_a_row_without_name_is_refused_with_its_place() -> None:
    changes = proposed(Feuille=[["Application", "Pays"], ["", "France"], ["Cantina", ""]])
    (refused,) = changes.refused
    assert refused.origin is not None
    assert (refused.origin.sheet, refused.origin.cell) == ("Feuille", "A2")
    assert set(created(changes, "system")) == {"Cantina"}


def test_a_name_that_stands_twice_is_one_record() -> None:
    rows: Rows = [["Application", "Pays"], ["Cantina", "France"], ["CANTINA", ""]]
    changes = proposed(Feuille=rows)
    assert len(created(changes, "system")) == 1
    assert any("deux fois" in str(warning.text) for warning in changes.warnings)


@pytest.mark.parametrize(
    "rows",
    [
        [["Application", "Pays"]],
        [["Client", "Montant"], ["Dupont", "3"]],
        [["Nom", "Prénom"], ["Fauvel", "Élise"]],
        [["Application", *[f"colonne {n}" for n in range(40)]], ["Cantina"]],
    ],
)
def test_what_is_no_list_of_ours_is_not_taken_for_one(rows: Rows) -> None:
    with pytest.raises(Unreadable):
        proposed(Feuille=rows)


def test_too_many_rows_are_refused_before_anything() -> None:
    rows: Rows = [["Application", "Pays"], *([f"A{n}", "France"] for n in range(MOST + 1))]
    with pytest.raises(Unreadable, match="Découpez"):
        proposed(Feuille=rows)


@given(st.lists(st.lists(st.text(max_size=30), min_size=4, max_size=4), min_size=1, max_size=6))
def test_any_text_in_any_cell_is_read_without_failing(rows: Rows) -> None:
    head = ("Application", "Pays", "Mise en service", "Sauvegardes")
    sheet = Sheet("Parc", (head, ("Cantina", "", "", ""), *(tuple(row) for row in rows)))
    changes = propose_lists(tables_of(Workbook((sheet,))), picture(commune())).changes
    named = {row[0].strip() for row in rows if row[0].strip()} | {"Cantina"}
    assert len(created(changes, "system")) <= len(named)


def test_names_in_other_scripts_are_not_taken_for_one_another() -> None:
    rows: Rows = [["Application", "Pays"], ["漢字", ""], ["مرحبا", ""], ["!!!", ""]]
    assert set(created(proposed(Feuille=rows), "system")) == {"漢字", "مرحبا"}


CSV = "Application;Pays;Éditeur\nBerger Paie;France;Berger Collectivités\nÉtat civil;France;\n"


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.encode("cp1252"),
        CSV.encode("utf-16"),
        CSV.replace(";", ",").encode(),
        CSV.replace(";", "\t").replace("\n", "\r\n").encode(),
    ],
    ids=["utf-8", "with a mark", "cp1252", "utf-16", "commas", "tabs"],
)
def test_a_csv_is_read_whatever_its_letters_and_separators(data: bytes) -> None:
    changes = propose_changes(data, picture(commune()))[1]
    assert set(created(changes, "system")) == {"Berger Paie", "État civil"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n\n",
        b"une phrase sans colonne",
        b"a;b\n" * 3,
        b"\x00\x01\x02;\x03",
    ],
    ids=["empty", "blank", "prose", "other list", "bytes"],
)
def test_a_text_that_is_no_list_of_ours_is_explained(data: bytes) -> None:
    with pytest.raises(Unreadable):
        propose_changes(data, picture(commune()))


def test_a_text_beyond_its_bounds_is_refused() -> None:
    with pytest.raises(Unreadable, match="écoupez"):
        propose_changes(CSV.encode() + b"a;b;c\n" * 2_000_000, picture(commune()))


def test_what_a_form_would_refuse_is_kept_in_the_remarks() -> None:
    rows: Rows = [
        ["Organisme", "SIREN", "Pays"],
        ["Berger Collectivités", "552 100 554", "France"],
        ["Cantina Services", "123456789", "France"],
    ]
    found = created(proposed(Feuille=rows), "actor")
    assert found["Berger Collectivités"]["siren"] == "552100554"
    assert found["Cantina Services"]["notes"] == "SIREN : 123456789"
    sets: Rows = [
        ["Jeu de données", "Documentation", "Nombre de lignes"],
        ["Arbres", "javascript:alert(1)", "9" * 400],
        ["Parcs", "https://valbrise.example/parcs", "-3"],
    ]
    datasets = created(proposed(Feuille=sets), "dataset")
    assert set(datasets["Arbres"]) == {"name", "notes"}
    assert datasets["Parcs"]["documentation_url"] == "https://valbrise.example/parcs"


HEADINGS = sorted(headings_of("processing"))


@given(
    st.lists(st.sampled_from([*HEADINGS, "", "autre chose"]), min_size=1, max_size=9),
    st.integers(1, 3),
    st.booleans(),
)
def test_nothing_of_a_list_is_dropped(headings: list[str], count: int, called: bool) -> None:
    """Whatever the headings, said twice or not at all, each cell comes out somewhere."""
    head = ("Nom du traitement" if called else "traitement", "finalite", *headings)
    cells = [[f"zq{row}x{column}" for column in range(len(head))] for row in range(count)]
    sheet = Sheet("Registre", (head, *map(tuple, cells)))
    changes = propose_lists(tables_of(Workbook((sheet,))), picture(commune())).changes
    told = repr([field.after for change in changes.changes for field in change.fields])
    assert [text for row in cells for text in row if text not in told] == []


def test_a_column_without_heading_is_kept_under_its_letter() -> None:
    rows: Rows = [["Application", "Pays", None], ["Cantina", "France", "clé dans l'armoire"]]
    found = created(proposed(Feuille=rows), "system")["Cantina"]
    assert found["notes"] == "Colonne C : clé dans l'armoire"


def test_headings_said_twice_fill_a_field_of_several_and_else_the_remarks() -> None:
    rows: Rows = [
        ["Traitement", "Destinataires", "Destinataires", "Service", "Direction"],
        ["Paie", "DGFiP", "Urssaf", "RH", "Moyens"],
    ]
    changes = proposed(Feuille=rows)
    found = created(changes, "processing")["Paie"]
    assert len(found["recipients"]) == 2
    assert found["notes"] == "Direction : Moyens"


def test_a_transfer_is_read_by_its_country_and_else_kept() -> None:
    rows: Rows = [
        ["Traitement", "Finalité", "Transferts"],
        ["Paie", "Payer", "Oui (prestataire hors UE)"],
        ["Lettre", "Informer", "États-Unis"],
    ]
    found = created(proposed(Feuille=rows), "processing")
    assert "Oui (prestataire hors UE)" in found["Paie"]["notes"]
    assert [line.country for line in found["Lettre"]["transfers"]] == ["US"]


def test_a_file_is_read_as_the_list_that_somebody_says_it_is() -> None:
    data = book(Feuille=[["Quoi", "Qui"], ["Paie", "Berger"]])
    with pytest.raises(UnknownLayout):
        propose_changes(data, picture(commune()))
    changes = propose_file(data, picture(commune()), kind="system").changes
    assert created(changes, "system")["Paie"]["notes"] == "Qui : Berger"

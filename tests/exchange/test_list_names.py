"""Names written otherwise are the same; names nearly the same are shown; the choice is applied."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventaire.exchange.lists.finding import tables_of
from inventaire.exchange.lists.likeness import loose_key
from inventaire.exchange.lists.proposing import Found, propose_lists
from inventaire.exchange.sheets import Sheet, Workbook
from inventaire.inventory.snapshot import Snapshot
from tests.builders import actor, commune, picture, processing, system

PARK = ("Application", "Éditeur")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Payfit", "PayFit SAS"),
        ("Sté Berger", "BERGER SARL"),
        ("Ste Berger", "S.A.S. Berger"),
        ("Services techniques", "Service technique"),
        ("École St-Exupéry", "Ecole Saint Exupéry"),
        ("Collège Ste-Marie", "Collège Sainte-Marie"),
        ("Asso. des familles", "Association Familles"),
        ("Mairie de Valbrise", "MAIRIE VALBRISE"),
    ],
)
def test_a_name_is_known_however_it_is_written(one: str, other: str) -> None:
    assert loose_key(one) == loose_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("École Marie", "École Sainte-Marie"),
        ("Subventions 2021", "Subventions 2022"),
        ("SAS", "SARL"),
        ("漢字", "مرحبا"),
    ],
)
def test_names_of_others_stay_theirs(one: str, other: str) -> None:
    assert loose_key(one) != loose_key(other)


@given(st.text(max_size=40))
def test_every_name_has_a_key_unless_it_says_nothing(name: str) -> None:
    assert bool(loose_key(name)) == bool(loose_key(loose_key(name)) or loose_key(name))


def read(before: Snapshot, *rows: tuple[str, ...], choices: dict[str, int] | None = None) -> Found:
    sheet = Sheet("Parc", (PARK, *rows))
    return propose_lists(tables_of(Workbook((sheet,))), before, choices)


def made(found: Found, kind: str) -> set[str]:
    changes = found.changes.changes
    return {one.label for one in changes if one.ref.kind == kind and one.deed == "create"}


def operator_of(found: Found, name: str) -> Any:
    (change,) = [one for one in found.changes.changes if one.label == name]
    return next(field.after for field in change.fields if field.field == "operator")


def test_a_linked_name_written_otherwise_is_the_record_that_is_known() -> None:
    known = actor("PayFit SAS")
    found = read(picture(commune(), known), ("Paie", "Payfit"), ("Congés", "PAYFIT"))
    assert made(found, "actor") == set()
    assert operator_of(found, "Paie") == operator_of(found, "Congés") == known.id
    (told,) = found.resemblances
    assert (told.name, told.chosen, told.candidates) == (
        "Payfit",
        known.id,
        ((known.id, "PayFit SAS"),),
    )


def test_it_is_a_new_one_when_somebody_says_so() -> None:
    known = actor("PayFit SAS")
    found = read(picture(commune(), known), ("Paie", "Payfit"), choices={"actor:payfit": 0})
    assert made(found, "actor") == {"Payfit"}
    assert operator_of(found, "Paie") != known.id


def test_a_name_nearly_the_same_is_new_and_shown_beside_the_other() -> None:
    known = actor("Berger Collectivités")
    found = read(picture(commune(), known), ("Paie", "Bergé Colectivité"))
    assert made(found, "actor") == {"Bergé Colectivité"}
    (told,) = found.resemblances
    assert (told.chosen, told.candidates[0][0]) == (0, known.id)
    chosen = read(
        picture(commune(), known), ("Paie", "Bergé Colectivité"), choices={told.token: known.id}
    )
    assert made(chosen, "actor") == set()
    assert operator_of(chosen, "Paie") == known.id


def test_two_records_of_the_same_name_written_otherwise_are_left_to_choose() -> None:
    before = picture(commune(), actor("Berger SARL"), actor("Berger SAS"))
    found = read(before, ("Paie", "Berger"))
    assert made(found, "actor") == {"Berger"}
    assert len(found.resemblances[0].candidates) == 2


def test_a_row_written_otherwise_completes_the_record_and_keeps_its_name() -> None:
    known = system("Logiciel de paie", operator=None)
    found = read(picture(commune(), known), ("Logiciels de Paie", "Berger"))
    assert made(found, "system") == set()
    assert "name" not in {f.field for c in found.changes.changes for f in c.fields if c.ref.id > 0}


def test_two_rows_are_never_one_record_because_they_are_written_alike() -> None:
    found = read(picture(commune()), ("Élection", ""), ("Élections", ""))
    assert made(found, "system") == {"Élection", "Élections"}
    before = picture(commune(), system("Élections"))
    again = read(before, ("Élection", ""), ("Élections", ""))
    assert made(again, "system") == {"Élection"}, "the one that bears the very name is that one"
    assert again.resemblances == ()


def test_a_choice_about_records_that_are_gone_is_no_choice() -> None:
    found = read(
        picture(commune(), actor("PayFit SAS")), ("Paie", "Payfit"), choices={"actor:payfit": 999}
    )
    assert made(found, "actor") == {"Payfit"}


def test_archived_records_are_not_proposed() -> None:
    found = read(picture(commune(), actor("PayFit SAS", archived=True)), ("Paie", "Payfit"))
    assert found.resemblances == ()


def test_a_processing_is_found_by_its_reference_before_its_name() -> None:
    before = picture(commune(), processing("Paie des agents", reference="T-01"))
    sheet = Sheet("R", (("N°", "Traitement", "Finalité"), ("T-01", "Payes agents", "Payer")))
    found = propose_lists(tables_of(Workbook((sheet,))), before)
    assert made(found, "processing") == set()
    assert found.resemblances == ()


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20)), max_size=8))
def test_any_names_are_matched_without_failing(rows: list[tuple[str, str]]) -> None:
    before = picture(commune(), actor("PayFit SAS"), actor("Bergé"), system("Paie"))
    found = read(before, *rows, ("Cantina", ""))
    assert made(found, "system") <= {row[0].strip() for row in rows} | {"Cantina"}

"""Values as clients write them: several in a cell, with more said beside, in other words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventaire.exchange.lists.finding import tables_of
from inventaire.exchange.lists.proposing import propose_lists
from inventaire.exchange.lists.spellings import SPELLINGS
from inventaire.exchange.lists.words import KINDS_READ, NAMING
from inventaire.exchange.parsing import Duration, parse_duration
from inventaire.exchange.sheets import Sheet, Workbook, key
from inventaire.inventory.fields import fields_of
from inventaire.inventory.kinds import KINDS
from tests.builders import commune, picture


def created(*rows: tuple[str, ...], kind: str = "processing") -> dict[str, dict[str, Any]]:
    """What each row of a list says, by its name."""
    sheet = Sheet("Liste", rows)
    changes = propose_lists(tables_of(Workbook((sheet,))), picture(commune())).changes
    return {
        change.label: {field.field: field.after for field in change.fields}
        for change in changes.changes
        if change.ref.kind == kind
    }


@pytest.mark.parametrize(
    ("text", "bases", "kept"),
    [
        ("Interet legitime", ("legitimate_interests",), ""),
        ("Obligation légale / intérêt légitime", ("legal_obligation", "legitimate_interests"), ""),
        ("L'exécution d'une mission d'intérêt public", ("public_task",), ""),
        ("Obligation légale (Code du travail)", ("legal_obligation",), "Code du travail"),
        ("pas d'obligation légale", None, "pas d'obligation légale"),
        ("à voir", None, "à voir"),
    ],
)
def test_legal_bases_are_read_as_they_are_written(
    text: str, bases: tuple[str, ...] | None, kept: str
) -> None:
    rows = (("Traitement", "Finalité", "Base légale"), ("Paie", "Payer", text))
    found = created(*rows)["Paie"]
    assert found.get("legal_bases") == bases
    assert kept in found.get("notes", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 ans", Duration(5, "years", "")),
        ("6 mois", Duration(6, "months", "")),
        ("durée du contrat + 5 ans", Duration(5, "years", "fin du contrat")),
        ("5 ans après la clôture du dossier", Duration(5, "years", "la clôture du dossier")),
        ("90 jours", Duration(90, "days", "")),
        ("5 ans puis versement aux archives", None),
        ("illimitée", None),
        ("", None),
    ],
)
def test_a_duration_is_understood_when_it_is_plain(text: str, expected: Duration | None) -> None:
    assert parse_duration(text) == expected


@given(st.text(max_size=60))
def test_any_text_may_be_asked_for_its_duration(text: str) -> None:
    parse_duration(text)


def test_a_duration_is_kept_as_it_is_written_and_in_numbers() -> None:
    rows = (
        ("Traitement", "Données", "Durée de conservation"),
        ("Paie", "Identité ; RIB", "durée du contrat + 5 ans"),
        ("Cantine", "Santé", "le temps qu'il faut"),
    )
    found = created(*rows)
    assert [(d.category, d.retention, d.active_duration) for d in found["Paie"]["data"]] == [
        ("identity", "durée du contrat + 5 ans", 5),
        ("bank", "durée du contrat + 5 ans", 5),
    ]
    assert found["Cantine"]["data"][0].retention == "le temps qu'il faut"
    assert found["Cantine"]["data"][0].active_duration is None


def test_a_sentence_among_recipients_names_nobody() -> None:
    sentence = (
        "Les personnes du service habilitées par le maire, et elles seules, selon leurs besoins"
    )
    rows = (("Traitement", "Finalité", "Destinataires"), ("Paie", "Payer", f"DGFiP ; {sentence}"))
    lines = created(*rows)["Paie"]["recipients"]
    assert [(line.actor is None, line.precision) for line in lines] == [
        (False, ""),
        (True, sentence),
    ]


def test_a_plan_of_actions_is_a_list_too() -> None:
    rows = (
        ("Action", "Responsable", "Échéance", "Priorité", "Statut"),
        ("Chiffrer les portables", "DSI", "01/03/2027", "3 - Haute", "Non appliquée"),
    )
    found = created(*rows, kind="action")["Chiffrer les portables"]
    assert (found["priority"], found.get("status", "todo")) == ("high", "todo")
    assert (found["owner"], str(found["due_on"])) == ("DSI", "2027-03-01")


ICO = (
    "Business function", "Purpose of processing",
    "Name and contact details of joint controller (if applicable)", "Categories of individuals",
    "Categories of personal data", "Categories of recipients", "Link to contract with processor",
    "Names of third countries or international organisations that personal data are transferred to "
    "(if applicable)",
    "Retention schedule (if possible)",
    "General description of technical and organisational security measures (if possible)",
    "Article 6 lawful basis for processing personal data",
)  # fmt: skip


def test_the_layout_of_the_ico_is_read_by_its_headings() -> None:
    blank = tuple("" for _heading in ICO)
    contacts = ("Controller", "Valbrise", *blank[2:])
    row = (
        "Payroll", "Paying people", "", "Employees", "Bank details", "Tax office", "DPA-12",
        "United States", "6 years", "Encryption", "Legal obligation",
    )  # fmt: skip
    found = created(contacts, *(blank,) * 7, ICO, row)["Payroll"]
    assert found["legal_bases"] == ("legal_obligation",)
    assert found["transfers"][0].country == "US"
    assert found["data"][0].active_duration == 6
    assert "DPA-12" in found["notes"]


def test_every_spelling_is_of_a_vocabulary_and_means_one_of_its_terms() -> None:
    known = {}
    for kind in KINDS.values():
        for field in fields_of(kind.record):
            for one in (field, *(fields_of(field.line) if field.line else ())):
                if one.vocabulary is not None:
                    known[one.vocabulary.name] = one.vocabulary
    for name, spelt in SPELLINGS.items():
        assert {code for code in spelt.values() if code not in known[name]} == set()
        assert [word for word in spelt if word != key(word)] == []


@pytest.mark.parametrize("kind", KINDS_READ)
def test_the_words_of_headings_are_as_they_are_looked_for(kind: str) -> None:
    assert [word for word in NAMING[kind] if word != key(word)] == []

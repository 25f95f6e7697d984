"""The registers of art. 30 as files: alike in every format, read again without a change."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
import rdflib
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from inventaire.exchange.formats import propose_changes
from inventaire.exchange.register.cells import LIST
from inventaire.exchange.register.fiche import Register, RegisterFile, register_file
from inventaire.exchange.register.formats import FORMATS, OF_A_SHEET
from inventaire.exchange.register.layout import grids_of
from inventaire.i18n import speaking
from inventaire.inventory.processing import (
    DataLine,
    MeasureLine,
    Processing,
    RecipientLine,
    SubjectLine,
    TransferLine,
)
from inventaire.inventory.records import Actor
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.processing import (
    DATA_CATEGORIES,
    DATA_SUBJECTS,
    LEGAL_BASES,
    MEASURES,
    RECIPIENT_KINDS,
)
from inventaire.vocabulary.transfers import SAFEGUARDS
from tests.builders import commune, picture, processing
from tests.exchange.register_case import (
    DESCRIBED,
    WHOLE,
    cells_of,
    described,
    register_case,
    register_of,
    without,
)
from tests.exchange.test_report import NASTY

LAYOUTS = ("xlsx", "ods")
Written = Callable[[RegisterFile], bytes]


def written(code: str, snapshot: Snapshot, kind: Register = Register.CONTROLLER) -> bytes:
    return FORMATS[code].write(register_file(snapshot, kind))


def test_the_register_says_what_the_golden_example_says() -> None:
    assert described() == DESCRIBED.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", WHOLE)
def test_the_file_is_the_golden_one(code: str) -> None:
    assert FORMATS[code].write(register_of()) == WHOLE[code].read_bytes()


@pytest.mark.parametrize("code", LAYOUTS)
def test_both_workbooks_hold_the_same_cells(code: str) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(FORMATS[code].write(register_of())))
    for grid in grids_of(register_of()):
        rows = book.get_sheet_by_name(grid.name).to_python(skip_empty_area=False)
        found = (" | ".join(str(value) for value in row).strip(" |") for row in rows)
        assert [row for row in found if row] == cells_of(grid)


def test_the_list_leads_to_each_sheet_and_back() -> None:
    book = load_workbook(BytesIO(FORMATS["xlsx"].write(register_of())))
    places = {
        cell.hyperlink.location.rsplit("!", 1)[0].strip("'")
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    }
    assert places == set(book.sheetnames)
    assert book.sheetnames[0] == LIST


def test_what_is_done_for_others_stands_in_a_register_of_its_own() -> None:
    own, lent = register_of(Register.CONTROLLER), register_of(Register.PROCESSOR)
    assert [one.title for one in own.fiches] == ["Gestion de la paie", "Cantine"]
    assert [one.title for one in lent.fiches] == ["Paie du collège"]
    assert "Collège des Tilleuls" in "".join(cells_of(grids_of(lent)[1]))


def test_what_was_not_recorded_is_said_and_not_taken_for_none() -> None:
    (_list, _payroll, canteen) = grids_of(register_of())
    said = cells_of(canteen)
    after = {line.split(" | ")[0]: following for line, following in pairwise(said)}
    assert after["Transferts hors UE"] == "Non renseigné"
    assert after["Destinataires"] == "Aucun destinataire"


def test_archived_processing_is_left_out() -> None:
    snapshot = picture(commune(), processing("Ancien", archived=True), processing("Présent"))
    register = register_file(snapshot, Register.CONTROLLER)
    assert [one.title for one in register.fiches] == ["Présent"]


@pytest.mark.parametrize("code", LAYOUTS)
def test_read_again_it_changes_nothing(code: str) -> None:
    for kind in Register:
        file = written(code, register_case(), kind)
        _layout, changes = propose_changes(file, register_case())
        assert changes.changes == ()
        assert changes.warnings == ()
        assert changes.unchanged


@pytest.mark.parametrize("code", LAYOUTS)
def test_brought_into_an_empty_inventory_it_says_the_same(code: str) -> None:
    before = without(register_case())
    _layout, changes = propose_changes(written(code, register_case()), before)
    created = {change.label for change in changes.changes if change.deed == "create"}
    assert created == {"DGFiP", "Lettres Express", "Gestion de la paie", "Cantine"}


def test_one_cell_that_is_edited_changes_that_and_nothing_else() -> None:
    book = load_workbook(BytesIO(written("xlsx", register_case())))
    sheet = book["T-01 Gestion de la paie"]
    cell = next(c for row in sheet.iter_rows() for c in row if c.value == "Durée du contrat")
    cell.value = "Durée du contrat + 5 ans"
    out = BytesIO()
    book.save(out)
    _layout, changes = propose_changes(out.getvalue(), register_case())
    (change,) = changes.changes
    (field,) = change.fields
    before, after = field.before, field.after
    assert (change.label, field.field) == ("Gestion de la paie", "data")
    assert after == (*before[:2], replace(before[2], retention="Durée du contrat + 5 ans"))


#: Words as people write them; a cell is trimmed, and some words say « nothing ».
WORDS = st.text(st.characters(categories=("L", "N", "P"), codec="latin-1"), min_size=3).map(
    lambda text: f"dit {text}"
)
OPTIONAL = st.one_of(st.just(""), WORDS)
ACTORS = (Actor(id=1, name="DGFiP"), Actor(id=2, name="Trois-Rivières Conseil"))


def a_code(vocabulary: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([term.code for term in vocabulary if not term.retired])


def several(line: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(line, max_size=3).map(tuple)


NUMBERS = st.sampled_from([one.id for one in ACTORS])
PROCESSINGS = st.builds(
    Processing,
    id=st.just(1),
    name=WORDS,
    reference=st.sampled_from(("", "T-01", "2026/4")),
    purposes=several(WORDS),
    legal_bases=st.lists(a_code(LEGAL_BASES), max_size=3, unique=True).map(tuple),
    legal_text=OPTIONAL,
    joint_controllers=st.lists(NUMBERS, max_size=2, unique=True).map(tuple),
    started_on=st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2099, 12, 31))),
    subjects=several(
        st.builds(
            SubjectLine,
            category=a_code(DATA_SUBJECTS),
            precision=OPTIONAL,
            vulnerable=st.sampled_from((None, True, False)),
        )
    ),
    data=several(
        st.builds(
            DataLine,
            category=a_code(DATA_CATEGORIES),
            description=WORDS,
            retention=OPTIONAL,
            active_duration=st.one_of(st.none(), st.integers(1, 99)),
        )
    ),
    recipients=several(
        st.builds(RecipientLine, actor=NUMBERS, kind=a_code(RECIPIENT_KINDS), precision=OPTIONAL)
    ),
    measures=several(st.builds(MeasureLine, measure=a_code(MEASURES), detail=OPTIONAL)),
    transfers=several(
        st.builds(
            TransferLine,
            actor=NUMBERS,
            country=st.sampled_from(("US", "CH", "JP", "MA")),
            safeguard=a_code(SAFEGUARDS),
            documentation=OPTIONAL,
        )
    ),
)


@given(PROCESSINGS)
def test_every_field_of_the_layout_comes_back_as_it_left(record: Processing) -> None:
    countries = {line.actor: line.country for line in record.transfers}
    known = (replace(one, country=countries.get(one.id, "FR")) for one in ACTORS)
    snapshot = picture(commune(), *known, record)
    _layout, changes = propose_changes(written("xlsx", snapshot), snapshot)
    assert changes.changes == ()


def hostile() -> Snapshot:
    records = [
        Processing(
            id=rank,
            name=text,
            reference=text[:40],
            purposes=(text, text),
            legal_text=text,
            subjects=(SubjectLine(category="employees", precision=text),),
            data=(DataLine(category="identity", description=text, retention=text),),
            measures=(MeasureLine(measure="other", detail=text),),
            rights_note=text,
        )
        for rank, text in enumerate((*NASTY, "مرحبا بالعالم", "漢字", "#set page()", "\x00\x07"), 1)
    ]
    return picture(commune("=Commune" + "é" * 300), *records)


@pytest.mark.parametrize("code", FORMATS)
def test_hostile_texts_break_no_file(code: str) -> None:
    file = written(code, hostile())
    opened: dict[str, Callable[[], object]] = {
        "docx": lambda: Document(BytesIO(file)),
        "jsonld": lambda: rdflib.Graph().parse(data=file, format="json-ld", publicID="urn:x"),
    }
    if code in opened:
        assert opened[code]()
    elif file.startswith(b"PK"):
        sheets = CalamineWorkbook.from_filelike(BytesIO(file)).sheet_names
        assert len({name.casefold() for name in sheets}) == len(sheets)
        assert max(map(len, sheets)) <= 31
    else:
        assert file.startswith((b"%PDF", "\ufeff".encode()))


@pytest.mark.parametrize("code", ["xlsx", "flat"])
def test_no_cell_is_a_formula(code: str) -> None:
    book = load_workbook(BytesIO(written(code, hostile())))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_no_cell_of_the_csv_is_worked_out() -> None:
    lines = written("csv", hostile()).decode("utf-8-sig").splitlines()
    assert not [line for line in lines if re.match(r'"?[=+@\t]', line)]


@pytest.mark.parametrize("code", OF_A_SHEET)
def test_one_sheet_leaves_alone(code: str) -> None:
    register = register_of()
    write = FORMATS[code].sheet
    assert write is not None
    alone = write(register, register.fiches[0])
    assert alone.startswith((b"%PDF", b"PK"))
    assert len(alone) < len(FORMATS[code].write(register))


def test_the_pdf_says_that_assistive_technology_may_read_it() -> None:
    file = FORMATS["pdf"].write(register_of())
    assert b"pdfuaid:part" in file
    assert FORMATS["pdf"].write(register_of()) == file, "the same register gives the same file"


def test_the_text_document_holds_every_word_of_the_register() -> None:
    register = register_of()
    document = Document(BytesIO(FORMATS["docx"].write(register)))
    said = {p.text for p in document.paragraphs}
    said |= {c.text for table in document.tables for row in table.rows for c in row.cells}
    for section in (s for fiche in register.fiches for s in fiche.sections):
        for row in section.rows:
            assert set(row) - {""} <= said


def test_linked_data_are_read_without_fetching_anything() -> None:
    graph = rdflib.Graph().parse(data=written("jsonld", register_case()), format="json-ld")
    dpv = rdflib.Namespace("https://w3id.org/dpv#")
    gdpr = rdflib.Namespace("https://w3id.org/dpv/legal/eu/gdpr#")
    bases = set(graph.objects(None, dpv.hasLegalBasis))
    assert bases == {gdpr["A6-1-c"], gdpr["A45-3"]}
    assert len(set(graph.subjects(rdflib.RDF.type, dpv.Process))) == 2


def test_an_empty_register_is_a_file_that_says_so() -> None:
    nothing = picture(commune())
    for code in FORMATS:
        assert written(code, nothing)
    text = Document(BytesIO(written("docx", nothing))).paragraphs
    assert "Aucun traitement dans ce registre." in {p.text for p in text}


def test_it_speaks_english_where_the_layout_is_ours() -> None:
    with speaking("en"):
        register = register_of()
        assert register.title == "Record of processing activities"
        said = grids_of(register)[1]
    assert "Nom du traitement" in "".join(cells_of(said)), "the CNIL's words stay in French"

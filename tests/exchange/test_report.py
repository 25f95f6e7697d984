"""The audit report: the golden one cell by cell, safe whatever is recorded, fit for paper."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from python_calamine import CalamineWorkbook

from inventaire.audit.report import audit
from inventaire.exchange.report.building import PARTS, build_report
from inventaire.exchange.report.facts import Followed, Pictures, ReportFacts
from inventaire.exchange.written import read_written
from inventaire.i18n import N_, _, speaking
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.pictures import draw_map
from inventaire.resources import example_folder
from tests.builders import (
    TODAY,
    actor,
    commune,
    dataset,
    flow,
    picture,
    processing,
    system,
)
from tests.exchange.report_case import GOLDEN, golden, report_case

NASTY = (
    "=cmd|'/c calc'!A1",
    "+33 1 23 45 67 89",
    "-1-1",
    "@import",
    "\tà la ligne\x0b",
    "<b>gras</b> & 'simple' \"double\"",
    "long " * 2000,
    "x" * 40_000,
    "\u202eenvers",
)


def facts_of(snapshot: Snapshot, **more: Any) -> ReportFacts:
    """An inventory as its audit leaves it."""
    followed = tuple(Followed(finding=one, seen_on=TODAY) for one in audit(snapshot))
    return ReportFacts(snapshot=snapshot, followed=followed, audited_on=TODAY, **more)


@cache
def example(language: str) -> bytes:
    """The report of the commune of the example, with its picture."""
    text = (example_folder() / "commune.toml").read_text(encoding="utf-8")
    snapshot = read_written(text, on=TODAY)
    with speaking(language):
        return build_report(facts_of(snapshot, pictures=draw_map(snapshot, seconds=20)))


def hostile() -> bytes:
    """A report in which every text is one that attacks or overflows."""
    records = []
    for rank, text in enumerate(NASTY):
        who, where = actor(text, contact=text), system(text, notes=text)
        what = dataset(text, description=text, principal_document=True, keywords=(text, text))
        done = processing(text, reference=str(rank), purposes=(text, text), rights_note=text)
        records += [who, where, what, done, flow(where, who, what, legal_ground=text)]
    return build_report(facts_of(picture(commune("=Commune" + "!" * 300), *records)))


def empty() -> bytes:
    """The report of an organisation of which nothing is recorded."""
    return build_report(facts_of(picture(commune())))


BOOKS = {
    "example": lambda: example("fr"),
    "english": lambda: example("en"),
    "hostile": cache(hostile),
    "empty": cache(empty),
}


@pytest.fixture(params=BOOKS)
def content(request: pytest.FixtureRequest) -> bytes:
    """Reports of very different inventories: what follows is true of each."""
    return BOOKS[request.param]()


@cache
def book_of(content: bytes) -> Any:
    """The workbook as openpyxl reads it: tests only look at it."""
    return load_workbook(BytesIO(content))


def parts_of(content: bytes, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith(prefix):
                yield name, archive.read(name)


def test_the_report_is_the_golden_one() -> None:
    kept = GOLDEN.read_text(encoding="utf-8")
    assert golden() == kept, "read the difference, then: python -m tests.exchange.report_case"


def test_the_same_facts_give_the_same_cells() -> None:
    assert golden() == golden()


def test_every_part_is_well_formed(content: bytes) -> None:
    names = [name for name, _data in parts_of(content)]
    assert len(names) == len(set(names))
    for name, data in parts_of(content):
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(data)


def test_no_cell_is_a_formula(content: bytes) -> None:
    for name, data in parts_of(content, "xl/worksheets/sheet"):
        assert not re.search(rb"<f[ >/]", data), name
        assert b't="str"' not in data


def test_every_text_that_looks_computed_is_quoted() -> None:
    for sheet in book_of(BOOKS["hostile"]()).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.lstrip()[:1] in tuple("=+-@"):
                    assert cell.data_type == "s"
                    assert cell.quotePrefix, cell.coordinate


def test_another_reader_opens_it(content: bytes) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    assert len(book.sheet_names) == len(PARTS) + 2
    for name in book.sheet_names:
        assert book.get_sheet_by_name(name).to_python()


def test_links_lead_to_cells_that_say_something(content: bytes) -> None:
    book = book_of(content)
    seen = 0
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink:
                    target, place = cell.hyperlink.location.rsplit("!", 1)
                    assert cell.hyperlink.target is None, "nothing leads out of the workbook"
                    title = target.strip("'").replace("''", "'")
                    found = book[title][place].value
                    assert place == "A1" or found is not None, cell.hyperlink.location
                    seen += 1
    assert seen > len(PARTS)


def test_every_sheet_prints_on_a4_landscape_with_its_headings(content: bytes) -> None:
    for sheet in book_of(content).worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.print_title_rows
        assert "&P" in sheet.oddFooter.right.text
        assert sheet.oddFooter.left.text and sheet.oddFooter.center.text
        one_page_wide = sheet.sheet_properties.pageSetUpPr.fitToPage
        assert one_page_wide or sheet.page_setup.scale


def test_no_row_is_higher_than_a_spreadsheet_shows(content: bytes) -> None:
    for sheet in book_of(content).worksheets:
        assert all(row.height <= 409 for row in sheet.row_dimensions.values() if row.height)


def test_nothing_long_is_lost() -> None:
    sheet = book_of(BOOKS["hostile"]())["Jeux de données"]
    told = "".join(str(cell.value or "") for cell in sheet["B"])
    assert told.count("x" * 1000) >= 40
    assert told.count("long ") >= 2000


def test_merged_cells_do_not_overlap(content: bytes) -> None:
    for sheet in book_of(content).worksheets:
        seen: set[tuple[int, int]] = set()
        for area in sheet.merged_cells.ranges:
            first, top, last, bottom = range_boundaries(str(area))
            cells = {(c, r) for c in range(first, last + 1) for r in range(top, bottom + 1)}
            assert not cells & seen, area
            seen |= cells


def test_the_action_plan_offers_lists() -> None:
    book = book_of(example("fr"))
    checks = book["Plan d'actions"].data_validations.dataValidation
    lists = [check for check in checks if check.type == "list"]
    assert len(lists) == 4
    for check in lists:
        title, area = check.formula1.rsplit("!", 1)
        words = [row[0].value for row in book[title.strip("'")][area.replace("$", "")]]
        assert len(words) > 2 and all(words)
    assert {check.type for check in checks} == {"list", "date", "whole"}
    assert book["Listes"].sheet_state == "hidden"


def test_what_is_already_answered_by_an_action_is_not_proposed_again() -> None:
    sheet = book_of(build_report(report_case()))["Plan d'actions"]
    rules = [row[3].value for row in sheet.iter_rows(min_row=5)]
    assert rules.count("SEC-01") == 1
    assert [row[2].value for row in sheet.iter_rows(min_row=5)].count("Proposée") == 2


def test_charts_are_native_and_the_map_is_a_picture() -> None:
    names = [name for name, _data in parts_of(example("fr"), "xl/")]
    charts = [name for name in names if name.startswith("xl/charts/chart")]
    pictures = [name for name in names if name.startswith("xl/media/")]
    assert len(charts) >= 3
    assert pictures
    drawn = b"".join(data for name, data in parts_of(build_report(report_case()), "xl/charts"))
    assert b"<radarChart" in drawn and b"<barChart" in drawn


def test_what_is_archived_is_left_out() -> None:
    told = golden()
    assert "Ancien prestataire" not in told
    assert told.count("usb") == 0


def test_a_large_inventory_is_drawn_by_groups_and_says_so() -> None:
    facts = report_case()
    gathered = draw_map(facts.snapshot, seconds=20).detailed
    pictures = Pictures(gathered=gathered, places=800, flows=6000)
    sheet = book_of(build_report(replace(facts, pictures=pictures)))["Carte"]
    told = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    assert "800 lieux et 6\u202f000 flux : trop pour être dessinés un par un" in told
    assert len(sheet._images) == 1


def test_a_map_that_could_not_be_drawn_says_so() -> None:
    sheet = book_of(build_report(report_case()))["Carte"]
    assert "n'a pas pu être dessinée" in sheet["A4"].value
    assert "pas encore de flux" in book_of(BOOKS["empty"]())["Carte"]["A4"].value


def test_the_english_report_speaks_english() -> None:
    book = book_of(example("en"))
    assert book.sheetnames[:3] == ["Contents", "Summary", "Datasets"]
    with speaking("en"):
        assert all(_(part.title) in book.sheetnames for part in PARTS)
        assert _(N_("Sommaire")) == "Contents"


def test_an_unanswered_question_is_not_a_no() -> None:
    sheet = book_of(build_report(report_case()))["Systèmes"]
    assert [sheet["I5"].value, sheet["H5"].value, sheet["I6"].value] == ["Oui", "Non", None]


def test_the_day_of_the_audit_is_told() -> None:
    late = replace(report_case(), audited_on=date(2025, 1, 1), changed_since=0)
    sheet = book_of(build_report(late))["Sommaire"]
    told = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    assert "audit du 1 janvier 2025" in told
    assert "depuis cet audit" not in told


def test_no_percentage_of_compliance_is_ever_said() -> None:
    for language in ("fr", "en"):
        for _name, data in parts_of(example(language), "xl/worksheets"):
            assert b"conformit\xc3\xa9 :" not in data.lower()
            assert not re.search(rb">\d+ ?%<", data)

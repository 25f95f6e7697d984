"""Workbooks: what people type is neither lost, nor cut, nor executed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from inventaire.exchange.workbook import sheet as sheets
from inventaire.exchange.workbook.book import Book
from inventaire.exchange.workbook.metrics import breaks, line_count, room, units_for
from inventaire.exchange.workbook.paper import print_on_paper
from inventaire.exchange.workbook.sheet import Cell, Sheet, Span
from inventaire.exchange.workbook.styles import DATE, PLAIN, TEXT
from inventaire.exchange.workbook.table import ROW_LINES, Column, write_table
from inventaire.exchange.workbook.words import CELL_CHARACTERS, cleaned, looks_computed, parts
from tests.builders import TODAY

HOSTILE = (
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "<script>alert(1)</script> & \"'",
    "_x0041_ littéral",
    "\x00\x0b\x1b caché \ud800",
    "\u202egro.ellem\u202c",
    "=" * 40,
)


def read(content: bytes) -> Any:
    return load_workbook(BytesIO(content))


def a_sheet(book: Book, *widths: float) -> Sheet:
    sheet = book.add("Feuille")
    sheet.open(widths or (20, 20))
    return sheet


def a_book() -> Book:
    return Book(title="Essai", made_on=TODAY)


def column(heading: str = "Nom", width: float = 20, **more: Any) -> Column[Any]:
    return Column(heading=heading, width=width, value=lambda record: record, **more)


def table_of(records: Iterable[Any], *columns: Column[Any]) -> Any:
    with a_book() as book:
        sheet = a_sheet(book, *(one.units for one in columns or (column(),)))
        write_table(sheet, columns or (column(),), records)
        content = book.to_bytes()
    return read(content).active


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_a_text(text: str) -> None:
    with a_book() as book:
        a_sheet(book).write([Cell(text, TEXT)])
        content = book.to_bytes()
    cell = read(content).active["A1"]
    assert cell.data_type == "s"
    assert cell.quotePrefix is looks_computed(text)
    assert "\x0b" not in cell.value


def test_what_is_seen_of_a_text_is_kept_as_it_is() -> None:
    assert cleaned("Été « œuvre » — 100 %\r\nsuite\tfin") == "Été « œuvre » — 100 %\nsuite fin"


def test_a_text_that_looks_like_an_escape_is_told_apart() -> None:
    assert cleaned("_x000D_ et _xyz_") == "_x005F_x000D_ et _xyz_"


def test_dates_are_dates_and_numbers_are_numbers() -> None:
    with a_book() as book:
        a_sheet(book).write([Cell(TODAY, DATE), Cell(4200, TEXT), Cell(2.5, TEXT), None])
        content = book.to_bytes()
    first, second, third = (cell.value for cell in read(content).active[1][:3])
    assert first.date() == TODAY
    assert (second, third) == (4200, 2.5)


def test_a_day_that_a_spreadsheet_cannot_count_is_written_in_words() -> None:
    with a_book() as book:
        a_sheet(book).write([Cell(date(1789, 7, 14), DATE)])
        content = book.to_bytes()
    assert read(content).active["A1"].value == "14/07/1789"


@given(st.text(alphabet="ab é\nMi-", max_size=400), st.integers(1000, 20000), st.integers(1, 9))
def test_parts_of_a_text_lose_nothing_and_fit(text: str, available: int, lines: int) -> None:
    found = parts(text, available, lines)
    assert "".join(found) == text
    # Blanks at the end of a line hang over its edge: they take no line of their own.
    assert all(line_count(part.rstrip(), available) <= lines for part in found)


def test_a_text_longer_than_a_cell_goes_on() -> None:
    text = "x" * (CELL_CHARACTERS + 10)
    assert [len(part) for part in parts(text, 10**9, 10)] == [CELL_CHARACTERS, 10]


def test_words_are_measured_as_they_are_drawn() -> None:
    assert breaks("un deux trois", 10**6) == [13]
    assert line_count("un\n\ndeux", 10**6) == 3
    assert line_count("iiii iiii", room(5, size=10)) < line_count("MMMM MMMM", room(5, size=10))
    assert units_for("Authentification", size=10) > units_for("Nom", size=10)


@pytest.mark.parametrize("length", [10_000, 40_000])
def test_a_very_long_text_is_carried_on_in_the_rows_below(length: int) -> None:
    text = " ".join(f"mot{number}" for number in range(length))[:length]
    name: Column[Any] = Column(heading="Nom", width=20, value=lambda _record: "Paie")
    rows = table_of([text, "court"], name, column("Objet", 40))
    told = [row[1].value for row in rows.iter_rows(min_row=3)]
    assert "".join(told[:-1]) == text
    assert told[-1] == "court"
    heights = [rows.row_dimensions[number].height for number in range(3, rows.max_row + 1)]
    assert max(heights) < 409
    names = [row[0].value for row in rows.iter_rows(min_row=3)]
    assert names == ["Paie", *["Paie …"] * (len(names) - 2), "Paie"]


def test_rows_are_as_high_as_their_text() -> None:
    rows = table_of(["court", "une phrase bien plus longue que la largeur de sa colonne"])
    assert rows.row_dimensions[3].height < rows.row_dimensions[4].height


def test_a_heading_is_never_broken_inside_a_word() -> None:
    narrow = column("Authentification", 3)
    assert narrow.units >= units_for("Authentification", size=10, bold=True)


def test_groups_are_written_once_over_their_columns() -> None:
    rows = table_of(["a"], column(), column("B", group="Qui"), column("C", group="Qui"))
    assert [str(area) for area in rows.merged_cells.ranges] == ["B1:C1"]
    assert [cell.value for cell in rows[1]] == [None, "Qui", None]
    assert rows.auto_filter.ref == "A2:C3"


def test_a_table_without_record_says_so_and_has_no_filter() -> None:
    with a_book() as book:
        sheet = a_sheet(book)
        write_table(sheet, [column()], [], nothing="Rien encore.")
        content = book.to_bytes()
    rows = read(content).active
    assert rows["A3"].value == "Rien encore."
    assert rows.auto_filter.ref is None


def test_only_what_takes_one_line_is_a_link() -> None:
    linked = column(link=lambda _record: "'Feuille'!A1")
    rows = table_of(["court", "un nom qui prend plusieurs lignes dans sa colonne"], linked)
    assert rows["A3"].hyperlink.location == "'Feuille'!A1"
    assert rows["A4"].hyperlink is None


def test_links_stop_before_a_spreadsheet_refuses_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sheets, "LINKS", 2)
    rows = table_of(["a", "b", "c"], column(link=lambda _record: "'Feuille'!A1"))
    assert [bool(rows[f"A{n}"].hyperlink) for n in (3, 4, 5)] == [True, True, False]


def test_spans_take_several_columns_and_the_height_of_their_text() -> None:
    with a_book() as book:
        sheet = a_sheet(book, 10, 10, 10)
        sheet.write_spans([Span("un texte assez long pour deux lignes", PLAIN, 2), Span(1, TEXT)])
        content = book.to_bytes()
    rows = read(content).active
    assert [str(area) for area in rows.merged_cells.ranges] == ["A1:B1"]
    assert rows.row_dimensions[1].height > 30
    assert rows["C1"].value == 1


def test_paper_is_a4_landscape_with_a_footer_that_gives_no_orders() -> None:
    with a_book() as book:
        sheet = a_sheet(book)
        sheet.write([Cell("a", TEXT)])
        name = "Eau & Forêts &P" + " très long" * 20
        print_on_paper(sheet, left=name, centre="23 novembre 2026", repeated="1:1", pages=1)
        content = book.to_bytes()
    rows = read(content).active
    assert (rows.page_setup.orientation, rows.page_setup.paperSize) == ("landscape", 9)
    assert rows.sheet_properties.pageSetUpPr.fitToPage
    assert rows.oddFooter.left.text.startswith("Eau && Forêts &&P")
    assert rows.oddFooter.right.text == "&A · &P / &N"
    assert len(str(rows.oddFooter)) < 255


def test_titles_of_sheets_are_made_fit() -> None:
    with a_book() as book:
        long = book.add("[a]:*?/\\ 'très' " + "long" * 20)
        assert len(long.title) <= 31
        assert not set(long.title) & set("[]:*?/\\")
        assert book.add("***").title == "—"
        for sheet in book.sheets:
            sheet.open([10])
        book.to_bytes()


def test_nothing_stays_on_the_disk_when_the_work_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(ZeroDivisionError), a_book() as book:
        a_sheet(book).write([Cell("secret", TEXT)])
        assert list(tmp_path.iterdir())
        raise ZeroDivisionError
    assert not list(tmp_path.iterdir())


def test_a_row_has_a_bounded_number_of_lines() -> None:
    rows = table_of(["\n".join("x" for _line in range(ROW_LINES * 3))])
    assert rows.max_row == 2 + 3

"""Texts with separators are read whatever they were saved from, or refused with a reason."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inventaire.exchange.delimited import NotText, TooWide, read_delimited
from inventaire.exchange.formats import propose_changes
from inventaire.exchange.readers import Unreadable, read_workbook
from tests.builders import commune, picture

ROWS = [["Nom", "Éditeur"], ["Paie", "Société « Œuvre »"], ["Cantine", "Élise et Œuvre"]]
#: What calls for quotes in cells: separators, quotes, ends of lines, accents.
_CELLS = st.text(alphabet="abéœ,;\t|\"' \n€19", max_size=12).map(str.strip)


def written(rows: list[list[str]], separator: str = ";") -> str:
    out = StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def rows_of(data: bytes) -> list[list[str]]:
    return read_delimited(data, rows=1_000, columns=100).rows


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encoding_and_separator_are_found_out(separator: str, encoding: str) -> None:
    assert rows_of(written(ROWS, separator).encode(encoding)) == ROWS


def test_commas_inside_texts_do_not_hide_the_semicolon() -> None:
    rows = [
        ["Nom", "Finalités"],
        ["Paie", "Payer, déclarer, archiver"],
        ["Élections", "Tenir, voter"],
    ]
    assert rows_of(written(rows).encode()) == rows


def test_a_mark_that_lies_is_told() -> None:
    text = read_delimited(b"\xef\xbb\xbf" + written(ROWS).encode("cp1252"), rows=9, columns=9)
    assert (text.rows, text.mended) == (ROWS, ("lying_mark",))


def test_accents_encoded_twice_are_mended_and_told() -> None:
    twice = written([["Nom", "Objet"], ["Délibération", "Élèves"]]).encode().decode("cp1252")
    text = read_delimited(twice.encode(), rows=9, columns=9)
    assert (text.rows[1], text.mended) == (["Délibération", "Élèves"], ("twice_encoded",))


def test_accents_that_only_look_encoded_twice_are_left() -> None:
    rows = [["Nom", "Objet"], ["Ã© est un accent abîmé", "é"]]
    assert rows_of(written(rows).encode()) == rows


def test_numbers_of_establishments_lose_the_point_that_a_spreadsheet_gave_them() -> None:
    assert rows_of(b"SIRET;Version\n21860194600000.0;2.0\n")[1] == ["21860194600000", "2.0"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ends_of_lines_of_every_system_are_read(end: str) -> None:
    assert rows_of(end.join(["Nom;Note", "Paie;12", ""]).encode()) == [
        ["Nom", "Note"],
        ["Paie", "12"],
    ]


def test_a_quote_never_closed_swallows_no_row() -> None:
    lines = ["Nom;Objet", 'Paie;"sans fin', *(f"Fiche {n};rien" for n in range(400))]
    assert len(rows_of("\n".join(lines).encode())) == 402


def test_the_separator_that_excel_announces_is_no_row() -> None:
    assert rows_of(b"sep=;\r\nNom;Objet\r\nPaie;a,b\r\n") == [["Nom", "Objet"], ["Paie", "a,b"]]


def test_too_many_rows_or_columns_are_refused() -> None:
    with pytest.raises(TooWide):
        read_delimited(b"a;b\n" * 20, rows=10, columns=10)
    with pytest.raises(TooWide):
        read_delimited(b";".join([b"a"] * 20), rows=10, columns=10)


@given(st.lists(st.lists(_CELLS, min_size=2, max_size=5), min_size=1, max_size=6))
def test_what_is_written_with_an_announced_separator_is_read_back(rows: list[list[str]]) -> None:
    data = ("sep=;\n" + written(rows)).encode("utf-8-sig")
    expected = [_without_end(row) for row in rows]
    while expected and not expected[-1]:
        expected.pop()
    assert rows_of(data) == expected


def _without_end(row: list[str]) -> list[str]:
    kept = list(row)
    while kept and kept[-1] == "":
        kept.pop()
    return kept


@given(st.binary(max_size=400))
@example(b'"')
@example(b"\xff\xfe\x00")
@example(b"sep=\x00\n")
@example(b'sep="\n')
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        rows = rows_of(data)
    except (NotText, TooWide):
        return
    assert all(isinstance(value, str) for row in rows for value in row)


def test_real_texts_are_read(cases: Path) -> None:
    files = [*cases.glob("*/*.csv"), cases / "tables" / "csv_file"]
    assert files
    for file in files:
        (sheet,) = read_workbook(file.read_bytes()).sheets
        assert len(sheet.rows[0]) > 1, file.name
        assert all("\ufffd" not in str(value) for row in sheet.rows for value in row), file.name


def test_a_real_list_in_windows_letters_keeps_its_accents(cases: Path) -> None:
    (sheet,) = read_workbook((cases / "subsidies" / "lot.csv").read_bytes()).sheets
    assert "œuvre" in sheet.cell(2, 6).text


def test_one_table_reads_alike_as_text_and_as_workbook(cases: Path) -> None:
    folder = cases / "tables"
    text, book = (
        read_workbook((folder / f"decp-exemple-valide.{end}").read_bytes()).sheets[0]
        for end in ("csv", "xlsx")
    )
    assert [cell.text for cell in text.row(0)] == [cell.text for cell in book.row(0)]
    assert len(text.rows) == len(book.rows)


def test_a_list_of_applications_comes_in_as_text_and_says_what_was_mended() -> None:
    data = b"\xef\xbb\xbf" + "Application;Éditeur\nPaie;Société Œuvre\n".encode("cp1252")
    before = picture(commune())
    layout, changes = propose_changes(data, before)
    assert layout.code == "list"
    assert {change.label for change in changes.changes} >= {"Paie", "Société Œuvre"}
    assert "UTF-8" in str(changes.warnings[0].text)


def test_a_text_of_no_known_form_is_refused_with_what_is_expected() -> None:
    with pytest.raises(Unreadable) as refused:
        propose_changes(b"insee;surface\n01001;12\n", picture(commune()))
    assert "titres de colonnes" in str(refused.value.text)


def test_headings_repeated_in_the_body_are_no_record() -> None:
    data = "Application;Éditeur\nPaie;Œuvre\n\nAPPLICATION;Editeur\nCantine;Œuvre\n".encode()
    _layout, changes = propose_changes(data, picture(commune()))
    assert {change.label for change in changes.changes} == {"Paie", "Cantine", "Œuvre"}


def test_an_answer_with_a_reason_is_an_answer_and_its_reason_is_kept() -> None:
    data = "Application;Sauvegardes;Éditeur\nPaie;Oui (prestataire);Œuvre\n".encode()
    _layout, changes = propose_changes(data, picture(commune()))
    (paie,) = (change for change in changes.changes if change.label == "Paie")
    values = {one.field: one.after for one in paie.fields}
    assert values["backups"] is True
    assert "Oui (prestataire)" in str(values["notes"])
    assert "dit plus" in str(changes.warnings[0].text)

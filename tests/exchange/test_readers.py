"""Foreign files are read within bounds, or refused with a reason."""

from __future__ import annotations

import time
import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from inventaire.exchange.readers import Bounds, Unreadable, read_workbook
from tests.exchange.cnil_files import as_ods, as_xlsx


def refusal(data: bytes, *, bounds: Bounds | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        read_workbook(data, bounds=bounds or Bounds())
    return str(caught.value.text)


def zipped(**members: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def test_the_same_table_reads_alike_from_every_kind_of_workbook() -> None:
    rows = {"Une feuille": [["Nom", "Âge"], ["Zoé", "12"], ["", ""], ["Élie", "7"]]}
    xlsx, ods = read_workbook(as_xlsx(rows)), read_workbook(as_ods(rows))
    assert xlsx == ods
    assert xlsx.sheets[0].cell(3, 0).text == "Élie"


def test_comments_inside_cells_are_no_content() -> None:
    assert read_workbook(as_ods({"F": [["Nom"]]})).sheets[0].rows == (("Nom",),)


def test_a_million_declared_rows_take_no_memory() -> None:
    data = as_ods({"F": [["Nom"], ["Zoé"]]}, declared_rows=1_048_576)
    tracemalloc.start()
    workbook = read_workbook(data)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(workbook.sheets[0].rows) == 2
    assert peak < 20_000_000


def test_an_old_excel_file_is_known_by_its_content(cases: Path) -> None:
    data = (cases / "tables" / "acceslibre-etablissements_scolaires.xls").read_bytes()
    assert read_workbook(data).sheets[0].cell(0, 0).text == "id"


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"\x89PNG\r\n", b"Nom\x00\x01", b"<html>"])
def test_what_is_no_workbook_is_refused_with_what_is_expected(data: bytes) -> None:
    assert ".ods" in refusal(data)


def test_a_word_document_is_no_workbook() -> None:
    assert ".ods" in refusal(zipped(word__document=b"<w/>"))


def test_an_empty_file_is_said_to_be_empty() -> None:
    assert "vide" in refusal(b"")


@pytest.mark.parametrize("cut", [0.3, 0.7, 0.95])
def test_a_truncated_file_is_said_to_be_damaged(cut: float) -> None:
    data = as_xlsx({"F": [["Nom"] * 50] * 50})
    assert "abîmé" in refusal(data[: int(len(data) * cut)])


def test_an_encrypted_file_asks_for_a_copy_without_password() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert "mot de passe" in refusal(ole)
    ods = zipped(
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet",
        **{"META-INF__manifest.xml": b"<manifest:encryption-data/>", "content.xml": b"x"},
    )
    assert "mot de passe" in refusal(ods)


def test_a_file_larger_than_the_limit_is_refused_before_it_is_opened() -> None:
    assert "trop gros" in refusal(b"PK" + b"\0" * 2000, bounds=Bounds(bytes=1000))


def test_a_zip_bomb_is_refused_at_once() -> None:
    bomb = zipped(xl__workbook=b"<workbook/>", **{"xl__sharedStrings.xml": b"0" * 90_000_000})
    start = time.monotonic()
    assert "démesurée" in refusal(bomb, bounds=Bounds(unpacked=80_000_000))
    assert time.monotonic() - start < 2


def test_cells_repeated_without_end_take_nothing_down() -> None:
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="16384">'
    data = as_ods({"F": [["Nom"]]}).replace(b"", b"")
    content = zipfile.ZipFile(BytesIO(data)).read("content.xml").decode()
    row = (
        '<table:table-row table:number-rows-repeated="1000000">'
        f"{cell}<text:p>x</text:p></table:table-cell></table:table-row>"
    )
    hostile = content.replace("</table:table>", row + "</table:table>")
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", hostile)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    assert refusal(out.getvalue(), bounds=Bounds(seconds=5))

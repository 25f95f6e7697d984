"""Files that are not what they seem are refused with a sentence, soon, and take nothing down."""

from __future__ import annotations

import resource
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inventaire.exchange.formats import propose_changes
from inventaire.exchange.readers import BOUNDS, Bounds, Unreadable, read_workbook
from inventaire.i18n import speaking
from inventaire.inventory.changes import Changes
from tests.builders import commune, picture
from tests.exchange.cnil_files import Fiche, as_ods, as_xlsx, fiche_rows, list_rows
from tests.exchange.test_readers import refusal

FILES = Path(__file__).parent / "files"
#: How long somebody waits to be told that a file cannot be read.
PATIENCE_SECONDS = 2.0

REGISTER = {
    "Liste": list_rows(["Paie", "T-01", "26/05/2018", "", "Payer", "", "", "Non"]),
    "Paie": fiche_rows(
        Fiche(name="Paie", reference="T-01", purposes=["Payer"], subjects=[("Salariés", "")])
    ),
}
ODS, XLSX = as_ods(REGISTER), as_xlsx(REGISTER)
SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>'


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def changed(data: bytes, member: str, before: bytes, after: bytes) -> bytes:
    """The same file, with something else in one of its parts."""
    parts = members(data)
    assert before in parts[member]
    return packed({**parts, member: parts[member].replace(before, after, 1)})


def soon(data: bytes, *, bounds: Bounds = BOUNDS) -> str:
    """Why a file is refused, or its text; either soon."""
    start = _spent()
    try:
        book = read_workbook(data, bounds=bounds)
        told = " ".join(str(v) for sheet in book.sheets for row in sheet.rows for v in row)
    except Unreadable as unreadable:
        told = str(unreadable.text)
    assert _spent() - start < PATIENCE_SECONDS
    return told


def _spent() -> float:
    """Seconds of processor used so far: what waiting for others takes does not count."""
    own, child = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + child.ru_utime + child.ru_stime


def test_a_workbook_that_excel_protected_asks_for_a_copy_without_password() -> None:
    assert "mot de passe" in refusal((FILES / "encrypted.xlsx").read_bytes())


@pytest.mark.parametrize("since", ["1.2", "1.3"])
def test_a_workbook_that_libreoffice_protected_asks_for_one_too(since: str) -> None:
    part = "content.xml" if since == "1.2" else "encrypted-package"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="{part}" manifest:size="9000">'
        '<manifest:encryption-data manifest:checksum="x"><manifest:algorithm '
        'manifest:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/>'
        "</manifest:encryption-data></manifest:file-entry></manifest:manifest>"
    )
    data = packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            part: bytes(range(256)) * 40,
            "META-INF/manifest.xml": manifest.encode(),
        }
    )
    assert "mot de passe" in refusal(data)


@pytest.mark.parametrize("entities", [ENTITIES, OUTSIDE], ids=["bomb", "outside"])
def test_what_xml_may_name_is_never_unfolded_nor_fetched(entities: str) -> None:
    head = b"?>"
    files = (
        changed(
            changed(ODS, "content.xml", b">Payer<", b">&j;<"),
            "content.xml",
            head,
            head + entities.encode(),
        ),
        changed(
            changed(XLSX, SHEET, b">Payer<", b">&j;<"),
            SHEET,
            b"<worksheet",
            entities.encode() + b"<worksheet",
        ),
    )
    for data in files:
        told = soon(data)
        assert "aaaaaaaaaa" not in told
        assert "root:" not in told


def test_a_file_of_a_hundred_megabytes_is_refused_before_it_is_opened() -> None:
    assert "trop gros : 50 Mo au plus" in soon(b"PK\x03\x04" + b"\0" * 100_000_000)


def test_a_bomb_is_refused_whatever_it_claims() -> None:
    blanks = b" " * 30_000_000
    honest = changed(ODS, "content.xml", b"</table:table>", blanks + b"</table:table>")
    assert "démesurée" in soon(honest)
    # The same one, that claims to unfold to five kilobytes only.
    size, lie = len(members(honest)["content.xml"]), 5_000
    liar = honest.replace(size.to_bytes(4, "little"), lie.to_bytes(4, "little"))
    assert liar != honest
    assert "abîmé" in soon(liar)


def test_a_bomb_within_a_bomb_is_a_part_nobody_opens() -> None:
    inner = packed({f"{n}.zip": ODS for n in range(50)})
    assert ".ods" in soon(packed({"a.zip": inner, "b.zip": inner}))


def test_a_thousand_names_are_refused_at_once() -> None:
    many = {f"xl/{n}.xml": b"" for n in range(6_000)}
    assert "démesurée" in soon(packed({**many, "xl/workbook.xml": b"<workbook/>"}))


def test_a_cell_of_thirty_megabytes_takes_nothing_down() -> None:
    data = changed(ODS, "content.xml", b">Payer<", b">" + b"N" * 30_000_000 + b"<")
    assert "démesurée" in soon(data)


def test_a_cell_at_the_far_end_of_a_sheet_takes_nothing_down() -> None:
    far = changed(XLSX, SHEET, b'r="A1"', b'r="XFD1048576"')
    assert "trop de temps ou de mémoire" in soon(far)
    assert peak_of_the_child(far) < BOUNDS.memory


@pytest.mark.parametrize(
    "data",
    [
        b"PK",
        b"PK\x03\x04",
        b"PK\x05\x06" + b"\0" * 18,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "Workbook".encode("utf-16-le"),
        packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""}),
        packed({"xl/workbook.xml": b"<workbook>"}),
        packed({"xl/workbook.bin": b"\0" * 100}),
        packed({"xl/workbook.xml": b"\xff\xfe\x00"}),
        packed({"../../etc/passwd": b"x", "xl/workbook.xml": b"<workbook/>"}),
    ],
    ids=range(11),
)
def test_what_only_begins_like_a_workbook_is_refused_with_a_sentence(data: bytes) -> None:
    told = soon(data)
    assert "fichier" in told
    assert told.endswith(".")


@pytest.mark.parametrize("day", ["0900-01-01", "9999-12-31", "0001-01-01", "-0044-03-15", "x"])
def test_a_day_of_any_year_is_read_or_left(day: str) -> None:
    cell = b'<table:table-cell office:value-type="string">'
    dated = f'<table:table-cell office:value-type="date" office:date-value="{day}">'.encode()
    soon(changed(ODS, "content.xml", cell, dated))


def test_a_refusal_is_said_in_the_language_of_the_reader() -> None:
    with speaking("en"):
        assert refusal(b"") == "This file is empty."
        assert "password" in refusal((FILES / "encrypted.xlsx").read_bytes())


PEAK = """
import resource, sys
from inventaire.exchange.readers import Unreadable, read_workbook
try:
    read_workbook(sys.stdin.buffer.read())
except Unreadable:
    pass
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak_of_the_child(data: bytes) -> int:
    """What the child that reads a file takes at most, in bytes, whether it reads it or not."""
    done = subprocess.run([sys.executable, "-c", PEAK], input=data, capture_output=True, check=True)
    return int(done.stdout) * 1024


def test_a_million_declared_rows_are_read_in_bounded_memory(cases: Path) -> None:
    blank = (cases / "registers" / "cnil-registre-simplifie-vierge.ods").read_bytes()
    for data in (blank, ODS, XLSX):
        assert max(len(sheet.rows) for sheet in read_workbook(data).sheets) < 200
        assert peak_of_the_child(data) < 100_000_000


def test_a_million_filled_rows_are_refused_in_bounded_memory() -> None:
    row = (
        b'<table:table-row table:number-rows-repeated="1048576">'
        b'<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
        b"</table:table-row>"
    )
    data = changed(ODS, "content.xml", b"</table:table>", row + b"</table:table>")
    assert "dépasse 100000 lignes" in soon(data)
    assert peak_of_the_child(data) < BOUNDS.memory


def proposed(data: bytes) -> Changes | str:
    """What a file would change, or why it is refused: nothing else may come out."""
    try:
        return propose_changes(data, picture(commune()))[1]
    except Unreadable as unreadable:
        return str(unreadable.text)


fuzzed = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@fuzzed
@given(st.sampled_from([ODS, XLSX]), st.data())
def test_bytes_that_were_changed_on_the_way_are_told_or_read(
    data: bytes, drawn: st.DataObject
) -> None:
    noise = drawn.draw(st.binary(min_size=1, max_size=30))
    at = drawn.draw(st.integers(0, len(data) - 1))
    cut = drawn.draw(st.sampled_from([0, 1, 100, 5_000]))
    assert proposed(data[:at] + noise + data[at + cut :]) is not None


@fuzzed
@given(st.sampled_from([ODS, XLSX]), st.data())
def test_parts_that_were_changed_inside_are_told_or_read(data: bytes, drawn: st.DataObject) -> None:
    parts = members(data)
    name = drawn.draw(st.sampled_from(sorted(parts)))
    part = parts[name]
    at = drawn.draw(st.integers(0, max(0, len(part) - 1)))
    cut = drawn.draw(st.integers(0, 200))
    noise = drawn.draw(
        st.one_of(
            st.binary(max_size=20),
            st.sampled_from(
                [b"</table:table>", b"<table:table>", b'r="ZZZ99"', b"&#x0;", b"]]>", b"<!--"]
            ),
        )
    )
    assert proposed(packed({**parts, name: part[:at] + noise + part[at + cut :]})) is not None


@fuzzed
@given(st.data())
def test_a_register_with_anything_in_its_cells_is_read(drawn: st.DataObject) -> None:
    rows = fiche_rows(Fiche(name="Paie", reference="T-01", purposes=["Payer"]))
    # What files can hold: XML knows no control characters.
    text = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)
    for _change in range(drawn.draw(st.integers(1, 12))):
        row = drawn.draw(st.integers(0, len(rows) - 1))
        column = drawn.draw(st.integers(0, 7))
        rows[row] = [*rows[row], *[""] * 8][:8]
        rows[row][column] = drawn.draw(text)
    found = proposed(as_ods({"F": rows, "L": list_rows(["Paie", "T-01"])}))
    assert isinstance(found, Changes | str)

"""What a file is, by what it holds; whatever it pretends to be by its name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest
from docx import Document as WordDocument
from hypothesis import example, given
from hypothesis import strategies as st
from odfdo import Document as OpenDocument
from openpyxl import Workbook
from PIL import Image

from inventaire.exchange.contents import Content, NotEvidence, content_of, safe_name


def zipped(members: Mapping[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return held.getvalue()


def saved(document: object) -> bytes:
    held = io.BytesIO()
    document.save(held)  # type: ignore[attr-defined]  # each library has its own class
    return held.getvalue()


def a_picture(kind: str) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (2, 2)).save(held, kind)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdf"),
        (a_picture("PNG"), "png"),
        (a_picture("JPEG"), "jpg"),
        (a_picture("GIF"), "gif"),
        (a_picture("TIFF"), "tif"),
        (a_picture("WEBP"), "webp"),
        (saved(WordDocument()), "docx"),
        (saved(Workbook()), "xlsx"),
        (saved(OpenDocument("text")), "odt"),
        (saved(OpenDocument("spreadsheet")), "ods"),
        ("Reçu le 3 mars ; vu.\r\n".encode(), "txt"),
        ("Reçu le 3 mars ; vu.\r\n".encode("cp1252"), "txt"),
        (b"From: lea@exemple.fr\r\nSubject: Demande\r\n\r\nBonjour", "txt"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_people_hand_over_is_known_by_what_it_holds(data: bytes, ending: str) -> None:
    assert content_of(data).endings[0] == ending


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "vide"),
        (b"MZ\x90\x00" + b"\x00" * 60, "n'est pas gardé"),
        (b"\x7fELF\x02\x01\x01", "n'est pas gardé"),
        (b"<html><script>alert(1)</script></html>", "n'est pas gardé"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><p>", "n'est pas gardé"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "n'est pas gardé"),
        (b"<?xml version='1.0'?><x/>", "n'est pas gardé"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500, "avant 2007"),
        (zipped({"a.txt": "un"}), "archive"),
        (zipped({"mimetype": "application/epub+zip"}), "archive"),
        (
            zipped({"[Content_Types].xml": "", "word/a.xml": "", "word/vbaProject.bin": ""}),
            "macros",
        ),
        (b"PK\x03\x04 et rien de plus", "n'est pas gardé"),
    ],
)
def test_what_could_be_run_or_cannot_be_known_is_refused_with_a_reason(
    data: bytes, why: str
) -> None:
    with pytest.raises(NotEvidence) as refusal:
        content_of(data)
    assert why in str(refusal.value.text)


@given(st.binary(max_size=400))
@example(b"PK\x05\x06" + b"\xff" * 18)
@example(b"PK\x03\x04" + b"\xff" * 60)
def test_nothing_sent_ends_in_a_trace(data: bytes) -> None:
    try:
        content_of(data)
    except NotEvidence as refusal:
        assert str(refusal.text)


_PDF = content_of(b"%PDF-1.7")
_TEXT = content_of(b"a,b")


@pytest.mark.parametrize(
    ("sent", "content", "kept"),
    [
        ("Contrat signé.pdf", _PDF, "Contrat signé.pdf"),
        ("CONTRAT.PDF", _PDF, "CONTRAT.pdf"),
        ("facture.exe", _PDF, "facture.exe.pdf"),
        ("sans-terminaison", _PDF, "sans-terminaison.pdf"),
        ("../../etc/passwd", _PDF, "passwd.pdf"),
        ("C:\\Users\\lea\\piece.pdf", _PDF, "piece.pdf"),
        ("facture\u202efdp.exe", _PDF, "facturefdp.exe.pdf"),
        ("a\r\nSet-Cookie: x.pdf", _PDF, "aSet-Cookie x.pdf"),
        ('a"b<c>|?*.pdf', _PDF, "abc.pdf"),
        ("...", _PDF, "piece.pdf"),
        ("", _PDF, "piece.pdf"),
        (".pdf", _PDF, "piece.pdf"),
        ("CON.pdf", _PDF, "_CON.pdf"),
        ("liste.csv", _TEXT, "liste.csv"),
        ("page.html", _TEXT, "page.html.txt"),
        ("x" * 500 + ".pdf", _PDF, "x" * 120 + ".pdf"),
    ],
)
def test_a_name_keeps_what_says_something_and_the_ending_of_its_content(
    sent: str, content: Content, kept: str
) -> None:
    assert safe_name(sent, content) == kept


@given(st.text(max_size=300))
def test_no_name_leads_elsewhere_or_lies_about_its_ending(sent: str) -> None:
    name = safe_name(sent, _PDF)
    assert name.endswith(".pdf")
    assert not set(name) & set('/\\:*?"<>|\r\n\x00\u202e')
    assert not name.startswith(".")
    assert len(name) <= 130

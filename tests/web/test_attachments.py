"""The files joined to a record, as a browser sends them, saves them, and takes them away."""

from __future__ import annotations

import io
import re

import pytest

from tests.web.conftest import Installation
from tests.web.pages import Page, Reader

PDF = b"%PDF-1.7\nla preuve"


@pytest.fixture
def record(installation: Installation) -> str:
    """The address of a breach of Valbrise."""
    return f"/o/valbrise/violations/{installation.known['breach']}"


def send(reader: Reader, record: str, data: bytes = PDF, name: str = "Dépôt.pdf") -> str:
    """What the page says after a file was sent."""
    answer = reader.client.post(
        f"{record}/fichiers",
        data={"csrf_token": reader.token(), "file": (io.BytesIO(data), name)},
        content_type="multipart/form-data",
    )
    assert answer.status_code == 302, answer.status
    assert answer.headers["Location"] == f"{record}#files"
    return reader.get(record).words


def address_in(page: Page, record: str) -> str:
    found = next(link for link in page.links if re.fullmatch(rf"{record}/fichiers/\d+", link))
    return str(found)


def test_a_file_comes_back_as_it_was_sent_to_be_saved_and_never_shown(
    consultant: Reader, record: str
) -> None:
    assert "« Dépôt.pdf » est joint à la fiche" in send(consultant, record)
    page = consultant.get(record)
    assert "Dépôt.pdf" in page.words
    answer = consultant.client.get(address_in(page, record))
    assert answer.data == PDF
    assert answer.mimetype == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert "D%C3%A9p%C3%B4t.pdf" in disposition
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_any_record_may_bear_files(installation: Installation, consultant: Reader) -> None:
    from inventaire.inventory.kinds import KINDS

    for kind, number in installation.known.items():
        record = f"/o/valbrise/{KINDS[kind].slug}/{number}"
        assert f"« {kind}.txt » est joint" in send(consultant, record, b"vu", f"{kind}.txt")


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"<script>alert(1)</script>", "page.pdf", "Ce type de fichier n'est pas gardé"),
        (b"MZ\x00\x00", "facture.pdf", "Ce type de fichier n'est pas gardé"),
        (b"", "vide.pdf", "Ce fichier est vide"),
        (PDF, "", "Choisissez un fichier"),
    ],
)
def test_what_is_not_kept_says_why(
    consultant: Reader, record: str, data: bytes, name: str, why: str
) -> None:
    assert why in send(consultant, record, data, name)
    assert not [link for link in consultant.get(record).links if "/fichiers/" in link]


def test_a_hostile_name_stays_text(consultant: Reader, record: str) -> None:
    said = send(consultant, record, name="<script>alert(1)<script>.pdf")
    assert "« scriptalert(1)script.pdf » est joint" in said
    page = consultant.get(record)
    assert "<script>alert(1)" not in page.html
    answer = consultant.client.get(address_in(page, record))
    assert "\n" not in answer.headers["Content-Disposition"]


def test_a_reader_saves_files_and_neither_sends_nor_removes_any(
    installation: Installation, consultant: Reader, record: str
) -> None:
    send(consultant, record)
    reader = installation.reader("reader")
    page = reader.get(record)
    address = address_in(page, record)
    assert reader.client.get(address).data == PDF
    assert "Joindre un fichier" not in page.words
    assert "Supprimer" not in page.words
    sent = {"csrf_token": reader.token(), "file": (io.BytesIO(PDF), "a.pdf")}
    assert reader.client.post(f"{record}/fichiers", data=sent).status_code == 403
    reader.get(f"{address}/supprimer", status=403)
    reader.post(f"{address}/supprimer", {}, status=403)


def test_a_file_is_removed_once_it_is_confirmed(consultant: Reader, record: str) -> None:
    send(consultant, record)
    address = address_in(consultant.get(record), record)
    page = consultant.get(f"{address}/supprimer")
    assert "effacé du disque, sans retour" in page.words
    assert consultant.client.get(address).status_code == 200, "asking removes nothing"
    assert consultant.sent_to(f"{address}/supprimer", {}) == f"{record}#files"
    consultant.get(address, status=404)
    assert "Dépôt.pdf" not in consultant.get(record).html
    assert "a supprimé un fichier joint" in consultant.get(f"{record}/historique").words


def test_a_contributor_removes_their_own_files_only(
    installation: Installation, consultant: Reader, record: str
) -> None:
    send(consultant, record)
    theirs = address_in(consultant.get(record), record)
    contributor = installation.reader("contributor")
    contributor.get(f"{theirs}/supprimer", status=403)
    contributor.post(f"{theirs}/supprimer", {}, status=403)
    consultant.post(f"{theirs}/supprimer", {}, status=302)
    send(contributor, record, name="A moi.pdf")
    own = address_in(contributor.get(record), record)
    assert contributor.sent_to(f"{own}/supprimer", {}) == f"{record}#files"


def test_a_file_of_another_organisation_does_not_exist(
    installation: Installation, consultant: Reader, record: str
) -> None:
    send(consultant, record)
    number = address_in(consultant.get(record), record).rsplit("/", 1)[1]
    admin = installation.reader("admin")
    foreign = f"/o/les-ateliers-du-lien/violations/{installation.foreign['breach']}"
    for base in (
        foreign,
        f"/o/valbrise/violations/{installation.foreign['breach']}",
        f"/o/valbrise/acteurs/{installation.known['actor']}",
        record.replace("valbrise", "les-ateliers-du-lien"),
    ):
        admin.get(f"{base}/fichiers/{number}", status=404)
        admin.get(f"{base}/fichiers/{number}/supprimer", status=404)
        admin.post(f"{base}/fichiers/{number}/supprimer", {}, status=404)
    installation.reader("stranger").get(f"{record}/fichiers/{number}", status=404)
    assert (
        installation.reader("nobody").client.get(f"{record}/fichiers/{number}").status_code == 302
    )
    assert consultant.client.get(f"{record}/fichiers/{number}").data == PDF


def test_an_archived_record_keeps_its_files_and_takes_no_more(
    consultant: Reader, record: str
) -> None:
    send(consultant, record)
    consultant.post(f"{record}/archiver", {}, status=302)
    page = consultant.get(record)
    assert consultant.client.get(address_in(page, record)).data == PDF
    assert "Joindre un fichier" not in page.words

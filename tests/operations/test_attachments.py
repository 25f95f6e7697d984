"""Files joined to records: on the disk as long as their row is, and never longer."""

from __future__ import annotations

import io
import stat
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from inventaire.inventory.fields import Ref
from inventaire.operations import attachments
from inventaire.operations.attachments import Sent, attach, attachments_of, detach, find_attachment
from inventaire.operations.journal import entries, headline, sentences
from inventaire.operations.records import UnknownRecord
from inventaire.operations.validation import Refused
from inventaire.settings import Settings, files_folder
from inventaire.store import vault
from inventaire.store.attachments import AttachmentRow
from tests.factories import CAMILLE, NOW, a_record, an_organisation

PDF = b"%PDF-1.7\nla preuve"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(files_folder=str(tmp_path / "files"))


@pytest.fixture
def owner(session: Session) -> int:
    return an_organisation(session)


@pytest.fixture
def ref(session: Session, owner: int) -> Ref:
    return Ref("breach", a_record(session, owner, "breach", name="Clé USB"))


def sent(data: bytes = PDF, name: str = "Preuve.pdf") -> Sent:
    return Sent(name, io.BytesIO(data))


def files(settings: Settings) -> list[tuple[int, str]]:
    return list(vault.files_in(files_folder(settings)))


def test_a_file_lies_under_a_name_that_nobody_chose_for_its_owner_alone(
    session: Session, settings: Settings, owner: int, ref: Ref
) -> None:
    row = attach(session, settings, CAMILLE, owner, ref, sent(), now=NOW)
    path = attachments.content_path(settings, row)
    assert path.read_bytes() == PDF
    assert path.parent == files_folder(settings) / str(owner)
    assert "Preuve" not in path.name
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert (row.filename, row.media_type, row.size) == ("Preuve.pdf", "application/pdf", len(PDF))
    assert row.sha256 == sha256(PDF).hexdigest()
    assert [one.id for one in attachments_of(session, owner, ref)] == [row.id]


def test_the_journal_tells_which_file_came_and_which_went(
    session: Session, settings: Settings, owner: int, ref: Ref
) -> None:
    row = attach(session, settings, CAMILLE, owner, ref, sent(), now=NOW)
    detach(session, settings, CAMILLE, row, now=NOW)
    gone, came = entries(session, owner, ref=ref)[:2]
    assert headline(came) == "Camille Durand a joint un fichier à « Clé USB »"
    assert sentences(came) == ("Fichier : (vide) → Preuve.pdf",)
    assert headline(gone) == "Camille Durand a supprimé un fichier joint à « Clé USB »"


def test_a_file_goes_from_the_disk_once_its_removal_is_kept(
    session: Session, settings: Settings, owner: int, ref: Ref
) -> None:
    row = attach(session, settings, CAMILLE, owner, ref, sent(), now=NOW)
    session.commit()
    detach(session, settings, CAMILLE, row, now=NOW)
    assert len(files(settings)) == 1, "nothing is kept yet"
    session.commit()
    assert files(settings) == []
    assert attachments_of(session, owner, ref) == []


def test_a_removal_that_is_undone_leaves_the_file_whatever_comes_next(
    session: Session, settings: Settings, owner: int, ref: Ref
) -> None:
    row = attach(session, settings, CAMILLE, owner, ref, sent(), now=NOW)
    session.commit()
    detach(session, settings, CAMILLE, row, now=NOW)
    session.rollback()
    session.commit()
    a_record(session, owner, "actor")
    session.commit()
    (again,) = attachments_of(session, owner, ref)
    assert attachments.content_path(settings, again).read_bytes() == PDF


def test_a_file_whose_row_is_not_kept_does_not_stay(
    session: Session, settings: Settings, owner: int, ref: Ref
) -> None:
    session.commit()
    attach(session, settings, CAMILLE, owner, ref, sent(), now=NOW)
    assert len(files(settings)) == 1
    session.rollback()
    assert files(settings) == []


def test_a_part_that_is_undone_or_kept_apart_changes_nothing(
    session: Session, settings: Settings, owner: int, ref: Ref
) -> None:
    row = attach(session, settings, CAMILLE, owner, ref, sent(), now=NOW)
    with session.begin_nested():
        pass
    session.begin_nested().rollback()
    session.commit()
    assert attachments.content_path(settings, row).is_file()
    detach(session, settings, CAMILLE, row, now=NOW)
    with session.begin_nested():
        pass
    assert len(files(settings)) == 1
    session.begin_nested().rollback()
    session.commit()
    assert files(settings) == []


def test_a_file_is_found_through_its_own_record_only(
    session: Session, settings: Settings, owner: int, ref: Ref
) -> None:
    row = attach(session, settings, CAMILLE, owner, ref, sent(), now=NOW)
    other = an_organisation(session, "Autre")
    twin = Ref("breach", a_record(session, owner, "breach"))
    assert find_attachment(session, owner, ref, row.id) is row
    for organisation, elsewhere in ((other, ref), (owner, twin), (owner, Ref("actor", ref.id))):
        with pytest.raises(UnknownRecord):
            find_attachment(session, organisation, elsewhere, row.id)
    with pytest.raises(UnknownRecord):
        attach(session, settings, CAMILLE, other, ref, sent(), now=NOW)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ((PDF, ""), "Choisissez un fichier"),
        ((b"", "Vide.pdf"), "vide"),
        ((b"%PDF-" + b"x" * 1_000_000, "Lourd.pdf"), "1 Mo au plus"),
        ((b"MZ\x00\x00", "Facture.pdf"), "n'est pas gardé"),
    ],
)
def test_what_is_not_kept_says_why_and_leaves_nothing(
    session: Session, settings: Settings, owner: int, ref: Ref, given: tuple[bytes, str], why: str
) -> None:
    small = replace(settings, evidence_bytes=1_000_000)
    with pytest.raises(Refused) as refusal:
        attach(session, small, CAMILLE, owner, ref, sent(*given), now=NOW)
    assert why in str(refusal.value.errors["file"])
    with pytest.raises(Refused):
        attach(session, small, CAMILLE, owner, ref, None, now=NOW)
    assert files(settings) == []


def test_an_organisation_has_its_share_of_the_disk(
    session: Session, settings: Settings, owner: int, ref: Ref
) -> None:
    narrow = replace(settings, evidence_quota_bytes=len(PDF) + 5)
    attach(session, narrow, CAMILLE, owner, ref, sent(), now=NOW)
    with pytest.raises(Refused) as refusal:
        attach(session, narrow, CAMILLE, owner, ref, sent(), now=NOW)
    assert "davantage de place" in str(refusal.value.errors["file"])
    other = an_organisation(session, "Autre")
    elsewhere = Ref("actor", a_record(session, other, "actor"))
    attach(session, narrow, CAMILLE, other, elsewhere, sent(), now=NOW)
    assert len(files(settings)) == 2


def test_a_disk_that_takes_nothing_is_said_so(
    session: Session, settings: Settings, owner: int, ref: Ref, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("un fichier, pas un dossier")
    closed = replace(settings, files_folder=str(tmp_path / "taken"))
    with pytest.raises(Refused) as refusal:
        attach(session, closed, CAMILLE, owner, ref, sent(), now=NOW)
    assert "Prévenez l'administrateur" in str(refusal.value.errors["file"])
    assert attachments_of(session, owner, ref) == []


def test_a_record_bears_so_many_files(
    session: Session,
    settings: Settings,
    owner: int,
    ref: Ref,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(attachments, "MOST_FILES", 1)
    attach(session, settings, CAMILLE, owner, ref, sent(), now=NOW)
    with pytest.raises(Refused) as refusal:
        attach(session, settings, CAMILLE, owner, ref, sent(), now=NOW)
    assert "déjà 1 fichiers" in str(refusal.value.errors["file"])


def test_what_no_row_names_is_swept_and_nothing_else(
    session: Session, settings: Settings, owner: int, ref: Ref
) -> None:
    row = attach(session, settings, CAMILLE, owner, ref, sent(), now=NOW)
    session.commit()
    folder = files_folder(settings)
    vault.write(vault.place_of(folder, owner, "0" * 32), b"perdu")
    (folder / str(owner) / "notes.txt").write_text("pas à nous")
    assert vault.sweep(folder, {(owner, row.key)}) == 1
    assert files(settings) == [(owner, row.key)]
    assert (folder / str(owner) / "notes.txt").is_file()


@pytest.mark.parametrize("key", ["../x", "a" * 31, "A" * 32, "a" * 33, "/etc/passwd", ""])
def test_no_key_leads_out_of_the_vault(tmp_path: Path, key: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        vault.place_of(tmp_path, 1, key)


def test_each_database_keeps_its_files_apart() -> None:
    assert files_folder(Settings()) == Path("var/inventaire-files")
    server = Settings(database_url="postgresql://a:b@h/base?sslmode=require")
    assert files_folder(server) == Path("var/base-files")
    assert files_folder(replace(server, files_folder="/srv/pieces")) == Path("/srv/pieces")


def test_a_file_that_the_disk_lost_is_said_to_be_nowhere(
    session: Session, settings: Settings, owner: int, ref: Ref
) -> None:
    row = attach(session, settings, CAMILLE, owner, ref, sent(), now=NOW)
    attachments.content_path(settings, row).unlink()
    with pytest.raises(UnknownRecord):
        attachments.content_path(settings, row)
    assert session.get(AttachmentRow, row.id) is row

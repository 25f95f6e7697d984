"""A sample is judged, its columns are accepted or refused, and no value of it stays anywhere."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from inventaire.cli.serve import server_for
from inventaire.inventory.dataset import Column, Dataset
from inventaire.operations.journal import entries
from inventaire.operations.records import change_record
from inventaire.store.snapshot import load_record, load_snapshot
from tests.exchange.detection.samples import MEMBERS, Rows, as_csv, as_geojson, as_ods_file, as_xlsx
from tests.factories import CAMILLE, NOW, TODAY, a_record
from tests.web.conftest import Installation, settings_at
from tests.web.pages import Page, Reader

NEW = "/o/valbrise/detection"
PLANTED = "Zéphirine-Plantée"


def send(reader: Reader, data: bytes, *, at: str = NEW, name: str = "membres.csv") -> Any:
    """What answers a file. It is sent from memory: the client would write a large one down."""
    parts = (
        b'--cut\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n',
        reader.token().encode(),
        f'\r\n--cut\r\nContent-Disposition: form-data; name="file"; filename="{name}"'.encode(),
        b"\r\nContent-Type: application/octet-stream\r\n\r\n",
        data,
        b"\r\n--cut--\r\n",
    )
    kind = "multipart/form-data; boundary=cut"
    return reader.client.post(at, data=b"".join(parts), content_type=kind)


def proposals(reader: Reader, rows: Rows, *, at: str = NEW) -> Page:
    """The page of proposals for a table."""
    answer = send(reader, as_csv(rows), at=at)
    assert answer.status_code == 200
    page = Page(answer.get_data(as_text=True))
    assert not page.problems()
    return page


def dataset(installation: Installation, name: str) -> Dataset:
    with installation.session() as session:
        snapshot = load_snapshot(session, installation.valbrise, taken_on=TODAY)
    return next(one for one in snapshot.datasets if one.name == name)


@pytest.fixture
def known(installation: Installation) -> int:
    """A dataset that says it holds nobody, and one of whose columns is recorded already."""
    column = Column(name="courriel", label="Adresse du membre", necessary=True)
    with installation.session() as session:
        number = a_record(
            session,
            installation.valbrise,
            "dataset",
            name="Membres",
            columns=(column,),
            personal_status="none",
            data_categories=("bank",),
        )
        session.commit()
    return number


def test_each_column_is_proposed_with_its_reasons(consultant: Reader) -> None:
    page = proposals(consultant, MEMBERS)
    assert "adresse de courriel" in page.words
    assert "100 % des valeurs ont la forme attendue" in page.words
    assert "Rien de personnel n’a été trouvé." in page.words
    form = page.form("data-detection")
    assert form["kept"] == ["0-0", "0-1", "0-2", "0-3", "0-4"]
    assert form["personal"] == ["0-0", "0-1", "0-2", "0-3"]
    assert (form["category-0-2"], form["identifying-0-2"]) == ("contact", "direct")


def test_what_is_accepted_makes_a_dataset_with_one_line_of_the_journal(
    consultant: Reader, installation: Installation
) -> None:
    form = proposals(consultant, MEMBERS).form("data-detection")
    form |= {"name": "Adhérents", "kept": ["0-0", "0-2", "0-4"], "category-0-0": "family_life"}
    consultant.post(f"{NEW}/retenir", form)
    made = dataset(installation, "Adhérents")
    assert [(one.name, one.type, one.category, one.identifying) for one in made.columns] == [
        ("Nom", "text", "family_life", "direct"),
        ("Courriel", "text", "contact", "direct"),
        ("Montant", "integer", "", ""),
    ]
    assert made.data_categories == ("contact", "family_life")
    assert made.personal_status == "to_study"
    assert "échantillon" in made.columns[0].detected_by
    with installation.session() as session:
        lines = [
            one.deed for one in entries(session, installation.valbrise) if one.deed != "sign_in"
        ]
    assert lines.count("create") - lines.count("change") >= 1
    assert lines[0] == "create"


def test_what_is_refused_is_not_recorded_as_personal(
    consultant: Reader, installation: Installation
) -> None:
    form = proposals(consultant, MEMBERS).form("data-detection")
    consultant.post(f"{NEW}/retenir", {**form, "name": "Adhérents", "personal": []})
    made = dataset(installation, "Adhérents")
    assert {one.category for one in made.columns} == {""}
    assert (made.data_categories, made.personal_status) == ((), "")


def test_a_column_that_is_known_is_completed_and_keeps_what_people_said(
    consultant: Reader, installation: Installation, known: int
) -> None:
    at = f"/o/valbrise/jeux-de-donnees/{known}/detection"
    page = proposals(consultant, MEMBERS, at=at)
    assert "Déjà enregistrée" in page.words
    consultant.post(f"{at}/retenir", page.form("data-detection"))
    with installation.session() as session:
        found = load_record(session, installation.valbrise, "dataset", known)
    assert isinstance(found, Dataset)
    first = found.columns[0]
    assert (first.name, first.label, first.necessary) == ("courriel", "Adresse du membre", True)
    assert (first.category, first.type) == ("contact", "text")
    assert [one.name for one in found.columns] == [
        "courriel", "Nom", "Prénom", "Code postal", "Montant",
    ]  # fmt: skip
    assert found.data_categories == ("identity", "contact", "bank")
    assert found.personal_status == "to_study"


def test_an_answer_on_personal_data_is_not_taken_back(
    consultant: Reader, installation: Installation, known: int
) -> None:
    with installation.session() as session:
        change_record(
            session, CAMILLE, installation.valbrise, "dataset", known,
            {"personal_status": "personal_text"}, version=None, now=NOW,
        )  # fmt: skip
        session.commit()
    at = f"/o/valbrise/jeux-de-donnees/{known}/detection"
    consultant.post(f"{at}/retenir", proposals(consultant, MEMBERS, at=at).form("data-detection"))
    assert dataset(installation, "Membres").personal_status == "personal_text"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "vide"),
        (b"%PDF-1.7", "n'est pas un tableau"),
        (as_csv([[f"c{n}" for n in range(16_000)]]), "300 colonnes"),
    ],
)
def test_a_file_that_cannot_be_read_is_explained(
    consultant: Reader, data: bytes, said: str
) -> None:
    answer = send(consultant, data)
    assert answer.status_code == 422
    assert said in Page(answer.get_data(as_text=True)).words
    assert "Choisissez un fichier" in consultant.post(NEW, {}, status=422).words


def test_nothing_ticked_or_no_title_is_said_and_the_choices_stay(consultant: Reader) -> None:
    form = proposals(consultant, MEMBERS).form("data-detection")
    nothing = consultant.post(f"{NEW}/retenir", {**form, "name": "A", "kept": []}, status=422)
    assert "Cochez au moins une colonne" in nothing.words
    untitled = consultant.post(
        f"{NEW}/retenir", {**form, "name": " ", "kept": ["0-1"], "personal": []}, status=422
    )
    kept = untitled.form("data-detection")
    assert kept["kept"] == "0-1"
    assert "personal" not in kept
    consultant.post(f"{NEW}/retenir", {**kept, "name": "Prénoms"})


def test_what_was_changed_on_the_way_or_sealed_for_another_is_refused(
    consultant: Reader, known: int
) -> None:
    form = {**proposals(consultant, MEMBERS).form("data-detection"), "name": "A"}
    state = form["state"]
    for broken in ("", "é", state[:-8], state[:60] + "AAAA" + state[64:]):
        consultant.post(f"{NEW}/retenir", {**form, "state": broken}, status=400)
    consultant.post(f"/o/valbrise/jeux-de-donnees/{known}/detection/retenir", form, status=400)
    consultant.post(f"{NEW}/retenir", {**form, "category-0-0": "shoe_size"}, status=400)


def test_an_archived_dataset_and_one_that_is_not_have_no_such_page(
    consultant: Reader, installation: Installation, known: int
) -> None:
    consultant.post(f"/o/valbrise/jeux-de-donnees/{known}/archiver", {})
    consultant.get(f"/o/valbrise/jeux-de-donnees/{known}/detection", status=404)
    consultant.get("/o/valbrise/jeux-de-donnees/99999/detection", status=404)


def test_the_page_of_a_dataset_leads_there(consultant: Reader, known: int) -> None:
    page = consultant.get(f"/o/valbrise/jeux-de-donnees/{known}")
    assert f"/o/valbrise/jeux-de-donnees/{known}/detection" in page.links
    assert NEW in consultant.get("/o/valbrise/jeux-de-donnees").links


class _Watch:
    """What this process opens to write while it is watched."""

    def __init__(self) -> None:
        self.on = False
        self.opened: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, told: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event.startswith("tempfile."):
            self.opened.append(f"{event} {told}")
        elif event == "open":
            path, mode, flags = told
            writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) or set("wax+") & set(mode or "")
            # A number is what was opened before: the ends of pipes.
            if writes and isinstance(path, str) and path != os.devnull:
                self.opened.append(path)

    @contextmanager
    def watching(self) -> Iterator[list[str]]:
        self.opened, self.on = [], True
        try:
            yield self.opened
        finally:
            self.on = False


@pytest.fixture(scope="module")
def watch() -> _Watch:
    """A watch on files: one for all, as such a hook cannot be taken off."""
    return _Watch()


def planted_rows() -> Rows:
    """More than half a megabyte of somebody."""
    long = [PLANTED, f"{PLANTED}@exemple.fr", f"Vu avec {PLANTED} le matin même. " * 20]
    return [["Prénom", "Courriel", "Observations"], *[long] * 900]


def places(installation: Installation, tmp_path: Path) -> bytes:
    """All that the database, and the folder of temporary files, hold."""
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    return repr(installation.everything()).encode() + b"".join(files)


@pytest.mark.parametrize("as_file", [as_csv, as_xlsx, as_ods_file, as_geojson])
def test_planted_values_are_found_nowhere(
    consultant: Reader,
    installation: Installation,
    watch: _Watch,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    as_file: Any,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    caplog.set_level(logging.DEBUG)
    data = as_file(planted_rows())
    with watch.watching() as opened:
        answer = send(consultant, data)
        damaged = send(consultant, data[: len(data) // 2])
        form = Page(answer.get_data(as_text=True)).form("data-detection")
        consultant.post(f"{NEW}/retenir", {**form, "name": "Inscrits"})
    assert opened == []
    assert [one.name for one in dataset(installation, "Inscrits").columns][:2] == [
        "Prénom", "Courriel",
    ]  # fmt: skip
    said = answer.data + damaged.data + caplog.text.encode() + places(installation, tmp_path)
    for trace in (PLANTED, PLANTED.encode().decode("cp1252"), PLANTED.split("-")[0]):
        assert trace.encode() not in said
        assert repr(trace)[1:-1].encode() not in said


#: Run before anything else in the process that reads: its first table is then told as it fails.
_FAILING = """
import inventaire.exchange.detection.verdicts as verdicts
def judge(table):
    raise TypeError(table.columns)
verdicts.judge = judge
"""


def test_an_unforeseen_error_tells_no_value(
    consultant: Reader,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "sitecustomize.py").write_text(_FAILING, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    answer = send(consultant, as_csv(planted_rows()))
    assert answer.status_code == 422
    said = answer.get_data(as_text=True) + caplog.text + "".join(capfd.readouterr())
    assert "abîmé" in said
    assert PLANTED not in said


def test_the_server_itself_keeps_what_is_sent_in_memory(
    databases: Any, watch: _Watch, tmp_path: Path
) -> None:
    with databases("sqlite").copy(lambda url: None) as (url, _made):
        server = server_for(settings_at(url), "127.0.0.1", 0)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        with watch.watching() as opened:
            asked = HTTPConnection("127.0.0.1", server.effective_port, timeout=20)
            body = b"x" * 3_000_000
            asked.request("POST", "/connexion", body, {"Content-Type": "application/octet-stream"})
            assert asked.getresponse().status in (400, 413, 415)
        server.close()
        thread.join(5)
    assert [one for one in opened if "sqlite" not in one] == []

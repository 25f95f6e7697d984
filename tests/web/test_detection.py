"""A sample is judged, its columns are accepted or refused, and no value of it stays anywhere."""

from __future__ import annotations

from typing import Any

import pytest

from inventaire.inventory.dataset import Column, Dataset
from inventaire.operations.journal import entries
from inventaire.operations.records import change_record
from inventaire.store.snapshot import load_record, load_snapshot
from tests.exchange.detection.samples import MEMBERS, Rows, as_csv
from tests.factories import CAMILLE, NOW, TODAY, a_record
from tests.web.conftest import Installation
from tests.web.pages import Page, Reader

NEW = "/o/valbrise/detection"


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
    """The dataset of this name."""
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


def test_before_publishing_columns_are_told_apart_and_k_follows_the_choice(
    consultant: Reader, installation: Installation
) -> None:
    head = ["Prénom", "Sexe", "Code postal", "Montant"]
    rows = [head, *[["Camille", "FM"[rank % 2], f"1{rank:04d}", "5"] for rank in range(12)]]
    page = proposals(consultant, rows)
    assert "Désigne une personne à elle seule." in page.words
    assert "Remontez au département" in page.words
    assert "généralisées, elles n'isolent plus personne" in page.words
    form = page.form("data-detection")
    assert (form["quasi"], form["least"]) == (["1", "2"], "5")
    form |= {"kept": ["0-1"], "name": "Essai"}
    again = consultant.post(f"{NEW}/publier", {**form, "quasi": ["1"]}, status=200)
    assert "Personne n'est seul" in again.words
    kept = again.form("data-detection")
    assert (kept["kept"], kept["name"], kept["quasi"]) == ("0-1", "Essai", "1")
    strict = consultant.post(f"{NEW}/publier", {**form, "quasi": "2", "least": "11"}, status=200)
    assert "12 (100 %)" in strict.words
    nothing = consultant.post(f"{NEW}/publier", {**form, "quasi": []}, status=200)
    assert "Cochez au moins une colonne" in nothing.words
    for odd in ("99", "-1", "x", "²"):
        consultant.post(f"{NEW}/publier", {**form, "quasi": odd, "least": odd}, status=200)
    with installation.session() as session:
        names = [
            d.name for d in load_snapshot(session, installation.valbrise, taken_on=TODAY).datasets
        ]
    assert "Essai" not in names


def test_a_column_that_one_says_is_not_personal_may_leave(consultant: Reader) -> None:
    form = proposals(consultant, MEMBERS).form("data-detection")
    page = consultant.post(f"{NEW}/publier", {**form, "personal": []}, status=200)
    assert "Désigne une personne à elle seule." not in page.words


def test_headings_that_are_no_text_stay_text_from_page_to_page(
    consultant: Reader, installation: Installation
) -> None:
    trap = "prenom <script>alert(1)</script>\"'>"
    page = proposals(consultant, [[trap, "=cmd()"], *[["Camille", "1"]] * 6])
    assert trap in page.words
    assert "<script>alert" not in page.html
    consultant.post(f"{NEW}/retenir", {**page.form("data-detection"), "name": "Piège"})
    assert [one.name for one in dataset(installation, "Piège").columns] == [trap, "=cmd()"]


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

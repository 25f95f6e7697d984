"""« Faut-il une AIPD ? »: the guide on a page, its buttons, and the files that leave."""

from __future__ import annotations

import json

import pytest

from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import DataLine
from tests.factories import a_record
from tests.web.conftest import Installation
from tests.web.pages import Reader


@pytest.fixture
def entry(installation: Installation) -> str:
    """The address of a processing that declares health data, and whose data flow."""
    with installation.session() as session:
        owner = installation.valbrise
        payroll = a_record(session, owner, "system", name="Paie")
        fund = a_record(session, owner, "actor", name="Caisse")
        values = {"systems": (payroll,), "personal_status": "personal"}
        files = a_record(session, owner, "dataset", name="Dossiers", **values)
        ends = {"source": Ref("system", payroll), "target": Ref("actor", fund)}
        a_record(session, owner, "flow", **ends, datasets=(files,))
        number = a_record(
            session,
            owner,
            "processing",
            name="Carrières",
            datasets=(files,),
            data=(DataLine(category="health"),),
        )
        session.commit()
    return f"/o/valbrise/traitements/{number}"


def test_the_page_of_a_processing_says_whether_one_is_called_for_and_why(
    consultant: Reader, entry: str
) -> None:
    page = consultant.get(entry)
    assert "Faut-il une AIPD ?" in page.words.replace("\u202f", " ")
    assert "un seul critère est réuni" in page.words
    assert f"{entry}/aipd" in page.links


def test_answers_change_the_verdict_and_the_journal_says_so(consultant: Reader, entry: str) -> None:
    page = consultant.get(f"{entry}/aipd")
    assert "Données déclarées : Santé" in page.words.replace("\xa0", " ")
    sent = {
        "criteria": ["sensitive_data", "crossing"],
        "dpia_required_type": "",
        "dpia_exemption": "",
        "dpia_status": "to_do",
    }
    assert consultant.sent_to(f"{entry}/aipd", sent) == f"{entry}/aipd"
    page = consultant.get(f"{entry}/aipd")
    assert "Une AIPD est due en principe." in page.words
    assert "À faire" in page.words
    sent["criteria"] = []
    sent["dpia_required_type"] = "R13"
    consultant.sent_to(f"{entry}/aipd", sent)
    assert "Une AIPD est obligatoire." in consultant.get(f"{entry}/aipd").words
    assert "Critères d'AIPD" in consultant.get(f"{entry}/historique").words


@pytest.mark.parametrize(
    "sent",
    [
        {"criteria": ["inconnu"]},
        {"dpia_required_type": "R99"},
        {"dpia_exemption": "<b>"},
        {"dpia_status": "fini"},
    ],
)
def test_what_is_in_no_list_is_refused(
    consultant: Reader, entry: str, sent: dict[str, object]
) -> None:
    page = consultant.post(f"{entry}/aipd", sent, status=422)
    assert "Choisissez dans la liste" in page.words
    assert "un seul critère est réuni" in consultant.get(f"{entry}/aipd").words


def test_the_software_s_file_and_the_map_leave_and_the_journal_says_so(
    consultant: Reader, entry: str
) -> None:
    answer = consultant.client.get(f"{entry}/aipd/pia.json")
    assert json.loads(answer.data)["pia"]["name"] == "Carrières"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "a produit le document « pia-valbrise" in consultant.get("/o/valbrise/journal").words
    drawn = consultant.client.get(f"{entry}/aipd/carte.svg")
    assert drawn.mimetype == "image/svg+xml"
    assert "Caisse" in drawn.text
    assert "attachment" in drawn.headers["Content-Disposition"]


def test_a_processing_without_any_flow_has_no_map(
    installation: Installation, consultant: Reader
) -> None:
    number = installation.known["processing"]
    consultant.get(f"/o/valbrise/traitements/{number}/aipd/carte.svg", status=404)
    assert "la carte se dessine" in consultant.get(f"/o/valbrise/traitements/{number}/aipd").words
    assert (
        consultant.client.get(f"/o/valbrise/traitements/{number}/aipd/pia.json").status_code == 200
    )


def test_an_archived_processing_is_read_and_not_answered(consultant: Reader, entry: str) -> None:
    consultant.post(f"{entry}/archiver", {}, status=302)
    assert "Enregistrer les réponses" not in consultant.get(f"{entry}/aipd").words
    consultant.get(f"{entry}/aipd/pia.json", status=404)


def test_readers_read_the_guide_and_answer_nothing(installation: Installation, entry: str) -> None:
    reader = installation.reader("reader")
    page = reader.get(f"{entry}/aipd")
    assert "Enregistrer les réponses" not in page.words
    reader.post(f"{entry}/aipd", {"criteria": ["crossing"]}, status=403)
    assert reader.client.get(f"{entry}/aipd/pia.json").status_code == 200


def test_the_guide_of_another_organisation_does_not_exist(
    installation: Installation, consultant: Reader, entry: str
) -> None:
    theirs = f"/o/valbrise/traitements/{installation.foreign['processing']}/aipd"
    for page in ("", "/pia.json", "/carte.svg"):
        consultant.get(theirs + page, status=404)
        installation.reader("stranger").get(f"{entry}/aipd{page}", status=404)
    consultant.post(theirs, {"criteria": ["crossing"]}, status=404)

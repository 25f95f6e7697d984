"""Maturity: the questionnaire is answered, frozen, compared, drawn."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import event

from inventaire.inventory.protection import AnswerLine, Assessment
from inventaire.store.snapshot import load_record
from inventaire.vocabulary.questionnaire import AXES, VERSION
from tests.factories import a_record
from tests.web.conftest import Installation
from tests.web.pages import Reader, form_values

PAGE = "/o/valbrise/maturite"
NEW = "/o/valbrise/evaluations/nouveau"
METADATA = f"{PAGE}/metadonnees"


def _assessment(installation: Installation, **values: Any) -> int:
    known = {
        "name": "Atelier de novembre",
        "assessed_on": date(2026, 11, 19),
        "questionnaire": VERSION,
        "answers": (AnswerLine(question="strategy", level=2, evidence="Sans mandat"),),
    }
    with installation.session() as session:
        number = a_record(session, installation.valbrise, "assessment", **{**known, **values})
        session.commit()
    return number


def _found(installation: Installation, number: int) -> Assessment:
    with installation.session() as session:
        found = load_record(session, installation.valbrise, "assessment", number)
    assert isinstance(found, Assessment)
    return found


def _archive_the_one_that_stands(installation: Installation, consultant: Reader) -> None:
    number = installation.known["assessment"]
    consultant.sent_to(f"/o/valbrise/evaluations/{number}/archiver", {})


def _sent(reader: Reader, address: str) -> dict[str, Any]:
    return form_values(reader.client.get(address).get_data(as_text=True))


def _number(address: str) -> int:
    return int(address.split("/")[-1])


def test_an_organisation_without_assessment_is_told_what_to_do_first(
    installation: Installation, consultant: Reader
) -> None:
    _archive_the_one_that_stands(installation, consultant)
    page = consultant.get(PAGE)
    assert "Aucune évaluation pour l’instant" in page.words
    assert NEW in page.links
    reader = installation.reader("reader").get(PAGE)
    assert NEW not in reader.links


def test_the_questionnaire_is_answered_in_words_and_may_be_taken_up_again(
    installation: Installation, consultant: Reader
) -> None:
    sent = _sent(consultant, NEW)
    assert sent["name"] == "Maturité au 23 nov. 2026"
    assert sent["assessed_on"] == "23/11/2026"
    assert sent["answers-strategy-level"] == "", "nobody is given an answer"
    answered = {
        **sent,
        "answered_by": "Direction, finances",
        "answers-strategy-level": "3",
        "answers-strategy-evidence": "Délibération de mars\nLettre de mission",
    }
    address = consultant.sent_to(NEW, answered)
    found = _found(installation, _number(address))
    assert found.questionnaire == VERSION
    assert found.answered_by == "Direction, finances"
    assert found.answers == (
        AnswerLine(
            question="strategy", level=3, evidence="Délibération de mars\nLettre de mission"
        ),
    )
    again = _sent(consultant, f"{address}/modifier")
    assert again["answers-strategy-level"] == "3"
    assert consultant.sent_to(f"{address}/modifier", again) == address
    assert _found(installation, _number(address)).version == found.version


def test_what_is_left_without_answer_is_no_answer(
    installation: Installation, consultant: Reader
) -> None:
    sent = {**_sent(consultant, NEW), "answers-users-evidence": "À demander à l'accueil"}
    found = _found(installation, _number(consultant.sent_to(NEW, sent)))
    assert found.answers == (AnswerLine(question="users", evidence="À demander à l'accueil"),)
    page = consultant.get(PAGE)
    assert "0 réponse sur 19" in page.words


def test_what_is_refused_stays_chosen(consultant: Reader) -> None:
    sent = {
        **_sent(consultant, NEW),
        "assessed_on": "31/02/2026",
        "answers-strategy-level": "4",
        "answers-means-level": "12",
        "answers-flows-evidence": "<b>carte</b>",
    }
    page = consultant.post(NEW, sent, status=422)
    assert "n'existe pas au calendrier" in page.words
    assert "Choisissez un des cinq niveaux" in page.words
    kept = page.form()
    assert kept["assessed_on"] == "31/02/2026"
    assert kept["answers-strategy-level"] == "4"
    assert kept["answers-flows-evidence"] == "<b>carte</b>"


def test_an_answer_is_told_in_words(installation: Installation, consultant: Reader) -> None:
    number = _assessment(installation)
    address = f"/o/valbrise/evaluations/{number}"
    sent = {**_sent(consultant, f"{address}/modifier"), "answers-strategy-level": "4"}
    consultant.sent_to(f"{address}/modifier", sent)
    told = consultant.get(f"{address}/historique").words
    assert "Les données ont-elles leur place dans les décisions de la direction ?, 2" in told
    assert "Consultant a modifié « Atelier de novembre »" in told


def test_a_new_assessment_may_start_from_the_last_answers(
    installation: Installation, consultant: Reader
) -> None:
    number = _assessment(installation)
    sent = _sent(consultant, f"{NEW}?from={number}")
    assert sent["answers-strategy-level"] == "2"
    assert sent["answers-strategy-evidence"] == "Sans mandat"
    fresh = _number(consultant.sent_to(f"{NEW}?from={number}", sent))
    assert fresh != number
    assert _found(installation, number).answers == _found(installation, fresh).answers


def test_the_answers_of_another_organisation_begin_nothing(
    installation: Installation, consultant: Reader
) -> None:
    with installation.session() as session:
        foreign = a_record(
            session,
            installation.other,
            "assessment",
            questionnaire=VERSION,
            answers=(AnswerLine(question="strategy", level=5),),
        )
        session.commit()
    for asked in (str(foreign), "999999", "abc", "-1"):
        assert _sent(consultant, f"{NEW}?from={asked}")["answers-strategy-level"] == ""


def test_the_version_of_the_questionnaire_is_given_once_and_for_all(
    installation: Installation, consultant: Reader
) -> None:
    address = consultant.sent_to(
        NEW, {**_sent(consultant, NEW), "questionnaire": "autre", "answers-strategy-level": "1"}
    )
    assert _found(installation, _number(address)).questionnaire == VERSION
    assert _sent(consultant, f"{NEW}?questionnaire=autre")["name"]
    consultant.sent_to(
        f"{address}/modifier", {**_sent(consultant, f"{address}/modifier"), "questionnaire": "x"}
    )
    assert _found(installation, _number(address)).questionnaire == VERSION


def test_the_version_is_not_changed_for_many_at_once(
    installation: Installation, consultant: Reader
) -> None:
    sent = {"id": str(_assessment(installation)), "field": "questionnaire", "questionnaire": "x"}
    consultant.post("/o/valbrise/evaluations/selection/champ", sent, status=404)


def test_answers_to_another_version_are_kept_as_they_are(
    installation: Installation, consultant: Reader
) -> None:
    number = _assessment(installation, questionnaire="2019-1")
    address = f"/o/valbrise/evaluations/{number}"
    page = consultant.get(f"{address}/modifier")
    assert "Ce questionnaire a changé depuis" in page.words
    before = _found(installation, number)
    consultant.sent_to(f"{address}/modifier", {**page.form(), "name": "Ancienne"})
    after = _found(installation, number)
    assert (after.name, after.answers) == ("Ancienne", before.answers)
    shown = consultant.get(f"{PAGE}?assessment={number}")
    assert "Une personne s'y intéresse, sans mandat." in shown.words
    assert "radar-now" not in shown.html, "old answers are not read on the axes of today"


def test_whoever_saves_second_is_told_and_loses_nothing(installation: Installation) -> None:
    address = f"/o/valbrise/evaluations/{_assessment(installation)}/modifier"
    first, second = installation.reader("consultant"), installation.reader("contributor")
    opened = [_sent(reader, address) for reader in (first, second)]
    first.sent_to(address, {**opened[0], "answers-strategy-level": "3"})
    page = second.post(address, {**opened[1], "answers-strategy-level": "4"}, status=409)
    assert "Quelqu’un a enregistré cette fiche" in page.words
    kept = page.form()
    assert kept["answers-strategy-level"] == "4"
    second.sent_to(address, {**kept, "choice-answers": "mine"})
    answers = _found(installation, _number(address.removesuffix("/modifier"))).answers
    assert [line.level for line in answers] == [4]


def test_the_page_says_where_one_stands_and_what_is_next(
    installation: Installation, consultant: Reader
) -> None:
    answers = tuple(AnswerLine(question=q.code, level=2) for q in AXES[0].questions)
    _assessment(installation, answers=answers, answered_by="Direction")
    page = consultant.get(PAGE)
    assert "répondu par Direction" in page.words
    assert "3 réponses sur 19" in page.words
    assert "Pilotage Amorcé 2 3 / 3" in page.words
    assert "Ouverture Sans réponse 0 / 3" in page.words
    assert "Un mandat écrit dit qui s'en occupe et pour quoi faire." in page.words
    assert "Deux jours open data" in page.words
    assert "Formation DPO" not in page.words, "an axis without answer calls for no training"
    assert "Répondre au questionnaire" in page.words


def test_the_page_compares_with_the_assessment_before(
    installation: Installation, consultant: Reader
) -> None:
    old = tuple(AnswerLine(question=q.code, level=1) for q in AXES[0].questions)
    new = tuple(AnswerLine(question=q.code, level=3) for q in AXES[0].questions)
    earlier = _assessment(installation, answers=old, assessed_on=date(2025, 11, 3))
    _assessment(installation, answers=new)
    page = consultant.get(PAGE)
    assert "Pilotage Défini 3 +2 3 / 3" in page.words
    assert page.html.count("radar-before") == 1
    alone = consultant.get(f"{PAGE}?assessment={earlier}")
    assert "Évolution" not in alone.words
    assert "radar-before" not in alone.html


def test_a_reader_sees_it_all_and_writes_nothing(installation: Installation) -> None:
    number = _assessment(installation)
    reader = installation.reader("reader")
    for address in (PAGE, METADATA, f"{METADATA}?lacks=licence&scope=all"):
        page = reader.get(address)
        assert not [link for link in page.links if "/modifier" in link or "/nouveau" in link]
        assert 'method="post" action="/o/' not in page.html
    reader.get(NEW, status=403)
    reader.get(f"/o/valbrise/evaluations/{number}/modifier", status=403)


def test_an_address_made_by_hand_is_no_error(
    installation: Installation, consultant: Reader
) -> None:
    _assessment(installation)
    for asked in ("assessment=x", "assessment=99999999999", "assessment=12345"):
        assert "Atelier de novembre" in consultant.get(f"{PAGE}?{asked}").words


def test_the_first_page_shows_the_last_assessment(
    installation: Installation, consultant: Reader
) -> None:
    assert "Niveau de maturité sur six axes" not in consultant.get("/o/valbrise").words
    _assessment(installation)
    page = consultant.get("/o/valbrise")
    assert "Niveau de maturité sur six axes" in page.words
    assert PAGE in page.links


def test_the_pages_ask_as_many_queries_whatever_the_size(
    installation: Installation, consultant: Reader
) -> None:
    counts = []
    for _time in range(2):
        with installation.session() as session:
            owner = installation.valbrise
            for rank in range(40):
                actor = a_record(session, owner, "actor", name=f"Service {rank}")
                a_record(session, owner, "dataset", name=f"Fichier {rank}", producer=actor)
                a_record(session, owner, "assessment", questionnaire=VERSION)
            session.commit()
        counts.append([_queries(installation, consultant, one) for one in (PAGE, METADATA)])
    assert counts[0] == counts[1]


def _queries(installation: Installation, reader: Reader, address: str) -> int:
    engine = installation.app.extensions["inventaire_engine"]
    seen: list[object] = []

    def count(*told: object) -> None:
        seen.append(told)

    event.listen(engine, "before_cursor_execute", count)
    reader.get(address)
    event.remove(engine, "before_cursor_execute", count)
    return len(seen)


def test_the_pages_speak_english_once_asked(installation: Installation, consultant: Reader) -> None:
    _assessment(installation)
    consultant.post("/langue", {"language": "en", "next": PAGE})
    page = consultant.get(PAGE)
    assert "Do data have their place in the decisions of management?" in page.words
    assert "Continuously improving" in consultant.get(NEW).words
    assert "to complete first" in consultant.get(METADATA).words.lower()

"""Questions that need the register, and the list of all questions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.audit.cases import CASES, Case, load_cases
from tests.builders import actor, commune, complete_processing, flow, personal, picture, system

from inventaire.audit.picture import Picture
from inventaire.audit.questions.abroad import what_leaves
from inventaire.audit.questions.catalogue import (
    QUESTIONS,
    Question,
    called,
    subjects_of,
    telling,
    written,
)
from inventaire.audit.questions.unserved import serving_nothing
from inventaire.audit.report import audit, in_order
from inventaire.graph.questions.answer import Answer
from inventaire.i18n import Text, speaking
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import TransferLine
from inventaire.inventory.snapshot import Snapshot, ref_of

load_cases()


def looked_at(snapshot: Snapshot) -> Picture:
    return Picture(in_order(snapshot.live()))


def _abroad(*transfers: TransferLine, safeguard: str = "", country: str = "IN") -> Snapshot:
    crm, tool, file = system("CRM", country="FR"), system("Outil", country=country), personal()
    sending = flow(crm, tool, file, safeguard=safeguard)
    entry = complete_processing(datasets=(file.id,), transfers=transfers)
    return picture(commune(), crm, tool, file, sending, entry)


def _standing(answer: Answer) -> list[str]:
    return [str(row.cells[-1]) for row in answer.rows]


def test_what_leaves_without_safeguard_says_so() -> None:
    answer = what_leaves(looked_at(_abroad()))
    assert "Espace économique européen : Inde." in str(answer.sentence)
    assert _standing(answer) == ["Aucune garantie qui vaille n'est notée"]
    assert "Un flux n'a aucune garantie qui vaille : CRM → Outil." in str(answer.notes[0])


@pytest.mark.parametrize(
    "snapshot",
    [
        _abroad(safeguard="scc_2021"),
        _abroad(TransferLine(country="IN", safeguard="scc_2021")),
    ],
)
def test_a_safeguard_noted_on_the_flow_or_in_the_register_is_told(snapshot: Snapshot) -> None:
    answer = what_leaves(looked_at(snapshot))
    assert _standing(answer) == ["Une garantie est notée"]
    assert str(answer.rows[0].cells[2]) == "Clauses contractuelles types (2021)"


def test_an_adequate_country_needs_no_other_safeguard_and_a_certification_is_checked() -> None:
    assert "Pays adéquat" in _standing(what_leaves(looked_at(_abroad(country="CH"))))[0]
    assert "DPF à vérifier" in _standing(what_leaves(looked_at(_abroad(country="US"))))[0]


def test_the_way_out_begins_where_the_data_do() -> None:
    crm, sheet = system("CRM", country="FR"), system("Tableur", country="FR")
    tool, file = system("Outil", country="IN"), personal("Fichier", held_by=[crm])
    first, second = flow(crm, sheet, file), flow(sheet, tool, file)
    answer = what_leaves(looked_at(picture(commune(), crm, sheet, tool, file, first, second)))
    assert answer.rows[0].path == (first.id, second.id)


def test_what_is_kept_abroad_without_a_flow_is_told_too() -> None:
    tool = system("Outil", country="IN")
    answer = what_leaves(looked_at(picture(commune(), tool, personal(held_by=[tool]))))
    assert "Un système garde des données personnelles hors" in str(answer.sentence)
    assert [row.about for row in answer.rows] == [ref_of(tool)]


def test_nothing_that_leaves_is_told_plainly() -> None:
    assert "Aucune donnée personnelle" in str(what_leaves(looked_at(picture(commune()))).sentence)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_flows_that_serve_nothing_are_those_of_the_rule(case: Case) -> None:
    snapshot = case.build()
    found = {f.records[0] for f in audit(snapshot) if f.rule == "COH-03"}
    seen = looked_at(snapshot)
    if seen.register:
        assert {row.about for row in serving_nothing(seen).rows} == found


def test_an_empty_register_is_said_to_be_empty() -> None:
    first, second, file = system("A"), system("B"), personal()
    answer = serving_nothing(
        looked_at(picture(commune(), first, second, file, flow(first, second, file)))
    )
    assert len(answer.rows) == 1
    assert "Le registre est vide" in str(answer.notes[0])


def _answers(snapshot: Snapshot) -> Iterator[tuple[Picture, Question, Answer]]:
    seen = looked_at(snapshot)
    for question in QUESTIONS.values():
        if not question.about:
            yield seen, question, question.ask(seen, None)
        for subject in subjects_of(seen, question):
            yield seen, question, question.ask(seen, subject)


@pytest.mark.parametrize("case", CASES[::5], ids=str)
def test_every_answer_has_as_many_cells_as_headings_and_names_what_exists(case: Case) -> None:
    snapshot = case.build()
    for seen, question, answer in _answers(snapshot):
        assert str(answer.sentence).endswith("."), question.code
        places = set(seen.graph.graph)
        assert places.issuperset(answer.shown.places), question.code
        assert places.issuperset(answer.shown.central), question.code
        assert seen.graph.flows.keys() >= set(answer.shown.flows), question.code
        for row in answer.rows:
            assert len(row.cells) == len(answer.headings) - 1, question.code
            assert seen.snapshot.find(row.about), question.code
            assert seen.graph.flows.keys() >= set(row.path)


def test_a_question_has_a_telling_subject_wherever_it_has_one() -> None:
    crm, tool, file = system("CRM"), system("Outil"), personal("Fichier", "health")
    seen = looked_at(picture(commune(), crm, tool, file, flow(crm, tool, file)))
    for question in QUESTIONS.values():
        subject = telling(seen, question)
        assert (subject is None) == (not question.about), question.code
        assert subject is None or subject in set(subjects_of(seen, question))
        assert bool(called(seen, subject)) == bool(question.about)
    nothing = looked_at(picture(commune()))
    assert telling(nothing, QUESTIONS["reach"]) is None


def test_a_subject_is_written_as_addresses_and_commands_write_it() -> None:
    assert written(Ref("dataset", 12)) == "dataset-12"
    assert written("health") == "category-health"
    assert written(None) == ""


def test_answers_are_told_in_the_language_of_whoever_reads() -> None:
    actor_abroad = actor("Géant", country="US")
    crm, file = system("CRM", operator=actor_abroad.id), personal("Fichier", "health")
    desk = actor("Accueil")
    seen = looked_at(picture(commune(), actor_abroad, crm, desk, file, flow(desk, crm, file)))
    with speaking("en"):
        for question in QUESTIONS.values():
            answer = question.ask(seen, telling(seen, question))
            for words in (answer.sentence, *answer.notes):
                assert isinstance(words, Text)
                assert str(words) != words.msgid % {k: str(v) for k, v in words.values.items()}

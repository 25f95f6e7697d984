"""Questions: every answer is a sentence, a picture, a table and ways; it has an address."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from defusedxml.ElementTree import fromstring
from sqlalchemy import event

from inventaire.audit.questions.catalogue import QUESTIONS
from inventaire.inventory.fields import Ref
from tests.factories import a_record
from tests.web.conftest import Installation
from tests.web.pages import Page, Reader

QUESTION = "/o/valbrise/carte/questions"
NASTY = "<script>alert(1)</script> \"'&"


@dataclass(frozen=True)
class Drawn:
    """The numbers of what was recorded for these tests."""

    crm: int
    sheet: int
    contacts: int
    first: int


@pytest.fixture
def drawn(installation: Installation) -> Drawn:
    """Contacts that people give, typed from the CRM into a spreadsheet, then sent abroad."""
    with installation.session() as session:
        where = installation.valbrise

        def record(kind: str, /, **values: object) -> int:
            return a_record(session, where, kind, **values)

        people = record("actor", name="Habitants", kind="public")
        host = record("actor", name="Mailbird Inc.", kind="processor", country="IN")
        crm = record("system", name="CRM", hosting="internal")
        sheet = record("system", name=NASTY, hosting="internal")
        tool = record("system", name="Lettre", operator=host)
        contacts = record(
            "dataset",
            name="Contacts",
            personal_status="personal",
            data_categories=("health",),
            systems=(crm,),
        )
        ends = [Ref("actor", people), *(Ref("system", number) for number in (crm, sheet, tool))]
        media = ("web_form", "retyping", "email")
        flows = [
            record("flow", source=source, target=target, datasets=(contacts,), medium=medium)
            for source, target, medium in zip(ends, ends[1:], media, strict=False)
        ]
        session.commit()
    return Drawn(crm, sheet, contacts, flows[1])


def ask(reader: Reader, question: str, about: str = "") -> Page:
    query = f"?question={question}&about={about}" if about else f"?question={question}"
    return reader.get(QUESTION + query)


def test_every_question_is_offered_with_the_answer_to_an_example(
    consultant: Reader, drawn: Drawn
) -> None:
    page = consultant.get(QUESTION)
    for question in QUESTIONS.values():
        assert question.label in page.words
        assert any(f"question={question.code}" in link for link in page.links), question.code
    assert "3 flux séparent « Habitants » de « Lettre » (Inde)." in page.words


@pytest.mark.parametrize("code", QUESTIONS)
def test_a_question_without_a_subject_takes_a_telling_one(
    consultant: Reader, drawn: Drawn, code: str
) -> None:
    page = ask(consultant, code)
    assert ("Un exemple parlant" in page.words) == bool(QUESTIONS[code].about)


def test_an_answer_is_a_sentence_a_picture_a_table_and_the_ways(
    consultant: Reader, drawn: Drawn
) -> None:
    page = ask(consultant, "reach", f"dataset-{drawn.contacts}")
    assert "Où finit « Contacts » ?" in page.h1[0]
    assert "« Contacts » se trouve en 4 lieux." in page.words
    assert "Indirecte, en 2 flux" in page.words
    assert "Ressaisie manuelle" in page.words
    assert NASTY in page.words
    start = page.html.index('<svg xmlns="http://www.w3.org/2000/svg"')
    picture = fromstring(page.html[start : page.html.index("</svg>", start) + 6])
    assert "Lettre" in "".join(picture.itertext())
    assert f"/o/valbrise/systemes/{drawn.crm}" in page.links


@pytest.mark.parametrize(
    ("question", "about", "words"),
    [
        ("exposure", "category-health", "Un acteur peut voir : Santé."),
        ("presence", "system-{sheet}", "Un jeu de données personnelles passe par"),
        ("borders", "", "Espace économique européen : Inde."),
        ("people", "", "3 flux séparent « Habitants » de « Lettre » (Inde)."),
        ("erasure", "dataset-{contacts}", "demande d'agir en 3 lieux"),
        ("copies", "dataset-{contacts}", "existe en 3 exemplaires, et aucun ne fait foi"),
        ("reentry", "", "Un jeu de données est saisi plusieurs fois à la main."),
        ("loops", "", "Aucune donnée ne revient d'où elle part."),
        ("fragile", "", "n'en isole jamais deux autres"),
        ("crossroads", "", "Part des chemins"),
        ("stops", "system-{crm}", "2 lieux attendent des données"),
        ("stops", "flow-{first}", "2 lieux attendent des données"),
        ("unserved", "", "3 flux de données personnelles ne servent aucun traitement"),
    ],
)
def test_each_question_is_answered(
    consultant: Reader, drawn: Drawn, question: str, about: str, words: str
) -> None:
    page = ask(consultant, question, about.format(**vars_of(drawn)))
    assert words in page.words


def vars_of(drawn: Drawn) -> dict[str, int]:
    return {name: getattr(drawn, name) for name in ("crm", "sheet", "contacts", "first")}


@pytest.mark.parametrize(
    "query",
    [
        "question=nonsense",
        "question=reach&about=dataset-999999",
        "question=reach&about=system-1",
        "question=exposure&about=category-%3Cb%3E",
        "question=stops&about=flow--1",
        "question=stops&about=processing-1",
        "question=reach&page=99999999999",
        "about=dataset-%00",
        "about=nothing",
    ],
)
def test_an_address_that_means_nothing_breaks_nothing(
    consultant: Reader, drawn: Drawn, query: str
) -> None:
    consultant.get(f"{QUESTION}?{query}")


def test_the_page_of_a_record_leads_to_what_it_can_be_asked(
    consultant: Reader, drawn: Drawn
) -> None:
    address = f"{QUESTION}?about=dataset-{drawn.contacts}"
    assert address in consultant.get(f"/o/valbrise/jeux-de-donnees/{drawn.contacts}").links
    page = consultant.get(address)
    assert "Questions sur « Contacts »" in page.h1[0]
    codes = {code for code in QUESTIONS if any(f"question={code}&" in link for link in page.links)}
    assert codes == {"reach", "erasure", "copies"}


def test_the_map_leads_to_questions(consultant: Reader, drawn: Drawn) -> None:
    assert QUESTION in consultant.get("/o/valbrise/carte").links


def test_records_of_another_organisation_answer_nothing(
    installation: Installation, consultant: Reader, drawn: Drawn
) -> None:
    foreign = installation.foreign["dataset"]
    page = ask(consultant, "reach", f"dataset-{foreign}")
    assert "« Contacts »" in page.words
    installation.reader("stranger").get(QUESTION, status=404)
    installation.reader("stranger").get(f"{QUESTION}.svg?question=borders", status=404)


def test_an_empty_inventory_says_what_to_record_first(installation: Installation) -> None:
    stranger = installation.reader("stranger")
    from inventaire.operations.records import archive_record
    from tests.factories import CAMILLE, NOW

    with installation.session() as session:
        for kind in ("flow", "dataset"):
            number = installation.foreign[kind]
            archive_record(session, CAMILLE, installation.other, kind, number, now=NOW)
        session.commit()
    address = "/o/les-ateliers-du-lien/carte/questions"
    assert "Aucun flux pour l’instant" in stranger.get(address).words
    assert "Rien n’est encore recensé" in stranger.get(f"{address}?question=reach").words
    assert "Aucune donnée ne revient" in stranger.get(f"{address}?question=loops").words


@pytest.mark.parametrize(
    ("format_", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")]
)
def test_the_picture_of_an_answer_can_be_taken_away(
    consultant: Reader, drawn: Drawn, format_: str, start: bytes
) -> None:
    answer = consultant.client.get(f"{QUESTION}.{format_}?question=people")
    assert answer.status_code == 200
    assert answer.data.startswith(start)
    assert b"/o/valbrise" not in answer.data
    assert f"valbrise-question-people-2026-11-23.{format_}" in answer.headers["Content-Disposition"]


def test_an_answer_without_a_picture_has_no_file(consultant: Reader, drawn: Drawn) -> None:
    consultant.get(f"{QUESTION}.svg?question=loops", status=404)
    consultant.get(f"{QUESTION}.svg", status=404)


def test_the_number_of_queries_does_not_depend_on_the_number_of_flows(
    installation: Installation, consultant: Reader, drawn: Drawn
) -> None:
    def queries(address: str) -> int:
        told: list[str] = []
        engine = installation.app.extensions["inventaire_engine"]

        def tell(_c: object, _u: object, statement: str, *_rest: object) -> None:
            told.append(statement)

        event.listen(engine, "before_cursor_execute", tell)
        consultant.get(address)
        event.remove(engine, "before_cursor_execute", tell)
        return len(told)

    addresses = (QUESTION, f"{QUESTION}?question=reach&about=dataset-{drawn.contacts}")
    before = [queries(address) for address in addresses]
    with installation.session() as session:
        for _flow in range(10):
            ends = {"source": Ref("system", drawn.crm), "target": Ref("system", drawn.sheet)}
            a_record(session, installation.valbrise, "flow", datasets=(drawn.contacts,), **ends)
        session.commit()
    assert [queries(address) for address in addresses] == before

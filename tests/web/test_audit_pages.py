"""The pages of the audit: what was found, what was decided, what to do first."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import event

from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import DataLine
from inventaire.operations.audits import findings_of, run_audit
from inventaire.operations.records import archive_record
from inventaire.store.audits import FindingRow
from inventaire.store.engagement import ActionRow
from inventaire.web.findings import path_of
from tests.factories import CAMILLE, NOW, a_record
from tests.web.conftest import Installation
from tests.web.pages import Page, Reader

FINDINGS = "/o/valbrise/constats"


@pytest.fixture
def canteen(installation: Installation) -> int:
    """A processing of Valbrise with one fault that nobody mistakes: health data, no exception."""
    with installation.session() as session:
        number = a_record(
            session,
            installation.valbrise,
            "processing",
            name="Cantine",
            data=(DataLine(category="health", retention="1 an"),),
        )
        run_audit(session, CAMILLE, installation.valbrise, now=NOW)
        session.commit()
    return number


def _finding(installation: Installation, rule: str, record: int) -> FindingRow:
    with installation.session() as session:
        rows = findings_of(session, installation.valbrise)
        return next(r for r in rows if r.rule == rule and ["processing", record] in r.records)


def _decision(finding: FindingRow) -> str:
    return f"{FINDINGS}/{finding.id}/decision"


def test_before_the_first_audit_the_page_says_what_an_audit_is(consultant: Reader) -> None:
    page = consultant.get(FINDINGS)
    assert "Aucun audit pour l'instant" in page.words
    assert consultant.get("/o/valbrise/preconisations").words
    assert consultant.get("/o/valbrise/audits").words


def test_auditing_leads_to_what_was_found(consultant: Reader) -> None:
    assert consultant.sent_to("/o/valbrise/auditer", {}).endswith(FINDINGS)
    page = consultant.get(FINDINGS)
    assert "L'audit est fait" in page.words
    assert "par Consultant" in page.words
    assert "Critique" in page.words


def test_a_finding_shows_the_law_the_record_the_words_and_the_remedy(
    consultant: Reader, canteen: int
) -> None:
    page = consultant.get(f"{FINDINGS}?rule=SEN-01")
    for words in (
        "Données sensibles sans exception de l'article 9",
        "RGPD art. 9(1), 9(2)",
        "Traitement Cantine",
        "Données sensibles déclarées : Santé.",
        "Que faire",
    ):
        assert words in page.words


def test_correcting_opens_the_form_at_the_field(consultant: Reader, canteen: int) -> None:
    page = consultant.get(f"{FINDINGS}?rule=SEN-01")
    field = "article_9_exception"
    address = f"/o/valbrise/traitements/{canteen}/modifier?champ={field}#{field}"
    assert address in page.links
    assert f'id="{field}"' in consultant.get(address.split("#")[0]).html


def test_what_is_wrong_with_the_organisation_is_mended_in_its_form(
    consultant: Reader, canteen: int
) -> None:
    page = consultant.get(f"{FINDINGS}?rule=DPO-01")
    link = next(link for link in page.links if "champ=dpo_kind" in link)
    assert consultant.get(link.split("#")[0])


def test_findings_are_narrowed_by_the_address(consultant: Reader, canteen: int) -> None:
    everything = consultant.get(FINDINGS)
    assert "Cantine" in everything.words
    narrowed = consultant.get(
        f"{FINDINGS}?family=SEN&severity=critical&record=processing-{canteen}"
    )
    assert "1 constat" in narrowed.words
    assert "Traitement : Cantine" in narrowed.words
    assert "Rien ne répond à ces choix" in consultant.get(f"{FINDINGS}?status=refused").words
    open_data = consultant.get(f"{FINDINGS}?stream=open_data")
    assert "SEN-01" not in open_data.words


@pytest.mark.parametrize(
    "query",
    ["severity=pire", "family=XYZ", "status=x", "record=x-9", "record=processing-x", "page=0"],
)
def test_an_address_that_means_nothing_leaves_nothing_out(
    consultant: Reader, canteen: int, query: str
) -> None:
    assert "Cantine" in consultant.get(f"{FINDINGS}?{query}").words


def test_a_finding_accepted_leaves_the_list_of_what_is_to_be_dealt_with(
    consultant: Reader, installation: Installation, canteen: int
) -> None:
    finding = _finding(installation, "SEN-01", canteen)
    address = f"{_decision(finding)}?family=SEN"
    assert "family=SEN" in consultant.sent_to(address, {"decision": "accepted"})
    assert "SEN-01" not in consultant.get(f"{FINDINGS}?family=SEN").words
    accepted = consultant.get(f"{FINDINGS}?status=accepted")
    assert "Accepté" in accepted.words
    assert "par Consultant" in accepted.words


def test_a_finding_is_set_aside_only_with_a_reason(
    consultant: Reader, installation: Installation, canteen: int
) -> None:
    finding = _finding(installation, "SEN-01", canteen)
    page = consultant.post(_decision(finding), {"decision": "refused", "reason": "  "}, status=422)
    assert "Dites pourquoi ce constat est écarté" in page.words
    assert '<details class="decision" open>' in page.html
    consultant.sent_to(_decision(finding), {"decision": "refused", "reason": "Repas sans PAI."})
    assert "Repas sans PAI." in consultant.get(f"{FINDINGS}?status=refused").words


def test_planning_makes_an_action_with_an_owner_and_a_date(
    consultant: Reader, installation: Installation, canteen: int
) -> None:
    finding = _finding(installation, "SEN-01", canteen)
    data = {"decision": "planned", "owner": "Léa Roux", "due_on": "2027-02-28"}
    consultant.sent_to(_decision(finding), data)
    page = consultant.get(f"{FINDINGS}?status=planned")
    assert "Planifié" in page.words
    with installation.session() as session:
        kept = session.get_one(FindingRow, finding.id)
        action = session.get_one(ActionRow, kept.action_id)
        assert action.name == "Données sensibles sans exception de l'article 9 : Cantine"
        assert (action.owner, str(action.due_on)) == ("Léa Roux", "2027-02-28")
        assert (action.priority, action.effort, action.rule) == ("high", "days", "SEN-01")
    assert "Léa Roux" in consultant.get(f"/o/valbrise/actions/{action.id}").words


def test_a_date_that_does_not_exist_is_said_and_what_was_typed_stays(
    consultant: Reader, installation: Installation, canteen: int
) -> None:
    finding = _finding(installation, "SEN-01", canteen)
    data = {"decision": "planned", "owner": "Léa Roux", "due_on": "2027-02-31"}
    page = consultant.post(_decision(finding), data, status=422)
    assert "Cette date n'existe pas" in page.words
    assert 'value="Léa Roux"' in page.html


def test_a_decision_may_be_taken_back(
    consultant: Reader, installation: Installation, canteen: int
) -> None:
    finding = _finding(installation, "SEN-01", canteen)
    consultant.sent_to(_decision(finding), {"decision": "accepted"})
    consultant.sent_to(_decision(finding), {"decision": ""})
    assert "SEN-01" in consultant.get(f"{FINDINGS}?family=SEN").words


def test_a_decision_nobody_proposed_is_refused(
    consultant: Reader, installation: Installation, canteen: int
) -> None:
    finding = _finding(installation, "SEN-01", canteen)
    page = consultant.post(_decision(finding), {"decision": "supprimer"}, status=422)
    assert "Choisissez l'une des décisions proposées" in page.words


def test_what_is_mended_is_shown_as_solved_and_counted(
    consultant: Reader, installation: Installation, canteen: int
) -> None:
    with installation.session() as session:
        later = NOW + timedelta(days=30)
        archive_record(session, CAMILLE, installation.valbrise, "processing", canteen, now=later)
        a_record(session, installation.valbrise, "processing", name="Recensement")
        run_audit(session, CAMILLE, installation.valbrise, now=later)
        session.commit()
    assert "Résolu" in consultant.get(f"{FINDINGS}?status=solved&rule=SEN-01").words
    page = consultant.get("/o/valbrise/audits")
    assert "Du 23 nov. 2026" in page.words
    assert re.search(r"SEN-01 Données sensibles sans exception de l'article 9 1", page.words)
    assert re.search(r"\d+ constats résolus · \d+ constats nouveaux", page.words)


def test_recommendations_come_in_two_streams_the_most_pressing_first(
    consultant: Reader, canteen: int
) -> None:
    page = consultant.get("/o/valbrise/preconisations")
    dpo, open_data = page.words.split("Protection des données (")[1].split("Open data (")
    assert "Données sensibles sans exception" in dpo
    assert "Données sensibles sans exception" not in open_data
    priorities = [int(found) for found in re.findall(r"Priorité (\d+)", dpo)]
    assert priorities == sorted(priorities, reverse=True)
    assert "Voir en tableau" in page.words


def test_only_the_most_pressing_are_unfolded_until_all_are_asked_for(
    consultant: Reader, canteen: int
) -> None:
    def folded(page: Page) -> list[bool]:
        cards = re.findall(r'<details class="panel recommendation" id="[^"]+"( open)?>', page.html)
        return [not one for one in cards]

    page = consultant.get("/o/valbrise/preconisations")
    assert {True, False} == set(folded(page))
    assert {False} == set(folded(consultant.get("/o/valbrise/preconisations?unfold=all")))


def test_what_was_set_aside_is_no_longer_recommended(
    consultant: Reader, installation: Installation, canteen: int
) -> None:
    finding = _finding(installation, "SEN-01", canteen)
    consultant.sent_to(_decision(finding), {"decision": "refused", "reason": "Repas sans PAI."})
    assert "SEN-01 ·" not in consultant.get("/o/valbrise/preconisations").words


def test_a_reader_reads_and_nothing_else(installation: Installation, canteen: int) -> None:
    reader = installation.reader("reader")
    page = reader.get(f"{FINDINGS}?rule=SEN-01")
    assert "Cantine" in page.words
    assert not re.search(r"Corriger|Décider|Auditer|Accepter", page.words)
    assert reader.get("/o/valbrise/preconisations").words
    assert reader.get("/o/valbrise/audits").words
    finding = _finding(installation, "SEN-01", canteen)
    reader.post(_decision(finding), {"decision": "accepted"}, status=403)
    reader.post("/o/valbrise/auditer", {}, status=403)


def test_a_contributor_corrects_but_does_not_decide(
    installation: Installation, canteen: int
) -> None:
    contributor = installation.reader("contributor")
    page = contributor.get(f"{FINDINGS}?rule=SEN-01")
    assert "Corriger" in page.words
    assert "Décider" not in page.words


def test_the_findings_of_another_organisation_do_not_exist(
    installation: Installation, canteen: int
) -> None:
    finding = _finding(installation, "SEN-01", canteen)
    stranger = installation.reader("stranger")
    stranger.get(FINDINGS, status=404)
    ours = f"/o/les-ateliers-du-lien/constats/{finding.id}/decision"
    stranger.post(ours, {"decision": "accepted"}, status=404)
    assert "Cantine" not in stranger.get("/o/les-ateliers-du-lien/constats").words


def test_the_pages_speak_english_once_asked(consultant: Reader, canteen: int) -> None:
    consultant.post("/langue", {"language": "en", "next": "/o/valbrise"})
    page = consultant.get(f"{FINDINGS}?rule=SEN-01")
    assert "Sensitive data without an exception of article 9" in page.words
    assert "Sensitive data declared:" in page.words
    assert consultant.get("/o/valbrise/preconisations").language == "en"


def test_as_many_queries_whatever_the_number_of_findings(
    consultant: Reader, installation: Installation, canteen: int
) -> None:
    few = _queries(installation, consultant)
    with installation.session() as session:
        for number in range(20):
            a_record(session, installation.valbrise, "processing", name=f"Fiche {number}")
        run_audit(session, CAMILLE, installation.valbrise, now=NOW + timedelta(hours=1))
        session.commit()
    assert _queries(installation, consultant) == few


def _queries(installation: Installation, reader: Reader) -> int:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    engine = installation.app.extensions["inventaire_engine"]
    event.listen(engine, "before_cursor_execute", note)
    reader.get(f"{FINDINGS}?rule=LIC-01")
    event.remove(engine, "before_cursor_execute", note)
    return len(statements)


def test_a_chain_of_flows_is_drawn_as_the_places_it_goes_through() -> None:
    payroll, sheet, letter = Ref("system", 1), Ref("system", 2), Ref("actor", 3)
    ends = {10: (payroll, sheet), 11: (sheet, letter), 12: (payroll, letter)}
    assert path_of([Ref("flow", 10), Ref("flow", 11)], ends) == (payroll, sheet, letter)
    assert path_of([Ref("flow", 10), Ref("flow", 12)], ends) == ()
    assert path_of([Ref("flow", 10), Ref("dataset", 4)], ends) == ()

"""The page of documents, and the report as each person may have it."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from inventaire.operations.audits import run_audit
from inventaire.operations.author import INSTALLATION
from inventaire.operations.documents import PDF, XLSX
from inventaire.operations.map_views import keep_view
from tests.factories import NOW, a_record
from tests.web.conftest import Installation

PAGE = "/o/valbrise/documents"
REPORT = f"{PAGE}/rapport.xlsx"


@pytest.fixture
def audited(installation: Installation) -> Installation:
    """An installation in which the audit of Valbrise has run."""
    with installation.session() as session:
        run_audit(session, INSTALLATION, installation.valbrise, now=NOW)
        session.commit()
    return installation


def test_without_audit_the_page_says_so_and_offers_one(installation: Installation) -> None:
    page = installation.reader("consultant").get(PAGE)
    assert "Aucun audit pour l’instant" in page.words
    assert "/o/valbrise/auditer" in page.html
    assert REPORT not in page.html
    reader = installation.reader("reader").get(PAGE)
    assert "Aucun audit pour l’instant" in reader.words
    assert "/o/valbrise/auditer" not in reader.html


def test_without_audit_the_report_leads_back_to_the_page(installation: Installation) -> None:
    reader = installation.reader("consultant")
    answer = reader.client.get(REPORT)
    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    assert "Aucun audit n&#39;a encore été fait" in reader.client.get(PAGE).get_data(as_text=True)


def test_the_page_says_what_the_report_is_made_from(audited: Installation) -> None:
    page = audited.reader("reader").get(PAGE)
    for words in ("17 feuilles", "de l’audit du 23 nov. 2026", "quelques secondes", "aucun pour"):
        assert words in page.words
    assert "Plan d'actions" in page.words


@pytest.mark.parametrize("name", ["reader", "consultant"])
def test_whoever_may_read_may_have_the_report_on_paper(audited: Installation, name: str) -> None:
    answer = audited.reader(name).client.get(f"{PAGE}/rapport.pdf")
    assert (answer.status_code, answer.mimetype) == (200, PDF)
    assert answer.data.startswith(b"%PDF")
    kept = 'attachment; filename="rapport-audit-valbrise-2026-11-23.pdf"'
    assert answer.headers["Content-Disposition"] == kept


def test_the_views_that_are_kept_are_offered_and_too_many_are_refused(
    audited: Installation,
) -> None:
    told = {"title": "Où va la paie", "comment": "", "query": "personal=1"}
    with audited.session() as session:
        keep_view(session, INSTALLATION, audited.valbrise, now=NOW, **told)
        session.commit()
    reader = audited.reader("reader")
    assert "Où va la paie" in reader.get(PAGE).words
    book = load_workbook(BytesIO(reader.client.get(f"{REPORT}?view=1").data))
    told_in = [cell.value for row in book["Carte"].iter_rows() for cell in row]
    assert "Où va la paie" in told_in
    asked = "&".join(f"view={number}" for number in range(20))
    assert reader.client.get(f"{REPORT}?{asked}").headers["Location"] == PAGE
    assert "12 vues de la carte au plus" in reader.get(PAGE).words


@pytest.mark.parametrize("name", ["reader", "contributor", "consultant", "admin"])
def test_whoever_may_read_may_have_the_report(audited: Installation, name: str) -> None:
    answer = audited.reader(name).client.get(REPORT)
    assert answer.status_code == 200
    assert answer.mimetype == XLSX
    kept = 'attachment; filename="rapport-audit-valbrise-2026-11-23.xlsx"'
    assert answer.headers["Content-Disposition"] == kept
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "Synthèse" in load_workbook(BytesIO(answer.data)).sheetnames
    page = audited.reader("consultant").get(PAGE)
    assert f"par {name.title()}" in page.words


@pytest.mark.parametrize("address", [PAGE, REPORT])
def test_to_a_stranger_nothing_exists(audited: Installation, address: str) -> None:
    audited.reader("stranger").get(address, status=404)
    answer = audited.reader("nobody").client.get(address)
    assert answer.status_code == 302
    assert "connexion" in answer.headers["Location"]


def test_the_report_speaks_the_language_asked_for(audited: Installation) -> None:
    client = audited.reader("reader").client
    answer = client.get(f"{REPORT}?lang=en")
    assert "audit-report-valbrise" in answer.headers["Content-Disposition"]
    assert "Summary" in load_workbook(BytesIO(answer.data)).sheetnames
    unknown = client.get(f"{REPORT}?lang=../../x")
    assert "rapport-audit-valbrise" in unknown.headers["Content-Disposition"]


def test_what_changed_since_the_audit_is_said_and_the_audit_offered(audited: Installation) -> None:
    with audited.session() as session:
        a_record(session, audited.valbrise, "actor", name="Arrivé après")
        row = session.connection().exec_driver_sql(
            "update actor set changed_at = '2026-12-01 00:00:00' where name = 'Arrivé après'"
        )
        assert row.rowcount == 1
        session.commit()
    page = audited.reader("consultant").get(PAGE)
    assert "1 fiche a changé depuis le dernier audit" in page.words
    assert "/o/valbrise/auditer" in page.html
    assert "/o/valbrise/auditer" not in audited.reader("reader").get(PAGE).html

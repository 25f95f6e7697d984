"""The pictures of a report: the way that shows each finding, and the views that a person chose."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from inventaire.inventory.fields import Ref
from inventaire.operations.audits import decide, run_audit
from inventaire.operations.documents import MOST_CHOSEN, TooManyViews, make_report, report_facts
from inventaire.operations.map_views import archive_view, keep_view
from inventaire.operations.pictures import draw_ways
from inventaire.store.findings import shown_by_flows
from inventaire.store.views import SavedViewRow
from tests.factories import CAMILLE, NOW, a_record, an_organisation

LATER = NOW + timedelta(days=1)


@pytest.fixture
def organisation(session: Session) -> int:
    """Health data sent in clear from a spreadsheet to the United States."""
    owner = an_organisation(session)
    host = a_record(session, owner, "actor", name="Mailbird Inc.", kind="processor", country="US")
    sheet = a_record(session, owner, "system", name="Tableur santé", kind="spreadsheet")
    tool = a_record(session, owner, "system", name="Envoi de lettres", operator=host)
    told = {"personal_status": "personal", "data_categories": ("health",), "systems": (sheet,)}
    files = a_record(session, owner, "dataset", name="Dossiers", **told)
    ends = {"source": Ref("system", sheet), "target": Ref("system", tool)}
    a_record(session, owner, "flow", datasets=(files,), encrypted=False, medium="email", **ends)
    run_audit(session, CAMILLE, owner, now=NOW)
    return owner


def _pictures(content: bytes, sheet: str) -> int:
    return len(load_workbook(BytesIO(content))[sheet]._images)


def _words(content: bytes, sheet: str) -> str:
    rows = load_workbook(BytesIO(content))[sheet].iter_rows()
    return " ".join(str(cell.value) for row in rows for cell in row if cell.value is not None)


def _kept(session: Session, owner: int, title: str, query: str = "") -> SavedViewRow:
    told = {"title": title, "comment": "Pour le bureau.", "query": query}
    return keep_view(session, CAMILLE, owner, now=NOW, **told)


def test_each_finding_that_flows_show_has_its_way_drawn(
    session: Session, organisation: int
) -> None:
    made = make_report(session, CAMILLE, organisation, now=LATER)
    facts = report_facts(session, organisation, today=LATER.date(), seconds=10)
    assert facts.ways
    assert all(picture.startswith(b"\x89PNG") for picture in facts.ways.values())
    assert _pictures(made.content, "Chemins") == len(facts.ways)
    assert "TRA-02" in _words(made.content, "Chemins")


def test_what_is_set_aside_has_no_way(session: Session, organisation: int) -> None:
    for finding in shown_by_flows(session, organisation):
        reason = "La convention suffit."
        decide(session, CAMILLE, organisation, finding.id, "refused", reason=reason, now=NOW)
    made = make_report(session, CAMILLE, organisation, now=LATER)
    assert _pictures(made.content, "Chemins") == 0
    assert "Aucun constat ne suit de flux." in _words(made.content, "Chemins")


def test_ways_that_there_was_no_time_for_are_counted(session: Session, organisation: int) -> None:
    facts = report_facts(session, organisation, today=LATER.date(), seconds=10)
    late = draw_ways(facts.snapshot, facts.followed, seconds=0.0)
    assert late.keys() == facts.ways.keys()
    assert not any(late.values())


def test_the_views_that_are_chosen_go_in_with_their_words(
    session: Session, organisation: int
) -> None:
    first = _kept(session, organisation, "Ce qui sort d'Europe", "zone=third")
    other = _kept(session, organisation, "Tout le reste")
    made = make_report(session, CAMILLE, organisation, now=LATER, views=[first.id])
    told = _words(made.content, "Carte")
    assert "Ce qui sort d'Europe" in told and "Pour le bureau." in told
    assert other.title not in told
    alone = make_report(session, CAMILLE, organisation, now=LATER)
    assert _pictures(made.content, "Carte") == _pictures(alone.content, "Carte") + 1


def test_a_view_of_a_finding_shows_its_flows(session: Session, organisation: int) -> None:
    finding = shown_by_flows(session, organisation)[0]
    row = _kept(session, organisation, "Constat", f"finding={finding.id}")
    made = make_report(session, CAMILLE, organisation, now=LATER, views=[row.id])
    assert f"Constat : n° {finding.id}" in _words(made.content, "Carte")


def test_a_view_of_another_organisation_never_goes_in(session: Session, organisation: int) -> None:
    elsewhere = an_organisation(session, "Orval")
    row = _kept(session, elsewhere, "Vue d'Orval")
    made = make_report(session, CAMILLE, organisation, now=LATER, views=[row.id])
    assert "Vue d'Orval" not in _words(made.content, "Carte")


def test_a_view_that_shows_nothing_any_more_says_how_much_it_shows(
    session: Session, organisation: int
) -> None:
    row = _kept(session, organisation, "Vide", "medium=paper")
    archive_view(session, CAMILLE, row, now=NOW)
    made = make_report(session, CAMILLE, organisation, now=LATER, views=[row.id])
    assert "0 flux" in _words(made.content, "Carte")


def test_more_views_than_one_reads_are_refused(session: Session, organisation: int) -> None:
    numbers = range(MOST_CHOSEN + 1)
    with pytest.raises(TooManyViews):
        make_report(session, CAMILLE, organisation, now=LATER, views=list(numbers))

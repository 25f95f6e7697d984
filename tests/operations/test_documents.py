"""Documents are made from what is recorded, told in the journal, in a steady number of queries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook
from sqlalchemy import event
from sqlalchemy.orm import Session

from inventaire.i18n import speaking
from inventaire.inventory.fields import Ref
from inventaire.operations.audits import decide, findings_of, run_audit
from inventaire.operations.documents import (
    NoAuditYet,
    changed_since,
    make_report,
    readiness_of,
    report_facts,
)
from inventaire.operations.journal import entries, headline
from inventaire.operations.pictures import draw_map
from inventaire.operations.records import archive_record, change_record
from inventaire.store.snapshot import UnknownOrganisation, load_snapshot
from tests.factories import CAMILLE, NOW, TODAY, a_record, an_organisation

LATER = NOW + timedelta(days=1)


@pytest.fixture
def organisation(session: Session) -> int:
    number = an_organisation(session)
    who = a_record(session, number, "actor", name="Accueil", kind="internal_service")
    where = a_record(session, number, "system", name="Fichier partagé")
    ends = {"source": Ref("actor", who), "target": Ref("system", where)}
    a_record(session, number, "flow", medium="email", **ends)
    a_record(session, number, "processing", name="Paie")
    session.commit()
    return number


@contextmanager
def counted(session: Session) -> Iterator[list[str]]:
    """The statements that reach the database meanwhile."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


def words_in(content: bytes, sheet: str) -> str:
    rows = load_workbook(BytesIO(content))[sheet].iter_rows()
    return " ".join(str(cell.value) for row in rows for cell in row if cell.value is not None)


def test_a_report_holds_what_is_recorded_and_found(session: Session, organisation: int) -> None:
    run_audit(session, CAMILLE, organisation, now=NOW)
    made = make_report(session, CAMILLE, organisation, now=LATER)
    assert made.name == "rapport-audit-valbrise-2026-11-24.xlsx"
    assert "Fichier partagé" in words_in(made.content, "Systèmes")
    assert "Accueil" in words_in(made.content, "Flux")
    assert "À traiter" in words_in(made.content, "Constats")
    assert "audit du 23 novembre 2026" in words_in(made.content, "Sommaire")
    line = entries(session, organisation)[0]
    assert headline(line) == f"Camille Durand a produit le document « {made.name} »"


def test_a_report_needs_an_audit(session: Session, organisation: int) -> None:
    with pytest.raises(NoAuditYet):
        make_report(session, CAMILLE, organisation, now=NOW)
    with pytest.raises(UnknownOrganisation):
        make_report(session, CAMILLE, 987_654, now=NOW)
    assert readiness_of(session, organisation).audited_at is None


def test_a_report_speaks_the_language_of_the_moment(session: Session, organisation: int) -> None:
    run_audit(session, CAMILLE, organisation, now=NOW)
    with speaking("en"):
        made = make_report(session, CAMILLE, organisation, now=NOW)
    assert made.name == "audit-report-valbrise-2026-11-23.xlsx"
    assert "Fichier partagé" in words_in(made.content, "Systems")


def test_decisions_are_told(session: Session, organisation: int) -> None:
    run_audit(session, CAMILLE, organisation, now=NOW)
    first, second = findings_of(session, organisation)[:2]
    reason = "La convention de 2019 suffit."
    decide(session, CAMILLE, organisation, first.id, "refused", reason=reason, now=NOW)
    decide(session, CAMILLE, organisation, second.id, "planned", now=NOW)
    made = make_report(session, CAMILLE, organisation, now=NOW)
    told = words_in(made.content, "Constats")
    assert "Écarté" in told and reason in told and "Planifié" in told
    assert "Décidée" in words_in(made.content, "Plan d'actions")


def test_what_is_archived_is_not_told(session: Session, organisation: int) -> None:
    secret = a_record(session, organisation, "system", name="Serveur secret")
    run_audit(session, CAMILLE, organisation, now=NOW)
    archive_record(session, CAMILLE, organisation, "system", secret, now=LATER)
    made = make_report(session, CAMILLE, organisation, now=LATER)
    for sheet in load_workbook(BytesIO(made.content)).sheetnames:
        assert "Serveur secret" not in words_in(made.content, sheet)


def test_what_changed_since_the_audit_is_counted(session: Session, organisation: int) -> None:
    run_audit(session, CAMILLE, organisation, now=NOW)
    assert changed_since(session, organisation, NOW) == 0
    number = a_record(session, organisation, "actor", name="Nouveau")
    values = {"name": "Nouveau nom"}
    change_record(session, CAMILLE, organisation, "actor", number, values, version=1, now=LATER)
    finding = findings_of(session, organisation)[0]
    decide(session, CAMILLE, organisation, finding.id, "planned", now=LATER)
    assert changed_since(session, organisation, NOW) == 1
    ready = readiness_of(session, organisation)
    assert (ready.audited_at, ready.changed, ready.made_at) == (NOW, 1, None)
    made = make_report(session, CAMILLE, organisation, now=LATER)
    assert "1 fiche a changé depuis cet audit" in words_in(made.content, "Sommaire")
    after = readiness_of(session, organisation)
    assert (after.made_at, after.made_by) == (LATER, "Camille Durand")


def test_days_are_those_of_the_reader(session: Session, organisation: int) -> None:
    night = NOW.replace(hour=23, minute=30)
    run_audit(session, CAMILLE, organisation, now=night)
    paris = ZoneInfo("Europe/Paris")
    facts = report_facts(session, organisation, today=TODAY, zone=paris, seconds=5)
    assert facts.audited_on == date(2026, 11, 24)
    assert facts.followed[0].seen_on == date(2026, 11, 24)


def test_queries_do_not_grow_with_the_inventory(session: Session, organisation: int) -> None:
    run_audit(session, CAMILLE, organisation, now=NOW)
    session.commit()
    with counted(session) as few:
        make_report(session, CAMILLE, organisation, now=NOW, seconds=5)
    for number in range(30):
        a_record(session, organisation, "dataset", name=f"Jeu {number}")
        a_record(session, organisation, "processing", name=f"Traitement {number}")
    run_audit(session, CAMILLE, organisation, now=NOW)
    session.commit()
    with counted(session) as many:
        make_report(session, CAMILLE, organisation, now=NOW, seconds=5)
    assert len(many) == len(few)


def test_progress_goes_from_the_first_sheet_to_the_last(
    session: Session, organisation: int
) -> None:
    run_audit(session, CAMILLE, organisation, now=NOW)
    told: list[tuple[str, int, int]] = []
    make_report(
        session,
        CAMILLE,
        organisation,
        now=NOW,
        progress=lambda title, done, whole: told.append((title, done, whole)),
    )
    assert [done for _title, done, _whole in told] == list(range(len(told)))
    assert told[-1][1] == told[-1][2]


def test_a_small_map_is_drawn_once_and_one_without_flow_not_at_all(
    session: Session, organisation: int
) -> None:
    drawn = draw_map(load_snapshot(session, organisation, taken_on=TODAY), seconds=20)
    assert drawn.detailed.startswith(b"\x89PNG") and not drawn.gathered
    assert (drawn.places, drawn.flows) == (2, 1)
    other = an_organisation(session, "Vide")
    empty = draw_map(load_snapshot(session, other, taken_on=TODAY), seconds=20)
    assert not empty.detailed and not empty.gathered

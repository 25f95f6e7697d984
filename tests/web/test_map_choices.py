"""What one chooses to see on the map: flows by their state, words on arrows, one finding."""

from __future__ import annotations

import pytest

from inventaire.inventory.fields import Ref
from inventaire.operations.audits import run_audit
from inventaire.store.findings import Shown, shown_by_flows
from tests.factories import CAMILLE, NOW, a_record
from tests.web.conftest import Installation
from tests.web.map_case import MAP, Drawn, svg_in
from tests.web.pages import Reader


@pytest.fixture
def finding(installation: Installation) -> Shown:
    """Health data sent in clear to the United States: one of the two flows shows it."""
    with installation.session() as session:
        where = installation.valbrise

        def record(kind: str, /, **values: object) -> int:
            return a_record(session, where, kind, **values)

        host = record("actor", name="Mailbird Inc.", kind="processor", country="US")
        crm, tool = record("system", name="CRM"), record("system", name="Lettre", operator=host)
        told = {"personal_status": "personal", "data_categories": ("health",), "systems": (crm,)}
        contacts = record("dataset", name="Dossiers", **told)
        ends = {"source": Ref("system", crm), "target": Ref("system", tool)}
        record("flow", datasets=(contacts,), encrypted=False, medium="email", **ends)
        record("flow", source=Ref("system", tool), target=Ref("actor", host))
        run_audit(session, CAMILLE, where, now=NOW)
        found = shown_by_flows(session, where)
        session.commit()
    return next(one for one in found if len(one.flows) == 1)


def test_the_flows_that_show_a_finding_are_seen_alone(
    finding: Shown, installation: Installation
) -> None:
    page = installation.reader("consultant").get(f"{MAP}?finding={finding.id}")
    assert f"Constat : n° {finding.id}" in page.words
    assert "1 flux ·" in page.words
    assert f"finding={finding.id}" in page.html


def test_the_findings_that_flows_show_can_be_chosen(
    finding: Shown, installation: Installation
) -> None:
    page = installation.reader("consultant").get(MAP)
    assert f'<option value="{finding.id}">{finding.rule} — ' in page.html


def test_a_finding_that_is_not_of_this_organisation_narrows_nothing(
    finding: Shown, installation: Installation
) -> None:
    with installation.session() as session:
        assert shown_by_flows(session, installation.other, finding.id) == []
    reader = installation.reader("consultant")
    page = reader.get(f"{MAP}?finding={finding.id + 9_999}")
    assert "Constat :" not in page.words
    assert svg_in(page) == svg_in(reader.get(MAP))


def test_flows_to_come_are_shown_when_asked_for(
    installation: Installation, consultant: Reader, drawn: Drawn
) -> None:
    with installation.session() as session:
        ends = {"source": Ref("system", drawn.crm), "target": Ref("system", drawn.tool)}
        a_record(session, installation.valbrise, "flow", status="planned", **ends)
        session.commit()
    assert "3 flux ·" in consultant.get(MAP).words
    page = consultant.get(f"{MAP}?state=all")
    assert "4 flux ·" in page.words
    assert "prévu" in page.words
    assert "1 flux ·" in consultant.get(f"{MAP}?state=planned").words


def test_arrows_say_what_is_asked_of_them(consultant: Reader, drawn: Drawn) -> None:
    page = consultant.get(f"{MAP}?group=none&saying=medium")
    assert "non renseigné" in svg_in(page)
    assert ">API<" in svg_in(page)
    assert "Sur les flèches : Le moyen" in page.words


def test_a_view_that_was_kept_before_states_could_be_chosen_still_shows_flows_to_come(
    installation: Installation, consultant: Reader, drawn: Drawn
) -> None:
    with installation.session() as session:
        ends = {"source": Ref("system", drawn.crm), "target": Ref("system", drawn.tool)}
        a_record(session, installation.valbrise, "flow", status="planned", **ends)
        session.commit()
    assert "4 flux ·" in consultant.get(f"{MAP}?planned=1").words

"""A finding that flows show is seen on the map, and its view is kept like any other."""

from __future__ import annotations

import pytest

from inventaire.inventory.fields import Ref
from inventaire.operations.audits import run_audit
from inventaire.store.findings import Shown, shown_by_flows
from tests.factories import CAMILLE, NOW, a_record
from tests.web.conftest import Installation
from tests.web.test_map import svg_in

MAP = "/o/valbrise/carte"


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

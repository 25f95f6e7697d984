"""Countries, zones, and who can get at data."""

from __future__ import annotations

import pytest
from tests.builders import actor, commune, flow, personal, picture, system

from inventaire.graph.borders import Zone, country_of, exposed_actors, leaves_eea, zone_of
from inventaire.graph.build import flow_graph
from inventaire.graph.paths import spread
from inventaire.inventory.snapshot import ref_of


def test_the_country_of_a_system_is_its_own_else_its_operators() -> None:
    host = actor("Hébergeur", country="IE")
    here, there = system("A", country="FR", operator=host.id), system("B", operator=host.id)
    unknown = system("C")
    graph = flow_graph(picture(commune(), host, here, there, unknown))
    assert [country_of(graph, ref_of(s)) for s in (here, there, unknown)] == ["FR", "IE", ""]
    assert country_of(graph, ref_of(host)) == "IE"


@pytest.mark.parametrize(
    ("values", "zone"),
    [
        ({"country": "FR"}, Zone.EEA),
        ({"country": "IS"}, Zone.EEA),
        ({"country": "RE"}, Zone.EEA),
        ({"country": "NC"}, Zone.EEA),
        ({"country": "CH"}, Zone.ADEQUATE),
        ({"country": "BR"}, Zone.ADEQUATE),
        ({"country": "US"}, Zone.THIRD),
        ({"country": "MC"}, Zone.THIRD),
        ({"country": ""}, Zone.UNKNOWN),
        ({"hosting": "internal"}, Zone.INSIDE),
        ({"hosting": "internal", "country": "FR"}, Zone.INSIDE),
        ({"hosting": "internal", "country": "US"}, Zone.THIRD),
        ({"hosting": "saas"}, Zone.UNKNOWN),
    ],
)
def test_the_zone_of_a_system(values: dict[str, str], zone: Zone) -> None:
    tool = system("Outil", **values)
    assert zone_of(flow_graph(picture(commune(), tool)), ref_of(tool)) is zone


def test_services_and_what_they_run_are_inside() -> None:
    service = actor("DSI", kind="internal_service")
    tool = system("Serveur", operator=service.id)
    graph = flow_graph(picture(commune(), service, tool))
    assert zone_of(graph, ref_of(service)) is zone_of(graph, ref_of(tool)) is Zone.INSIDE


def test_a_flow_to_an_adequate_country_leaves_the_area_too() -> None:
    first, second = system("A"), system("B", country="GB")
    moving = flow(first, second)
    assert leaves_eea(flow_graph(picture(commune(), first, second, moving)), moving)


def test_who_operates_a_system_that_data_reach_is_exposed_to_them() -> None:
    host, partner, other = actor("Hébergeur"), actor("Partenaire"), actor("Autre")
    payroll, copy = system("Paie"), system("Copie", operator=host.id)
    idle = system("Autre", operator=other.id)
    file = personal("Paie", held_by=[payroll])
    snapshot = picture(
        commune(), host, partner, other, payroll, copy, idle, file,
        flow(payroll, copy, file), flow(copy, partner, file),
    )  # fmt: skip
    exposed = exposed_actors(spread(flow_graph(snapshot)), file.id)
    assert {number: (e.access, e.flows) for number, e in exposed.items()} == {
        host.id: ("operates", 1),
        partner.id: ("reached", 2),
    }


def test_anonymised_data_expose_nobody() -> None:
    first, partner, file = system("A"), actor("Partenaire"), personal("Paie")
    moving = flow(first, partner, file, transformation="anonymisation")
    exposed = exposed_actors(
        spread(flow_graph(picture(commune(), first, partner, file, moving))), file.id
    )
    assert exposed == {}

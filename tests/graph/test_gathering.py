"""Groups: nothing is lost in them, they open one by one, and no picture holds too much."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.builders import actor, commune, dataset, flow, picture, system

from inventaire.graph.build import flow_graph
from inventaire.graph.composition import compose
from inventaire.graph.gathering import CRITERIA, READABLE_ARROWS, Criterion
from inventaire.graph.overview import Gathering, gathered, stage_overview
from inventaire.graph.paths import Spread, spread
from inventaire.graph.view import AT_A_GLANCE, READABLE_PLACES, View, see
from inventaire.inventory.snapshot import ref_of


def town(tools: int, funds: int) -> Spread:
    """Services that answer for tools, which feed one another and outside bodies."""
    services = [actor(f"Service {n}", kind="internal_service") for n in range(4)]
    owned = [
        system(f"Outil {n}", hosting="internal", owner=services[n % 4].id) for n in range(tools)
    ]
    bodies = [actor(f"Caisse {n}", kind="public_authority", country="FR") for n in range(funds)]
    file = dataset("Fichier")
    moves = [flow(a, b, file) for a, b in pairwise(owned)]
    moves += [flow(owned[n % tools], body, file) for n, body in enumerate(bodies)]
    moves += [flow(one, owned[n], file) for n, one in enumerate(services)]
    return spread(flow_graph(picture(commune(), file, *services, *owned, *bodies, *moves)))


@pytest.mark.parametrize("by", list(CRITERIA))
def test_every_place_is_in_one_group_and_every_flow_is_counted(by: Criterion) -> None:
    found = town(40, 12)
    seen = see(found, View())
    overview = gathered(found, seen, Gathering(by=by))
    placed = [node for nodes in overview.groups.values() for node in nodes]
    assert sorted(placed) == sorted(seen.places)
    scene = stage_overview(overview, title="Carte")
    inner = len(seen.flows) - sum(arrow.count for arrow in scene.arrows)
    told = [place.detail for place in scene.places if "entre eux" in place.detail]
    assert bool(inner) == bool(told)
    assert len({group.key for group in overview.groups}) == len(overview.groups)


def test_a_group_is_what_a_service_answers_for() -> None:
    found = town(8, 2)
    overview = gathered(found, see(found, View()), Gathering(by="holder"))
    by_name = {group.label: nodes for group, nodes in overview.groups.items()}
    label = found.graph.snapshot.label
    assert {label(n) for n in by_name["Service 1"]} == {"Service 1", "Outil 1", "Outil 5"}
    assert {label(n) for n in by_name["Caisse 0"]} == {"Caisse 0"}


def test_services_too_many_to_be_told_apart_are_gathered_by_what_they_are() -> None:
    found = town(90, 90)
    overview = gathered(found, see(found, View()), Gathering(by="holder"))
    assert len(overview.groups) <= READABLE_PLACES
    assert "Acteurs extérieurs" in {group.label for group in overview.groups}
    assert "Service 0" in {group.label for group in overview.groups}


def test_an_open_group_shows_its_places_inside_a_frame() -> None:
    found = town(10, 12)
    made = compose(found, View(opened=("inside.service",)))
    frames = {frame.label: frame.key for frame in made.scene.frames}
    inside = {p.name for p in made.scene.places if p.zone == frames["Services internes"]}
    assert inside == {f"Service {n}" for n in range(4)}
    assert all(not arrow.is_bundle or arrow.count for arrow in made.scene.arrows)


@pytest.mark.parametrize(("tools", "funds"), [(30, 12), (200, 100), (58, 5)])
def test_no_picture_holds_more_than_can_be_read(tools: int, funds: int) -> None:
    found = town(tools, funds)
    every = tuple(group.key for group in compose(found, View()).groups)
    for opened in ((), every[:1], every):
        scene = compose(found, View(opened=opened)).scene
        assert len(scene.places) <= READABLE_PLACES
    assert sum(a.count for a in compose(found, View(opened=every)).scene.arrows) > READABLE_ARROWS


def test_what_finds_no_room_in_an_open_group_stays_together() -> None:
    found = town(200, 2)
    made = compose(found, View(opened=("inside.system",)))
    names = {place.name for place in made.scene.places if place.is_group}
    assert "Les autres" in names


def test_the_whole_is_gathered_sooner_than_a_neighbourhood() -> None:
    found = town(30, 10)
    assert len(see(found, View()).places) > AT_A_GLANCE
    assert compose(found, View()).groups
    assert not compose(found, View(grouping="none")).groups
    centre = next(n for n in found.graph.graph if found.graph.record(n).name == "Outil 3")
    assert not compose(found, View(centre=centre)).groups


def test_a_centre_stands_apart_from_the_groups_around_it() -> None:
    hub = system("Pivot", hosting="internal")
    tools = [system(f"Outil {n}", hosting="internal") for n in range(READABLE_PLACES + 5)]
    file = dataset("Fichier")
    moves = [flow(hub, tool, file) for tool in tools]
    found = spread(flow_graph(picture(commune(), hub, file, *tools, *moves)))
    made = compose(found, View(centre=ref_of(hub)))
    central = [place.name for place in made.scene.places if place.central]
    assert central == ["Pivot"]
    assert [arrow.count for arrow in made.scene.arrows] == [len(tools)]


def test_places_that_all_flow_into_one_another_are_drawn_a_few_at_a_time() -> None:
    tools = [system(f"Outil {n}", hosting="internal") for n in range(50)]
    others = [actor(f"Caisse {n}", kind="partner", country="FR") for n in range(12)]
    file = dataset("Fichier")
    moves = [flow(a, tools[(n + step) % 50], file) for n, a in enumerate(tools)
             for step in range(1, 12)]  # fmt: skip
    moves += [flow(tools[0], other, file) for other in others]
    found = spread(flow_graph(picture(commune(), file, *tools, *others, *moves)))
    made = compose(found, View(opened=("inside.system",)))
    assert len(made.scene.places) <= 20
    assert "Les autres" in {place.name for place in made.scene.places}

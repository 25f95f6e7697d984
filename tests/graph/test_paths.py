"""Where data end up, on graphs small enough to be drawn."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import actor, commune, dataset, flow, personal, picture, system
from tests.graph.drawn import draw

from inventaire.graph.build import flow_graph
from inventaire.graph.paths import Spread, spread
from inventaire.inventory.fields import Ref
from inventaire.inventory.snapshot import Snapshot


def followed(snapshot: Snapshot) -> Spread:
    return spread(flow_graph(snapshot))


def test_the_shortest_of_two_ways_is_shown() -> None:
    drawn = draw("A* --> B --> C --> D\nA --> D")
    found = followed(drawn.snapshot)
    assert found.path(drawn.dataset.id, drawn.node("D")) == (drawn.flows[-1].id,)
    assert not found.is_indirect(drawn.dataset.id, drawn.node("D"))
    assert found.is_indirect(drawn.dataset.id, drawn.node("C"))


def test_the_path_of_a_starting_place_is_empty_and_of_a_place_not_reached_is_none() -> None:
    drawn = draw("A* -anonymisation-> B")
    found = followed(drawn.snapshot)
    assert found.path(drawn.dataset.id, drawn.node("A")) == ()
    assert found.path(drawn.dataset.id, drawn.node("B")) is None
    assert found.path(-5, drawn.node("A")) is None


def test_of_two_ways_as_short_the_one_with_the_first_flows_is_shown() -> None:
    drawn = draw("A* --> B --> D\nA --> C --> D")
    found = followed(drawn.snapshot)
    first_way = (drawn.flows[0].id, drawn.flows[1].id)
    assert found.path(drawn.dataset.id, drawn.node("D")) == first_way
    backwards = replace(drawn.snapshot, flows=drawn.snapshot.flows[::-1])
    assert followed(backwards).path(drawn.dataset.id, drawn.node("D")) == first_way


def test_parallel_flows_stay_apart() -> None:
    drawn = draw("A* --> B\nA --> B")
    assert flow_graph(drawn.snapshot).graph.number_of_edges() == 2


def test_a_category_recorded_at_one_end_is_known_at_the_other() -> None:
    drawn = draw("A* --> B --> C", data_categories=("health",))
    found = followed(drawn.snapshot)
    assert found.categories_at(drawn.node("C")) == {"health"}
    assert found.places_of("health").keys() == {drawn.node(name) for name in "ABC"}
    assert found.places_of("identity") == {}


def test_each_dataset_is_followed_for_itself() -> None:
    crm, mailing, tool = system("CRM"), system("Lettre"), system("Outil")
    contacts, prices = personal("Contacts", held_by=[crm]), dataset("Tarifs", held_by=[mailing])
    snapshot = picture(
        commune(),
        crm,
        mailing,
        tool,
        contacts,
        prices,
        flow(crm, mailing, contacts),
        flow(mailing, tool, prices),
    )
    found = followed(snapshot)
    assert found.datasets_at(Ref("system", tool.id)) == (prices.id,)
    assert found.personal_at(Ref("system", mailing.id)) == (contacts.id,)


def test_what_leaves_after_anonymisation_is_not_handed_over_as_personal() -> None:
    drawn = draw("A* -anonymisation-> B --> C\nA --> D")
    found = followed(drawn.snapshot)
    handed_over = [found.personal_delivered_by(flow) for flow in drawn.flows]
    assert handed_over == [(), (), (drawn.dataset.id,)]


def test_archived_places_and_flows_do_not_count() -> None:
    drawn = draw("A* --> B --> C")
    gone = replace(drawn.places["B"], archived=True)
    kept = tuple(gone if s.id == gone.id else s for s in drawn.snapshot.systems)
    found = followed(replace(drawn.snapshot, systems=kept))
    assert found.reach(drawn.dataset.id) == (drawn.node("A"),)


def test_planned_flows_count_when_asked() -> None:
    drawn = draw("A* -prévu-> B")
    found = spread(flow_graph(drawn.snapshot, planned=True))
    assert found.reaches(drawn.dataset.id, drawn.node("B"))


def test_a_flow_without_an_end_is_no_edge() -> None:
    drawn = draw("A* --> B")
    cut = replace(drawn.flows[0], target=None)
    assert not flow_graph(replace(drawn.snapshot, flows=(cut,))).flows


def test_people_who_send_their_own_data_are_where_it_starts() -> None:
    family, service, crm = actor("Familles"), actor("Accueil"), system("CRM")
    child = personal("Enfants")
    first, second = flow(family, service, child), flow(service, crm, child)
    found = followed(picture(commune(), family, service, crm, child, first, second))
    assert found.starts(child.id) == (Ref("actor", family.id),)
    assert found.path(child.id, Ref("system", crm.id)) == (first.id, second.id)

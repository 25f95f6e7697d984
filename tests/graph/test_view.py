"""What a view shows: filters, a centre, a depth; groups where there is too much."""

from __future__ import annotations

from itertools import pairwise

from tests.builders import actor, commune, dataset, flow, personal, picture, system
from tests.graph.drawn import Drawn, draw

from inventaire.graph.borders import Zone
from inventaire.graph.build import flow_graph
from inventaire.graph.overview import stage_groups
from inventaire.graph.paths import Spread, spread
from inventaire.graph.scene import Look, Mark
from inventaire.graph.staging import Emphasis, marks_of, stage
from inventaire.graph.view import READABLE_PLACES, View, see
from inventaire.inventory.fields import Ref
from inventaire.inventory.snapshot import Snapshot, ref_of


def followed(snapshot: Snapshot) -> Spread:
    return spread(flow_graph(snapshot))


def shown(drawn: Drawn, view: View) -> set[str]:
    return drawn.names(see(followed(drawn.snapshot), view).places)


CHAIN = "A* --> B --> C --> D --> E"


def test_nothing_chosen_shows_what_flows_link() -> None:
    drawn = draw(CHAIN)
    seen = see(followed(drawn.snapshot), View())
    assert drawn.names(seen.places) == set("ABCDE")
    assert len(seen.flows) == 4


def test_a_centre_shows_its_neighbourhood() -> None:
    drawn = draw(CHAIN)
    assert shown(drawn, View(centre=drawn.node("C"), depth=1)) == set("BCD")
    assert shown(drawn, View(centre=drawn.node("C"), depth=2)) == set("ABCDE")


def test_a_direction_shows_what_comes_after_or_before() -> None:
    drawn = draw(CHAIN)
    assert shown(drawn, View(centre=drawn.node("C"), depth=9, direction="out")) == set("CDE")
    assert shown(drawn, View(centre=drawn.node("C"), depth=9, direction="in")) == set("ABC")


def test_a_centre_without_flow_is_still_there() -> None:
    lonely = system("Seul")
    found = followed(picture(commune(), lonely))
    assert see(found, View(centre=ref_of(lonely))).places == (ref_of(lonely),)


def test_a_centre_that_no_longer_exists_is_ignored() -> None:
    drawn = draw(CHAIN)
    assert shown(drawn, View(centre=Ref("system", 10**6))) == set("ABCDE")


def test_a_dataset_shows_its_flows_and_its_holders() -> None:
    first, second, alone = system("A"), system("B"), system("C")
    file, other = dataset("Fichier", held_by=[alone]), dataset("Autre")
    snapshot = picture(
        commune(), first, second, alone, file, other,
        flow(first, second, file), flow(second, alone, other),
    )  # fmt: skip
    seen = see(followed(snapshot), View(dataset=file.id))
    assert len(seen.flows) == 1
    assert set(seen.places) == {ref_of(first), ref_of(second), ref_of(alone)}


def test_filters_add_up() -> None:
    crm, tool, other = system("CRM"), system("Outil", country="US"), system("Autre")
    contacts = personal("Contacts", "contact", held_by=[crm])
    prices = dataset("Tarifs", personal_status="none", held_by=[crm])
    abroad = flow(crm, tool, contacts, medium="api")
    snapshot = picture(
        commune(), crm, tool, other, contacts, prices, abroad,
        flow(crm, other, prices, medium="api"), flow(crm, other, contacts, medium="email"),
    )  # fmt: skip
    found = followed(snapshot)
    for view, count in (
        (View(medium="api"), 2),
        (View(personal=True), 2),
        (View(category="contact"), 2),
        (View(category="health"), 0),
        (View(country="US"), 1),
        (View(zone=Zone.THIRD), 1),
        (View(zone=Zone.THIRD, medium="email"), 0),
        (View(personal=True, medium="api", country="US"), 1),
    ):
        assert len(see(found, view).flows) == count, view


def test_what_was_anonymised_before_is_not_personal_on_the_map() -> None:
    drawn = draw("A* -anonymisation-> B --> C")
    assert shown(drawn, View(personal=True)) == set()


def test_marks_tell_what_a_flow_carries_and_how() -> None:
    crm, tool = system("CRM"), system("Outil", country="CH")
    file = personal("Santé", "health", held_by=[crm])
    moving = flow(crm, tool, file, medium="email", encrypted=False)
    found = followed(picture(commune(), crm, tool, file, moving))
    assert marks_of(found, moving) == {
        Mark.PERSONAL, Mark.SENSITIVE, Mark.UNENCRYPTED, Mark.LEAVES_EEA, Mark.MANUAL,
    }  # fmt: skip


def test_places_have_the_shape_of_what_they_are() -> None:
    people, desk = actor("Familles", kind="public"), actor("Accueil", kind="internal_service")
    fund, tool = actor("CAF", kind="public_authority"), system("Enfance")
    file = dataset("Dossier")
    snapshot = picture(
        commune(), people, desk, fund, tool, file,
        flow(people, desk, file), flow(desk, tool, file), flow(tool, fund, file),
    )  # fmt: skip
    found = followed(snapshot)
    scene = stage(found, see(found, View()), title="Carte")
    looks = {place.name: place.look for place in scene.places}
    assert looks == {
        "Familles": Look.PUBLIC,
        "Accueil": Look.SERVICE,
        "CAF": Look.EXTERNAL,
        "Enfance": Look.SYSTEM,
    }


def test_what_is_not_followed_fades() -> None:
    drawn = draw("A* -anonymisation-> B\nA --> C")
    found = followed(drawn.snapshot)
    emphasis = Emphasis(central={drawn.node("A")}, followed={drawn.flows[1].id})
    scene = stage(found, see(found, View()), title="Carte", emphasis=emphasis)
    assert {place.name for place in scene.places if place.faded} == {"B"}
    assert [arrow.highlighted for arrow in scene.arrows] == [False, True]


def test_a_large_inventory_is_gathered_in_groups_that_lose_no_flow() -> None:
    tools = [system(f"Outil {n}", hosting="internal") for n in range(READABLE_PLACES)]
    funds = [actor(f"Caisse {n}", kind="public_authority", country="FR") for n in range(5)]
    file = dataset("Fichier")
    inner = [flow(a, b, file) for a, b in pairwise(tools)]
    outer = [flow(tools[0], fund, file) for fund in funds]
    found = followed(picture(commune(), *tools, *funds, file, *inner, *outer))
    seen = see(found, View())
    assert not seen.is_readable
    scene = stage_groups(found, seen, title="Carte")
    details = {place.name: place.detail for place in scene.places}
    assert details["Autorité publique"] == "5 lieux"
    assert f"{READABLE_PLACES - 1} flux entre eux" in "".join(details.values())
    assert sum(arrow.count for arrow in scene.arrows) == 5

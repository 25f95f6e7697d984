"""What each question answers, on graphs small enough to be drawn."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import actor, commune, flow, personal, picture, system
from tests.graph.drawn import Drawn, draw

from inventaire.graph.build import flow_graph
from inventaire.graph.paths import Spread, spread
from inventaire.graph.questions.answer import Answer
from inventaire.graph.questions.copies import where_copies_are
from inventaire.graph.questions.erasure import where_to_erase
from inventaire.graph.questions.exposure import who_can_see
from inventaire.graph.questions.fragile import what_is_fragile
from inventaire.graph.questions.loops import what_comes_back
from inventaire.graph.questions.people import from_people_abroad
from inventaire.graph.questions.presence import what_is_there
from inventaire.graph.questions.reach import where_it_ends_up
from inventaire.graph.questions.reentry import typed_twice
from inventaire.graph.questions.showing import scene_of
from inventaire.graph.questions.stopping import what_stops
from inventaire.i18n import Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.snapshot import Snapshot, ref_of


def followed(snapshot: Snapshot) -> Spread:
    return spread(flow_graph(snapshot))


def told(answer: Answer, snapshot: Snapshot) -> list[tuple[str, ...]]:
    """The table in words."""
    return [
        (
            snapshot.label(row.about),
            *(
                str(cell) if isinstance(cell, Text) else ", ".join(map(snapshot.label, cell))
                for cell in row.cells
            ),
        )
        for row in answer.rows
    ]


def notes(answer: Answer) -> str:
    return " ".join(map(str, answer.notes))


def _reach(drawn: Drawn) -> Answer:
    return where_it_ends_up(followed(drawn.snapshot), drawn.dataset.id)


def test_where_data_end_up_is_told_the_nearest_first_with_the_way() -> None:
    drawn = draw("Paie* --> Partage --> Presse\nPaie -anonymisation-> Bilan")
    answer = _reach(drawn)
    assert str(answer.sentence) == "« Jeu » se trouve en 3 lieux."
    assert [row[0] for row in told(answer, drawn.snapshot)] == ["Paie", "Partage", "Presse"]
    assert [row[2] for row in told(answer, drawn.snapshot)] == [
        "Départ",
        "Directe",
        "Indirecte, en 2 flux",
    ]
    first, second = (flow.id for flow in drawn.flows[:2])
    assert answer.paths == ((first,), (first, second))
    assert "Un lieu n'est atteint que par d'autres : Presse." in notes(answer)
    assert "Un flux les anonymise : Paie → Bilan." in notes(answer)


def test_data_that_nobody_holds_are_nowhere() -> None:
    drawn = draw("Paie -vide-> Bilan")
    assert "Nul ne sait où est « Jeu »" in str(_reach(drawn).sentence)
    assert _reach(drawn).rows == ()


def test_whoever_runs_a_system_that_data_reach_can_see_them() -> None:
    host, desk, other = actor("Hébergeur", kind="processor"), actor("Accueil"), actor("Autre")
    crm, idle = system("CRM", operator=host.id), system("Vide", operator=other.id)
    child = personal("Enfants", "health")
    snapshot = picture(
        commune(), host, desk, other, crm, idle, child, flow(desk, crm, child)
    )  # fmt: skip
    answer = where_it_ends_up(followed(snapshot), child.id)
    assert told(answer, snapshot)[-1] == ("Hébergeur", "Pays inconnu", "Exploite « CRM »")
    seen = who_can_see(followed(snapshot), "health")
    assert {row[0] for row in told(seen, snapshot)} == {"Hébergeur", "Accueil"}
    assert "Un acteur y accède sans rien recevoir" in notes(seen)


def test_who_sees_a_category_is_told_with_every_dataset_and_the_nearest_way() -> None:
    drawn = draw(
        "Habitants --> Enfance* --> Relais --> CAF",
        actors={"Habitants": "public", "Relais": "internal_service", "CAF": "public_authority"},
        data_categories=("health",),
    )
    answer = who_can_see(followed(drawn.snapshot), "health")
    assert str(answer.sentence) == "2 acteurs peuvent voir : Santé."
    assert [row[0] for row in told(answer, drawn.snapshot)] == ["Relais", "CAF"]
    assert "Un acteur ne les reçoit que par d'autres : CAF." in notes(answer)
    assert len(answer.rows[1].path) == 2
    nobody = who_can_see(followed(drawn.snapshot), "image")
    assert "Aucun acteur recensé" in str(nobody.sentence)


def test_erasing_tells_what_to_do_at_each_place_and_who_can() -> None:
    kinds = {
        "Habitants": "public",
        "Service": "internal_service",
        "CAF": "public_authority",
        "Routeur": "processor",
        "Réseau": "joint_controller",
    }
    drawn = draw(
        "Habitants --> CRM* --> Service\nCRM --> CAF\nCRM --> Routeur\nCRM --> Réseau", actors=kinds
    )
    answer = where_to_erase(followed(drawn.snapshot), drawn.dataset.id)
    deeds = {row[0]: row[1] for row in told(answer, drawn.snapshot)}
    assert deeds["CRM"] == "Effacer ici"
    assert deeds["CAF"] == "Prévenir ce destinataire (art. 19)"
    assert deeds["Routeur"].startswith("Demander l'effacement, et sa preuve")
    assert deeds["Réseau"].startswith("Convenir de qui efface")
    assert deeds["Service"].startswith("Vérifier ce que le service garde")
    assert "Habitants" not in deeds
    assert "Un destinataire est à prévenir : CAF." in notes(answer)


def test_erasing_in_a_system_that_another_runs_is_asked_of_them() -> None:
    host = actor("Hébergeur", kind="processor")
    crm = system("CRM", operator=host.id)
    file = personal("Fichier", held_by=[crm])
    snapshot = picture(commune(), host, crm, file)
    answer = where_to_erase(followed(snapshot), file.id)
    assert told(answer, snapshot) == [
        ("CRM", "Demander l'effacement à qui l'exploite", "Hébergeur", "Pays inconnu")
    ]
    assert "n'est pas entre vos mains" in notes(answer)


def test_data_that_come_back_must_be_erased_everywhere_at_once() -> None:
    drawn = draw("A* --> B --> A")
    answer = where_to_erase(followed(drawn.snapshot), drawn.dataset.id)
    assert "effacez partout à la fois" in notes(answer)


def test_copies_are_told_the_reference_first_and_how_each_is_refreshed() -> None:
    drawn = draw("Paie* --> Budget\nArchives*")
    reference = replace(
        drawn.dataset,
        systems=(drawn.node("Paie").id,),
        reference_system=drawn.node("Paie").id,
    )
    fed = replace(drawn.flows[0], medium="api", frequency="DAILY")
    snapshot = replace(drawn.snapshot, datasets=(reference,), flows=(fed,))
    answer = where_copies_are(followed(snapshot), reference.id)
    assert str(answer.sentence) == "« Jeu » existe en 2 exemplaires ; « Paie » fait foi."
    assert [row[:3] for row in told(answer, snapshot)] == [
        ("Paie", "Référence", ""),
        ("Budget", "Copie apportée par un flux", "API · Quotidienne"),
    ]
    assert "Une copie n'est pas recensée" in notes(answer)


def test_copies_without_a_reference_say_that_none_is_right() -> None:
    drawn = draw("Paie* --> Budget*")
    answer = where_copies_are(followed(drawn.snapshot), drawn.dataset.id)
    assert str(answer.sentence) == "« Jeu » existe en 2 exemplaires, et aucun ne fait foi."
    alone = draw("Paie* -vide-> Budget")
    only = where_copies_are(followed(alone.snapshot), alone.dataset.id)
    assert "pas de copie" in str(only.sentence)


def test_what_is_typed_out_of_a_system_is_typed_twice() -> None:
    drawn = draw("Portail* -ressaisie-> Tableur -ressaisie-> Cantine")
    flows = tuple(replace(flow, frequency="MONTHLY") for flow in drawn.flows)
    answer = typed_twice(flow_graph(replace(drawn.snapshot, flows=flows)))
    assert "Un jeu de données est saisi plusieurs fois" in str(answer.sentence)
    assert [row[1:3] for row in told(answer, drawn.snapshot)] == [
        ("Portail", "Tableur"),
        ("Tableur", "Cantine"),
    ]
    assert "24 ressaisies par an" in notes(answer)


def test_what_people_bring_once_is_typed_once() -> None:
    drawn = draw("Habitants -ressaisie-> Tableur", actors={"Habitants": "public"})
    assert typed_twice(flow_graph(drawn.snapshot)).rows == ()


def test_a_system_on_which_others_hang_is_named_with_what_it_isolates() -> None:
    drawn = draw("A --> Pivot --> B\nB --> C\nC --> Pivot\nPivot --> D")
    answer = what_is_fragile(flow_graph(drawn.snapshot))
    assert told(answer, drawn.snapshot) == [("Pivot", "2", "A, D")]
    assert "Tout dépend d'un maillon : Pivot." in str(answer.sentence)


def test_a_place_that_stops_leaves_without_news_what_it_alone_fed() -> None:
    drawn = draw("Paie* --> Budget --> Tableau\nPaie --> Archives*\nAutre* --> Tableau")
    answer = what_stops(followed(drawn.snapshot), drawn.node("Paie"))
    rows = {row[0]: row for row in told(answer, drawn.snapshot)}
    assert set(rows) == {"Budget", "Archives"}
    assert rows["Budget"][2] == "Rien"
    assert rows["Archives"][2] == "Une copie, qui vieillit"
    assert "Un lieu n'a plus rien de ces données : Budget." in notes(answer)


def test_a_flow_that_stops_is_asked_about_as_a_place_is() -> None:
    drawn = draw("A* --> B --> C\nA --> B\nB --> D")
    first, second, third, fourth = drawn.flows
    found = followed(drawn.snapshot)
    assert what_stops(found, ref_of(first)).rows == ()
    alone = what_stops(found, ref_of(second))
    assert [row.about for row in alone.rows] == [drawn.node("C")]
    assert alone.rows[0].path == (first.id, second.id)
    assert alone.shown.flows == (second.id,)
    assert fourth.id not in alone.shown.flows
    assert third.id not in alone.shown.flows


def test_a_system_that_alone_holds_data_says_so() -> None:
    drawn = draw("Habitants --> Paie* --> CAF", actors={"Habitants": "public", "CAF": "partner"})
    answer = what_stops(followed(drawn.snapshot), drawn.node("Paie"))
    assert "Un jeu de données n'est dans aucun autre système : Jeu." in notes(answer)


def test_the_shortest_way_from_people_to_a_third_country_follows_one_dataset() -> None:
    people = actor("Habitants", kind="public")
    library, sheet = system("Médiathèque"), system("Tableur")
    mailing, cloud = system("Lettre", country="US"), system("Nuage", country="CN")
    readers = personal("Lecteurs", held_by=[library, sheet])
    accounts = personal("Comptes")
    ways = (
        *(flow(people, library, readers), flow(library, sheet, readers)),
        *(flow(sheet, mailing, readers), flow(people, library, accounts)),
        flow(library, cloud, accounts, transformation="anonymisation"),
    )
    held = (people, library, sheet, mailing, cloud, readers, accounts)
    snapshot = picture(commune(), *held, *ways)
    answer = from_people_abroad(followed(snapshot))
    assert str(answer.sentence) == "3 flux séparent « Habitants » de « Lettre » (États-Unis)."
    assert told(answer, snapshot) == [
        ("Lettre", "Pays tiers (États-Unis)", "Lecteurs", "Indirecte, en 3 flux")
    ]
    assert len(answer.rows[0].path) == 3


def test_people_who_are_not_on_the_map_are_asked_for() -> None:
    drawn = draw("A* --> B")
    answer = from_people_abroad(followed(drawn.snapshot))
    assert "Les personnes ne sont pas sur la carte" in str(answer.sentence)


def test_data_that_come_back_are_told_with_their_reference() -> None:
    drawn = draw("A* --> B --> C --> A")
    answer = what_comes_back(followed(drawn.snapshot))
    assert told(answer, drawn.snapshot) == [("Jeu", "En 3 flux", "")]
    assert answer.paths == (tuple(flow.id for flow in drawn.flows),)
    assert "Personne n'a dit qui fait foi pour : Jeu." in notes(answer)


def test_what_passes_by_a_place_is_told_personal_data_first() -> None:
    drawn = draw("A* --> B\nA -autre-> B", data_categories=("health", "identity"))
    answer = what_is_there(followed(drawn.snapshot), drawn.node("B"))
    assert told(answer, drawn.snapshot) == [
        ("Jeu", "Identité, état civil, Santé", "Directe"),
        ("Autre jeu", "", "Directe"),
    ]
    assert "Parmi elles" in notes(answer)
    empty = what_is_there(followed(draw("A* -vide-> B").snapshot), Ref("system", -1))
    assert "Rien de recensé" in str(empty.sentence)


def test_an_actor_has_what_the_systems_it_runs_have() -> None:
    host = actor("Hébergeur", kind="processor")
    crm = system("CRM", operator=host.id)
    file = personal("Fichier", held_by=[crm])
    snapshot = picture(commune(), host, crm, file)
    answer = what_is_there(followed(snapshot), ref_of(host))
    assert told(answer, snapshot) == [("Fichier", "Identité, état civil", "Exploite « CRM »")]


def test_an_answer_is_drawn_as_the_map_is() -> None:
    drawn = draw("Paie* --> Partage --> Presse\nPaie -anonymisation-> Bilan\nPaie -vide-> Muet")
    found = followed(drawn.snapshot)
    scene = scene_of(found, _reach(drawn), title="Où ?")
    assert scene is not None
    assert {place.name for place in scene.places} == {"Paie", "Partage", "Presse", "Bilan"}
    assert {arrow.highlighted for arrow in scene.arrows} == {True, False}
    assert {place.detail for place in scene.places if place.central} == {"départ"}
    assert scene_of(found, typed_twice(found.graph), title="Rien") is None

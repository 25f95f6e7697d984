"""Cases of FLX: how data move inside the organisation."""

from __future__ import annotations

from tests.audit.cases import fires, silent
from tests.builders import actor, commune, dataset, flow, picture, system
from tests.graph.drawn import draw

from inventaire.inventory.snapshot import Snapshot


@fires("FLX-01")
def a_dataset_of_which_only_the_title_is_known() -> Snapshot:
    return picture(commune(), dataset("Délibérations"))


@fires("FLX-01")
def its_only_flow_was_removed() -> Snapshot:
    return draw("A -supprimé-> B").snapshot


@silent("FLX-01")
def a_dataset_that_a_flow_carries() -> Snapshot:
    return draw("A --> B").snapshot


@silent("FLX-01")
def a_dataset_with_a_reference_system() -> Snapshot:
    tool = system("Logiciel")
    return picture(commune(), tool, dataset("Délibérations", reference_system=tool.id))


def typed(*media: str, kind: str = "spreadsheet", **values: object) -> Snapshot:
    """A file that comes by these media, each to a system of its own."""
    desk, file = actor("Accueil", kind="internal_service"), dataset("Dossier enfant")
    targets = [system(f"Système {n}", kind=kind) for n, _medium in enumerate(media)]
    flows = [
        flow(desk, target, file, medium=medium, **values)
        for target, medium in zip(targets, media, strict=True)
    ]
    return picture(commune(), desk, file, *targets, *flows)


@fires("FLX-02")
def the_childcare_file_is_typed_in_three_places() -> Snapshot:
    return typed("retyping", "retyping", "retyping")


@fires("FLX-02")
def typed_from_paper_and_from_the_telephone() -> Snapshot:
    return typed("paper", "oral", automation="manual")


@silent("FLX-02")
def typed_once_then_exported() -> Snapshot:
    return typed("retyping", "file_exchange")


@silent("FLX-02")
def paper_filed_twice_in_cabinets() -> Snapshot:
    return typed("paper", "paper", kind="paper", automation="manual")


@silent("FLX-02")
def families_fill_two_forms() -> Snapshot:
    return typed("web_form", "web_form")


@silent("FLX-02")
def typed_twice_into_the_same_system() -> Snapshot:
    first, second, tool = actor("Accueil"), actor("Cantine"), system("Logiciel")
    file = dataset("Dossier")
    flows = [flow(service, tool, file, medium="retyping") for service in (first, second)]
    return picture(commune(), first, second, tool, file, *flows)


@fires("FLX-03")
def data_go_round_and_nothing_says_who_is_right() -> Snapshot:
    return draw("A* --> B --> C --> A").snapshot


@silent("FLX-03")
def data_go_down() -> Snapshot:
    return draw("A* --> B --> C\nA --> C").snapshot


@silent("FLX-03")
def a_loop_that_does_not_touch_the_start() -> Snapshot:
    return draw("A* --> B --> C --> B").snapshot


@silent("FLX-03", "FLX-04")
def a_loop_with_a_reference_system() -> Snapshot:
    first, second = system("A"), system("B")
    file = dataset("Agenda", held_by=[first, second], reference_system=first.id)
    return picture(
        commune(), first, second, file, flow(first, second, file), flow(second, first, file)
    )


@fires("FLX-04")
def two_copies_and_no_reference() -> Snapshot:
    return draw("A* --> B*").snapshot


@silent("FLX-04")
def one_system_holds_it() -> Snapshot:
    return draw("A* --> B").snapshot


@silent("FLX-04")
def the_loop_is_told_by_another_rule() -> Snapshot:
    return draw("A* --> B* --> A").snapshot


@fires("FLX-05")
def everything_goes_through_one_spreadsheet() -> Snapshot:
    return draw("A --> Tableur --> B\nTableur --> C\nTableur --> D").snapshot


@fires("FLX-05")
def one_flow_links_two_halves() -> Snapshot:
    return draw("A --> B --> C --> D").snapshot


@silent("FLX-05")
def a_ring_survives_any_loss() -> Snapshot:
    return draw("A --> B --> C --> D --> A").snapshot


@silent("FLX-05")
def the_end_of_a_line_isolates_only_itself() -> Snapshot:
    return draw("A --> B --> C --> A\nC --> D").snapshot


@silent("FLX-05")
def a_portal_that_feeds_nobody() -> Snapshot:
    return draw("A --> Portail\nB --> Portail\nC --> Portail\nD --> Portail").snapshot


@silent("FLX-05")
def those_who_receive_are_not_systems() -> Snapshot:
    payroll, file = system("Paie"), dataset("Paie")
    actors = [actor(name) for name in ("DGFiP", "URSSAF", "CNRACL")]
    return picture(commune(), payroll, file, *actors, *(flow(payroll, a, file) for a in actors))


@fires("FLX-06")
def an_arrow_without_anything_on_it() -> Snapshot:
    return draw("A -vide-> B").snapshot


@silent("FLX-06")
def a_planned_arrow_may_be_empty() -> Snapshot:
    first, second = system("A"), system("B")
    return picture(commune(), first, second, flow(first, second, status="planned"))


@silent("FLX-06")
def every_arrow_carries_something() -> Snapshot:
    return draw("A --> B").snapshot


def exchanged(kind: str = "internal_service", **values: object) -> Snapshot:
    source, target, file = system("Source"), actor("Cible", kind=kind), dataset("Planning")
    return picture(commune(), source, target, file, flow(source, target, file, **values))


@fires("FLX-07")
def a_list_mailed_every_week() -> Snapshot:
    return exchanged(medium="email", frequency="WEEKLY")


@fires("FLX-07")
def typed_again_all_day_long() -> Snapshot:
    return exchanged(medium="retyping", frequency="CONT")


@silent("FLX-07")
def a_list_mailed_every_month() -> Snapshot:
    return exchanged(medium="email", frequency="MONTHLY")


@silent("FLX-07")
def a_machine_mails_it() -> Snapshot:
    return exchanged(medium="email", frequency="DAILY", automation="automatic")


@silent("FLX-07")
def the_public_writes_on_paper() -> Snapshot:
    return exchanged("public", medium="paper", frequency="DAILY")


@silent("FLX-07")
def nobody_knows_how_often() -> Snapshot:
    return exchanged(medium="email")


def copied(changes: str, *refreshed: str) -> Snapshot:
    source, copy = system("Source"), system("Copie")
    file = dataset("Agents", held_by=[source], frequency=changes)
    flows = [flow(source, copy, file, frequency=frequency) for frequency in refreshed]
    return picture(commune(), source, copy, file, *flows)


@fires("FLX-08")
def a_yearly_copy_of_what_changes_every_day() -> Snapshot:
    return copied("DAILY", "ANNUAL")


@silent("FLX-08")
def a_nightly_copy_of_what_changes_all_the_time() -> Snapshot:
    return copied("CONT", "DAILY")


@silent("FLX-08")
def another_flow_refreshes_it() -> Snapshot:
    return copied("DAILY", "ANNUAL", "DAILY")


@silent("FLX-08")
def another_flow_may_refresh_it() -> Snapshot:
    return copied("DAILY", "ANNUAL", "")


@silent("FLX-08")
def nobody_knows_how_often_it_changes() -> Snapshot:
    return copied("IRREG", "ANNUAL")


@fires("FLX-09")
def a_system_that_nobody_owns() -> Snapshot:
    return picture(commune(), system("Logiciel"))


@fires("FLX-09")
def an_actor_one_cannot_reach() -> Snapshot:
    return picture(commune(), actor("CAF", kind="public_authority"))


@silent("FLX-09")
def everyone_can_be_reached() -> Snapshot:
    group = actor("Groupe", contact="contact@groupe.example")
    service = actor("Enfance", kind="internal_service", contact="Poste 12", parent=group.id)
    agency = actor("Agence", parent=group.id)
    public = actor("Familles", kind="public")
    tool = system("Logiciel", owner=service.id)
    return picture(commune(), group, service, agency, public, tool)

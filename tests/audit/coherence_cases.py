"""Cases of COH: what the register says against what the flows show."""

from __future__ import annotations

from itertools import pairwise

from tests.audit.cases import fires, silent
from tests.builders import actor, commune, complete_processing, dataset, flow, personal, picture
from tests.builders import system as _system

from inventaire.inventory.processing import DataLine, Processing, RecipientLine
from inventaire.inventory.records import Actor
from inventaire.inventory.snapshot import Snapshot


def given_to(recipient: Actor, *more: Actor, through: int = 0, **entry: object) -> Snapshot:
    """The payroll, given to an actor through so many spreadsheets, and its entry."""
    payroll = _system("Paie", hosting="internal")
    file = personal("Paie", held_by=[payroll])
    relays = [_system(f"Tableur {number}") for number in range(through)]
    places = [payroll, *relays, recipient]
    flows = [flow(a, b, file) for a, b in pairwise(places)]
    known = complete_processing(**{"datasets": (file.id,), "recipients": (), **entry})
    return picture(commune(), payroll, file, *relays, recipient, *more, *flows, known)


@fires("COH-01")
def a_recipient_that_the_register_does_not_name() -> Snapshot:
    return given_to(actor("Mutuelle", kind="recipient"))


@fires("COH-01")
def a_recipient_reached_through_others() -> Snapshot:
    return given_to(actor("Mutuelle", kind="recipient"), through=2)


@fires("COH-01")
def a_host_that_the_register_does_not_name() -> Snapshot:
    host = actor("Hébergeur", kind="processor")
    tool = _system("Enfance", operator=host.id)
    file = personal("Enfants", held_by=[tool])
    return picture(commune(), host, tool, file, complete_processing(datasets=(file.id,)))


@silent("COH-01", "COH-02")
def the_register_names_the_recipient() -> Snapshot:
    insurer = actor("Mutuelle", kind="recipient")
    return given_to(insurer, recipients=(RecipientLine(actor=insurer.id, kind="partner"),))


@silent("COH-01")
def the_register_names_it_in_its_own_words() -> Snapshot:
    line = RecipientLine(kind="partner", precision="La Mutuelle des agents")
    return given_to(actor("Mutuelle", kind="recipient"), recipients=(line,))


@silent("COH-01")
def the_register_names_the_body_it_belongs_to() -> Snapshot:
    state = actor("DGFiP", kind="public_authority")
    office = actor("Trésorerie de Valbrise", kind="public_authority", parent=state.id)
    return given_to(office, state, recipients=(RecipientLine(actor=state.id, kind="authority"),))


@silent("COH-01")
def a_service_of_the_organisation_is_no_recipient_to_declare() -> Snapshot:
    return given_to(actor("Finances", kind="internal_service"))


@silent("COH-01")
def people_receive_their_own_data() -> Snapshot:
    return given_to(actor("Agents", kind="public"))


@silent("COH-01")
def whoever_gives_data_is_not_a_recipient() -> Snapshot:
    family_fund, tool = actor("CAF", kind="public_authority"), _system("Enfance")
    file = personal("Quotients")
    entry = complete_processing(datasets=(file.id,))
    return picture(commune(), family_fund, tool, file, flow(family_fund, tool, file), entry)


@silent("COH-01", "COH-03")
def an_empty_register_is_another_matter() -> Snapshot:
    payroll, insurer, file = _system("Paie"), actor("Mutuelle"), personal("Paie")
    return picture(commune(), payroll, insurer, file, flow(payroll, insurer, file))


@fires("COH-02")
def a_recipient_that_nothing_reaches() -> Snapshot:
    insurer, county = actor("Mutuelle", kind="recipient"), actor("Département", kind="partner")
    lines = tuple(RecipientLine(actor=a.id, kind="partner") for a in (insurer, county))
    return given_to(insurer, county, recipients=lines)


@silent("COH-02")
def no_flow_was_recorded_yet() -> Snapshot:
    county = actor("Département", kind="partner")
    line = RecipientLine(actor=county.id, kind="partner")
    return picture(commune(), county, complete_processing(recipients=(line,)))


@silent("COH-02")
def the_recipient_operates_the_system() -> Snapshot:
    host, desk = actor("Hébergeur", kind="processor"), actor("Accueil", kind="internal_service")
    tool, file = _system("Enfance", operator=host.id), personal("Enfants")
    line = RecipientLine(actor=host.id, kind="processor")
    entry = complete_processing(recipients=(line,))
    return picture(commune(), host, desk, tool, file, flow(desk, tool, file), entry)


def moved(*, of: tuple[str, ...] = ("identity",), linked: Processing | None = None) -> Snapshot:
    """A file moved from one system to another, for a processing or for none."""
    first, second, file = _system("A"), _system("B"), personal("Fichier", *of)
    numbers = (linked.id,) if linked else ()
    known = linked or complete_processing("Autre chose")
    moving = flow(first, second, file, processings=numbers)
    return picture(commune(), first, second, file, moving, known)


@fires("COH-03")
def personal_data_move_for_no_known_purpose() -> Snapshot:
    return moved()


@silent("COH-03", "COH-05")
def the_flow_serves_a_processing() -> Snapshot:
    return moved(linked=complete_processing())


@silent("COH-03")
def the_dataset_is_covered() -> Snapshot:
    return given_to(actor("Finances", kind="internal_service"))


@silent("COH-03")
def only_prices_move() -> Snapshot:
    first, second, prices = _system("A"), _system("B"), dataset("Tarifs", personal_status="none")
    entry = complete_processing()
    return picture(commune(), first, second, prices, flow(first, second, prices), entry)


def derived(status: str, *, holds: bool = False, **values: object) -> Snapshot:
    """Statistics born in a spreadsheet that the children's files feed."""
    tool, sheet = _system("Enfance"), _system("Tableur")
    children = personal("Enfants", held_by=[tool, sheet] if holds else [tool])
    figures = dataset("Fréquentation", personal_status=status, held_by=[sheet])
    feeding = flow(tool, sheet, children, **values)
    return picture(commune(), tool, sheet, children, figures, feeding)


@fires("COH-04")
def statistics_made_of_names() -> Snapshot:
    return derived("none")


@fires("COH-04")
def aggregated_is_not_proved_anonymous() -> Snapshot:
    return derived("anonymised", transformation="aggregation")


@silent("COH-04", "COH-06")
def statistics_made_of_anonymised_data() -> Snapshot:
    return derived("anonymised", transformation="anonymisation")


@silent("COH-04")
def the_system_is_known_to_hold_the_names_too() -> Snapshot:
    return derived("none", holds=True)


def _finance(status: str) -> Snapshot:
    """A budget kept in the software that bills families and receives what children eat."""
    canteen, finance = _system("Cantine"), _system("Finances")
    meals = personal("Présences", held_by=[canteen])
    bills = personal("Factures", held_by=[finance])
    budget = dataset("Budget", personal_status=status, held_by=[finance])
    return picture(commune(), canteen, finance, meals, bills, budget, flow(canteen, finance, meals))


@silent("COH-04")
def a_budget_in_the_software_that_bills_families() -> Snapshot:
    return _finance("none")


@fires("COH-04")
def figures_called_anonymous_in_the_software_that_bills_families() -> Snapshot:
    return _finance("anonymised")


@silent("COH-04")
def the_statistics_come_from_elsewhere() -> Snapshot:
    tool, sheet, office = _system("Enfance"), _system("Tableur"), actor("INSEE")
    children = personal("Enfants", held_by=[tool])
    figures = dataset("Population", personal_status="none", held_by=[sheet])
    return picture(
        commune(), tool, sheet, office, children, figures,
        flow(tool, sheet, children), flow(office, sheet, figures),
    )  # fmt: skip


@silent("COH-04")
def the_statistics_are_known_to_be_personal() -> Snapshot:
    return derived("pseudonymised")


@fires("COH-05")
def the_flow_carries_more_than_the_entry_says() -> Snapshot:
    return moved(of=("identity", "economic"), linked=complete_processing())


@silent("COH-05")
def an_entry_without_any_category_is_another_matter() -> Snapshot:
    return moved(of=("identity", "economic"), linked=complete_processing(data=()))


@silent("COH-05")
def another_processing_of_the_same_flow_declares_it() -> Snapshot:
    first, second = _system("A"), _system("B")
    file = personal("Fichier", "identity", "economic")
    one = complete_processing("Paie")
    other = complete_processing("Budget", data=(DataLine(category="economic"),))
    moving = flow(first, second, file, processings=(one.id, other.id))
    return picture(commune(), first, second, file, moving, one, other)


@silent("COH-05")
def undeclared_health_data_are_told_by_another_rule() -> Snapshot:
    return moved(of=("identity", "health"), linked=complete_processing())


@fires("COH-06")
def names_replaced_by_numbers_are_called_anonymous() -> Snapshot:
    return derived("anonymised", transformation="pseudonymisation")


@fires("COH-06")
def the_file_itself_travels_with_numbers() -> Snapshot:
    first, second = _system("A"), _system("B")
    file = dataset("Enquête", personal_status="anonymised", held_by=[first])
    moving = flow(first, second, file, transformation="pseudonymisation")
    return picture(commune(), first, second, file, moving)


@silent("COH-06")
def pseudonymised_and_said_so() -> Snapshot:
    return derived("pseudonymised", transformation="pseudonymisation")

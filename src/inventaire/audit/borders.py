"""Which flows of personal data cross which border, and whether something makes it lawful."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from inventaire.audit.picture import Picture
from inventaire.graph.borders import Zone, country_of, operator_of
from inventaire.graph.build import ends_of
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import Processing
from inventaire.inventory.records import Actor, Flow, System
from inventaire.vocabulary.transfers import SAFEGUARDS

UNITED_STATES = "US"
#: Answers that make nothing lawful in a third country, whatever their date.
_NO_SAFEGUARD = frozenset({"", "adequacy", "dpf", "none_found"})


@dataclass(frozen=True, slots=True)
class Crossing:
    """A flow that hands over personal data outside the EEA. ``country`` is where it arrives."""

    flow: Flow
    place: Ref
    country: str
    zone: Zone
    #: Who receives: the actor itself, or the operator of the system, if recorded.
    recipient: Actor | None
    #: The personal datasets it hands over.
    datasets: tuple[int, ...]

    @property
    def is_american(self) -> bool:
        """Whether the certification of the recipient decides."""
        return self.country == UNITED_STATES


def crossings(picture: Picture) -> Iterator[Crossing]:
    """Every flow by which personal data arrive outside the EEA, from home or another country."""
    for flow in picture.personal_deliveries:
        source, target = ends_of(flow)
        zone = picture.zones[target]
        if zone not in (Zone.ADEQUATE, Zone.THIRD):
            continue
        country = country_of(picture.graph, target)
        if country_of(picture.graph, source) == country:
            continue
        recipient = operator_of(picture.graph, target)
        datasets = picture.spread.personal_delivered_by(flow)
        yield Crossing(flow, target, country, zone, recipient, datasets)


def protects(safeguard: str, *, on: date) -> bool:
    """Whether a safeguard may make a transfer to a third country lawful that day."""
    known = SAFEGUARDS.get(safeguard)
    if known is None or safeguard in _NO_SAFEGUARD:
        return False
    return known.obsolete_since is None or on < known.obsolete_since


def is_obsolete(safeguard: str, *, on: date) -> bool:
    """Whether a safeguard no longer protects anything that day."""
    known = SAFEGUARDS.get(safeguard)
    return known is not None and known.obsolete_since is not None and known.obsolete_since <= on


def covering(picture: Picture, crossing: Crossing) -> tuple[Processing, ...]:
    """The processing in force that covers what a crossing hands over."""
    found: dict[int, Processing] = {}
    for number in crossing.datasets:
        for processing in picture.processings_of_dataset.get(number, ()):
            found[processing.id] = processing
    return tuple(found.values())


def safeguards(picture: Picture, crossing: Crossing) -> tuple[str, ...]:
    """What is said to make a crossing lawful: on the flow, and in the register for that place."""
    declared = (
        line.safeguard
        for processing in covering(picture, crossing)
        for line in processing.transfers
        if line.country == crossing.country or _is_recipient(line.actor, crossing)
    )
    return tuple(code for code in (crossing.flow.safeguard, *declared) if code)


def _is_recipient(number: int | None, crossing: Crossing) -> bool:
    return crossing.recipient is not None and number == crossing.recipient.id


def is_certified(crossing: Crossing, said: tuple[str, ...]) -> bool | None:
    """Whether the recipient is DPF-certified (art. 45); ``None`` where nobody looked."""
    known = crossing.recipient.dpf_certified if crossing.recipient else None
    if known is None and "dpf" in said:
        return True
    if known is None and "none_found" in said:
        return False
    return known


def is_lawful(picture: Picture, crossing: Crossing) -> bool | None:
    """Whether a crossing has what chapter V asks; ``None`` where certification is to be checked."""
    if crossing.zone is Zone.ADEQUATE:
        return True
    said = safeguards(picture, crossing)
    if any(protects(code, on=picture.today) for code in said):
        return True
    return is_certified(crossing, said) if crossing.is_american else False


def held_abroad(picture: Picture) -> Iterator[tuple[System, str]]:
    """The systems of third countries that hold personal data which no recorded flow brings there.

    Hosting data there is a transfer too. The country comes with each.
    """
    fed = {crossing.place for crossing in crossings(picture)}
    for number in picture.personal_systems:
        node = Ref("system", number)
        system = picture.snapshot.system(number)
        if system is not None and node not in fed and picture.zones[node] is Zone.THIRD:
            country = country_of(picture.graph, node)
            if not _declared(picture, number, country):
                yield system, country


def _declared(picture: Picture, system: int, country: str) -> bool:
    """Whether the register declares, with a safeguard, a transfer of what a system holds."""
    return any(
        line.country == country and line.safeguard
        for dataset in picture.personal_systems[system]
        for processing in picture.processings_of_dataset.get(dataset.id, ())
        for line in processing.transfers
    )

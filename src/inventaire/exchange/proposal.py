"""What a register would change in an inventory: matched with what is known, shown before applying.

An empty cell never erases anything. What is not understood is kept as it was written, and said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from typing import Any

from inventaire.exchange.cnil import CnilRegister
from inventaire.exchange.cnil_entries import DataRow, Entry, Person
from inventaire.exchange.cnil_gathering import gathered
from inventaire.exchange.cnil_words import (
    category_of,
    measure_of,
    recipient_kind_of,
    safeguard_of,
    subject_of,
)
from inventaire.exchange.parsing import is_nothing, parse_date, said
from inventaire.exchange.sheets import Cell, key
from inventaire.i18n import N_, Text
from inventaire.inventory.changes import Changes, Origin, Warning, compare
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import (
    DataLine,
    MeasureLine,
    Processing,
    RecipientLine,
    SubjectLine,
    TransferLine,
)
from inventaire.inventory.records import Actor
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.countries import COUNTRIES, find_country, needs_safeguard
from inventaire.vocabulary.transfers import SAFEGUARDS

#: A recipient's precision longer than this is a sentence, not the name of somebody.
_NAME_LENGTH = 80

_ACTOR_KIND = {
    "internal_service": "internal_service",
    "processor": "processor",
    "partner": "partner",
    "authority": "public_authority",
}


def propose(register: CnilRegister, before: Snapshot) -> Changes:
    """What a register would create and change, with the cell of each value and what to look at."""
    proposal = _Proposal(before)
    proposal.read_people(register)
    for entry in gathered(register, proposal.warn):
        proposal.read_entry(entry)
    return proposal.changes()


@dataclass
class _Proposal:
    """The inventory as it would be, built record by record."""

    before: Snapshot
    warnings: list[Warning] = field(default_factory=list)
    origins: dict[tuple[Ref, str], Origin] = field(default_factory=dict)
    organisation: dict[str, Any] = field(default_factory=dict)
    actors: dict[int, Actor] = field(default_factory=dict)
    processings: dict[int, Processing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._numbers = count(-1, -1)
        self._known_actors = {
            key(actor.name): actor for actor in self.before.actors if not actor.archived
        }

    def warn(self, msgid: str, origin: Origin | None, **values: object) -> None:
        """Say something to look at."""
        self.warnings.append(Warning(Text(msgid, values), origin))

    def changes(self) -> Changes:
        """What differs from the present inventory."""
        after = replace(
            self.before,
            organisation=replace(self.before.organisation, **self.organisation),
            actors=_with(self.before.actors, self.actors.values()),
            processings=_with(self.before.processings, self.processings.values()),
        )
        found = compare(self.before, after, origins=self.origins)
        touched = {Ref("processing", number) for number in self.processings}
        unchanged = tuple(ref for ref in found.unchanged if ref in touched)
        return replace(found, unchanged=unchanged, warnings=tuple(self.warnings))

    # The organisation: who answers for the data.

    def read_people(self, register: CnilRegister) -> None:
        """Controller, representative and DPO: of the list's top, else of the first sheet."""
        people = dict(register.people)
        for entry in register.sheets:
            for person in entry.people:
                people.setdefault(person.role, person)
        controller, dpo = people.get("controller"), people.get("dpo")
        if controller:
            self._say("controller_name", controller.full_name, controller)
            self._say("controller_contact", controller.contact, controller)
        if dpo:
            self._say("dpo_name", dpo.full_name, dpo)
            self._say("dpo_contact", dpo.contact, dpo)
            self._say("dpo_company", dpo.text("company"), dpo)
        if company := people.get("company"):
            self._say("dpo_company", company.full_name, company)
        if representative := people.get("representative"):
            told = "\n".join(filter(None, (representative.full_name, representative.contact)))
            self._say("representative", told, representative)
        self._tell_other_people(register, people)

    def _say(self, name: str, value: str, person: Person) -> None:
        if value:
            self.organisation[name] = value
            ref = Ref("organisation", self.before.organisation.id)
            self.origins[ref, name] = next(iter(person.values.values())).origin

    def _tell_other_people(self, register: CnilRegister, people: dict[str, Person]) -> None:
        for entry in register.sheets:
            for person in entry.people:
                known = people[person.role]
                if person.role in {"controller", "dpo"} and person.full_name != known.full_name:
                    text = N_(
                        "Cette fiche nomme « %(name)s », le registre « %(known)s » : vérifiez."
                    )
                    origin = next(iter(person.values.values())).origin
                    self.warn(text, origin, name=person.full_name, known=known.full_name)

    # Processing.

    def read_entry(self, entry: Entry) -> None:
        """One processing, matched with the one that is known or made new."""
        known = self._known(entry)
        found = self._values(entry)
        values = {name: value for name, (value, _cell) in found.items()}
        if known is None:
            record = Processing(id=next(self._numbers), **values)
        else:
            record = replace(known, **values)
        self.processings[record.id] = record
        for name, (_value, cell) in found.items():
            if cell is not None:
                self.origins[Ref("processing", record.id), name] = cell.origin
        self._check_sensitive(entry)

    def _known(self, entry: Entry) -> Processing | None:
        live = [p for p in self.before.processings if not p.archived]
        reference = "" if is_nothing(entry.reference) else entry.reference.key
        by_reference = [p for p in live if reference and key(p.reference) == reference]
        by_name = [p for p in live if key(p.name) == entry.name.key]
        return next(iter(by_reference or by_name), None)

    def _values(self, entry: Entry) -> dict[str, tuple[Any, Cell | None]]:
        """What a processing says, by field; what it does not say is left out."""
        purposes = [said(cell) for cell in entry.purposes]
        first = entry.purposes[0] if entry.purposes else entry.listed_purpose
        if not purposes and entry.listed_purpose and not is_nothing(entry.listed_purpose):
            purposes = [said(entry.listed_purpose)]
        lines = self._lines(entry)
        found: dict[str, tuple[Any, Cell | None]] = {
            "name": (said(entry.name), entry.name),
            "reference": (said(entry.reference), entry.reference),
            "purposes": (tuple(purposes), first),
            "started_on": (self._day(entry.created), entry.created),
            "updated_on": (self._day(entry.updated), entry.updated),
            **lines,
        }
        return {name: pair for name, pair in found.items() if pair[0]}

    def _lines(self, entry: Entry) -> dict[str, tuple[Any, Cell | None]]:
        data = [*entry.data, *entry.sensitive]
        joint = [person for person in entry.people if person.role == "joint"]
        return {
            "joint_controllers": (
                tuple(self._actor(person.full_name, "joint_controller") for person in joint),
                next(iter(joint[0].values.values())) if joint else None,
            ),
            "data": (tuple(map(_data_line, data)), data[0].label if data else None),
            "subjects": (
                tuple(
                    SubjectLine(**subject_of(said(row.choice), said(row.precision)))
                    for row in entry.subjects
                ),
                entry.subjects[0].choice if entry.subjects else None,
            ),
            "recipients": (
                tuple(self._recipient(said(r.choice), said(r.precision)) for r in entry.recipients),
                entry.recipients[0].choice if entry.recipients else None,
            ),
            "measures": (
                tuple(
                    MeasureLine(**measure_of(said(row.choice), said(row.precision)))
                    for row in entry.measures
                ),
                entry.measures[0].choice if entry.measures else None,
            ),
            "transfers": (
                tuple(self._transfer(row) for row in entry.transfers),
                entry.transfers[0].recipient if entry.transfers else None,
            ),
        }

    def _day(self, cell: Cell | None) -> date | None:
        if cell is None or is_nothing(cell):
            return None
        day = parse_date(cell.value)
        if day is None:
            text = N_(
                "« %(text)s » n'est pas une date : attendu, jj/mm/aaaa. Elle est laissée vide."
            )
            self.warn(text, cell.origin, text=cell.text)
        return day

    def _recipient(self, choice: str, precision: str) -> RecipientLine:
        kind = recipient_kind_of(choice)
        named = 0 < len(precision) <= _NAME_LENGTH and "\n" not in precision
        actor = self._actor(precision, _ACTOR_KIND.get(kind, "recipient")) if named else None
        return RecipientLine(actor=actor, kind=kind, precision=precision if kind else choice)

    def _transfer(self, row: Any) -> TransferLine:
        country = None if is_nothing(row.country) else find_country(row.country.text)
        safeguard, kept = safeguard_of(said(row.safeguard))
        if country is None and not is_nothing(row.country):
            text = N_("Pays inconnu : « %(text)s ». Il est gardé dans la documentation.")
            self.warn(text, row.country.origin, text=row.country.text)
            kept = f"{kept} {row.country.text}".strip()
        self._check_safeguard(row, safeguard, country.code if country else "")
        actor = None
        if not is_nothing(row.recipient):
            code = country.code if country else ""
            actor = self._actor(said(row.recipient), "recipient", country=code)
        documentation = "\n".join(filter(None, (said(row.documentation), kept)))
        return TransferLine(
            actor=actor,
            country=country.code if country else "",
            safeguard=safeguard,
            documentation=documentation,
        )

    def _check_safeguard(self, row: Any, safeguard: str, country: str) -> None:
        term = SAFEGUARDS.get(safeguard)
        if term is not None and term.obsolete_since:
            text = N_("« %(safeguard)s » ne protège plus rien depuis le %(day)s : à remplacer.")
            day = term.obsolete_since.strftime("%d/%m/%Y")
            self.warn(text, row.safeguard.origin, safeguard=Text(term.label), day=day)
        if safeguard == "adequacy" and needs_safeguard(country, on=self.before.taken_on):
            text = N_(
                "« Pays adéquat » : %(country)s n'est pas, ou n'est plus, adéquat sans condition. "
                "Vérifiez la garantie."
            )
            self.warn(text, row.safeguard.origin, country=COUNTRIES.label_of(country))
        elif safeguard == "adequacy" and (known := COUNTRIES.get(country)) and known.conditional:
            text = N_("L'adéquation de %(country)s est limitée : %(scope)s")
            scope = Text(known.adequacy_scope)
            self.warn(text, row.safeguard.origin, country=known.label, scope=scope)

    def _check_sensitive(self, entry: Entry) -> None:
        told = entry.listed_sensitive
        if told is None or is_nothing(told) or not entry.in_sheet:
            return
        if told.key == "non" and entry.sensitive:
            text = N_("La liste dit « Non » aux données sensibles, la fiche en décrit.")
            self.warn(text, told.origin)
        elif told.key == "oui" and not entry.sensitive:
            text = N_("La liste dit « Oui » aux données sensibles, la fiche n'en décrit aucune.")
            self.warn(text, told.origin)

    # Actors.

    def _actor(self, name: str, kind: str, *, country: str = "") -> int:
        """The number of an actor of this name, made new where none is known."""
        known = self._known_actors.get(key(name))
        if known is None:
            known = Actor(id=next(self._numbers), name=name, kind=kind, country=country)
            self._known_actors[key(name)] = known
            self.actors[known.id] = known
        elif country and not known.country:
            known = replace(known, country=country)
            self._known_actors[key(name)] = known
            self.actors[known.id] = known
        return known.id


def _data_line(row: DataRow) -> DataLine:
    category, description = category_of(row.label.text, said(row.description))
    return DataLine(category=category, description=description, retention=said(row.retention))


def _with(before: tuple[Any, ...], changed: Iterable[Any]) -> tuple[Any, ...]:
    by_number = {record.id: record for record in before}
    by_number.update({record.id: record for record in changed})
    return tuple(by_number.values())

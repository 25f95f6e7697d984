"""Who answers for the data: what a register says of them, and where its sheets say otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from inventaire.exchange.cnil import CnilRegister
from inventaire.exchange.cnil_entries import Person
from inventaire.exchange.sheets import span
from inventaire.i18n import N_
from inventaire.inventory.changes import Origin

#: A value for a field of the organisation, and the cells it stands in.
Said = tuple[str, str, Origin]

_CONTACT = ("address", "postcode", "town", "country", "telephone", "mail")


def organisation_says(register: CnilRegister) -> Iterator[Said]:
    """Controller, representative and DPO: of the list's top, else of the first sheet."""
    people = _people(register)
    if controller := people.get("controller"):
        yield from _said(controller, "controller_name", controller.full_name, *_NAME)
        yield from _said(controller, "controller_contact", controller.contact, *_CONTACT)
    if dpo := people.get("dpo"):
        yield from _said(dpo, "dpo_name", dpo.full_name, *_NAME)
        yield from _said(dpo, "dpo_contact", dpo.contact, *_CONTACT)
        yield from _said(dpo, "dpo_company", dpo.text("company"), "company")
    if company := people.get("company"):
        yield from _said(company, "dpo_company", company.full_name, *_NAME)
    if representative := people.get("representative"):
        told = "\n".join(filter(None, (representative.full_name, representative.contact)))
        yield from _said(representative, "representative", told, *_NAME, *_CONTACT)


_NAME = ("name", "first_name")


def _said(person: Person, field: str, value: str, *parts: str) -> Iterator[Said]:
    origin = span(*(person.values[part] for part in parts if person.text(part)))
    if value and origin is not None:
        yield field, value, origin


def _people(register: CnilRegister) -> dict[str, Person]:
    people = dict(register.people)
    for entry in register.sheets:
        for person in entry.people:
            people.setdefault(person.role, person)
    return people


def tell_other_people(register: CnilRegister, warn: Callable[..., None]) -> None:
    """Say where a sheet names somebody else than the register does."""
    people = _people(register)
    for entry in register.sheets:
        for person in entry.people:
            known = people[person.role]
            if person.role in {"controller", "dpo"} and person.same_name != known.same_name:
                text = N_("Cette fiche nomme « %(name)s », le registre « %(known)s » : vérifiez.")
                cell = next(iter(person.values.values()))
                warn(text, cell.origin, name=person.full_name, known=known.full_name)

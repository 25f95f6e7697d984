"""The layout of the CNIL's simplified register: a list, then a sheet for each processing.

The words of this layout are the CNIL's, whatever the reader's language: what leaves here is read
again by ``exchange.cnil``, and says the same. A few columns more hold what the model has no room
for: « Organisme » beside the recipients, a legal basis. Source: the CNIL's
« registre-traitement-simplifie.ods » (2019).
"""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.exchange.register.cells import (
    COLUMNS,
    LIST,
    Grid,
    Look,
    Placed,
    Row,
    across,
    headed,
    labelled,
)
from inventaire.exchange.register.fiche import Fiche, RegisterFile
from inventaire.exchange.register.sheet import is_sensitive, sheet_rows

_FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")


def grids_of(register: RegisterFile) -> tuple[Grid, ...]:
    """The list and the sheets, named so that no two are called alike."""
    names = tuple(_names(register))
    listed = Grid(LIST, tuple(_list(register, names)), is_list=True)
    sheets = (
        Grid(name, tuple(sheet_rows(register.snapshot, fiche)))
        for name, fiche in zip(names, register.fiches, strict=True)
    )
    return (listed, *sheets)


def _names(register: RegisterFile) -> Iterator[str]:
    """« T01 Gestion de la paie »: at most 31 signs, as spreadsheets ask, and each once."""
    taken = {LIST.casefold()}
    for rank, fiche in enumerate(register.fiches, start=1):
        wanted = " ".join(f"{fiche.reference} {fiche.title}".translate(_FORBIDDEN).split())
        name = "".join(sign for sign in wanted if sign.isprintable())[:31].strip() or f"{rank}"
        if name.casefold() in taken:
            name = f"{name[: 30 - len(str(rank))]} {rank}"
        taken.add(name.casefold())
        yield name


def _list(register: RegisterFile, names: tuple[str, ...]) -> Iterator[Row]:
    who = register.snapshot.organisation
    yield (Placed(f"{register.title} — {register.organisation}", Look.TITLE),)
    yield (Placed(f"{register.law} · {register.taken_on.strftime('%d/%m/%Y')}"),)
    yield ()
    yield from _person(
        "Coordonnées du responsable de l'organisme", who.controller_name, who.controller_contact
    )
    yield from _person(
        "Coordonnées du délégué à la protection des données (DPO)",
        who.dpo_name,
        who.dpo_contact,
        company=who.dpo_company,
    )
    yield ()
    yield headed(
        "Nom du traitement",
        "N° / RÉF",
        "Date de création de la fiche",
        "Dernière mise à jour de la fiche",
        "Finalité du traitement",
        "Données sensibles ?",
    )
    for name, fiche in zip(names, register.fiches, strict=True):
        yield _listed(fiche, name)


def _person(block: str, name: str, contact: str, *, company: str = "") -> Iterator[Row]:
    address, mail = contact_parts(contact)
    values = {"Nom :": name, "Société (si DPO externe) :": company, "Adresse :": address}
    yield headed(block)
    for label, value in {**values, "Adresse mél :": mail}.items():
        if value:
            yield labelled(label, value)


def contact_parts(contact: str) -> tuple[str, str]:
    """A contact as the layout wants it: all but the mail address that ends it, then that one."""
    rest, _break, last = contact.rpartition("\n")
    return (rest, last) if "@" in last and " " not in last else (contact, "")


def _listed(fiche: Fiche, name: str) -> Row:
    one = fiche.record
    sensitive = any(map(is_sensitive, one.data))
    return (
        Placed(fiche.title, Look.LINK, leads_to=name),
        *across(
            one.reference,
            one.started_on,
            one.updated_on,
            one.purposes[0] if one.purposes else "",
            "Oui" if sensitive else "Non" if one.data else "",
        )[: COLUMNS - 1],
    )

"""Facts for tests, built in words that read aloud.

``picture(commune(), crm := system("CRM"), flow(crm, mailing, carrying=[contacts]))`` gathers them
into a snapshot. Numbers are given in the order in which facts are built.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import count
from typing import Any

from inventaire.inventory.base import Record
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.processing import DataLine, Processing, RecipientLine, SubjectLine
from inventaire.inventory.records import Actor, Flow, System
from inventaire.inventory.snapshot import Snapshot, ref_of

TODAY = date(2026, 11, 23)
_numbers = count(1)


def commune(name: str = "Valbrise", **values: Any) -> Organisation:
    """A commune above every threshold of the open-data law."""
    known = {"legal_form": "commune", "population": 4200, "staff_fte": 62.0}
    return Organisation(id=1, name=name, **{**known, **values})


def association(name: str = "Les Ateliers du Lien", **values: Any) -> Organisation:
    """An association without any public service mission."""
    known = {"legal_form": "association", "staff_fte": 12.0, "public_service_mission": False}
    return Organisation(id=1, name=name, **{**known, **values})


def system(name: str = "Logiciel", **values: Any) -> System:
    """A system."""
    return System(id=next(_numbers), name=name, **values)


def actor(name: str = "Acteur", **values: Any) -> Actor:
    """An actor."""
    return Actor(id=next(_numbers), name=name, **values)


def dataset(name: str = "Données", *, held_by: Iterable[System] = (), **values: Any) -> Dataset:
    """A dataset, held by these systems."""
    systems = tuple(system.id for system in held_by)
    return Dataset(id=next(_numbers), name=name, systems=systems, **values)


def personal(name: str = "Fichier", *categories: str, **values: Any) -> Dataset:
    """A dataset of personal data, of identity unless said otherwise."""
    return dataset(
        name,
        personal_status="personal",
        data_categories=categories or ("identity",),
        **values,
    )


def flow(
    source: System | Actor,
    target: System | Actor,
    *carrying: Dataset,
    **values: Any,
) -> Flow:
    """A flow that exists today."""
    return Flow(
        id=next(_numbers),
        source=ref_of(source),
        target=ref_of(target),
        datasets=tuple(dataset.id for dataset in carrying),
        **values,
    )


def processing(name: str = "Traitement", **values: Any) -> Processing:
    """A processing that says nothing yet."""
    return Processing(id=next(_numbers), name=name, **values)


def complete_processing(name: str = "Gestion de la paie", **values: Any) -> Processing:
    """A processing the register of which has nothing missing."""
    known: dict[str, Any] = {
        "reference": f"T-{name}",
        "purposes": ("Verser les rémunérations des agents",),
        "legal_bases": ("legal_obligation",),
        "legal_text": "Code du travail, art. L3243-1",
        "subjects": (SubjectLine(category="employees"),),
        "data": (
            DataLine(
                category="identity", retention="5 ans", active_duration=5, active_unit="years"
            ),
        ),
        "recipients": (RecipientLine(kind="authority", precision="Administration fiscale"),),
        "notice": True,
        "reviewed_on": date(2026, 6, 1),
    }
    return Processing(id=next(_numbers), name=name, **{**known, **values})


def picture(organisation: Organisation, *records: Record, on: date = TODAY) -> Snapshot:
    """The snapshot that holds these records."""
    parts = {
        kind.plural: tuple(record for record in records if type(record) is kind.record)
        for kind in KINDS.values()
    }
    return Snapshot(taken_on=on, organisation=organisation, **parts)

"""The consultant's work: missions, workshops, trainings, partners, actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from inventaire.i18n import N_
from inventaire.inventory.base import Record
from inventaire.inventory.fields import LONG, URL, Label, Ref, To
from inventaire.vocabulary.missions import (
    ACTION_ORIGINS,
    ACTION_STATUSES,
    AUDIENCES,
    EFFORTS,
    FUNDINGS,
    MISSION_STATUSES,
    PARTNER_KINDS,
    PRIORITIES,
    SCOPES,
    TRAINING_PROGRAMMES,
    WORKSHOP_KINDS,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mission(Record):
    """What the organisation asked of the consultant."""

    scope: Annotated[tuple[str, ...], Label(N_("Périmètre")), SCOPES] = ()
    lead: Annotated[str, Label(N_("Responsable de la mission"))] = ""
    starts_on: Annotated[date | None, Label(N_("Début"))] = None
    ends_on: Annotated[date | None, Label(N_("Fin"))] = None
    status: Annotated[str, Label(N_("État")), MISSION_STATUSES] = "planned"
    funding: Annotated[tuple[str, ...], Label(N_("Financement")), FUNDINGS] = ()
    summary: Annotated[str, Label(N_("Synthèse")), LONG] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Participant:
    """Who came, and from which service."""

    name: Annotated[str, Label(N_("Nom"))] = ""
    service: Annotated[str, Label(N_("Service"))] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Workshop(Record):
    """A meeting in which the inventory was made or given back."""

    mission: Annotated[int | None, Label(N_("Mission")), To("mission")] = None
    held_on: Annotated[date | None, Label(N_("Date"))] = None
    kind: Annotated[str, Label(N_("Nature")), WORKSHOP_KINDS] = ""
    place: Annotated[str, Label(N_("Lieu"))] = ""
    agenda: Annotated[str, Label(N_("Ordre du jour")), LONG] = ""
    participants: Annotated[tuple[Participant, ...], Label(N_("Participants"))] = ()
    minutes: Annotated[str, Label(N_("Compte rendu")), LONG] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Training(Record):
    """A training given in the mission."""

    mission: Annotated[int | None, Label(N_("Mission")), To("mission")] = None
    programme: Annotated[str, Label(N_("Programme")), TRAINING_PROGRAMMES] = ""
    audience: Annotated[tuple[str, ...], Label(N_("Public")), AUDIENCES] = ()
    held_on: Annotated[date | None, Label(N_("Date"))] = None
    participants: Annotated[tuple[Participant, ...], Label(N_("Participants"))] = ()
    evaluation: Annotated[str, Label(N_("Évaluation")), LONG] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Action(Record):
    """Something to do, with an owner and a date."""

    description: Annotated[str, Label(N_("Description")), LONG] = ""
    origin: Annotated[str, Label(N_("Origine")), ACTION_ORIGINS] = "manual"
    rule: Annotated[str, Label(N_("Règle"))] = ""
    about: Annotated[
        Ref | None,
        Label(N_("Porte sur")),
        To("dataset", "system", "actor", "flow", "processing", "breach", "request", "workshop"),
    ] = None
    owner: Annotated[str, Label(N_("Responsable de l'action"))] = ""
    due_on: Annotated[date | None, Label(N_("Échéance"))] = None
    priority: Annotated[str, Label(N_("Priorité")), PRIORITIES] = "normal"
    effort: Annotated[str, Label(N_("Effort")), EFFORTS] = ""
    cost: Annotated[str, Label(N_("Coût"))] = ""
    status: Annotated[str, Label(N_("État")), ACTION_STATUSES] = "todo"
    progress: Annotated[int | None, Label(N_("Avancement (%)"))] = None
    completed_on: Annotated[date | None, Label(N_("Terminée le"))] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Partner(Record):
    """Someone who funds, trains or supports; known to the installation, not to one organisation."""

    kind: Annotated[str, Label(N_("Nature")), PARTNER_KINDS] = ""
    territory: Annotated[str, Label(N_("Territoire"))] = ""
    audience: Annotated[tuple[str, ...], Label(N_("Public")), AUDIENCES] = ()
    offer: Annotated[str, Label(N_("Ce qu'il finance ou propose")), LONG] = ""
    link: Annotated[str, Label(N_("Lien")), URL] = ""

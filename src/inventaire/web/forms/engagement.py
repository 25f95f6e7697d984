"""Forms of missions, workshops, trainings, actions and partners."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.inventory.engagement import (
    Action,
    Mission,
    Participant,
    Partner,
    Training,
    Workshop,
)
from inventaire.web.forms.fields import line
from inventaire.web.forms.lines import LineForm, lines
from inventaire.web.forms.record import RecordForm
from inventaire.web.forms.sections import NOTES, Section

PARTICIPANTS = Section(N_("Participants"))
HELD = Section(N_("Ordre du jour et compte rendu"))
ORIGIN = Section(N_("Origine"), folded=True)
PROGRESS = Section(N_("Suivi"))


class MissionForm(RecordForm):
    """What the organisation asked of the consultant."""

    record = Mission

    name = line(Mission, "name", required=True, width="full")
    status = line(Mission, "status")
    lead = line(Mission, "lead")
    starts_on = line(Mission, "starts_on")
    ends_on = line(Mission, "ends_on")
    scope = line(Mission, "scope")
    funding = line(Mission, "funding")
    summary = line(Mission, "summary")
    notes = line(Mission, "notes", NOTES)


class ParticipantForm(LineForm):
    """Who came, and from which service."""

    fact_class = Participant

    name = line(Participant, "name")
    service = line(Participant, "service")


class WorkshopForm(RecordForm):
    """A meeting in which the inventory was made or given back."""

    record = Workshop

    name = line(Workshop, "name", required=True, width="full")
    kind = line(Workshop, "kind", width="third")
    held_on = line(Workshop, "held_on")
    place = line(Workshop, "place", width="third")
    mission = line(Workshop, "mission")
    participants = lines(Workshop, "participants", ParticipantForm, PARTICIPANTS)
    agenda = line(Workshop, "agenda", HELD)
    minutes = line(Workshop, "minutes", HELD, rows=6)
    notes = line(Workshop, "notes", NOTES)


class TrainingForm(RecordForm):
    """A training given in the mission."""

    record = Training

    name = line(Training, "name", required=True, width="full")
    programme = line(Training, "programme")
    held_on = line(Training, "held_on")
    mission = line(Training, "mission")
    audience = line(Training, "audience")
    participants = lines(Training, "participants", ParticipantForm, PARTICIPANTS)
    evaluation = line(Training, "evaluation", HELD)
    notes = line(Training, "notes", NOTES)


class ActionForm(RecordForm):
    """Something to do, with an owner and a date."""

    record = Action

    name = line(Action, "name", required=True, width="full")
    description = line(Action, "description")
    owner = line(Action, "owner")
    due_on = line(Action, "due_on")
    priority = line(Action, "priority")
    effort = line(Action, "effort")
    status = line(Action, "status", PROGRESS, width="third")
    progress = line(Action, "progress", PROGRESS)
    completed_on = line(Action, "completed_on", PROGRESS)
    cost = line(Action, "cost", PROGRESS)
    origin = line(Action, "origin", ORIGIN)
    rule = line(Action, "rule", ORIGIN)
    about = line(Action, "about", ORIGIN, width="full")
    notes = line(Action, "notes", NOTES)


class PartnerForm(RecordForm):
    """Someone who funds, trains or supports."""

    record = Partner

    name = line(Partner, "name", required=True)
    kind = line(Partner, "kind")
    territory = line(Partner, "territory")
    link = line(Partner, "link")
    audience = line(Partner, "audience")
    offer = line(Partner, "offer")
    notes = line(Partner, "notes", NOTES)

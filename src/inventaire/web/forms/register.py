"""Which form fills which kind of record."""

from __future__ import annotations

from collections.abc import Mapping

from inventaire.web.forms.datasets import DatasetForm
from inventaire.web.forms.engagement import (
    ActionForm,
    MissionForm,
    PartnerForm,
    TrainingForm,
    WorkshopForm,
)
from inventaire.web.forms.inventory import ActorForm, FlowForm, SystemForm
from inventaire.web.forms.organisations import OrganisationForm
from inventaire.web.forms.processings import ProcessingForm
from inventaire.web.forms.protection import (
    AssessmentForm,
    BreachForm,
    EvidenceForm,
    RequestForm,
    SecurityReviewForm,
)
from inventaire.web.forms.record import RecordForm

#: The form of each kind, by its code.
FORMS: Mapping[str, type[RecordForm]] = {
    "dataset": DatasetForm,
    "system": SystemForm,
    "actor": ActorForm,
    "flow": FlowForm,
    "processing": ProcessingForm,
    "breach": BreachForm,
    "request": RequestForm,
    "evidence": EvidenceForm,
    "security_review": SecurityReviewForm,
    "assessment": AssessmentForm,
    "mission": MissionForm,
    "workshop": WorkshopForm,
    "training": TrainingForm,
    "action": ActionForm,
    "organisation": OrganisationForm,
    "partner": PartnerForm,
}

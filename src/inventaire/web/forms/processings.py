"""The form of a processing, in the order of the register (RGPD art. 30)."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.inventory.processing import (
    DataLine,
    MeasureLine,
    Processing,
    RecipientLine,
    SubjectLine,
    TransferLine,
)
from inventaire.web.forms.fields import line
from inventaire.web.forms.lines import LineForm, lines
from inventaire.web.forms.record import RecordForm
from inventaire.web.forms.sections import NOTES, Section

_SERVICE = {"kind": "internal_service"}
_JOINT = {"kind": "joint_controller"}
_RECIPIENT = {"kind": "recipient"}

LAWFUL = Section(N_("Base légale"))
SPECIAL = Section(N_("Données sensibles, pénales, NIR"), folded=True)
PEOPLE = Section(N_("Personnes concernées"))
DATA = Section(N_("Données et durées de conservation"))
RECIPIENTS = Section(N_("Destinataires"))
TRANSFERS = Section(N_("Transferts hors de l'Union européenne"), folded=True)
MEASURES = Section(N_("Mesures de sécurité"), folded=True)
TIED = Section(N_("Lien avec l'inventaire"), folded=True)
INFORMED = Section(N_("Information, consentement, droits"), folded=True)
DPIA = Section(N_("Analyse d'impact (AIPD)"), folded=True)
LIFE = Section(N_("Vie de la fiche"), folded=True)


class SubjectForm(LineForm):
    """A category of people."""

    fact_class = SubjectLine

    category = line(SubjectLine, "category")
    precision = line(SubjectLine, "precision")
    vulnerable = line(SubjectLine, "vulnerable")
    minors = line(SubjectLine, "minors")
    count = line(SubjectLine, "count")


class DataForm(LineForm):
    """A category of data and how long it is kept."""

    fact_class = DataLine

    category = line(DataLine, "category")
    description = line(DataLine, "description")
    retention = line(DataLine, "retention")
    active_duration = line(DataLine, "active_duration")
    active_unit = line(DataLine, "active_unit")
    starting_event = line(DataLine, "starting_event")
    intermediate = line(DataLine, "intermediate")
    legal_source = line(DataLine, "legal_source")
    final_fate = line(DataLine, "final_fate")


class RecipientForm(LineForm):
    """Someone to whom data are disclosed."""

    fact_class = RecipientLine

    actor = line(RecipientLine, "actor", begin=_RECIPIENT)
    kind = line(RecipientLine, "kind")
    precision = line(RecipientLine, "precision")


class TransferForm(LineForm):
    """A transfer out of the European Economic Area."""

    fact_class = TransferLine

    actor = line(TransferLine, "actor", begin=_RECIPIENT)
    country = line(TransferLine, "country")
    safeguard = line(TransferLine, "safeguard")
    documentation = line(TransferLine, "documentation")


class MeasureForm(LineForm):
    """A security measure."""

    fact_class = MeasureLine

    measure = line(MeasureLine, "measure")
    detail = line(MeasureLine, "detail")


class ProcessingForm(RecordForm):
    """One entry of the register."""

    record = Processing

    name = line(Processing, "name", required=True, width="full")
    reference = line(Processing, "reference", width="third")
    role = line(Processing, "role", width="third")
    status = line(Processing, "status", width="third")
    service = line(Processing, "service", begin=_SERVICE)
    purposes = line(Processing, "purposes")
    joint_controllers = line(Processing, "joint_controllers", begin=_JOINT)
    clients = line(Processing, "clients", begin=_JOINT)
    legal_bases = line(Processing, "legal_bases", LAWFUL)
    legal_text = line(Processing, "legal_text", LAWFUL, width="full")
    legal_justification = line(Processing, "legal_justification", LAWFUL)
    balancing_test = line(Processing, "balancing_test", LAWFUL)
    article_9_exception = line(Processing, "article_9_exception", SPECIAL)
    article_10_ground = line(Processing, "article_10_ground", SPECIAL)
    nir_ground = line(Processing, "nir_ground", SPECIAL)
    subjects = lines(Processing, "subjects", SubjectForm, PEOPLE)
    data = lines(Processing, "data", DataForm, DATA)
    recipients = lines(Processing, "recipients", RecipientForm, RECIPIENTS)
    no_recipient = line(Processing, "no_recipient", RECIPIENTS)
    transfers = lines(Processing, "transfers", TransferForm, TRANSFERS)
    measures = lines(Processing, "measures", MeasureForm, MEASURES)
    datasets = line(Processing, "datasets", TIED)
    systems = line(Processing, "systems", TIED)
    data_source = line(Processing, "data_source", INFORMED)
    notice = line(Processing, "notice", INFORMED)
    notice_url = line(Processing, "notice_url", INFORMED, width="full")
    consent_record = line(Processing, "consent_record", INFORMED)
    parental_consent = line(Processing, "parental_consent", INFORMED)
    online_service = line(Processing, "online_service", INFORMED)
    rights_note = line(Processing, "rights_note", INFORMED)
    automated_decision = line(Processing, "automated_decision", INFORMED)
    dpia_status = line(Processing, "dpia_status", DPIA)
    dpia_date = line(Processing, "dpia_date", DPIA)
    dpia_criteria = line(Processing, "dpia_criteria", DPIA)
    dpia_required_type = line(Processing, "dpia_required_type", DPIA)
    dpia_exemption = line(Processing, "dpia_exemption", DPIA)
    dpia_url = line(Processing, "dpia_url", DPIA, width="full")
    started_on = line(Processing, "started_on", LIFE)
    updated_on = line(Processing, "updated_on", LIFE)
    reviewed_on = line(Processing, "reviewed_on", LIFE)
    ended_on = line(Processing, "ended_on", LIFE)
    replaced_by = line(Processing, "replaced_by", LIFE)
    public = line(Processing, "public", LIFE)
    notes = line(Processing, "notes", NOTES)

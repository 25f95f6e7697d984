"""Forms of breaches, requests, evidence and reviews."""

from __future__ import annotations

from typing import Any

from inventaire.i18n import N_
from inventaire.inventory.protection import (
    Assessment,
    Breach,
    Evidence,
    Request,
    SecurityReview,
    SheetLine,
)
from inventaire.vocabulary.questionnaire import VERSION
from inventaire.web.forms.answers import questions
from inventaire.web.forms.fields import line
from inventaire.web.forms.lines import LineForm, lines
from inventaire.web.forms.linking import Directory
from inventaire.web.forms.record import RecordForm
from inventaire.web.forms.sections import NOTES, Section

_PROCESSOR = {"kind": "processor"}

TOUCHED = Section(N_("Ce qui est touché"))
RISK = Section(N_("Conséquences et mesures"), folded=True)
TOLD = Section(N_("Notification et information"), N_("72 heures"))
TIED = Section(N_("Lien avec l'inventaire"), folded=True)


class BreachForm(RecordForm):
    """A personal data breach."""

    record = Breach

    name = line(Breach, "name", required=True, width="full")
    discovered_at = line(Breach, "discovered_at")
    started_at = line(Breach, "started_at")
    ended_at = line(Breach, "ended_at")
    ongoing = line(Breach, "ongoing")
    facts = line(Breach, "facts")
    natures = line(Breach, "natures")
    origins = line(Breach, "origins")
    cause = line(Breach, "cause")
    data = line(Breach, "data", TOUCHED)
    people = line(Breach, "people", TOUCHED)
    records_count = line(Breach, "records_count", TOUCHED)
    people_count = line(Breach, "people_count", TOUCHED)
    gravity = line(Breach, "gravity", RISK)
    impacts = line(Breach, "impacts", RISK)
    measures_before = line(Breach, "measures_before", RISK)
    measures_after = line(Breach, "measures_after", RISK)
    notification = line(Breach, "notification", TOLD)
    notified_at = line(Breach, "notified_at", TOLD)
    cnil_number = line(Breach, "cnil_number", TOLD)
    delay_reason = line(Breach, "delay_reason", TOLD)
    communication = line(Breach, "communication", TOLD)
    communication_note = line(Breach, "communication_note", TOLD)
    processings = line(Breach, "processings", TIED)
    systems = line(Breach, "systems", TIED)
    processors = line(Breach, "processors", TIED, begin=_PROCESSOR)
    notes = line(Breach, "notes", NOTES)


PERSON = Section(N_("Demandeur"))
ANSWER = Section(N_("Réponse"), N_("un mois"))


class RequestForm(RecordForm):
    """A person exercises a right."""

    record = Request

    name = line(Request, "name", required=True, width="full")
    object = line(Request, "object")
    received_on = line(Request, "received_on")
    channel = line(Request, "channel")
    state = line(Request, "state")
    demand = line(Request, "demand")
    applicant = line(Request, "applicant", PERSON)
    applicant_contact = line(Request, "applicant_contact", PERSON)
    concerned_person = line(Request, "concerned_person", PERSON)
    identity_checked = line(Request, "identity_checked", PERSON)
    legitimate = line(Request, "legitimate", PERSON)
    answered_on = line(Request, "answered_on", ANSWER)
    answer_type = line(Request, "answer_type", ANSWER)
    answer = line(Request, "answer", ANSWER)
    refusal_reason = line(Request, "refusal_reason", ANSWER)
    extended = line(Request, "extended", ANSWER)
    extension_reason = line(Request, "extension_reason", ANSWER)
    processings = line(Request, "processings", TIED)
    notes = line(Request, "notes", NOTES)


class EvidenceForm(RecordForm):
    """What proves that something was done."""

    record = Evidence

    name = line(Evidence, "name", required=True, width="full")
    kind = line(Evidence, "kind")
    dated = line(Evidence, "dated")
    url = line(Evidence, "url", width="full")
    about = line(Evidence, "about")
    notes = line(Evidence, "notes", NOTES)


SHEETS = Section(N_("Fiches du guide"))


class SheetForm(LineForm):
    """The answer to one sheet of the guide."""

    fact_class = SheetLine

    sheet = line(SheetLine, "sheet")
    answer = line(SheetLine, "answer")
    evidence = line(SheetLine, "evidence")


class SecurityReviewForm(RecordForm):
    """The CNIL's security guide, sheet by sheet."""

    record = SecurityReview

    name = line(SecurityReview, "name", required=True)
    reviewed_on = line(SecurityReview, "reviewed_on")
    sheets = lines(SecurityReview, "sheets", SheetForm, SHEETS)
    notes = line(SecurityReview, "notes", NOTES)


ANSWERS = Section(N_("Réponses"))


class AssessmentForm(RecordForm):
    """The maturity questionnaire as it was answered."""

    record = Assessment

    name = line(Assessment, "name", required=True, width="full")
    assessed_on = line(Assessment, "assessed_on")
    answered_by = line(Assessment, "answered_by")
    questionnaire = line(Assessment, "questionnaire", width="third")
    answers = questions(Assessment, "answers", ANSWERS)
    notes = line(Assessment, "notes", NOTES)

    def __init__(self, formdata: Any = None, *, fact: Any, directory: Directory) -> None:
        super().__init__(formdata, fact=fact, directory=directory)
        if fact.questionnaire != VERSION:
            self.answers.keep()

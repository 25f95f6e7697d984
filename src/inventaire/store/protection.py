"""A DPO's other records: breaches, requests, evidence, security and maturity reviews."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from inventaire.store.base import (
    Answer,
    Base,
    Code,
    Day,
    Free,
    LineColumns,
    Link,
    Moment,
    OwnedColumns,
    Whole,
    WordList,
    inside,
    not_below_zero,
    owned,
)


class BreachRow(OwnedColumns, Base):
    """A personal data breach."""

    __tablename__ = "breach"
    __table_args__ = (*owned("breach"), *not_below_zero("records_count", "people_count"))

    started_at: Mapped[Moment]
    ended_at: Mapped[Moment]
    discovered_at: Mapped[Moment]
    ongoing: Mapped[Answer]
    facts: Mapped[Free]
    natures: Mapped[WordList]
    origins: Mapped[WordList]
    cause: Mapped[Code]
    data: Mapped[WordList]
    people: Mapped[WordList]
    records_count: Mapped[Whole]
    people_count: Mapped[Whole]
    impacts: Mapped[WordList]
    gravity: Mapped[Code]
    measures_before: Mapped[Free]
    measures_after: Mapped[Free]
    communication: Mapped[Code]
    communication_note: Mapped[Free]
    notification: Mapped[Code]
    notified_at: Mapped[Moment]
    delay_reason: Mapped[Free]
    cnil_number: Mapped[Free]


class RequestRow(OwnedColumns, Base):
    """A person exercises a right."""

    __tablename__ = "request"
    __table_args__ = owned("request")

    object: Mapped[Code]
    demand: Mapped[Free]
    received_on: Mapped[Day]
    channel: Mapped[Free]
    applicant: Mapped[Free]
    applicant_contact: Mapped[Free]
    concerned_person: Mapped[Free]
    identity_checked: Mapped[Answer]
    legitimate: Mapped[Answer]
    state: Mapped[Code]
    extended: Mapped[Answer]
    extension_reason: Mapped[Free]
    answer: Mapped[Free]
    answered_on: Mapped[Day]
    answer_type: Mapped[Code]
    refusal_reason: Mapped[Free]


class EvidenceRow(OwnedColumns, Base):
    """What proves that something was done."""

    __tablename__ = "evidence"
    __table_args__ = (
        *owned("evidence"),
        Index("ix_evidence_about", "organisation_id", "about_kind", "about_id"),
    )

    kind: Mapped[Code]
    url: Mapped[Free]
    dated: Mapped[Day]
    about_kind: Mapped[Code]
    about_id: Mapped[Link]


class SecurityReviewRow(OwnedColumns, Base):
    """The CNIL's security guide, answered."""

    __tablename__ = "security_review"
    __table_args__ = owned("security_review")

    reviewed_on: Mapped[Day]


class SecuritySheetRow(LineColumns, Base):
    """The answer to one sheet of the guide."""

    __tablename__ = "security_review_sheet"
    __table_args__ = (inside("owner_id", "security_review"),)

    sheet: Mapped[Code]
    answer: Mapped[Code]
    evidence: Mapped[Free]


class AssessmentRow(OwnedColumns, Base):
    """The maturity questionnaire, answered."""

    __tablename__ = "assessment"
    __table_args__ = owned("assessment")

    assessed_on: Mapped[Day]
    answered_by: Mapped[Free]
    questionnaire: Mapped[Free]


class AssessmentAnswerRow(LineColumns, Base):
    """The level chosen for one question."""

    __tablename__ = "assessment_answer"
    __table_args__ = (
        inside("owner_id", "assessment"),
        CheckConstraint("level BETWEEN 1 AND 5", name="level_scale"),
    )

    question: Mapped[Free]
    level: Mapped[Whole]
    evidence: Mapped[Free]

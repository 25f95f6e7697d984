"""Processings of personal data, and the lines of their entry in the register."""

from __future__ import annotations

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from inventaire.store.base import (
    Answer,
    Base,
    Code,
    Day,
    Free,
    LineColumns,
    Link,
    OwnedColumns,
    Whole,
    WordList,
    followed,
    inside,
    not_below_zero,
    owned,
)

# Two entries in force cannot bear the same number; many bear none, and archived ones give it back.
_REFERENCE_HELD = text("reference <> '' AND NOT archived")


class ProcessingRow(OwnedColumns, Base):
    """One entry of the register."""

    __tablename__ = "processing"
    __table_args__ = (
        *owned("processing"),
        inside("service_id", "actor"),
        inside("replaced_by_id", "processing"),
        *followed("processing", "service_id", "replaced_by_id"),
        Index(
            "uq_processing_reference",
            "organisation_id",
            "reference",
            unique=True,
            sqlite_where=_REFERENCE_HELD,
            postgresql_where=_REFERENCE_HELD,
        ),
    )

    reference: Mapped[Free]
    role: Mapped[Code]
    service_id: Mapped[Link]
    purposes: Mapped[WordList]
    legal_bases: Mapped[WordList]
    legal_text: Mapped[Free]
    legal_justification: Mapped[Free]
    balancing_test: Mapped[Free]
    article_9_exception: Mapped[WordList]
    article_10_ground: Mapped[Code]
    nir_ground: Mapped[Code]
    no_recipient: Mapped[Answer]
    data_source: Mapped[Code]
    notice: Mapped[Answer]
    notice_url: Mapped[Free]
    consent_record: Mapped[Free]
    parental_consent: Mapped[Answer]
    online_service: Mapped[Answer]
    rights_note: Mapped[Free]
    automated_decision: Mapped[Answer]
    dpia_criteria: Mapped[WordList]
    dpia_required_type: Mapped[Code]
    dpia_exemption: Mapped[Code]
    dpia_status: Mapped[Code]
    dpia_date: Mapped[Day]
    dpia_url: Mapped[Free]
    started_on: Mapped[Day]
    updated_on: Mapped[Day]
    ended_on: Mapped[Day]
    replaced_by_id: Mapped[Link]
    reviewed_on: Mapped[Day]
    status: Mapped[Code]
    public: Mapped[Answer]
    library_code: Mapped[Free]
    library_edition: Mapped[Day]


class ProcessingSubjectRow(LineColumns, Base):
    """A category of people."""

    __tablename__ = "processing_subject"
    __table_args__ = (inside("owner_id", "processing"), *not_below_zero("count"))

    category: Mapped[Code]
    precision: Mapped[Free]
    vulnerable: Mapped[Answer]
    minors: Mapped[Answer]
    count: Mapped[Whole]


class ProcessingDataRow(LineColumns, Base):
    """A category of data and how long it is kept."""

    __tablename__ = "processing_data"
    __table_args__ = (inside("owner_id", "processing"), *not_below_zero("active_duration"))

    category: Mapped[Code]
    description: Mapped[Free]
    retention: Mapped[Free]
    active_duration: Mapped[Whole]
    active_unit: Mapped[Code]
    starting_event: Mapped[Free]
    intermediate: Mapped[Free]
    legal_source: Mapped[Free]
    final_fate: Mapped[Code]


class ProcessingRecipientRow(LineColumns, Base):
    """Someone to whom data are disclosed."""

    __tablename__ = "processing_recipient"
    __table_args__ = (
        inside("owner_id", "processing"),
        inside("actor_id", "actor"),
        *followed("processing_recipient", "actor_id"),
    )

    actor_id: Mapped[Link]
    kind: Mapped[Code]
    precision: Mapped[Free]


class ProcessingTransferRow(LineColumns, Base):
    """A transfer out of the European Economic Area."""

    __tablename__ = "processing_transfer"
    __table_args__ = (
        inside("owner_id", "processing"),
        inside("actor_id", "actor"),
        *followed("processing_transfer", "actor_id"),
    )

    actor_id: Mapped[Link]
    country: Mapped[Code]
    safeguard: Mapped[Code]
    documentation: Mapped[Free]


class ProcessingMeasureRow(LineColumns, Base):
    """A security measure."""

    __tablename__ = "processing_measure"
    __table_args__ = (inside("owner_id", "processing"),)

    measure: Mapped[Code]
    detail: Mapped[Free]

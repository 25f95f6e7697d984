"""Datasets, their columns and their resources."""

from __future__ import annotations

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


class DatasetRow(OwnedColumns, Base):
    """A set of data that the organisation holds."""

    __tablename__ = "dataset"
    __table_args__ = (
        *owned("dataset"),
        inside("producer_id", "actor"),
        inside("reference_system_id", "system"),
        *not_below_zero("rows_count", "people_count", "retention_months"),
        *followed("dataset", "producer_id", "reference_system_id"),
    )

    description: Mapped[Free]
    identifier: Mapped[Free]
    subject_kind: Mapped[Code]
    producer_id: Mapped[Link]
    steward: Mapped[Free]
    contact: Mapped[Free]
    reference_system_id: Mapped[Link]
    theme: Mapped[Code]
    keywords: Mapped[WordList]
    spatial_label: Mapped[Free]
    spatial_granularity: Mapped[Code]
    temporal_start: Mapped[Day]
    temporal_end: Mapped[Day]
    frequency: Mapped[Code]
    created_on: Mapped[Day]
    updated_on: Mapped[Day]
    update_subject: Mapped[Free]
    licence: Mapped[Code]
    fee: Mapped[Free]
    fee_basis: Mapped[Free]
    publication_status: Mapped[Code]
    refusal_ground: Mapped[Code]
    principal_document: Mapped[Answer]
    personal_status: Mapped[Code]
    personal_status_proof: Mapped[Free]
    d312_category: Mapped[Code]
    data_categories: Mapped[WordList]
    data_subjects: Mapped[WordList]
    schema: Mapped[Free]
    documentation_url: Mapped[Free]
    quality_note: Mapped[Free]
    hvd_category: Mapped[Code]
    retention_rule: Mapped[Free]
    retention_months: Mapped[Whole]
    final_fate: Mapped[Code]
    archives_visa: Mapped[Answer]
    rows_count: Mapped[Whole]
    people_count: Mapped[Whole]


class DatasetColumnRow(LineColumns, Base):
    """A column of a dataset; its cells are never kept."""

    __tablename__ = "dataset_column"
    __table_args__ = (inside("owner_id", "dataset"),)

    name: Mapped[Free]
    label: Mapped[Free]
    type: Mapped[Code]
    category: Mapped[Code]
    identifying: Mapped[Code]
    necessary: Mapped[Answer]
    detected_by: Mapped[Free]


class DatasetResourceRow(LineColumns, Base):
    """A file or a service through which a dataset is had."""

    __tablename__ = "dataset_resource"
    __table_args__ = (inside("owner_id", "dataset"), *not_below_zero("size"))

    title: Mapped[Free]
    url: Mapped[Free]
    format: Mapped[Code]
    size: Mapped[Whole]
    modified_on: Mapped[Day]
    kind: Mapped[Code]
    description: Mapped[Free]

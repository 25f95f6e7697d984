"""Frozen versions, audits, and findings with the decisions taken on them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from inventaire.store.base import (
    AccountKey,
    Base,
    Code,
    Free,
    Json,
    Key,
    Link,
    Moment,
    OwnerKey,
    Then,
    inside,
    one_of,
)
from inventaire.store.packing import Packed


class FrozenRow(Base):
    """A version: the whole inventory of one day, as ``inventory/archive.py`` writes it."""

    __tablename__ = "snapshot"
    __table_args__ = (
        UniqueConstraint("organisation_id", "id"),
        Index("ix_snapshot_list", "organisation_id", "taken_at"),
    )

    id: Mapped[Key]
    organisation_id: Mapped[OwnerKey]
    title: Mapped[Free]
    taken_at: Mapped[Then]
    account_id: Mapped[AccountKey]
    who: Mapped[Free]
    content: Mapped[Any] = mapped_column(Packed, deferred=True)


class AuditRunRow(Base):
    """One audit: when, by whom, on which frozen inventory. ``counts`` says how many a severity."""

    __tablename__ = "audit_run"
    __table_args__ = (
        UniqueConstraint("organisation_id", "id"),
        inside("snapshot_id", "snapshot"),
        Index("ix_audit_run_list", "organisation_id", "at"),
    )

    id: Mapped[Key]
    organisation_id: Mapped[OwnerKey]
    snapshot_id: Mapped[int] = mapped_column(Integer)
    at: Mapped[Then]
    account_id: Mapped[AccountKey]
    who: Mapped[Free]
    counts: Mapped[Any] = mapped_column(Json, default=dict)


class FindingRow(Base):
    """What a rule found, followed from one audit to the next; ``key`` makes it the same finding."""

    __tablename__ = "finding"
    __table_args__ = (
        UniqueConstraint("organisation_id", "key"),
        UniqueConstraint("organisation_id", "id"),
        inside("action_id", "action"),
        one_of("severity", "critical", "major", "minor", "info"),
        one_of("decision", "", "accepted", "refused", "planned"),
        Index("ix_finding_rule", "organisation_id", "rule"),
    )

    id: Mapped[Key]
    organisation_id: Mapped[OwnerKey]
    key: Mapped[str] = mapped_column(String(500))
    rule: Mapped[Code]
    severity: Mapped[Code]
    question: Mapped[bool] = mapped_column(Boolean, default=False)
    text: Mapped[Any] = mapped_column(Json)
    records: Mapped[Any] = mapped_column(Json)
    evidence: Mapped[Any] = mapped_column(Json)
    field: Mapped[Free]
    first_seen_at: Mapped[Then]
    last_seen_at: Mapped[Then]
    solved_at: Mapped[Moment]
    decision: Mapped[Code]
    reason: Mapped[Free]
    decided_by: Mapped[Free]
    decided_at: Mapped[Moment]
    action_id: Mapped[Link]


class FindingRecordRow(Base):
    """A record that a finding is about. What a record's page asks is then answered at once."""

    __tablename__ = "finding_record"
    __table_args__ = (inside("finding_id", "finding"),)

    organisation_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String(64), primary_key=True)
    record_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    finding_id: Mapped[int] = mapped_column(Integer, primary_key=True)

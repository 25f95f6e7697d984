"""Actors, systems and flows; and which table keeps which kind of record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from inventaire.store.base import (
    Answer,
    Base,
    Code,
    Day,
    Free,
    Link,
    OwnedColumns,
    WordList,
    followed,
    inside,
    owned,
)
from inventaire.store.datasets import DatasetRow
from inventaire.store.engagement import ActionRow, MissionRow, TrainingRow, WorkshopRow
from inventaire.store.organisations import OrganisationRow, PartnerRow
from inventaire.store.processings import ProcessingRow
from inventaire.store.protection import (
    AssessmentRow,
    BreachRow,
    EvidenceRow,
    RequestRow,
    SecurityReviewRow,
)


class ActorRow(OwnedColumns, Base):
    """Whoever gives, holds or receives data."""

    __tablename__ = "actor"
    __table_args__ = (
        *owned("actor"),
        inside("parent_id", "actor"),
        *followed("actor", "parent_id"),
    )

    kind: Mapped[Code]
    siren: Mapped[Free]
    country: Mapped[Code]
    contact: Mapped[Free]
    parent_id: Mapped[Link]
    dpf_certified: Mapped[Answer]
    dpf_checked_on: Mapped[Day]
    contract_reference: Mapped[Free]
    contract_signed_on: Mapped[Day]
    contract_ends_on: Mapped[Day]
    clauses: Mapped[WordList]
    clauses_checked: Mapped[Answer]
    subprocessors_known: Mapped[Answer]
    deletion_proof: Mapped[Free]
    certifications: Mapped[Free]
    joint_arrangement: Mapped[Free]


class SystemRow(OwnedColumns, Base):
    """Where data are held."""

    __tablename__ = "system"
    __table_args__ = (
        *owned("system"),
        inside("operator_id", "actor"),
        inside("owner_id", "actor"),
        *followed("system", "operator_id", "owner_id"),
    )

    kind: Mapped[Code]
    hosting: Mapped[Code]
    country: Mapped[Code]
    operator_id: Mapped[Link]
    owner_id: Mapped[Link]
    authentication: Mapped[Code]
    exposed: Mapped[Answer]
    backups: Mapped[Answer]
    encrypted_at_rest: Mapped[Answer]
    access_review: Mapped[Answer]
    logging: Mapped[Answer]
    free_text_comments: Mapped[Answer]
    in_service_since: Mapped[Day]
    in_service_until: Mapped[Day]


def _one_end(end: str) -> CheckConstraint:
    # A draft may have no end yet; none may have two.
    return CheckConstraint(
        f"{end}_system_id IS NULL OR {end}_actor_id IS NULL", name=f"{end}_single"
    )


class FlowRow(OwnedColumns, Base):
    """Data going from one place to another; each end is a system or an actor."""

    __tablename__ = "flow"
    __table_args__ = (
        *owned("flow"),
        inside("source_system_id", "system"),
        inside("source_actor_id", "actor"),
        inside("target_system_id", "system"),
        inside("target_actor_id", "actor"),
        _one_end("source"),
        _one_end("target"),
        *followed("flow", "source_system_id", "source_actor_id"),
        *followed("flow", "target_system_id", "target_actor_id"),
    )

    source_system_id: Mapped[Link]
    source_actor_id: Mapped[Link]
    target_system_id: Mapped[Link]
    target_actor_id: Mapped[Link]
    medium: Mapped[Code]
    automation: Mapped[Code]
    frequency: Mapped[Code]
    encrypted: Mapped[Answer]
    transformation: Mapped[Code]
    transformation_proof: Mapped[Free]
    legal_ground: Mapped[Free]
    safeguard: Mapped[Code]
    safeguard_date: Mapped[Day]
    tia_date: Mapped[Day]
    status: Mapped[Code]


#: The table of every kind of record, by its code. Only ``partner`` and ``organisation`` have no
#: ``organisation_id``.
ROWS: Mapping[str, type[Any]] = {
    "dataset": DatasetRow,
    "system": SystemRow,
    "actor": ActorRow,
    "flow": FlowRow,
    "processing": ProcessingRow,
    "breach": BreachRow,
    "request": RequestRow,
    "evidence": EvidenceRow,
    "security_review": SecurityReviewRow,
    "assessment": AssessmentRow,
    "mission": MissionRow,
    "workshop": WorkshopRow,
    "training": TrainingRow,
    "action": ActionRow,
    "organisation": OrganisationRow,
    "partner": PartnerRow,
}

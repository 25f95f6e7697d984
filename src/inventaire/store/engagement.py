"""The consultant's work: missions, workshops, trainings, actions."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from inventaire.store.base import (
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
    owned,
)


class MissionRow(OwnedColumns, Base):
    """What the organisation asked of the consultant."""

    __tablename__ = "mission"
    __table_args__ = owned("mission")

    scope: Mapped[WordList]
    lead: Mapped[Free]
    starts_on: Mapped[Day]
    ends_on: Mapped[Day]
    status: Mapped[Code]
    funding: Mapped[WordList]
    summary: Mapped[Free]


class WorkshopRow(OwnedColumns, Base):
    """A meeting in which the inventory was made or given back."""

    __tablename__ = "workshop"
    __table_args__ = (
        *owned("workshop"),
        inside("mission_id", "mission"),
        *followed("workshop", "mission_id"),
    )

    mission_id: Mapped[Link]
    held_on: Mapped[Day]
    kind: Mapped[Code]
    place: Mapped[Free]
    agenda: Mapped[Free]
    minutes: Mapped[Free]


class WorkshopParticipantRow(LineColumns, Base):
    """Who came to a workshop."""

    __tablename__ = "workshop_participant"
    __table_args__ = (inside("owner_id", "workshop"),)

    name: Mapped[Free]
    service: Mapped[Free]


class TrainingRow(OwnedColumns, Base):
    """A training given in the mission."""

    __tablename__ = "training"
    __table_args__ = (
        *owned("training"),
        inside("mission_id", "mission"),
        *followed("training", "mission_id"),
    )

    mission_id: Mapped[Link]
    programme: Mapped[Code]
    audience: Mapped[WordList]
    held_on: Mapped[Day]
    evaluation: Mapped[Free]


class TrainingParticipantRow(LineColumns, Base):
    """Who came to a training."""

    __tablename__ = "training_participant"
    __table_args__ = (inside("owner_id", "training"),)

    name: Mapped[Free]
    service: Mapped[Free]


class ActionRow(OwnedColumns, Base):
    """Something to do. ``about`` may be of many kinds: operations check it, not the database."""

    __tablename__ = "action"
    __table_args__ = (
        *owned("action"),
        CheckConstraint("progress BETWEEN 0 AND 100", name="progress_percent"),
        Index("ix_action_about", "organisation_id", "about_kind", "about_id"),
    )

    description: Mapped[Free]
    origin: Mapped[Code]
    rule: Mapped[Free]
    about_kind: Mapped[Code]
    about_id: Mapped[Link]
    owner: Mapped[Free]
    due_on: Mapped[Day]
    priority: Mapped[Code]
    effort: Mapped[Code]
    cost: Mapped[Free]
    status: Mapped[Code]
    progress: Mapped[Whole]
    completed_on: Mapped[Day]

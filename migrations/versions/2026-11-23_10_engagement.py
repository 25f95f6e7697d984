"""Create missions, workshops, trainings, actions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "engagement"
down_revision = "reviews"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, those that others link to first."""
    _action()
    _mission()
    _training()
    _workshop()
    _training_participant()
    _workshop_participant()


def downgrade() -> None:
    """Drop them."""
    for table in (
        "workshop_participant",
        "training_participant",
        "workshop",
        "training",
        "mission",
        "action",
    ):
        op.drop_table(table)


def _action() -> None:
    op.create_table(
        "action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(64), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("about_kind", sa.String(64), nullable=False),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("priority", sa.String(64), nullable=False),
        sa.Column("effort", sa.String(64), nullable=False),
        sa.Column("cost", sa.Text(), nullable=False),
        sa.Column("status", sa.String(64), nullable=False),
        sa.Column("progress", sa.BigInteger(), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_action_organisation_id")
        ),
        sa.UniqueConstraint("organisation_id", "id", name=op.f("uq_action_organisation_id_id")),
        sa.CheckConstraint("progress BETWEEN 0 AND 100", name=op.f("ck_action_progress_percent")),
    )
    op.create_index("ix_action_about", "action", ["organisation_id", "about_kind", "about_id"])
    op.create_index("ix_action_list", "action", ["organisation_id", "archived", "sort_name", "id"])


def _mission() -> None:
    op.create_table(
        "mission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("lead", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(64), nullable=False),
        sa.Column("funding", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mission")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_mission_organisation_id")
        ),
        sa.UniqueConstraint("organisation_id", "id", name=op.f("uq_mission_organisation_id_id")),
    )
    op.create_index(
        "ix_mission_list", "mission", ["organisation_id", "archived", "sort_name", "id"]
    )


def _training() -> None:
    op.create_table(
        "training",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("mission_id", sa.Integer(), nullable=True),
        sa.Column("programme", sa.String(64), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("evaluation", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "mission_id"],
            ["mission.organisation_id", "mission.id"],
            name=op.f("fk_training_mission_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_training_organisation_id")
        ),
        sa.UniqueConstraint("organisation_id", "id", name=op.f("uq_training_organisation_id_id")),
    )
    op.create_index(
        "ix_training_list", "training", ["organisation_id", "archived", "sort_name", "id"]
    )


def _workshop() -> None:
    op.create_table(
        "workshop",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("mission_id", sa.Integer(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "mission_id"],
            ["mission.organisation_id", "mission.id"],
            name=op.f("fk_workshop_mission_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_workshop_organisation_id")
        ),
        sa.UniqueConstraint("organisation_id", "id", name=op.f("uq_workshop_organisation_id_id")),
    )
    op.create_index(
        "ix_workshop_list", "workshop", ["organisation_id", "archived", "sort_name", "id"]
    )


def _training_participant() -> None:
    op.create_table(
        "training_participant",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "owner_id", "position", name=op.f("pk_training_participant")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "owner_id"],
            ["training.organisation_id", "training.id"],
            name=op.f("fk_training_participant_owner_id"),
        ),
    )


def _workshop_participant() -> None:
    op.create_table(
        "workshop_participant",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "owner_id", "position", name=op.f("pk_workshop_participant")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "owner_id"],
            ["workshop.organisation_id", "workshop.id"],
            name=op.f("fk_workshop_participant_owner_id"),
        ),
    )

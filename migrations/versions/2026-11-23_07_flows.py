"""Create flows and what they carry."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "flows"
down_revision = "register"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, those that others link to first."""
    _flow()
    _flow_dataset()
    _flow_processing()


def downgrade() -> None:
    """Drop them."""
    for table in (
        "flow_processing",
        "flow_dataset",
        "flow",
    ):
        op.drop_table(table)


def _flow() -> None:
    op.create_table(
        "flow",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("source_system_id", sa.Integer(), nullable=True),
        sa.Column("source_actor_id", sa.Integer(), nullable=True),
        sa.Column("target_system_id", sa.Integer(), nullable=True),
        sa.Column("target_actor_id", sa.Integer(), nullable=True),
        sa.Column("medium", sa.String(64), nullable=False),
        sa.Column("automation", sa.String(64), nullable=False),
        sa.Column("frequency", sa.String(64), nullable=False),
        sa.Column("encrypted", sa.Boolean(), nullable=True),
        sa.Column("transformation", sa.String(64), nullable=False),
        sa.Column("transformation_proof", sa.Text(), nullable=False),
        sa.Column("legal_ground", sa.Text(), nullable=False),
        sa.Column("safeguard", sa.String(64), nullable=False),
        sa.Column("safeguard_date", sa.Date(), nullable=True),
        sa.Column("tia_date", sa.Date(), nullable=True),
        sa.Column("status", sa.String(64), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flow")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_flow_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "source_actor_id"],
            ["actor.organisation_id", "actor.id"],
            name=op.f("fk_flow_source_actor_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "source_system_id"],
            ["system.organisation_id", "system.id"],
            name=op.f("fk_flow_source_system_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "target_actor_id"],
            ["actor.organisation_id", "actor.id"],
            name=op.f("fk_flow_target_actor_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "target_system_id"],
            ["system.organisation_id", "system.id"],
            name=op.f("fk_flow_target_system_id"),
        ),
        sa.UniqueConstraint("organisation_id", "id", name=op.f("uq_flow_organisation_id_id")),
        sa.CheckConstraint(
            "source_system_id IS NULL OR source_actor_id IS NULL",
            name=op.f("ck_flow_source_single"),
        ),
        sa.CheckConstraint(
            "target_system_id IS NULL OR target_actor_id IS NULL",
            name=op.f("ck_flow_target_single"),
        ),
    )
    op.create_index("ix_flow_list", "flow", ["organisation_id", "archived", "sort_name", "id"])
    op.create_index("ix_flow_source_actor", "flow", ["organisation_id", "source_actor_id"])
    op.create_index("ix_flow_source_system", "flow", ["organisation_id", "source_system_id"])
    op.create_index("ix_flow_target_actor", "flow", ["organisation_id", "target_actor_id"])
    op.create_index("ix_flow_target_system", "flow", ["organisation_id", "target_system_id"])


def _flow_dataset() -> None:
    op.create_table(
        "flow_dataset",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("flow_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("dataset_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "flow_id", "dataset_id", name=op.f("pk_flow_dataset")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "dataset_id"],
            ["dataset.organisation_id", "dataset.id"],
            name=op.f("fk_flow_dataset_dataset_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "flow_id"],
            ["flow.organisation_id", "flow.id"],
            name=op.f("fk_flow_dataset_flow_id"),
        ),
    )
    op.create_index("ix_flow_dataset_linked", "flow_dataset", ["organisation_id", "dataset_id"])


def _flow_processing() -> None:
    op.create_table(
        "flow_processing",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("flow_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("processing_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "flow_id", "processing_id", name=op.f("pk_flow_processing")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "flow_id"],
            ["flow.organisation_id", "flow.id"],
            name=op.f("fk_flow_processing_flow_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "processing_id"],
            ["processing.organisation_id", "processing.id"],
            name=op.f("fk_flow_processing_processing_id"),
        ),
    )
    op.create_index(
        "ix_flow_processing_linked", "flow_processing", ["organisation_id", "processing_id"]
    )

"""Create the lines of a processing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "register"
down_revision = "processings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, those that others link to first."""
    _processing_data()
    _processing_measure()
    _processing_recipient()
    _processing_subject()
    _processing_transfer()


def downgrade() -> None:
    """Drop them."""
    for table in (
        "processing_transfer",
        "processing_subject",
        "processing_recipient",
        "processing_measure",
        "processing_data",
    ):
        op.drop_table(table)


def _processing_data() -> None:
    op.create_table(
        "processing_data",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(64), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("retention", sa.Text(), nullable=False),
        sa.Column("active_duration", sa.BigInteger(), nullable=True),
        sa.Column("active_unit", sa.String(64), nullable=False),
        sa.Column("starting_event", sa.Text(), nullable=False),
        sa.Column("intermediate", sa.Text(), nullable=False),
        sa.Column("legal_source", sa.Text(), nullable=False),
        sa.Column("final_fate", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "owner_id", "position", name=op.f("pk_processing_data")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "owner_id"],
            ["processing.organisation_id", "processing.id"],
            name=op.f("fk_processing_data_owner_id"),
        ),
        sa.CheckConstraint(
            "active_duration >= 0", name=op.f("ck_processing_data_active_duration_positive")
        ),
    )


def _processing_measure() -> None:
    op.create_table(
        "processing_measure",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("measure", sa.String(64), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "owner_id", "position", name=op.f("pk_processing_measure")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "owner_id"],
            ["processing.organisation_id", "processing.id"],
            name=op.f("fk_processing_measure_owner_id"),
        ),
    )


def _processing_recipient() -> None:
    op.create_table(
        "processing_recipient",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "owner_id", "position", name=op.f("pk_processing_recipient")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "actor_id"],
            ["actor.organisation_id", "actor.id"],
            name=op.f("fk_processing_recipient_actor_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "owner_id"],
            ["processing.organisation_id", "processing.id"],
            name=op.f("fk_processing_recipient_owner_id"),
        ),
    )


def _processing_subject() -> None:
    op.create_table(
        "processing_subject",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(64), nullable=False),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("vulnerable", sa.Boolean(), nullable=True),
        sa.Column("minors", sa.Boolean(), nullable=True),
        sa.Column("count", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint(
            "organisation_id", "owner_id", "position", name=op.f("pk_processing_subject")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "owner_id"],
            ["processing.organisation_id", "processing.id"],
            name=op.f("fk_processing_subject_owner_id"),
        ),
        sa.CheckConstraint("count >= 0", name=op.f("ck_processing_subject_count_positive")),
    )


def _processing_transfer() -> None:
    op.create_table(
        "processing_transfer",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("country", sa.String(64), nullable=False),
        sa.Column("safeguard", sa.String(64), nullable=False),
        sa.Column("documentation", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "owner_id", "position", name=op.f("pk_processing_transfer")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "actor_id"],
            ["actor.organisation_id", "actor.id"],
            name=op.f("fk_processing_transfer_actor_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "owner_id"],
            ["processing.organisation_id", "processing.id"],
            name=op.f("fk_processing_transfer_owner_id"),
        ),
    )

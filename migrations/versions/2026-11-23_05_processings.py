"""Create processings and what they link to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "processings"
down_revision = "datasets"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, those that others link to first."""
    _processing()
    _processing_client()
    _processing_joint_controller()
    _processing_system()
    _processing_dataset()


def downgrade() -> None:
    """Drop them."""
    for table in (
        "processing_dataset",
        "processing_system",
        "processing_joint_controller",
        "processing_client",
        "processing",
    ):
        op.drop_table(table)


def _processing() -> None:
    op.create_table(
        "processing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("role", sa.String(64), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=True),
        sa.Column("purposes", sa.Text(), nullable=False),
        sa.Column("legal_bases", sa.Text(), nullable=False),
        sa.Column("legal_text", sa.Text(), nullable=False),
        sa.Column("legal_justification", sa.Text(), nullable=False),
        sa.Column("balancing_test", sa.Text(), nullable=False),
        sa.Column("article_9_exception", sa.Text(), nullable=False),
        sa.Column("article_10_ground", sa.String(64), nullable=False),
        sa.Column("nir_ground", sa.String(64), nullable=False),
        sa.Column("no_recipient", sa.Boolean(), nullable=True),
        sa.Column("data_source", sa.String(64), nullable=False),
        sa.Column("notice", sa.Boolean(), nullable=True),
        sa.Column("notice_url", sa.Text(), nullable=False),
        sa.Column("consent_record", sa.Text(), nullable=False),
        sa.Column("parental_consent", sa.Boolean(), nullable=True),
        sa.Column("online_service", sa.Boolean(), nullable=True),
        sa.Column("rights_note", sa.Text(), nullable=False),
        sa.Column("automated_decision", sa.Boolean(), nullable=True),
        sa.Column("dpia_criteria", sa.Text(), nullable=False),
        sa.Column("dpia_required_type", sa.String(64), nullable=False),
        sa.Column("dpia_exemption", sa.String(64), nullable=False),
        sa.Column("dpia_status", sa.String(64), nullable=False),
        sa.Column("dpia_date", sa.Date(), nullable=True),
        sa.Column("dpia_url", sa.Text(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("updated_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("replaced_by_id", sa.Integer(), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(64), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=True),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_processing")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_processing_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "replaced_by_id"],
            ["processing.organisation_id", "processing.id"],
            name=op.f("fk_processing_replaced_by_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "service_id"],
            ["actor.organisation_id", "actor.id"],
            name=op.f("fk_processing_service_id"),
        ),
        sa.UniqueConstraint("organisation_id", "id", name=op.f("uq_processing_organisation_id_id")),
    )
    op.create_index(
        "ix_processing_list", "processing", ["organisation_id", "archived", "sort_name", "id"]
    )
    op.create_index(
        "uq_processing_reference",
        "processing",
        ["organisation_id", "reference"],
        unique=True,
        sqlite_where=sa.text("reference <> '' AND NOT archived"),
        postgresql_where=sa.text("reference <> '' AND NOT archived"),
    )


def _processing_client() -> None:
    op.create_table(
        "processing_client",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("processing_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "processing_id", "client_id", name=op.f("pk_processing_client")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "client_id"],
            ["actor.organisation_id", "actor.id"],
            name=op.f("fk_processing_client_client_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "processing_id"],
            ["processing.organisation_id", "processing.id"],
            name=op.f("fk_processing_client_processing_id"),
        ),
    )
    op.create_index(
        "ix_processing_client_linked", "processing_client", ["organisation_id", "client_id"]
    )


def _processing_joint_controller() -> None:
    op.create_table(
        "processing_joint_controller",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("processing_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("joint_controller_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id",
            "processing_id",
            "joint_controller_id",
            name=op.f("pk_processing_joint_controller"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "joint_controller_id"],
            ["actor.organisation_id", "actor.id"],
            name=op.f("fk_processing_joint_controller_joint_controller_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "processing_id"],
            ["processing.organisation_id", "processing.id"],
            name=op.f("fk_processing_joint_controller_processing_id"),
        ),
    )
    op.create_index(
        "ix_processing_joint_controller_linked",
        "processing_joint_controller",
        ["organisation_id", "joint_controller_id"],
    )


def _processing_system() -> None:
    op.create_table(
        "processing_system",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("processing_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("system_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "processing_id", "system_id", name=op.f("pk_processing_system")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "processing_id"],
            ["processing.organisation_id", "processing.id"],
            name=op.f("fk_processing_system_processing_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "system_id"],
            ["system.organisation_id", "system.id"],
            name=op.f("fk_processing_system_system_id"),
        ),
    )
    op.create_index(
        "ix_processing_system_linked", "processing_system", ["organisation_id", "system_id"]
    )


def _processing_dataset() -> None:
    op.create_table(
        "processing_dataset",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("processing_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("dataset_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "processing_id", "dataset_id", name=op.f("pk_processing_dataset")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "dataset_id"],
            ["dataset.organisation_id", "dataset.id"],
            name=op.f("fk_processing_dataset_dataset_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "processing_id"],
            ["processing.organisation_id", "processing.id"],
            name=op.f("fk_processing_dataset_processing_id"),
        ),
    )
    op.create_index(
        "ix_processing_dataset_linked", "processing_dataset", ["organisation_id", "dataset_id"]
    )

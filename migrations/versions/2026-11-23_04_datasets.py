"""Create datasets, their columns and resources."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "datasets"
down_revision = "actors"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, those that others link to first."""
    _dataset()
    _dataset_column()
    _dataset_resource()
    _dataset_system()


def downgrade() -> None:
    """Drop them."""
    for table in (
        "dataset_system",
        "dataset_resource",
        "dataset_column",
        "dataset",
    ):
        op.drop_table(table)


def _dataset() -> None:
    op.create_table(
        "dataset",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("subject_kind", sa.String(64), nullable=False),
        sa.Column("producer_id", sa.Integer(), nullable=True),
        sa.Column("steward", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("reference_system_id", sa.Integer(), nullable=True),
        sa.Column("theme", sa.String(64), nullable=False),
        sa.Column("keywords", sa.Text(), nullable=False),
        sa.Column("spatial_label", sa.Text(), nullable=False),
        sa.Column("spatial_granularity", sa.String(64), nullable=False),
        sa.Column("temporal_start", sa.Date(), nullable=True),
        sa.Column("temporal_end", sa.Date(), nullable=True),
        sa.Column("frequency", sa.String(64), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=True),
        sa.Column("updated_on", sa.Date(), nullable=True),
        sa.Column("update_subject", sa.Text(), nullable=False),
        sa.Column("licence", sa.String(64), nullable=False),
        sa.Column("fee", sa.Text(), nullable=False),
        sa.Column("fee_basis", sa.Text(), nullable=False),
        sa.Column("publication_status", sa.String(64), nullable=False),
        sa.Column("refusal_ground", sa.String(64), nullable=False),
        sa.Column("principal_document", sa.Boolean(), nullable=True),
        sa.Column("personal_status", sa.String(64), nullable=False),
        sa.Column("personal_status_proof", sa.Text(), nullable=False),
        sa.Column("d312_category", sa.String(64), nullable=False),
        sa.Column("data_categories", sa.Text(), nullable=False),
        sa.Column("data_subjects", sa.Text(), nullable=False),
        sa.Column("schema", sa.Text(), nullable=False),
        sa.Column("documentation_url", sa.Text(), nullable=False),
        sa.Column("quality_note", sa.Text(), nullable=False),
        sa.Column("hvd_category", sa.String(64), nullable=False),
        sa.Column("retention_rule", sa.Text(), nullable=False),
        sa.Column("retention_months", sa.BigInteger(), nullable=True),
        sa.Column("final_fate", sa.String(64), nullable=False),
        sa.Column("archives_visa", sa.Boolean(), nullable=True),
        sa.Column("rows_count", sa.BigInteger(), nullable=True),
        sa.Column("people_count", sa.BigInteger(), nullable=True),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dataset")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_dataset_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "producer_id"],
            ["actor.organisation_id", "actor.id"],
            name=op.f("fk_dataset_producer_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "reference_system_id"],
            ["system.organisation_id", "system.id"],
            name=op.f("fk_dataset_reference_system_id"),
        ),
        sa.UniqueConstraint("organisation_id", "id", name=op.f("uq_dataset_organisation_id_id")),
        sa.CheckConstraint("people_count >= 0", name=op.f("ck_dataset_people_count_positive")),
        sa.CheckConstraint(
            "retention_months >= 0", name=op.f("ck_dataset_retention_months_positive")
        ),
        sa.CheckConstraint("rows_count >= 0", name=op.f("ck_dataset_rows_count_positive")),
    )
    op.create_index(
        "ix_dataset_list", "dataset", ["organisation_id", "archived", "sort_name", "id"]
    )
    op.create_index("ix_dataset_producer", "dataset", ["organisation_id", "producer_id"])


def _dataset_column() -> None:
    op.create_table(
        "dataset_column",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("type", sa.String(64), nullable=False),
        sa.Column("category", sa.String(64), nullable=False),
        sa.Column("identifying", sa.String(64), nullable=False),
        sa.Column("necessary", sa.Boolean(), nullable=True),
        sa.Column("detected_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "owner_id", "position", name=op.f("pk_dataset_column")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "owner_id"],
            ["dataset.organisation_id", "dataset.id"],
            name=op.f("fk_dataset_column_owner_id"),
        ),
    )


def _dataset_resource() -> None:
    op.create_table(
        "dataset_resource",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("format", sa.String(64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("modified_on", sa.Date(), nullable=True),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "owner_id", "position", name=op.f("pk_dataset_resource")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "owner_id"],
            ["dataset.organisation_id", "dataset.id"],
            name=op.f("fk_dataset_resource_owner_id"),
        ),
        sa.CheckConstraint("size >= 0", name=op.f("ck_dataset_resource_size_positive")),
    )


def _dataset_system() -> None:
    op.create_table(
        "dataset_system",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("dataset_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("system_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "dataset_id", "system_id", name=op.f("pk_dataset_system")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "dataset_id"],
            ["dataset.organisation_id", "dataset.id"],
            name=op.f("fk_dataset_system_dataset_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "system_id"],
            ["system.organisation_id", "system.id"],
            name=op.f("fk_dataset_system_system_id"),
        ),
    )
    op.create_index("ix_dataset_system_linked", "dataset_system", ["organisation_id", "system_id"])

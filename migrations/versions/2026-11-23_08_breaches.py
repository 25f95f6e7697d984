"""Create breaches and requests."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "breaches"
down_revision = "flows"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, those that others link to first."""
    _breach()
    _request()
    _breach_processor()
    _breach_processing()
    _breach_system()
    _request_processing()


def downgrade() -> None:
    """Drop them."""
    for table in (
        "request_processing",
        "breach_system",
        "breach_processing",
        "breach_processor",
        "request",
        "breach",
    ):
        op.drop_table(table)


def _breach() -> None:
    op.create_table(
        "breach",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("discovered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ongoing", sa.Boolean(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("natures", sa.Text(), nullable=False),
        sa.Column("origins", sa.Text(), nullable=False),
        sa.Column("cause", sa.String(64), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("people", sa.Text(), nullable=False),
        sa.Column("records_count", sa.BigInteger(), nullable=True),
        sa.Column("people_count", sa.BigInteger(), nullable=True),
        sa.Column("impacts", sa.Text(), nullable=False),
        sa.Column("gravity", sa.String(64), nullable=False),
        sa.Column("measures_before", sa.Text(), nullable=False),
        sa.Column("measures_after", sa.Text(), nullable=False),
        sa.Column("communication", sa.String(64), nullable=False),
        sa.Column("communication_note", sa.Text(), nullable=False),
        sa.Column("notification", sa.String(64), nullable=False),
        sa.Column("notified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delay_reason", sa.Text(), nullable=False),
        sa.Column("cnil_number", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_breach")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_breach_organisation_id")
        ),
        sa.UniqueConstraint("organisation_id", "id", name=op.f("uq_breach_organisation_id_id")),
        sa.CheckConstraint("people_count >= 0", name=op.f("ck_breach_people_count_positive")),
        sa.CheckConstraint("records_count >= 0", name=op.f("ck_breach_records_count_positive")),
    )
    op.create_index("ix_breach_list", "breach", ["organisation_id", "archived", "sort_name", "id"])


def _request() -> None:
    op.create_table(
        "request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("object", sa.String(64), nullable=False),
        sa.Column("demand", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("applicant", sa.Text(), nullable=False),
        sa.Column("applicant_contact", sa.Text(), nullable=False),
        sa.Column("concerned_person", sa.Text(), nullable=False),
        sa.Column("identity_checked", sa.Boolean(), nullable=True),
        sa.Column("legitimate", sa.Boolean(), nullable=True),
        sa.Column("state", sa.String(64), nullable=False),
        sa.Column("extended", sa.Boolean(), nullable=True),
        sa.Column("extension_reason", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer_type", sa.String(64), nullable=False),
        sa.Column("refusal_reason", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_request_organisation_id")
        ),
        sa.UniqueConstraint("organisation_id", "id", name=op.f("uq_request_organisation_id_id")),
    )
    op.create_index(
        "ix_request_list", "request", ["organisation_id", "archived", "sort_name", "id"]
    )


def _breach_processor() -> None:
    op.create_table(
        "breach_processor",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("breach_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("processor_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "breach_id", "processor_id", name=op.f("pk_breach_processor")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "breach_id"],
            ["breach.organisation_id", "breach.id"],
            name=op.f("fk_breach_processor_breach_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "processor_id"],
            ["actor.organisation_id", "actor.id"],
            name=op.f("fk_breach_processor_processor_id"),
        ),
    )
    op.create_index(
        "ix_breach_processor_linked", "breach_processor", ["organisation_id", "processor_id"]
    )


def _breach_processing() -> None:
    op.create_table(
        "breach_processing",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("breach_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("processing_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "breach_id", "processing_id", name=op.f("pk_breach_processing")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "breach_id"],
            ["breach.organisation_id", "breach.id"],
            name=op.f("fk_breach_processing_breach_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "processing_id"],
            ["processing.organisation_id", "processing.id"],
            name=op.f("fk_breach_processing_processing_id"),
        ),
    )
    op.create_index(
        "ix_breach_processing_linked", "breach_processing", ["organisation_id", "processing_id"]
    )


def _breach_system() -> None:
    op.create_table(
        "breach_system",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("breach_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("system_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "breach_id", "system_id", name=op.f("pk_breach_system")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "breach_id"],
            ["breach.organisation_id", "breach.id"],
            name=op.f("fk_breach_system_breach_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "system_id"],
            ["system.organisation_id", "system.id"],
            name=op.f("fk_breach_system_system_id"),
        ),
    )
    op.create_index("ix_breach_system_linked", "breach_system", ["organisation_id", "system_id"])


def _request_processing() -> None:
    op.create_table(
        "request_processing",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("processing_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "request_id", "processing_id", name=op.f("pk_request_processing")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "processing_id"],
            ["processing.organisation_id", "processing.id"],
            name=op.f("fk_request_processing_processing_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "request_id"],
            ["request.organisation_id", "request.id"],
            name=op.f("fk_request_processing_request_id"),
        ),
    )
    op.create_index(
        "ix_request_processing_linked", "request_processing", ["organisation_id", "processing_id"]
    )

"""Create evidence, security and maturity reviews."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "reviews"
down_revision = "breaches"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, those that others link to first."""
    _assessment()
    _evidence()
    _security_review()
    _assessment_answer()
    _security_review_sheet()


def downgrade() -> None:
    """Drop them."""
    for table in (
        "security_review_sheet",
        "assessment_answer",
        "security_review",
        "evidence",
        "assessment",
    ):
        op.drop_table(table)


def _assessment() -> None:
    op.create_table(
        "assessment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=True),
        sa.Column("questionnaire", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_assessment_organisation_id")
        ),
        sa.UniqueConstraint("organisation_id", "id", name=op.f("uq_assessment_organisation_id_id")),
    )
    op.create_index(
        "ix_assessment_list", "assessment", ["organisation_id", "archived", "sort_name", "id"]
    )


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("about_kind", sa.String(64), nullable=False),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_evidence_organisation_id")
        ),
        sa.UniqueConstraint("organisation_id", "id", name=op.f("uq_evidence_organisation_id_id")),
    )
    op.create_index("ix_evidence_about", "evidence", ["organisation_id", "about_kind", "about_id"])
    op.create_index(
        "ix_evidence_list", "evidence", ["organisation_id", "archived", "sort_name", "id"]
    )


def _security_review() -> None:
    op.create_table(
        "security_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_security_review")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_security_review_organisation_id"),
        ),
        sa.UniqueConstraint(
            "organisation_id", "id", name=op.f("uq_security_review_organisation_id_id")
        ),
    )
    op.create_index(
        "ix_security_review_list",
        "security_review",
        ["organisation_id", "archived", "sort_name", "id"],
    )


def _assessment_answer() -> None:
    op.create_table(
        "assessment_answer",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("level", sa.BigInteger(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "owner_id", "position", name=op.f("pk_assessment_answer")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "owner_id"],
            ["assessment.organisation_id", "assessment.id"],
            name=op.f("fk_assessment_answer_owner_id"),
        ),
        sa.CheckConstraint("level BETWEEN 1 AND 5", name=op.f("ck_assessment_answer_level_scale")),
    )


def _security_review_sheet() -> None:
    op.create_table(
        "security_review_sheet",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(64), nullable=False),
        sa.Column("answer", sa.String(64), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "owner_id", "position", name=op.f("pk_security_review_sheet")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "owner_id"],
            ["security_review.organisation_id", "security_review.id"],
            name=op.f("fk_security_review_sheet_owner_id"),
        ),
    )

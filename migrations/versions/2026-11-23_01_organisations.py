"""Create organisations and partners."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "organisations"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, those that others link to first."""
    _organisation()
    _partner()


def downgrade() -> None:
    """Drop them."""
    for table in (
        "partner",
        "organisation",
    ):
        op.drop_table(table)


def _organisation() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("slug", sa.String(80), nullable=False),
        sa.Column("legal_form", sa.String(64), nullable=False),
        sa.Column("siren", sa.Text(), nullable=False),
        sa.Column("siret", sa.Text(), nullable=False),
        sa.Column("rna", sa.Text(), nullable=False),
        sa.Column("population", sa.BigInteger(), nullable=True),
        sa.Column("staff_fte", sa.Float(), nullable=True),
        sa.Column("public_service_mission", sa.Boolean(), nullable=True),
        sa.Column("uses_decision_algorithm", sa.Boolean(), nullable=True),
        sa.Column("algorithm_rules_url", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("website", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("controller_name", sa.Text(), nullable=False),
        sa.Column("controller_title", sa.Text(), nullable=False),
        sa.Column("controller_contact", sa.Text(), nullable=False),
        sa.Column("representative", sa.Text(), nullable=False),
        sa.Column("dpo_kind", sa.String(64), nullable=False),
        sa.Column("dpo_name", sa.Text(), nullable=False),
        sa.Column("dpo_company", sa.Text(), nullable=False),
        sa.Column("dpo_contact", sa.Text(), nullable=False),
        sa.Column("dpo_functions", sa.Text(), nullable=False),
        sa.Column("dpo_cnil_number", sa.Text(), nullable=False),
        sa.Column("dpo_designated_on", sa.Date(), nullable=True),
        sa.Column("dpo_published", sa.Boolean(), nullable=True),
        sa.Column("prada_name", sa.Text(), nullable=False),
        sa.Column("rip_url", sa.Text(), nullable=False),
        sa.Column("rip_revised_on", sa.Date(), nullable=True),
        sa.Column("portal_url", sa.Text(), nullable=False),
        sa.Column("rights_procedure", sa.String(64), nullable=False),
        sa.Column("breach_procedure", sa.String(64), nullable=False),
        sa.Column("archives_contact", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("slug", name=op.f("uq_organisation_slug")),
        sa.CheckConstraint("population >= 0", name=op.f("ck_organisation_population_positive")),
        sa.CheckConstraint("staff_fte >= 0", name=op.f("ck_organisation_staff_fte_positive")),
    )


def _partner() -> None:
    op.create_table(
        "partner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("territory", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("offer", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
    )
    op.create_index("ix_partner_list", "partner", ["archived", "sort_name", "id"])

"""Create actors and systems."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "actors"
down_revision = "accounts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, those that others link to first."""
    _actor()
    _actor_subprocessor()
    _system()


def downgrade() -> None:
    """Drop them."""
    for table in (
        "system",
        "actor_subprocessor",
        "actor",
    ):
        op.drop_table(table)


def _actor() -> None:
    op.create_table(
        "actor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("siren", sa.Text(), nullable=False),
        sa.Column("country", sa.String(64), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("dpf_certified", sa.Boolean(), nullable=True),
        sa.Column("dpf_checked_on", sa.Date(), nullable=True),
        sa.Column("contract_reference", sa.Text(), nullable=False),
        sa.Column("contract_signed_on", sa.Date(), nullable=True),
        sa.Column("contract_ends_on", sa.Date(), nullable=True),
        sa.Column("clauses", sa.Text(), nullable=False),
        sa.Column("clauses_checked", sa.Boolean(), nullable=True),
        sa.Column("subprocessors_known", sa.Boolean(), nullable=True),
        sa.Column("deletion_proof", sa.Text(), nullable=False),
        sa.Column("certifications", sa.Text(), nullable=False),
        sa.Column("joint_arrangement", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_actor_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "parent_id"],
            ["actor.organisation_id", "actor.id"],
            name=op.f("fk_actor_parent_id"),
        ),
        sa.UniqueConstraint("organisation_id", "id", name=op.f("uq_actor_organisation_id_id")),
    )
    op.create_index("ix_actor_list", "actor", ["organisation_id", "archived", "sort_name", "id"])


def _actor_subprocessor() -> None:
    op.create_table(
        "actor_subprocessor",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("subprocessor_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "actor_id", "subprocessor_id", name=op.f("pk_actor_subprocessor")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "actor_id"],
            ["actor.organisation_id", "actor.id"],
            name=op.f("fk_actor_subprocessor_actor_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "subprocessor_id"],
            ["actor.organisation_id", "actor.id"],
            name=op.f("fk_actor_subprocessor_subprocessor_id"),
        ),
    )
    op.create_index(
        "ix_actor_subprocessor_linked", "actor_subprocessor", ["organisation_id", "subprocessor_id"]
    )


def _system() -> None:
    op.create_table(
        "system",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("hosting", sa.String(64), nullable=False),
        sa.Column("country", sa.String(64), nullable=False),
        sa.Column("operator_id", sa.Integer(), nullable=True),
        sa.Column("authentication", sa.String(64), nullable=False),
        sa.Column("exposed", sa.Boolean(), nullable=True),
        sa.Column("backups", sa.Boolean(), nullable=True),
        sa.Column("encrypted_at_rest", sa.Boolean(), nullable=True),
        sa.Column("access_review", sa.Boolean(), nullable=True),
        sa.Column("logging", sa.Boolean(), nullable=True),
        sa.Column("free_text_comments", sa.Boolean(), nullable=True),
        sa.Column("in_service_since", sa.Date(), nullable=True),
        sa.Column("in_service_until", sa.Date(), nullable=True),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_system")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "operator_id"],
            ["actor.organisation_id", "actor.id"],
            name=op.f("fk_system_operator_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_system_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "owner_id"],
            ["actor.organisation_id", "actor.id"],
            name=op.f("fk_system_owner_id"),
        ),
        sa.UniqueConstraint("organisation_id", "id", name=op.f("uq_system_organisation_id_id")),
    )
    op.create_index("ix_system_list", "system", ["organisation_id", "archived", "sort_name", "id"])

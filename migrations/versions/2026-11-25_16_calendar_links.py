"""Create the addresses at which calendars read the dates of an organisation."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "calendar_links"
down_revision = "saved_views"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "calendar_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_calendar_link_account_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_calendar_link_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_link_token_hash")),
        sa.UniqueConstraint(
            "organisation_id",
            "account_id",
            name=op.f("uq_calendar_link_organisation_id_account_id"),
        ),
    )
    op.create_index("ix_calendar_link_account", "calendar_link", ["account_id"], unique=False)


def downgrade() -> None:
    """Drop it: calendars no longer follow."""
    op.drop_table("calendar_link")

"""Create the public pages of directories, and their yearly revisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "directories"
down_revision = "headings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "directory_page",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["opened_by"],
            ["account.id"],
            name=op.f("fk_directory_page_opened_by"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_directory_page_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directory_page")),
        sa.UniqueConstraint("organisation_id", name=op.f("uq_directory_page_organisation_id")),
    )
    op.create_table(
        "directory_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("snapshot_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_directory_revision_account_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "snapshot_id"],
            ["snapshot.organisation_id", "snapshot.id"],
            name=op.f("fk_directory_revision_snapshot_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_directory_revision_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directory_revision")),
    )
    op.create_index(
        "ix_directory_revision_list", "directory_revision", ["organisation_id", "at"], unique=False
    )


def downgrade() -> None:
    """Drop them: every page goes off line, and the dates of revisions are lost."""
    op.drop_table("directory_revision")
    op.drop_table("directory_page")

"""Keep how lists are read: the cells of a preview, and what somebody said of headings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "headings"
down_revision = "identifier"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table, and the columns of imports."""
    op.create_table(
        "headings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("signature", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_headings_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_headings")),
        sa.UniqueConstraint(
            "organisation_id", "signature", name=op.f("uq_headings_organisation_id_signature")
        ),
    )
    with op.batch_alter_table("import") as batch:
        batch.add_column(sa.Column("source", sa.LargeBinary(), nullable=True))
        batch.add_column(sa.Column("reading", sa.Text(), nullable=False, server_default="{}"))
    with op.batch_alter_table("import") as batch:
        batch.alter_column("reading", server_default=None)


def downgrade() -> None:
    """Forget how lists are read."""
    with op.batch_alter_table("import") as batch:
        batch.drop_column("reading")
        batch.drop_column("source")
    op.drop_table("headings")

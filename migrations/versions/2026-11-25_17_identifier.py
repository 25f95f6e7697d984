"""Keep what a portal or a catalogue calls a dataset."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "identifier"
down_revision = "calendar_links"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No dataset that is recorded came from a catalogue."""
    with op.batch_alter_table("dataset") as table:
        table.add_column(sa.Column("identifier", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("dataset") as table:
        table.alter_column("identifier", server_default=None)


def downgrade() -> None:
    """Forget what others call it."""
    with op.batch_alter_table("dataset") as table:
        table.drop_column("identifier")

"""Remember which entry of the library, and which edition, a processing came from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "library_marks"
down_revision = "attachments"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was recorded before came from no library."""
    with op.batch_alter_table("processing") as table:
        table.add_column(sa.Column("library_code", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("library_edition", sa.Date(), nullable=True))
    with op.batch_alter_table("processing") as table:
        table.alter_column("library_code", server_default=None)


def downgrade() -> None:
    """Forget where processings came from."""
    with op.batch_alter_table("processing") as table:
        table.drop_column("library_edition")
        table.drop_column("library_code")

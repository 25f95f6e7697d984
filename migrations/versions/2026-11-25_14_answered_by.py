"""Say who answered a maturity questionnaire."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "answered_by"
down_revision = "followed_links"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody was said to have answered those that are recorded."""
    with op.batch_alter_table("assessment") as table:
        table.add_column(sa.Column("answered_by", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("assessment") as table:
        table.alter_column("answered_by", server_default=None)


def downgrade() -> None:
    """Forget who answered."""
    with op.batch_alter_table("assessment") as table:
        table.drop_column("answered_by")

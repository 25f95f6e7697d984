"""Follow links both ways: an index on each, and which records each finding is about."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "followed_links"
down_revision = "shares"
branch_labels = None
depends_on = None

#: Tables and columns that link to a record and had no index.
_LINKS = (
    ("dataset", "reference_system_id"),
    ("actor", "parent_id"),
    ("system", "operator_id"),
    ("system", "owner_id"),
    ("processing", "service_id"),
    ("processing", "replaced_by_id"),
    ("processing_recipient", "actor_id"),
    ("processing_transfer", "actor_id"),
    ("workshop", "mission_id"),
    ("training", "mission_id"),
)
#: Tables of links: their owners and what they link to.
_MANY_LINKS = (
    ("dataset", "system"),
    ("actor", "subprocessor"),
    ("flow", "dataset"),
    ("flow", "processing"),
    ("processing", "joint_controller"),
    ("processing", "client"),
    ("processing", "dataset"),
    ("processing", "system"),
    ("breach", "processing"),
    ("breach", "system"),
    ("breach", "processor"),
    ("request", "processing"),
)
_FINDING = "uq_finding_organisation_id_id"


def upgrade() -> None:
    """Create the indices and the table, and fill it from the findings that are kept."""
    for table, column in _LINKS:
        op.create_index(_index(table, column), table, ["organisation_id", column])
    for owner, linked in _MANY_LINKS:
        # With the owner in it, the index alone answers who links to a record.
        _index_again(owner, linked, f"{owner}_id")
    _journal_index("at")
    with op.batch_alter_table("finding") as finding:
        finding.create_unique_constraint(_FINDING, ["organisation_id", "id"])
    _finding_record()
    _fill()


def downgrade() -> None:
    """Drop them: findings themselves still say which records they are about."""
    op.drop_table("finding_record")
    with op.batch_alter_table("finding") as finding:
        finding.drop_constraint(_FINDING, type_="unique")
    _journal_index("id")
    for owner, linked in _MANY_LINKS:
        _index_again(owner, linked)
    for table, column in reversed(_LINKS):
        op.drop_index(_index(table, column), table)


def _index(table: str, column: str) -> str:
    return f"ix_{table}_{column.removesuffix('_id')}"


def _index_again(owner: str, linked: str, *more: str) -> None:
    table = f"{owner}_{linked}"
    op.drop_index(f"ix_{table}_linked", table)
    op.create_index(f"ix_{table}_linked", table, ["organisation_id", f"{linked}_id", *more])


def _journal_index(last: str) -> None:
    """The journal of a record is read from the latest line: the index stands in that order."""
    op.drop_index("ix_journal_record", "journal")
    op.create_index("ix_journal_record", "journal", ["organisation_id", "kind", "record_id", last])


def _finding_record() -> None:
    op.create_table(
        "finding_record",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("finding_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "organisation_id", "kind", "record_id", "finding_id", name=op.f("pk_finding_record")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "finding_id"],
            ["finding.organisation_id", "finding.id"],
            name=op.f("fk_finding_record_finding_id"),
        ),
    )


def _fill() -> None:
    kept = sa.table("finding", *map(sa.column, ("organisation_id", "id", "records")))
    made = sa.table(
        "finding_record",
        *map(sa.column, ("organisation_id", "kind", "record_id", "finding_id")),
    )
    rows = [
        {"organisation_id": owner, "kind": kind, "record_id": record, "finding_id": number}
        for owner, number, records in op.get_bind().execute(sa.select(kept))
        for kind, record in {tuple(ref) for ref in json.loads(records)}
    ]
    if rows:
        op.get_bind().execute(sa.insert(made), rows)

"""What hangs on a record: its links to several others, and the lines that live inside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, Table

from inventaire.store.base import Base
from inventaire.store.datasets import DatasetColumnRow, DatasetResourceRow
from inventaire.store.engagement import TrainingParticipantRow, WorkshopParticipantRow
from inventaire.store.processings import (
    ProcessingDataRow,
    ProcessingMeasureRow,
    ProcessingRecipientRow,
    ProcessingSubjectRow,
    ProcessingTransferRow,
)
from inventaire.store.protection import AssessmentAnswerRow, SecuritySheetRow


def _links(owner: str, linked: str, to: str) -> Table:
    """The table ``<owner>_<linked>``: which records an owner names, in which order.

    Whatever its columns are called in the database, statements say ``owner_id`` and ``linked_id``.
    """
    name = f"{owner}_{linked}"
    return Table(
        name,
        Base.metadata,
        Column("organisation_id", Integer, primary_key=True),
        Column(f"{owner}_id", Integer, primary_key=True, key="owner_id"),
        Column(f"{linked}_id", Integer, primary_key=True, key="linked_id"),
        Column("position", Integer, nullable=False),
        ForeignKeyConstraint(
            ["organisation_id", "owner_id"], [f"{owner}.organisation_id", f"{owner}.id"]
        ),
        ForeignKeyConstraint(
            ["organisation_id", "linked_id"], [f"{to}.organisation_id", f"{to}.id"]
        ),
        Index(f"ix_{name}_linked", "organisation_id", "linked_id", "owner_id"),
    )


#: The table of each field that links to several records, by kind and field.
LINKS: Mapping[tuple[str, str], Table] = {
    ("dataset", "systems"): _links("dataset", "system", "system"),
    ("actor", "subprocessors"): _links("actor", "subprocessor", "actor"),
    ("flow", "datasets"): _links("flow", "dataset", "dataset"),
    ("flow", "processings"): _links("flow", "processing", "processing"),
    ("processing", "joint_controllers"): _links("processing", "joint_controller", "actor"),
    ("processing", "clients"): _links("processing", "client", "actor"),
    ("processing", "datasets"): _links("processing", "dataset", "dataset"),
    ("processing", "systems"): _links("processing", "system", "system"),
    ("breach", "processings"): _links("breach", "processing", "processing"),
    ("breach", "systems"): _links("breach", "system", "system"),
    ("breach", "processors"): _links("breach", "processor", "actor"),
    ("request", "processings"): _links("request", "processing", "processing"),
}

#: The table of each field that holds lines, by kind and field.
LINES: Mapping[tuple[str, str], Table] = {
    key: cast(Table, row.__table__)
    for key, row in cast(
        Mapping[tuple[str, str], Any],
        {
            ("dataset", "columns"): DatasetColumnRow,
            ("dataset", "resources"): DatasetResourceRow,
            ("processing", "subjects"): ProcessingSubjectRow,
            ("processing", "data"): ProcessingDataRow,
            ("processing", "recipients"): ProcessingRecipientRow,
            ("processing", "transfers"): ProcessingTransferRow,
            ("processing", "measures"): ProcessingMeasureRow,
            ("workshop", "participants"): WorkshopParticipantRow,
            ("training", "participants"): TrainingParticipantRow,
            ("security_review", "sheets"): SecuritySheetRow,
            ("assessment", "answers"): AssessmentAnswerRow,
        },
    ).items()
}

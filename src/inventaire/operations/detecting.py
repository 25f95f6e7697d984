"""What was found in a sample and accepted becomes columns of a dataset; never a value of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from inventaire.inventory.dataset import Column, Dataset
from inventaire.operations.author import Author
from inventaire.operations.records import change_record, create_record
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.people import DATA_CATEGORIES

#: What a dataset says of people until somebody answers.
TO_STUDY = "to_study"
#: Answers that a personal column speaks against, or that are none.
DOUBTFUL = frozenset({"", "none"})


def known_column(columns: Sequence[Column], name: str) -> Column | None:
    """The column that is recorded under this name, whatever its case and accents."""
    return next((column for column in columns if fold(column.name) == fold(name)), None)


def record_columns(
    session: Session,
    author: Author,
    organisation_id: int,
    dataset: Dataset,
    accepted: Sequence[Column],
    *,
    now: datetime,
) -> int:
    """Add these columns to a dataset, or to a new one where it has no number; give its number.

    A column of the same name is completed: its label and what was said of its necessity stay. One
    line of the journal tells names, types and categories. Raises ``Refused``, ``Conflict``.
    """
    values: dict[str, object] = {
        "columns": _merged(dataset.columns, accepted),
        "data_categories": _categories(dataset, accepted),
    }
    if any(column.category for column in accepted) and dataset.personal_status in DOUBTFUL:
        values["personal_status"] = TO_STUDY
    if not dataset.id:
        values["name"] = dataset.name
        return create_record(session, author, organisation_id, "dataset", values, now=now)
    change_record(
        session,
        author,
        organisation_id,
        "dataset",
        dataset.id,
        values,
        version=dataset.version,
        now=now,
    )
    return dataset.id


def _merged(columns: Sequence[Column], accepted: Sequence[Column]) -> tuple[Column, ...]:
    found = {fold(column.name): column for column in accepted}
    kept = tuple(_completed(column, found.pop(fold(column.name), None)) for column in columns)
    return (*kept, *found.values())


def _completed(column: Column, found: Column | None) -> Column:
    if found is None:
        return column
    return replace(
        column,
        type=found.type or column.type,
        category=found.category or column.category,
        identifying=found.identifying or column.identifying,
        detected_by=found.detected_by,
    )


def _categories(dataset: Dataset, accepted: Sequence[Column]) -> tuple[str, ...]:
    held = {*dataset.data_categories, *(column.category for column in accepted)}
    return tuple(code for code in DATA_CATEGORIES.codes if code in held)

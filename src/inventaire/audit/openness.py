"""Questions one may ask of the publication of a dataset: open, licensed, on time."""

from __future__ import annotations

from datetime import date, timedelta

from inventaire.audit.deadlines import days_after
from inventaire.inventory.dataset import Dataset
from inventaire.vocabulary.frequencies import FREQUENCIES

#: Formats that data.gouv.fr does not count as open (udata, CLOSED_FORMATS).
CLOSED_FORMATS = frozenset({"pdf", "doc", "docx", "xls", "xlsx"})


def is_published(dataset: Dataset) -> bool:
    """Whether anybody can get it on line."""
    return dataset.publication_status == "published"


def is_opening(dataset: Dataset) -> bool:
    """Whether it is published or is going to be."""
    return dataset.publication_status in {"to_publish", "published"}


def may_be_opened(dataset: Dataset) -> bool:
    """Whether its status does not keep it from the public; udata takes any other for restricted."""
    return dataset.publication_status in {"", "to_study", "to_publish", "published"}


def has_licence(dataset: Dataset) -> bool:
    """Whether re-use conditions are stated."""
    return dataset.licence not in {"", "none_stated"}


def next_update(dataset: Dataset) -> date | None:
    """When it should be updated again; nothing where no period or no update is known."""
    frequency = FREQUENCIES.get(dataset.frequency)
    if frequency is None or frequency.days is None or dataset.updated_on is None:
        return None
    # A period under a day is due the next day: only dates are recorded.
    return days_after(dataset.updated_on, max(1, round(frequency.days)))


def is_on_time(dataset: Dataset, today: date) -> bool:
    """Whether its update is not overdue. No stated frequency counts as late (udata)."""
    frequency = FREQUENCIES.get(dataset.frequency)
    if frequency is None or frequency.code == "UNKNOWN":
        return False
    if frequency.days is None:
        return True
    due = next_update(dataset)
    return due is not None and due >= today - timedelta(days=1)


def has_open_format(dataset: Dataset) -> bool:
    """Whether one of its files has a format that data.gouv.fr counts as open."""
    return any(r.format and r.format not in CLOSED_FORMATS for r in dataset.resources)

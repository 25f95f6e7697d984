"""Questions one may ask of the description of a dataset; openness asks those of its publication."""

from __future__ import annotations

from inventaire.inventory.dataset import Dataset, Resource
from inventaire.vocabulary.metadata import FORMATS, LICENCES


def has_known_licence(dataset: Dataset) -> bool:
    """Whether its licence is one that the European vocabulary names."""
    term = LICENCES.get(dataset.licence)
    return term is not None and bool(term.iri)


def has_place(dataset: Dataset) -> bool:
    """Whether the territory it covers is said."""
    return bool(dataset.spatial_label or dataset.spatial_granularity)


def changes(dataset: Dataset) -> bool:
    """Whether it is ever updated; what was not said is taken to be."""
    return dataset.frequency not in {"NEVER", "NOT_PLANNED"}


def data_files(dataset: Dataset) -> tuple[Resource, ...]:
    """Its files and services, documentation left out."""
    return tuple(r for r in dataset.resources if r.kind != "documentation")


def any_format(dataset: Dataset, quality: str) -> bool:
    """Whether one of its files has a format of this quality: the best file counts (MQA)."""
    terms = (FORMATS.get(resource.format) for resource in data_files(dataset))
    return any(bool(getattr(term, quality)) for term in terms if term is not None)


def is_documented(dataset: Dataset) -> bool:
    """Whether one of its files is described, or is itself documentation."""
    return any(r.kind == "documentation" or r.description for r in dataset.resources)


def holds_to_dcat_ap(dataset: Dataset) -> bool:
    """Whether what DCAT-AP demands is there: a title, a description, an address for each file."""
    return bool(dataset.name and dataset.description) and all(r.url for r in dataset.resources)

"""A dataset about trees, as it is kept and as it should be published: what cases of OUV vary."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.builders import dataset

from inventaire.inventory.dataset import Dataset, Resource


def trees(**values: Any) -> Dataset:
    """A dataset about nobody, that nothing prevents from being published."""
    known = {"personal_status": "none", "subject_kind": "trees", "steward": "Espaces verts"}
    return dataset("Arbres remarquables", **{**known, **values})


def published_trees(**values: Any) -> Dataset:
    """The same, published as it should be."""
    known = {
        "publication_status": "published",
        "licence": "lov2",
        "frequency": "ANNUAL",
        "updated_on": date(2026, 6, 1),
        "resources": (Resource(url="https://valbrise.example/arbres.csv", format="csv"),),
    }
    return trees(**{**known, **values})
